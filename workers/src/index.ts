/** The workers of the pipeline, as one thing that starts and closes. */
import { happened, type Kept, newTrace, type Sql, type Waiting, withJob } from '@marsad/db';
import { type QueueName, queueNames } from '@marsad/indicators/limits';
import type { ObligationJob } from '@marsad/indicators/pipeline';
import type { Job, Queue, Worker } from 'bullmq';
import { assertUsable, openQueues, type QueueBackend, type QueueFactory } from './backend.js';
import { assertWritable, type BackingUp, startBackups } from './backup/index.js';
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
import { queueErrors } from './queue-errors.js';
import { openTextReader, type Reading, type TextReader } from './reading/index.js';
import { type DeliverJob, startRelay } from './relay.js';
import type { MakeBrief } from './subscription/brief-mail.js';
import { startSubscriptions } from './subscription/index.js';
import { startTrimming } from './trim.js';

export { prepareQueues, type QueueBackend } from './backend.js';
export type { Importing } from './import/index.js';
export { readPackage } from './import/package.js';
export { openQueuesToLookAt, type QueuesToLookAt } from './look.js';
export type { DeliveryOptions } from './notify/index.js';

export interface Workers {
  /** Whether the queue answers and takes jobs, in words for /readyz; it waits as long as the queue takes. */
  health(): Promise<{ ok: boolean; detail: string }>;
  close(): Promise<void>;
}

/** Of receivers no more jobs than can be under way, see lanes.ts. A feed that hangs holds one of two for a minute. */
const concurrency: Record<QueueName, number> = {
  ingest: 4,
  evaluate: 4,
  import: 1,
  reading: 1,
  deliver: mostAtOnce,
  feed: 2,
};
const closePatienceMs = 5_000;

/** What the workers go by. */
export interface Working {
  readonly delivery: DeliveryOptions;
  /** Where threads connect to what the pool is of, and what a table may hold. */
  readonly importing: Importing;
  /** The same of texts whose figures are read. */
  readonly reading: Reading;
  /** Kept briefs that are mailed. */
  readonly makeBrief: MakeBrief;
  /** Where back-ups are taken by themselves; null where they are not. */
  readonly backingUp?: BackingUp | null;
  /** For how long what is kept that is no record. */
  readonly kept: Kept;
  /** With a queue's store that is not there yet; none where absent. */
  readonly patience?: Waiting;
}

/** Starts relay and workers on `backend`. Any number of processes may do so at once. */
export async function startWorkers(
  sql: Sql,
  backend: QueueBackend,
  log: Log,
  { delivery, importing, reading, makeBrief, backingUp = null, kept, patience }: Working,
): Promise<Workers> {
  await assertUsable(backend, patience);
  if (backingUp) await assertWritable(backingUp.folder);
  const factory = openQueues(backend);
  const deliverer = openDeliverer(sql, delivery);
  const importer = openImporter(sql, importing);
  const textReader = openTextReader(sql, reading);
  const queues = new Map<QueueName, Queue>(queueNames.map((name) => [name, factory.queue(name)]));
  const heartbeat = await startHeartbeat(sql, backend, queues, log);
  let closing = false;
  const hands: Hands = {
    deliverer,
    importer,
    textReader,
    feeds: feedOptionsOf(delivery, importing),
    goesOn: () => !closing,
  };
  const workers = queueNames.map((name) => {
    const worker = factory.worker(name, told(name, processorOf(name, sql, hands)), {
      concurrency: concurrency[name],
    });
    worker.on('completed', () => heartbeat.finished(name));
    return worker;
  });
  const say = queueErrors(log);
  const onError = (error: Error) => {
    say(error);
    happened({ kind: 'queue-error', error });
  };
  for (const queue of queues.values()) queue.on('error', onError);
  for (const worker of workers) {
    worker.on('error', onError);
    worker.on('failed', (job, error) => {
      noteFailed(job, error, log);
      heartbeat.soon();
    });
  }
  const health = () => queueHealth(backend, factory, queues);
  const relay = await startRelay(sql, queues, log);
  const endTrimming = startTrimming(sql, kept, log);
  const feeds = await startFeeds(sql, queues.get('feed') as Queue, log);
  const backups = backingUp && (await startBackups(sql, factory, backingUp, log));
  const subscriptions = await startSubscriptions(sql, factory, { ...delivery, makeBrief }, log);
  return {
    health,
    close: async () => {
      closing = true;
      importer.close();
      textReader.close();
      endTrimming();
      const delivered = deliverer.stop();
      await within(Promise.all([backups?.close(), subscriptions.close()]));
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
  readonly textReader: TextReader;
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
  { deliverer, importer, textReader, feeds, goesOn }: Hands,
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
    case 'reading':
      return async ({ data }) => textReader.readAll(data.obligations);
    case 'feed':
      return async ({ data }) => runFeed(sql, data.feed, feeds);
  }
}

/** Says of each job how it ended. */
function told<Data>(queue: QueueName, work: (job: Job<Data>) => Promise<void>) {
  return async (job: Job<Data>): Promise<void> => {
    const trace = newTrace();
    const begun = performance.now();
    const tell = (outcome: 'completed' | 'failed') =>
      happened({ kind: 'job', outcome, queue, seconds: (performance.now() - begun) / 1_000, trace });
    try {
      await withJob(trace, () => work(job));
    } catch (error) {
      tell('failed');
      throw error;
    }
    tell('completed');
  };
}

function noteFailed(job: Job<ObligationJob> | undefined, error: Error, log: Log): void {
  log.error(
    { job: job?.id, error: error.message },
    `${job?.name ?? 'job'} failed; the outbox keeps it and it is tried again`,
  );
}

/** Whether jobs can be handed over: a Redis that is full or read-only answers all the same. */
async function queueHealth(
  backend: QueueBackend,
  factory: QueueFactory,
  queues: ReadonlyMap<QueueName, Queue>,
): Promise<{ ok: boolean; detail: string }> {
  const name = backend.kind === 'postgres' ? 'BullMQ on PostgreSQL' : 'BullMQ on Redis';
  const queue = queues.get('ingest') as Queue;
  try {
    await factory.probeWrite();
    const counts = await queue.getJobCounts('waiting', 'active');
    return { ok: true, detail: `${name}, ${counts.waiting ?? 0} waiting, ${counts.active ?? 0} active` };
  } catch (error) {
    happened({ kind: 'queue-error', error });
    return { ok: false, detail: `${name}: ${error instanceof Error ? error.message : String(error)}` };
  }
}
