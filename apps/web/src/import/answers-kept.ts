/** Answers to the questions of tables until the last of them is sent, as this device keeps them: a reload loses none. */
import type { ImportWire, QuestionWire } from '@marsad/indicators/contract';
import { type Fields, fieldsOf, listOf, value, withParts } from '@marsad/indicators/stored';
import { useEffect, useState } from 'react';
import { keepLocalDocument, localDocument } from '../session/local-document.js';
import { useSession } from '../session/session.js';
import type { Answer } from './answer.js';

type Mapping = ImportWire['mapping'];

/** A round of questions that was answered: what the mapping was before, and what was said. */
interface Round {
  readonly asked: string;
  readonly answers: readonly Answer[];
  readonly before: Mapping;
}

export interface Answered {
  /** The questions that the answers are to: to others they say nothing. */
  readonly asked: string;
  readonly answers: readonly Answer[];
  readonly rounds: readonly Round[];
}

interface OfTable extends Answered {
  readonly table: string;
}

const none: Answered = { asked: '', answers: [], rounds: [] };
/** Tables, the latest first, and rounds of one of them. */
const mostTables = 8;
const mostRounds = 8;

export function askedText(questions: readonly Pick<QuestionWire, 'code' | 'column' | 'params'>[]): string {
  return JSON.stringify(questions.map(({ code, column, params }) => [code, column, params]));
}

/** The answers so far, where they are to these questions. */
export function answersTo({ asked, answers }: Answered, questions: string): readonly Answer[] {
  return asked === questions ? answers : [];
}

/** The last answer was sent: the round is over, and can be gone back to. */
export function withRound({ asked, answers, rounds }: Answered, before: Mapping): Answered {
  return { asked: '', answers: [], rounds: [...rounds, { asked, answers, before }].slice(-mostRounds) };
}

/** Back in the round before, with its last question open again. */
export function withoutRound({ rounds }: Answered): Answered {
  const last = rounds.at(-1);
  if (last === undefined) return none;
  return { asked: last.asked, answers: last.answers.slice(0, -1), rounds: rounds.slice(0, -1) };
}

function answerOf(given: unknown): Answer {
  const { kind, ...of } = fieldsOf(given, 'an answer');
  if (kind === 'option') return { kind, ...withParts<{ readonly value: string }>({ value: 'text' })(of) };
  if (kind === 'column') return { kind, ...withParts<{ readonly column: string }>({ column: 'text' })(of) };
  return { kind: 'constant', ...withParts<{ readonly is: string }>({ is: 'text' })(of) };
}

function roundOf(given: unknown): Round {
  const round = withParts<{ readonly asked: string; readonly answers: readonly unknown[]; before: Fields }>(
    { asked: 'text', answers: 'list', before: 'fields' },
    'a round',
  )(fieldsOf(given, 'a round'));
  return { asked: round.asked, answers: round.answers.map(answerOf), before: round.before };
}

function tableOf(given: unknown): OfTable {
  const { table, asked, ...of } = withParts<{
    readonly table: string;
    readonly asked: string;
    readonly answers: readonly unknown[];
    readonly rounds: readonly unknown[];
  }>(
    { table: 'text', asked: 'text', answers: 'list', rounds: 'list' },
    'a table',
  )(fieldsOf(given, 'a table'));
  return { table, asked, answers: of.answers.map(answerOf), rounds: of.rounds.map(roundOf) };
}

/** A list, without a version: what cannot be read in it is asked again. */
export const answersDocument = value<readonly OfTable[]>('list of answers', (given) =>
  listOf(given).flatMap((one) => {
    try {
      return [tableOf(one)];
    } catch {
      return [];
    }
  }),
);

const keptBy = (person: string | null) => localDocument(person, 'answers', answersDocument) ?? [];

export function keptAnswers(person: string | null, table: string): Answered {
  return keptBy(person).find((one) => one.table === table) ?? none;
}

/** @param answered null where the table asks nothing any more. */
export function keepAnswers(person: string | null, table: string, answered: Answered | null): void {
  const held = keptBy(person);
  const others = held.filter((one) => one.table !== table);
  if (answered === null && others.length === held.length) return;
  const kept = answered === null ? others : [{ table, ...answered }, ...others].slice(0, mostTables);
  keepLocalDocument(person, 'answers', answersDocument, kept.length === 0 ? null : kept);
}

export interface AnswersHeld {
  readonly answered: Answered;
  readonly keep: (answered: Answered) => void;
}

/** What was answered of a table, here or before a reload; forgotten once it is recorded or given up. */
export function useAnswers({ id, status }: Pick<ImportWire, 'id' | 'status'>): AnswersHeld {
  const person = useSession().person?.id ?? null;
  const [answered, setAnswered] = useState(() => keptAnswers(person, id));
  const isOver = status === 'committed' || status === 'undone' || status === 'cancelled';
  useEffect(() => {
    if (isOver) keepAnswers(person, id, null);
  }, [isOver, person, id]);
  return {
    answered,
    keep: (next) => {
      setAnswered(next);
      keepAnswers(person, id, next);
    },
  };
}
