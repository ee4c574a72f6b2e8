import type { Actor, Role } from '@marsad/indicators';
import { audit } from '../audit/audit.js';
import type { Executor, Sql, Transaction } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import type { PersonId, SessionId } from '../connection/ids.js';
import { inPortions } from '../connection/portions.js';
import { announceAccess } from './access.js';

export interface AccountSession {
  readonly id: SessionId;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
  readonly address: string | null;
  readonly userAgent: string | null;
}

export async function listSessions(sql: Executor, person: PersonId): Promise<AccountSession[]> {
  return sql<AccountSession[]>`
    select "id", "createdAt", "updatedAt" as "lastSeenAt", "expiresAt", "ipAddress" as address, "userAgent"
    from auth."session" where "userId" = ${person} and "expiresAt" > now() order by "updatedAt" desc`;
}

/** Ends one session of a person, or all but the kept one. */
export async function endSessions(
  sql: Sql,
  actor: Actor,
  {
    person,
    ...which
  }: { readonly person: PersonId } & ({ readonly only: SessionId } | { readonly allBut: SessionId }),
): Promise<{ readonly kind: 'done'; readonly ended: number }> {
  return sql.begin(async (tx) => {
    const ended =
      'only' in which
        ? await tx`delete from auth."session" where "userId" = ${person} and "id" = ${which.only}`
        : await tx`delete from auth."session" where "userId" = ${person} and "id" <> ${which.allBut}`;
    if (ended.count > 0)
      await audit(tx, actor, 'session.ended', { kind: 'person', id: person }, { sessions: ended.count });
    await announceAccess(tx);
    return { kind: 'done', ended: ended.count };
  });
}

/** What the owner of a session may do now; null where it has ended or expired, or they may not sign in. */
export async function roleInSession(sql: Executor, id: SessionId): Promise<Role | null> {
  const [row] = await sql<{ role: Role }[]>`
    select u."role" from auth."session" s join auth."user" u on u."id" = s."userId"
    where s."id" = ${id} and s."expiresAt" > now() and u."disabledAt" is null`;
  return row?.role ?? null;
}

/** What somebody came in with that may have ended meanwhile; null for what Marsad cannot take away, a single sign-on. */
export type ShownAtSignIn = { readonly passwordHash: string } | { readonly credentialId: string } | null;

/**
 * Whether what somebody came in with holds, asked once their session (or the challenge of a second factor) is there:
 * whoever ended their access on the way did not see it. If it does not hold, it ends now.
 * @param token the session's; null where there is only a challenge.
 */
export async function settleSignIn(
  sql: Sql,
  given: { readonly person: PersonId; readonly token: string | null; readonly shown: ShownAtSignIn },
): Promise<boolean> {
  const { person, token, shown } = given;
  return sql.begin(async (tx) => {
    // Locked, so that whoever is changing it is waited for, and whoever changes it later sees the session.
    const [admitted] = await tx`
      select from auth."user" where "id" = ${person} and "disabledAt" is null for share`;
    if (admitted !== undefined && (await stillHolds(tx, person, shown))) return true;
    if (token !== null) await tx`delete from auth."session" where "token" = ${token}`;
    await endChallenges(tx, person);
    return false;
  });
}

async function stillHolds(tx: Transaction, person: PersonId, shown: ShownAtSignIn): Promise<boolean> {
  if (shown === null) return true;
  const found =
    'passwordHash' in shown
      ? await tx`select from auth."account" where "userId" = ${person} and "providerId" = 'credential'
          and "password" = ${shown.passwordHash} for share`
      : await tx`select from auth."passkey" where "userId" = ${person}
          and "credentialID" = ${shown.credentialId} for share`;
  return found.length > 0;
}

/** Whoever has given the password and not yet the code begins anew. */
export async function endChallenges(tx: Transaction, person: PersonId): Promise<void> {
  await tx`delete from auth."verification" where "value" = ${person}`;
}

/** Forgets steps of signing in that came to nothing in their time. @returns how many there were. */
export async function trimChallenges(sql: Sql): Promise<number> {
  return inPortions(
    (most) => sql`
      delete from auth."verification" where "id" in (
        select "id" from auth."verification" where "expiresAt" < now() limit ${most} for update skip locked)`,
  );
}

/** Notes that somebody came in, and how. */
export async function noteSignIn(
  sql: Sql,
  actor: Extract<Actor, { kind: 'person' }> & { readonly id: PersonId },
  { by }: { readonly by: string },
): Promise<Done> {
  await sql.begin((tx) => audit(tx, actor, 'session.started', { kind: 'person', id: actor.id }, { by }));
  return done;
}

/** For how long somebody who proved themselves is not asked again. */
const proofMinutes = 10;

/** Whether whoever sits at this session has proved who they are a moment ago: by signing in, or since. */
export async function isProved(sql: Executor, id: SessionId): Promise<boolean> {
  const [row] = await sql`select from auth."session" where "id" = ${id}
    and "provedAt" > now() - ${proofMinutes} * interval '1 minute'`;
  return row !== undefined;
}

/** Notes that somebody proved once more who they are, and by what. */
export async function noteProof(
  sql: Sql,
  actor: Extract<Actor, { kind: 'person' }> & { readonly id: PersonId },
  { session, by }: { readonly session: SessionId; readonly by: string },
): Promise<Done> {
  await sql.begin(async (tx) => {
    await tx`update auth."session" set "provedAt" = now() where "id" = ${session} and "userId" = ${actor.id}`;
    await audit(tx, actor, 'session.proved', { kind: 'person', id: actor.id }, { by });
  });
  return done;
}
