/** Bull Board: whoever is an administrator and signed in looks into the queues there, on either store, and changes nothing. */
import type { Role } from '@marsad/indicators';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  eventually,
  invite,
  type Marsad,
  source,
  startMarsad,
  startPostgres,
  startRedis,
  type TestDatabase,
  type Visitor,
  visitor,
} from './harness.js';

const redisCommand = process.env.MARSAD_TEST_REDIS;
const first = { email: 'rana@example.org', password: 'river copper lantern 88' };

interface Listed {
  readonly queues: { name: string; readOnlyMode: boolean; counts: Record<string, number> }[];
}

let postgres: TestDatabase;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres?.stop());

const cookies = ({ jar }: Visitor) => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
const lookAt = (marsad: Marsad, path: string, headers: Record<string, string>, method = 'GET') =>
  fetch(`${marsad.url}/api/queues${path}`, { method, headers, redirect: 'manual' });
const codeOf = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];

async function signedIn(marsad: Marsad): Promise<Visitor> {
  const guest = visitor(marsad.url);
  expect((await guest.signIn(first.email, first.password)).status).toBe(200);
  return guest;
}

async function aFigureWasRecorded(marsad: Marsad): Promise<void> {
  const figure = { indicator: 'crop-burnings', period: '2020-06', value: '3', source };
  expect((await marsad.client.submit(figure)).status).toBe(202);
}

describe('the queues on PostgreSQL', () => {
  let marsad: Marsad;
  let admin: Visitor;
  beforeAll(async () => {
    marsad = await startMarsad({
      DATABASE_URL: await postgres.prepared(),
      ADMIN_EMAIL: first.email,
      ADMIN_PASSWORD: first.password,
    });
    admin = await signedIn(marsad);
  });
  afterAll(() => marsad?.stop());

  const invited = (role: Role): Promise<Visitor> =>
    invite(admin, { role, name: role, email: `${role}@example.org`, browser: visitor(marsad.url) });

  it('are shown to an administrator who is signed in', async () => {
    await aFigureWasRecorded(marsad);
    const headers = { cookie: cookies(admin) };
    await eventually(async () => {
      const answer = await lookAt(marsad, '/api/queues', headers);
      const { queues } = (await answer.json()) as Listed;
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
      expect(queues.every(({ readOnlyMode }) => readOnlyMode)).toBe(true);
      return queues.some(({ name, counts }) => name === 'ingest' && (counts.completed ?? 0) > 0);
    }, 'a finished job on the board');
  });

  it('are shown by a page that takes nothing from elsewhere and runs no script but the board’s', async () => {
    const answer = await lookAt(marsad, '', { cookie: cookies(admin) });
    const page = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8']);
    expect(page).toContain('<base href="/api/queues/"');
    expect(page).not.toMatch(/https?:\/\/|<style| style=/);
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    const scripts = [...page.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, path]) => path);
    expect(scripts.length).toBeGreaterThan(0);
    for (const path of scripts)
      expect((await lookAt(marsad, `/${path}`, { cookie: cookies(admin) })).status).toBe(200);
    const slash = await lookAt(marsad, '/', { cookie: cookies(admin) });
    expect([slash.status, slash.headers.get('location')]).toEqual([302, '/api/queues']);
  });

  it.each(['', '/api/queues', '/static/favicon.ico'])('at %j are for nobody else', async (path) => {
    expect(await codeOf(await lookAt(marsad, path, {}))).toEqual([401, 'sign-in-required']);
    const token = { authorization: `Bearer ${marsad.token}` };
    expect(await codeOf(await lookAt(marsad, path, token))).toEqual([403, 'people-only']);
  });

  it.each(['viewer', 'contributor', 'editor'] as const)('are not for a %s', async (role) => {
    const headers = { cookie: cookies(await invited(role)) };
    for (const path of ['', '/api/queues', '/static/favicon.ico'])
      expect(await codeOf(await lookAt(marsad, path, headers))).toEqual([403, 'role-too-low']);
  });

  it('are changed by nobody', async () => {
    const headers = { cookie: cookies(admin), origin: marsad.url };
    for (const [method, path] of [
      ['PUT', '/api/queues/pause'],
      ['PUT', '/api/queues/ingest/obliterate'],
      ['POST', '/api/queues/ingest/add'],
      ['PATCH', '/api/queues/ingest/1/update-data'],
      ['DELETE', '/api/queues'],
    ] as const)
      expect(await codeOf(await lookAt(marsad, path, headers, method))).toEqual([405, 'method-not-allowed']);
  });

  it('do not lead out of the folder of the page', async () => {
    const headers = { cookie: cookies(admin) };
    for (const path of ['/nowhere', '/static/..%2f..%2fpackage.json', '/static/%2e%2e/%2e%2e/package.json'])
      expect(await codeOf(await lookAt(marsad, path, headers))).toEqual([404, 'not-found']);
    const wrong = await lookAt(marsad, '/api/queues?activeQueue=ingest&jobsPerPage=1000000', headers);
    expect(await codeOf(wrong)).toEqual([404, 'not-found']);
  });
});

describe.skipIf(!redisCommand)('the queues on Redis, from a process that does no work', () => {
  it('are shown, and are told to be away when they are', async () => {
    const redis = await startRedis(redisCommand as string);
    const env = {
      DATABASE_URL: await postgres.prepared(),
      REDIS_URL: redis.url,
      ADMIN_EMAIL: first.email,
      ADMIN_PASSWORD: first.password,
    };
    const worker = await startMarsad(env);
    const api = await startMarsad({ ...env, ROLE: 'api' }, worker.token);
    try {
      await aFigureWasRecorded(api);
      const headers = { cookie: cookies(await signedIn(api)) };
      await eventually(async () => {
        const { queues } = (await (await lookAt(api, '/api/queues', headers)).json()) as Listed;
        return queues.some(({ name, counts }) => name === 'ingest' && (counts.completed ?? 0) > 0);
      }, 'a finished job on the board');
      await redis.stop();
      expect(await codeOf(await lookAt(api, '/api/queues', headers))).toEqual([503, 'not-ready']);
    } finally {
      expect(await api.stop()).toBe(0);
      await worker.stop();
    }
  });
});
