/** Redis on more than one machine: a cluster, and a fail-over that a sentinel does. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  eventually,
  launch,
  type Marsad,
  type SeveralRedis,
  startMarsad,
  startPostgres,
  startRedisCluster,
  startRedisSentinel,
} from './harness.js';

const command = process.env.MARSAD_TEST_REDIS;

describe.skipIf(command === undefined)(
  'Redis on several machines (left out where there is no redis-server)',
  () => {
    const closings: (() => Promise<unknown>)[] = [];
    afterEach(async () => {
      for (const close of closings.splice(0).reverse()) await close();
    });

    /** An api and a worker apart, which know what owns the tables no more than in docker-compose.yml. */
    async function on(redis: SeveralRedis): Promise<Marsad> {
      closings.push(redis.stop);
      const postgres = await startPostgres();
      closings.push(postgres.stop);
      const owner = await postgres.fresh();
      const login = `marsad_login_${new URL(owner).pathname.slice(1)}`;
      const application = Object.assign(new URL(owner), {
        username: login,
        password: 'of-nothing-else',
      }).href;
      const migrated = launch('migrate', { DATABASE_URL: owner, APPLICATION_URL: application });
      expect(await migrated.ended, migrated.output()).toMatchObject({ code: 0 });
      const env = { DATABASE_URL: application, REDIS_URL: redis.url };
      const [api, worker] = await Promise.all([
        startMarsad({ ...env, ROLE: 'api' }),
        startMarsad({ ...env, ROLE: 'worker' }),
      ]);
      closings.push(async () => expect([await api.stop(), await worker.stop()]).toEqual([0, 0]));
      return api;
    }

    const figure = (month: number) => ({
      indicator: 'al-hol-pledges',
      period: `2021-${String(month).padStart(2, '0')}`,
      value: String(60 + month),
      source: { title: 'Desk' },
    });

    it('a cluster holds each queue in one slot, and figures go through it', async () => {
      const redis = await startRedisCluster(command as string);
      const api = await on(redis);
      for (const month of [1, 2, 3]) await api.client.submitAndWait(figure(month));
      const keys = await redis.keys();
      const ours = keys.filter((of) => of.length > 0);
      expect(ours).toHaveLength(1);
      expect(ours[0]?.filter((key) => !key.startsWith('{marsad}:'))).toEqual([]);
    });

    it('a fail-over to the replica holds figures up for as long as it takes, and loses none', async () => {
      const redis = await startRedisSentinel(command as string);
      const api = await on(redis);
      await api.client.submitAndWait(figure(1));
      await redis.kill(0);
      const accepted = await Promise.all(
        [2, 3, 4, 5, 6].map((month) => api.client.submit(figure(month), { prefer: 'wait=1' })),
      );
      for (const { status } of accepted) expect([201, 202]).toContain(status);
      await eventually(async () => {
        const { body } = await api.client.get<{ points: unknown[] }>('/indicators/al-hol-pledges/series');
        return body.points.length === 6;
      }, 'all six on record');
      // And on, on the other one.
      await api.client.submitAndWait(figure(7));
      expect((await redis.keys())[0]?.length).toBeGreaterThan(0);
    });
  },
);

describe('REDIS_URL', () => {
  let database: string;
  beforeAll(() => {
    database = 'postgres://nobody:at-all@127.0.0.1:1/none';
  });

  it.each([
    'redis://',
    'redis://a:6379,b:6379',
    'redis://a:6379/ours',
    'redis-sentinel://a:26379',
    'redis-sentinel://a:26379/',
    'redis-cluster://a:6379/ours',
    'redis-cluster://',
    'http://:s3cret-of-redis@a:6379',
  ])('%s ends the start with a line that repeats none of it', async (url) => {
    const start = launch('start', { DATABASE_URL: database, REDIS_URL: url });
    expect(await start.ended).toMatchObject({ code: 1 });
    expect(start.output()).toMatch(/^Marsad: REDIS_URL is no address of the form redis:\/\/HOST:PORT, /);
    expect(start.output()).not.toContain('s3cret');
  });
});
