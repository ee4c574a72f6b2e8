/** POST /readings: a text as a file, or as it was copied. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { findReading, type ReadingId, takeInText } from '@marsad/db';
import { isBlank, type Language, type Problem, problem } from '@marsad/indicators';
import {
  largestReadingBytes,
  ReadingBody,
  ReadingSourceBody,
  type ReadingStatus,
} from '@marsad/indicators/contract';
import { type Citation, readSource } from '@marsad/indicators/pipeline';
import type { Context } from 'hono';
import { callerOf } from '../account/door.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { isJson } from '../http/body.js';
import { fault, faults, refuse } from '../http/problems.js';
import { waitAskedFor } from '../observation/settling.js';
import { jsonPart, refusedPart } from '../upload/form-part.js';
import { plainName } from '../upload/plain-name.js';
import type { Receive } from '../upload/receive.js';
import { handIn } from './declared.js';

const largestTextBytes = 20_000;
/** A slow line takes its time for 50 MB. */
const wholeMs = 15 * 60_000;

interface Text {
  readonly name: string;
  readonly source: Citation;
  readonly language: Language | null;
  readonly bytes: number;
  readonly sha256: Uint8Array;
  readonly pieces: AsyncIterable<Uint8Array>;
}

export function readingHandInRoutes(app: Api, deps: Deps, receive: Receive): void {
  app.openapi(handIn, async (c) => {
    const seconds = waitAskedFor(c);
    if (isJson(c)) {
      // Held against its schema by then.
      const given: ReadingBody = await c.req.json();
      const made = await takenIn(c, deps, copiedText(c, deps, given));
      c.var.endTurn();
      return answered(c, deps, made, seconds);
    }
    const texts = ['source', 'name', 'language'] as const;
    const largestFileBytes = largestReadingBytes(deps.readings);
    const wanted = { by: callerOf(c), largestFileBytes, texts, largestTextBytes, wholeMs };
    const made = await receive(c, wanted, ({ content, name, size, sha256, texts: said }) =>
      takenIn(c, deps, {
        name: partOf(c, 'name', said.name) ?? plainName(name),
        source: sourceOfPart(c, deps, said.source),
        language: partOf(c, 'language', said.language),
        bytes: size,
        sha256,
        pieces: content.createReadStream({ start: 0, autoClose: false }),
      }),
    );
    // Nobody's file is held while it is read.
    return answered(c, deps, made, seconds);
  });
}

function copiedText(c: Context, deps: Deps, { text, source, name, language }: ReadingBody): Text {
  const bytes = Buffer.from(text, 'utf8');
  const cited = citationOf(c, deps, source);
  return {
    name: name === undefined || isBlank(name) ? cited.title.slice(0, 300) : name.trim(),
    source: cited,
    language: language ?? null,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest(),
    pieces: Readable.from([bytes], { objectMode: false }),
  };
}

interface Made {
  readonly id: ReadingId;
  readonly status: ReadingStatus;
}

async function takenIn(c: Context, { sql }: Deps, text: Text): Promise<Made> {
  const idempotencyKey = c.req.header('idempotency-key') ?? null;
  const made = await takeInText(sql, c.var.who.actor, { ...text, idempotencyKey });
  if (made.kind === 'key-reused') throw refuse(422, 'idempotency-key-reused', { key: idempotencyKey ?? '' });
  return made;
}

async function answered(c: Context, deps: Deps, made: Made, seconds: number | null) {
  const { id } = made;
  c.header('Location', `/api/v1/readings/${id}`);
  if (seconds === null) return c.json({ id, status: made.status }, 201);
  const status = await statusWithin(deps, id, seconds);
  c.header('Preference-Applied', `wait=${seconds}`);
  return c.json({ id, status }, 201);
}

/** Waits until it is read, or cannot be; 'reading' where time is up. */
async function statusWithin({ sql, hub }: Deps, id: ReadingId, seconds: number): Promise<ReadingStatus> {
  const deadline = performance.now() + seconds * 1_000;
  // Watched before the look, so that what happens in between is not missed.
  const watch = hub.watchReading(id);
  try {
    for (;;) {
      const status = (await findReading(sql, id))?.status ?? 'failed';
      if (status !== 'reading') return status;
      if (!(await watch.moved(Math.max(0, deadline - performance.now())))) return 'reading';
    }
  } finally {
    watch.cancel();
  }
}

function sourceOfPart(c: Context, deps: Deps, given: string | undefined): Citation {
  const source = jsonPart(c, 'source', given, ReadingSourceBody.nullable(), null);
  if (source === null) throw fault(c, '/source', problem('source-title-missing'));
  return citationOf(c, deps, source);
}

/** @throws HttpProblem naming every fault of it. */
function citationOf(c: Context, { today }: Deps, given: ReadingSourceBody): Citation {
  const found: { pointer: string; problem: Problem }[] = [];
  const citation = readSource(given, today(), (pointer, _value, one) => {
    found.push({ pointer, problem: one });
    return null;
  });
  if (citation === null || found.length > 0) throw faults(c, found);
  return citation;
}

/** Null for none. */
function partOf<Part extends 'name' | 'language'>(
  c: Context,
  part: Part,
  given: string | undefined,
): NonNullable<ReadingBody[Part]> | null {
  if (given === undefined || isBlank(given)) return null;
  const read = ReadingBody.shape[part].safeParse(given.trim());
  if (!read.success) throw refusedPart(c, { part, given, schema: null, issues: read.error.issues });
  return (read.data ?? null) as NonNullable<ReadingBody[Part]> | null;
}
