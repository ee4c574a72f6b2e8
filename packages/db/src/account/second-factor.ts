import type { Actor } from '@marsad/indicators';
import { audit } from '../audit/audit.js';
import type { Sql, Transaction } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import type { PersonId } from '../connection/ids.js';
import { isAdministrator } from './maker.js';
import { lockAdministrators } from './person.js';

/**
 * Takes a code of somebody's authenticator, once: of those at the same moment one is taken, and none is that is older
 * than the last.
 * @param step the number of its half minute since 1970.
 * @returns whether it was there to be taken.
 */
export async function takeCode(
  sql: Sql,
  { person, step }: { readonly person: PersonId; readonly step: number },
): Promise<boolean> {
  const { count } = await sql`update auth."twoFactor" set "lastUsedStep" = ${step}
    where "userId" = ${person} and coalesce("lastUsedStep" < ${step}, true)`;
  return count > 0;
}

/** Switches it off: its secret and its backup codes are gone. */
export async function removeSecondFactor(
  sql: Sql,
  actor: Actor,
  { person }: { readonly person: PersonId },
): Promise<Done> {
  await sql.begin((tx) => switchOff(tx, actor, person));
  return done;
}

/** Switches off that of somebody who has lost it, by an administrator, or by whoever runs the installation. */
export async function removeLostSecondFactor(
  sql: Sql,
  actor: Actor,
  { person }: { readonly person: PersonId },
): Promise<Done | { readonly kind: 'unchanged' | 'role-lost' }> {
  return sql.begin(async (tx) => {
    await lockAdministrators(tx);
    if (!(await isAdministrator(tx, actor))) return { kind: 'role-lost' };
    const [held] = await tx<{ on: boolean }[]>`
      select coalesce("twoFactorEnabled", false) as "on" from auth."user" where "id" = ${person} for update`;
    if (!held?.on) return { kind: 'unchanged' };
    await switchOff(tx, actor, person);
    return done;
  });
}

async function switchOff(tx: Transaction, actor: Actor, person: PersonId): Promise<void> {
  await tx`delete from auth."twoFactor" where "userId" = ${person}`;
  await tx`update auth."user" set "twoFactorEnabled" = false, "updatedAt" = now() where "id" = ${person}`;
  await audit(tx, actor, 'second-factor.off', { kind: 'person', id: person });
}
