/** The workers of the pipeline, as one thing that starts and closes. */
import type { Sql } from '@marsad/db';
import { type QueueName, queueNames } from '@marsad/indicators/limits';
import type { ObligationJob } from '@marsad/indicators/pipeline';
import type { Job, Queue, Worker } from 'bullmq';
import { assertUsable, openQueues, type QueueBackend } from './backend.js';
import { evaluateAll } from './evaluate/index.js';
import { usualBounds } from './feed/fetch.js';
import { type FeedJob, type FeedOptions, runFeed } from './feed/index.js';
import { startFeeds } from './feed/schedule.js';
import { startHeartbeat } from './heartbeat.js';
import { type Importer, type Importing, openImporter } from './import/index.js';
import { ingestAll } from './ingest/index.js';
import type { Log } from './log.js';
import { type Deliverer, type DeliveryOptions, openDeliverer } from './notify/index.js';
import { mostAtOnce } from './notify/lanes.js';
import { type DeliverJob, startRelay } from './relay.js';

export { prepareQueues, type QueueBackend } from './backend.js';
export type { Importing } from './import/index.js';
export type { DeliveryOptions } from './notify/index.js';

export interface Workers {
  /** Whether the queue answers, in words for /readyz. */
  health(): Promise<{ ok: boolean; detail: string }>;
  close(): Promise<void>;
}

/** Of receivers no more jobs than can be under way, see lanes.ts. A feed that hangs holds one of two for a minute. */
const concurrency: Record<QueueName, number> = {
  ingest: 4,
  evaluate: 4,
  import: 1,
  deliver: mostAtOnce,
  feed: 2,
};
const healthPatienceMs = 5_000;
const closePatienceMs = 5_000;

/** Starts relay and workers on `backend`. Any number of processes may do so at once.
 * @param importing where threads connect to what `sql` is a pool of, and what a table may hold. */
export async function startWorkers(
  sql: Sql,
  backend: QueueBackend,
  log: Log,
  delivery: DeliveryOptions,
  importing: Importing,
): Promise<Workers> {
  await assertUsable(backend);
  const factory = openQueues(backend);
  const deliverer = openDeliverer(sql, delivery);
  const importer = openImporter(sql, importing);
  const queues = new Map<QueueName, Queue>(queueNames.map((name) => [name, factory.queue(name)]));
  const heartbeat = await startHeartbeat(sql, backend, queues, log);
  let closing = false;
  const hands: Hands = {
    deliverer,
    importer,
    feeds: feedOptionsOf(delivery, importing),
    goesOn: () => !closing,
  };
  const workers = queueNames.map((name) => {
    const worker = factory.worker(name, processorOf(name, sql, hands), {
      concurrency: concurrency[name],
    });
    worker.on('completed', () => heartbeat.finished(name));
    return worker;
  });
  const onError = (error: Error) => log.warn({ error: error.message }, 'the queue reports an error');
  for (const queue of queues.values()) queue.on('error', onError);
  for (const worker of workers) {
    worker.on('error', onError);
    worker.on('failed', (job, error) => {
      noteFailed(job, error, log);
      heartbeat.soon();
    });
  }
  const health = () => queueHealth(backend, queues);
  const relay = await startRelay(sql, queues, log);
  const feeds = await startFeeds(sql, queues.get('feed') as Queue, log);
  return {
    health,
    close: async () => {
      closing = true;
      importer.close();
      const delivered = deliverer.stop();
      await within(Promise.all([relay.close(), feeds.close(), heartbeat.close()]));
      await within(delivered);
      await within(Promise.all(workers.map((worker: Worker) => worker.close())));
      await within(Promise.all([...queues.values()].map((queue) => queue.close())));
      await within(factory.close());
      deliverer.close();
    },
  };
}

/**
 * A store that is away must not keep a process from ending: what was under way there is found again by whoever comes next.
 * Whatever it ends with, there is nobody left to be told.
 */
async function within(work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, closePatienceMs);
  });
  await Promise.race([work.catch(() => {}), late]);
  clearTimeout(timer);
}

/** Who does the work of a queue. */
interface Hands {
  readonly deliverer: Deliverer;
  readonly importer: Importer;
  readonly feeds: FeedOptions;
  /** Whether what is left is to be done here: not in a process that is about to end. */
  readonly goesOn: () => boolean;
}

/** What is fetched is as large as what is handed in may be. */
function feedOptionsOf(
  { allowPrivateTargets }: DeliveryOptions,
  { bounds: { megabytes } }: Importing,
): FeedOptions {
  return { allowPrivateTargets, bounds: { ...usualBounds, bytes: megabytes * 1_000_000 } };
}

function processorOf(
  name: QueueName,
  sql: Sql,
  { deliverer, importer, feeds, goesOn }: Hands,
): (job: Job<ObligationJob & DeliverJob & FeedJob>) => Promise<void> {
  switch (name) {
    case 'deliver':
      return async ({ data }) => deliverer.drain(data.receiver);
    case 'ingest':
      return async ({ data }) => ingestAll(sql, data.obligations, goesOn);
    case 'evaluate':
      return async ({ data }) => evaluateAll(sql, data.obligations, goesOn);
    case 'import':
      return async ({ data }) => importer.importAll(data.obligations);
    case 'feed':
      return async ({ data }) => runFeed(sql, data.feed, feeds);
  }
}

function noteFailed(job: Job<ObligationJob> | undefined, error: Error, log: Log): void {
  log.error(
    { job: job?.id, error: error.message },
    `${job?.name ?? 'job'} failed; the outbox keeps it and it is tried again`,
  );
}

async function queueHealth(
  backend: QueueBackend,
  queues: ReadonlyMap<QueueName, Queue>,
): Promise<{ ok: boolean; detail: string }> {
  const name = backend.kind === 'postgres' ? 'BullMQ on PostgreSQL' : 'BullMQ on Redis';
  const late = new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error('no answer in time')), healthPatienceMs).unref(),
  );
  try {
    const counts = await Promise.race([
      (queues.get('ingest') as Queue).getJobCounts('waiting', 'active'),
      late,
    ]);
    return { ok: true, detail: `${name}, ${counts.waiting ?? 0} waiting, ${counts.active ?? 0} active` };
  } catch (error) {
    return { ok: false, detail: `${name}: ${error instanceof Error ? error.message : String(error)}` };
  }
}
