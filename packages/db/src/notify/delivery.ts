/** The messages on their way to receivers: each sent under one name until it arrives or is given up. */
import type { Actor } from '@marsad/indicators';
import {
  afterAttempt,
  type Labels,
  type Message,
  type NotifyReason,
  type Outcome,
  storedTold,
  type Told,
} from '@marsad/indicators/pipeline';
import { Unreadable } from '@marsad/indicators/stored';
import { audit } from '../audit/audit.js';
import type { Executor, Sql, Transaction } from '../connection/connect.js';
import { inPortions } from '../connection/portions.js';
import { read, readOr, report } from '../connection/stored.js';
import { channels } from '../outbox/outbox.js';
import { digestKey, labelsInDigest } from './digest.js';
import { groupPlace } from './group.js';
import { receiverColumns, receiverOf, type StoredReceiver } from './receiver.js';
import { storedMessage } from './stored.js';

/** A message in somebody's hands until the lease ends. */
export interface ClaimedDelivery {
  readonly id: string;
  readonly message: Message;
  readonly attempts: number;
  readonly receiver: StoredReceiver;
  /** Labels of what fires by now, told or on its way; null where nobody asks or its group is no more. */
  readonly firing: readonly Labels[] | null;
  /** The requests behind what it tells of, each as a W3C traceparent. */
  readonly traces: readonly string[];
}

/** Renewed as long as an attempt lasts: what was in the hands of a process that is gone is free after so long. */
const leaseSeconds = 15;
/** The longest that anything waits for its next attempt: an hour and a fifth, see afterAttempt. */
const longestWaitSeconds = 4_320;

/** That the message in the table of this name is in somebody's hands. A lease that ends a second later was noted by another clock. */
const isLeased = (sql: Executor, of: string) => sql`
  (${sql(of)}.leased_until > clock_timestamp()
    and ${sql(of)}.leased_until <= clock_timestamp() + ${leaseSeconds + 1} * interval '1 second')`;

/**
 * That the message in the table of this name is due. One that is from the future, was tried in the future, or waits for
 * longer than any does, was noted before the clock was set back: it is tried now, and by the clock from then on.
 */
const isDue = (sql: Executor, of: string) => sql`
  (${sql(of)}.next_at <= clock_timestamp()
    or ${sql(of)}.next_at > clock_timestamp() + ${longestWaitSeconds} * interval '1 second'
    or case when ${sql(of)}.attempts = 0 then ${sql(of)}.created_at else ${sql(of)}.first_at end
      > clock_timestamp() + interval '1 second')`;

/** Receivers with a message that is due, and with none in anybody's hands; in no order, so that none is always the last. */
export async function receiversDue(sql: Sql): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select d.receiver_id as id from delivery d where d.status = 'waiting'
    group by d.receiver_id having bool_or(${isDue(sql, 'd')}) and not coalesce(bool_or(${isLeased(sql, 'd')}), false)
    order by random()`;
  return rows.map(({ id }) => id);
}

/**
 * Takes the oldest message of a receiver that is due, of a group none of whose messages is still on its way: one receiver
 * hears one message at a time, and what came first of a group first. @returns null where there is none, or another has it.
 */
export async function claimDelivery(sql: Sql, receiver: string): Promise<ClaimedDelivery | null> {
  return sql.begin(async (tx) => {
    const [held] = await tx<StoredReceiver[]>`
      select ${receiverColumns(tx)} from receiver where id = ${receiver} and deleted_at is null
      for update skip locked`;
    if (!held) {
      // Written down while it was being removed: nobody sends that.
      await giveUpWaiting(tx, receiver);
      // Else somebody is at it: waiting for them would only keep a connection from others.
      return null;
    }
    const [taken] = await tx`select from delivery d where d.receiver_id = ${receiver} and d.status = 'waiting'
      and ${isLeased(tx, 'd')} limit 1`;
    if (taken) return null;
    const [row] = await tx<Omit<ClaimedDelivery, 'receiver' | 'firing'>[]>`
      update delivery set leased_until = clock_timestamp() + ${leaseSeconds} * interval '1 second',
        attempts = attempts + 1, first_at = least(first_at, clock_timestamp())
      where id = (
        select d.id from delivery d
        where d.receiver_id = ${receiver} and d.status = 'waiting' and ${isDue(tx, 'd')}
          and not exists (select from delivery earlier where earlier.receiver_id = d.receiver_id
            and earlier.group_key = d.group_key and earlier.status = 'waiting' and earlier.id < d.id)
        order by d.id limit 1)
      returning id, message, attempts, coalesce(traces, '{}') as traces`;
    if (!row) return null;
    const message = await messageOf(tx, row);
    if (message === null) return null;
    const firing = held.kind === 'alertmanager' ? await firingIn(tx, receiver, message) : null;
    return { ...row, message, receiver: receiverOf(held), firing };
  });
}

/** What waits for a receiver that is removed. */
export async function giveUpWaiting(tx: Transaction, receiver: string): Promise<void> {
  await tx`update delivery set status = 'dead', leased_until = null, last_error = 'the receiver was removed'
    where receiver_id = ${receiver} and status = 'waiting'
      and exists (select from receiver where id = ${receiver} and deleted_at is not null)`;
}

/** An attempt goes on. */
export async function renewLease(sql: Sql, { id }: Pick<ClaimedDelivery, 'id'>): Promise<void> {
  await sql`update delivery set leased_until = clock_timestamp() + ${leaseSeconds} * interval '1 second'
    where id = ${id} and status = 'waiting' and leased_until is not null`;
}

/** An attempt that was broken off was none: whoever comes next sends it, under the same id. */
export async function releaseDelivery(sql: Sql, { id }: Pick<ClaimedDelivery, 'id'>): Promise<void> {
  await sql`update delivery set leased_until = null, attempts = greatest(attempts - 1, 0)
    where id = ${id} and status = 'waiting'`;
}

/** Null where it cannot be read: it is given up, so that what comes after it is not held back, and a person sees it. */
async function messageOf(
  tx: Transaction,
  { id, message }: Pick<ClaimedDelivery, 'id' | 'message'>,
): Promise<Message | null> {
  try {
    return read(storedMessage, message, `delivery ${id}`);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    report(error);
    await tx`update delivery set status = 'dead', leased_until = null, last_error = ${error.message} where id = ${id}`;
    return null;
  }
}

async function firingIn(
  tx: Transaction,
  receiver: string,
  { groupKey, alerts, feed }: Message,
): Promise<Labels[] | null> {
  if (feed !== undefined) return toldOfFeed(tx, receiver, feed.id);
  if (alerts.length === 0) return null;
  const indicators = [...new Set(alerts.map(({ indicator }) => indicator))];
  const rows = await tx<{ key: string; told: Told | null }[]>`
    select key, told from notification_group where receiver_id = ${receiver}
      and labels ->> 'indicator' in ${tx(indicators)}`;
  const groups = rows.map(({ key, told }) => ({
    key,
    told: readOr(storedTold, told, groupPlace(receiver, key)),
  }));
  const isKnown = groupKey === digestKey || groups.some(({ key, told }) => key === groupKey && told?.labels);
  if (!isKnown) return null;
  return [
    ...groups.flatMap(({ told }) => Object.values(told?.labels ?? {})),
    ...(await labelsInDigest(tx, receiver, indicators)),
  ];
}

async function toldOfFeed(tx: Transaction, receiver: string, feed: string): Promise<Labels[]> {
  const rows = await tx<{ labels: Labels }[]>`
    select notice -> 'labels' as labels from feed_notice where receiver_id = ${receiver} and feed_id = ${feed}`;
  return rows.map(({ labels }) => labels);
}

/**
 * Notes what came of an attempt: sent, tried again later, or left to a person. Of a receiver that could not be reached
 * at all, one message is tried at a time: the others wait with it, and go out once it has arrived.
 */
export async function settleDelivery(
  sql: Sql,
  { id, attempts, receiver }: Pick<ClaimedDelivery, 'id' | 'attempts' | 'receiver'>,
  outcome: Outcome,
  random: number,
): Promise<'sent' | 'again' | 'dead'> {
  const after = afterAttempt(attempts, outcome, random);
  const which = sql`id = ${id} and status = 'waiting'`;
  const others = sql`receiver_id = ${receiver.id} and status = 'waiting' and last_status is null
    and (leased_until is null or leased_until < clock_timestamp()) and id <> ${id}`;
  switch (after.kind) {
    case 'sent':
      await sql`update delivery set status = 'sent', sent_at = clock_timestamp(), leased_until = null,
        last_status = ${after.status}, last_error = null where ${which}`;
      await sql`update delivery set next_at = clock_timestamp() where ${others} and next_at > clock_timestamp()`;
      return after.kind;
    case 'again':
      await sql`update delivery set leased_until = null,
        next_at = clock_timestamp() + ${after.waitMs} * interval '1 millisecond', last_status = ${after.status},
        last_error = ${shortened(after.error)} where ${which}`;
      if (after.holdsOthers)
        await sql`update delivery set next_at = (select next_at from delivery where id = ${id}) where ${others}`;
      return after.kind;
    case 'dead':
      await sql`update delivery set status = 'dead', leased_until = null, last_status = ${after.status},
        last_error = ${shortened(after.error)} where ${which}`;
      return after.kind;
  }
}

const shortened = (error: string) => error.slice(0, 1_000);

export interface StoredDelivery {
  readonly id: string;
  readonly receiver: { readonly id: string; readonly name: string; readonly kind: string };
  readonly reason: NotifyReason;
  readonly status: 'waiting' | 'sent' | 'dead';
  readonly attempts: number;
  readonly nextAt: string | null;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly createdAt: string;
  readonly sentAt: string | null;
  readonly feed: { readonly id: string; readonly name: string } | null;
  readonly alerts: readonly {
    readonly id: string;
    readonly status: string;
    readonly name: { en: string; ar?: string };
  }[];
}

export interface DeliveryFilter {
  readonly id?: string;
  readonly status?: StoredDelivery['status'] | undefined;
  readonly receiver?: string | undefined;
  readonly after?: { readonly at: string; readonly id: string } | undefined;
  readonly limit: number;
}

/** The newest first. */
export async function listDeliveries(
  sql: Executor,
  { id, status, receiver, after, limit }: DeliveryFilter,
): Promise<StoredDelivery[]> {
  return sql<StoredDelivery[]>`
    select d.id, jsonb_build_object('id', r.id, 'name', r.name, 'kind', r.kind) as receiver, d.reason, d.status,
      d.attempts, case when d.status = 'waiting' then d.next_at end as "nextAt", d.last_status as "lastStatus",
      -- Of web addresses where they lead alone: what was noted before that was taken care of may hold one whole.
      regexp_replace(d.last_error, '(https?://)([^/@[:space:]"]*@)?([^/?#[:space:]"]+)[^[:space:]"]+', '\\1\\3/…', 'gi')
        as "lastError", d.created_at as "createdAt", d.sent_at as "sentAt",
      (select coalesce(jsonb_agg(jsonb_build_object('id', a -> 'id', 'status', a -> 'status', 'name', a -> 'name')), '[]')
        from jsonb_array_elements(d.message -> 'alerts') a) as alerts,
      case when d.message ? 'feed' then
        jsonb_build_object('id', d.message -> 'feed' -> 'id', 'name', d.message -> 'feed' -> 'name') end as feed
    from delivery d join receiver r on r.id = d.receiver_id
    where true
      ${id === undefined ? sql`` : sql`and d.id = ${id}`}
      ${status === undefined ? sql`` : sql`and d.status = ${status}`}
      ${receiver === undefined ? sql`` : sql`and d.receiver_id = ${receiver}`}
      ${after === undefined ? sql`` : sql`and (d.created_at, d.id) < (${after.at}, ${after.id})`}
    order by d.created_at desc, d.id desc limit ${limit}`;
}

/** Puts a message on its way again, under the same name. */
export async function resendDelivery(
  sql: Sql,
  actor: Actor,
  { id }: { readonly id: string },
): Promise<{ readonly kind: 'done' | 'not-at-rest' }> {
  return sql.begin(async (tx) => {
    const [row] = await tx<{ receiver: string }[]>`
      update delivery d set status = 'waiting', attempts = 0, next_at = clock_timestamp(), leased_until = null
      from receiver r where r.id = d.receiver_id and r.deleted_at is null and d.id = ${id} and d.status <> 'waiting'
      returning d.receiver_id as receiver`;
    if (!row) return { kind: 'not-at-rest' };
    await audit(tx, actor, 'delivery.resend', { kind: 'delivery', id }, { receiver: row.receiver });
    await tx`select pg_notify(${channels.outbox}, 'deliver')`;
    return { kind: 'done' };
  });
}

/** Forgets messages that were made so many days ago and have been sent or given up since. */
export async function trimDeliveries(sql: Sql, days: number): Promise<number> {
  return inPortions(
    (most) => sql`
      delete from delivery where id in (
        select id from delivery where status <> 'waiting' and created_at < now() - ${days} * interval '1 day'
        order by created_at limit ${most} for update skip locked)`,
  );
}
