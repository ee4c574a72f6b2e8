/** A text as it is read on a worker. What finds the figures is the worker's. */
import type { Language, Problem } from '@marsad/indicators';
import type { ReadingKind, ReadingPhase } from '@marsad/indicators/contract';
import { type FoundCandidate, storedCandidate } from '@marsad/indicators/reading';
import { json, type Sql, type Transaction } from '../connection/connect.js';
import type { ReadingId } from '../connection/ids.js';
import { holdObligation } from '../outbox/hold.js';
import { publish } from '../outbox/live-event.js';
import { discharge, lockObligations } from '../outbox/outbox.js';
import type { StoredParagraph } from './reading.js';

export interface ReadingAtWork {
  readonly id: ReadingId;
  readonly name: string;
  /** As it was said. */
  readonly language: Language | null;
  /** Of the file. */
  readonly bytes: number;
}

/** What was made of a text. */
export interface TextRead {
  readonly kind: ReadingKind;
  readonly language: Language;
  readonly pages: number | null;
  readonly notes: readonly Problem[];
  readonly paragraphs: readonly StoredParagraph[];
  readonly candidates: readonly {
    readonly paragraph: number;
    readonly page: number | null;
    readonly found: FoundCandidate;
  }[];
}

export interface ReadingContext {
  readonly held: ReadingAtWork;
  /** The file, a piece at a time. */
  pieces(): AsyncIterable<Uint8Array>;
  /** Tells how far it is, unless that was just told. @throws ReadingLeft where the text was removed. */
  progress(phase: ReadingPhase, done: number, total: number | null): Promise<void>;
}

class ReadingLeft extends Error {}

/**
 * Fulfils an obligation to read, or does nothing where it is fulfilled already or in other hands. What `readText` throws
 * with a `problem` is the text's own fault: tried again it would be the same.
 */
export async function fulfilReading(
  sql: Sql,
  obligation: number,
  readText: (context: ReadingContext) => Promise<TextRead>,
): Promise<void> {
  try {
    await sql.begin(async (tx) => {
      const asked = await holdObligation(tx, 'reading', obligation);
      if (asked === null) return;
      const held = await readingAtWork(tx, asked.reading as ReadingId);
      if (held !== null) {
        const pieces = () => chunksOf(sql, held.id);
        await store(tx, held.id, await readText({ held, pieces, progress: progressOf(sql, held.id) }));
      }
      await discharge(tx, [obligation]);
    });
  } catch (error) {
    if (error instanceof ReadingLeft) await sql.begin((tx) => discharge(tx, [obligation]));
    else if (error instanceof Error && 'problem' in error)
      await failReading(sql, obligation, error.problem as Problem);
    else throw error;
  }
}

async function readingAtWork(tx: Transaction, id: ReadingId): Promise<ReadingAtWork | null> {
  const [row] = await tx<ReadingAtWork[]>`
    select id, name, language, bytes::float8 as bytes from reading where id = ${id} and status = 'reading'`;
  return row ?? null;
}

async function* chunksOf(sql: Sql, id: ReadingId): AsyncIterable<Uint8Array> {
  for (let after = -1; ; ) {
    const [piece] = await sql<{ n: number; bytes: Uint8Array }[]>`
      select n, bytes from reading_chunk where reading_id = ${id} and n > ${after} order by n limit 1`;
    if (!piece) return;
    yield piece.bytes;
    after = piece.n;
  }
}

const rowsAtOnce = 500;

async function store(tx: Transaction, id: ReadingId, text: TextRead): Promise<void> {
  const { kind, language, pages, notes, paragraphs, candidates } = text;
  const { count } = await tx`
    update reading set status = 'read', kind = ${kind}, language = ${language}, pages = ${pages},
      notes = ${json(tx, notes)}, progress = null, settled_at = clock_timestamp()
    where id = ${id} and status = 'reading'`;
  if (count === 0) throw new ReadingLeft();
  for (let from = 0; from < paragraphs.length; from += rowsAtOnce)
    await tx`insert into reading_paragraph (reading_id, n, page, section, is_heading, text)
      select ${id}, (one -> 'n')::int, (one ->> 'page')::int, one ->> 'section', (one -> 'isHeading')::boolean, one ->> 'text'
      from jsonb_array_elements(${json(tx, paragraphs.slice(from, from + rowsAtOnce))}::jsonb) one`;
  const rows = candidates.map(({ found, ...place }, at) => ({
    ...place,
    n: at + 1,
    found: storedCandidate.write(found),
  }));
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await tx`insert into reading_candidate (reading_id, n, paragraph, page, found)
      select ${id}, (one -> 'n')::int, (one -> 'paragraph')::int, (one ->> 'page')::int, one -> 'found'
      from jsonb_array_elements(${json(tx, rows.slice(from, from + rowsAtOnce))}::jsonb) one`;
  await tx`delete from reading_chunk where reading_id = ${id}`;
  await publish(tx, [{ type: 'reading.changed', reading: id }]);
}

/** Notes why a text cannot be read; its bytes are needed no more. */
export async function failReading(sql: Sql, obligation: number, problem: Problem): Promise<void> {
  await sql.begin(async (tx) => {
    const [locked] = await lockObligations(tx, 'reading', { ids: [obligation] });
    if (!locked) return;
    await discharge(tx, [obligation]);
    await endReading(tx, locked.payload.reading, problem);
  });
}

async function endReading(tx: Transaction, id: string, problem: Problem): Promise<void> {
  await tx`update reading set status = 'failed', problem = ${json(tx, problem)}, progress = null,
    settled_at = clock_timestamp() where id = ${id} and status = 'reading'`;
  await tx`delete from reading_chunk where reading_id = ${id}`;
  await publish(tx, [{ type: 'reading.changed', reading: id as ReadingId }]);
}

const tellEveryMs = 500;

function progressOf(sql: Sql, id: ReadingId): ReadingContext['progress'] {
  let toldAt = Number.NEGATIVE_INFINITY;
  return async (phase, done, total) => {
    const now = performance.now();
    if (now - toldAt < tellEveryMs) return;
    toldAt = now;
    await sql.begin(async (tx) => {
      const { count } = await tx`update reading set progress = ${json(tx, { phase, done, total })}
        where id = ${id} and status = 'reading'`;
      if (count === 0) throw new ReadingLeft();
      await publish(tx, [{ type: 'reading.changed', reading: id }]);
    });
  };
}
