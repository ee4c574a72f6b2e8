/** How much of what was handed in is still to be done, for those who decide whether to take in more. */
import type { Executor } from '../connection/connect.js';

export interface BacklogLook {
  /** Obligations of figures that are not done: to be recorded, or to be evaluated. */
  readonly open: number;
  /** For how long the one that comes next has waited, in seconds; what failed and is tried again is left out. */
  readonly waitedSeconds: number;
  /** How many obligations there have ever been, and how many of them are not done: from two looks, how many were between. */
  readonly ever: number;
  readonly left: number;
}

export async function lookAtBacklog(sql: Executor): Promise<BacklogLook> {
  const [row] = await sql<BacklogLook[]>`
    select (count(*) filter (where topic in ('ingest', 'evaluate')))::int as open, count(*)::int as left,
      greatest(0, coalesce(extract(epoch from now() - min(created_at)
        filter (where topic = 'ingest' and last_error is null)), 0))::float8 as "waitedSeconds",
      coalesce(pg_sequence_last_value(pg_get_serial_sequence('outbox', 'id')::regclass), 0)::float8 as ever
    from outbox`;
  return row ?? { open: 0, waitedSeconds: 0, ever: 0, left: 0 };
}
