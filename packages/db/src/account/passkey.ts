import type { Actor } from '@marsad/indicators';
import { audit } from '../audit/audit.js';
import type { Executor, Transaction } from '../connection/connect.js';
import type { PersonId } from '../connection/ids.js';

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
