import type { Actor } from '@marsad/indicators';
import { audit } from '../audit/audit.js';
import type { Executor, Sql, Transaction } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import type { PersonId, SessionId } from '../connection/ids.js';

export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string | null;
}

export async function listPasskeys(sql: Executor, person: PersonId): Promise<Passkey[]> {
  return sql<Passkey[]>`
    select "id", coalesce("name", '') as name, "createdAt" from auth."passkey"
    where "userId" = ${person} order by "createdAt", "id"`;
}

/**
 * Notes a passkey that the accounts library has added. Where the session it was added in has ended meanwhile (with a
 * reset, say, which did not see it yet), it goes again.
 */
export async function settlePasskey(
  sql: Sql,
  actor: Actor,
  {
    person,
    session,
    passkey,
  }: { readonly person: PersonId; readonly session: SessionId; readonly passkey: string },
): Promise<Done | { readonly kind: 'session-ended' }> {
  return sql.begin(async (tx) => {
    // Locked: whoever is ending it is waited for, and whoever ends it later removes the passkey themselves.
    const [open] = await tx`select from auth."session" where "id" = ${session} for share`;
    if (open === undefined) {
      await tx`delete from auth."passkey" where "id" = ${passkey} and "userId" = ${person}`;
      return { kind: 'session-ended' };
    }
    await audit(tx, actor, 'passkey.added', { kind: 'person', id: person });
    return done;
  });
}

export async function removePasskeysOf(
  tx: Transaction,
  actor: Actor,
  person: PersonId,
  because: 'password-reset',
): Promise<void> {
  const removed = await tx<{ name: string }[]>`
    delete from auth."passkey" where "userId" = ${person} returning coalesce("name", '') as name`;
  for (const { name } of removed)
    await audit(tx, actor, 'passkey.removed', { kind: 'person', id: person }, { name, because });
}
