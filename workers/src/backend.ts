/** Which store BullMQ keeps its queues in: the one place that knows there are two. */
import { applicationRole, giveSchema, type Sql, StartError } from '@marsad/db';
import {
  createPostgresBackend,
  type Processor,
  Queue,
  runMigrations,
  Worker,
  type WorkerOptions,
} from 'bullmq';
import type { Cluster, Redis } from 'ioredis';
import { openRedis, placeOf, prefixOf, readRedisAddress, reasonOf } from './redis.js';

export type QueueBackend =
  | {
      readonly kind: 'postgres';
      readonly url: string;
      /** Whether its tables are made, see {@link prepareQueues}: else they are made with the first connection. */
      readonly prepared?: boolean;
    }
  | { readonly kind: 'redis'; readonly url: string };

/** Opens queues and workers on one backend, and closes what they share. */
export interface QueueFactory {
  queue(name: string): Queue;
  worker(name: string, processor: Processor, options: Pick<WorkerOptions, 'concurrency'>): Worker;
  close(): Promise<void>;
}

/** Finished jobs say nothing the record doesn't: keep a few to look at, not a history. */
const kept = { removeOnComplete: { count: 100 }, removeOnFail: { count: 1000 } } as const;
const schema = 'bullmq';
const connectionsPerQueue = 3;

/**
 * One round trip, so that a bad address is one clear line at start and not a queue that never answers.
 * @throws StartError naming the host (never the password) and the reason.
 */
export async function assertUsable(backend: QueueBackend): Promise<void> {
  if (backend.kind === 'postgres') return;
  const address = readRedisAddress(backend.url);
  const redis = openRedis(address, {
    lazyConnect: true,
    retryStrategy: () => null,
    connectTimeout: 10_000,
  });
  let reason = '';
  redis.on('error', (error: Error) => {
    reason ||= reasonOf(error);
  });
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    throw new StartError(
      `REDIS_URL: cannot use the Redis at ${placeOf(address)}: ${reason || reasonOf(error as Error)}`,
    );
  } finally {
    redis.disconnect();
  }
}

export function openQueues(backend: QueueBackend): QueueFactory {
  switch (backend.kind) {
    case 'postgres':
      return postgresQueues(backend.url, backend.prepared ?? false);
    case 'redis':
      return redisQueues(backend.url);
  }
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

function postgresQueues(url: string, prepared: boolean): QueueFactory {
  // A config object, not a pool: with a pool BullMQ would not own, and so never end, its connections.
  const connection = {
    connectionString: url,
    schema,
    migrate: !prepared,
    ...(prepared ? { options: `-c role=${applicationRole}` } : {}),
    max: connectionsPerQueue,
    application_name: 'marsad-queue',
  };
  return {
    queue: (name) =>
      new Queue(name, { connection, defaultJobOptions: kept }, createPostgresBackend) as unknown as Queue,
    worker: (name, processor, options) =>
      new Worker(
        name,
        processor,
        { connection, ...kept, ...options },
        createPostgresBackend,
      ) as unknown as Worker,
    close: async () => {},
  };
}

function redisQueues(url: string): QueueFactory {
  // BullMQ demands null here: a blocked command must outlive any number of reconnections.
  const address = readRedisAddress(url);
  const prefix = prefixOf(address);
  const connections: (Redis | Cluster)[] = [];
  const open = () => {
    const connection = openRedis(address, { maxRetriesPerRequest: null, enableReadyCheck: true });
    connection.on('error', () => {});
    connections.push(connection);
    return connection;
  };
  return {
    queue: (name) => new Queue(name, { connection: open(), defaultJobOptions: kept, prefix }),
    worker: (name, processor, options) =>
      new Worker(name, processor, { connection: open(), ...kept, ...options, prefix }),
    close: async () => {
      for (const connection of connections) connection.disconnect();
    },
  };
}
