/** What worker processes say of themselves, so that a process without a queue knows of theirs. */
import type { QueueName } from '@marsad/indicators/limits';
import { type Executor, json, type Sql } from '../connection/connect.js';
import { channels } from './outbox.js';

export interface JobCounts {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
}

export interface WorkerReport {
  readonly id: string;
  readonly backend: 'postgres' | 'redis';
  /** Why the queue did not answer; null where it did. */
  readonly queueError: string | null;
  readonly queues: Readonly<Partial<Record<QueueName, JobCounts>>>;
  /** When this process last finished a job of a queue. */
  readonly finished: Readonly<Partial<Record<QueueName, string>>>;
}

/** How long a process that is gone stays known. */
const keptDays = 7;

/** Notes that a worker is there, and tells the open pages. What it last said of its queues stands where it can't say more. */
export async function reportWorker(sql: Sql, report: WorkerReport): Promise<void> {
  const { id, backend, queueError } = report;
  const queues = queueError === null ? json(sql, report.queues) : null;
  const finished = json(sql, report.finished);
  await sql`
    insert into worker (id, backend, queue_error, queues, finished)
    values (${id}, ${backend}, ${queueError}, coalesce(${queues}::jsonb, '{}'), ${finished})
    on conflict (id) do update set seen_at = now(), queue_error = excluded.queue_error,
      queues = coalesce(${queues}::jsonb, worker.queues), finished = excluded.finished`;
  await sql`select pg_notify(${channels.pulse}, '')`;
}

/** Stopped as asked, which is not the same as gone. */
export async function reportStopped(sql: Sql, id: string): Promise<void> {
  await sql`update worker set seen_at = now(), stopped_at = now() where id = ${id}`;
  await sql`select pg_notify(${channels.pulse}, '')`;
}

/** Forgets processes gone for long; the last one seen stays, so that it can be said when that was. */
export async function trimWorkers(sql: Sql): Promise<void> {
  await sql`delete from worker where seen_at < now() - ${keptDays} * interval '1 day'
    and id <> (select id from worker order by seen_at desc limit 1)`;
}

export interface KnownWorker extends WorkerReport {
  readonly startedAt: string;
  readonly seenAt: string;
  readonly seenSecondsAgo: number;
  readonly stopped: boolean;
}

const mostKnown = 20;

/** The ones seen last first. */
export async function knownWorkers(sql: Executor): Promise<KnownWorker[]> {
  return sql<KnownWorker[]>`
    select id, backend, queue_error as "queueError", queues, finished, started_at as "startedAt", seen_at as "seenAt",
      greatest(0, extract(epoch from now() - seen_at))::float8 as "seenSecondsAgo", stopped_at is not null as stopped
    from worker order by seen_at desc limit ${mostKnown}`;
}
