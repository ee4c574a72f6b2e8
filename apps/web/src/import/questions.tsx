import type { ImportWire, QuestionWire } from '@marsad/indicators/contract';
import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { useIndicators } from '../api/queries.js';
import { tableApi } from '../api/tables.js';
import { useWords, type Words } from '../language/words.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { failureText } from '../ui/failed.js';
import { Notice } from '../ui/notice.js';
import { type Answer, answered, hasButtons } from './answer.js';
import { type AnswersHeld, answersTo, askedText, withoutRound, withRound } from './answers-kept.js';
import { OtherAnswer } from './other-answer.js';
import { StepHeading } from './step.js';
import { importKey, useReadAgain } from './use-import.js';
import { Cancel } from './working.js';

interface Props {
  readonly one: ImportWire;
  readonly held: AnswersHeld;
}

/**
 * What the table leaves open, one question at a time. The answers are kept on this device and sent together with the last
 * of them: for each, the whole table would be read again.
 */
export function Questions({ one, held: { answered: said, keep } }: Props) {
  const words = useWords();
  const readAgain = useReadAgain(one.id);
  const { questions } = one;
  const asked = askedText(questions);
  const answers = answersTo(said, asked);
  const { isGoingBack, goBack, error: backError } = useRoundBefore(one, { answered: said, keep });
  const sending = useMutation({
    mutationFn: (all: readonly Answer[]) => tableApi.putMapping(one.id, mappingWith(one, all)),
    onSuccess: async (answer, all) => {
      keep(withRound({ ...said, asked, answers: all }, one.mapping));
      await readAgain(answer);
    },
  });
  const answer = (next: Answer) => {
    const all = [...answers, next];
    keep({ ...said, asked, answers: all });
    if (all.length >= questions.length) sending.mutate(all);
  };
  const back = () => {
    sending.reset();
    if (answers.length > 0) keep({ ...said, asked, answers: answers.slice(0, -1) });
    else goBack();
  };
  const question = questions[answers.length];
  const isOnItsWay = sending.isPending || sending.isSuccess || isGoingBack;
  const error = sending.error ?? backError;
  return (
    <div className="flex flex-col gap-3">
      {question !== undefined && !isOnItsWay ? (
        <OneQuestion
          key={answers.length}
          one={one}
          question={question}
          at={answers.length + 1}
          count={questions.length}
          answer={answer}
        />
      ) : (
        <Card>
          {isOnItsWay ? (
            <p role="status">{words.t('import.answered')}</p>
          ) : (
            <Button look="primary" onClick={() => sending.mutate(answers)}>
              {words.t('import.sendAnswers')}
            </Button>
          )}
        </Card>
      )}
      {error !== null && (
        <Notice kind="error" role="alert" title={words.t('import.answersLost')}>
          {failureText(words, error)}
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-3">
        {!isOnItsWay && (answers.length > 0 || said.rounds.length > 0) && (
          <Button onClick={back}>{words.t('import.previous')}</Button>
        )}
        <Cancel one={one} />
      </div>
    </div>
  );
}

function mappingWith({ mapping, questions }: ImportWire, answers: readonly Answer[]): ImportWire['mapping'] {
  return questions.reduce((made, question, at) => {
    const said = answers[at];
    return said === undefined ? made : answered(made, question, said);
  }, mapping);
}

/** Back to the questions before the ones that are open now: the table is read as it was then. */
export function useRoundBefore(one: ImportWire, { answered: said, keep }: AnswersHeld) {
  const readAgain = useReadAgain(one.id);
  const before = said.rounds.at(-1)?.before;
  const going = useMutation({
    mutationKey: importKey(one.id),
    mutationFn: (mapping: ImportWire['mapping']) => tableApi.putMapping(one.id, mapping),
    onSuccess: async (answer) => {
      keep(withoutRound(said));
      await readAgain(answer);
    },
  });
  return {
    canGoBack: before !== undefined,
    isGoingBack: going.isPending || going.isSuccess,
    error: going.error,
    goBack: () => {
      if (before !== undefined) going.mutate(before);
    },
  };
}

interface QuestionProps {
  readonly one: ImportWire;
  readonly question: QuestionWire;
  readonly at: number;
  readonly count: number;
  readonly answer: (answer: Answer) => void;
}

function OneQuestion({ one, question, at, count, answer }: QuestionProps) {
  const words = useWords();
  const id = useId();
  return (
    <Card labelledBy={id} className="flex flex-col gap-4">
      <div>
        <p className="text-xs font-medium text-muted">
          {words.t('import.question', { at: words.number(at), count: words.number(count) })}
        </p>
        <StepHeading id={id}>{question.detail}</StepHeading>
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
        if (value === '_T') return words.t('import.totalOfAll');
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
      case 'scale-said':
        return words.t(value === 'multiply' ? 'import.scale.multiply' : 'import.scale.asWritten');
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
