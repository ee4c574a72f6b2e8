/** Who may come in, and who may do what: through the public door, over two processes on one database. */
import { networkInterfaces } from 'node:os';
import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';
import { connect, type Sql } from '@marsad/db';
import { allows, type Role, roles } from '@marsad/indicators';
import type {
  AccountSessionWire,
  AuditListWire,
  InvitationOfferWire,
  LinkWire,
  MemberWire,
  NewInvitationWire,
  NewTokenWire,
  SessionWire,
  SignInResultWire,
  SubmissionWire,
  TokenWire,
  TotpWire,
} from '@marsad/indicators/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { access, peopleOnly, proof } from './access.js';
import {
  apiToken,
  clientOf,
  eventually,
  everythingPrinted,
  invite,
  launch,
  type Marsad,
  openEvents,
  openMailbox,
  passwordOf,
  printedToken,
  source,
  startMarsad,
  startPostgres,
  type TestDatabase,
  temporaryFolder,
  tokenOf,
  type Visitor,
  visitor,
} from './harness.js';

const figure = { indicator: 'crop-burnings', period: '2020-06', value: '3', source };
const first = { name: 'Rana', email: 'rana@example.org', password: 'river copper lantern 88' };

/** What an authenticator reads out of the address that it is shown. */
const secretIn = ({ uri }: TotpWire) =>
  new TextDecoder().decode(base32.decode(new URL(uri).searchParams.get('secret') ?? ''));

describe('accounts', () => {
  let postgres: TestDatabase;
  let env: Record<string, string>;
  let owner: Sql;
  let one: Marsad;
  let two: Marsad;
  let admin: Visitor;

  beforeAll(async () => {
    postgres = await startPostgres();
    env = { DATABASE_URL: await postgres.prepared(), LOG_LEVEL: 'trace', PROXY_HOPS: '1' };
    owner = connect(env.DATABASE_URL ?? '', { max: 2 });
    one = await startMarsad(env);
    two = await startMarsad({ ...env, ROLE: 'api' }, one.token);
    admin = visitor(one.url);
  });
  afterAll(async () => {
    await owner?.end({ timeout: 5 });
    await Promise.all([one?.stop(), two?.stop()]);
    await postgres?.stop();
  });

  const invited = (role: Role, email: string): Promise<Visitor> =>
    invite(admin, { role, email, name: email.split('@')[0] ?? '', browser: visitor(one.url) });

  it('begins with the code of the console: it makes one administrator, in either process, once', async () => {
    const code = /\/setup#code=(\S+)/.exec(one.output())?.[1] ?? '';
    expect(code).toMatch(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){2}$/);
    expect((await admin.get<SessionWire>('/session')).body.state).toBe('setup');
    expect((await admin.post('/setup', { ...first, code: 'AAAA-BBBB-CCCC' })).body.code).toBe(
      'setup-code-wrong',
    );
    const weak = await admin.post('/setup', { ...first, code, email: 'rana', password: 'rana' });
    expect([weak.status, weak.body.errors?.map(({ pointer, code: name }) => [pointer, name])]).toEqual([
      422,
      [
        ['/email', 'email-not-read'],
        ['/password', 'password-too-short'],
      ],
    ]);
    // As it is typed from a screen.
    const made = await admin.post<SignInResultWire>('/setup', {
      ...first,
      code: code.toLowerCase().replaceAll('-', ' '),
    });
    expect([made.status, made.body.status]).toEqual([201, 'signed-in']);
    const { body } = await admin.get<SessionWire>('/session');
    expect(body).toMatchObject({ state: 'signed-in', role: 'admin', person: { email: first.email } });
    const late = await visitor(two.url).post('/setup', { ...first, code });
    expect([late.status, late.body.code]).toEqual([409, 'setup-done']);
  });

  it.each([
    ['short', 'eleven char', 'password-too-short'],
    ['common', 'password1234', 'password-too-common'],
    ['a row of keys', 'qwertyuiop[]', 'password-too-common'],
    ['one sign', 'aaaaaaaaaaaaaaaaaa', 'password-too-common'],
    ['their own address', 'omar@example.org', 'password-too-common'],
    ['endless', 'x'.repeat(10_000), 'password-too-long'],
  ])('refuses a password that is %s', async (_, password, code) => {
    const link = (await admin.post<NewInvitationWire>('/invitations', { role: 'viewer' })).body.link;
    const body = { token: tokenOf(link), name: 'Omar', email: 'omar@example.org', password };
    const answer = await visitor(one.url).post('/invitations/accept', body);
    expect([answer.status, answer.body.code]).toEqual([422, code]);
    expect(JSON.stringify(answer.body)).not.toContain(password);
  });

  it('lets in whom an invitation is for, as what it says, once', async () => {
    const { body } = await admin.post<NewInvitationWire>('/invitations', {
      role: 'contributor',
      email: 'Salma@example.org',
    });
    const token = tokenOf(body.link);
    const guest = visitor(two.url);
    const offer = await guest.post<InvitationOfferWire>('/invitations/look', { token });
    expect(offer.body).toMatchObject({ email: 'salma@example.org', role: 'contributor', invitedBy: 'Rana' });
    const entry = { token, name: 'Salma', email: 'salma@example.org', password: 'seven blue herons at dusk' };
    expect((await guest.post('/invitations/accept', { ...entry, email: 'other@example.org' })).status).toBe(
      404,
    );
    // Nobody chooses their own role.
    expect((await guest.post('/invitations/accept', { ...entry, role: 'admin' })).status).toBe(422);
    expect((await guest.post('/invitations/accept', entry)).status).toBe(201);
    expect((await guest.get<SessionWire>('/session')).body).toMatchObject({ role: 'contributor' });
    expect((await visitor(one.url).post('/invitations/accept', entry)).body.code).toBe('link-not-valid');

    const withdrawn = (await admin.post<NewInvitationWire>('/invitations', { role: 'viewer' })).body;
    expect((await admin.remove(`/invitations/${withdrawn.id}`)).status).toBe(204);
    const late = await visitor(one.url).post('/invitations/look', { token: tokenOf(withdrawn.link) });
    expect(late.body.code).toBe('link-not-valid');
  });

  it('holds every route to what stands in the table, and knows every route', async () => {
    const { paths } = (
      await clientOf(one.url, null).get<{
        paths: Record<string, Record<string, { 'x-access'?: string; 'x-proof'?: string }>>;
      }>('/openapi.json')
    ).body;
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, route]) => ({
        name: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        path: path.replaceAll(/\{\w+\}/g, '00000000-0000-7000-8000-000000000000'),
        documented: route['x-access'],
        asks: route['x-proof'],
      })),
    );
    expect(Object.fromEntries(routes.map(({ name, documented }) => [name, documented]))).toEqual(access);
    expect(Object.fromEntries(routes.flatMap(({ name, asks }) => (asks ? [[name, asks]] : [])))).toEqual(
      proof,
    );

    const tokens = Object.fromEntries(
      await Promise.all(
        roles.map(async (role) => [role, await apiToken(env, role, `table ${role}`)] as const),
      ),
    ) as Record<Role, string>;
    const expired = await apiToken(env, 'admin', 'table expired');
    const revoked = await apiToken(env, 'admin', 'table revoked');
    await owner`update api_token set expires_at = now() where name = 'table expired'`;
    await owner`update api_token set revoked_at = now() where name = 'table revoked'`;
    const table = await invited('viewer', 'table@example.org');

    const holders: Record<string, { headers: () => Promise<Record<string, string>>; role: Role | null }> = {
      none: { headers: async () => ({}), role: null },
      expired: { headers: async () => ({ authorization: `Bearer ${expired}` }), role: null },
      revoked: { headers: async () => ({ authorization: `Bearer ${revoked}` }), role: null },
      nonsense: { headers: async () => ({ authorization: 'Basic eDp5' }), role: null },
      ...Object.fromEntries(
        roles.map((role) => [
          role,
          { headers: async () => ({ authorization: `Bearer ${tokens[role]}` }), role },
        ]),
      ),
      session: {
        // A new one where it has ended: one of the routes is to sign out.
        headers: async () => {
          if ((await table.get<SessionWire>('/session')).body.person === null) {
            await owner`delete from attempt`;
            await table.signIn('table@example.org', passwordOf('table@example.org'));
          }
          return { cookie: [...table.jar].map(([name, value]) => `${name}=${value}`).join('; ') };
        },
        role: 'viewer',
      },
    };
    const found: string[] = [];
    const wanted: string[] = [];
    for (const { name, method, path } of routes) {
      const asked = Object.entries(holders).map(async ([holder, { headers, role }]) => {
        const needed = access[name] as Role | 'anyone' | 'person';
        const mayIn = {
          anyone: true,
          person: holder === 'session',
          role:
            role !== null &&
            needed !== 'anyone' &&
            needed !== 'person' &&
            allows(role, needed) &&
            (holder === 'session' || !peopleOnly.has(name)),
        }[needed === 'anyone' || needed === 'person' ? needed : 'role'];
        const stop = new AbortController();
        const answer = await fetch(`${one.url}/api/v1${path}`, {
          method,
          signal: stop.signal,
          headers: {
            ...(await headers()),
            ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
          },
          body: method === 'GET' || method === 'DELETE' ? null : '{}',
        });
        stop.abort();
        const met = [401, 403].includes(answer.status) ? answer.status : 'in';
        return { holder, met, due: mayIn ? 'in' : role === null ? 401 : 403 };
      });
      for (const { holder, met, due } of await Promise.all(asked)) {
        found.push(`${name} as ${holder}: ${met}`);
        wanted.push(`${name} as ${holder}: ${due}`);
      }
      await owner`delete from attempt`;
    }
    expect(found).toEqual(wanted);
  });

  it('refuses what is too much for a role, says so, and records who did what', async () => {
    const contributor = await invited('contributor', 'layla@example.org');
    const entered = await contributor.post<SubmissionWire>('/observations', figure);
    expect(entered.status).toBe(202);
    const refused = await contributor.post('/tokens', { name: 'mine', role: 'admin', days: null });
    expect([refused.status, refused.body.code]).toEqual([403, 'role-too-low']);
    expect(refused.body.detail).toBe(
      'This needs the role administrator; yours is contributor. An administrator can give you another.',
    );
    const [noted] = await owner<{ actor: object }[]>`
      select actor from submission where id = ${entered.body.id}`;
    expect(noted?.actor).toMatchObject({ kind: 'person', name: 'layla' });
    await eventually(
      async () =>
        (await owner`select 1 from audit where actor ->> 'name' = 'layla' and action like '%revision%'`)
          .length > 0 || (await owner`select 1 from revision where actor ->> 'name' = 'layla'`).length > 0,
      'the revision under her name',
    );
  });

  it('gives a new session at sign-in, and never takes up one it was handed', async () => {
    const victim = visitor(one.url);
    victim.jar.set('marsad.session_token', 'chosen-by-somebody-else.c2lnbmF0dXJl');
    const planted = victim.jar.get('marsad.session_token');
    expect((await victim.get<SessionWire>('/session')).body.state).toBe('signed-out');
    await victim.signIn(first.email, first.password);
    const own = victim.jar.get('marsad.session_token');
    expect(own).toBeDefined();
    expect(own).not.toBe(planted);
    await victim.signIn(first.email, first.password);
    expect(victim.jar.get('marsad.session_token')).not.toBe(own);
    const cookie = (await victim.signIn(first.email, first.password)).headers.getSetCookie()[0] ?? '';
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(JSON.stringify((await victim.signIn(first.email, first.password)).body)).toBe(
      '{"status":"signed-in"}',
    );
  });

  it('tells nobody which addresses have accounts: not by the answer, not by the time it takes', async () => {
    await owner`delete from attempt`;
    const times = { known: [] as number[], unknown: [] as number[] };
    const answers = new Set<string>();
    for (let round = 0; round < 8; round++)
      for (const kind of ['known', 'unknown'] as const) {
        const email = kind === 'known' ? first.email : `nobody-${round}@example.org`;
        const began = performance.now();
        const { status, body } = await visitor(one.url).signIn(email, 'not the password at all');
        times[kind].push(performance.now() - began);
        answers.add(JSON.stringify([status, { ...body, instance: '' }]));
      }
    expect([...answers]).toHaveLength(1);
    expect([...answers][0]).toContain('sign-in-failed');
    const median = (list: number[]) => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;
    const ratio = median(times.known) / median(times.unknown);
    // Without the work done for nobody, it would be a hundred times.
    expect(ratio).toBeGreaterThan(0.2);
    expect(ratio).toBeLessThan(5);
  });

  it('stops guessing, however many processes are asked', async () => {
    await owner`delete from attempt`;
    const guess = (n: number) =>
      visitor(n % 2 ? one.url : two.url).signIn('salma@example.org', `guess number ${n} of many`);
    const statuses = (await Promise.all(Array.from({ length: 24 }, (_, n) => guess(n)))).map(
      ({ status }) => status,
    );
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(14);
    // The right one is too late as well, in either.
    const late = await visitor(two.url).signIn('salma@example.org', 'seven blue herons at dusk');
    expect([late.status, late.body.code, late.headers.get('retry-after')]).toEqual([
      429,
      'too-many-attempts',
      '900',
    ]);
    await owner`update attempt set since = since - interval '16 minutes'`;
    expect((await visitor(two.url).signIn('salma@example.org', 'seven blue herons at dusk')).status).toBe(
      200,
    );
  });

  describe('while others guess', () => {
    const guesses = async (email: string, addresses: readonly string[], times = 1) => {
      const statuses: number[] = [];
      for (const address of addresses)
        for (let n = 0; n < times; n++)
          statuses.push((await visitor(one.url, address).signIn(email, `guess number ${n}`)).status);
      return statuses;
    };
    const count = (statuses: readonly number[], status: number) =>
      statuses.filter((given) => given === status).length;
    /** As if so many more wrong ones had been counted for an account, or for a place: each costs its work. */
    const countedMore = (which: 'account' | 'place', by: number) =>
      owner`update attempt set count = count + ${by}
        where key ~ ${which === 'account' ? '^sign-in [^ ]+$' : '^sign-in from '}`;
    /** An account that many places have guessed at. */
    const crowd = async (email: string) => {
      await guesses(email, ['203.0.113.1']);
      await countedMore('account', 49);
    };
    beforeEach(() => owner`delete from attempt`);

    it('what one place guesses shuts nobody out elsewhere, and what was refused does not count', async () => {
      await invited('viewer', 'target@example.org');
      const statuses = await guesses('target@example.org', ['198.51.100.1'], 205);
      expect([count(statuses, 401), count(statuses, 429)]).toEqual([10, 195]);
      // There, too, the other accounts go on: ten of the hundred tries of the place are spent.
      const others = await guesses('nobody@example.org', ['198.51.100.1'], 1);
      expect(others).toEqual([401]);
      const elsewhere = visitor(two.url, '198.51.100.2');
      expect((await elsewhere.signIn('target@example.org', passwordOf('target@example.org'))).status).toBe(
        200,
      );
    });

    it('one place that tries many accounts is stopped, and who is known there goes on', async () => {
      const known = await invited('viewer', 'neighbour@example.org');
      expect((await known.remove('/session')).status).toBe(204);
      expect(await guesses('somebody@example.org', ['127.0.0.1'])).toEqual([401]);
      await countedMore('place', 89);
      const statuses: number[] = [];
      for (let n = 0; n < 15; n++)
        statuses.push(...(await guesses(`somebody-${n}@example.org`, ['127.0.0.1'])));
      expect([count(statuses, 401), count(statuses, 429)]).toEqual([10, 5]);
      expect((await visitor(one.url).signIn(first.email, first.password)).status).toBe(429);
      expect((await known.signIn('neighbour@example.org', passwordOf('neighbour@example.org'))).status).toBe(
        200,
      );
    });

    it('a /64 of IPv6 is one place, and IPv4 in its clothes is IPv4', async () => {
      const hosts = Array.from({ length: 20 }, (_, n) => `2001:db8:1:2:${n}:${n}:${n}:${n + 1}`);
      expect(count(await guesses('nobody@example.org', hosts), 401)).toBe(10);
      const dressed = Array.from({ length: 20 }, (_, n) => (n % 2 ? '198.51.100.7' : '::ffff:198.51.100.7'));
      expect(count(await guesses('nobody@example.org', dressed), 401)).toBe(10);
      const spelled = [' nobody@example.org', 'NOBODY@example.org', 'nobody@example.org  '];
      for (const email of spelled) expect(await guesses(email, ['198.51.100.7'])).toEqual([429]);
    });

    it.each([
      ['target', 'slowed@example.org'],
      ['unknown', 'not-there@example.org'],
    ])('many places slow an account that is %s, and strangers get their turn', async (kind, email) => {
      const known = kind === 'target' ? await invited('viewer', email) : null;
      await guesses(email, ['203.0.113.1']);
      await countedMore('account', 39);
      const places = Array.from({ length: 20 }, (_, n) => `203.0.113.${n + 2}`);
      const statuses = await guesses(email, places);
      expect([count(statuses, 401), count(statuses, 429)]).toEqual([10, 10]);
      const late = visitor(two.url, '198.51.100.3');
      const told = await late.signIn(email, passwordOf(email));
      expect([told.status, told.body.code, told.headers.get('retry-after')]).toEqual([
        429,
        'too-many-attempts',
        '60',
      ]);
      expect(told.body.detail).toBe(
        'Too many attempts. Wait 1 minute and try again. What works at once: a browser where you have signed in before, a passkey, or a link for a new password.',
      );
      // Where they were before, they are no strangers.
      if (known) expect((await known.signIn(email, passwordOf(email))).status).toBe(200);
      // However the others go on, the turn is theirs a minute later.
      await owner`update attempt set since = since - interval '1 minute'`;
      await guesses(email, places);
      expect((await late.signIn(email, passwordOf(email))).status).toBe(known ? 200 : 401);
    });

    it('a link by mail or from an administrator lets its owner in at once, and makes strangers of old browsers', async () => {
      const email = 'linked@example.org';
      const old = await invited('viewer', email);
      await crowd(email);
      const launched = launch('reset', env, ['--email', email]);
      await launched.ended;
      const fresh = visitor(one.url, '198.51.100.4');
      const token = tokenOf(launched.output().trim());
      const password = 'eleven paper lanterns adrift';
      expect((await fresh.post('/password-resets/complete', { token, password })).status).toBe(204);
      expect((await fresh.signIn(email, password)).status).toBe(200);
      expect((await old.signIn(email, password)).status).toBe(429);
    });

    it('a known browser is counted by itself, for its own person alone, and forged cookies are nobody’s', async () => {
      const email = 'browser@example.org';
      const browser = await invited('viewer', email);
      const cookie = browser.jar.get('marsad.device') ?? '';
      expect(cookie).not.toContain('browser');
      const statuses: number[] = [];
      for (let n = 0; n < 12; n++) statuses.push((await browser.signIn(email, `guess number ${n}`)).status);
      expect([count(statuses, 401), count(statuses, 429)]).toEqual([10, 2]);
      expect((await visitor(two.url).signIn(email, passwordOf(email))).status).toBe(200);

      await crowd(email);
      const [issued = '', name = '', signature = ''] = cookie.split('.');
      for (const forged of [
        '',
        '~~~',
        'x'.repeat(3_000),
        `${issued}.another.${signature}`,
        `zzzzzzz.${name}.${signature}`,
        `${issued}.${name}.`,
        // Somebody else's own.
        admin.jar.get('marsad.device') ?? '',
      ]) {
        const stranger = visitor(one.url, '198.51.100.5');
        stranger.jar.set('marsad.device', forged);
        expect((await stranger.signIn(email, passwordOf(email))).status).toBe(429);
      }
      // Two people who share a browser are both known there.
      const shared = visitor(one.url, '198.51.100.6');
      shared.jar.set('marsad.device', cookie);
      await owner`delete from attempt`;
      await shared.signIn(first.email, first.password);
      await crowd(email);
      expect((await shared.signIn(email, passwordOf(email))).status).toBe(200);
      const set = (await shared.signIn(first.email, first.password)).headers.getSetCookie();
      const device = set.find((one) => one.startsWith('marsad.device=')) ?? '';
      expect(device).toMatch(/HttpOnly/i);
      expect(device).toMatch(/SameSite=Strict/i);
      expect(device).toMatch(/Max-Age=15552000/i);
    });

    it('what claims to be an address and is none is neither believed nor stored', async () => {
      const email = 'odd@example.org';
      await invited('viewer', email);
      for (const claim of [
        'x'.repeat(7_000),
        '<b>',
        "1.2.3.4'; drop table attempt",
        `fe80::1%${'z'.repeat(500)}`,
      ]) {
        expect(await guesses(email, [claim])).toEqual([401]);
        expect((await visitor(one.url, claim).signIn(email, passwordOf(email))).status).toBe(200);
      }
      const kept = await owner<{ text: string }[]>`
        select key as text from attempt union all select coalesce("ipAddress", '') from auth.session`;
      for (const { text } of kept) expect(text.length).toBeLessThan(100);
      expect(one.output()).toMatch(/X-Forwarded-For came from 127\.0\.0\.1 without an address/);
    });

    it('challenges that a stranger asks for count by place, so that they fill no disk', async () => {
      const stranger = visitor(one.url, '198.51.100.21');
      const ask = () => stranger.post<{ code: string }>('/session/passkey/options', {});
      expect((await ask()).status).toBe(200);
      await owner`update attempt set count = 999 where key = 'challenge from 198.51.100.21'`;
      expect((await ask()).status).toBe(200);
      const kept = () => owner`select from auth.verification`;
      const before = (await kept()).length;
      const refused = await ask();
      expect([refused.status, refused.body.code, refused.headers.get('retry-after')]).toEqual([
        429,
        'too-many-attempts',
        '900',
      ]);
      expect((await kept()).length).toBe(before);
      // What they asked for before is still good, and nobody elsewhere notices.
      const elsewhere = visitor(two.url, '198.51.100.22');
      expect((await elsewhere.post('/session/passkey/options', {})).status).toBe(200);
    });

    it('a link that leads nowhere counts, by place; who has a right one never meets the limit', async () => {
      const { body } = await admin.post<LinkWire>('/briefs', {
        title: 'Read by many',
        language: 'en',
        indicators: ['crop-burnings'],
        mode: 'live',
        expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
      });
      const path = new URL(body.link).pathname;
      const reader = visitor(one.url, '198.51.100.8');
      for (let n = 0; n < 110; n++) expect((await reader.get(path)).status).toBe(200);
      const guesser = visitor(two.url, '198.51.100.8');
      const wrong: number[] = [];
      for (let n = 0; n < 110; n++) wrong.push((await guesser.get(`/shared/${'A'.repeat(40)}${n}`)).status);
      expect([count(wrong, 404), count(wrong, 429)]).toEqual([100, 10]);
      expect((await reader.get(path)).status).toBe(200);
      expect((await visitor(one.url, '198.51.100.9').get('/shared/nothing')).status).toBe(404);

      const { body: invitation } = await admin.post<NewInvitationWire>('/invitations', { role: 'viewer' });
      for (let n = 0; n < 101; n++) await guesser.post('/invitations/look', { token: `wrong ${n}` });
      expect((await guesser.post('/invitations/look', { token: 'wrong' })).status).toBe(429);
      expect((await guesser.post('/invitations/look', { token: tokenOf(invitation.link) })).status).toBe(200);
    });
  });

  it('ends open streams: of a token revoked elsewhere, of who signs out, of who is kept out', async () => {
    const { body } = await admin.post<NewTokenWire>('/tokens', { name: 'stream', role: 'viewer', days: 30 });
    const streamed = await openEvents(two.url, body.token);
    await streamed.next(({ event }) => event === 'hello');
    expect((await admin.remove(`/tokens/${body.id}`)).status).toBe(204);
    await streamed.ended;
    expect(streamed.seen.at(-1)?.event).toBe('signed-out');
    expect((await clientOf(two.url, body.token).get('/indicators')).status).toBe(401);
    const { items } = (await admin.get<{ items: TokenWire[] }>('/tokens')).body;
    expect(items.find(({ id }) => id === body.id)).toMatchObject({ state: 'revoked', name: 'stream' });
    expect(items.find(({ id }) => id === body.id)?.lastUsedAt).not.toBeNull();

    const leaving = await invited('viewer', 'leaving@example.org');
    const watch = async (who: Visitor) => {
      const cookie = [...who.jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const events = await openEvents(one.url, null, { cookie });
      await events.next(({ event }) => event === 'hello');
      return events;
    };
    const open = await watch(leaving);
    expect((await leaving.remove('/session')).status).toBe(204);
    await open.ended;
    expect((await leaving.get('/indicators')).status).toBe(401);

    await leaving.signIn('leaving@example.org', passwordOf('leaving@example.org'));
    const again = await watch(leaving);
    const { items: people } = (await admin.get<{ items: MemberWire[] }>('/people')).body;
    const id = people.find(({ email }) => email === 'leaving@example.org')?.id;
    expect((await admin.patch(`/people/${id}`, { disabled: true })).status).toBe(200);
    await again.ended;
    const out = await leaving.signIn('leaving@example.org', passwordOf('leaving@example.org'));
    expect([out.status, out.body.code]).toEqual([401, 'sign-in-failed']);
  });

  it('lets a token do no more than whoever made it, and nothing once they are kept out', async () => {
    const maker = await invited('admin', 'maker@example.org');
    const made = async (role: Role, by = maker) =>
      (await by.post<NewTokenWire>('/tokens', { name: `made ${role}`, role, days: 30 })).body;
    const [strong, weak] = [await made('admin'), await made('viewer')];
    // What a token makes is its maker's as well.
    const { body: child } = await clientOf(one.url, strong.token).post<NewTokenWire>('/tokens', {
      name: 'made by a token',
      role: 'admin',
      days: 30,
    });
    const of = async () =>
      (await admin.get<{ items: MemberWire[] }>('/people')).body.items.find(
        ({ email }) => email === 'maker@example.org',
      );
    expect(await of()).toMatchObject({
      tokens: 3,
      tokensByRole: { viewer: 1, contributor: 0, editor: 0, admin: 2 },
    });
    const asked = async (path: string) =>
      Promise.all(
        [strong, weak, child].map(async ({ token }) => (await clientOf(two.url, token).get(path)).status),
      );
    expect(await asked('/people')).toEqual([200, 403, 200]);
    const id = (await of())?.id;
    const changed = (change: object) => admin.patch(`/people/${id}`, change);

    const demoted = await openEvents(two.url, child.token);
    await demoted.next(({ event }) => event === 'hello');
    expect((await changed({ role: 'viewer' })).status).toBe(200);
    await demoted.next(({ event }) => event === 'role-changed');
    expect(await asked('/people')).toEqual([403, 403, 403]);
    expect(await asked('/indicators')).toEqual([200, 200, 200]);
    const listed = async () =>
      (await admin.get<{ items: TokenWire[] }>('/tokens')).body.items
        .filter(({ id: token }) => [strong.id, weak.id, child.id].includes(token))
        .map(({ role, state }) => `${role} ${state}`);
    expect(await listed()).toEqual(['viewer active', 'viewer active', 'viewer active']);
    expect((await changed({ role: 'editor' })).status).toBe(200);
    expect(await asked('/audit')).toEqual([200, 403, 200]);

    expect((await changed({ disabled: true })).status).toBe(200);
    await demoted.ended;
    expect(demoted.seen.at(-1)?.event).toBe('signed-out');
    expect(await asked('/indicators')).toEqual([401, 401, 401]);
    expect(await of()).toMatchObject({ tokens: 0 });
    // Let in again, they make new ones: what was taken does not come back.
    expect((await changed({ disabled: false, role: 'admin' })).status).toBe(200);
    expect(await asked('/indicators')).toEqual([401, 401, 401]);
    expect(await listed()).toEqual(['admin revoked', 'viewer revoked', 'admin revoked']);
    const { items } = (await admin.get<AuditListWire>('/audit?area=token')).body;
    expect(
      items
        .filter(({ action, details }) => action === 'token.revoked' && details.because === 'person-kept-out')
        .map(({ subject, by }) => [subject, by.name])
        .sort(),
    ).toEqual([strong.id, weak.id, child.id].map((token) => [`token ${token}`, 'Rana']).sort());
    expect((await changed({ role: 'viewer' })).status).toBe(200);
    // Nobody is behind what the command makes.
    expect((await clientOf(two.url, one.token).get('/people')).status).toBe(200);
  });

  it('closes the links that somebody made for others, once they may make none', async () => {
    await owner`delete from attempt`;
    const person = await invited('viewer', 'hijacked@example.org');
    const { items } = (await admin.get<{ items: MemberWire[] }>('/people')).body;
    const idOf = (email: string, among: readonly MemberWire[]) =>
      among.find((one) => one.email === email)?.id;
    for (const change of [{ role: 'viewer' }, { disabled: true }]) {
      const email = `gone-${Object.keys(change)[0]}@example.org`;
      const maker = await invited('admin', email);
      const { body: made } = await maker.post<NewTokenWire>('/tokens', {
        name: email,
        role: 'admin',
        days: 30,
      });
      const links: string[] = [];
      for (const by of [maker, clientOf(one.url, made.token)]) {
        links.push((await by.post<LinkWire>('/invitations', { email: null, role: 'admin' })).body.link);
        links.push(
          (await by.post<LinkWire>(`/people/${idOf('hijacked@example.org', items)}/password-reset`, {})).body
            .link,
        );
      }
      const mine = (await admin.post<LinkWire>('/invitations', { email: null, role: 'viewer' })).body.link;
      const id = idOf(email, (await admin.get<{ items: MemberWire[] }>('/people')).body.items);
      const codes = async () => {
        const found: (string | undefined)[] = [];
        for (const [at, link] of links.entries()) {
          const token = tokenOf(link);
          const answer =
            at % 2 === 0
              ? await visitor(two.url).post('/invitations/accept', {
                  token,
                  name: 'Back again',
                  email: `back-${email}`,
                  password: 'three kites over the roof',
                })
              : await visitor(two.url).post('/password-resets/complete', {
                  token,
                  password: 'three kites over the roof',
                });
          found.push(answer.body.code);
        }
        return found;
      };
      expect((await admin.patch(`/people/${id}`, change)).status).toBe(200);
      expect(await codes()).toEqual(Array(4).fill('link-not-valid'));
      // What was taken does not come back with the role.
      expect((await admin.patch(`/people/${id}`, { disabled: false, role: 'admin' })).status).toBe(200);
      expect(await codes()).toEqual(Array(4).fill('link-not-valid'));
      const kept = await visitor(two.url).post('/invitations/look', { token: tokenOf(mine) });
      expect(kept.status).toBe(200);
      expect((await admin.patch(`/people/${id}`, { role: 'viewer' })).status).toBe(200);
    }
    expect((await person.get('/indicators')).status).toBe(200);
  });

  it('takes no write from another origin, whatever cookie comes with it', async () => {
    const cookie = [...admin.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    for (const headers of [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'null' },
    ] as Record<string, string>[]) {
      const answer = await fetch(`${one.url}/api/v1/invitations`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', ...headers },
        body: '{"role":"admin"}',
      });
      expect([headers, answer.status]).toEqual([headers, 403]);
    }
    const form = await fetch(`${one.url}/api/v1/invitations`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'text/plain' },
      body: '{"role":"admin"}',
    });
    expect(form.status).toBe(415);
    expect(
      (await fetch(`${one.url}/api/v1/session`, { method: 'OPTIONS' })).headers.get(
        'access-control-allow-origin',
      ),
    ).toBeNull();
  });

  it('takes nothing for one person with the session of another, over every route that asks who', async () => {
    const cookie = [...admin.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const asked = async (method: string, path: string, person: string) => {
      const answer = await fetch(`${one.url}/api/v1${path}`, {
        method,
        headers: { cookie, 'marsad-person': person, 'content-type': 'application/json' },
        body: method === 'GET' ? null : '{}',
      });
      return { status: answer.status, text: await answer.text() };
    };
    const lina = (await (await invited('viewer', 'lina@example.org')).get<SessionWire>('/session')).body
      .person;
    const guarded = Object.entries(access).filter(([, needed]) => needed !== 'anyone');
    expect(guarded.length).toBeGreaterThan(100);
    for (const [name] of guarded) {
      const [method = '', path = ''] = name.split(' ');
      const { status, text } = await asked(
        method,
        path.replaceAll(/\{\w+\}/g, '00000000-0000-7000-8000-000000000000'),
        lina?.id ?? '',
      );
      expect([name, status, text.includes('urn:marsad:problem:signed-in-as-another')]).toEqual([
        name,
        401,
        true,
      ]);
    }
    const own = (await admin.get<SessionWire>('/session')).body.person;
    expect((await asked('GET', '/invitations', own?.id ?? '')).status).toBe(200);
  });

  it('assigns nothing that was not offered', async () => {
    const viewer = await invited('viewer', 'modest@example.org');
    for (const extra of [{ role: 'admin' }, { disabledAt: null }, { email: 'x@example.org' }])
      expect((await viewer.patch('/account', { name: 'Modest', ...extra })).status).toBe(422);
    expect((await viewer.patch('/account', { name: 'Modest' })).status).toBe(204);
    expect((await viewer.get<SessionWire>('/session')).body.person).toMatchObject({
      name: 'Modest',
      role: 'viewer',
    });
    // The library's own addresses are closed.
    for (const path of ['/auth/update-user', '/auth/sign-up/email', '/auth/sign-in/email'])
      expect([path, (await viewer.post(path, { role: 'admin', name: 'x' })).status]).toEqual([path, 404]);
  });

  it('takes no name that would turn around or break the line it stands in', async () => {
    const viewer = await invited('viewer', 'named@example.org');
    for (const name of [
      '\u202egnihtyreve',
      '\u2066Rana',
      'Rana\r\nBcc: x@example.org',
      'Rana\u001b[2J',
      'a\u2028b',
      '\ud800',
    ])
      expect([name, (await viewer.patch('/account', { name })).status]).toEqual([name, 422]);
    const { body } = await viewer.patch<object>('/account?lang=ar', { name: 'a\tb' });
    expect(body.errors?.[0]?.detail).toContain('الاسم سطر واحد بلا محارف تحكم');
    for (const name of ['رنا\u200f حداد', 'نور\u200cالدین', '<b>Rana</b> {name}', '李明', '👩\u200d🌾'])
      expect([name, (await viewer.patch('/account', { name })).status]).toEqual([name, 204]);
  });

  it('keeps the last administrator', async () => {
    const { items } = (await admin.get<{ items: MemberWire[] }>('/people')).body;
    const id = items.find(({ role }) => role === 'admin')?.id;
    for (const change of [{ role: 'viewer' }, { disabled: true }]) {
      const answer = await admin.patch(`/people/${id}`, change);
      expect([answer.status, answer.body.code]).toEqual([409, 'last-administrator']);
    }
  });

  it('keeps audit rows from the application’s own role, and by accident from the owner', async () => {
    const application = connect(env.DATABASE_URL ?? '', { max: 1, asApplication: true });
    const attempts = [
      application`update audit set action = 'nothing'`,
      application`delete from audit`,
      application`truncate audit`,
      application`alter table audit disable trigger all`,
      application`drop table audit`,
      application`update migration set version = 0`,
      owner`update audit set action = 'nothing'`,
      owner`delete from audit`,
      owner`truncate audit`,
    ];
    for (const attempt of attempts) await expect(attempt).rejects.toMatchObject({ code: '42501' });
    await application.end();
    const actions = await owner<{ action: string }[]>`select distinct action from audit order by action`;
    expect(actions.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'invitation.made',
        'person.changed',
        'person.created',
        'session.started',
        'token.created',
      ]),
    );
    const kept = await owner<{ role: string }[]>`
      select distinct usename as role from pg_stat_activity
      where application_name = 'marsad' and datname = current_database()`;
    expect(kept.length).toBeGreaterThan(0);
  });

  it('asks for a second factor once it is on, and takes a backup code once', async () => {
    await owner`delete from attempt`;
    const person = await invited('viewer', 'careful@example.org');
    const password = passwordOf('careful@example.org');
    expect((await person.post('/account/totp', { password: 'wrong' })).body.code).toBe('password-wrong');
    const { body } = await person.post<TotpWire>('/account/totp', { password });
    expect(body.uri).toMatch(/^otpauth:\/\/totp\/Marsad/);
    expect(body.backupCodes).toHaveLength(10);
    const secret = secretIn(body);
    /** As half a minute later: a code works once. */
    const code = async () => {
      await owner`update auth."twoFactor" set "lastUsedStep" = null`;
      return createOTP(secret).totp();
    };
    expect((await person.post('/account/totp/confirm', { code: '000000' })).body.code).toBe(
      'second-factor-failed',
    );
    expect((await person.post('/account/totp/confirm', { code: await code() })).status).toBe(204);
    expect((await person.get<SessionWire>('/session')).body.person?.twoFactor).toBe(true);

    const again = visitor(two.url);
    expect((await again.signIn('careful@example.org', password)).body.status).toBe('second-factor');
    expect((await again.get<SessionWire>('/session')).body.state).toBe('signed-out');
    expect((await again.post('/session/second-factor', { kind: 'totp', code: '000000' })).status).toBe(401);
    expect((await again.post('/session/second-factor', { kind: 'totp', code: await code() })).status).toBe(
      200,
    );
    expect((await again.get<SessionWire>('/session')).body.state).toBe('signed-in');

    for (const expected of [200, 401]) {
      const lost = visitor(one.url);
      await lost.signIn('careful@example.org', password);
      const answer = await lost.post('/session/second-factor', {
        kind: 'backup-code',
        code: body.backupCodes[0],
      });
      expect(answer.status).toBe(expected);
    }
    expect((await again.post('/account/totp/remove', { password })).status).toBe(204);
    expect((await visitor(one.url).signIn('careful@example.org', password)).body.status).toBe('signed-in');
  });

  it('lets somebody in by the password again once an administrator has switched off a second factor that is lost', async () => {
    await owner`delete from attempt`;
    const email = 'unlucky@example.org';
    const person = await invited('editor', email);
    const password = passwordOf(email);
    const switchedOn = async () => {
      const { body } = await person.post<TotpWire>('/account/totp', { password });
      await person.post('/account/totp/confirm', { code: await createOTP(secretIn(body)).totp() });
    };
    const signIn = async () => (await visitor(two.url).signIn(email, password)).body.status;
    await switchedOn();
    expect(await signIn()).toBe('second-factor');
    const { items } = (await admin.get<{ items: MemberWire[] }>('/people')).body;
    const { id } = items.find((member) => member.email === email) ?? {};
    // It is somebody else's to do, and whose it is proves that with a code of it.
    expect((await person.post(`/people/${id}/second-factor/remove`)).status).toBe(403);
    const answers = [];
    for (let n = 0; n < 2; n++)
      answers.push(await admin.post<MemberWire>(`/people/${id}/second-factor/remove`));
    expect(answers.map(({ status, body }) => [status, body.twoFactor])).toEqual([
      [200, false],
      [200, false],
    ]);
    expect(await signIn()).toBe('signed-in');
    const noted = await owner`
      select from audit where action = 'second-factor.off' and subject_id = ${id ?? ''} and actor ->> 'id' <> ${id ?? ''}`;
    expect(noted).toHaveLength(1);
    expect((await admin.post('/people/nobody/second-factor/remove')).status).toBe(404);
    const { body: token } = await admin.post<NewTokenWire>('/tokens', {
      name: 'found',
      role: 'admin',
      days: null,
    });
    const found = await clientOf(one.url, token.token).post<{ code: string }>(
      `/people/${id}/second-factor/remove`,
      {},
    );
    expect([found.status, found.body.code]).toEqual([403, 'people-only']);

    await switchedOn();
    const reset = async (...args: string[]) => {
      const command = launch('reset', env, ['--email', email, ...args]);
      const { code } = await command.ended;
      return { code, output: command.output() };
    };
    expect((await reset('--second-factor', 'on')).output).toContain('[--second-factor off]');
    expect(await signIn()).toBe('second-factor');
    const { code, output } = await reset('--second-factor', 'off');
    expect([code, output]).toEqual([0, expect.stringMatching(/^https?:\S+reset\S+\n$/)]);
    expect(await signIn()).toBe('signed-in');
  });

  it('slows strangers who know the password at the second factor, and keeps no owner out', async () => {
    await owner`delete from attempt`;
    const email = 'two-steps@example.org';
    const password = passwordOf(email);
    const known = await invited('viewer', email);
    const { body } = await known.post<TotpWire>('/account/totp', { password });
    const secret = secretIn(body);
    await known.post('/account/totp/confirm', { code: await createOTP(secret).totp() });
    const second = (who: Visitor, kind: 'totp' | 'backup-code', code: string) =>
      who.post('/session/second-factor', { kind, code });

    const statuses: number[] = [];
    for (let place = 0; place < 5; place++) {
      const thief = visitor(one.url, `203.0.113.${place}`);
      await thief.signIn(email, password);
      for (let n = 0; n < 4; n++) statuses.push((await second(thief, 'totp', `00000${n}`)).status);
    }
    expect(statuses).toEqual([...Array(10).fill(401), ...Array(10).fill(429)]);
    // Without the password nobody gets as far as that.
    for (let n = 0; n < 15; n++)
      expect((await second(visitor(one.url, '198.51.100.20'), 'totp', '000000')).status).toBe(401);

    // Nor do they spend the tries of those who have it, at the same place.
    for (let n = 0; n < 101; n++)
      expect((await second(visitor(one.url, '198.51.100.21'), 'backup-code', 'wrong')).status).toBe(401);

    const fresh = visitor(two.url, '198.51.100.21');
    expect((await fresh.signIn(email, password)).body.status).toBe('second-factor');
    expect((await second(fresh, 'totp', '000000')).body.detail).toContain(
      'A backup code or a passkey works at once.',
    );
    expect((await second(fresh, 'backup-code', body.backupCodes[0] ?? '')).status).toBe(200);
    expect((await known.signIn(email, password)).body.status).toBe('second-factor');
    // Of the next half minute: that of this one may be used up.
    const code = await createOTP(secret).hotp(Math.floor(Date.now() / 30_000) + 1);
    expect((await second(known, 'totp', code)).status).toBe(200);
  });

  it('lists sessions, ends one or all others, and ends them with a change of password', async () => {
    await owner`delete from attempt`;
    const password = passwordOf('settled@example.org');
    const here = await invited('viewer', 'settled@example.org');
    const there = visitor(two.url);
    await there.signIn('settled@example.org', password);
    const listed = async () =>
      (await here.get<{ items: AccountSessionWire[] }>('/account/sessions')).body.items;
    expect((await listed()).map(({ current }) => current).sort()).toEqual([false, true]);
    const other = (await listed()).find(({ current }) => !current);
    expect(other?.address).toMatch(/127\.0\.0\.1/);
    expect((await here.remove(`/account/sessions/${other?.id}`)).status).toBe(204);
    expect((await there.get('/indicators')).status).toBe(401);
    // Nobody ends a session of somebody else.
    const foreign = (await admin.get<{ items: AccountSessionWire[] }>('/account/sessions')).body.items[0]?.id;
    expect((await here.remove(`/account/sessions/${foreign}`)).status).toBe(404);

    await there.signIn('settled@example.org', password);
    const next = 'four hundred quiet tramways';
    expect((await here.post('/account/password', { current: 'wrong', next })).body.code).toBe(
      'password-wrong',
    );
    expect((await here.post('/account/password', { current: password, next })).status).toBe(204);
    expect((await here.get('/indicators')).status).toBe(200);
    expect((await there.get('/indicators')).status).toBe(401);
    expect((await there.signIn('settled@example.org', password)).status).toBe(401);
    expect((await there.signIn('settled@example.org', next)).status).toBe(200);
  });

  it('hands out a reset link by the command and by an administrator; it works once and ends all sessions', async () => {
    await owner`delete from attempt`;
    const person = await invited('viewer', 'forgetful@example.org');
    const command = launch('reset', env, ['--email', 'forgetful@example.org']);
    expect((await command.ended).code).toBe(0);
    const { items } = (await admin.get<{ items: MemberWire[] }>('/people')).body;
    const id = items.find(({ email }) => email === 'forgetful@example.org')?.id;
    const { body } = await admin.post<LinkWire>(`/people/${id}/password-reset`);
    const token = tokenOf(command.output().trim());
    const password = 'a new one with 3 kites';
    expect(
      (await visitor(one.url).post('/password-resets/complete', { token, password: 'short' })).status,
    ).toBe(422);
    expect((await visitor(one.url).post('/password-resets/complete', { token, password })).status).toBe(204);
    expect((await person.get('/indicators')).status).toBe(401);
    expect((await person.signIn('forgetful@example.org', password)).status).toBe(200);
    for (const used of [token, tokenOf(body.link)]) {
      const again = await visitor(one.url).post('/password-resets/complete', { token: used, password });
      expect(again.body.code).toBe('link-not-valid');
    }
    const none = launch('reset', env, ['--email', 'nobody@example.org']);
    expect((await none.ended).code).toBe(1);
    expect(none.output()).toMatch(/^Marsad: Nobody who can sign in/);
    // Without SMTP_URL there is no mail, and the answer says so.
    expect((await visitor(one.url).post('/password-resets', { email: first.email })).body.code).toBe(
      'not-set-up',
    );
  });

  it('prints a token with the command, and one line where it cannot', async () => {
    for (const args of [['--role', 'king', '--name', 'x'], ['--role', 'viewer'], ['--colour', 'red'], []]) {
      const launched = launch('token', env, args);
      expect((await launched.ended).code).toBe(1);
      expect(launched.output()).toMatch(/^Marsad: Use: npm run --silent token -- --role viewer\|contributor/);
    }
    expect(await printedToken(env, 'viewer', 'printed')).toMatch(/^marsad_[\w-]{43}$/);
  });

  it('says what a database user lacks who may not make the application’s role', async () => {
    const url = new URL(await postgres.fresh());
    const name = url.pathname.slice(1);
    await owner.unsafe(`create role weak login password 'weak'; alter database ${name} owner to weak`);
    [url.username, url.password] = ['weak', 'weak'];
    const launched = launch('migrate', { DATABASE_URL: url.href });
    expect((await launched.ended).code).toBe(1);
    expect(launched.output()).toMatch(/^Marsad: The database user may not prepare .*CREATEROLE.*\n$/);
  });

  it('says nothing secret in any log', async () => {
    const printed = everythingPrinted.join('');
    const tokens = [one.token, ...admin.jar.values()].map((value) => value.split('.')[0] ?? value);
    for (const secret of [
      first.password,
      'seven blue herons',
      'walks over 7 bridges',
      'guess number',
      ...tokens.slice(1),
    ])
      expect(printed).not.toContain(secret);
    const served = `${one.output()}${two.output()}`;
    expect(served).not.toContain('marsad_');
    // The one thing that is printed on purpose, for the operator alone: once by each process that found nobody.
    expect(served.match(/code=/g)).toHaveLength(2);
  });
});

describe('the first start', () => {
  it('keeps to this machine until there is an administrator, then opens without a restart', async () => {
    const folder = await temporaryFolder();
    const env = { DATA_DIR: folder.path, HOST: '0.0.0.0' };
    const marsad = await startMarsad(env);
    expect(marsad.output()).toContain('HOST=0.0.0.0 waits for the first administrator');
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((one) => one && !one.internal && one.family === 'IPv4')?.address;
    const reachable = ({ url }: Marsad) =>
      fetch(`http://${outside ?? '127.0.0.2'}:${new URL(url).port}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      );
    expect(await reachable(marsad)).toBe(false);
    const code = /\/setup#code=(\S+)/.exec(marsad.output())?.[1] ?? '';
    expect((await visitor(marsad.url).post('/setup', { ...first, code })).status).toBe(201);
    await eventually(() => reachable(marsad), 'the door to the network');
    expect(await marsad.stop()).toBe(0);

    const again = await startMarsad(env, marsad.token);
    expect(again.output()).not.toContain('setup#code');
    expect(await reachable(again)).toBe(true);
    expect(await again.stop()).toBe(0);
    await folder.remove();
  });

  it('makes the administrator of the environment, and keeps cookies to https where PUBLIC_URL is', async () => {
    const folder = await temporaryFolder();
    const marsad = await startMarsad({
      DATA_DIR: folder.path,
      ADMIN_EMAIL: first.email,
      ADMIN_PASSWORD: first.password,
      PUBLIC_URL: 'https://marsad.example.org',
    });
    expect(marsad.output()).not.toContain('setup#code');
    const person = visitor(marsad.url);
    const cookie = (await person.signIn(first.email, first.password)).headers.getSetCookie()[0] ?? '';
    expect(cookie).toMatch(/^__Host-marsad\.session_token=/);
    expect(cookie).toMatch(/Secure/);
    expect(cookie).not.toMatch(/Domain/i);
    expect((await person.get<SessionWire>('/session')).body.state).toBe('signed-in');
    expect(await marsad.stop()).toBe(0);
    await folder.remove();
  });

  it('mails a reset link in the reader’s language, and to nobody who has no account', async () => {
    const mailbox = await openMailbox();
    const folder = await temporaryFolder();
    const marsad = await startMarsad({
      DATA_DIR: folder.path,
      SMTP_URL: mailbox.url,
      ADMIN_EMAIL: first.email,
      ADMIN_PASSWORD: first.password,
    });
    const asked = (email: string, language: string) =>
      fetch(`${marsad.url}/api/v1/password-resets`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-language': language },
        body: JSON.stringify({ email }),
      });
    expect((await asked('nobody@example.org', 'en')).status).toBe(202);
    expect((await asked(first.email, 'ar')).status).toBe(202);
    const { to, text, subject } = await eventually(async () => mailbox.mails[0], 'a mail');
    expect([to && 'text' in to && to.text, subject]).toEqual([first.email, 'مرصد: تعيين كلمة مرور جديدة']);
    const link = /http\S+\/reset#token=\S+/.exec(text ?? '')?.[0] ?? '';
    const person = visitor(marsad.url);
    const password = 'eleven paper lanterns adrift';
    expect((await person.post('/password-resets/complete', { token: tokenOf(link), password })).status).toBe(
      204,
    );
    expect((await person.signIn(first.email, password)).status).toBe(200);
    // The second tells of the change.
    await eventually(async () => mailbox.mails.length === 2, 'a mail that tells of the change');
    expect(await marsad.stop()).toBe(0);
    await mailbox.close();
    await folder.remove();
  });
});
