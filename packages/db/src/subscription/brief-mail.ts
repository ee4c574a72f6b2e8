/** Kept briefs that are mailed on a schedule: one is written down once for each moment at which it is due. */
import type { Language, Role } from '@marsad/indicators';
import type { BriefPace, Outcome } from '@marsad/indicators/pipeline';
import type { Executor, Sql } from '../connection/connect.js';
import type { PersonId, SavedBriefId } from '../connection/ids.js';
import { nextRun } from '../feed/schedule.js';
import { dropMail, type LeasedMail, leaseMail, type MailSettled, type NotSent, settleMail } from './owed.js';

/** How somebody is mailed a brief. */
export interface BriefMailing {
  readonly pace: BriefPace;
  readonly hour: number;
  /** Of weekly mails: 1 is Monday. */
  readonly weekday: number;
  /** Of monthly mails: one that every month has. */
  readonly day: number;
  readonly timeZone: string;
  readonly language: Language;
  readonly paused: boolean;
}

interface Whose {
  readonly brief: SavedBriefId;
  readonly person: PersonId;
}

const mailingColumns = (sql: Executor) =>
  sql`m.pace, m.hour, m.weekday, m.day, m.time_zone as "timeZone", m.language, m.paused`;

/** The first moment after `nowMs`, in ms. */
export function nextBriefAt({ pace, hour, weekday, day, timeZone }: BriefMailing, nowMs: number): number {
  const days = { daily: '* * *', weekly: `* * ${weekday}`, monthly: `${day} * *` }[pace];
  return nextRun({ every: null, cron: `0 ${hour} ${days}` }, null, nowMs, timeZone);
}

/** Null for somebody who is not mailed it. */
export async function readBriefMailing(
  sql: Executor,
  { brief, person }: Whose,
): Promise<(BriefMailing & { readonly dueAt: string }) | null> {
  const [row] = await sql<(BriefMailing & { dueAt: string })[]>`
    select ${mailingColumns(sql)}, m.due_at as "dueAt" from brief_mailing m
    where m.brief_id = ${brief} and m.person_id = ${person}`;
  return row ?? null;
}

/** Mails it from now on as is said; what is under way already goes as it was. */
export async function keepBriefMailing(sql: Sql, whose: Whose, mailing: BriefMailing): Promise<void> {
  const { pace, hour, weekday, day, timeZone, language, paused } = mailing;
  const dueAt = new Date(nextBriefAt(mailing, Date.now())).toISOString();
  await sql`
    insert into brief_mailing (brief_id, person_id, pace, hour, weekday, day, time_zone, language, paused, due_at)
    values (${whose.brief}, ${whose.person}, ${pace}, ${hour}, ${weekday}, ${day}, ${timeZone}, ${language}, ${paused}, ${dueAt})
    on conflict (brief_id, person_id) do update set pace = excluded.pace, hour = excluded.hour,
      weekday = excluded.weekday, day = excluded.day, time_zone = excluded.time_zone, language = excluded.language,
      paused = excluded.paused, due_at = excluded.due_at`;
}

/** Also for one that was deleted; doing it again does nothing. */
export async function endBriefMailing(sql: Executor, { brief, person }: Whose): Promise<void> {
  await sql`delete from brief_mailing where brief_id = ${brief} and person_id = ${person}`;
}

/**
 * Writes down the mails that have become due, each once: whoever holds the row of its mailing moves it on. What was missed while
 * nothing ran is one mail. @returns how many were.
 */
export async function planBriefMails(sql: Sql): Promise<number> {
  const due = await sql<{ id: string }[]>`
    select id from brief_mailing where not paused and due_at <= clock_timestamp() order by due_at limit 500`;
  let planned = 0;
  for (const { id } of due) if (await planOne(sql, id)) planned += 1;
  return planned;
}

async function planOne(sql: Sql, id: string): Promise<boolean> {
  return (await sql.begin(async (tx) => {
    const [row] = await tx<(BriefMailing & { dueAt: string; nowMs: number; isWanted: boolean })[]>`
      select ${mailingColumns(tx)}, m.due_at as "dueAt",
        (extract(epoch from clock_timestamp()) * 1000)::float8 as "nowMs",
        b.removed_at is null and u."disabledAt" is null as "isWanted"
      from brief_mailing m join saved_brief b on b.id = m.brief_id join auth."user" u on u."id" = m.person_id
      where m.id = ${id} and not m.paused and m.due_at <= clock_timestamp()
      for update of m skip locked`;
    if (row === undefined) return false;
    const next = new Date(nextBriefAt(row, row.nowMs)).toISOString();
    await tx`update brief_mailing set due_at = ${next} where id = ${id}`;
    // Of a brief that was deleted, and to somebody who is kept out, nothing is owed.
    if (!row.isWanted) return false;
    await tx`insert into brief_mail (mailing_id, due_at) values (${id}, ${row.dueAt}) on conflict do nothing`;
    return true;
  })) as boolean;
}

export interface ClaimedBriefMail extends LeasedMail {
  readonly brief: SavedBriefId;
  readonly language: Language;
  readonly person: {
    readonly id: PersonId;
    readonly name: string;
    readonly email: string;
    readonly role: Role;
  };
}

/** Takes the next that is due. @returns 'none' where there is none, 'dropped' where its reader may not, or will not, be sent it. */
export async function claimBriefMail(sql: Sql): Promise<ClaimedBriefMail | 'none' | 'dropped'> {
  const row = await leaseMail(sql, 'brief_mail');
  if (row === null) return 'none';
  const [read] = await sql<Pick<ClaimedBriefMail, 'brief' | 'language' | 'person'>[]>`
    select m.brief_id as brief, m.language,
      jsonb_build_object('id', u."id", 'name', u."name", 'email', u."email", 'role', u."role") as person
    from ${wanted(sql, row.id)}`;
  if (read !== undefined) return { ...row, ...read };
  await dropMail(sql, 'brief_mail', row.id);
  return 'dropped';
}

/** Who a mail is for, while they may be sent it and the brief is there. */
const wanted = (sql: Executor, id: string) => sql`
  brief_mail o join brief_mailing m on m.id = o.mailing_id join auth."user" u on u."id" = m.person_id
  join saved_brief b on b.id = m.brief_id
  where o.id = ${id} and o.status = 'waiting' and u."disabledAt" is null and b.removed_at is null and not m.paused`;

/** Asked in the moment before it goes. */
export async function mayStillBeMailed(sql: Sql, { id }: Pick<ClaimedBriefMail, 'id'>): Promise<boolean> {
  const [row] = await sql`select 1 from ${wanted(sql, id)}`;
  return row !== undefined;
}

/** Notes what came of an attempt. */
export async function settleBriefMail(
  sql: Sql,
  mail: ClaimedBriefMail,
  outcome: Outcome | NotSent,
  random: number,
): Promise<MailSettled> {
  return settleMail(sql, 'brief_mail', mail, outcome, random);
}

export interface PastBriefMail {
  readonly status: 'waiting' | 'sent' | 'dead';
  readonly at: string;
  readonly error: string | null;
}

/** What became of somebody's last mails of a brief, the newest first. */
export async function lastBriefMails(sql: Executor, { brief, person }: Whose): Promise<PastBriefMail[]> {
  return sql<PastBriefMail[]>`
    select o.status, coalesce(o.settled_at, o.created_at) as at, o.last_error as error
    from brief_mail o join brief_mailing m on m.id = o.mailing_id
    where m.brief_id = ${brief} and m.person_id = ${person} and o.status in ('waiting', 'sent', 'dead')
    order by o.created_at desc, o.id desc limit 5`;
}
