/** Says, for those who have no queue of their own, that this process is there and how its queues stand. */
import { randomUUID } from 'node:crypto';
import {
  type JobCounts,
  notePipeline,
  reportStopped,
  reportWorker,
  type Sql,
  trimPipelineHistory,
  trimWorkers,
} from '@marsad/db';
import { heartbeatSeconds, type QueueName } from '@marsad/indicators/limits';
import type { Queue } from 'bullmq';
import type { QueueBackend } from './backend.js';
import type { Log } from './log.js';

/** After a job the next word comes early, but never more often than this. */
const soonMs = 1_000;
const patienceMs = 4_000;
/** How things stand is noted for later not with every word. */
const noteEveryMs = 20_000;
const trimIntervalMs = 3_600_000;

export interface Heartbeat {
  /** A job came to its end. */
  finished(queue: QueueName): void;
  /** Something changed that those who look would like to see. */
  soon(): void;
  close(): Promise<void>;
}

export async function startHeartbeat(
  sql: Sql,
  backend: QueueBackend,
  queues: ReadonlyMap<QueueName, Queue>,
  log: Log,
): Promise<Heartbeat> {
  const id = randomUUID();
  const finished: Partial<Record<QueueName, string>> = {};
  let beating: Promise<void> | null = null;
  let early: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  let noteAt = 0;

  const report = async () => {
    const state = await queueState(queues);
    await reportWorker(sql, { id, backend: backend.kind, finished, ...state });
    if (performance.now() < noteAt) return;
    noteAt = performance.now() + noteEveryMs;
    await notePipeline(sql, { queueError: state.queueError !== null });
  };
  const beat = () => {
    beating ??= report()
      .catch((error: unknown) => log.warn({ error }, 'the heartbeat was not noted'))
      .finally(() => {
        beating = null;
      });
    return beating;
  };
  const soon = () => {
    if (closed) return;
    early ??= setTimeout(() => {
      early = undefined;
      void beat();
    }, soonMs);
  };
  const trim = () =>
    Promise.all([trimWorkers(sql), trimPipelineHistory(sql)]).catch((error) =>
      log.warn({ error }, 'old workers not forgotten'),
    );

  await beat();
  const regular = setInterval(beat, heartbeatSeconds * 1000);
  const trimming = setInterval(trim, trimIntervalMs);
  return {
    finished: (queue) => {
      finished[queue] = new Date().toISOString();
      soon();
    },
    soon,
    close: async () => {
      closed = true;
      clearTimeout(early);
      clearInterval(regular);
      clearInterval(trimming);
      await beating;
      await reportStopped(sql, id).catch((error) => log.warn({ error }, 'the stop was not noted'));
    },
  };
}

type QueueState =
  | { readonly queueError: null; readonly queues: Readonly<Partial<Record<QueueName, JobCounts>>> }
  | { readonly queueError: string; readonly queues: Readonly<Record<string, never>> };

/** A queue that does not answer must not keep the process from saying that it is there. */
async function queueState(queues: ReadonlyMap<QueueName, Queue>): Promise<QueueState> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), patienceMs);
  });
  try {
    const asked = Promise.all(
      [...queues].map(async ([name, queue]) => [name, await countsOf(queue)] as const),
    );
    // Lost against the clock, a refusal that comes later is nobody's.
    asked.catch(() => {});
    return { queueError: null, queues: Object.fromEntries(await Promise.race([asked, late])) };
  } catch (error) {
    return { queueError: error instanceof Error ? error.message : String(error), queues: {} };
  } finally {
    clearTimeout(timer);
  }
}

async function countsOf(queue: Queue): Promise<JobCounts> {
  const { waiting = 0, active = 0, delayed = 0 } = await queue.getJobCounts('waiting', 'active', 'delayed');
  return { waiting, active, delayed };
}
