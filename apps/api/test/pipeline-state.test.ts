/** What the pipeline says of itself: the same on both compositions, told from real failures and a real death. */
import { connect, type Sql } from '@marsad/db';
import type { AuditListWire, PipelineWire } from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiToken,
  type Client,
  clientOf,
  eventually,
  launch,
  type Marsad,
  openEvents,
  type Refusal,
  source,
  startMarsad,
  startPostgres,
  startRedis,
} from './harness.js';

const redisCommand = process.env.MARSAD_TEST_REDIS;

interface Composition {
  readonly api: Marsad;
  /** The process with the queue in it; the API's own where they are one. */
  readonly worker: Marsad;
  readonly env: Record<string, string>;
  stop(): Promise<void>;
}

function stateSuite(
  name: string,
  backend: 'postgres' | 'redis',
  compose: (databaseUrl: string) => Promise<Composition>,
): void {
  describe(`how the pipeline stands, ${name}`, () => {
    let postgres: Awaited<ReturnType<typeof startPostgres>>;
    let composition: Composition;
    let client: Client;
    let owner: Sql;
    beforeAll(async () => {
      postgres = await startPostgres();
      const databaseUrl = await postgres.fresh();
      composition = await compose(databaseUrl);
      client = composition.api.client;
      owner = connect(databaseUrl, { max: 1 });
    });
    afterAll(async () => {
      await owner?.end({ timeout: 5 });
      await composition?.stop();
      await postgres?.stop();
    });

    const pipeline = async () => (await client.get<PipelineWire>('/pipeline')).body;
    const until = (wanted: (state: PipelineWire) => boolean, what: string) =>
      eventually(async () => {
        const state = await pipeline();
        return wanted(state) && state;
      }, what);
    /** A database that refuses figures, as one would whose disk is full. */
    const refusing = async (work: () => Promise<void>) => {
      await owner.unsafe(`create function refuse() returns trigger language plpgsql as
        $$ begin raise exception 'disk full: secret-of-the-inside'; end $$`);
      await owner.unsafe(
        'create trigger refuse before insert on revision for each row execute function refuse()',
      );
      try {
        await work();
      } finally {
        await owner.unsafe('drop function refuse cascade');
      }
    };
    const submit = async (period: string) =>
      (await client.submit({ indicator: 'al-hol-pledges', period, value: '88', source })).body.id;
    const stuck = (count: number) =>
      until(({ failures }) => failures.length === count, `${count} pieces of stuck work`);

    it('says that the worker is there, and where its queues are', async () => {
      const state = await until(({ queues }) => queues[1]?.finishedAt != null, 'an evaluation');
      expect(state.worker.state).toBe('running');
      expect(state.worker.seen[0]?.stopped).toBe(false);
      expect(state.queueStore).toEqual({ kind: backend, error: null });
      expect(state.database.kind).toBe('external');
      expect(state.queues.map(({ name }) => name)).toEqual([
        'ingest',
        'evaluate',
        'import',
        'reading',
        'deliver',
        'feed',
      ]);
      expect(state.queues[0]?.jobs).toMatchObject({ delayed: 0 });
      expect(state.failures).toEqual([]);
    });

    it('shows a figure that could not be recorded, says so live, and records it when tried again', async () => {
      const events = await openEvents(composition.api.url, composition.api.token);
      let id = '';
      await refusing(async () => {
        id = await submit('2021-01');
        const { failures, queues } = await stuck(1);
        expect(failures[0]).toMatchObject({
          queue: 'ingest',
          kind: 'database-refused',
          indicator: 'al-hol-pledges',
          period: '2021-01',
          submission: id,
        });
        expect(failures[0]?.error).toContain('secret-of-the-inside');
        expect(queues[0]).toMatchObject({ open: 1, failed: 1 });
        const viewer = clientOf(composition.api.url, await apiToken(composition.env, 'viewer', 'reader'));
        const seen = (await viewer.get<PipelineWire>('/pipeline')).body;
        expect(seen.failures[0]).toMatchObject({ kind: 'database-refused', error: null });
        const retry = await viewer.post<Refusal>(`/pipeline/failures/${failures[0]?.id}/retry`, {});
        expect([retry.status, retry.body.code]).toEqual([403, 'role-too-low']);
      });
      const [work] = (await pipeline()).failures;
      const answer = await client.post<PipelineWire>(`/pipeline/failures/${work?.id}/retry`, {});
      expect(answer.status).toBe(200);
      await stuck(0);
      expect((await client.get<{ status: string }>(`/submissions/${id}`)).body.status).toBe('committed');
      const again = await client.post<Refusal>(`/pipeline/failures/${work?.id}/retry`, {});
      expect([again.status, again.body.code]).toEqual([409, 'work-not-stuck']);
      await events.next(({ event }) => event === 'pulse');
      await events.close();
    });

    it('gives one up for good with its reason, and tries the others again together', async () => {
      const ids: string[] = [];
      await refusing(async () => {
        for (const period of ['2021-02', '2021-03', '2021-04']) ids.push(await submit(period));
        await stuck(3);
        const [first] = (await pipeline()).failures;
        const path = `/pipeline/failures/${first?.id}/discard`;
        expect((await client.post<Refusal>(path, { reason: '  ' })).status).toBe(422);
        expect(
          (await client.post<PipelineWire>(path, { reason: 'Entered twice.' })).body.failures,
        ).toHaveLength(2);
      });
      expect((await client.post<PipelineWire>('/pipeline/failures/retry', {})).status).toBe(200);
      await stuck(0);
      const statuses = await Promise.all(
        ids.map(async (id) => (await client.get<{ status: string }>(`/submissions/${id}`)).body.status),
      );
      expect(statuses.sort()).toEqual(['committed', 'committed', 'rejected']);
      const { items } = (await client.get<AuditListWire>('/audit?area=pipeline')).body;
      expect(items.map(({ action }) => action)).toEqual([
        'pipeline.retry-all',
        'pipeline.discard',
        'pipeline.retry',
      ]);
      expect(items[1]?.details).toMatchObject({ indicator: 'al-hol-pledges', reason: 'Entered twice.' });
    });

    it.each(['7e3', 'x', '-1', '99999999999999999999'])('answers 404 or 409 for a failure %s', async (id) => {
      const { status } = await client.post(`/pipeline/failures/${encodeURIComponent(id)}/retry`, {});
      expect([404, 409]).toContain(status);
    });

    it('says that a worker fell silent, and that one was stopped', async () => {
      if (composition.worker === composition.api) {
        // It cannot be asked any more: the next start tells of the one before.
        await composition.api.stop();
        const [row] = await owner<{ stopped: boolean }[]>`
          select stopped_at is not null as stopped from worker order by seen_at desc limit 1`;
        expect(row?.stopped).toBe(true);
        return;
      }
      await composition.worker.kill();
      await owner`update worker set seen_at = seen_at - interval '1 hour'`;
      const silent = await pipeline();
      expect(silent.worker.state).toBe('silent');
      expect(silent.worker.seen[0]?.seenSecondsAgo).toBeGreaterThan(3_500);
      const id = await submit('2021-05');
      await until(({ queues }) => queues[0]?.notHandedOver === 1, 'what nobody takes');

      const next = await startMarsad({ ...composition.env, ROLE: 'worker' }, composition.api.token);
      await until(({ worker }) => worker.state === 'running', 'the next worker');
      await eventually(
        async () => (await client.get<{ status: string }>(`/submissions/${id}`)).body.status === 'committed',
        'what had waited',
      );
      expect(await next.stop()).toBe(0);
      // What the one that was killed had sent before can reach the database after it.
      await owner`update worker set seen_at = seen_at - interval '1 hour' where stopped_at is null`;
      expect((await pipeline()).worker.state).toBe('stopped');
    });
  });
}

stateSuite('one process on a PostgreSQL of its own', 'postgres', async (databaseUrl) => {
  const env = { DATABASE_URL: databaseUrl };
  const api = await startMarsad(env);
  return {
    api,
    worker: api,
    env,
    stop: async () => {
      await api.stop();
    },
  };
});

if (redisCommand)
  stateSuite('Redis, api and worker apart', 'redis', async (databaseUrl) => {
    const redis = await startRedis(redisCommand);
    const env = { DATABASE_URL: databaseUrl, REDIS_URL: redis.url };
    const migrated = launch('migrate', env);
    if ((await migrated.ended).code !== 0) throw new Error(migrated.output());
    const [api, worker] = await Promise.all([
      startMarsad({ ...env, ROLE: 'api' }),
      startMarsad({ ...env, ROLE: 'worker' }),
    ]);
    return {
      api,
      worker,
      env,
      stop: async () => {
        await Promise.all([api.stop(), worker.kill()]);
        await redis.stop();
      },
    };
  });
else describe('how the pipeline stands on Redis', () => it.skip('needs a redis-server', () => {}));
