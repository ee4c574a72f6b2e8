/** A process that stands still, as on a machine that swaps or is suspended: the others go on without it. */
import { connect, type Sql } from '@marsad/db';
import type { SubmissionWire } from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  eventually,
  launch,
  type Marsad,
  source,
  startMarsad,
  startPostgres,
  startRedis,
  type TestDatabase,
  type TestRedis,
} from './harness.js';

const redisCommand = process.env.MARSAD_TEST_REDIS;

describe.skipIf(redisCommand === undefined)('a worker that stands still within a transaction', () => {
  let postgres: TestDatabase;
  let redis: TestRedis;
  let sql: Sql;
  let processes: Marsad[] = [];

  beforeAll(async () => {
    [postgres, redis] = await Promise.all([startPostgres(), startRedis(redisCommand ?? '')]);
    const url = await postgres.fresh();
    const env = {
      DATABASE_URL: url,
      REDIS_URL: redis.url,
      DATABASE_IDLE_SECONDS: '3',
      DATABASE_LOCK_SECONDS: '8',
    };
    const migrated = launch('migrate', env);
    if ((await migrated.ended).code !== 0) throw new Error(migrated.output());
    const stopped = { ...env, DATABASE_URL: `${url}?application_name=stopped` };
    processes = await Promise.all([
      startMarsad({ ...env, ROLE: 'api' }),
      startMarsad({ ...env, ROLE: 'api' }),
      startMarsad({ ...env, ROLE: 'worker' }),
      startMarsad({ ...stopped, ROLE: 'worker' }),
    ]);
    sql = connect(postgres.asSuperuser(url), { max: 2 });
  });
  afterAll(async () => {
    processes[3]?.child.kill('SIGCONT');
    await Promise.all(processes.map((one) => one.stop()));
    await sql?.end({ timeout: 5 });
    await redis?.stop();
    await postgres?.stop();
  });

  const month = (n: number) => `${2021 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`;

  it('holds nobody up, and when it goes on nothing is doubled', async () => {
    const [one, two, , worker] = processes as [Marsad, Marsad, Marsad, Marsad];
    const first = await one.client.submitAndWait({
      indicator: 'al-hol-pledges',
      period: '2020-06',
      value: '50',
      source,
    });
    const accepted: string[] = [];
    let n = 0;
    const post = async () => {
      const client = (n % 2 === 0 ? one : two).client;
      const answer = await client.submit(
        { indicator: 'al-hol-pledges', period: month(n++), value: '55', source },
        { 'idempotency-key': `still ${n}` },
      );
      expect(answer.status).toBe(202);
      accepted.push(answer.body.id);
    };
    // Until it is caught with a transaction open, which it does not go on with.
    const isCaught = async () => {
      await Promise.all([post(), post(), post()]);
      worker.child.kill('SIGSTOP');
      const [held] = await sql`
        select from pg_stat_activity a join pg_locks l on l.pid = a.pid and l.locktype in ('advisory', 'transactionid')
        where application_name = 'stopped' and state = 'idle in transaction' and xact_start is not null`;
      if (held === undefined) worker.child.kill('SIGCONT');
      return held !== undefined;
    };
    await eventually(isCaught, 'a worker that stands still within a transaction');
    for (let more = 0; more < 10; more += 1) await post();

    const id = first.observation?.id ?? '';
    const began = performance.now();
    const corrected = await two.client.post(`/observations/${id}/revisions`, {
      value: '51',
      reason: 'A slip',
    });
    expect([corrected.status, performance.now() - began < 60_000]).toEqual([201, true]);
    await eventually(async () => {
      const [row] = await sql<{ n: number }[]>`select count(*)::int as n from outbox`;
      return row?.n === 0;
    }, 'an empty outbox');
    for (const submission of accepted)
      expect((await one.client.get<SubmissionWire>(`/submissions/${submission}`)).body.status).toBe(
        'committed',
      );

    worker.child.kill('SIGCONT');
    await post();
    const last = accepted.at(-1);
    await eventually(
      async () => (await two.client.get<SubmissionWire>(`/submissions/${last}`)).body.status === 'committed',
      'a figure after it goes on',
    );
    const points = await one.client.points('al-hol-pledges');
    expect(points).toHaveLength(accepted.length + 1);
    expect(points.every(({ alternatives }) => alternatives.length === 0)).toBe(true);
    const doubled = await sql`
      select o.id from observation o join revision r on r.observation_id = o.id
      where r.number > 1 and o.id <> ${id} or r.number > 2`;
    expect(doubled).toEqual([]);
    expect(processes.map(({ child }) => child.exitCode)).toEqual([null, null, null, null]);
  });

  it('an api has at most 12 connections to the database, and a worker 8', async () => {
    const held = () => sql<{ name: string; n: number }[]>`
      select application_name as name, count(*)::int as n from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() group by 1`;
    const [one] = processes as [Marsad, ...Marsad[]];
    let most: Record<string, number> = {};
    const asking = Array.from({ length: 60 }, (_, n) =>
      one.client.submit({ indicator: 'al-hol-pledges', period: month(60 + n), value: '55', source }),
    );
    const reading = Array.from({ length: 60 }, () => one.client.get('/indicators/al-hol-pledges/series'));
    let going = true;
    const all = Promise.all([...asking, ...reading]).finally(() => {
      going = false;
    });
    do {
      for (const { name, n } of await held()) most = { ...most, [name]: Math.max(n, most[name] ?? 0) };
    } while (going);
    await all;
    // Two of each; the stopped worker bears its own name.
    const sum = (names: RegExp) =>
      Object.entries(most).reduce((total, [name, n]) => total + (names.test(name) ? n : 0), 0);
    expect(sum(/^marsad (api|accounts)/)).toBeGreaterThan(2);
    expect(sum(/^marsad (api|accounts)/)).toBeLessThanOrEqual(24);
    expect(sum(/^marsad (worker|import)/)).toBeLessThanOrEqual(8);
  });
});
