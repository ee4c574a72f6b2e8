import { askForRun, deleteFeed, type FeedId } from '@marsad/db';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { addFeed, administrator, changeFeed, feedLike, makeDue } from '../../../packages/db/test/feeds.js';
import { noted, type Opened, onEachStore, type Stores, takerOf } from '../../test/queues.js';
import { openQueues } from '../backend.js';
import { type FeedJob, runFeed } from './index.js';
import { startFeeds } from './schedule.js';

/** The test's own time is the bound. */
const eventually = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 60_000 });

onEachStore((start) => {
  let stores: Stores;
  let open: Opened;
  const closing: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    stores = await start();
  });
  afterAll(() => stores?.stop());
  beforeEach(async () => {
    open = await stores.open();
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
    await open.close();
  });

  /** A process that keeps the schedules, and what comes out of its queue. */
  async function scheduling(lookMs?: number) {
    const factory = openQueues(open.backend);
    const queue = factory.queue('feed');
    closing.push(
      () => factory.close(),
      () => queue.close(),
    );
    const log = noted();
    const feeds = await startFeeds(open.sql, queue, log, lookMs);
    closing.push(() => feeds.close());
    return { queue, factory, log, feeds };
  }
  const taking = (factory: ReturnType<typeof openQueues>) => {
    const taker = takerOf<FeedJob>(factory, 'feed');
    closing.push(() => taker.close());
    return taker;
  };
  const nextAt = async (id: FeedId) => {
    const [row] = await open.sql<{ ms: number }[]>`
      select (extract(epoch from next_at) * 1000)::float8 as ms from feed where id = ${id}`;
    return row?.ms ?? 0;
  };
  const inAnHour = (id: FeedId) => open.sql`
    update feed set next_at = date_trunc('milliseconds', now()) + interval '1 hour' where id = ${id}`;

  it('has a schedule for each feed that runs by itself, which comes when the table says', async () => {
    const every = await addFeed(open.sql);
    const cron = await addFeed(open.sql, { schedule: { every: null, cron: '0 6 * * *' } });
    const off = await addFeed(open.sql, { enabled: false });
    await inAnHour(every);
    const { queue, log } = await scheduling();
    await eventually(async () => (await queue.getJobSchedulers()).map(({ key }) => key).sort()).toEqual(
      [every, cron].sort(),
    );
    expect([every, cron]).not.toContain(off);
    const nextOf = async (id: FeedId) => (await queue.getJobScheduler(id))?.next;
    expect(await nextOf(every)).toBe(await nextAt(every));
    expect(await nextOf(cron)).toBe(await nextAt(cron));
    expect(log.lines).toEqual([]);
  });

  it('brings a feed when its time has come', async () => {
    const id = await addFeed(open.sql);
    await open.sql`
      update feed set next_at = date_trunc('milliseconds', now()) + interval '1 second' where id = ${id}`;
    const { factory } = await scheduling();
    expect(await taking(factory).next()).toEqual({ feed: id });
  });

  it('brings what is due and what somebody asked for, though no schedule brings it', async () => {
    const due = await addFeed(open.sql);
    await makeDue(open.sql, due, 60);
    const { factory, queue } = await scheduling();
    const taker = taking(factory);
    expect(await taker.next()).toEqual({ feed: due });
    await inAnHour(due);
    const asked = await addFeed(open.sql, { enabled: false });
    await askForRun(open.sql, administrator, { id: asked });
    const next = async (): Promise<FeedJob> => {
      const job = await taker.next();
      return job.feed === due ? next() : job;
    };
    expect(await next()).toEqual({ feed: asked });
    expect((await queue.getJobSchedulers()).map(({ key }) => key)).toEqual([due]);
  });

  it('is made again where the queue was emptied, by those who run and by those who start', async () => {
    const id = await addFeed(open.sql);
    await inAnHour(id);
    const { queue, feeds } = await scheduling(0);
    const keys = async () => (await queue.getJobSchedulers()).map(({ key }) => key);
    await eventually(keys).toEqual([id]);
    await queue.obliterate({ force: true });
    await eventually(keys).toEqual([id]);
    await feeds.close();
    await queue.obliterate({ force: true });
    expect(await keys()).toEqual([]);
    await scheduling();
    await eventually(keys).toEqual([id]);
  });

  it('follows the table: a changed schedule, a feed that is off, one that is gone', async () => {
    const like = feedLike({ schedule: { every: null, cron: '0 6 * * *' } });
    const id = await addFeed(open.sql, like);
    const gone = await addFeed(open.sql, { schedule: { every: null, cron: '0 7 * * *' } });
    const { queue } = await scheduling();
    const patterns = async () => (await queue.getJobSchedulers()).map(({ pattern }) => pattern).sort();
    await eventually(patterns).toEqual(['0 6 * * *', '0 7 * * *']);
    await changeFeed(open.sql, id, like, { schedule: { every: null, cron: '30 8 * * 1' } });
    await eventually(patterns).toEqual(['0 7 * * *', '30 8 * * 1']);
    await deleteFeed(open.sql, administrator, { id: gone });
    await eventually(patterns).toEqual(['30 8 * * 1']);
    await changeFeed(open.sql, id, like, { enabled: false });
    await eventually(patterns).toEqual([]);
  });

  it('of two processes that keep it is one schedule, and one run', async () => {
    const id = await addFeed(open.sql, { secrets: { url: 'http://127.0.0.1:9/none.csv', headers: {} } });
    await open.sql`
      update feed set next_at = date_trunc('milliseconds', now()) + interval '1 second' where id = ${id}`;
    const [one, other] = [await scheduling(), await scheduling()];
    for (const { factory } of [one, other]) {
      const worker = factory.worker(
        'feed',
        async ({ data }) => runFeed(open.sql, data.feed, { allowPrivateTargets: false }),
        { concurrency: 2 },
      );
      closing.push(() => worker.close());
    }
    const runs = async () => [...(await open.sql`select attempts, outcome from feed_run`)];
    await eventually(runs).toEqual([{ attempts: 1, outcome: 'failed' }]);
    expect((await one.queue.getJobSchedulers()).map(({ key }) => key)).toEqual([id]);
    await eventually(async () => (await one.queue.getJobScheduler(id))?.next).toBe(await nextAt(id));
    expect(await runs()).toHaveLength(1);
    expect([...one.log.lines, ...other.log.lines]).toEqual([]);
  });
});
