/** Mails about what somebody follows. Only once one is sent is its reader held to know what it said. */
import { type Reader, type Role, themeOf } from '@marsad/indicators';
import type { MailPace, Outcome } from '@marsad/indicators/pipeline';
import { Unreadable } from '@marsad/indicators/stored';
import type { Executor, Sql, Transaction } from '../connection/connect.js';
import type { PersonId } from '../connection/ids.js';
import { report } from '../connection/stored.js';
import { listIndicators } from '../indicator/indicator.js';
import { type News, namesOfTold, readNews, type ToldBefore, type Wanted } from './news.js';
import { dropMail, type LeasedMail, leaseMail, type MailSettled, type NotSent, settleMail } from './owed.js';
import { listSubscriptions, readTelling, type Telling } from './subscription.js';
import { nextMailAt } from './times.js';

/** What came into sight so late after it was recorded is told all the same. */
const overlapMs = 15 * 60_000;
/** Whoever was away for longer is told of so many days. */
const longestMs = 31 * 24 * 3_600_000;
/** What is told at once waits for what comes with it: until nothing more has come for so long, and no longer than that. */
const settleMs = 3_000;
const longestSettleMs = 60_000;
const quietMs = 10_000;

/** Whose turn it is to be told something. */
interface DuePace {
  readonly person: PersonId;
  readonly pace: MailPace;
  readonly since: string;
  readonly nowMs: number;
  /** They may be told: nobody keeps them out. */
  readonly isIn: boolean;
  readonly isAhead: boolean;
}

/**
 * Writes down the mails that have become due; of what is told at once, where there is something to tell.
 * @returns how many were.
 */
export async function planSubscriptionMails(sql: Sql): Promise<number> {
  const due = await sql<{ person: PersonId; pace: MailPace }[]>`
    select p.person_id as person, p.pace from subscription_pace p
    where (${isAhead(sql)} or (p.due_at <= clock_timestamp() and (p.pace <> 'at-once' or ${somethingChanged(sql)})))
      and not exists (select from subscription_mail m where m.person_id = p.person_id and m.pace = p.pace
        and m.status = 'waiting')
    order by p.due_at limit 500`;
  let planned = 0;
  for (const { person, pace } of due)
    try {
      if (await planOne(sql, person, pace)) planned += 1;
    } catch (error) {
      // The others are told all the same.
      if (!(error instanceof Unreadable)) throw error;
      report(error);
    }
  return planned;
}

/** Further off than any is, or told what is still to come: it was noted before the clock was set back. */
const isAhead = (sql: Executor) => sql`(p.told_until > clock_timestamp() + interval '1 second'
  or p.due_at > clock_timestamp() + interval '8 days')`;

/** Asked once for all: nobody's own news is looked for while nothing happens. */
const somethingChanged = (sql: Executor) => sql`(
  exists (select from revision where recorded_at > p.told_until - ${overlapMs} * interval '1 millisecond')
  or exists (select from incident_transition where at > p.told_until - ${overlapMs} * interval '1 millisecond')
  or exists (select from submission where status = 'waiting'
    and received_at > p.told_until - ${overlapMs} * interval '1 millisecond'))`;

async function planOne(sql: Sql, person: PersonId, pace: MailPace): Promise<boolean> {
  return (await sql.begin(async (tx) => {
    const [turn] = await tx<DuePace[]>`
      select p.person_id as person, p.pace, u."disabledAt" is null as "isIn",
        ${isAhead(tx)} as "isAhead",
        greatest(p.told_until, clock_timestamp() - ${longestMs} * interval '1 millisecond')::timestamptz(3) as since,
        (extract(epoch from clock_timestamp()) * 1000)::float8 as "nowMs"
      from subscription_pace p join auth."user" u on u."id" = p.person_id
      where p.person_id = ${person} and p.pace = ${pace}
        and (${isAhead(tx)} or p.due_at <= clock_timestamp())
      for update of p skip locked`;
    const telling = await readTelling(tx, person);
    if (turn === undefined || telling === null) return false;
    const until = new Date(Math.floor(turn.nowMs)).toISOString();
    const next = new Date(nextMailAt(pace, telling, turn.nowMs)).toISOString();
    if (!turn.isIn) {
      // What happens meanwhile is not told to them later.
      await tx`update subscription_pace set told_until = ${until}, due_at = ${next}, told = '{}', told_moves = '{}',
        told_from = null where person_id = ${person} and pace = ${pace}`;
      return false;
    }
    if (turn.isAhead) {
      await tx`update subscription_pace set told_until = least(told_until, ${until}), due_at = ${next}
        where person_id = ${person} and pace = ${pace}`;
      return false;
    }
    if (until <= turn.since) return false;
    if (pace === 'at-once' && !(await isTimeToTell(tx, turn, until))) return false;
    await tx`update subscription_pace set due_at = ${next} where person_id = ${person} and pace = ${pace}`;
    await tx`
      insert into subscription_mail (person_id, pace, since, until) values (${person}, ${pace}, ${turn.since}, ${until})
      on conflict do nothing`;
    return true;
  })) as boolean;
}

async function isTimeToTell(tx: Transaction, { person, pace, since, nowMs }: DuePace, until: string) {
  const asked = await askedOf(tx, person, pace, since);
  if (asked === null) return false;
  const { oldest, newest } = await readNews(tx, { ...asked, until });
  if (oldest === null || newest === null) {
    // What changed is nothing to them: they are not looked at again with each look.
    await tx`update subscription_pace set due_at = clock_timestamp() + ${quietMs} * interval '1 millisecond'
      where person_id = ${person} and pace = ${pace}`;
    return false;
  }
  return nowMs - Date.parse(newest) >= settleMs || nowMs - Date.parse(oldest) >= longestSettleMs;
}

/** Who asks, for what, and what they were told; null for somebody who is kept out, or is no more. */
async function askedOf(
  tx: Transaction,
  person: PersonId,
  pace: MailPace,
  since: string,
): Promise<{ reader: Reader; wanted: Wanted; before: ToldBefore; email: string } | null> {
  const [row] = await tx<
    { name: string; email: string; role: Role; told: string[]; moves: number[]; toldFrom: string | null }[]
  >`
    select u."name", u."email", u."role", p.told, p.told_moves as moves, p.told_from as "toldFrom"
    from auth."user" u join subscription_pace p on p.person_id = u."id" and p.pace = ${pace}
    where u."id" = ${person} and u."disabledAt" is null`;
  if (row === undefined) return null;
  const { name, email, role, told, moves, toldFrom } = row;
  const from = toldFrom ?? since;
  return {
    reader: { actor: { kind: 'person', id: person, name }, role },
    wanted: await wantedBy(tx, person, pace, from < since ? from : since),
    before: { told, moves },
    email,
  };
}

async function wantedBy(tx: Transaction, person: PersonId, pace: MailPace, from: string): Promise<Wanted> {
  const mailed = (await listSubscriptions(tx, person)).filter(({ mail }) => mail === pace);
  const stored = mailed.some(({ kind }) => kind === 'topic') ? await listIndicators(tx) : [];
  const indicators = new Map<string, string>();
  const rules = new Map<string, string>();
  const want = (into: Map<string, string>, subject: string, mailSince: string) => {
    const since = mailSince > from ? mailSince : from;
    const held = into.get(subject);
    if (held === undefined || since < held) into.set(subject, since);
  };
  for (const { kind, subject, mailSince } of mailed) {
    if (kind === 'rule') want(rules, subject, mailSince);
    else if (kind === 'indicator') want(indicators, subject, mailSince);
    else
      for (const { id, section } of stored)
        if (themeOf({ id, section }) === subject) want(indicators, id, mailSince);
  }
  return { indicators, rules };
}

/** A mail in somebody's hands until the lease ends, with what it says as of now. */
export interface ClaimedMail extends LeasedMail {
  readonly pace: MailPace;
  readonly since: string;
  readonly until: string;
  readonly person: { readonly id: PersonId; readonly name: string; readonly email: string };
  readonly telling: Telling;
  readonly news: News;
  readonly names: ToldBefore & { readonly from: string };
}

/** Takes the next mail that is due. @returns 'none' where there is none, 'dropped' where its reader may not be told. */
export async function claimSubscriptionMail(sql: Sql): Promise<ClaimedMail | 'none' | 'dropped'> {
  const row = await leaseMail<Pick<ClaimedMail, 'pace' | 'since' | 'until'> & { person: PersonId }>(
    sql,
    'subscription_mail',
    sql`pace, since, until, person_id as person`,
  );
  if (row === null) return 'none';
  const { person, ...mail } = row;
  const read = await sql.begin('isolation level repeatable read read only', async (tx) => {
    const asked = await askedOf(tx, person, mail.pace, mail.since);
    const telling = await readTelling(tx, person);
    if (asked === null || telling === null) return null;
    const from = new Date(Date.parse(mail.until) - overlapMs).toISOString();
    return {
      person: {
        id: person,
        name: 'name' in asked.reader.actor ? asked.reader.actor.name : '',
        email: asked.email,
      },
      telling,
      news: await readNews(tx, { ...asked, until: mail.until }),
      names: await namesSince(tx, from, mail.until),
    };
  });
  if (read === null) {
    await dropMail(sql, 'subscription_mail', mail.id);
    return 'dropped';
  }
  return { ...mail, ...(read as Pick<ClaimedMail, 'person' | 'telling' | 'news' | 'names'>) };
}

/** Where too much came to be named, what comes into sight late is not told: better that than all of it again and again. */
async function namesSince(tx: Transaction, from: string, until: string) {
  const named = await namesOfTold(tx, { after: from, until });
  return named === null ? { from: until, told: [], moves: [] } : { from, ...named };
}

/** Whether its reader may still be told, asked in the moment before it goes. */
export async function mayStillBeTold(sql: Sql, { id, person }: ClaimedMail): Promise<boolean> {
  const [row] = await sql`
    select from subscription_mail m join auth."user" u on u."id" = m.person_id
    where m.id = ${id} and m.status = 'waiting' and u."id" = ${person.id} and u."disabledAt" is null`;
  return row !== undefined;
}

/** Notes what came of an attempt. What was sent, or had nothing to say, is what its reader knows from then on. */
export async function settleSubscriptionMail(
  sql: Sql,
  mail: ClaimedMail,
  outcome: Outcome | NotSent,
  random: number,
): Promise<MailSettled> {
  return settleMail(sql, 'subscription_mail', mail, outcome, random, async (tx, status) => {
    if (status === 'sent' || status === 'empty') await noteTold(tx, mail);
  });
}

async function noteTold(tx: Transaction, { person, pace, until, names }: ClaimedMail): Promise<void> {
  await tx`update subscription_pace set told_until = ${until}, told_from = ${names.from},
    told = ${names.told as string[]}::uuid[], told_moves = ${names.moves as number[]}::bigint[]
    where person_id = ${person.id} and pace = ${pace}`;
}

export interface PastMail {
  readonly pace: MailPace;
  readonly status: 'waiting' | 'sent' | 'dead';
  readonly at: string;
  readonly error: string | null;
}

/** What became of somebody's last mails; those that had nothing to say were none. */
export async function lastSubscriptionMails(sql: Executor, person: PersonId): Promise<PastMail[]> {
  return sql<PastMail[]>`
    select pace, status, coalesce(settled_at, created_at) as at, last_error as error from subscription_mail
    where person_id = ${person} and status in ('waiting', 'sent', 'dead')
    order by created_at desc, id desc limit 5`;
}
