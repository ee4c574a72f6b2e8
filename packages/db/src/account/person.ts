import { type Actor, type Role, roles } from '@marsad/indicators';
import type { AuditAction } from '../audit/action.js';
import { audit } from '../audit/audit.js';
import type { Executor, Sql, Transaction } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import type { PersonId, SessionId } from '../connection/ids.js';
import { announceAccess } from './access.js';
import { liveTokens, revokeTokensOf } from './api-token.js';
import { isAdministrator } from './maker.js';
import { openInvitations, withdrawLinksOf, withdrawResetsFor } from './offered-link.js';
import { endChallenges, roleInSession } from './session.js';

export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly twoFactor: boolean;
  readonly disabled: boolean;
  readonly createdAt: string;
  readonly lastSeenAt: string | null;
  /** How many API tokens they made, or tokens of theirs made, that work. */
  readonly tokens: number;
  /** The same by what each of them may do now. */
  readonly tokensByRole: Readonly<Record<Role, number>>;
  /** How many invitations they made, or tokens of theirs did, that nobody has accepted yet. */
  readonly invitations: number;
  /** How many receivers of alerts mail their address: they go on doing so when somebody is kept out. */
  readonly receivers: number;
}

export interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly passwordHash: string;
  /** Whether an administrator named this address: only then a single sign-on under it joins the account. */
  readonly addressVouchedFor: boolean;
}

/** Namespaces the lock that makes changes among administrators one after another. */
const administratorsLock = 0x6d617275;

export async function lockAdministrators(tx: Transaction): Promise<void> {
  await tx`select pg_advisory_xact_lock(${administratorsLock}, 1)`;
}

/** How many administrators can sign in. */
export async function countAdministrators(sql: Executor): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from auth."user" where "role" = 'admin' and "disabledAt" is null`;
  return row?.count ?? 0;
}

async function people(sql: Executor, id: PersonId | null): Promise<Person[]> {
  const found = await sql<Omit<Person, 'tokens' | 'tokensByRole' | 'invitations'>[]>`
    select u."id", u."name", u."email", u."role", coalesce(u."twoFactorEnabled", false) as "twoFactor",
      u."disabledAt" is not null as disabled, u."createdAt",
      (select max(s."updatedAt") from auth."session" s where s."userId" = u."id") as "lastSeenAt",
      (select count(*) from receiver r where r.deleted_at is null and exists (
        select from jsonb_path_query(r.definition, '$.to[*]') address
        where lower(address #>> '{}') = lower(u."email")))::int as receivers
    from auth."user" u where ${id}::uuid is null or u."id" = ${id}::uuid order by u."createdAt", u."id"`;
  const tokens = await liveTokens(sql, id);
  const invitations = await openInvitations(sql, id);
  return found.map((person) => {
    const own = tokens.filter((one) => one.person === person.id);
    const byRole = roles.map((role) => [role, own.find((one) => one.role === role)?.count ?? 0] as const);
    return {
      ...person,
      tokens: own.reduce((sum, { count }) => sum + count, 0),
      tokensByRole: Object.fromEntries(byRole) as Record<Role, number>,
      invitations: invitations.find((one) => one.person === person.id)?.count ?? 0,
    };
  });
}

export async function listPeople(sql: Executor): Promise<Person[]> {
  return people(sql, null);
}

/** Those who may act on alerts and can sign in, by name. */
export async function listAssignees(
  sql: Executor,
): Promise<{ readonly id: PersonId; readonly name: string }[]> {
  return sql`select "id", "name" from auth."user" where "role" in ('editor', 'admin') and "disabledAt" is null
    order by "name", "id"`;
}

export async function findPerson(sql: Executor, id: PersonId): Promise<Person | null> {
  return (await people(sql, id))[0] ?? null;
}

export async function findPersonByEmail(sql: Executor, email: string): Promise<{ id: PersonId } | null> {
  const [row] = await sql<{ id: PersonId }[]>`
    select "id" from auth."user" where "email" = ${email.toLowerCase()} and "disabledAt" is null`;
  return row ?? null;
}

/** A part of what admits somebody. @returns null where somebody has the address already. */
export async function createPerson(
  tx: Transaction,
  person: NewPerson,
  by: (id: PersonId) => Actor,
): Promise<{ id: PersonId } | null> {
  const { name, email, role, passwordHash, addressVouchedFor } = person;
  const [created] = await tx<{ id: PersonId }[]>`
    insert into auth."user" ("name", "email", "emailVerified", "role")
    values (${name}, ${email.toLowerCase()}, ${addressVouchedFor}, ${role})
    on conflict ("email") do nothing returning "id"`;
  if (!created) return null;
  await tx`insert into auth."account" ("accountId", "providerId", "userId", "password", "updatedAt")
    values (${created.id}, 'credential', ${created.id}, ${passwordHash}, now())`;
  await audit(tx, by(created.id), 'person.created', { kind: 'person', id: created.id }, { role });
  await announceAccess(tx);
  return created;
}

/** Makes the first administrator, once. Who acts is the person it makes. */
export async function createFirstAdministrator(
  sql: Sql,
  person: Omit<NewPerson, 'role' | 'addressVouchedFor'>,
): Promise<
  { readonly kind: 'done'; readonly id: PersonId } | { readonly kind: 'there-is-one' | 'email-taken' }
> {
  return sql.begin(async (tx) => {
    await lockAdministrators(tx);
    if ((await countAdministrators(tx)) > 0) return { kind: 'there-is-one' };
    const created = await createPerson(tx, { ...person, role: 'admin', addressVouchedFor: true }, (id) => ({
      kind: 'person',
      id,
      name: person.name,
    }));
    if (!created) return { kind: 'email-taken' };
    await tx`delete from setup_code`;
    return { kind: 'done', ...created };
  });
}

export interface PersonChange {
  readonly person: PersonId;
  readonly role?: Role | undefined;
  readonly disabled?: boolean | undefined;
}

/**
 * Changes what somebody may do, at once, and with it what their tokens may do. The sessions and the tokens of somebody
 * who is kept out end, and the links that would set them a new password; the tokens do not come back. Nor do the links
 * that whoever is no administrator any more made for others, with which they could come back themselves. Briefs they
 * shared go on, as the team's. The last administrator stays one. Refused where whoever asks is no administrator any more.
 */
export async function changePerson(
  sql: Sql,
  actor: Actor,
  { person: id, role, disabled }: PersonChange,
): Promise<Done | { readonly kind: 'not-found' | 'last-administrator' | 'role-lost' }> {
  return sql.begin(async (tx) => {
    await lockAdministrators(tx);
    if (!(await isAdministrator(tx, actor))) return { kind: 'role-lost' };
    const before = await findPerson(tx, id);
    if (!before) return { kind: 'not-found' };
    const after = { role: role ?? before.role, disabled: disabled ?? before.disabled };
    const stops = before.role === 'admin' && !before.disabled && (after.role !== 'admin' || after.disabled);
    if (stops && (await countAdministrators(tx)) === 1) return { kind: 'last-administrator' };
    await tx`update auth."user" set "role" = ${after.role}, "updatedAt" = now(),
      "disabledAt" = case when ${after.disabled} then coalesce("disabledAt", now()) end where "id" = ${id}`;
    const ended = after.disabled ? await endAllOf(tx, actor, id) : {};
    if (after.disabled || after.role !== 'admin')
      await withdrawLinksOf(tx, actor, { person: id }, after.disabled ? 'person-kept-out' : 'role-lost');
    const details = {
      before: { role: before.role, disabled: before.disabled },
      after,
      ...ended,
    };
    await audit(tx, actor, 'person.changed', { kind: 'person', id }, details);
    await announceAccess(tx);
    return done;
  });
}

/** Ends what lets somebody in. @returns what the audit row says of it. */
async function endAllOf(
  tx: Transaction,
  actor: Actor,
  person: PersonId,
): Promise<{ tokensRevoked?: number }> {
  const { count } = await tx`delete from auth."session" where "userId" = ${person}`;
  if (count > 0) await audit(tx, actor, 'session.ended', { kind: 'person', id: person }, { sessions: count });
  await endChallenges(tx, person);
  await withdrawResetsFor(tx, actor, person, 'person-kept-out');
  const tokensRevoked = await revokeTokensOf(tx, actor, person, 'person-kept-out');
  return tokensRevoked > 0 ? { tokensRevoked } : {};
}

export async function renamePerson(
  sql: Sql,
  actor: Actor,
  { person: id, name }: { readonly person: PersonId; readonly name: string },
): Promise<Done> {
  return sql.begin(async (tx) => {
    await tx`update auth."user" set "name" = ${name}, "updatedAt" = now() where "id" = ${id}`;
    await audit(tx, actor, 'person.renamed', { kind: 'person', id });
    return done;
  });
}

interface NewPassword {
  readonly person: PersonId;
  readonly passwordHash: string;
  readonly keptSession: SessionId | null;
}

/** Sets a password and ends every session of its owner but the one named, and every link that would set another. */
export async function setPassword(
  tx: Transaction,
  actor: Actor,
  { person: id, passwordHash, keptSession }: NewPassword,
): Promise<void> {
  const changed = await tx`update auth."account" set "password" = ${passwordHash}, "updatedAt" = now()
    where "userId" = ${id} and "providerId" = 'credential'`;
  if (changed.count === 0)
    await tx`insert into auth."account" ("accountId", "providerId", "userId", "password", "updatedAt")
      values (${id}, 'credential', ${id}, ${passwordHash}, now())`;
  await tx`delete from auth."session" where "userId" = ${id} and "id" is distinct from ${keptSession}::uuid`;
  await endChallenges(tx, id);
  await audit(tx, actor, 'password.changed', { kind: 'person', id });
  await withdrawResetsFor(tx, actor, id, 'password-changed');
  await announceAccess(tx);
}

export async function passwordHashOf(sql: Executor, id: PersonId): Promise<string | null> {
  const [row] = await sql<{ password: string | null }[]>`
    select "password" from auth."account" where "userId" = ${id} and "providerId" = 'credential'`;
  return row?.password ?? null;
}

export interface Credential {
  readonly person: PersonId;
  readonly passwordHash: string;
}

/** The password of somebody who may sign in with one; null where there is nobody such. */
export async function findCredential(
  sql: Executor,
  who: { readonly email: string } | { readonly person: PersonId },
): Promise<Credential | null> {
  const [row] = await sql<Credential[]>`
    select u."id" as person, a."password" as "passwordHash"
    from auth."user" u join auth."account" a on a."userId" = u."id" and a."providerId" = 'credential'
    where ${'email' in who ? sql`u."email" = ${who.email}` : sql`u."id" = ${who.person}`}
      and u."disabledAt" is null and a."password" is not null`;
  return row ?? null;
}

/** Changes one's own password; the other sessions end. Refused where the kept one has ended meanwhile. */
export async function replacePassword(
  sql: Sql,
  actor: Actor,
  given: NewPassword & { readonly keptSession: SessionId },
): Promise<Done | { readonly kind: 'session-ended' }> {
  return sql.begin(async (tx) => {
    // Whoever sets another is waited for: it ends this session, too.
    await tx`select from auth."account" where "userId" = ${given.person} for update`;
    if ((await roleInSession(tx, given.keptSession)) === null) return { kind: 'session-ended' };
    await setPassword(tx, actor, given);
    return done;
  });
}

/** Notes what the accounts library has done to somebody's account. */
export async function notePerson(
  sql: Sql,
  actor: Actor,
  { person, action }: { readonly person: PersonId; readonly action: AuditAction },
): Promise<Done> {
  await sql.begin((tx) => audit(tx, actor, action, { kind: 'person', id: person }));
  return done;
}
