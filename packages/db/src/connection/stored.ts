/** Documents in rows: how they go in, and how they come out as what they are today. */
import { channel } from 'node:diagnostics_channel';
import { type Stored, Unreadable } from '@marsad/indicators/stored';
import { type Executor, json } from './connect.js';

/** A document as a jsonb parameter, with its version. */
export function keep<T>(sql: Executor, stored: Stored<T>, value: T) {
  return json(sql, stored.write(value));
}

/**
 * A document as it is today. Whatever decides by it uses this: an evaluation that cannot read what it goes by fails, is
 * tried again and says so on /pipeline, and changes nothing meanwhile.
 * @param place the table and the row, as in `alert_rule aid-trucks`.
 * @throws Unreadable naming the place.
 */
export function read<T>(stored: Stored<T>, given: unknown, place: string): T {
  try {
    return stored.read(given);
  } catch (error) {
    throw error instanceof Unreadable ? error.at(place) : error;
  }
}

/** As {@link read}, and null for null. */
export function readOr<T>(stored: Stored<T>, given: unknown, place: string): T | null {
  return given === null ? null : read(stored, given, place);
}

/** The rows of a list that can be read. One that cannot is left out of it and reported: the others are shown all the same. */
export function readable<Row, T>(rows: readonly Row[], parse: (row: Row) => T): T[] {
  return readApart(rows, parse).read;
}

/** As {@link readable}, and the rows that are left out: for a list that says so. */
export function readApart<Row, T>(
  rows: readonly Row[],
  parse: (row: Row) => T,
): { readonly read: T[]; readonly unread: Row[] } {
  const [read, unread]: [T[], Row[]] = [[], []];
  for (const row of rows)
    try {
      read.push(parse(row));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      report(error);
      unread.push(row);
    }
  return { read, unread };
}

/** A page of {@link readable} rows, filled up with those after it: a short page would be taken for the last. */
export async function readablePage<Row, T>(
  limit: number | undefined,
  fetch: (limit: number | undefined, after: Row | null) => Promise<readonly Row[]>,
  parse: (row: Row) => T,
): Promise<T[]> {
  const page: T[] = [];
  let after: Row | null = null;
  for (;;) {
    const wanted: number | undefined = limit === undefined ? undefined : limit - page.length;
    const rows = await fetch(wanted, after);
    page.push(...readable(rows, parse));
    after = rows.at(-1) ?? null;
    if (wanted === undefined || rows.length < wanted || limit === page.length) return page;
  }
}

const reports = channel('marsad.unreadable');
const reported = new Set<string>();
/** After so many a person has more to do than to read lines. */
const mostReported = 1_000;

/** Says once of each document that it cannot be read. */
export function report(error: Unreadable): void {
  if (reported.has(error.message) || reported.size >= mostReported) return;
  reported.add(error.message);
  reports.publish(error);
}

/** Calls `tell` with what cannot be read, once for each document and process. @returns what ends it. */
export function onUnreadable(tell: (error: Unreadable) => void): () => void {
  const listener = (error: unknown) => tell(error as Unreadable);
  reports.subscribe(listener);
  return () => {
    reports.unsubscribe(listener);
  };
}
