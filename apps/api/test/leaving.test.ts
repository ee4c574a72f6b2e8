/** What ends with whoever leaves, is demoted or was robbed, and what is asked once more of whoever sits there. */
import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';
import { connect, type Sql } from '@marsad/db';
import type { Role } from '@marsad/indicators';
import type {
  AccountSessionWire,
  LinkWire,
  MemberWire,
  NewInvitationWire,
  NewTokenWire,
  PasswordResetOfferWire,
  SessionWire,
  TotpWire,
} from '@marsad/indicators/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { proof } from './access.js';
import {
  clientOf,
  eventually,
  invite,
  type Mailbox,
  type Marsad,
  openEvents,
  openMailbox,
  passwordOf,
  startMarsad,
  startPostgres,
  type TestDatabase,
  tokenOf,
  type Visitor,
  visitor,
} from './harness.js';

const first = { email: 'rana@example.org', password: 'river copper lantern 88' };

let postgres: TestDatabase;
let owner: Sql;
let one: Marsad;
let two: Marsad;
let admin: Visitor;
let mailbox: Mailbox;

beforeAll(async () => {
  postgres = await startPostgres();
  mailbox = await openMailbox();
  const env = {
    DATABASE_URL: await postgres.prepared(),
    ADMIN_EMAIL: first.email,
    ADMIN_PASSWORD: first.password,
    SMTP_URL: mailbox.url,
  };
  owner = connect(env.DATABASE_URL, { max: 2 });
  one = await startMarsad(env);
  two = await startMarsad({ ...env, ROLE: 'api' }, one.token);
  admin = visitor(one.url);
});
afterAll(async () => {
  await owner?.end({ timeout: 5 });
  await Promise.all([one?.stop(), two?.stop()]);
  await mailbox?.close();
  await postgres?.stop();
});
beforeEach(async () => {
  await owner`delete from attempt`;
  await admin.signIn(first.email, first.password);
});

const invited = (role: Role, email: string, by = admin): Promise<Visitor> =>
  invite(by, { role, email, name: email.split('@')[0] ?? '', browser: visitor(one.url) });

async function member(email: string): Promise<MemberWire> {
  const { items } = (await admin.get<{ items: MemberWire[] }>('/people')).body;
  const found = items.find((person) => person.email === email);
  if (!found) throw new Error(`nobody is ${email}`);
  return found;
}

/** As eleven minutes after the person last proved themselves, at every session of theirs. */
const laterFor = (email: string) => owner`
  update auth."session" set "provedAt" = "provedAt" - interval '11 minutes'
  where "userId" = (select "id" from auth."user" where "email" = ${email})`;

const cookieOf = (who: Visitor) => [...who.jar].map(([name, value]) => `${name}=${value}`).join('; ');

/** Turns the second factor on. @returns its codes, each as half a minute after the one before. */
async function withSecondFactor(person: Visitor, email: string) {
  const { body } = await person.post<TotpWire>('/account/totp', { password: passwordOf(email) });
  const secret = new TextDecoder().decode(base32.decode(body.secret));
  const now = () => createOTP(secret).totp();
  expect((await person.post('/account/totp/confirm', { code: await now() })).status).toBe(204);
  const later = async () => {
    await owner`update auth."twoFactor" set "lastUsedStep" = null`;
    return now();
  };
  return { now, later, backupCodes: body.backupCodes };
}

describe('whoever is kept out', () => {
  it('loses sessions, tokens, invitations and reset links at once, each on record, and none comes back', async () => {
    const email = 'out@example.org';
    const leaving = await invited('admin', email);
    const token = (await leaving.post<NewTokenWire>('/tokens', { name: 'mine', role: 'admin', days: 30 }))
      .body;
    const byToken = clientOf(one.url, token.token);
    const links: string[] = [];
    for (const by of [leaving, byToken])
      links.push(
        (await by.post<NewInvitationWire>('/invitations', { role: 'admin', email: null })).body.link,
      );
    const { id } = await member(email);
    const { body: reset } = await admin.post<LinkWire>(`/people/${id}/password-reset`);
    // The question that is asked can count both.
    expect(await member(email)).toMatchObject({ tokens: 1, invitations: 2 });

    expect((await admin.patch(`/people/${id}`, { disabled: true })).status).toBe(200);
    expect(await member(email)).toMatchObject({ tokens: 0, invitations: 0, disabled: true });
    expect((await admin.patch(`/people/${id}`, { disabled: false })).status).toBe(200);
    expect((await leaving.get('/indicators')).status).toBe(401);
    expect((await byToken.get('/indicators')).status).toBe(401);
    for (const link of links)
      expect((await visitor(two.url).post('/invitations/look', { token: tokenOf(link) })).body.code).toBe(
        'link-not-valid',
      );
    const back = { token: tokenOf(reset.link), password: 'three kites over the roof' };
    expect((await visitor(two.url).post('/password-resets/complete', back)).body.code).toBe('link-not-valid');
    const noted = await owner<{ action: string }[]>`
      select action from audit where details ->> 'because' = 'person-kept-out' or action = 'session.ended'
      order by action`;
    expect(noted.map(({ action }) => action)).toEqual([
      'invitation.revoked',
      'invitation.revoked',
      'password.reset-ended',
      'session.ended',
      'token.revoked',
    ]);
    expect((await admin.patch(`/people/${id}`, { role: 'viewer' })).status).toBe(200);
  });

  it('is counted among receivers that mail their address, however it is spelled, and those stay', async () => {
    const email = 'mailed@example.org';
    await invited('editor', email);
    const { id, ...before } = await member(email);
    expect(before).toMatchObject({ receivers: 0 });
    const add = async (name: string, definition: object) =>
      (await admin.post<{ id: string }>('/receivers', { name, ...definition })).body.id;
    await add('alone', { kind: 'email', to: 'Mailed@Example.org' });
    await add('among others', { kind: 'email', to: ['desk@example.org', email] });
    await add('not theirs', { kind: 'email', to: `not-${email}` });
    await add('a hook', { kind: 'webhook', url: `https://example.org/${email}` });
    const gone = await add('gone', { kind: 'email', to: email });
    expect((await admin.remove(`/receivers/${gone}`)).status).toBe(204);
    expect(await member(email)).toMatchObject({ receivers: 2 });
    expect((await admin.patch(`/people/${id}`, { disabled: true })).status).toBe(200);
    expect(await member(email)).toMatchObject({ disabled: true, receivers: 2 });
  });

  it('is not let in by the code they were about to give, and begins anew once they may again', async () => {
    const email = 'halfway@example.org';
    const person = await invited('viewer', email);
    const { later } = await withSecondFactor(person, email);
    const { id } = await member(email);
    const halfway = visitor(two.url);
    const code = async () => halfway.post('/session/second-factor', { kind: 'totp', code: await later() });
    expect((await halfway.signIn(email, passwordOf(email))).body.status).toBe('second-factor');
    // As if it had come in between.
    await owner`update auth."user" set "disabledAt" = now() where "id" = ${id}`;
    expect((await code()).status).toBe(401);
    await owner`update auth."user" set "disabledAt" = null where "id" = ${id}`;
    expect((await halfway.signIn(email, passwordOf(email))).body.status).toBe('second-factor');
    for (const disabled of [true, false])
      expect((await admin.patch(`/people/${id}`, { disabled })).status).toBe(200);
    // Let in again, they begin anew; so does whoever had the password before it was changed.
    expect((await code()).status).toBe(401);
    await person.signIn(email, passwordOf(email));
    await person.post('/session/second-factor', { kind: 'totp', code: await later() });
    expect((await halfway.signIn(email, passwordOf(email))).body.status).toBe('second-factor');
    const change = { current: passwordOf(email), next: 'four hundred quiet tramways' };
    expect((await person.post('/account/password', change)).status).toBe(204);
    expect((await code()).status).toBe(401);
  });

  it('takes with a token that is revoked what was made with it', async () => {
    const make = async (by: { post: Visitor['post'] }, name: string) =>
      (await by.post<NewTokenWire>('/tokens', { name, role: 'admin', days: 30 })).body;
    // Nobody is behind a token of the command, but who holds it could make others.
    const stolen = await make(clientOf(one.url, one.token) as never, 'stolen');
    const child = await make(clientOf(one.url, stolen.token) as never, 'made with it');
    const other = await make(clientOf(one.url, one.token) as never, 'another');
    const link = (
      await clientOf(one.url, child.token).post<NewInvitationWire>('/invitations', { role: 'admin' })
    ).body.link;
    expect((await admin.remove(`/tokens/${stolen.id}`)).status).toBe(204);
    for (const { token, status } of [
      { ...stolen, status: 401 },
      { ...child, status: 401 },
      { ...other, status: 200 },
    ])
      expect((await clientOf(two.url, token).get('/indicators')).status).toBe(status);
    expect((await visitor(two.url).post('/invitations/look', { token: tokenOf(link) })).body.code).toBe(
      'link-not-valid',
    );
  });
});

describe('a step that would let a thief stay', () => {
  it('asks once more who somebody is, on every route that says so and on no other', async () => {
    const { paths } = (
      await clientOf(one.url, null).get<{ paths: Record<string, Record<string, object>> }>('/openapi.json')
    ).body;
    const email = 'asked@example.org';
    const person = await invited('admin', email);
    const cookie = cookieOf(person);
    const names = Object.entries(paths)
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`))
      // It ends the session all others are asked with.
      .filter((name) => name !== 'DELETE /session' && name !== 'GET /events');
    const askedBy: Record<'without' | 'with', string[]> = { without: [], with: [] };
    for (const factor of ['without', 'with'] as const) {
      await owner`update auth."user" set "twoFactorEnabled" = ${factor === 'with'} where "email" = ${email}`;
      for (const name of names) {
        await laterFor(email);
        const [method = '', path = ''] = name.split(' ');
        const answer = await fetch(
          `${one.url}/api/v1${path.replaceAll(/\{\w+\}/g, '00000000-0000-7000-8000-000000000000')}`,
          {
            method,
            headers: { cookie, ...(method === 'GET' ? {} : { 'content-type': 'application/json' }) },
            body: method === 'GET' || method === 'DELETE' ? null : '{}',
          },
        );
        const { code } = answer.ok ? { code: '' } : ((await answer.json()) as { code: string });
        if (code === 'proof-required') askedBy[factor].push(name);
      }
    }
    const declared = Object.keys(proof);
    expect(askedBy.with.sort()).toEqual([...declared].sort());
    expect(askedBy.without.sort()).toEqual(declared.filter((name) => proof[name] === 'session').sort());
    await owner`update auth."user" set "role" = 'viewer' where "email" = ${email}`;
  });

  it('is done after a proof: the password, and of whoever has a second factor a code too', async () => {
    const email = 'proves@example.org';
    const person = await invited('viewer', email);
    const password = passwordOf(email);
    const step = () => person.post('/account/passkeys/options');
    // Who has just come in is not asked.
    expect((await step()).status).toBe(200);
    await laterFor(email);
    const refused = await step();
    expect([refused.status, refused.body.code]).toEqual([403, 'proof-required']);
    const prove = (given: object) => person.post('/session/proof', given);
    expect((await prove({})).body.code).toBe('proof-missing');
    expect((await prove({ password: 'not it at all' })).body.errors?.[0]).toMatchObject({
      pointer: '/password',
      code: 'password-wrong',
    });
    expect((await prove({ response: { id: 'x' } })).body.code).toBe('passkey-failed');
    expect((await step()).status).toBe(403);
    expect((await prove({ password })).status).toBe(204);
    expect((await step()).status).toBe(200);

    const { later, backupCodes } = await withSecondFactor(person, email);
    await laterFor(email);
    // The password alone is no proof any more, neither here nor where a step takes it itself.
    for (const given of [{ password }, { password, code: '000000' }])
      expect((await prove(given)).body.errors?.[0]).toMatchObject({
        pointer: '/code',
        code: 'second-factor-failed',
      });
    expect(
      (await person.post('/account/password', { current: password, next: 'four hundred quiet tramways' }))
        .body.code,
    ).toBe('proof-required');
    expect((await person.post('/account/totp/remove', { password })).body.code).toBe('proof-required');
    expect((await person.get<SessionWire>('/session')).body.state).toBe('signed-in');
    expect((await prove({ password, code: await later() })).status).toBe(204);
    expect((await step()).status).toBe(200);
    await laterFor(email);
    expect((await prove({ password, kind: 'backup-code', code: backupCodes[0] })).status).toBe(204);
    expect((await person.post('/account/totp/remove', {})).status).toBe(204);
    expect((await person.get<SessionWire>('/session')).body.person?.twoFactor).toBe(false);
    const noted = await owner<{ by: string }[]>`select details ->> 'by' as by from audit
      where action = 'session.proved' and actor ->> 'name' = 'proves' order by id`;
    expect(noted.map(({ by }) => by)).toEqual(['password', 'password', 'totp', 'backup-code']);
  });

  it('counts wrong proofs like wrong passwords', async () => {
    const email = 'guessed@example.org';
    const person = await invited('viewer', email);
    const statuses: number[] = [];
    for (let guess = 0; guess < 11; guess++)
      statuses.push((await person.post('/session/proof', { password: `guess ${guess}` })).status);
    expect(statuses.at(0)).toBe(422);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('a code', () => {
  it('of an authenticator works once, also of two at the same moment in two processes', async () => {
    const email = 'codes@example.org';
    const person = await invited('viewer', email);
    const { now, later } = await withSecondFactor(person, email);
    const enter = async (url: string, code: string) => {
      const somebody = visitor(url);
      await somebody.signIn(email, passwordOf(email));
      return () => somebody.post('/session/second-factor', { kind: 'totp', code });
    };
    // The one that switched it on has been used.
    const confirmed = await now();
    await owner`update auth."twoFactor" set "lastUsedStep" = extract(epoch from now())::bigint / 30 + 1`;
    expect((await (await enter(one.url, confirmed))()).status).toBe(401);

    const code = await later();
    const both = await Promise.all([enter(one.url, code), enter(two.url, code)]);
    const statuses = (await Promise.all(both.map((go) => go()))).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 401]);
    expect((await (await enter(one.url, code))()).status).toBe(401);
    // Nor does it prove anything to whoever is inside.
    expect((await person.post('/session/proof', { password: passwordOf(email), code })).status).toBe(422);
  });

  it('that is a backup code works once, also of two at the same moment', async () => {
    const email = 'backups@example.org';
    const person = await invited('viewer', email);
    const { backupCodes } = await withSecondFactor(person, email);
    const enter = async (url: string) => {
      const somebody = visitor(url);
      await somebody.signIn(email, passwordOf(email));
      return () => somebody.post('/session/second-factor', { kind: 'backup-code', code: backupCodes[0] });
    };
    const all = await Promise.all([one.url, two.url, one.url, two.url].map(enter));
    const statuses = (await Promise.all(all.map((go) => go()))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 401)).toHaveLength(3);
  });
});

it('a mailbox makes browsers known, but no more codes of an authenticator', async () => {
  const email = 'mailbox@example.org';
  const person = await invited('viewer', email);
  const { id } = await member(email);
  const { later, backupCodes } = await withSecondFactor(person, email);
  const statuses: number[] = [];
  const passwords = [1, 2, 3, 4].map((n) => `paper lantern ${n} adrift over hills`);
  for (const password of passwords) {
    const { link } = (await admin.post<LinkWire>(`/people/${id}/password-reset`)).body;
    const thief = visitor(one.url);
    const own = { token: tokenOf(link), password };
    expect((await thief.post('/password-resets/complete', own)).status).toBe(204);
    for (let n = 0; n < 9; n++) {
      // After a few wrong ones the library asks for the password anew.
      if (n % 4 === 0) await thief.signIn(email, password);
      const guess = await thief.post('/session/second-factor', { kind: 'totp', code: `00000${n}` });
      statuses.push(guess.status);
    }
    if (password !== passwords.at(-1)) continue;
    expect((await thief.post('/session/second-factor', { kind: 'totp', code: await later() })).status).toBe(
      429,
    );
    const backup = { kind: 'backup-code', code: backupCodes[0] };
    expect((await thief.post('/session/second-factor', backup)).status).toBe(200);
  }
  expect(statuses).toEqual([...Array(30).fill(401), ...Array(6).fill(429)]);
});

describe('a session', () => {
  it('ends 30 days after its sign-in, however much it is used, and its stream with it', async () => {
    const email = 'long@example.org';
    const person = await invited('viewer', email);
    const moved = (days: number) => owner`
      update auth."session" set "createdAt" = now() - ${days} * interval '1 day', "expiresAt" = now() + interval '1 hour'
      where "userId" = (select "id" from auth."user" where "email" = ${email})`;
    await moved(29);
    // Used again, it lasts seven days more, but not beyond its thirtieth.
    expect((await person.get('/indicators')).status).toBe(200);
    const [session] = (await person.get<{ items: AccountSessionWire[] }>('/account/sessions')).body.items;
    const left = (Date.parse(session?.expiresAt ?? '') - Date.now()) / 86_400_000;
    expect(left).toBeGreaterThan(0.9);
    expect(left).toBeLessThanOrEqual(1);
    const events = await openEvents(two.url, null, { cookie: cookieOf(person) });
    await events.next(({ event }) => event === 'hello');
    await moved(31);
    await owner`select pg_notify('marsad_access', '')`;
    await events.ended;
    expect(events.seen.at(-1)?.event).toBe('signed-out');
    expect((await person.get('/indicators')).status).toBe(401);
  });
});

describe('a password reset', () => {
  const thief = async (email: string) => {
    const person = await invited('admin', email);
    const { id } = await member(email);
    await owner`insert into auth."passkey" ("name", "publicKey", "userId", "credentialID", "counter", "deviceType", "backedUp")
      values ('Of a thief', 'k', ${id}, ${`credential of ${email}`}, 0, 'singleDevice', false)`;
    const { token } = (
      await person.post<NewTokenWire>('/tokens', { name: 'importer', role: 'viewer', days: 30 })
    ).body;
    await person.post('/invitations', { role: 'admin', email: null });
    const { link } = (await admin.post<LinkWire>(`/people/${id}/password-reset`)).body;
    const spare = (await admin.post<LinkWire>(`/people/${id}/password-reset`)).body.link;
    return { person, id, token, link: tokenOf(link), spare: tokenOf(spare) };
  };
  const password = 'eleven paper lanterns adrift';

  it('ends the sessions and removes passkeys, says what else there is, and tells its owner by mail', async () => {
    const email = 'robbed@example.org';
    const { person, id, token, link } = await thief(email);
    const outside = visitor(two.url);
    const offer = await outside.post<PasswordResetOfferWire>('/password-resets/look', { token: link });
    expect(offer.body).toEqual({ passkeys: ['Of a thief'], tokens: 1, invitations: 1 });
    const before = mailbox.mails.length;
    expect((await outside.post('/password-resets/complete', { token: link, password })).status).toBe(204);
    expect((await person.get('/session')).body).toMatchObject({ state: 'signed-out' });
    expect(await owner`select from auth."passkey" where "userId" = ${id}`).toHaveLength(0);
    expect((await clientOf(one.url, token).get('/indicators')).status).toBe(200);
    expect((await outside.post('/password-resets/look', { token: link })).body.code).toBe('link-not-valid');
    const noted = await owner`select details from audit where action = 'passkey.removed'`;
    expect(noted).toMatchObject([{ details: { name: 'Of a thief', because: 'password-reset' } }]);
    const mail = await eventually(async () => mailbox.mails[before], 'a mail');
    expect([mail.to && 'text' in mail.to && mail.to.text, mail.subject]).toEqual([
      email,
      'Marsad: your password was changed',
    ]);
    expect(mail.text).toContain('/sign-in');
  });

  it('keeps passkeys where its owner says so, and revokes what they made where they do', async () => {
    const email = 'careful@example.org';
    const { id, token, link, spare } = await thief(email);
    const choice = { password, keepPasskeys: true, revokeTokens: true };
    const outside = visitor(two.url);
    expect((await outside.post('/password-resets/complete', { token: link, ...choice })).status).toBe(204);
    expect(await owner`select from auth."passkey" where "userId" = ${id}`).toHaveLength(1);
    expect((await clientOf(one.url, token).get('/indicators')).status).toBe(401);
    expect(await member(email)).toMatchObject({ tokens: 0, invitations: 0 });
    expect((await outside.post('/password-resets/complete', { token: spare, password })).status).toBe(404);
    await admin.patch(`/people/${id}`, { role: 'viewer' });
  });

  it('by a link that was open already does not follow a change of password', async () => {
    const email = 'changed@example.org';
    const person = await invited('viewer', email);
    const { id } = await member(email);
    const { link } = (await admin.post<LinkWire>(`/people/${id}/password-reset`)).body;
    const change = { current: passwordOf(email), next: 'four hundred quiet tramways' };
    expect((await person.post('/account/password', change)).status).toBe(204);
    const late = { token: tokenOf(link), password };
    expect((await visitor(two.url).post('/password-resets/complete', late)).body.code).toBe('link-not-valid');
  });
});

describe('what is under way while access ends', () => {
  /** Holds what would be written to a table, while `during` goes on. @returns what was held, once it has gone on. */
  async function held<T>(table: string, write: () => Promise<T>, during: () => Promise<void>): Promise<T> {
    const key = 4_711;
    await owner.unsafe(`
      create or replace function public.held() returns trigger language plpgsql as
        $$ begin perform pg_advisory_xact_lock_shared(${key}); return new; end $$;
      create trigger held before insert on ${table} for each row execute function public.held()`);
    const holder = await owner.reserve();
    try {
      await holder`select pg_advisory_lock(${key})`;
      const written = write();
      await eventually(
        async () =>
          (await owner`select from pg_locks where locktype = 'advisory' and objid = ${key} and not granted`)
            .length > 0,
        'somebody who waits',
      );
      await during();
      await holder`select pg_advisory_unlock(${key})`;
      return await written;
    } finally {
      await holder`select pg_advisory_unlock_all()`;
      holder.release();
      await owner.unsafe(`drop trigger held on ${table}`);
    }
  }
  const next = 'four hundred quiet tramways';

  it('a sign-in with the password of before leads nowhere, with one factor or two', async () => {
    const email = 'between@example.org';
    const person = await invited('viewer', email);
    const change = (current: string, to: string) => async () => {
      expect((await person.post('/account/password', { current, next: to })).status).toBe(204);
    };
    const late = visitor(two.url);
    const signIn = () => late.signIn(email, passwordOf(email));
    const answer = await held('auth."session"', signIn, change(passwordOf(email), next));
    expect([answer.status, answer.body.code]).toEqual([401, 'sign-in-failed']);
    expect((await late.get('/indicators')).status).toBe(401);
    const sessions = await person.get<{ items: AccountSessionWire[] }>('/account/sessions');
    expect(sessions.body.items).toHaveLength(1);

    await change(next, passwordOf(email))();
    const { later } = await withSecondFactor(person, email);
    const halfway = await held('auth."verification"', signIn, change(passwordOf(email), next));
    expect([halfway.status, halfway.body.code]).toEqual([401, 'sign-in-failed']);
    const code = await later();
    expect((await late.post('/session/second-factor', { kind: 'totp', code })).status).toBe(401);

    await late.signIn(email, next);
    const second = async () => late.post('/session/second-factor', { kind: 'totp', code: await later() });
    const answered = await held('auth."session"', second, change(next, passwordOf(email)));
    expect([answered.status, answered.body.code]).toEqual([401, 'second-factor-failed']);
    expect((await late.get('/indicators')).status).toBe(401);
  });

  it('a second factor that is being switched on goes with the session it was switched on in', async () => {
    const email = 'intruder@example.org';
    const thief = await invited('viewer', email);
    const { id } = await member(email);
    const { body } = await thief.post<TotpWire>('/account/totp', { password: passwordOf(email) });
    const secret = new TextDecoder().decode(base32.decode(body.secret));
    const { link } = (await admin.post<LinkWire>(`/people/${id}/password-reset`)).body;
    const answer = await held(
      'auth."session"',
      async () => thief.post('/account/totp/confirm', { code: await createOTP(secret).totp() }),
      async () => {
        const own = { token: tokenOf(link), password: next };
        expect((await visitor(one.url).post('/password-resets/complete', own)).status).toBe(204);
      },
    );
    expect(answer.status).toBe(401);
    expect((await thief.get('/indicators')).status).toBe(401);
    expect((await visitor(one.url).signIn(email, next)).body.status).toBe('signed-in');
  });

  it('a sign-in of somebody who is being kept out does not wait for them to be let in again', async () => {
    const email = 'waits@example.org';
    await invited('viewer', email);
    const { id } = await member(email);
    const late = visitor(two.url);
    await held(
      'auth."session"',
      () => late.signIn(email, passwordOf(email)),
      async () => {
        expect((await admin.patch(`/people/${id}`, { disabled: true })).status).toBe(200);
      },
    );
    expect((await admin.patch(`/people/${id}`, { disabled: false })).status).toBe(200);
    expect((await late.get('/indicators')).status).toBe(401);
  });

  it('an administrator who is being demoted promotes nobody any more', async () => {
    const email = 'races@example.org';
    const friend = 'friend@example.org';
    const leaving = await invited('admin', email);
    await invited('viewer', friend);
    const [{ id }, { id: friends }] = [await member(email), await member(friend)];
    const locked = owner.reserve();
    const holder = await locked;
    await holder`select pg_advisory_lock(${0x6d617275}, 1)`;
    const waiting = (count: number) =>
      eventually(
        async () =>
          (
            await owner`select from pg_locks where locktype = 'advisory' and classid = ${0x6d617275} and not granted`
          ).length === count,
        'somebody who waits',
      );
    const outs = admin.patch(`/people/${id}`, { role: 'viewer' });
    await waiting(1);
    const late = leaving.patch(`/people/${friends}`, { role: 'admin' });
    await waiting(2);
    await holder`select pg_advisory_unlock_all()`;
    holder.release();
    expect((await outs).status).toBe(200);
    expect((await late).status).toBe(401);
    expect(await member(friend)).toMatchObject({ role: 'viewer' });
  });

  it('a change of password by a session that a reset has ended meanwhile changes nothing', async () => {
    const email = 'winsback@example.org';
    const thief = await invited('viewer', email);
    const { id } = await member(email);
    const { link } = (await admin.post<LinkWire>(`/people/${id}/password-reset`)).body;
    const holder = await owner.reserve();
    await holder`begin`;
    await holder`select from auth."account" where "userId" = ${id} for update`;
    const waiting = (count: number) =>
      eventually(
        async () =>
          (
            await owner`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query ilike '%auth."account"%'`
          ).length === count,
        'somebody who waits',
      );
    const own = { token: tokenOf(link), password: 'eleven paper lanterns adrift' };
    const set = visitor(two.url).post('/password-resets/complete', own);
    await waiting(1);
    const late = thief.post('/account/password', { current: passwordOf(email), next });
    await waiting(2);
    await holder`commit`;
    holder.release();
    expect((await set).status).toBe(204);
    expect((await late).status).toBe(401);
    expect((await visitor(one.url).signIn(email, own.password)).status).toBe(200);
  });
});

it('tells in the language of whoever did it that a second factor went', async () => {
  const email = 'told@example.org';
  const person = await invited('viewer', email);
  await withSecondFactor(person, email);
  const before = mailbox.mails.length;
  expect((await person.post('/account/totp/remove?lang=ar', {})).status).toBe(204);
  const subjects = await eventually(async () => {
    const found = mailbox.mails.slice(before - 1).map(({ subject }) => subject);
    return found.some((subject) => subject?.startsWith('مرصد')) && found;
  }, 'a mail in Arabic');
  expect(subjects).toContain('مرصد: أُوقف عامل التحقق الثاني لحسابك');
});
