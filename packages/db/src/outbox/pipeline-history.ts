/** How the pipeline stood, five minutes a row: written by workers with their heartbeats, so that where none ran there is no row. */
import type { Executor, Sql } from '../connection/connect.js';
import { backlogs } from './pipeline.js';

/** Minutes that a row is of. */
export const slotMinutes = 5;
const keptDays = 8;

export interface PipelineSlot {
  /** When its five minutes began. */
  readonly at: string;
  /** The longest that any open work had waited. */
  readonly oldestSeconds: number;
  /** The most that was open, and that had failed and was to be tried again. */
  readonly open: number;
  readonly failed: number;
  /** A worker could not reach its queues. */
  readonly queueError: boolean;
}

/** Notes how things stand now: of each five minutes the worst that was seen stays. */
export async function notePipeline(
  sql: Sql,
  { queueError }: { readonly queueError: boolean },
): Promise<void> {
  const now = await backlogs(sql);
  const oldest = Math.max(0, ...now.map(({ oldestSeconds }) => oldestSeconds ?? 0));
  const open = now.reduce((sum, queue) => sum + queue.open, 0);
  // Messages that were given up stay for good: they say nothing of these five minutes.
  const failed = now.reduce((sum, queue) => sum + (queue.queue === 'deliver' ? 0 : queue.failed), 0);
  await sql`
    insert into pipeline_history as h (slot, oldest_seconds, open, failed, queue_error)
    values (${thisSlot(sql)}, ${oldest}, ${open}, ${failed}, ${queueError})
    on conflict (slot) do update set oldest_seconds = greatest(h.oldest_seconds, excluded.oldest_seconds),
      open = greatest(h.open, excluded.open), failed = greatest(h.failed, excluded.failed),
      queue_error = h.queue_error or excluded.queue_error`;
}

/** The rows of the last `hours`, the oldest first. */
export async function pipelineSlots(sql: Executor, hours: number): Promise<PipelineSlot[]> {
  return sql<PipelineSlot[]>`
    select slot as at, oldest_seconds::float8 as "oldestSeconds", open, failed, queue_error as "queueError"
    from pipeline_history where slot > now() - ${hours} * interval '1 hour' order by slot`;
}

/** Forgets what nobody is shown any more. */
export async function trimPipelineHistory(sql: Sql): Promise<void> {
  await sql`delete from pipeline_history where slot < now() - ${keptDays} * interval '1 day'`;
}

function thisSlot(sql: Executor) {
  return sql`date_bin(${slotMinutes} * interval '1 minute', now(), 'epoch')`;
}
