import type { Role } from '@marsad/indicators';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPrepared, type Prepared, startPostgres, type TestDatabase } from '../../test/postgres.js';
import { connect, type Sql } from '../connection/connect.js';
import type { PersonId, SessionId } from '../connection/ids.js';
import { changeSettings } from '../indicator/indicator.js';
import { watchAccess } from './access.js';
import { createApiToken, findActiveToken, listApiTokens, revokeApiToken, roleOfToken } from './api-token.js';
import { type Attempt, beginAttempt, forgiveAttempt } from './attempt.js';
import {
  acceptInvitation,
  findOpenInvitation,
  invite,
  listInvitations,
  revokeInvitation,
} from './invitation.js';
import { keepLastLook, readLastLook } from './overview.js';
import { completePasswordReset, findPasswordReset, openPasswordReset } from './password-reset.js';
import {
  changePerson,
  createFirstAdministrator,
  findPerson,
  passwordHashOf,
  renamePerson,
  replacePassword,
} from './person.js';
import { openAccountsPool } from './pool.js';
import { endSessions, isProved, listSessions, noteProof, roleInSession, trimChallenges } from './session.js';
import { readSettings } from './setting.js';

let postgres: TestDatabase;
let held: Prepared;
let sql: Sql;
let first: PersonId;
const system = { kind: 'system', part: 'test' } as const;
const by = (id: PersonId, name = 'Amal') => ({ kind: 'person', id, name }) as const;
beforeAll(async () => {
  postgres = await startPostgres();
  held = await openPrepared(postgres);
  sql = held.sql;
  // As at the first start: two who hold the code at the same moment.
  const made = await Promise.all(
    ['amal@example.org', 'basma@example.org'].map((email) =>
      createFirstAdministrator(sql, { name: 'Amal', email, passwordHash: 'h' }),
    ),
  );
  expect(made.map(({ kind }) => kind).sort()).toEqual(['done', 'there-is-one']);
  for (const one of made) if (one.kind === 'done') first = one.id;
});
afterAll(async () => {
  await held.close();
  await postgres.stop();
});

async function offer(inviter: ReturnType<typeof by>, given: Parameters<typeof invite>[2]) {
  const made = await invite(sql, inviter, given);
  if (made.kind !== 'done') throw new Error(made.kind);
  return made;
}

let invited = 0;
async function join(role: Role, inviter = by(first)): Promise<PersonId> {
  invited += 1;
  const { token } = await offer(inviter, { email: null, role });
  const email = `person-${invited}@example.org`;
  const accepted = await acceptInvitation(sql, {
    token,
    name: `Person ${invited}`,
    email,
    passwordHash: 'h',
  });
  if (accepted.kind !== 'done') throw new Error(accepted.kind);
  return accepted.id;
}

async function signIn(person: PersonId): Promise<SessionId> {
  const [row] = await sql<{ id: SessionId }[]>`
    insert into auth."session" ("expiresAt", "token", "updatedAt", "userId")
    values (now() + interval '1 day', gen_random_uuid()::text, now(), ${person}) returning "id"`;
  return row?.id as SessionId;
}

describe('an invitation', () => {
  it('lets one person in, under the address it names and no other', async () => {
    const { token } = await offer(by(first), { email: 'Nour@Example.org', role: 'editor' });
    const accept = (email: string) =>
      acceptInvitation(sql, { token, name: 'Nour', email, passwordHash: 'h' });
    expect(await findOpenInvitation(sql, token)).toMatchObject({ email: 'nour@example.org', role: 'editor' });
    expect(await accept('other@example.org')).toEqual({ kind: 'link-not-valid' });
    const both = await Promise.all([accept('nour@example.org'), accept('nour@example.org')]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['done', 'link-not-valid']);
    const open = await offer(by(first), { email: null, role: 'viewer' });
    const taken = { token: open.token, name: 'Nour', email: 'nour@example.org', passwordHash: 'h' };
    expect(await acceptInvitation(sql, taken)).toEqual({ kind: 'email-taken' });
    const wanted = { invitation: open.invitation.id };
    expect(await revokeInvitation(sql, by(first), wanted)).toEqual({ kind: 'done' });
    expect(await revokeInvitation(sql, by(first), wanted)).toEqual({ kind: 'not-found' });
    expect(await findOpenInvitation(sql, open.token)).toBeNull();
  });

  it('is worth nothing once whoever made it may invite nobody', async () => {
    const inviter = await join('admin');
    const { token, invitation } = await offer(by(inviter), { email: null, role: 'admin' });
    const opened = await openPasswordReset(sql, by(inviter), { person: first });
    if (opened.kind !== 'done') throw new Error(opened.kind);
    expect(await changePerson(sql, by(first), { person: inviter, role: 'editor' })).toEqual({ kind: 'done' });
    expect(await findOpenInvitation(sql, token)).toBeNull();
    expect(await findPasswordReset(sql, opened.token)).toBeNull();
    const listed = (await listInvitations(sql)).find(({ id }) => id === invitation.id);
    expect(listed?.state).toBe('revoked');
    // Nor when they may again.
    await changePerson(sql, by(first), { person: inviter, role: 'admin' });
    expect(await findOpenInvitation(sql, token)).toBeNull();
  });
});

describe('a role', () => {
  it('holds from the next question on, in sessions and tokens alike', async () => {
    const person = await join('editor');
    const session = await signIn(person);
    const made = await createApiToken(sql, by(person), { name: 'script', role: 'admin', days: null });
    if (made.kind !== 'done') throw new Error(made.kind);
    // A token never does more than whoever made it.
    expect([made.row.role, await roleInSession(sql, session)]).toEqual(['editor', 'editor']);
    let looked = 0;
    let heard: () => void = () => {};
    const told = new Promise<void>((resolve) => {
      heard = resolve;
    });
    const watching = await watchAccess(sql, () => {
      looked += 1;
      // The first look is for what was missed before one listened.
      if (looked > 1) heard();
    });
    await changePerson(sql, by(first), { person, role: 'viewer' });
    await told;
    await watching.close();
    expect([await roleOfToken(sql, made.row.id), await roleInSession(sql, session)]).toEqual([
      'viewer',
      'viewer',
    ]);
    expect(await findActiveToken(sql, made.token)).toMatchObject({ id: made.row.id, role: 'viewer' });
  });

  it('ends with whoever is kept out, and their tokens do not come back', async () => {
    const person = await join('contributor');
    const session = await signIn(person);
    const made = await createApiToken(sql, by(person), { name: 'script', role: 'viewer', days: 1 });
    if (made.kind !== 'done') throw new Error(made.kind);
    const change = (disabled: boolean) => changePerson(sql, by(first), { person, disabled });
    expect(await change(true)).toEqual({ kind: 'done' });
    expect(await roleInSession(sql, session)).toBeNull();
    expect(await findActiveToken(sql, made.token)).toBeNull();
    expect(await createApiToken(sql, by(person), { name: 'x', role: 'viewer', days: 1 })).toEqual({
      kind: 'kept-out',
    });
    await change(false);
    expect(await findActiveToken(sql, made.token)).toBeNull();
    const noted = await sql<{ subject: string; because: string }[]>`
      select subject_id as subject, details ->> 'because' as because from audit where action = 'token.revoked'
        and subject_kind = 'token'`;
    expect(noted).toContainEqual({ subject: made.row.id, because: 'person-kept-out' });
  });

  it('of the last administrator stays, whoever of two takes the other’s first', async () => {
    const second = await join('admin');
    const others = (
      await sql<{ id: PersonId }[]>`
      select "id" from auth."user" where "role" = 'admin' and "id" not in (${first}, ${second})`
    ).map(({ id }) => id);
    for (const person of others) await changePerson(sql, by(first), { person, role: 'viewer' });
    const results = await Promise.all([
      changePerson(sql, by(first), { person: second, role: 'viewer' }),
      changePerson(sql, by(second), { person: first, disabled: true }),
    ]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['done', 'role-lost']);
    const left = await sql<{ id: PersonId }[]>`
      select "id" from auth."user" where "role" = 'admin' and "disabledAt" is null`;
    expect(left).toHaveLength(1);
    for (const { id } of left)
      expect((await changePerson(sql, by(id), { person: id, role: 'viewer' })).kind).toBe(
        'last-administrator',
      );
    await held.owner`update auth."user" set "role" = 'admin', "disabledAt" = null where "id" = ${first}`;
    const nobody = '00000000-0000-7000-8000-0000000000ff' as PersonId;
    expect(await changePerson(sql, by(first), { person: nobody, role: 'viewer' })).toEqual({
      kind: 'not-found',
    });
  });
});

describe('whoever is on the way out', () => {
  /** Begins what they make while their row is being changed, and lets the change come first. */
  const meanwhile = async <T>(person: PersonId, change: 'demoted' | 'kept out', make: () => Promise<T>) => {
    let made: Promise<T> | null = null;
    await held.owner.begin(async (tx) => {
      await (change === 'demoted'
        ? tx`update auth."user" set "role" = 'editor' where "id" = ${person}`
        : tx`update auth."user" set "disabledAt" = now() where "id" = ${person}`);
      made = make();
      await expect
        .poll(async () => (await tx`select from pg_locks where not granted`).length, { timeout: 60_000 })
        .toBeGreaterThan(0);
    });
    return made as unknown as Promise<T>;
  };

  it('makes neither invitation, nor reset link, nor token', async () => {
    const [person, other] = [await join('admin'), await join('admin')];
    const wanted = { email: null, role: 'admin' } as const;
    expect(await meanwhile(person, 'demoted', () => invite(sql, by(person), wanted))).toEqual({
      kind: 'role-lost',
    });
    expect(await openPasswordReset(sql, by(person), { person: first })).toEqual({ kind: 'role-lost' });
    const make = () => createApiToken(sql, by(other), { name: 'x', role: 'viewer', days: 1 });
    expect(await meanwhile(other, 'kept out', make)).toEqual({ kind: 'kept-out' });
  });

  it('makes nothing with a token that is being revoked, and what it made goes with it', async () => {
    const maker = await join('admin');
    const make = (actor: Parameters<typeof createApiToken>[1]) =>
      createApiToken(sql, actor, { name: 'script', role: 'admin', days: 1 });
    const made = await make(by(maker));
    if (made.kind !== 'done') throw new Error(made.kind);
    const token = { kind: 'token', id: made.row.id, name: 'script' } as const;
    const child = await make(token);
    if (child.kind !== 'done') throw new Error(child.kind);
    const byChild = { kind: 'token', id: child.row.id, name: 'script' } as const;
    const offered = await invite(sql, byChild, { email: null, role: 'admin' });
    if (offered.kind !== 'done') throw new Error(offered.kind);
    expect((await findPerson(sql, maker))?.invitations).toBe(1);
    const [, late] = await Promise.all([
      revokeApiToken(sql, by(first), { token: made.row.id }),
      make(byChild),
    ]);
    // Before the end or not at all: neither works afterwards.
    if (late.kind === 'done') expect(await findActiveToken(sql, late.token)).toBeNull();
    expect(await findActiveToken(sql, child.token)).toBeNull();
    expect(await findOpenInvitation(sql, offered.token)).toBeNull();
    expect(await make(token)).toEqual({ kind: 'kept-out' });
  });
});

describe('a session', () => {
  it('ends 30 days after its sign-in, whatever its row says, and is proved for ten minutes', async () => {
    const person = await join('viewer');
    const session = await signIn(person);
    expect(await isProved(sql, session)).toBe(true);
    const moved = (column: 'createdAt' | 'provedAt', by: string) =>
      held.owner`update auth."session" set ${held.owner(column)} = now() - ${by}::interval,
        "expiresAt" = now() + interval '7 days' where "id" = ${session}`;
    await moved('provedAt', '601 seconds');
    expect(await isProved(sql, session)).toBe(false);
    expect(await noteProof(sql, by(person), { session, by: 'password' })).toEqual({ kind: 'done' });
    expect(await isProved(sql, session)).toBe(true);
    await moved('createdAt', '29 days 23 hours');
    expect(await roleInSession(sql, session)).toBe('viewer');
    await moved('createdAt', '30 days 1 second');
    expect([await roleInSession(sql, session), await listSessions(sql, person)]).toEqual([null, []]);
  });
});

describe('a token', () => {
  it('is kept as a digest alone, and is revoked once', async () => {
    const { row, token } = await createApiToken(sql, system, { name: 'command', role: 'admin', days: null });
    const [kept] = await held.owner<{ text: string }[]>`
      select to_jsonb(t)::text as text from api_token t where id = ${row.id}`;
    expect(kept?.text).not.toContain(token);
    expect(await findActiveToken(sql, `${token}x`)).toBeNull();
    expect(await revokeApiToken(sql, by(first), { token: row.id })).toEqual({ kind: 'done' });
    expect(await revokeApiToken(sql, by(first), { token: row.id })).toEqual({ kind: 'not-found' });
    expect((await listApiTokens(sql, row.id))[0]?.state).toBe('revoked');
  });
});

describe('sessions and passwords', () => {
  it('end: one of one’s own, all others, or all with a new password', async () => {
    const person = await join('viewer');
    const [a, b] = [await signIn(person), await signIn(person)];
    const other = await signIn(first);
    const end = (which: { only: SessionId } | { allBut: SessionId }) =>
      endSessions(sql, by(person), { person, ...which });
    // Somebody else's is not one's own to end.
    expect(await end({ only: other })).toEqual({ kind: 'done', ended: 0 });
    expect(await end({ allBut: a })).toEqual({ kind: 'done', ended: 1 });
    expect((await listSessions(sql, person)).map(({ id }) => id)).toEqual([a]);
    expect(await roleInSession(sql, b)).toBeNull();
    const replaced = { person, passwordHash: 'new', keptSession: a };
    expect(await replacePassword(sql, by(person), replaced)).toEqual({ kind: 'done' });
    expect(await roleInSession(sql, a)).toBe('viewer');
    const { token } = await openPasswordReset(sql, system, { person });
    const complete = () =>
      completePasswordReset(sql, { token, passwordHash: 'newest', keepPasskeys: false, revokeTokens: false });
    expect(await complete()).toMatchObject({ kind: 'done' });
    expect(await complete()).toEqual({ kind: 'link-not-valid' });
    expect([await passwordHashOf(sql, person), await listSessions(sql, person)]).toEqual(['newest', []]);
    expect(await renamePerson(sql, by(person), { person, name: 'Rima' })).toEqual({ kind: 'done' });
    expect((await findPerson(sql, person))?.name).toBe('Rima');
    const noted = await sql<{ action: string }[]>`
      select action from audit where subject_kind = 'person' and subject_id = ${person} order by id`;
    expect(noted.map(({ action }) => action)).toEqual([
      'person.created',
      'session.ended',
      'password.changed',
      'password.reset-opened',
      'password.changed',
      'person.renamed',
    ]);
  });
});

it('steps of signing in are forgotten when their time is over, however many there are, and no sooner', async () => {
  await held.owner`delete from auth."verification"`;
  const begun = (many: number, expires: string) =>
    held.owner`insert into auth."verification" ("identifier", "value", "expiresAt")
      select 'step ' || n, 'challenge', now() + ${expires}::interval from generate_series(1, ${many}::int) n`;
  await begun(5_001, '-1 second');
  await begun(2, '1 minute');
  expect(await trimChallenges(sql)).toBe(5_001);
  const [left] = await held.owner<
    { count: number }[]
  >`select count(*)::int as count from auth."verification"`;
  expect(left?.count).toBe(2);
});

describe('attempts', () => {
  const minutes = 10;
  const waits = (attempts: readonly { kind: string }[]) =>
    attempts.filter(({ kind }) => kind === 'wait').length;

  it('are counted before they are made, however many at the same moment', async () => {
    const attempt: Attempt = {
      limits: [{ key: 'door', most: 3, minutes, shared: false }],
      turns: null,
    };
    const begun = await Promise.all(Array.from({ length: 5 }, () => beginAttempt(sql, attempt)));
    expect(waits(begun)).toBe(2);
    expect(begun).toContainEqual({ kind: 'wait', minutes, given: false });
    await forgiveAttempt(sql, attempt);
    expect((await beginAttempt(sql, attempt)).kind).toBe('done');
  });

  it('that have to wait count for nothing, and a right one takes back itself alone', async () => {
    const of = (one: string): Attempt => ({
      limits: [
        { key: `one ${one}`, most: 2, minutes, shared: false },
        { key: 'place', most: 5, minutes, shared: true },
      ],
      turns: null,
    });
    for (let n = 0; n < 20; n++) await beginAttempt(sql, of('a'));
    const count = async (key: string) =>
      (await sql<{ count: number }[]>`select count from attempt where key = ${key}`)[0]?.count;
    expect(await count('place')).toBe(2);
    expect((await beginAttempt(sql, of('b'))).kind).toBe('done');
    expect(await count('place')).toBe(3);
    await forgiveAttempt(sql, of('b'));
    expect([await count('place'), await count('one a'), await count('one b')]).toEqual([2, 2, undefined]);
  });

  it('take turns where there are many, and a turn that was given is kept', async () => {
    const from = (place: string): Attempt => ({
      limits: [],
      turns: { key: 'account', free: 3, minutes, turn: `turn ${place}`, longest: 5 },
    });
    const passes = (key: string, by: number) =>
      sql`update attempt set since = since - ${by} * interval '1 minute' where key = ${key}`;
    const begun = await Promise.all(Array.from({ length: 9 }, (_, n) => beginAttempt(sql, from(`${n}`))));
    expect(waits(begun)).toBe(6);
    expect(await beginAttempt(sql, from('owner'))).toMatchObject({ kind: 'wait', minutes: 1 });
    // However many come meanwhile.
    await sql`update attempt set count = 1000 where key = 'account'`;
    expect(await beginAttempt(sql, from('late'))).toMatchObject({ kind: 'wait', minutes: 5 });
    await passes('turn owner', 1);
    expect((await beginAttempt(sql, from('owner'))).kind).toBe('done');
    expect(await beginAttempt(sql, from('owner'))).toMatchObject({ kind: 'wait', minutes: 5 });
    // As where its moment was rounded up.
    await sql`update attempt set since = clock_timestamp() + interval '1 second' where key = 'turn owner'`;
    expect(await beginAttempt(sql, from('owner'))).toMatchObject({ kind: 'wait', minutes: 5 });
    await passes('account', minutes);
    expect((await beginAttempt(sql, from('anybody'))).kind).toBe('done');
  });
});

describe('what is kept of people and for all', () => {
  it('is a last look that is not ahead of time, and settings that are noted when they change', async () => {
    const at = '2021-01-01T00:00:00.000Z';
    expect(await keepLastLook(sql, by(first), { at })).toEqual({ kind: 'done' });
    expect(await keepLastLook(sql, by(first), { at: '2999-01-01T00:00:00.000Z' })).toEqual({
      kind: 'still-to-come',
    });
    expect(await readLastLook(sql, first)).toBe(at);
    await changeSettings(sql, by(first), { review: true });
    expect(await changeSettings(sql, by(first), { review: true })).toEqual({ kind: 'done' });
    expect(await readSettings(sql)).toMatchObject({ review: true });
    expect(
      await sql`select from audit where action = 'setting.change' and subject_id = 'review'`,
    ).toHaveLength(1);
  });
});

it('a connection that is lost in the hands of the accounts library costs its next question, and no more', async () => {
  const superuser = connect(postgres.asSuperuser(held.url), { max: 1 });
  const pool = openAccountsPool(held.url);
  const client = await pool.connect();
  try {
    const [mine] = (await client.query('select pg_backend_pid() as pid')).rows;
    const ended = new Promise((resolve) => client.once('end', () => resolve('ended')));
    await superuser`select pg_terminate_backend(${mine.pid})`;
    expect(await ended).toBe('ended');
    await expect(client.query('select 1')).rejects.toThrow(/not queryable/);
  } finally {
    client.release();
  }
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await pool.end();
  await superuser.end();
});
