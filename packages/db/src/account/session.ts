import type { Actor, Role } from '@marsad/indicators';
import { audit } from '../audit/audit.js';
import type { Executor, Sql } from '../connection/connect.js';
import { announceAccess } from './access.js';

export interface AccountSession {
  readonly id: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
  readonly address: string | null;
  readonly userAgent: string | null;
}

export async function listSessions(sql: Executor, person: string): Promise<AccountSession[]> {
  return sql<AccountSession[]>`
    select "id", "createdAt", "updatedAt" as "lastSeenAt", "expiresAt", "ipAddress" as address, "userAgent"
    from auth."session" where "userId" = ${person} and "expiresAt" > now() order by "updatedAt" desc`;
}

/** Ends one session of a person, or all but the kept one. @returns how many ended. */
export async function endSessions(
  sql: Sql,
  actor: Actor,
  person: string,
  which: { readonly only: string } | { readonly allBut: string },
): Promise<number> {
  return sql.begin(async (tx) => {
    const ended =
      'only' in which
        ? await tx`delete from auth."session" where "userId" = ${person} and "id" = ${which.only}`
        : await tx`delete from auth."session" where "userId" = ${person} and "id" <> ${which.allBut}`;
    if (ended.count > 0)
      await audit(tx, actor, 'session.ended', `person ${person}`, { sessions: ended.count });
    await announceAccess(tx);
    return ended.count;
  });
}

/** What the owner of a session may do now; null where it has ended or expired, or they may not sign in. */
export async function roleInSession(sql: Executor, id: string): Promise<Role | null> {
  const [row] = await sql<{ role: Role }[]>`
    select u."role" from auth."session" s join auth."user" u on u."id" = s."userId"
    where s."id" = ${id} and s."expiresAt" > now() and u."disabledAt" is null`;
  return row?.role ?? null;
}

/** Notes that somebody came in, and how. */
export async function noteSignIn(
  sql: Sql,
  actor: Extract<Actor, { kind: 'person' }>,
  by: string,
): Promise<void> {
  await sql.begin((tx) => audit(tx, actor, 'session.started', `person ${actor.id}`, { by }));
}
