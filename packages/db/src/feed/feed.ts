/** Feeds, as they are looked at. */
import type { Problem } from '@marsad/indicators';
import type { FeedState } from '@marsad/indicators/contract';
import type { Mapping } from '@marsad/indicators/table';
import type { Executor } from '../connection/connect.js';
import type { FeedId } from '../connection/ids.js';
import { read, readable, readOr } from '../connection/stored.js';
import { type RunRow, runColumns, runOf, runStatus, type StoredRun } from './run.js';
import type { Schedule } from './schedule.js';
import { type FeedSource, storedFeedMapping, storedFeedSource } from './stored.js';

/** A feed that should have run this long ago, or has not come to an end since, is late. */
export const lateMinutes = 15;

export interface Trouble {
  readonly state: Extract<FeedState, 'failing' | 'late' | 'waiting'>;
  readonly since: string;
  readonly reason: Problem;
}

export interface FeedLimits {
  readonly revisePercent: number;
  readonly rejectPercent: number;
}

export interface StoredFeed {
  readonly id: FeedId;
  readonly name: string;
  /** As it is shown. */
  readonly url: string;
  readonly schedule: Schedule;
  readonly headers: readonly string[];
  readonly mapping: Mapping;
  readonly source: FeedSource | null;
  readonly enabled: boolean;
  readonly limits: FeedLimits;
  readonly version: number;
  readonly nextAt: string | null;
  readonly lastRun: StoredRun | null;
  readonly state: FeedState;
  readonly trouble: Trouble | null;
}

/** Its last run; the last one that came to an end; the last one with a table; and since when none has gone well. */
interface FeedRow
  extends Omit<StoredFeed, 'schedule' | 'lastRun' | 'state' | 'trouble' | 'mapping' | 'source'> {
  readonly every: string | null;
  readonly cron: string | null;
  readonly mapping: unknown;
  readonly source: unknown;
  readonly lastRun: RunRow | null;
  readonly ended: RunRow | null;
  readonly table: RunRow | null;
  readonly failingSince: string | null;
  readonly lateSince: string | null;
}

const newestRun = (sql: Executor, name: string, which: ReturnType<Executor>) => sql`
  left join lateral (
    select to_jsonb(one) as run from (
      select ${runColumns(sql)} from feed_run r left join import i on i.id = r.import_id
      where r.feed_id = f.id ${which} order by r.id desc limit 1) one
  ) ${sql(name)} on true`;

function feedRows(sql: Executor, which: ReturnType<Executor>) {
  const overdue = sql`now() - ${lateMinutes} * interval '1 minute'`;
  return sql<FeedRow[]>`
    select f.id, f.name, f.shown_url as url, f.every, f.cron, f.headers, f.mapping, f.source, f.enabled, f.version,
      f.next_at as "nextAt",
      jsonb_build_object('revisePercent', f.revise_percent, 'rejectPercent', f.reject_percent) as limits,
      newest.run as "lastRun", ended.run as ended, "table".run as "table", failing.since as "failingSince",
      late.since as "lateSince"
    from feed f
    ${newestRun(sql, 'newest', sql``)}
    ${newestRun(sql, 'ended', sql`and r.finished_at is not null`)}
    ${newestRun(sql, 'table', sql`and r.outcome = 'fetched'`)}
    left join lateral (
      select min(bad.due_at) as since from (
        select r.id, r.due_at from feed_run r left join import i on i.id = r.import_id
        where r.feed_id = f.id and r.finished_at is not null and ${runStatus(sql)} = 'failed') bad
      where bad.id > coalesce((
        select r.id from feed_run r left join import i on i.id = r.import_id
        where r.feed_id = f.id and r.finished_at is not null and ${runStatus(sql)} <> 'failed'
        order by r.id desc limit 1), '00000000-0000-0000-0000-000000000000')
    ) failing on true
    left join lateral (
      select min(late.since) as since from (
        select f.next_at as since where f.next_at < ${overdue}
        union all
        select r.due_at from feed_run r left join import i on i.id = r.import_id
        where r.feed_id = f.id and r.due_at < ${overdue} and (r.finished_at is null or r.id = (
          select l.id from feed_run l where l.feed_id = f.id and l.outcome = 'fetched' order by l.id desc limit 1))
          and ${runStatus(sql)} in ('due', 'running', 'retrying', 'planning', 'committing')
      ) late
    ) late on true
    where f.deleted_at is null ${which} order by lower(f.name), f.id`;
}

function feedOf({ every, cron, ended, table, failingSince, lateSince, ...row }: FeedRow): StoredFeed {
  const place = `feed ${row.id}`;
  const last = row.lastRun && runOf(row.lastRun);
  const trouble = row.enabled
    ? troubleOf({ ended: ended && runOf(ended), table: table && runOf(table), failingSince, lateSince })
    : null;
  return {
    ...row,
    schedule: every === null ? { every, cron: cron ?? '' } : { every, cron: null },
    mapping: read(storedFeedMapping, row.mapping, place),
    source: readOr(storedFeedSource, row.source, place),
    lastRun: last,
    trouble,
    state: row.enabled ? (trouble?.state ?? (ended === null ? 'new' : 'fine')) : 'off',
  };
}

/** What fails is worse than what has not come yet, and that than what only waits for a person. */
function troubleOf({
  ended,
  table,
  failingSince,
  lateSince,
}: {
  readonly ended: StoredRun | null;
  readonly table: StoredRun | null;
  readonly failingSince: string | null;
  readonly lateSince: string | null;
}): Trouble | null {
  if (ended?.status === 'failed' && ended.reason !== null)
    return { state: 'failing', since: failingSince ?? ended.at, reason: ended.reason };
  if (lateSince !== null)
    return { state: 'late', since: lateSince, reason: { code: 'feed-not-run', params: {} } };
  if (table?.status === 'waiting' && table.reason !== null)
    return { state: 'waiting', since: table.finishedAt ?? table.at, reason: table.reason };
  return null;
}

/** By name. */
export async function listFeeds(sql: Executor): Promise<StoredFeed[]> {
  return readable(await feedRows(sql, sql``), feedOf);
}

export async function findFeed(sql: Executor, id: FeedId): Promise<StoredFeed | null> {
  const [row] = await feedRows(sql, sql`and f.id = ${id}`);
  return row ? feedOf(row) : null;
}
