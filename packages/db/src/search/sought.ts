/** What somebody looks for, as the database is asked for it; and how a part of what is found is handed on. */
import { searchFolded } from '@marsad/indicators';
import type { Executor, Sql, Transaction } from '../connection/connect.js';

export interface Sought {
  /** As it is compared with whole titles and figures. */
  readonly folded: string;
  /** For to_tsquery: every word, the last one as a beginning. */
  readonly query: string;
}

/** More words, and longer ones, than anybody looks for. */
export const mostWords = 12;
const longestWord = 80;

/** What somebody looks for, word by word, each folded and cut to a length that can be looked up; none where there is no word. */
export function searchWords(text: string): readonly string[] {
  const folded = searchFolded(text);
  if (folded === '') return [];
  return folded
    .split(' ')
    .slice(0, mostWords)
    .map((word) => Array.from(word).slice(0, longestWord).join(''));
}

/** Null where there is no word in it, so that nothing can be found. */
export function soughtIn(text: string): Sought | null {
  const words = searchWords(text);
  if (words.length === 0) return null;
  // No sign is left in a folded word that would mean anything to to_tsquery, a quote least of all.
  return { folded: searchFolded(text), query: `${words.map((word) => `'${word}'`).join(' & ')}:*` };
}

/** Hits of one kind in their order, each with the place after which the next part begins. */
export interface Found<Hit, Place> {
  readonly hits: readonly (Hit & { readonly place: Place })[];
  /** Where to go on after all of them; null where there is nothing after them. */
  readonly end: Place | null;
}

/** Of `limit` and one more rows that were asked for. */
export function foundIn<Hit, Place>(
  rows: readonly (Hit & { readonly place: Place })[],
  limit: number,
): Found<Hit, Place> {
  const hits = rows.slice(0, limit);
  return { hits, end: rows.length > limit ? (hits.at(-1)?.place ?? null) : null };
}

const part = (sql: Executor) => sql`true`;
/** A part of a statement. */
export type Part = ReturnType<typeof part>;

/** Whether the words are in a text, which is written as the index of it is. */
export const matches = (sql: Executor, text: Part, { query }: Sought): Part =>
  sql`to_tsvector('simple', search_folded(${text})) @@ to_tsquery('simple', ${query})`;

/**
 * Reads for a search. Each has its own bound; that a table is read from end to end instead, since half of it seems to fit,
 * would break them all: each row would have to be folded.
 */
export async function searching<T>(sql: Sql, read: (tx: Transaction) => Promise<T>): Promise<T> {
  return (await sql.begin('read only', async (tx) => {
    await tx`select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)`;
    return read(tx);
  })) as T;
}
