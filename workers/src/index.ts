/** The workers of the pipeline, as one thing that starts and closes. */
import { evaluate, ingest, noteFailure, type Sql } from '@marsad/db';
import type { ObligationJob, Topic } from '@marsad/indicators/pipeline';
import { topics } from '@marsad/indicators/pipeline';
import type { Job, Queue, Worker } from 'bullmq';
import { assertUsable, openQueues, type QueueBackend } from './backend.js';
import type { Log } from './log.js';
import { startRelay } from './relay.js';

export type { QueueBackend } from './backend.js';

export interface Workers {
  /** Whether the queue answers, in words for /readyz. */
  health(): Promise<{ ok: boolean; detail: string }>;
  close(): Promise<void>;
}

const concurrency: Record<Topic, number> = { ingest: 4, evaluate: 4 };
const healthPatienceMs = 5_000;

/** Starts relay, ingest and evaluate workers on `backend`. Any number of processes may do so at once. */
export async function startWorkers(sql: Sql, backend: QueueBackend, log: Log): Promise<Workers> {
  await assertUsable(backend);
  const factory = openQueues(backend);
  const queues = new Map<Topic, Queue>(topics.map((topic) => [topic, factory.queue(topic)]));
  const workers = topics.map((topic) =>
    factory.worker(topic, processorOf(topic, sql), { concurrency: concurrency[topic] }),
  );
  const onError = (error: Error) => log.warn({ error: error.message }, 'the queue reports an error');
  for (const queue of queues.values()) queue.on('error', onError);
  for (const worker of workers) {
    worker.on('error', onError);
    worker.on('failed', (job, error) => noteFailed(sql, job, error, log));
  }
  const health = () => queueHealth(backend, queues);
  const relay = await startRelay(sql, queues, log);
  return {
    health,
    close: async () => {
      await relay.close();
      await Promise.all(workers.map((worker: Worker) => worker.close()));
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      await factory.close();
    },
  };
}

function processorOf(topic: Topic, sql: Sql): (job: Job<ObligationJob>) => Promise<void> {
  switch (topic) {
    case 'ingest':
      return async ({ data }) => ingestAll(sql, data.obligations);
    case 'evaluate':
      return async ({ data }) => {
        await evaluate(sql, data.obligations);
      };
  }
}

/** One transaction a figure: a poisonous one fails by itself, after the others of its batch are in. */
async function ingestAll(sql: Sql, obligations: readonly number[]): Promise<void> {
  const failures: unknown[] = [];
  for (const obligation of obligations) {
    try {
      await ingest(sql, obligation);
    } catch (error) {
      failures.push(error);
      await noteFailure(sql, [obligation], String(error));
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} of ${obligations.length} not ingested`);
}

function noteFailed(sql: Sql, job: Job<ObligationJob> | undefined, error: Error, log: Log): void {
  log.error(
    { job: job?.id, error: error.message },
    `${job?.name ?? 'job'} failed; the outbox keeps it and it is tried again`,
  );
  if (job && job.name !== 'ingest') noteFailure(sql, job.data.obligations, error.message).catch(() => {});
}

async function queueHealth(
  backend: QueueBackend,
  queues: ReadonlyMap<Topic, Queue>,
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
