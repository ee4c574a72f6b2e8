/** A table as it is taken in: its bytes, its row and its first step, all or nothing. */
import { createHash } from 'node:crypto';
import { type Actor, actorKey } from '@marsad/indicators';
import type { ImportStatus } from '@marsad/indicators/contract';
import type { Mapping } from '@marsad/indicators/table';
import { audit } from '../audit/audit.js';
import { inChunks } from '../connection/chunks.js';
import { json, type Sql, type Transaction } from '../connection/connect.js';
import type { FeedId, ImportId } from '../connection/ids.js';
import { idOfKey } from '../connection/key-id.js';
import { publish } from '../outbox/live-event.js';
import { oblige } from '../outbox/outbox.js';
import { writtenOut } from './written-out.js';

export interface NewImport {
  readonly name: string;
  /** As it came with the file; {} for none. */
  readonly mapping: Mapping;
  /** Whose run it is, where nobody handed it in. */
  readonly feed?: FeedId;
  readonly pieces: AsyncIterable<Uint8Array>;
}

/**
 * Takes a table in. Once this has returned it can be acknowledged: nothing but the database has to survive. What `pieces`
 * throws is thrown on, and nothing is kept.
 */
export async function createImport(
  sql: Sql,
  actor: Actor,
  given: NewImport,
): Promise<{ readonly kind: 'done'; readonly id: ImportId }> {
  return sql.begin(async (tx) => {
    const id = await insertImport(tx, actor, given, null);
    if (id === null) throw new Error('an import could not be stored');
    return { kind: 'done', id };
  });
}

/** What was handed in whole by the time it is taken in. */
export interface HandedIn extends NewImport {
  readonly sha256: Uint8Array;
  /** Its caller's own: the same key of somebody else is of another import. */
  readonly idempotencyKey: string | null;
}

type Taken =
  | { readonly kind: 'done'; readonly id: ImportId; readonly status: ImportStatus }
  | { readonly kind: 'key-reused' };

/** As {@link createImport}; under a key of its caller once, however often it comes. */
export async function takeInTable(sql: Sql, actor: Actor, given: HandedIn): Promise<Taken> {
  const { idempotencyKey: key } = given;
  return sql.begin(async (tx) => {
    const wanted = key === null ? null : idOfKey('import', [actor.kind, actorKey(actor), key]);
    const id = await insertImport(tx, actor, given, wanted);
    return id === null ? earlier(tx, wanted ?? '', given) : { kind: 'done', id, status: 'reading' };
  });
}

async function earlier(tx: Transaction, id: string, { name, sha256 }: HandedIn): Promise<Taken> {
  const [there] = await tx<{ id: ImportId; status: ImportStatus; isSame: boolean }[]>`
    select id, status, sha256 = ${sha256} and name = ${name} as "isSame" from import where id = ${id}`;
  return there?.isSame ? { kind: 'done', id: there.id, status: there.status } : { kind: 'key-reused' };
}

/** @param wanted the id it is to have; any where null. @returns null where one has it already. */
async function insertImport(
  tx: Transaction,
  actor: Actor,
  { name, mapping, feed, pieces }: NewImport,
  wanted: string | null,
): Promise<ImportId | null> {
  const [row] = await tx<{ id: ImportId }[]>`
    insert into import (id, name, actor, mapping, feed_id, bytes, sha256)
    values (coalesce(${wanted}::uuid, uuidv7()), ${name}, ${json(tx, actor)}, ${json(tx, mapping)}, ${feed ?? null}, 0, '')
    on conflict (id) do nothing returning id`;
  if (!row) return null;
  const { id } = row;
  const { bytes, sha256 } = await storeChunks(tx, id, pieces);
  await tx`update import set bytes = ${bytes}, sha256 = ${sha256} where id = ${id}`;
  await oblige(tx, 'import', { import: id, step: 'read', batch: null });
  await writtenOut(tx);
  await audit(tx, actor, 'import.started', { kind: 'import', id }, { name });
  await publish(tx, [{ type: 'import.progress', import: id }]);
  return id;
}

async function storeChunks(tx: Transaction, id: ImportId, pieces: AsyncIterable<Uint8Array>) {
  const hash = createHash('sha256');
  let [bytes, n] = [0, 0];
  for await (const chunk of inChunks(pieces)) {
    hash.update(chunk);
    bytes += chunk.length;
    await tx`insert into import_chunk (import_id, n, bytes) values (${id}, ${n}, ${chunk})`;
    n += 1;
  }
  return { bytes, sha256: hash.digest() };
}
