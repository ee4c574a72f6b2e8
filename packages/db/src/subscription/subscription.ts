/** What somebody follows, and how they are told of it. All of it is theirs alone. */
import type { Actor, Language } from '@marsad/indicators';
import { type FollowedKind, type MailChoice, type MailPace, mostFollowed } from '@marsad/indicators/pipeline';
import type { Executor, Sql, Transaction } from '../connection/connect.js';
import type { PersonId, SubscriptionId } from '../connection/ids.js';
import { nextMailAt } from './times.js';

type Somebody = Extract<Actor, { kind: 'person' }>;

export interface StoredSubscription {
  readonly id: SubscriptionId;
  readonly kind: FollowedKind;
  readonly subject: string;
  readonly mail: MailChoice;
  /** Whether an open page says so. */
  readonly app: boolean;
  readonly createdAt: string;
  /** What happened before is not told by mail. */
  readonly mailSince: string;
}

/** How somebody wants to be told, of all they follow. */
export interface Telling {
  readonly language: Language;
  readonly timeZone: string;
  /** At which mails of a day or a week come, and on which day of the week, 1 for Monday. */
  readonly hour: number;
  readonly weekday: number;
  /** Whether such a mail comes when nothing changed. */
  readonly whenNothing: boolean;
  /** Whether open pages say no more than what is followed. */
  readonly onlyFollowed: boolean;
}

const columns = (sql: Executor) =>
  sql`id, kind, subject, mail, app, created_at as "createdAt", mail_since as "mailSince"`;

/** The newest first. */
export async function listSubscriptions(sql: Executor, person: PersonId): Promise<StoredSubscription[]> {
  return sql<StoredSubscription[]>`
    select ${columns(sql)} from subscription where person_id = ${person} order by created_at desc, id desc`;
}

const tellingColumns = (sql: Executor) => sql`language, time_zone as "timeZone", hour, weekday,
  when_nothing as "whenNothing", only_followed as "onlyFollowed"`;

/** Null for somebody who has never said. */
export async function readTelling(sql: Executor, person: PersonId): Promise<Telling | null> {
  const [row] = await sql<Telling[]>`
    select ${tellingColumns(sql)} from subscriber where person_id = ${person}`;
  return row ?? null;
}

export type Followed = Pick<StoredSubscription, 'kind' | 'subject' | 'mail' | 'app'>;

/**
 * Follows something; what was followed before is followed as it is said now.
 * @param unset how they are told who have never said.
 */
export async function follow(
  sql: Sql,
  { id }: Somebody,
  { kind, subject, mail, app }: Followed,
  unset: Telling,
): Promise<
  { readonly kind: 'done'; readonly subscription: StoredSubscription } | { readonly kind: 'too-many' }
> {
  const person = id as PersonId;
  return sql.begin(async (tx) => {
    await lockOwn(tx, person);
    const [held] = await tx<{ count: number }[]>`
      select count(*)::int as count from subscription
      where person_id = ${person} and (kind, subject) <> (${kind}, ${subject})`;
    if ((held?.count ?? 0) >= mostFollowed) return { kind: 'too-many' };
    await keep(tx, person, (await readTelling(tx, person)) ?? unset);
    const [row] = await tx<StoredSubscription[]>`
      insert into subscription (person_id, kind, subject, mail, app)
      values (${person}, ${kind}, ${subject}, ${mail}, ${app})
      on conflict (person_id, kind, subject) do update set mail = excluded.mail, app = excluded.app,
        mail_since = ${sinceOf(tx)}
      returning ${columns(tx)}`;
    await keepPaces(tx, person);
    if (!row) throw new Error('a subscription could not be stored');
    return { kind: 'done', subscription: row };
  });
}

/** Of another kind of mail, nothing from before is told. */
const sinceOf = (tx: Transaction) => tx`
  case when subscription.mail = excluded.mail then subscription.mail_since else clock_timestamp() end`;

/** @returns null where there is none of theirs. */
export async function changeSubscription(
  sql: Sql,
  { id: person }: Somebody,
  { id, mail, app }: Pick<StoredSubscription, 'id' | 'mail' | 'app'>,
): Promise<StoredSubscription | null> {
  return sql.begin(async (tx) => {
    await lockOwn(tx, person);
    const [row] = await tx<StoredSubscription[]>`
      update subscription set app = ${app}, mail = ${mail},
        mail_since = case when mail = ${mail} then mail_since else clock_timestamp() end
      where id = ${id} and person_id = ${person} returning ${columns(tx)}`;
    await keepPaces(tx, person);
    return row ?? null;
  });
}

export async function unfollow(
  sql: Sql,
  { id: person }: Somebody,
  { id }: Pick<StoredSubscription, 'id'>,
): Promise<{ readonly kind: 'done' | 'not-found' }> {
  return sql.begin(async (tx) => {
    await lockOwn(tx, person);
    const { count } = await tx`delete from subscription where id = ${id} and person_id = ${person}`;
    await keepPaces(tx, person);
    return { kind: count > 0 ? 'done' : 'not-found' };
  });
}

export async function keepTelling(sql: Sql, { id: person }: Somebody, telling: Telling): Promise<void> {
  await sql.begin(async (tx) => {
    await lockOwn(tx, person);
    await keep(tx, person, telling);
    await keepPaces(tx, person, 'anew');
  });
}

/** No more mail of that kind: of what came by it, nothing comes by mail. Doing it twice does nothing. */
export async function endMail(sql: Sql, person: PersonId, pace: MailPace): Promise<void> {
  await sql.begin(async (tx) => {
    await lockOwn(tx, person);
    await tx`update subscription set mail = 'never' where person_id = ${person} and mail = ${pace}`;
    await keepPaces(tx, person);
  });
}

/** One change of a person's own after the other. */
async function lockOwn(tx: Transaction, person: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`subscriptions of ${person}`}, 0))`;
}

async function keep(tx: Transaction, person: string, telling: Telling): Promise<void> {
  const { language, timeZone, hour, weekday, whenNothing, onlyFollowed } = telling;
  await tx`
    insert into subscriber (person_id, language, time_zone, hour, weekday, when_nothing, only_followed)
    values (${person}, ${language}, ${timeZone}, ${hour}, ${weekday}, ${whenNothing}, ${onlyFollowed})
    on conflict (person_id) do update set language = excluded.language, time_zone = excluded.time_zone,
      hour = excluded.hour, weekday = excluded.weekday, when_nothing = excluded.when_nothing,
      only_followed = excluded.only_followed`;
}

/** Keeps when mails are due in step with what is followed. @param times 'anew' where the hours are others now. */
async function keepPaces(tx: Transaction, person: string, times: 'kept' | 'anew' = 'kept'): Promise<void> {
  const wanted = await tx<{ pace: MailPace; known: boolean; nowMs: number }[]>`
    select distinct mail as pace,
      exists (select from subscription_pace p where p.person_id = ${person} and p.pace = mail) as known,
      (extract(epoch from clock_timestamp()) * 1000)::float8 as "nowMs"
    from subscription where person_id = ${person} and mail <> 'never'`;
  const paces = wanted.map(({ pace }) => pace);
  await tx`delete from subscription_pace where person_id = ${person} and not (pace = any(${paces}))`;
  await tx`delete from subscription_mail where person_id = ${person} and status = 'waiting' and not (pace = any(${paces}))`;
  const [telling] = await tx<
    Telling[]
  >`select ${tellingColumns(tx)} from subscriber where person_id = ${person}`;
  if (telling === undefined) return;
  for (const { pace, known, nowMs } of wanted) {
    if (known && times === 'kept') continue;
    const due = new Date(nextMailAt(pace, telling, nowMs)).toISOString();
    await tx`
      insert into subscription_pace (person_id, pace, told_until, due_at)
      values (${person}, ${pace}, clock_timestamp(), ${due})
      on conflict (person_id, pace) do update set due_at = excluded.due_at`;
  }
}
