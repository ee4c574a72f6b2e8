/**
 * Runs of feeds, as they are done. The queue only wakes: whether a feed is due, and who fetches it, is decided here, under
 * the lock of its row, so that a run that is handed over twice is done once, and one that nobody hands over is still there.
 */
import type { Problem } from '@marsad/indicators';
import { storedActor } from '@marsad/indicators/pipeline';
import type { Mapping } from '@marsad/indicators/table';
import type { Sql, Transaction } from '../connection/connect.js';
import type { FeedId, FeedRunId, ImportId } from '../connection/ids.js';
import { keep, read, readOr } from '../connection/stored.js';
import { cancel } from '../import/ask.js';
import { backoffOfFeed, ceilingMs, mostAttemptsOfFeed } from './backoff.js';
import { nextOf, tellOfFeed } from './edit.js';
import { lengthOf, nextRun, type Schedule } from './schedule.js';
import { opened, type Secrets } from './sealed.js';
import { type FeedSource, storedFeedMapping, storedFeedSource, storedReason } from './stored.js';

/** Longer than a run takes: whoever holds one for longer is gone. */
const heldSeconds = 180;
/** A schedule of the queue has this long before whoever sweeps sees to it. */
const leadSeconds = 2;

/** A feed as the queue has to know it. */
export interface ScheduledFeed {
  readonly id: FeedId;
  readonly schedule:
    | { readonly everyMs: number; readonly cron: null }
    | { readonly everyMs: null; readonly cron: string };
  /** In ms. */
  readonly nextAt: number;
}

/**
 * What was noted before the clock was set back would wait for as long as that is behind: no run that is under way waits
 * longer than it may from now on.
 */
async function catchUpRuns(sql: Sql): Promise<void> {
  const [wait, hold] = [
    sql`now() + ${ceilingMs} * interval '1 millisecond'`,
    sql`now() + ${heldSeconds} * interval '1 second'`,
  ];
  await sql`update feed_run set next_at = ${wait} where finished_at is null and next_at > ${wait}`;
  await sql`update feed_run set held_until = ${hold} where finished_at is null and held_until > ${hold}`;
}

/** The latest that a feed may run next, in ms. */
const latestRun = (schedule: Schedule, now: number, zone: string): number =>
  schedule.every === null ? nextRun(schedule, null, now, zone) : now + (lengthOf(schedule.every) ?? 0);

/** All that run by themselves, none of them later than its schedule has it from now on, as a clock that was set back would. */
export async function scheduledFeeds(
  sql: Sql,
): Promise<{ readonly timeZone: string; readonly feeds: readonly ScheduledFeed[] }> {
  await catchUpRuns(sql);
  const rows = await sql<{ id: FeedId; every: string | null; cron: string | null; nextAt: number }[]>`
    select id, every, cron, (extract(epoch from next_at) * 1000)::float8 as "nextAt" from feed
    where next_at is not null order by id`;
  const [known] = await sql<{ zone: string; now: number }[]>`
    select current_setting('marsad.time_zone') as zone, (extract(epoch from now()) * 1000)::float8 as now`;
  const { zone, now } = known ?? { zone: 'UTC', now: Date.now() };
  const feeds: ScheduledFeed[] = [];
  for (const { id, nextAt: noted, ...kept } of rows) {
    const schedule = scheduleOf(kept);
    const latest = noted > now ? latestRun(schedule, now, zone) : noted;
    const isAhead = noted > latest + leadSeconds * 1_000;
    // Less far ahead than this is what somebody has noted since.
    if (isAhead)
      await sql`update feed set next_at = ${new Date(latest).toISOString()} where id = ${id} and next_at > to_timestamp(${latest / 1_000})`;
    feeds.push({
      id,
      nextAt: isAhead ? latest : noted,
      schedule:
        schedule.every === null
          ? { everyMs: null, cron: schedule.cron }
          : { everyMs: lengthOf(schedule.every) ?? 0, cron: null },
    });
  }
  return { timeZone: zone, feeds };
}

const scheduleOf = ({ every, cron }: { every: string | null; cron: string | null }): Schedule =>
  every === null ? { every, cron: cron ?? '' } : { every, cron: null };

/** A feed that is to run now, and what its run is told apart by. */
export interface DueFeed {
  readonly id: FeedId;
  readonly run: string;
}

/** Whose runs somebody asked for, or are to be tried again, or that are due and that no schedule has brought. */
export async function feedsDue(sql: Sql): Promise<DueFeed[]> {
  return sql<DueFeed[]>`
    select r.feed_id as id, r.id || ' ' || r.attempts as run from feed_run r
    where r.finished_at is null and r.next_at <= now() and (r.held_until is null or r.held_until <= now())
    union
    select f.id, extract(epoch from f.next_at)::text from feed f
    where f.next_at <= now() - ${leadSeconds} * interval '1 second'
      and not exists (select from feed_run r where r.feed_id = f.id and r.finished_at is null)`;
}

/** A run in the hands of whoever fetches it. */
export interface ClaimedRun {
  readonly run: FeedRunId;
  readonly feed: FeedId;
  readonly name: string;
  /** With this one. */
  readonly attempts: number;
  /** Null where they cannot be read. */
  readonly secrets: Secrets | null;
  /** With what the feed says of the source. */
  readonly mapping: Mapping;
  /** What the content fetched last is known by; nothing where all of it is wanted. */
  readonly known: Known;
}

export interface Known {
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly sha256: Uint8Array | null;
}

interface FeedAtWork {
  readonly name: string;
  readonly sealed: Uint8Array;
  readonly every: string | null;
  readonly cron: string | null;
  readonly mapping: unknown;
  readonly source: unknown;
  readonly dueMs: number | null;
  readonly isDue: boolean;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly sha256: Uint8Array | null;
}

/** Takes the run of a feed that is due. Null where there is none, or somebody else has it. */
export async function claimRun(sql: Sql, feed: FeedId): Promise<ClaimedRun | null> {
  return sql.begin(async (tx) => {
    const [held] = await tx<FeedAtWork[]>`
      select name, sealed, every, cron, mapping, source, etag, last_modified as "lastModified", sha256,
        (extract(epoch from next_at) * 1000)::float8 as "dueMs", coalesce(next_at <= now(), false) as "isDue"
      from feed where id = ${feed} and deleted_at is null for update`;
    if (!held) return null;
    const taken = await takeRun(tx, feed, held);
    if (taken === null) return null;
    // One run fetches what all that are due by now would.
    if (held.isDue) {
      const next = await nextOf(tx, scheduleOf(held), held.dueMs);
      await tx`update feed set next_at = ${next} where id = ${feed}`;
    }
    if (await adoptTable(tx, feed, taken)) return null;
    const place = `feed ${feed}`;
    const source = readOr(storedFeedSource, held.source, place);
    const known = (await isWantedAgain(tx, feed)) ? nothingKnown : held;
    const secrets = await opened(tx, feed, held.sealed);
    await tellOfFeed(tx, feed);
    return {
      run: taken.id,
      feed,
      name: held.name,
      attempts: taken.attempts,
      secrets,
      mapping: withSource(read(storedFeedMapping, held.mapping, place), source),
      known: { etag: known.etag, lastModified: known.lastModified, sha256: known.sha256 },
    };
  });
}

const nothingKnown: Known = { etag: null, lastModified: null, sha256: null };

interface Taken {
  readonly id: FeedRunId;
  readonly attempts: number;
}

async function takeRun(tx: Transaction, feed: FeedId, { isDue }: FeedAtWork): Promise<Taken | null> {
  if (isDue)
    await tx`
      insert into feed_run (feed_id, due_at) select id, next_at from feed where id = ${feed}
      on conflict (feed_id) where finished_at is null do nothing`;
  const [taken] = await tx<Taken[]>`
    update feed_run set attempts = attempts + 1, reason = null, held_until = now() + ${heldSeconds} * interval '1 second'
    where feed_id = ${feed} and finished_at is null and next_at <= now() and (held_until is null or held_until <= now())
    returning id, attempts`;
  return taken ?? null;
}

/** Whoever had the run before stored its table, and was gone before they could say so. */
async function adoptTable(tx: Transaction, feed: FeedId, { id, attempts }: Taken): Promise<boolean> {
  if (attempts === 1) return false;
  const [adopted] = await tx<{ table: ImportId }[]>`
    update feed_run r set outcome = 'fetched', finished_at = now(), held_until = null, reason = null, import_id = i.id,
      bytes = i.bytes
    from import i
    where r.id = ${id} and i.id = (
      select id from import where feed_id = ${feed} and created_at >= r.due_at
        and not exists (select from feed_run other where other.import_id = import.id)
      order by id desc limit 1)
    returning i.id as table`;
  if (adopted === undefined) return false;
  await cancelOlder(tx, feed, adopted.table);
  await tellOfFeed(tx, feed);
  return true;
}

/** Its last table was not taken in: what failed is fetched again, though it be the same. */
async function isWantedAgain(tx: Transaction, feed: FeedId): Promise<boolean> {
  const [last] = await tx<{ status: string }[]>`
    select i.status from feed_run r join import i on i.id = r.import_id
    where r.feed_id = ${feed} order by r.id desc limit 1`;
  return last?.status === 'failed';
}

/** What the table says itself goes before what the feed says of all its tables. */
function withSource(mapping: Mapping, source: FeedSource | null): Mapping {
  if (source === null) return mapping;
  const said = Object.entries(source).flatMap(([name, text]) =>
    typeof text === 'string' ? [[name, { is: text }] as const] : [],
  );
  return { ...mapping, source: { ...Object.fromEntries(said), ...mapping.source } };
}

export type RunOutcome =
  | ({ readonly kind: 'not-changed'; readonly status: number | null } & Pick<Known, 'etag' | 'lastModified'>)
  | ({
      readonly kind: 'fetched';
      readonly status: number | null;
      readonly bytes: number;
      readonly table: ImportId;
    } & Known)
  | {
      readonly kind: 'failed';
      readonly status: number | null;
      readonly problem: Problem;
      readonly isRetryable: boolean;
      /** What the server asked for, in ms. */
      readonly retryAfterMs: number | null;
    };

/** Notes what came of a run, unless it is in other hands by now. @param random from 0 to 1: how its wait is spread. */
export async function settleRun(
  sql: Sql,
  { run, feed, attempts }: Pick<ClaimedRun, 'run' | 'feed' | 'attempts'>,
  outcome: RunOutcome,
  random: number,
): Promise<{ readonly kind: 'done' | 'too-late' }> {
  return sql.begin(async (tx) => {
    const [held] = await tx`
      select from feed_run where id = ${run} and attempts = ${attempts} and finished_at is null for update`;
    if (!held) return { kind: 'too-late' };
    switch (outcome.kind) {
      case 'failed':
        await noteFailed(tx, { run, attempts }, outcome, random);
        break;
      case 'not-changed':
        await tx`
          update feed_run set outcome = 'not-changed', finished_at = now(), held_until = null, reason = null,
            http_status = ${outcome.status} where id = ${run}`;
        await tx`update feed set etag = ${outcome.etag}, last_modified = ${outcome.lastModified}
          where id = ${feed} and sha256 is not null`;
        break;
      case 'fetched':
        await noteFetched(tx, { run, feed }, outcome);
    }
    await tellOfFeed(tx, feed);
    return { kind: 'done' };
  });
}

async function noteFailed(
  tx: Transaction,
  { run, attempts }: Pick<ClaimedRun, 'run' | 'attempts'>,
  { status, problem, isRetryable, retryAfterMs }: Extract<RunOutcome, { kind: 'failed' }>,
  random: number,
): Promise<void> {
  const reason = keep(tx, storedReason, problem);
  const isOver = !isRetryable || attempts >= mostAttemptsOfFeed;
  const waitMs = backoffOfFeed(attempts, retryAfterMs, random);
  await tx`
    update feed_run set held_until = null, http_status = ${status}, reason = ${reason}
      ${isOver ? tx`, outcome = 'failed', finished_at = now()` : tx`, next_at = now() + ${waitMs} * interval '1 millisecond'`}
    where id = ${run}`;
}

async function noteFetched(
  tx: Transaction,
  { run, feed }: Pick<ClaimedRun, 'run' | 'feed'>,
  { status, bytes, table, etag, lastModified, sha256 }: Extract<RunOutcome, { kind: 'fetched' }>,
): Promise<void> {
  await tx`
    update feed_run set outcome = 'fetched', finished_at = now(), held_until = null, http_status = ${status},
      bytes = ${bytes}, import_id = ${table} where id = ${run}`;
  await tx`update feed set etag = ${etag}, last_modified = ${lastModified}, sha256 = ${sha256} where id = ${feed}`;
  await cancelOlder(tx, feed, table);
}

/** What still waits for a person is older than what has just come: taken in after it, it would bring old figures back. */
async function cancelOlder(tx: Transaction, feed: FeedId, newest: ImportId): Promise<void> {
  const older = await tx<{ id: ImportId; name: string; actor: unknown }[]>`
    select id, name, actor from import
    where feed_id = ${feed} and id <> ${newest} and status in ('mapping', 'planned') for no key update`;
  for (const { actor, ...table } of older)
    await cancel(tx, read(storedActor, actor, `import ${table.id}`), table);
}

/** Forgets runs that brought nothing and alerts that ended, so many days ago; runs with a table stay as long as it does. */
export async function trimFeedRuns(sql: Sql, days: number): Promise<void> {
  await sql`
    delete from feed_run r where outcome <> 'fetched' and finished_at < now() - ${days} * interval '1 day'
      and exists (select from feed_run later where later.feed_id = r.feed_id and later.id > r.id)`;
  await sql`delete from feed_alert where ends_at < now() - ${days} * interval '1 day'`;
}
