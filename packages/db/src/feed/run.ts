/** Runs of feeds, as they are looked at. */
import type { Problem } from '@marsad/indicators';
import type { FeedRunStatus, ImportCountsWire, ImportStatus } from '@marsad/indicators/contract';
import { type Executor, isoInstant } from '../connection/connect.js';
import type { FeedId, FeedRunId, ImportId } from '../connection/ids.js';
import { read, readable, readOr } from '../connection/stored.js';
import { storedReason } from './stored.js';

export interface StoredRun {
  readonly id: FeedRunId;
  readonly status: FeedRunStatus;
  readonly at: string;
  readonly finishedAt: string | null;
  readonly by: string | null;
  readonly attempts: number;
  readonly nextAttemptAt: string | null;
  readonly httpStatus: number | null;
  readonly bytes: number | null;
  readonly import: {
    readonly id: ImportId;
    readonly status: ImportStatus;
    readonly counts: ImportCountsWire | null;
  } | null;
  readonly reason: Problem | null;
}

/**
 * What has become of a run `r` with its import `i`: of the table it fetched, the import alone knows. A plan that is held for
 * nobody is about to be committed.
 */
export const runStatus = (sql: Executor) => sql`
  case
    when r.finished_at is null then
      case when r.held_until > now() then 'running' when r.attempts > 0 then 'retrying' else 'due' end
    when r.outcome <> 'fetched' then r.outcome
    when i.status in ('reading', 'checking') then 'planning'
    when i.status = 'mapping' or (i.status = 'planned' and r.reason is not null) then 'waiting'
    when i.status = 'planned' then 'committing'
    when i.status = 'undoing' then 'undone'
    else i.status
  end`;

export const runColumns = (sql: Executor) => sql`
  r.id, ${runStatus(sql)} as status, ${isoInstant(sql, sql`r.due_at`)} as at,
  ${isoInstant(sql, sql`r.finished_at`)} as "finishedAt", r.asked_by ->> 'name' as by, r.attempts,
  case when r.finished_at is null and r.attempts > 0 and r.held_until is null then ${isoInstant(sql, sql`r.next_at`)} end as "nextAttemptAt",
  r.http_status as "httpStatus", r.bytes, r.reason, i.problem as "importProblem",
  case when i.id is not null then jsonb_build_object('id', i.id, 'status', i.status, 'counts', i.counts) end as import`;

export type RunRow = Omit<StoredRun, 'reason'> & {
  readonly reason: unknown;
  readonly importProblem: unknown;
};

export function runOf({ reason, importProblem, ...row }: RunRow): StoredRun {
  return { ...row, reason: reasonOf(row, reason, importProblem) };
}

/** What was in the way and is not any more is no reason. */
function reasonOf(
  { id, status, import: table }: Omit<StoredRun, 'reason'>,
  reason: unknown,
  ofImport: unknown,
) {
  const place = `feed_run ${id}`;
  switch (status) {
    case 'waiting':
      return table?.status === 'mapping'
        ? ({ code: 'feed-asks', params: {} } as const)
        : read(storedReason, reason, place);
    case 'failed':
      return readOr(storedReason, table === null ? reason : ofImport, place);
    case 'running':
    case 'retrying':
      return readOr(storedReason, reason, place);
    default:
      return null;
  }
}

/** The newest first. @param after the last one of the page before. */
export async function listRuns(
  sql: Executor,
  {
    feed,
    after,
    limit,
  }: { readonly feed: FeedId; readonly after: FeedRunId | undefined; readonly limit: number },
): Promise<StoredRun[]> {
  const rows = await sql<RunRow[]>`
    select ${runColumns(sql)} from feed_run r left join import i on i.id = r.import_id
    where r.feed_id = ${feed} ${after === undefined ? sql`` : sql`and r.id < ${after}`}
    order by r.id desc limit ${limit}`;
  return readable(rows, runOf);
}

export async function findRun(sql: Executor, id: FeedRunId): Promise<StoredRun | null> {
  const [row] = await sql<RunRow[]>`
    select ${runColumns(sql)} from feed_run r left join import i on i.id = r.import_id where r.id = ${id}`;
  return row ? runOf(row) : null;
}
