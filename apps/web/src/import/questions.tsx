import type { ImportWire, QuestionWire } from '@marsad/indicators/contract';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { useIndicators } from '../api/queries.js';
import { tableApi } from '../api/tables.js';
import { useWords, type Words } from '../language/words.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { failureText } from '../ui/failed.js';
import { Notice } from '../ui/notice.js';
import { type Answer, answered, hasButtons } from './answer.js';
import { OtherAnswer } from './other-answer.js';
import { useReadAgain } from './use-import.js';
import { Cancel } from './working.js';

interface Props {
  readonly one: ImportWire;
  /** As the mapping was before the answers that led here; null where there were none. */
  readonly before: ImportWire['mapping'] | null;
  readonly answered: (before: ImportWire['mapping']) => void;
}

/**
 * What the table leaves open, one question at a time. The answers are sent together with the last of them: for each, the
 * whole table is read again.
 */
export function Questions({ one, before, answered: tellBefore }: Props) {
  const words = useWords();
  const readAgain = useReadAgain(one.id);
  const [answers, setAnswers] = useState<readonly Answer[]>([]);
  const sending = useMutation({
    mutationFn: (mapping: ImportWire['mapping']) => tableApi.putMapping(one.id, mapping),
    onSuccess: async (answer) => {
      tellBefore(one.mapping);
      await readAgain(answer);
    },
  });
  const { questions } = one;
  const answer = (next: Answer) => {
    const all = [...answers, next];
    setAnswers(all);
    if (all.length < questions.length) return;
    sending.mutate(
      questions.reduce<ImportWire['mapping']>((mapping, question, at) => {
        const said = all[at];
        return said === undefined ? mapping : answered(mapping, question, said);
      }, one.mapping),
    );
  };
  const back = () => {
    sending.reset();
    if (answers.length > 0) setAnswers(answers.slice(0, -1));
    else if (before !== null) sending.mutate(before);
  };
  const question = questions[answers.length];
  const canGoBack = !sending.isPending && (answers.length > 0 || before !== null);
  return (
    <div className="flex flex-col gap-3">
      {question === undefined ? (
        <Card>
          <p role="status">{words.t('import.answered')}</p>
        </Card>
      ) : (
        <OneQuestion
          key={answers.length}
          one={one}
          question={question}
          at={answers.length + 1}
          count={questions.length}
          takesFocus={answers.length > 0}
          answer={answer}
        />
      )}
      {sending.isError && (
        <Notice kind="error" role="alert" title={words.t('import.answersLost')}>
          {failureText(words, sending.error)}
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-3">
        {canGoBack && <Button onClick={back}>{words.t('import.previous')}</Button>}
        <Cancel one={one} />
      </div>
    </div>
  );
}

interface QuestionProps {
  readonly one: ImportWire;
  readonly question: QuestionWire;
  readonly at: number;
  readonly count: number;
  readonly takesFocus: boolean;
  readonly answer: (answer: Answer) => void;
}

function OneQuestion({ one, question, at, count, takesFocus, answer }: QuestionProps) {
  const words = useWords();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <Card labelledBy={id} className="flex flex-col gap-4">
      <div>
        <p className="text-xs font-medium text-muted">
          {words.t('import.question', { at: words.number(at), count: words.number(count) })}
        </p>
        <h2 ref={heading} id={id} tabIndex={-1} className="text-base font-semibold outline-none">
          {question.detail}
        </h2>
        {at === 1 && <p className="text-sm text-muted">{words.t('import.questionsLead')}</p>}
      </div>
      <Evidence question={question} />
      <Options question={question} answer={answer} />
      <OtherAnswer one={one} question={question} answer={answer} />
    </Card>
  );
}

function Evidence({ question: { evidence } }: { question: QuestionWire }) {
  const words = useWords();
  if (evidence.length === 0) return null;
  return (
    <div className="text-sm">
      <p className="text-muted">{words.t('import.found')}</p>
      <ul className="mt-1 flex flex-wrap gap-2">
        {evidence.map(({ row, value }) => (
          <li key={`${row} ${value}`} className="max-w-full rounded-tremor-small bg-sunken px-2 py-1">
            <span className="text-xs text-muted">
              {words.t('import.inRow', { row: words.number(row, { useGrouping: false }) })}
            </span>{' '}
            <bdi className="break-words font-medium">{value}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface OptionsProps {
  readonly question: QuestionWire;
  readonly answer: (answer: Answer) => void;
}

/** Each way to answer, and what it comes to. */
function Options({ question, answer }: OptionsProps) {
  const words = useWords();
  const labelOf = useOptionLabels(question);
  if (!hasButtons(question)) return null;
  return (
    <ul className="grid gap-2 sm:grid-cols-2">
      {question.options.map(({ value, outcome }) => (
        <li key={value} className="min-w-0">
          <button
            type="button"
            className="flex h-full w-full flex-col gap-0.5 rounded-tremor-default border border-edge bg-surface px-4 py-3 text-start text-sm hover:bg-sunken"
            onClick={() => answer({ kind: 'option', value })}
          >
            <span className="break-words font-semibold">{labelOf(value)}</span>
            {saysMore(question) && outcome !== '' && (
              <bdi className="break-words text-muted">{outcomeText(words, outcome)}</bdi>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The names of indicators and parts say all there is. */
function saysMore({ code }: QuestionWire): boolean {
  return code !== 'indicator-missing' && code !== 'code-unknown';
}

/** "01/02/2022 → 2022-02-01", with its day in words. */
function outcomeText(words: Words, outcome: string): string {
  const [, text, day] = /^(.*) → (\d{4}-\d{2}-\d{2})$/.exec(outcome) ?? [];
  return text === undefined || day === undefined ? outcome : `${text} → ${words.day(day)}`;
}

/** What the value of an option is called. */
function useOptionLabels(question: QuestionWire): (value: string) => string {
  const words = useWords();
  const { data: indicators = [] } = useIndicators();
  const { code, params } = question;
  const nameOf = (id: string) => {
    const name = indicators.find((one) => one.id === id)?.name;
    return name === undefined ? id : words.text(name);
  };
  return (value) => {
    switch (code) {
      case 'dates-ambiguous':
        return words.t(`import.order.${value as 'dmy'}`);
      case 'decimal-ambiguous':
        return words.t(value === ',' ? 'import.decimalComma' : 'import.decimalPoint');
      case 'indicator-missing':
        return nameOf(value);
      case 'code-unknown': {
        // As it stands it is no code: its rows are not taken then.
        if (value === params.code) return words.t('import.noneOfThese');
        if (params.dimension === 'indicator') return nameOf(value);
        const part = indicators
          .flatMap(({ dimensions }) => dimensions)
          .filter(({ id }) => id === params.dimension)
          .flatMap(({ codes }) => codes)
          .find((one) => one.code === value);
        return part === undefined ? value : words.text(part.name);
      }
      case 'value-missing':
        return value === 'rows' && params.shape === 'events'
          ? words.t('import.countRows')
          : words.t('import.column', { column: value });
      case 'none-ambiguous':
        return words.t(value === 'zero' ? 'import.none.zero' : 'import.none.missing');
      case 'column-ambiguous':
      case 'column-missing':
      case 'period-missing':
        return words.t('import.column', { column: value });
      case 'source-missing':
      case 'encoding-unknown':
        return value;
    }
  };
}
