/** Who is told of alerts. */
import { randomBytes } from 'node:crypto';
import type { Actor } from '@marsad/indicators';
import type { Matcher } from '@marsad/indicators/pipeline';
import { audit } from './audit.js';
import type { Executor, Sql } from './connect.js';

export const receiverKinds = ['webhook', 'alertmanager', 'email'] as const;

/** Times are in seconds. */
export interface ReceiverDefinition {
  readonly url: string | null;
  readonly to: readonly string[] | null;
  /** Labels whose values make a group. */
  readonly groupBy: readonly string[];
  readonly groupWait: number;
  readonly groupInterval: number;
  /** Null for never. */
  readonly repeatInterval: number | null;
  readonly sendResolved: boolean;
  readonly matchers: readonly Matcher[];
}

export interface StoredReceiver {
  readonly id: string;
  readonly name: string;
  readonly kind: (typeof receiverKinds)[number];
  readonly definition: ReceiverDefinition;
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

type NewReceiver = Pick<StoredReceiver, 'name' | 'kind' | 'definition'> & { readonly secret: string | null };

/** A webhook without a secret of its own gets one. @returns null where the name is taken. */
export async function createReceiver(
  sql: Sql,
  actor: Actor,
  receiver: NewReceiver,
): Promise<StoredReceiver | null> {
  const secret = receiver.kind === 'webhook' ? (receiver.secret ?? newSecret()) : null;
  return sql.begin(async (tx) => {
    const [row] = await tx<StoredReceiver[]>`
      insert into receiver (name, kind, definition, secret)
      values (${receiver.name}, ${receiver.kind}, ${tx.json(receiver.definition as never)}, ${secret})
      on conflict do nothing returning ${receiverColumns(tx)}`;
    if (!row) return null;
    await audit(tx, actor, 'receiver.create', row.id, { name: receiver.name });
    return row;
  });
}

/** As Standard Webhooks writes one: 24 random bytes. */
function newSecret(): string {
  return `whsec_${randomBytes(24).toString('base64')}`;
}

/** @returns null without such a receiver, 'taken' where another has the name. */
export async function editReceiver(
  sql: Sql,
  actor: Actor,
  id: string,
  next: NewReceiver,
): Promise<StoredReceiver | 'taken' | null> {
  return sql.begin(async (tx) => {
    const [held] = await tx<{ kind: string; secret: string | null }[]>`
      select kind, secret from receiver where id = ${id} and deleted_at is null for update`;
    if (!held) return null;
    const [other] =
      await tx`select from receiver where name = ${next.name} and id <> ${id} and deleted_at is null`;
    if (other) return 'taken';
    const secret = next.kind === 'webhook' ? (next.secret ?? held.secret ?? newSecret()) : null;
    const [row] = await tx<StoredReceiver[]>`
      update receiver set name = ${next.name}, kind = ${next.kind}, definition = ${tx.json(next.definition as never)},
        secret = ${secret}, version = version + 1, updated_at = now() where id = ${id} returning ${receiverColumns(tx)}`;
    await audit(tx, actor, 'receiver.edit', id, { name: next.name });
    return row ?? null;
  });
}

/** Nothing more is sent to it; what waits is given up. */
export async function deleteReceiver(sql: Sql, actor: Actor, id: string): Promise<boolean> {
  return sql.begin(async (tx) => {
    const [row] = await tx<{ name: string }[]>`
      update receiver set deleted_at = now() where id = ${id} and deleted_at is null returning name`;
    if (!row) return false;
    await tx`update delivery set status = 'dead', last_error = 'the receiver was removed'
      where receiver_id = ${id} and status = 'waiting'`;
    await audit(tx, actor, 'receiver.delete', id, { name: row.name });
    return true;
  });
}
