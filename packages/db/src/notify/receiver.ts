/** Who is told of alerts. */
import type { Receiver } from '@marsad/indicators/pipeline';
import type { Executor } from '../connection/connect.js';
import { read, readable } from '../connection/stored.js';
import { storedReceiver } from './stored.js';

export interface StoredReceiver extends Receiver {
  readonly name: string;
  readonly version: number;
  readonly secret: string | null;
}

export const receiverColumns = (sql: Executor) => sql`id, name, kind, definition, version, secret`;

/** A row as it is stored. */
export function receiverOf(row: StoredReceiver): StoredReceiver {
  return { ...row, definition: read(storedReceiver, row.definition, `receiver ${row.id}`) };
}

export async function listReceivers(sql: Executor): Promise<StoredReceiver[]> {
  const rows = await sql<
    StoredReceiver[]
  >`select ${receiverColumns(sql)} from receiver where deleted_at is null order by name`;
  return readable(rows, receiverOf);
}

export async function findReceiver(sql: Executor, id: string): Promise<StoredReceiver | null> {
  const [row] = await sql<StoredReceiver[]>`
    select ${receiverColumns(sql)} from receiver where id = ${id} and deleted_at is null`;
  return row ? receiverOf(row) : null;
}

/** What a receiver was called that is gone; null where there was none of this id. */
export async function removedReceiverName(sql: Executor, id: string): Promise<string | null> {
  const [row] = await sql<{ name: string }[]>`
    select name from receiver where id::text = ${id} and deleted_at is not null`;
  return row?.name ?? null;
}
