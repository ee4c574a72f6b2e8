/** Who is told of alerts. */
import type { Receiver } from '@marsad/indicators/pipeline';
import type { Executor } from '../connection/connect.js';

export interface StoredReceiver extends Receiver {
  readonly name: string;
  readonly version: number;
  readonly secret: string | null;
}

export const receiverColumns = (sql: Executor) => sql`id, name, kind, definition, version, secret`;

export async function listReceivers(sql: Executor): Promise<StoredReceiver[]> {
  return sql<
    StoredReceiver[]
  >`select ${receiverColumns(sql)} from receiver where deleted_at is null order by name`;
}

export async function findReceiver(sql: Executor, id: string): Promise<StoredReceiver | null> {
  const [row] = await sql<StoredReceiver[]>`
    select ${receiverColumns(sql)} from receiver where id = ${id} and deleted_at is null`;
  return row ?? null;
}

/** What a receiver was called that is gone; null where there was none of this id. */
export async function removedReceiverName(sql: Executor, id: string): Promise<string | null> {
  const [row] = await sql<{ name: string }[]>`
    select name from receiver where id::text = ${id} and deleted_at is not null`;
  return row?.name ?? null;
}
