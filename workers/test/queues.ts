/** Queues of tests: on both stores they can be kept in, and what is handed to them. */

import { connect, type Sql } from '@marsad/db';
import { describe } from 'vitest';
import { startRedis } from '../../apps/api/test/harness/redis.js';
import { startPostgres, type TestDatabase } from '../../packages/db/test/postgres.js';
import type { QueueBackend, QueueFactory } from '../src/backend.js';
import type { Log } from '../src/log.js';

export interface Opened {
  readonly sql: Sql;
  readonly backend: QueueBackend;
  readonly database: { readonly url: string; readonly timeZone: string };
  close(): Promise<void>;
}

export interface Stores {
  /** A database of its own, and queues in which nothing is. */
  open(): Promise<Opened>;
  stop(): Promise<void>;
}

const redisCommand = process.env.MARSAD_TEST_REDIS;

/** Runs the tests on each store that this machine has: BullMQ on PostgreSQL, and on Redis. */
export function onEachStore(tests: (start: () => Promise<Stores>) => void): void {
  describe('on PostgreSQL', () => tests(onPostgres));
  describe.skipIf(redisCommand === undefined)('on Redis', () => tests(onRedis));
}

async function onPostgres(): Promise<Stores> {
  const postgres = await startPostgres();
  return {
    open: () => openOn(postgres, (url) => ({ kind: 'postgres', url })),
    stop: () => postgres.stop(),
  };
}

async function onRedis(): Promise<Stores> {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis(redisCommand ?? '')]);
  return {
    open: async () => {
      await redis.flushAll();
      return openOn(postgres, () => ({ kind: 'redis', url: redis.url }));
    },
    stop: async () => {
      await redis.stop();
      await postgres.stop();
    },
  };
}

async function openOn(postgres: TestDatabase, backendAt: (url: string) => QueueBackend): Promise<Opened> {
  const url = await postgres.prepared();
  const sql = connect(url, { asApplication: true });
  return {
    sql,
    backend: backendAt(url),
    database: { url, timeZone: 'UTC' },
    close: () => sql.end({ timeout: 5 }),
  };
}

/** Takes what is handed to a queue, as a worker that does nothing with it. */
export function takerOf<Data>(factory: QueueFactory, queue: string) {
  const taken: Data[] = [];
  const asking: ((data: Data) => void)[] = [];
  const worker = factory.worker(
    queue,
    async ({ data }) => {
      const ask = asking.shift();
      if (ask) ask(data);
      else taken.push(data);
    },
    { concurrency: 1 },
  );
  return {
    /** The next there is; the test's own time is the bound. */
    next: (): Promise<Data> => {
      const [first] = taken.splice(0, 1);
      return first === undefined ? new Promise((resolve) => asking.push(resolve)) : Promise.resolve(first);
    },
    close: () => worker.close(),
  };
}

export interface Noted extends Log {
  readonly lines: readonly string[];
}

/** A log that is looked at afterwards. */
export function noted(): Noted {
  const lines: string[] = [];
  const note = (_: object, message: string) => {
    lines.push(message);
  };
  return { lines, info: note, warn: note, error: note };
}
