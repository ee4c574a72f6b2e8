/** What receivers were told of each group of alerts, and the messages on their way. */
import { createHash, randomBytes } from 'node:crypto';
import type { Actor, Certainty, Per, Period, Quantity } from '@marsad/indicators';
import {
  backoffMs,
  groupOf,
  type Labels,
  matches,
  mostAttempts,
  type NotifyReason,
  reasonToNotify,
  type Told,
} from '@marsad/indicators/pipeline';
import { audit } from './audit.js';
import { type Executor, isoInstant, type Sql, type Transaction } from './connect.js';
import { channels } from './outbox.js';
import { findReceiver, listReceivers, receiverColumns, type StoredReceiver } from './receiver.js';
import { activeSilences } from './silence.js';

// -- messages ---------------------------------------------------------------------------------------------------

/** One alert as a message tells it; addresses are added when it is sent. */
export interface ToldAlert {
  readonly id: string;
  readonly fingerprint: string;
  readonly status: 'firing' | 'resolved';
  readonly labels: Labels;
  readonly startsAt: string;
  readonly endsAt: string | null;
  readonly late: boolean;
  readonly indicator: string;
  readonly unit: string;
  readonly name: { readonly en: string; readonly ar?: string };
  readonly description: { readonly en: string; readonly ar?: string };
  readonly value: ToldValue;
  readonly previousValue: ToldValue | null;
  /** Why it changed, as its history says: Fired, Resolved, Revised ... */
  readonly reason: string;
  /** What the alert explains itself with. */
  readonly snapshot: unknown;
}

interface ToldValue {
  readonly quantity: Quantity;
  readonly per: Per;
  readonly period: Period;
}

export interface Message {
  readonly reason: NotifyReason;
  readonly groupKey: string;
  readonly groupLabels: Labels;
  readonly alerts: readonly ToldAlert[];
}

interface ActiveAlert extends ToldAlert {
  readonly channel: Certainty;
  readonly series: string;
  readonly rule: string;
  readonly revision: string | null;
  readonly isAcknowledged: boolean;
  readonly acknowledgedUntil: string | null;
  readonly receivers: readonly string[] | null;
}

/** Labels every alert has, from its rule and its series; what else a group is made by may be a dimension or a rule's own. */
const builtIn = ['alertname', 'rule', 'indicator', 'severity', 'certainty'];

/**
 * Alerts of one indicator that fire, or that were told as firing.
 * @param only the labels of their group, as far as they are dimensions; or the alerts themselves.
 */
async function alertsToTell(
  tx: Transaction,
  indicator: string,
  told: readonly string[],
  only: { readonly labels: Labels } | { readonly ids: readonly string[] },
): Promise<ActiveAlert[]> {
  const dimensions = 'labels' in only ? Object.entries(only.labels) : [];
  const narrow = dimensions
    .filter(([name]) => !builtIn.includes(name))
    .reduce(
      (before, [name, value]) => tx`${before} and coalesce(i.dimensions ->> ${name}, ${value}) = ${value}`,
      'ids' in only ? tx`and i.id in ${tx(only.ids as string[])}` : tx``,
    );
  const active =
    'ids' in only
      ? tx``
      : tx`and (i.state in ('firing', 'recovering') ${told.length === 0 ? tx`` : tx`or i.id in ${tx(told as string[])}`})`;
  const rows = await tx<
    (Omit<ActiveAlert, 'labels' | 'fingerprint' | 'status'> & {
      state: string;
      severity: string;
      ruleLabels: Labels;
      dimensions: Labels;
    })[]
  >`
    select i.id, i.state, i.severity, i.channel, i.series_key as series, i.rule_id as rule, i.indicator_id as indicator,
      i.dimensions, i.late, ${isoInstant(tx, tx`i.starts_at::timestamptz`)} as "startsAt",
      case when i.state in ('firing', 'recovering') then null else ${isoInstant(tx, tx`i.updated_at`)} end as "endsAt",
      i.snapshot, i.revision_id as revision, ind.definition ->> 'unit' as unit, ind.definition -> 'name' as name,
      ru.definition -> 'description' as description, coalesce(ru.definition -> 'labels', '{}') as "ruleLabels",
      ru.definition -> 'receivers' as receivers,
      i.acknowledged is not null and (i.acknowledged_until is null or i.acknowledged_until > now()) as "isAcknowledged",
      i.acknowledged_until as "acknowledgedUntil",
      jsonb_build_object('quantity', i.snapshot -> 'quantity', 'per', i.snapshot -> 'per', 'period',
        i.snapshot -> 'period') as value,
      case when i.previous is not null then jsonb_build_object('quantity', i.previous -> 'quantity', 'per',
        i.previous -> 'per', 'period', i.previous -> 'period') end as "previousValue",
      (select t.reason from incident_transition t where t.incident_id = i.id order by t.id desc limit 1) as reason
    from incident i join indicator ind on ind.id = i.indicator_id join alert_rule ru on ru.id = i.rule_id
    where i.indicator_id = ${indicator} ${active} ${narrow}
    order by i.starts_at, i.id`;
  const alerts = rows.map(({ state, severity, ruleLabels, dimensions, ...row }) => {
    const labels = {
      ...ruleLabels,
      ...dimensions,
      alertname: row.rule,
      rule: row.rule,
      indicator: row.indicator,
      severity,
      certainty: row.channel,
    };
    return {
      ...row,
      labels,
      fingerprint: fingerprintOf(labels, row.startsAt),
      status: state === 'firing' || state === 'recovering' ? ('firing' as const) : ('resolved' as const),
    };
  });
  return alerts.filter((alert) => !isInhibited(alert, alerts));
}

/** 16 hexadecimal digits of what identifies an alert, never of its value or its source. */
function fingerprintOf(labels: Labels, startsAt: string): string {
  const { severity: _, ...identity } = labels;
  return createHash('sha256')
    .update(JSON.stringify([Object.entries(identity).sort(), startsAt]))
    .digest('hex')
    .slice(0, 16);
}

/** What fires for certain need not be told as possible too. */
function isInhibited(alert: ActiveAlert, all: readonly ActiveAlert[]): boolean {
  return (
    alert.channel === 'possible' &&
    alert.status === 'firing' &&
    all.some(
      (other) =>
        other.channel === 'certain' &&
        other.status === 'firing' &&
        other.rule === alert.rule &&
        other.series === alert.series,
    )
  );
}

/**
 * Plans what receivers are told after alerts of an indicator changed: in the transaction that changed them, so that
 * nothing is told that was not committed and nothing committed is left untold. What it costs depends on the groups these
 * alerts are in, and not on how many others there are.
 */
export async function planDeliveries(
  tx: Transaction,
  indicator: string,
  changed: readonly string[],
): Promise<void> {
  if (changed.length === 0) return;
  const receivers = await listReceivers(tx);
  if (receivers.length === 0) return;
  const alerts = await alertsToTell(tx, indicator, [], { ids: changed });
  for (const receiver of receivers) {
    const groups = new Map<string, Labels>();
    for (const { labels } of alerts) {
      const { key, labels: own } = groupOf(labels, groupedBy(receiver));
      groups.set(key, own);
    }
    for (const [key, labels] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1)))
      await planGroup(tx, receiver, { key, labels });
  }
}

/** Groups are of one indicator, so that a figure costs what hangs on it and no more. */
function groupedBy({ definition }: StoredReceiver): string[] {
  return [...new Set(['indicator', ...definition.groupBy])];
}

async function membersOf(
  tx: Transaction,
  receiver: StoredReceiver,
  { key, labels }: { key: string; labels: Labels },
  told: readonly string[],
): Promise<ActiveAlert[]> {
  const { name, definition } = receiver;
  const silences = await activeSilences(tx);
  const alerts = await alertsToTell(tx, labels.indicator ?? '', told, { labels });
  return alerts.filter(
    ({ labels: own, receivers }) =>
      groupOf(own, groupedBy(receiver)).key === key &&
      matches(own, definition.matchers) &&
      (receivers === null || receivers.includes(name)) &&
      !silences.some(({ matchers }) => matches(own, matchers)),
  );
}

/** What was told, with the incident behind each fingerprint. */
type StoredTold = Told & { readonly ids: Readonly<Record<string, string>> };

async function planGroup(
  tx: Transaction,
  receiver: StoredReceiver,
  { key, labels }: { key: string; labels: Labels },
): Promise<void> {
  // Two series of one group may change at once, and nobody is to be told twice.
  await tx`select pg_advisory_xact_lock(hashtextextended(${`notify ${receiver.id} ${key}`}, 0))`;
  const [held = null] = await tx<{ told: StoredTold | null; toldAt: string | null }[]>`
    select told, told_at as "toldAt" from notification_group where receiver_id = ${receiver.id} and key = ${key}`;
  const members = await membersOf(tx, receiver, { key, labels }, Object.values(held?.told?.ids ?? {}));
  // All of it is silenced, or was over before its wait was: nothing is told, and nothing that was told forgotten.
  if (members.length === 0) {
    if (held?.told === null)
      await tx`delete from notification_group where receiver_id = ${receiver.id} and key = ${key}`;
    else if (held !== null) await keepQuiet(tx, receiver.id, key, null, null);
    return;
  }
  const { definition } = receiver;
  const firing = members.filter(({ status }) => status === 'firing');
  const resolved = members.filter(({ status }) => status === 'resolved');
  const now: Told = {
    firing: Object.fromEntries(
      firing.map(({ fingerprint, revision, value, labels: { severity = '' } }) => [
        fingerprint,
        { period: value.period.start, revision, severity },
      ]),
    ),
    resolved: resolved.map(({ fingerprint }) => fingerprint),
  };
  // What has ended is told once, and then no part of the group any more.
  const kept: StoredTold = {
    firing: now.firing,
    resolved: [],
    ids: Object.fromEntries(firing.map(({ fingerprint, id }) => [fingerprint, id])),
  };
  const [clock] = await tx<
    { ms: number }[]
  >`select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`;
  const at = clock?.ms ?? 0;
  const toldAt = held?.toldAt ? Date.parse(held.toldAt) : null;
  const seen = isSeen(receiver, firing);
  // What was seen is not repeated.
  const repeat = seen ? null : definition.repeatInterval;
  const reason = reasonToNotify(held?.told ?? null, now, {
    now: at,
    toldAt,
    repeatIntervalMs: repeat === null ? null : repeat * 1_000,
    sendResolved: definition.sendResolved,
  });
  if (reason === null) {
    const due = seen
      ? endOfAcknowledgement(firing)
      : firing.length > 0 && repeat !== null && toldAt !== null
        ? toldAt + repeat * 1_000
        : null;
    if (held !== null) await keepQuiet(tx, receiver.id, key, held.told === null ? null : kept, due);
    return;
  }
  const wait =
    toldAt === null ? definition.groupWait * 1_000 : toldAt + definition.groupInterval * 1_000 - at;
  if (wait > 0 && (toldAt !== null || held === null)) {
    // Looked at again after its wait; what comes meanwhile joins it.
    await tx`
      insert into notification_group (receiver_id, key, labels, due_at)
      values (${receiver.id}, ${key}, ${tx.json(labels)}, clock_timestamp() + ${wait} * interval '1 millisecond')
      on conflict (receiver_id, key) do update set due_at = least(notification_group.due_at, excluded.due_at)`;
    return;
  }
  if (toldAt === null && held !== null && !(await isDue(tx, receiver.id, key))) return;
  const isSent = reason !== 'all-resolved' || definition.sendResolved;
  if (isSent)
    await send(tx, receiver.id, { reason, groupKey: key, groupLabels: labels, alerts: members.map(plain) });
  await tx`
    insert into notification_group (receiver_id, key, labels, told, told_at, due_at)
    values (${receiver.id}, ${key}, ${tx.json(labels)}, ${tx.json(kept as never)}, clock_timestamp(),
      ${firing.length > 0 && repeat !== null ? tx`clock_timestamp() + ${repeat} * interval '1 second'` : null})
    on conflict (receiver_id, key) do update set told = excluded.told, told_at = excluded.told_at, due_at = excluded.due_at`;
}

function plain({
  channel: _,
  series: __,
  rule: ___,
  revision: ____,
  receivers: _____,
  isAcknowledged: ______,
  acknowledgedUntil: _______,
  ...alert
}: ActiveAlert): ToldAlert {
  return alert;
}

/** An Alertmanager has to be told again all the same: it takes silence for the end. */
function isSeen({ kind }: StoredReceiver, firing: readonly ActiveAlert[]): boolean {
  return kind !== 'alertmanager' && firing.length > 0 && firing.every(({ isAcknowledged }) => isAcknowledged);
}

/** When somebody has to be told again, in ms; null where all count for as long as their alerts last. */
function endOfAcknowledgement(firing: readonly ActiveAlert[]): number | null {
  const ends = firing.flatMap(({ acknowledgedUntil: until }) => (until === null ? [] : [Date.parse(until)]));
  return ends.length === 0 ? null : Math.min(...ends);
}

/** What changed is nothing to tell, but it is what the next change is held against. */
async function keepQuiet(
  tx: Transaction,
  receiver: string,
  key: string,
  now: StoredTold | null,
  due: number | null,
): Promise<void> {
  await tx`
    update notification_group set due_at = ${due === null ? null : tx`to_timestamp(${due / 1_000})`}
      ${now === null ? tx`` : tx`, told = ${tx.json(now as never)}`}
    where receiver_id = ${receiver} and key = ${key}`;
}

async function isDue(tx: Transaction, receiver: string, key: string): Promise<boolean> {
  const [row] = await tx`select from notification_group
    where receiver_id = ${receiver} and key = ${key} and due_at <= clock_timestamp()`;
  return row !== undefined;
}

async function send(tx: Transaction, receiver: string, message: Message): Promise<void> {
  await tx`insert into delivery (receiver_id, group_key, reason, message)
    values (${receiver}, ${message.groupKey}, ${message.reason}, ${tx.json(message as never)})`;
  await tx`select pg_notify(${channels.outbox}, 'deliver')`;
}

/** Looks again at the groups whose wait, interval or repeat is over. @returns how many there were. */
export async function planDueGroups(sql: Sql): Promise<number> {
  return planGroups(
    sql,
    await sql<DueGroup[]>`select receiver_id as receiver, key, labels from notification_group
      where due_at <= now() order by receiver_id, key`,
  );
}

interface DueGroup {
  readonly receiver: string;
  readonly key: string;
  readonly labels: Labels;
}

async function planGroups(sql: Sql, groups: readonly DueGroup[]): Promise<number> {
  for (const { receiver: id, key, labels } of groups)
    await sql.begin(async (tx) => {
      const receiver = await findReceiver(tx, id);
      if (receiver) await planGroup(tx, receiver, { key, labels });
      else await tx`update notification_group set due_at = null where receiver_id = ${id} and key = ${key}`;
    });
  return groups.length;
}

/** The groups of an indicator are looked at again in a moment: its rules say something else now. */
export async function groupsAreDue(tx: Transaction, indicator: string): Promise<void> {
  await tx`update notification_group set due_at = clock_timestamp() + interval '1 second'
    where labels ->> 'indicator' = ${indicator}`;
}

/** A message that only says that it arrives. */
export async function sendTest(sql: Sql, actor: Actor, receiver: StoredReceiver): Promise<string> {
  return sql.begin(async (tx) => {
    const message: Message = { reason: 'test', groupKey: '{}', groupLabels: {}, alerts: [] };
    const [row] = await tx<{ id: string }[]>`
      insert into delivery (receiver_id, group_key, reason, message)
      values (${receiver.id}, ${`test ${randomBytes(8).toString('hex')}`}, 'test', ${tx.json(message as never)})
      returning id`;
    await audit(tx, actor, 'receiver.test', receiver.id, { name: receiver.name });
    await tx`select pg_notify(${channels.outbox}, 'deliver')`;
    if (!row) throw new Error('a test could not be stored');
    return row.id;
  });
}

// -- sending ----------------------------------------------------------------------------------------------------

/** A message in somebody's hands until the lease ends. */
export interface ClaimedDelivery {
  readonly id: string;
  readonly message: Message;
  readonly attempts: number;
  readonly receiver: StoredReceiver;
}

const leaseSeconds = 60;

/** Receivers with a message that is due and in nobody's hands. */
export async function receiversDue(sql: Sql): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select distinct receiver_id as id from delivery
    where status = 'waiting' and next_at <= clock_timestamp() and (leased_until is null or leased_until < clock_timestamp())`;
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
    // Somebody else is at it: waiting for them would only keep a connection from others.
    if (!held) return null;
    const [taken] = await tx`select from delivery where receiver_id = ${receiver} and status = 'waiting'
      and leased_until > clock_timestamp() limit 1`;
    if (taken) return null;
    const [row] = await tx<Omit<ClaimedDelivery, 'receiver'>[]>`
      update delivery set leased_until = clock_timestamp() + ${leaseSeconds} * interval '1 second',
        attempts = attempts + 1, first_at = coalesce(first_at, clock_timestamp())
      where id = (
        select d.id from delivery d
        where d.receiver_id = ${receiver} and d.status = 'waiting' and d.next_at <= clock_timestamp()
          and not exists (select from delivery earlier where earlier.receiver_id = d.receiver_id
            and earlier.group_key = d.group_key and earlier.status = 'waiting' and earlier.id < d.id)
        order by d.id limit 1)
      returning id, message, attempts`;
    return row ? { ...row, receiver: held } : null;
  });
}

export type Outcome =
  | { readonly kind: 'sent'; readonly status: number | null }
  | {
      readonly kind: 'failed';
      readonly status: number | null;
      readonly error: string;
      readonly retryable: boolean;
      /** What the receiver asked for, in ms. */
      readonly retryAfterMs: number | null;
    };

/**
 * Notes what came of an attempt: sent, tried again later, or left to a person. Of a receiver that could not be reached
 * at all, one message is tried at a time: the others wait with it, and go out once it has arrived.
 */
export async function settleDelivery(
  sql: Sql,
  { id, attempts, receiver }: Pick<ClaimedDelivery, 'id' | 'attempts' | 'receiver'>,
  outcome: Outcome,
): Promise<void> {
  const others = sql`receiver_id = ${receiver.id} and status = 'waiting' and last_status is null
    and (leased_until is null or leased_until < clock_timestamp()) and id <> ${id}`;
  if (outcome.kind === 'sent') {
    await sql`update delivery set status = 'sent', sent_at = clock_timestamp(), leased_until = null,
      last_status = ${outcome.status}, last_error = null where id = ${id} and status = 'waiting'`;
    await sql`update delivery set next_at = clock_timestamp() where ${others} and next_at > clock_timestamp()`;
    return;
  }
  const again = outcome.retryable && attempts < mostAttempts;
  const wait = Math.max(outcome.retryAfterMs ?? 0, backoffMs(attempts, Math.random()));
  await sql`update delivery set status = ${again ? 'waiting' : 'dead'}, leased_until = null,
    next_at = clock_timestamp() + ${wait} * interval '1 millisecond', last_status = ${outcome.status},
    last_error = ${outcome.error.slice(0, 1_000)} where id = ${id} and status = 'waiting'`;
  if (again && outcome.status === null)
    await sql`update delivery set next_at = (select next_at from delivery where id = ${id}) where ${others}`;
}

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
      d.last_error as "lastError", d.created_at as "createdAt", d.sent_at as "sentAt",
      (select coalesce(jsonb_agg(jsonb_build_object('id', a -> 'id', 'status', a -> 'status', 'name', a -> 'name')), '[]')
        from jsonb_array_elements(d.message -> 'alerts') a) as alerts
    from delivery d join receiver r on r.id = d.receiver_id
    where true
      ${id === undefined ? sql`` : sql`and d.id = ${id}`}
      ${status === undefined ? sql`` : sql`and d.status = ${status}`}
      ${receiver === undefined ? sql`` : sql`and d.receiver_id = ${receiver}`}
      ${after === undefined ? sql`` : sql`and (d.created_at, d.id) < (${after.at}, ${after.id})`}
    order by d.created_at desc, d.id desc limit ${limit}`;
}

/** Puts a message on its way again, under the same name. @returns false where it is not one that came to rest. */
export async function resendDelivery(sql: Sql, actor: Actor, id: string): Promise<boolean> {
  return sql.begin(async (tx) => {
    const [row] = await tx<{ receiver: string }[]>`
      update delivery d set status = 'waiting', attempts = 0, next_at = clock_timestamp(), leased_until = null
      from receiver r where r.id = d.receiver_id and r.deleted_at is null and d.id = ${id} and d.status <> 'waiting'
      returning d.receiver_id as receiver`;
    if (!row) return false;
    await audit(tx, actor, 'delivery.resend', id, { receiver: row.receiver });
    await tx`select pg_notify(${channels.outbox}, 'deliver')`;
    return true;
  });
}

const keptDays = 90;

/** Forgets messages that arrived long ago; what was given up stays for a person to see. */
export async function trimDeliveries(sql: Sql): Promise<void> {
  await sql`delete from delivery where status = 'sent' and sent_at < now() - ${keptDays} * interval '1 day'`;
}

// -- after silences ---------------------------------------------------------------------------------------------

/** A silence that has ended: what fires is planned as if it had just begun to. */
export async function planAfterSilences(sql: Sql, since: string): Promise<void> {
  const [ended] = await sql`select from silence where ends_at > ${since} and ends_at <= now() limit 1`;
  if (!ended) return;
  const firing = await sql<{ indicator: string; ids: string[] }[]>`
    select indicator_id as indicator, array_agg(id) as ids from incident
    where state in ('firing', 'recovering') group by indicator_id`;
  for (const { indicator, ids } of firing) await sql.begin((tx) => planDeliveries(tx, indicator, ids));
}
