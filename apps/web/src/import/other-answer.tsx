import type { ImportWire, QuestionWire } from '@marsad/indicators/contract';
import { type FormEvent, useState } from 'react';
import { useIndicators } from '../api/queries.js';
import { useWords, type Words } from '../language/words.js';
import { useWhyNot } from '../session/session.js';
import { Button } from '../ui/button.js';
import { Field } from '../ui/field.js';
import { TextLink } from '../ui/text-link.js';
import { type Answer, hasButtons } from './answer.js';
import { referenceOf } from './mapping-edit.js';

interface Props {
  readonly one: ImportWire;
  readonly question: QuestionWire;
  readonly answer: (answer: Answer) => void;
}

/** Another answer than those that are offered, where there can be one. */
export function OtherAnswer({ one, question, answer }: Props) {
  const words = useWords();
  const choices = useChoices(one, question);
  switch (question.code) {
    case 'source-missing':
    case 'period-missing': {
      const isSource = question.code === 'source-missing';
      return (
        <div className="grid gap-4 sm:grid-cols-2">
          <Typed
            label={words.t(isSource ? 'import.other.source' : 'import.other.period')}
            take={(is) => answer({ kind: 'constant', is })}
            maxLength={isSource ? 500 : 100}
          />
          <Chosen
            label={words.t(isSource ? 'import.other.sourceColumn' : 'import.other.column')}
            choices={choices}
            take={(column) => answer({ kind: 'column', column })}
          />
        </div>
      );
    }
    case 'indicator-missing':
    case 'code-unknown':
      return (
        <>
          <Chosen
            label={words.t(listLabel(question))}
            choices={choices}
            take={(value) => answer({ kind: 'option', value })}
          />
          {isOfIndicator(question) && <OwnIndicator />}
        </>
      );
    case 'value-missing':
      // Of a table of many columns of figures each says for itself what it holds.
      if (question.params.shape === 'wide')
        return <p className="text-sm text-muted">{words.t('import.other.below')}</p>;
      return <AnotherColumn choices={choices} answer={answer} />;
    case 'column-missing':
    case 'column-ambiguous':
      return <AnotherColumn choices={choices} answer={answer} />;
    case 'dates-ambiguous':
    case 'decimal-ambiguous':
    case 'encoding-unknown':
    case 'none-ambiguous':
    case 'scale-said':
      return null;
  }
}

function AnotherColumn({ choices, answer }: { choices: readonly Choice[] } & Pick<Props, 'answer'>) {
  const words = useWords();
  return (
    <Chosen
      label={words.t('import.other.column')}
      choices={choices}
      take={(column) => answer({ kind: 'column', column })}
    />
  );
}

const isOfIndicator = ({ code, params }: QuestionWire) =>
  code === 'indicator-missing' || params.dimension === 'indicator';

/** The way on for figures of what nobody has counted here yet; the answers so far wait. */
function OwnIndicator() {
  const words = useWords();
  return (
    <p className="text-sm text-muted">
      {words.t('import.ownIndicator')}{' '}
      {useWhyNot('admin') === null ? (
        <TextLink href="/settings/indicators">{words.t('import.ownIndicatorAdd')}</TextLink>
      ) : (
        words.t('import.ownIndicatorAsk')
      )}
    </p>
  );
}

function listLabel(question: QuestionWire) {
  const isIndicator = isOfIndicator(question);
  if (!hasButtons(question)) return isIndicator ? 'field.indicator' : 'import.group.part';
  return isIndicator ? 'import.other.indicator' : 'import.other.part';
}

type Choice = readonly [value: string, label: string];

/** What is not among the options already. */
function useChoices(one: ImportWire, question: QuestionWire): readonly Choice[] {
  const words = useWords();
  const { data: indicators = [] } = useIndicators();
  const values = question.options.map(({ value }) => value);
  const offered = new Set(hasButtons(question) ? values : []);
  // The likeliest first, as the options are; what is none of them after them.
  const place = ([value]: Choice) => (values.includes(value) ? values.indexOf(value) : values.length);
  return allChoices(words, { one, question, indicators })
    .filter(([value]) => !offered.has(value))
    .toSorted((a, b) => place(a) - place(b));
}

interface ChoicesOf {
  readonly one: ImportWire;
  readonly question: QuestionWire;
  readonly indicators: NonNullable<ReturnType<typeof useIndicators>['data']>;
}

function allChoices(words: Words, { one, question, indicators }: ChoicesOf): readonly Choice[] {
  switch (question.code) {
    case 'indicator-missing':
      return indicators.map(({ id, name }) => [id, words.text(name)]);
    case 'code-unknown': {
      const none = [String(question.params.code), words.t('import.noneOfThese')] as const;
      if (question.params.dimension === 'indicator')
        return [...indicators.map(({ id, name }) => [id, words.text(name)] as const), none];
      const codes = indicators
        .flatMap(({ dimensions }) => dimensions)
        .filter(({ id }) => id === question.params.dimension)
        .flatMap((dimension) => dimension.codes);
      return [...new Map(codes.map(({ code, name }) => [code, words.text(name)])), none];
    }
    default: {
      const names = one.columns.map(({ name }) => name);
      return names.map((name, at) => [
        referenceOf(names, at),
        name.trim() === '' ? words.t('import.columnNumber', { number: words.number(at + 1) }) : name,
      ]);
    }
  }
}

interface ChosenProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly take: (value: string) => void;
}

function Chosen({ label, choices, take }: ChosenProps) {
  const words = useWords();
  const [value, setValue] = useState('');
  if (choices.length === 0) return null;
  return (
    <OneField label={label} isReady={value !== ''} take={() => take(value)}>
      {(aids) => (
        <select {...aids} value={value} onChange={({ target }) => setValue(target.value)}>
          <option value="">{words.t('import.choose')}</option>
          {choices.map(([one, name]) => (
            <option key={one} value={one}>
              {name}
            </option>
          ))}
        </select>
      )}
    </OneField>
  );
}

interface TypedProps {
  readonly label: string;
  readonly maxLength: number;
  readonly take: (text: string) => void;
}

function Typed({ label, maxLength, take }: TypedProps) {
  const [text, setText] = useState('');
  return (
    <OneField label={label} isReady={text.trim() !== ''} take={() => take(text.trim())}>
      {(aids) => (
        <input
          {...aids}
          dir="auto"
          maxLength={maxLength}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      )}
    </OneField>
  );
}

interface OneFieldProps {
  readonly label: string;
  readonly isReady: boolean;
  readonly take: () => void;
  readonly children: Parameters<typeof Field>[0]['children'];
}

/** A field with the button that answers with it. */
function OneField({ label, isReady, take, children }: OneFieldProps) {
  const words = useWords();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) take();
  };
  return (
    <form className="flex max-w-xl flex-wrap items-end gap-3" onSubmit={onSubmit}>
      <div className="min-w-0 flex-1 basis-56">
        <Field label={label}>{children}</Field>
      </div>
      <Button type="submit" look={isReady ? 'primary' : 'quiet'} disabled={!isReady}>
        {words.t('import.use')}
      </Button>
    </form>
  );
}
