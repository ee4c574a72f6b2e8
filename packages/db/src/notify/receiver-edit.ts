/** What administrators do with receivers. */
import { randomBytes } from 'node:crypto';
import { type Actor, folded } from '@marsad/indicators';
import { audit } from '../audit/audit.js';
import type { Sql, Transaction } from '../connection/connect.js';
import { keep } from '../connection/stored.js';
import { giveUpWaiting } from './delivery.js';
import { forgetTold, handOver, regroup } from './group.js';
import { receiverColumns, receiverOf, type StoredReceiver } from './receiver.js';
import { storedReceiver } from './stored.js';
import { lockAllTelling } from './telling-lock.js';

/** `secret`: the key of a webhook, or the token that another service wants; undefined for the one it has. */
type NewReceiver = Pick<StoredReceiver, 'name' | 'kind' | 'definition'> & {
  readonly secret: string | null | undefined;
};

/** A webhook without a key of its own gets one; a token is of the kind of service that gave it. */
function secretOf({ kind, secret }: NewReceiver, held: StoredReceiver | null): string | null {
  if (kind === 'webhook') return secret ?? (held?.kind === kind ? held.secret : null) ?? newSecret();
  return secret === undefined && held?.kind === kind ? held.secret : (secret ?? null);
}

/**
 * Whether the token that it would keep would go to another server: what a thief of a session cannot read, they must not
 * have sent to a server of their own either. The key of a webhook is never sent.
 */
function sendsTokenElsewhere({ kind, secret, definition }: NewReceiver, held: StoredReceiver): boolean {
  const keeps = kind !== 'webhook' && held.kind === kind && secret === undefined && held.secret !== null;
  return keeps && originOf(definition.url) !== originOf(held.definition.url);
}

const originOf = (url: string | null) => (url === null ? null : new URL(url).origin);

/** A webhook without a secret of its own gets one. */
export async function createReceiver(
  sql: Sql,
  actor: Actor,
  receiver: NewReceiver,
): Promise<{ readonly kind: 'done'; readonly receiver: StoredReceiver } | { readonly kind: 'name-taken' }> {
  const secret = secretOf(receiver, null);
  return sql.begin(async (tx) => {
    await lockAllTelling(tx);
    if (await isTaken(tx, receiver.name, null)) return { kind: 'name-taken' };
    const [row] = await tx<StoredReceiver[]>`
      insert into receiver (name, kind, definition, secret)
      values (${receiver.name}, ${receiver.kind}, ${keep(tx, storedReceiver, receiver.definition)}, ${secret})
      on conflict do nothing returning ${receiverColumns(tx)}`;
    if (!row) return { kind: 'name-taken' };
    const created = receiverOf(row);
    await audit(tx, actor, 'receiver.create', { kind: 'receiver', id: row.id }, { name: receiver.name });
    if (row.kind === 'alertmanager') await handOver(tx, created);
    return { kind: 'done', receiver: created };
  });
}

/** Names are compared as people see them: without case and marks that nobody sees. @param id whose name it may be. */
async function isTaken(tx: Transaction, name: string, id: string | null): Promise<boolean> {
  const seen = folded(name);
  await tx`select pg_advisory_xact_lock(hashtextextended(${`receiver ${seen}`}, 0))`;
  const [other] = await tx`
    select from receiver where lower(folded(name)) = ${seen} and id is distinct from ${id} and deleted_at is null`;
  return other !== undefined;
}

/** As Standard Webhooks writes one: 24 random bytes. */
function newSecret(): string {
  return `whsec_${randomBytes(24).toString('base64')}`;
}

export type ReceiverEditResult =
  | { readonly kind: 'done'; readonly receiver: StoredReceiver }
  /** The token that it has must not go to another server: it is to be given again. */
  | { readonly kind: 'not-found' | 'name-taken' | 'token-anew' }
  | { readonly kind: 'conflict'; readonly version: number };

/** @param seen the version whoever edits has in front of them; null for whichever is there. */
export async function editReceiver(
  sql: Sql,
  actor: Actor,
  { id, next, seen }: { readonly id: string; readonly next: NewReceiver; readonly seen: number | null },
): Promise<ReceiverEditResult> {
  return sql.begin(async (tx) => {
    await lockAllTelling(tx);
    const [kept] = await tx<StoredReceiver[]>`
      select ${receiverColumns(tx)} from receiver where id = ${id} and deleted_at is null for update`;
    if (!kept) return { kind: 'not-found' };
    const held = receiverOf(kept);
    if (seen !== null && seen !== held.version) return { kind: 'conflict', version: held.version };
    // One that was called so before names were compared like this may go on to be.
    if (next.name !== held.name && (await isTaken(tx, next.name, id))) return { kind: 'name-taken' };
    if (sendsTokenElsewhere(next, held)) return { kind: 'token-anew' };
    const secret = secretOf(next, held);
    const [row] = await tx<StoredReceiver[]>`
      update receiver set name = ${next.name}, kind = ${next.kind}, definition = ${keep(tx, storedReceiver, next.definition)},
        secret = ${secret}, version = version + 1, updated_at = now() where id = ${id} returning ${receiverColumns(tx)}`;
    if (!row) return { kind: 'not-found' };
    await audit(tx, actor, 'receiver.edit', { kind: 'receiver', id }, { name: next.name });
    const edited = receiverOf(row);
    await lookAgain(tx, held, edited);
    return { kind: 'done', receiver: edited };
  });
}

/** Whoever is told now knows what they were told: the end of what concerns them no more is told to them too. */
async function lookAgain(tx: Transaction, before: StoredReceiver, now: StoredReceiver): Promise<void> {
  const isMoved = before.kind !== now.kind || before.definition.url !== now.definition.url;
  if (now.kind === 'alertmanager' && isMoved) await forgetTold(tx, now.id);
  else await regroup(tx, now);
  if (now.kind === 'alertmanager') await handOver(tx, now);
}

/** Nothing more is sent to it; what waits is given up. */
export async function deleteReceiver(
  sql: Sql,
  actor: Actor,
  { id }: { readonly id: string },
): Promise<{ readonly kind: 'done' | 'not-found' }> {
  return sql.begin(async (tx) => {
    // Whoever is deciding whom to tell is done first: what they write down for it is given up with the rest.
    await lockAllTelling(tx);
    const [row] = await tx<{ name: string }[]>`
      update receiver set deleted_at = now() where id = ${id} and deleted_at is null returning name`;
    if (!row) return { kind: 'not-found' };
    await giveUpWaiting(tx, id);
    await audit(tx, actor, 'receiver.delete', { kind: 'receiver', id }, { name: row.name });
    return { kind: 'done' };
  });
}
