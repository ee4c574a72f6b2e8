/** A feed that is fetched survives kill -9 at any moment: no run is lost or doubled, and its schedule goes on. */
import { connect, type Sql } from '@marsad/db';
import { withEmbeddedDatabase } from '@marsad/db/embedded';
import type { FeedRunListWire, FeedWire } from '@marsad/indicators/contract';
import { describe, expect, it } from 'vitest';
import {
  type Client,
  eventually,
  newIndicator,
  serveTables,
  startMarsad,
  startPostgres,
  startRedis,
  temporaryFolder,
} from './harness.js';

/** More of them by hand: FEED_KILLS=50. */
const kills = Number(process.env.FEED_KILLS ?? 2);
const redisCommand = process.env.MARSAD_TEST_REDIS;
/** As long as a run takes from when it is due to its figures, and a little more. */
const longestMs = 5_000;

const months = Array.from({ length: 12 }, (_, at) => `2020-${String(at + 1).padStart(2, '0')}`);
const indicator = 'fed';

/** Serves another table for each version, slowly, so that a kill may come in the middle of it. */
async function serveVersions(version: () => number) {
  return serveTables((_, response) => {
    const of = version();
    response.write('period,value\n');
    setTimeout(() => response.end(months.map((month, at) => `${month},${of * 100 + at}\n`).join('')), 300);
  });
}

async function makeFeed(client: Client, url: string): Promise<string> {
  await newIndicator(client, indicator);
  const { status, body } = await client.post<FeedWire>('/feeds', {
    name: 'Fed',
    url: `${url}/fed.csv`,
    every: 'PT1H',
    mapping: {
      shape: 'rows',
      indicator: { is: indicator },
      period: { column: 'period' },
      value: { column: 'value' },
    },
    source: { title: 'Count at the gate' },
    limits: { revisePercent: 100, rejectPercent: 0 },
  });
  expect(status).toBe(201);
  return body.id;
}

interface Kept {
  readonly env: Record<string, string>;
  /** Between a kill and the next start. */
  readonly between: () => Promise<void>;
  readonly inDatabase: (work: (sql: Sql) => Promise<unknown>) => Promise<unknown>;
}

async function killAtRandom({ env, between, inDatabase }: Kept): Promise<void> {
  let version = 1;
  const server = await serveVersions(() => version);
  let marsad = await startMarsad({ ...env, ALLOW_PRIVATE_TARGETS: 'yes' });
  const id = await makeFeed(marsad.client, server.url);
  const runs = async () => (await marsad.client.get<FeedRunListWire>(`/feeds/${id}/runs`)).body.items;
  const values = async () => (await marsad.client.points(indicator)).map(({ quantity }) => quantity.point);
  /** Every run so far came to its end, once; and what is on record is the newest table. */
  const settled = async () => {
    await eventually(async () => {
      const all = await runs();
      return all.length === version && all.every(({ status }) => status === 'committed');
    }, `${version} runs`);
    expect(await values()).toEqual(months.map((_, at) => version * 100 + at));
    const points = await marsad.client.points(indicator);
    expect(points.map(({ observation }) => observation?.revision)).toEqual(months.map(() => version));
  };
  const isDue = () =>
    inDatabase((sql) => sql`update feed set next_at = date_trunc('milliseconds', now()) where id = ${id}`);
  await settled();
  for (let kill = 0; kill < kills; kill++) {
    version += 1;
    // Its time has come, or somebody asks for it.
    if (kill % 2 === 0) await isDue();
    else await marsad.client.post(`/feeds/${id}/run`, {});
    await new Promise((resolve) => setTimeout(resolve, Math.random() * longestMs));
    await marsad.kill();
    await between();
    marsad = await startMarsad({ ...env, ALLOW_PRIVATE_TARGETS: 'yes' }, marsad.token);
    // Who held the run is held for gone after three minutes: here, at once.
    await inDatabase((sql) => sql`update feed_run set held_until = now() where finished_at is null`);
    await settled();
  }
  const { body: feed } = await marsad.client.get<FeedWire>(`/feeds/${id}`);
  expect(feed.state).toBe('fine');
  expect(Date.parse(feed.nextAt ?? '')).toBeGreaterThan(Date.now());
  version += 1;
  await isDue();
  await settled();
  expect(await marsad.stop()).toBe(0);
  await server.close();
}

const inDatabaseAt = async (url: string, work: (sql: Sql) => Promise<unknown>) => {
  const sql = connect(url, { max: 1 });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
};

describe(`kill -9 at ${kills} random moments of a feed's run`, () => {
  it('loses and doubles none, on the embedded database', { timeout: 3_600_000 }, async () => {
    const folder = await temporaryFolder();
    await killAtRandom({
      env: { DATA_DIR: folder.path },
      between: async () => {},
      inDatabase: (work) => withEmbeddedDatabase(folder.path, (url) => inDatabaseAt(url, work)),
    });
    await folder.remove();
  });

  it.skipIf(!redisCommand)(
    'loses and doubles none, on Redis with FLUSHALL between',
    { timeout: 3_600_000 },
    async () => {
      const [postgres, redis] = await Promise.all([startPostgres(), startRedis(redisCommand as string)]);
      const url = await postgres.fresh();
      await killAtRandom({
        env: { DATABASE_URL: url, REDIS_URL: redis.url },
        between: redis.flushAll,
        inDatabase: (work) => inDatabaseAt(url, work),
      });
      await redis.stop();
      await postgres.stop();
    },
  );
});
