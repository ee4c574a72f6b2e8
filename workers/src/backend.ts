/** Which store BullMQ keeps its queues in: the one place that knows there are two. */
import {
  applicationRole,
  type Bounds,
  clientConfig,
  giveSchema,
  notWaiting,
  type Sql,
  StartError,
  untilThere,
  type Waiting,
} from '@marsad/db';
import {
  createPostgresBackend,
  type Processor,
  Queue,
  runMigrations,
  Worker,
  type WorkerOptions,
} from 'bullmq';
import type { Cluster, Redis, RedisOptions } from 'ioredis';
import { patient } from './patient.js';
import { openRedis, placeOf, prefixOf, type RedisAddress, readRedisAddress, reasonOf } from './redis.js';

export type QueueBackend =
  | {
      readonly kind: 'postgres';
      readonly url: string;
      /** Whether its tables are made, see {@link prepareQueues}: else they are made with the first connection. */
      readonly prepared?: boolean;
      readonly bounds?: Bounds;
    }
  | {
      readonly kind: 'redis';
      readonly url: string;
      /** The authority its certificate is of, as PEM. */
      readonly ca?: string | null;
    };

/** Opens queues and workers on one backend, and closes what they share. */
export interface QueueFactory {
  queue(name: string): Queue;
  worker(name: string, processor: Processor, options: Pick<WorkerOptions, 'concurrency'>): Worker;
  /** Writes to the store, where it is one apart from the database: one that is full or read-only answers reads all the same. */
  probeWrite(): Promise<void>;
  close(): Promise<void>;
}

/** Finished jobs say nothing the record doesn't: keep a few to look at, not a history. */
const kept = { removeOnComplete: { count: 100 }, removeOnFail: { count: 1000 } } as const;
const schema = 'bullmq';
/** How a worker goes on after its store was away: it looks again soon, and asks by itself what it may not have been told. */
const patience = { runRetryDelay: 1_000, drainDelay: 2 } as const;
/** A store that takes a connection and does not answer is one that is away: longer than a worker ever waits for a job. */
const silenceMs = 15_000;
const connectionsPerQueue = 3;
const probeKey = 'marsad:write-probe';

/**
 * Waits for the queue's store, so that a bad address is one clear line at start and not a queue that never answers.
 * @throws StartError naming the host (never the password) and the reason.
 */
export async function assertUsable(backend: QueueBackend, waiting: Waiting = notWaiting): Promise<void> {
  if (backend.kind === 'postgres') return;
  const address = readRedisAddress(backend.url);
  await untilThere(`Redis at ${placeOf(address)}`, () => askRedis(backend, address), waiting);
}

async function askRedis(backend: QueueBackend & { kind: 'redis' }, address: RedisAddress): Promise<void> {
  const redis = openRedis(address, {
    ...redisOptions(backend.ca),
    lazyConnect: true,
    retryStrategy: () => null,
    // What it says while it loads is an answer: it is waited for here.
    enableReadyCheck: false,
    connectTimeout: 10_000,
  });
  let cause: Error | undefined;
  redis.on('error', (error: Error) => {
    cause ??= error;
  });
  try {
    await redis.connect();
    await redis.ping();
    // One that is not there is told to whoever connects only as an event, and Redis goes on with the first.
    if (address.db !== 0) await redis.select(address.db);
  } catch (error) {
    const reason = cause ?? (error as Error);
    const said = `REDIS_URL: cannot use the Redis at ${placeOf(address)}: ${reasonOf(reason)}`;
    throw new StartError(said, { cause: reason });
  } finally {
    redis.disconnect();
  }
}

export function openQueues(backend: QueueBackend): QueueFactory {
  const factory = backend.kind === 'postgres' ? postgresQueues(backend) : redisQueues(backend);
  return {
    ...factory,
    queue: (name) => patient(factory.queue(name)),
    worker: (name, processor, options) => patient(factory.worker(name, processor, options)),
  };
}

/**
 * Makes the schema of the queues on PostgreSQL, which the database's owner alone can, and lets BullMQ make its tables there
 * as the application, whose they are.
 */
export async function prepareQueues(owner: Sql): Promise<void> {
  await giveSchema(owner, schema);
  const client = await owner.reserve();
  try {
    await client`set role ${client(applicationRole)}`;
    const query = async (text: string, values: unknown[] = []) => ({
      // The schema is there, and the application may make none.
      rows: text.startsWith('CREATE SCHEMA') ? [] : await client.unsafe(text, values as never[]),
    });
    await runMigrations({ query } as Parameters<typeof runMigrations>[0], schema);
  } finally {
    await client`reset role`;
    client.release();
  }
}

function postgresQueues({
  url,
  prepared = false,
  bounds,
}: QueueBackend & { kind: 'postgres' }): QueueFactory {
  // A config object, not a pool: with a pool BullMQ would not own, and so never end, its connections.
  const connection = {
    ...clientConfig(url, {
      applicationName: 'marsad-queue',
      ...(prepared ? { role: applicationRole } : {}),
      ...(bounds === undefined ? {} : { bounds }),
    }),
    schema,
    migrate: !prepared,
    max: connectionsPerQueue,
    query_timeout: 2 * silenceMs,
  };
  return {
    queue: (name) =>
      new Queue(name, { connection, defaultJobOptions: kept }, createPostgresBackend) as unknown as Queue,
    worker: (name, processor, options) =>
      new Worker(
        name,
        processor,
        { connection, ...kept, ...patience, ...options },
        createPostgresBackend,
      ) as unknown as Worker,
    probeWrite: async () => {},
    close: async () => {},
  };
}

/** A Redis whose machine is gone without a word is noticed by what keeps the connection alive. */
const keepAliveMs = 5_000;
/** In ms: the longest is what a Redis that has come back is noticed within. */
const [firstPauseMs, longestPauseMs] = [50, 1_000];

function redisOptions(ca: string | null | undefined): RedisOptions {
  return {
    keepAlive: keepAliveMs,
    connectTimeout: 5_000,
    retryStrategy: (tries) => Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(tries, 10)),
    // What was the first among several may be a copy of another now: it is looked up anew.
    reconnectOnError: (error) => (error.message.startsWith('READONLY') ? 1 : false),
    ...(ca === null || ca === undefined ? {} : { tls: { ca } }),
  };
}

function redisQueues({ url, ca }: QueueBackend & { kind: 'redis' }): QueueFactory {
  // BullMQ demands null here: a blocked command must outlive any number of reconnections.
  const address = readRedisAddress(url);
  const prefix = prefixOf(address);
  const connections: (Redis | Cluster)[] = [];
  const open = () => {
    const connection = openRedis(address, {
      ...redisOptions(ca),
      maxRetriesPerRequest: null,
      enableReadyCheck: true,
      socketTimeout: silenceMs,
    });
    connection.on('error', () => {});
    connections.push(connection);
    return connection;
  };
  return {
    queue: (name) => new Queue(name, { connection: open(), defaultJobOptions: kept, prefix }),
    worker: (name, processor, options) =>
      new Worker(name, processor, { connection: open(), ...kept, ...patience, ...options, prefix }),
    probeWrite: async () => {
      await (connections[0] ?? open()).set(probeKey, '1', 'EX', 60);
    },
    close: async () => {
      for (const connection of connections) connection.disconnect();
    },
  };
}
