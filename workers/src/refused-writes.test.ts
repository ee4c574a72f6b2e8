/** A Redis that takes no writes for a while, as one whose disk is full. */
import type { QueueName } from '@marsad/indicators/limits';
import type { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../apps/api/test/harness/eventually.js';
import { startRedis, type TestRedis } from '../../apps/api/test/harness/redis.js';
import { takerOf } from '../test/queues.js';
import { openQueues, type QueueFactory } from './backend.js';
import { handingOver } from './hand-over.js';

const command = process.env.MARSAD_TEST_REDIS;

describe.skipIf(command === undefined)('a Redis that takes no writes', () => {
  let store: TestRedis;
  let redis: Redis;
  let factory: QueueFactory;
  let queue: Queue;
  beforeAll(async () => {
    store = await startRedis(command ?? '');
    redis = new Redis(store.url);
  });
  afterAll(async () => {
    redis?.disconnect();
    await store?.stop();
  });
  beforeEach(async () => {
    await takesWrites(true);
    await store.flushAll();
    factory = openQueues({ kind: 'redis', url: store.url });
    queue = factory.queue('ingest');
    await queue.waitUntilReady();
  });
  afterEach(async () => {
    await queue.close();
    await factory.close();
  });

  const takesWrites = (does: boolean) => redis.config('SET', 'min-replicas-to-write', does ? 0 : 1);

  it('is handed what it refused before anything else, once it takes it', async () => {
    const handOver = handingOver(new Map<QueueName, Queue>([['ingest', queue]]));
    await takesWrites(false);
    await expect(handOver([{ topic: 'ingest', ids: [1, 2] }])).rejects.toThrow('NOREPLICAS');
    await expect(handOver([])).rejects.toThrow('NOREPLICAS');
    await takesWrites(true);
    await handOver([{ topic: 'ingest', ids: [3] }]);
    await handOver([]);
    const ingest = takerOf(factory, 'ingest');
    expect([await ingest.next(), await ingest.next()]).toEqual([
      { obligations: [1, 2] },
      { obligations: [3] },
    ]);
    expect(await queue.getJobCounts('waiting')).toEqual({ waiting: 0 });
    await ingest.close();
  });

  it('is asked for what waits there once it takes writes, though nobody was told of it', async () => {
    // A job whose notice somebody had who then could not take it.
    await queue.add('ingest', { obligations: [1] });
    const [waiting, notice] = [queue.toKey('wait'), queue.toKey('marker')];
    await redis.rename(waiting, `${waiting}:aside`);
    await redis.del(notice);
    const watched = await redis.duplicate().monitor();
    const waits: number[] = [];
    watched.on('monitor', (_: string, [name = '', , seconds = '']: string[]) => {
      if (name.toLowerCase() === 'bzpopmin') waits.push(Number(seconds));
    });
    const refusals: string[] = [];
    const worker = factory.worker('ingest', async () => 'done', { concurrency: 1 });
    worker.on('error', ({ message }) => refusals.push(message));
    await worker.waitUntilReady();
    await takesWrites(false);
    // The wait itself is refused too, and not only what a script was to take.
    await eventually(async () => refusals.some((one) => !one.includes('script')), 'a wait that is refused');
    await takesWrites(true);
    await redis.rename(`${waiting}:aside`, waiting);
    await eventually(async () => (await queue.getJobCounts('completed')).completed === 1, 'the job is done');
    expect(Math.max(...waits)).toBeLessThanOrEqual(2);
    watched.disconnect();
    await worker.close();
  });
});
