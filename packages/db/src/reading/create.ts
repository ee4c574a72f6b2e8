/** A text as it is taken in: its bytes, its row and the obligation to read it, all or nothing. */
import { type Actor, actorKey, type Language } from '@marsad/indicators';
import type { ReadingStatus } from '@marsad/indicators/contract';
import type { Citation } from '@marsad/indicators/pipeline';
import { audit } from '../audit/audit.js';
import { inChunks } from '../connection/chunks.js';
import { json, type Sql, type Transaction } from '../connection/connect.js';
import type { ReadingId } from '../connection/ids.js';
import { idOfKey } from '../connection/key-id.js';
import { publish } from '../outbox/live-event.js';
import { oblige } from '../outbox/outbox.js';

export interface NewReading {
  readonly name: string;
  readonly source: Citation;
  readonly language: Language | null;
  readonly bytes: number;
  readonly sha256: Uint8Array;
  readonly pieces: AsyncIterable<Uint8Array>;
  /** Its caller's own: the same key of somebody else is of another reading. */
  readonly idempotencyKey: string | null;
}

type Taken =
  | { readonly kind: 'done'; readonly id: ReadingId; readonly status: ReadingStatus }
  | { readonly kind: 'key-reused' };

/**
 * Takes a text in; under a key of its caller once, however often it comes. Once this has returned it can be acknowledged:
 * nothing but the database has to survive. What `pieces` throws is thrown on, and nothing is kept.
 */
export async function takeInText(sql: Sql, actor: Actor, given: NewReading): Promise<Taken> {
  const { idempotencyKey: key } = given;
  const wanted = key === null ? null : idOfKey('reading', [actor.kind, actorKey(actor), key]);
  return sql.begin(async (tx) => {
    const id = await insertReading(tx, actor, given, wanted);
    return id === null ? earlier(tx, wanted ?? '', given) : { kind: 'done', id, status: 'reading' };
  });
}

async function earlier(tx: Transaction, id: string, { name, sha256 }: NewReading): Promise<Taken> {
  const [there] = await tx<{ id: ReadingId; status: ReadingStatus; isSame: boolean }[]>`
    select id, status, sha256 = ${sha256} and name = ${name} as "isSame" from reading where id = ${id}`;
  return there?.isSame ? { kind: 'done', id: there.id, status: there.status } : { kind: 'key-reused' };
}

/** @param wanted the id it is to have; any where null. @returns null where one has it already. */
async function insertReading(
  tx: Transaction,
  actor: Actor,
  { name, source, language, bytes, sha256, pieces }: NewReading,
  wanted: string | null,
): Promise<ReadingId | null> {
  const [row] = await tx<{ id: ReadingId }[]>`
    insert into reading (id, name, actor, source, language, bytes, sha256)
    values (coalesce(${wanted}::uuid, uuidv7()), ${name}, ${json(tx, actor)}, ${json(tx, source)}, ${language}, ${bytes},
      ${sha256})
    on conflict (id) do nothing returning id`;
  if (!row) return null;
  const { id } = row;
  let n = 0;
  for await (const chunk of inChunks(pieces)) {
    await tx`insert into reading_chunk (reading_id, n, bytes) values (${id}, ${n}, ${chunk})`;
    n += 1;
  }
  await oblige(tx, 'reading', { reading: id }, { urgent: actor.kind === 'person' });
  await audit(tx, actor, 'reading.started', { kind: 'reading', id }, { name, title: source.title });
  await publish(tx, [{ type: 'reading.changed', reading: id }]);
  return id;
}
