/** The stores fail in every way there is: no process ends, nobody is told of a fault of Marsad's, and all goes on by itself. */
import type { SubmissionWire } from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OwnServer, startOwnServer } from '../../../packages/db/test/own-server.js';
import {
  eventually,
  launch,
  type Marsad,
  openEvents,
  source,
  startMarsad,
  startRedis,
  type TestRedis,
  type Visitor,
  visitor,
} from './harness.js';

const redisCommand = process.env.MARSAD_TEST_REDIS;
const administrator = { email: 'amal@example.org', password: 'twelve camels at dawn' };

describe.skipIf(redisCommand === undefined)('stores that are away', () => {
  let server: OwnServer;
  let redis: TestRedis;
  let api: Marsad;
  let worker: Marsad;
  let browser: Visitor;
  let paths: string[];

  beforeAll(async () => {
    [server, redis] = await Promise.all([startOwnServer(), startRedis(redisCommand ?? '')]);
    // With TLS and an authority of its own: the whole of it works so.
    const { authority } = server.certificates;
    const env = {
      DATABASE_URL: `${server.url}?sslmode=verify-full&sslrootcert=${authority}`,
      REDIS_URL: redis.url,
      ADMIN_EMAIL: administrator.email,
      ADMIN_PASSWORD: administrator.password,
    };
    const migrated = launch('migrate', env);
    if ((await migrated.ended).code !== 0) throw new Error(migrated.output());
    [api, worker] = await Promise.all([
      startMarsad({ ...env, ROLE: 'api' }),
      startMarsad({ ...env, ROLE: 'worker' }),
    ]);
    browser = visitor(api.url);
    expect((await browser.signIn(administrator.email, administrator.password)).status).toBe(200);
    const described = (
      await api.client.get<{ paths: Record<string, Record<string, unknown>> }>('/openapi.json')
    ).body;
    paths = Object.entries(described.paths)
      .filter(([, methods]) => methods.get !== undefined)
      .map(([path]) => path.replace(/\{\w+\}/g, '0198a0c0-0000-7000-8000-000000000001'))
      .filter((path) => path !== '/events');
  });
  afterAll(async () => {
    server?.thaw();
    await Promise.all([api?.stop(), worker?.stop()]);
    await redis?.stop();
    await server?.remove();
  });

  let n = 0;
  const submit = (headers: Record<string, string> = {}) => {
    n += 1;
    const period = `${2021 + (Math.floor(n / 12) % 5)}-${String((n % 12) + 1).padStart(2, '0')}`;
    const cited = { ...source, title: `Report ${Math.floor(n / 60)}` };
    return api.client.submit({ indicator: 'al-hol-pledges', period, value: '55', source: cited }, headers);
  };

  /** Each read there is, as a program and as a browser asks it. */
  async function allReads() {
    return Promise.all(
      paths.flatMap((path) => [
        api.client.get<{ code?: string; detail?: string }>(path),
        browser.ask<{ code?: string; detail?: string }>('GET', path),
      ]),
    );
  }

  /** Those that need the database say so; those that do not, answer as ever. */
  async function refusesAll() {
    const answers = await allReads();
    const codes = new Set(answers.map(({ status, body }) => `${status} ${body?.code ?? ''}`));
    expect(
      [...codes].filter((code) => !/^(200 |404 not-found|422 .*|503 database-away)$/.test(code)),
    ).toEqual([]);
    const away = answers.filter(({ status }) => status === 503);
    expect(away.length).toBeGreaterThan(paths.length);
    expect(away.every(({ headers }) => Number(headers.get('retry-after')) > 0)).toBe(true);
    const [, , arabic] = await Promise.all([
      browser.signIn(administrator.email, administrator.password).then(({ status, body }) => {
        expect([status, body.code]).toEqual([503, 'database-away']);
      }),
      submit({ 'idempotency-key': `away ${n}` }).then(({ status, body }) => {
        expect([status, body.code]).toEqual([503, 'database-away']);
      }),
      api.client.get<{ detail: string }>('/indicators?lang=ar'),
    ]);
    expect(arabic.body.detail).toMatch(/قاعدة البيانات/);
    expect([api.child.exitCode, worker.child.exitCode]).toEqual([null, null]);
  }

  /** From a figure over the queue to the page that is open. */
  async function goesOn(events: Awaited<ReturnType<typeof openEvents>>) {
    // It tells of what comes after that.
    await events.next(({ event }) => event === 'hello');
    const answer = await eventually(async () => {
      const { status, body } = await submit();
      return status === 202 && body;
    }, 'an accepted figure');
    await eventually(
      async () =>
        (await api.client.get<SubmissionWire>(`/submissions/${answer.id}`)).body.status === 'committed',
      'its commit',
    );
    const { body: settled } = await api.client.get<SubmissionWire>(`/submissions/${answer.id}`);
    await events.next(({ data }) => JSON.stringify(data).includes(settled.observation?.id ?? 'nothing'));
    expect((await browser.get('/session')).body).toMatchObject({ state: 'signed-in' });
  }

  it.each(['fast', 'immediate'] as const)('the database is stopped (%s) and started again', async (how) => {
    const events = await openEvents(api.url, api.token);
    await server.stop(how);
    await refusesAll();
    await server.start();
    await goesOn(events);
    await events.close();
  });

  it('the database stands still', async () => {
    const events = await openEvents(api.url, api.token);
    server.freeze();
    const began = performance.now();
    try {
      await refusesAll();
    } finally {
      server.thaw();
    }
    expect(performance.now() - began).toBeLessThan(60_000);
    await goesOn(events);
    await events.close();
  });

  it('all of its backends are ended, again and again, while figures are posted', async () => {
    const { connect } = await import('@marsad/db');
    const superuser = connect(server.superuser, { max: 1 });
    const events = await openEvents(api.url, api.token);
    const answers: { status: number; code: string | undefined }[] = [];
    for (let round = 0; round < 15; round += 1) {
      const posted = Promise.all(Array.from({ length: 8 }, () => submit()));
      await superuser`select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname is not null`;
      for (const { status, body } of await posted) answers.push({ status, code: body?.code });
    }
    await superuser.end({ timeout: 1 });
    expect(answers.filter(({ status, code }) => status !== 202 && code !== 'database-away')).toEqual([]);
    expect(answers.some(({ status }) => status === 202)).toBe(true);
    await goesOn(events);
    await events.close();
  });

  it('the database takes no changes, or has no connection left', async () => {
    const { connect } = await import('@marsad/db');
    const superuser = connect(server.superuser, { max: 1 });
    const terminate = () =>
      superuser`select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname is not null`;
    await superuser.unsafe('alter database marsad set default_transaction_read_only = on');
    await terminate();
    const answer = await eventually(async () => {
      const { status, body, headers } = await submit();
      return body.code === 'database-read-only' && { status, after: headers.get('retry-after') };
    }, 'a refusal of changes');
    expect(answer).toEqual({ status: 503, after: '5' });
    await superuser.unsafe('set default_transaction_read_only = off');
    await superuser.unsafe('alter database marsad reset default_transaction_read_only');
    await superuser.unsafe('alter database marsad connection limit 0');
    await terminate();
    await eventually(
      async () => (await api.client.get<{ code?: string }>('/indicators')).body.code === 'database-away',
      'a refusal',
    );
    await superuser.unsafe('alter database marsad connection limit -1');
    await superuser.end({ timeout: 1 });
    const events = await openEvents(api.url, api.token);
    await goesOn(events);
    await events.close();
  });

  it('Redis is stopped, stands still, or has no room: figures are accepted all the same, and recorded when it is back', async () => {
    const events = await openEvents(api.url, api.token);
    const command = async (text: string) => {
      const { Redis } = await import('ioredis');
      const client = new Redis(redis.url);
      await client.call(...(text.split(' ') as [string, ...string[]]));
      client.disconnect();
    };
    await command('config set maxmemory 1');
    const full = await submit();
    expect(full.status).toBe(202);
    await command('config set maxmemory 0');
    await goesOn(events);
    await command('client pause 3000 ALL');
    expect((await submit()).status).toBe(202);
    await goesOn(events);
    await redis.restart();
    await goesOn(events);
    await events.close();
    expect([api.child.exitCode, worker.child.exitCode]).toEqual([null, null]);
  });

  it('wrote down no stack of an error that nobody caught', async () => {
    expect(`${api.output()}${worker.output()}`).not.toMatch(/Uncaught|unhandled|TypeError/i);
  });
});
