/** What became of back-ups, and whose turn it is to take the next. */
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Executor, Sql } from '../connection/connect.js';
import { nextRun, type Schedule } from '../feed/schedule.js';
import { rowsOf } from './manifest.js';
import type { Taken } from './take.js';

/** Whoever takes one says again and again that they still do. */
const heldSeconds = 60;
/** One that failed is tried again after this long, or at its next time where that comes first. */
const retryMs = 15 * 60_000;
const keptDays = 400;

export interface LastBackup {
  /** The one that ended last; null where none ever did. */
  readonly last: {
    readonly kind: 'by-hand' | 'scheduled';
    readonly outcome: 'made' | 'failed';
    readonly startedAt: string;
    readonly finishedAt: string;
    /** Why it failed; null where it did not. */
    readonly error: string | null;
  } | null;
  /** The newest that was made, with its size and how long ago its moment is; null where there is none. */
  readonly made: {
    readonly at: string;
    readonly ageSeconds: number;
    readonly file: string;
    readonly bytes: number;
    readonly rows: number;
    readonly digest: string;
  } | null;
}

/** How it stands with back-ups, for whoever looks after the installation. */
export async function lastBackup(sql: Executor): Promise<LastBackup> {
  const [last] = await sql<NonNullable<LastBackup['last']>[]>`
    select kind, outcome, started_at as "startedAt", finished_at as "finishedAt", error from backup
    where outcome is not null order by finished_at desc, id desc limit 1`;
  const [made] = await sql<NonNullable<LastBackup['made']>[]>`
    select started_at as at, greatest(0, extract(epoch from now() - started_at))::float8 as "ageSeconds", file, bytes, rows,
      digest
    from backup where outcome = 'made' order by started_at desc, id desc limit 1`;
  return { last: last ?? null, made: made ?? null };
}

/** Notes one that somebody took by hand. A database from before back-ups were noted has no place for it. */
export async function noteBackup(sql: Sql, file: string, { manifest, bytes }: Taken): Promise<void> {
  const [place] = await sql<{ found: boolean }[]>`select to_regclass('public.backup') is not null as found`;
  if (!place?.found) return;
  await sql`
    insert into backup (kind, started_at, finished_at, outcome, file, bytes, rows, digest)
    values ('by-hand', ${manifest.at}, now(), 'made', ${file}, ${bytes}, ${rowsOf(manifest)}, ${manifest.digest})`;
}

export interface ClaimedBackup {
  readonly id: string;
  readonly file: string;
}

/**
 * Takes the next back-up on, where its time has come and nobody else has it.
 * @param folder where its file will be.
 */
export async function claimBackup(
  sql: Sql,
  schedule: Schedule,
  timeZone: string,
  folder: string,
): Promise<ClaimedBackup | null> {
  return (await sql.begin(async (tx) => {
    await noteGone(tx);
    if (!(await isBackupDue(tx, schedule, timeZone))) return null;
    const [claimed] = await tx<ClaimedBackup[]>`
      insert into backup (kind, held_until, file)
      values ('scheduled', now() + ${heldSeconds} * interval '1 second',
        ${join(folder, 'marsad-')} || to_char(now() at time zone 'UTC', 'YYYYMMDD"T"HH24MISS"Z"') || '.zip')
      on conflict do nothing returning id, file`;
    return claimed ?? null;
  })) as ClaimedBackup | null;
}

/** One whose process has not said for a while that it takes it has failed. */
async function noteGone(sql: Executor): Promise<void> {
  await sql`
    update backup set finished_at = now(), outcome = 'failed', held_until = null,
      error = 'the process that took it is gone'
    where kind = 'scheduled' and finished_at is null and held_until < now()`;
}

/**
 * Removes what scheduled back-ups that failed left in that folder: their processes were killed, or stood still for so long that
 * they counted as gone, and removed nothing themselves.
 * @returns the files there were.
 */
export async function removeFailedBackups(sql: Sql, folder: string): Promise<string[]> {
  await noteGone(sql);
  const failed = await sql<ClaimedBackup[]>`
    select id, file from backup where kind = 'scheduled' and outcome = 'failed' and removed_at is null
    order by started_at desc`;
  const removed: string[] = [];
  for (const { id, file } of failed) {
    if (dirname(file) !== folder) continue;
    removed.push(...(await removeFilesOf(sql, file)));
    await sql`update backup set removed_at = now() where id = ${id}`;
  }
  return removed;
}

/** Of a back-up that is none: the file, whole or as far as it was written. @returns which there were. */
export async function removeFilesOf(sql: Executor, file: string): Promise<string[]> {
  // Where a clock was set back, an earlier one may have the name: it is not this one's to remove.
  const [other] =
    await sql`select from backup where file = ${file} and outcome = 'made' and removed_at is null`;
  if (other !== undefined) return [];
  const removed: string[] = [];
  for (const path of [file, `${file}.part`])
    try {
      await rm(path);
      removed.push(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  return removed;
}

/** Whether the time of the next scheduled one has come, and nobody takes it. */
export async function isBackupDue(sql: Executor, schedule: Schedule, timeZone: string): Promise<boolean> {
  const [before] = await sql<{ startedMs: number; failedMs: number | null; nowMs: number; held: boolean }[]>`
    select (extract(epoch from started_at) * 1000)::float8 as "startedMs",
      case when outcome = 'failed' then (extract(epoch from finished_at) * 1000)::float8 end as "failedMs",
      (extract(epoch from now()) * 1000)::float8 as "nowMs", coalesce(held_until >= now(), false) as held
    from backup where kind = 'scheduled' order by started_at desc, id desc limit 1`;
  if (before === undefined) return true;
  const { startedMs, failedMs, nowMs, held } = before;
  if (held) return false;
  const next = nextRun(schedule, startedMs, startedMs, timeZone);
  return nowMs >= (failedMs === null ? next : Math.min(next, failedMs + retryMs));
}

/** Says that whoever took it still does. */
export async function holdBackup(sql: Sql, id: string): Promise<void> {
  await sql`update backup set held_until = now() + ${heldSeconds} * interval '1 second' where id = ${id} and finished_at is null`;
}

export type BackupOutcome =
  | ({ readonly kind: 'made' } & { readonly bytes: number; readonly rows: number; readonly digest: string })
  | { readonly kind: 'failed'; readonly error: string };

/** @returns what is on record of it now: also where it was settled before, by an earlier try or by somebody who took it for gone. */
export async function settleBackup(
  sql: Sql,
  id: string,
  outcome: BackupOutcome,
): Promise<BackupOutcome['kind'] | null> {
  const made = outcome.kind === 'made' ? outcome : null;
  const error = outcome.kind === 'failed' ? outcome.error.slice(0, 2000) : null;
  await sql`
    update backup set finished_at = now(), held_until = null, outcome = ${outcome.kind}, error = ${error},
      bytes = ${made?.bytes ?? null}, rows = ${made?.rows ?? null}, digest = ${made?.digest ?? null}
    where id = ${id} and finished_at is null`;
  await sql`delete from backup where started_at < now() - ${keptDays} * interval '1 day' and (removed_at is not null or outcome = 'failed')`;
  const [row] = await sql<{ outcome: BackupOutcome['kind'] }[]>`select outcome from backup where id = ${id}`;
  return row?.outcome ?? null;
}

/** As if it had never been begun: whoever took it is being stopped, and the next to start takes it at once. */
export async function giveBackBackup(sql: Sql, id: string): Promise<void> {
  await sql`delete from backup where id = ${id} and finished_at is null`;
}

/** Removes the files of scheduled back-ups in that folder but for the newest; whatever else lies there is left alone. */
export async function removeOldBackups(sql: Sql, folder: string, keep: number): Promise<string[]> {
  const old = await sql<ClaimedBackup[]>`
    select id, file from backup where kind = 'scheduled' and outcome = 'made' and removed_at is null
    order by started_at desc, id desc offset ${keep}`;
  const removed: string[] = [];
  for (const { id, file } of old) {
    // Of another folder, as it was set before: its files are somebody's by now.
    if (dirname(file) !== folder) continue;
    await rm(file, { force: true });
    await sql`update backup set removed_at = now() where id = ${id}`;
    removed.push(file);
  }
  return removed;
}
