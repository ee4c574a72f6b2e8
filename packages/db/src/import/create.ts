/** Keeps a table as it came, and has it read. */
import { createHash } from 'node:crypto';
import type { Actor } from '@marsad/indicators';
import type { Mapping } from '@marsad/indicators/table';
import { audit } from '../audit/audit.js';
import { json, type Sql, type Transaction } from '../connection/connect.js';
import type { FeedId, ImportId } from '../connection/ids.js';
import { publish } from '../outbox/live-event.js';
import { oblige } from '../outbox/outbox.js';

export interface NewImport {
  readonly name: string;
  readonly mapping: Mapping;
  readonly feed?: FeedId;
  readonly pieces: AsyncIterable<Uint8Array>;
}

const chunkBytes = 1_048_576;

/** What `pieces` throws is thrown on, and nothing is kept. */
export async function createImport(
  sql: Sql,
  actor: Actor,
  { name, mapping, feed, pieces }: NewImport,
): Promise<{ readonly kind: 'done'; readonly id: ImportId }> {
  return sql.begin(async (tx) => {
    const [row] = await tx<{ id: ImportId }[]>`
      insert into import (name, actor, mapping, feed_id, bytes, sha256)
      values (${name}, ${json(tx, actor)}, ${json(tx, mapping)}, ${feed ?? null}, 0, '') returning id`;
    if (!row) throw new Error('an import could not be stored');
    const { id } = row;
    const { bytes, sha256 } = await storeChunks(tx, id, pieces);
    await tx`update import set bytes = ${bytes}, sha256 = ${sha256} where id = ${id}`;
    await oblige(tx, 'import', { import: id, step: 'read', batch: null });
    await audit(tx, actor, 'import.started', { kind: 'import', id }, { name });
    await publish(tx, [{ type: 'import.progress', import: id }]);
    return { kind: 'done', id };
  });
}

async function storeChunks(tx: Transaction, id: ImportId, pieces: AsyncIterable<Uint8Array>) {
  const hash = createHash('sha256');
  let [bytes, n, held] = [0, 0, Buffer.alloc(0)];
  const store = async () => {
    await tx`insert into import_chunk (import_id, n, bytes) values (${id}, ${n}, ${held})`;
    n += 1;
    held = Buffer.alloc(0);
  };
  for await (const piece of pieces) {
    hash.update(piece);
    bytes += piece.length;
    held = Buffer.concat([held, piece]);
    if (held.length >= chunkBytes) await store();
  }
  if (held.length > 0) await store();
  return { bytes, sha256: hash.digest() };
}
