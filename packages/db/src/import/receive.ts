/** A table as it is taken in: its bytes, its row and its first step, all or nothing. */
import { createHash } from 'node:crypto';
import { type Actor, actorKey } from '@marsad/indicators';
import type { ImportStatus } from '@marsad/indicators/contract';
import type { Mapping } from '@marsad/indicators/table';
import { audit } from '../audit/audit.js';
import { json, type Sql, type Transaction } from '../connection/connect.js';
import type { FeedId, ImportId } from '../connection/ids.js';
import { publish } from '../outbox/live-event.js';
import { oblige } from '../outbox/outbox.js';

export interface NewImport {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly sha256: Uint8Array;
  /** Exactly `size` bytes. */
  readonly content: AsyncIterable<Uint8Array>;
  /** As it came with the file; {} for none. */
  readonly mapping: Mapping;
  /** Its caller's own: the same key of somebody else is of another import. */
  readonly idempotencyKey: string | null;
  /** Whose run it is; null where somebody handed it in. */
  readonly feed: FeedId | null;
}

type Created =
  | {
      readonly kind: 'done';
      readonly id: ImportId;
      readonly status: ImportStatus;
      /** It was taken in at an earlier time. */
      readonly repeated: boolean;
    }
  | { readonly kind: 'key-reused' };

/**
 * Takes a table in. Once this has returned it can be acknowledged: nothing but the database has to survive. A content that
 * breaks off leaves nothing.
 */
export async function createImport(sql: Sql, actor: Actor, given: NewImport): Promise<Created> {
  const { name, size, sha256, mapping, idempotencyKey: key, feed } = given;
  return sql.begin(async (tx) => {
    const [made] = await tx<{ id: ImportId }[]>`
      insert into import (id, name, actor, bytes, sha256, mapping, feed_id)
      values (coalesce(${key === null ? null : idOfKey(actor, key)}::uuid, uuidv7()), ${name}, ${json(tx, actor)},
        ${size}, ${sha256}, ${json(tx, mapping)}, ${feed})
      on conflict (id) do nothing returning id`;
    if (!made) return earlier(tx, actor, given);
    await storeContent(tx, made.id, given);
    await oblige(tx, 'import', { import: made.id, step: 'read', batch: null });
    await audit(tx, actor, 'import.started', { kind: 'import', id: made.id }, { name });
    await publish(tx, [{ type: 'import.progress', import: made.id }]);
    return { kind: 'done', id: made.id, status: 'reading', repeated: false };
  });
}

/**
 * One caller's key names one import: its id is made of the two (a UUID of version 8), so that of two that come at once with
 * the same key one is made.
 */
function idOfKey(actor: Actor, key: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([actor.kind, actorKey(actor), key]))
    .digest('hex');
  const part = (from: number, to: number) => digest.slice(from, to);
  return `${part(0, 8)}-${part(8, 12)}-8${part(12, 15)}-a${part(15, 18)}-${part(18, 30)}`;
}

async function earlier(
  tx: Transaction,
  actor: Actor,
  { idempotencyKey, name, sha256 }: NewImport,
): Promise<Created> {
  const [there] = await tx<{ id: ImportId; status: ImportStatus; isSame: boolean }[]>`
    select id, status, sha256 = ${sha256} and name = ${name} as "isSame" from import
    where id = ${idOfKey(actor, idempotencyKey ?? '')}`;
  return there?.isSame
    ? { kind: 'done', id: there.id, status: there.status, repeated: true }
    : { kind: 'key-reused' };
}

const pieceBytes = 1024 * 1024;

async function storeContent(tx: Transaction, id: ImportId, { size, content }: NewImport): Promise<void> {
  let n = 0;
  let left = size;
  for await (const piece of inPieces(content)) {
    left -= piece.length;
    await tx`insert into import_chunk (import_id, n, bytes) values (${id}, ${n}, ${piece})`;
    n += 1;
  }
  if (left !== 0) throw new Error(`the content is not of ${size} bytes`);
}

/** Of the same length each, but the last. */
async function* inPieces(content: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of content) {
    for (let from = 0; from < chunk.length; ) {
      const part = chunk.subarray(from, from + pieceBytes - length);
      held.push(part);
      length += part.length;
      from += part.length;
      if (length === pieceBytes) {
        yield Buffer.concat(held, length);
        [held, length] = [[], 0];
      }
    }
  }
  if (length > 0) yield Buffer.concat(held, length);
}
