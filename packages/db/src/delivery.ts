/** Who is told of alerts: receivers, what they were told of each group, and the messages on their way. */
import { createHash, randomBytes } from 'node:crypto';
import type { Actor, Certainty, Per, Period, Quantity } from '@marsad/indicators';
import {
  backoffMs,
  carriedOver,
  groupOf,
  type Labels,
  type Matcher,
  matches,
  mostAttempts,
  type NotifyReason,
  reasonToNotify,
  type Snapshot,
  type Told,
} from '@marsad/indicators/pipeline';
import { audit } from './audit.js';
import { type Executor, isoInstant, type Sql, type Transaction } from './connect.js';
import { endHolds, planDigests } from './digest.js';
import { channels } from './outbox.js';

export const receiverKinds = ['webhook', 'alertmanager', 'email'] as const;

/** Times are in seconds. */
export interface ReceiverDefinition {
  readonly url: string | null;
  readonly to: readonly string[] | null;
  /** Labels whose values make a group. */
  readonly groupBy: readonly string[];
  readonly groupWait: number;
  readonly groupInterval: number;
  /** Null for never. */
  readonly repeatInterval: number | null;
  readonly sendResolved: boolean;
  readonly matchers: readonly Matcher[];
}

export interface StoredReceiver {
  readonly id: string;
  readonly name: string;
  readonly kind: (typeof receiverKinds)[number];
  readonly definition: ReceiverDefinition;
  readonly version: number;
  readonly secret: string | null;
}

const receiverColumns = (sql: Executor) => sql`id, name, kind, definition, version, secret`;

export async function listReceivers(sql: Executor): Promise<StoredReceiver[]> {
  return sql<
    StoredReceiver[]
  >`select ${receiverColumns(sql)} from receiver where deleted_at is null order by name`;
}

export async function findReceiver(sql: Executor, id: string): Promise<StoredReceiver | null> {
  const [row] = await sql<StoredReceiver[]>`
    select ${receiverColumns(sql)} from receiver where id = ${id} and deleted_at is null`;
  return row ?? null;
}

type NewReceiver = Pick<StoredReceiver, 'name' | 'kind' | 'definition'> & { readonly secret: string | null };

/** A webhook without a secret of its own gets one. @returns null where the name is taken. */
export async function createReceiver(
  sql: Sql,
  actor: Actor,
  receiver: NewReceiver,
): Promise<StoredReceiver | null> {
  const secret = receiver.kind === 'webhook' ? (receiver.secret ?? newSecret()) : null;
  return sql.begin(async (tx) => {
    const [row] = await tx<StoredReceiver[]>`
      insert into receiver (name, kind, definition, secret)
      values (${receiver.name}, ${receiver.kind}, ${tx.json(receiver.definition as never)}, ${secret})
      on conflict do nothing returning ${receiverColumns(tx)}`;
    if (!row) return null;
    await audit(tx, actor, 'receiver.create', row.id, { name: receiver.name });
    return row;
  });
}

/** As Standard Webhooks writes one: 24 random bytes. */
function newSecret(): string {
  return `whsec_${randomBytes(24).toString('base64')}`;
}

/** @returns null without such a receiver, 'taken' where another has the name. */
export async function editReceiver(
  sql: Sql,
  actor: Actor,
  id: string,
  next: NewReceiver,
): Promise<StoredReceiver | 'taken' | null> {
  return sql.begin(async (tx) => {
    const [held] = await tx<{ kind: string; secret: string | null }[]>`
      select kind, secret from receiver where id = ${id} and deleted_at is null for update`;
    if (!held) return null;
    const [other] =
      await tx`select from receiver where name = ${next.name} and id <> ${id} and deleted_at is null`;
    if (other) return 'taken';
    const secret = next.kind === 'webhook' ? (next.secret ?? held.secret ?? newSecret()) : null;
    const [row] = await tx<StoredReceiver[]>`
      update receiver set name = ${next.name}, kind = ${next.kind}, definition = ${tx.json(next.definition as never)},
        secret = ${secret}, version = version + 1, updated_at = now() where id = ${id} returning ${receiverColumns(tx)}`;
    await audit(tx, actor, 'receiver.edit', id, { name: next.name });
    return row ?? null;
  });
}

/** Nothing more is sent to it; what waits is given up. */
export async function deleteReceiver(sql: Sql, actor: Actor, id: string): Promise<boolean> {
  return sql.begin(async (tx) => {
    const [row] = await tx<{ name: string }[]>`
      update receiver set deleted_at = now() where id = ${id} and deleted_at is null returning name`;
    if (!row) return false;
    await tx`update delivery set status = 'dead', last_error = 'the receiver was removed'
      where receiver_id = ${id} and status = 'waiting'`;
    await audit(tx, actor, 'receiver.delete', id, { name: row.name });
    return true;
  });
}

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
  /** Null where no figure stands for its period any more. */
  readonly value: ToldValue | null;
  readonly previousValue: ToldValue | null;
  /** It was certain, and now is only possible. */
  readonly downgraded: boolean;
  /** Why it changed, as its history says: Fired, Resolved, Revised ... */
  readonly reason: string;
  /** What the alert explains itself with. */
  readonly snapshot: unknown;
}

interface ToldValue {
  readonly quantity: Quantity;
  readonly per: Per;
  readonly period: Period;
  readonly source: {
    readonly title: string;
    readonly publisher: string | null;
    readonly date: string | null;
  } | null;
}

export interface Message {
  readonly reason: NotifyReason;
  readonly groupKey: string;
  readonly groupLabels: Labels;
  readonly alerts: readonly ToldAlert[];
  /** Of alerts that go on under other labels, as they were told before: what knows an alert by its labels has two. */
  readonly relabelled?: readonly ToldAlert[];
}

export interface ActiveAlert extends ToldAlert {
  readonly channel: Certainty;
  /** It is told in a digest. */
  readonly quiet: boolean;
  /** The alert that it goes on as. */
  readonly successor: string | null;
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
export async function alertsToTell(
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
      : tx`and (i.state in ('firing', 'recovering') ${
          told.length === 0
            ? tx``
            : tx`or i.id in ${tx(told as string[])}
          or i.id in (select succeeded_by from incident where id in ${tx(told as string[])})`
        })`;
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
      i.snapshot, coalesce(i.revision_id::text, i.snapshot -> 'quantity' ->> 'text') as revision, i.quiet, i.downgraded,
      i.succeeded_by as successor, ind.definition ->> 'unit' as unit, ind.definition -> 'name' as name,
      ru.definition -> 'description' as description, coalesce(ru.definition -> 'labels', '{}') as "ruleLabels",
      ru.definition -> 'receivers' as receivers,
      i.acknowledged is not null and (i.acknowledged_until is null or i.acknowledged_until > now()) as "isAcknowledged",
      i.acknowledged_until as "acknowledgedUntil",
      ${toldValue(tx, 'snapshot', 's', 'r')} as value, ${toldValue(tx, 'previous', 'ps', 'pr')} as "previousValue",
      (select t.reason from incident_transition t where t.incident_id = i.id order by t.id desc limit 1) as reason
    from incident i join indicator ind on ind.id = i.indicator_id join alert_rule ru on ru.id = i.rule_id
    left join revision r on r.id = i.revision_id
    left join observation o on o.id = r.observation_id left join source s on s.id = o.source_id
    left join revision pr on pr.id = (i.previous ->> 'revisionId')::uuid
    left join observation po on po.id = pr.observation_id left join source ps on ps.id = po.source_id
    where i.indicator_id = ${indicator} ${active} ${narrow}
    order by i.starts_at, i.id`;
  return rows.map(({ state, severity, ruleLabels, dimensions, ...row }) => {
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
      fingerprint: fingerprintOf(row),
      status: state === 'firing' || state === 'recovering' ? ('firing' as const) : ('resolved' as const),
    };
  });
}

/** The figure of a snapshot with its source, as the tables of these names hold it. */
const toldValue = (sql: Executor, snapshot: string, source: string, revision: string) => {
  const kept = sql`i.${sql(snapshot)}`;
  return sql`case when ${kept} is not null and ${kept} -> 'absent' is distinct from 'true'::jsonb then jsonb_build_object(
    'quantity', ${kept} -> 'quantity', 'per', ${kept} -> 'per', 'period', ${kept} -> 'period',
    'source', case when ${sql(source)}.id is not null then jsonb_build_object('title', ${sql(source)}.title,
      'publisher', ${sql(source)}.publisher, 'date', ${sql(revision)}.source_date) end) end`;
};

/**
 * 16 hexadecimal digits of what identifies an alert, never of its value, its source or the period it began in: of one rule
 * on one series at most one alert fires at a time.
 */
function fingerprintOf({ rule, series }: { readonly rule: string; readonly series: string }): string {
  return createHash('sha256')
    .update(JSON.stringify([rule, series]))
    .digest('hex')
    .slice(0, 16);
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
  const [quiet, told] = [alerts.filter((one) => one.quiet), alerts.filter((one) => !one.quiet)];
  if (quiet.length > 0) await planDigests(tx, receivers, quiet);
  for (const receiver of receivers) {
    const groups = new Map<string, Labels>();
    for (const { labels } of told) {
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
  const silences = await activeSilences(tx);
  const alerts = await alertsToTell(tx, labels.indicator ?? '', told, { labels });
  return alerts.filter(
    (alert) =>
      !alert.quiet &&
      groupOf(alert.labels, groupedBy(receiver)).key === key &&
      hears(receiver, alert) &&
      !isSilenced(alert, silences),
  );
}

/** Whether a receiver is told of an alert at all. */
export function hears({ name, definition }: StoredReceiver, { labels, receivers }: ActiveAlert): boolean {
  return matches(labels, definition.matchers) && (receivers === null || receivers.includes(name));
}

export function isSilenced({ labels }: ActiveAlert, silences: readonly StoredSilence[]): boolean {
  return silences.some(({ matchers }) => matches(labels, matchers));
}

/** What was told, by incident; with the labels of each where it is known by them. */
type StoredTold = Told & { readonly labels?: Readonly<Record<string, Labels>> };

async function planGroup(
  tx: Transaction,
  receiver: StoredReceiver,
  { key, labels }: { key: string; labels: Labels },
): Promise<void> {
  // Two series of one group may change at once, and nobody is to be told twice.
  await tx`select pg_advisory_xact_lock(hashtextextended(${`notify ${receiver.id} ${key}`}, 0))`;
  const [held = null] = await tx<{ told: StoredTold | null; toldAt: string | null }[]>`
    select told, told_at as "toldAt" from notification_group where receiver_id = ${receiver.id} and key = ${key}`;
  const found = await membersOf(tx, receiver, { key, labels }, Object.keys(held?.told?.firing ?? {}));
  const successors = successorsIn(found);
  const last = held?.told ? carriedOver(held.told, successors) : null;
  // What goes on as another is told as that.
  const members = found.filter(({ id }) => !successors.has(id));
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
      firing.map(({ id, revision, snapshot, channel, downgraded, labels: { severity = '' } }) => [
        id,
        { period: (snapshot as Snapshot).period.start, revision, severity, channel, downgraded },
      ]),
    ),
    resolved: resolved.filter(({ id }) => last !== null && id in last.firing).map(({ id }) => id),
  };
  // What has ended is told once, and then no part of the group any more.
  const kept: StoredTold = {
    firing: now.firing,
    resolved: [],
    ...(receiver.kind === 'alertmanager'
      ? { labels: Object.fromEntries(firing.map(({ id, labels: own }) => [id, own])) }
      : {}),
  };
  const [clock] = await tx<
    { ms: number }[]
  >`select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`;
  const at = clock?.ms ?? 0;
  const toldAt = held?.toldAt ? Date.parse(held.toldAt) : null;
  const seen = isSeen(receiver, firing);
  // What was seen is not repeated.
  const repeat = seen ? null : definition.repeatInterval;
  const renamed = relabelled(held?.told?.labels ?? {}, found, firing);
  const news = reasonToNotify(last, now, {
    now: at,
    toldAt,
    repeatIntervalMs: repeat === null ? null : repeat * 1_000,
    sendResolved: definition.sendResolved,
  });
  // What knows an alert by its labels has to be told that they are others.
  const reason = news ?? (renamed.length > 0 ? 'repeat' : null);
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
    await send(tx, receiver.id, {
      reason,
      groupKey: key,
      groupLabels: labels,
      alerts: members.map(plain),
      relabelled: renamed,
    });
  await tx`
    insert into notification_group (receiver_id, key, labels, told, told_at, due_at)
    values (${receiver.id}, ${key}, ${tx.json(labels)}, ${tx.json(kept as never)}, clock_timestamp(),
      ${firing.length > 0 && repeat !== null ? tx`clock_timestamp() + ${repeat} * interval '1 second'` : null})
    on conflict (receiver_id, key) do update set told = excluded.told, told_at = excluded.told_at, due_at = excluded.due_at`;
}

/** Under which name each goes on that does not by its own. */
function successorsIn(alerts: readonly ActiveAlert[]): ReadonlyMap<string, string> {
  return new Map(
    alerts.flatMap(({ id, successor, status }) =>
      successor !== null && status === 'resolved' ? [[id, successor] as const] : [],
    ),
  );
}

/** What was told under labels that no alert which fires has any more, as it has to be ended. */
function relabelled(
  told: Readonly<Record<string, Labels>>,
  found: readonly ActiveAlert[],
  firing: readonly ActiveAlert[],
): ToldAlert[] {
  const keyOf = (labels: Labels) => JSON.stringify(Object.entries(labels).sort());
  const current = new Set(firing.map(({ labels }) => keyOf(labels)));
  return found.flatMap((alert) => {
    const before = told[alert.id];
    if (before === undefined || keyOf(before) === keyOf(alert.labels) || current.has(keyOf(before)))
      return [];
    return [
      {
        ...plain(alert),
        labels: before,
        status: 'resolved',
        endsAt: alert.endsAt ?? new Date().toISOString(),
      },
    ];
  });
}

export function plain({
  channel: _,
  series: __,
  rule: ___,
  revision: ____,
  receivers: _____,
  isAcknowledged: ______,
  acknowledgedUntil: _______,
  quiet: ________,
  successor: _________,
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

export async function send(tx: Transaction, receiver: string, message: Message): Promise<void> {
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

// -- silences ---------------------------------------------------------------------------------------------------

export interface StoredSilence {
  readonly id: string;
  readonly matchers: readonly Matcher[];
  readonly startsAt: string;
  readonly endsAt: string;
  readonly comment: string;
  readonly by: string;
  readonly state: 'pending' | 'active' | 'expired';
}

const silenceColumns = (sql: Executor) => sql`
  id, matchers, starts_at as "startsAt", ends_at as "endsAt", comment,
  coalesce(created_by ->> 'name', created_by ->> 'part') as by,
  case when now() < starts_at then 'pending' when now() < ends_at then 'active' else 'expired' end as state`;

/** Those that end last first; expired ones for a week. */
export async function listSilences(sql: Executor): Promise<StoredSilence[]> {
  return sql<StoredSilence[]>`
    select ${silenceColumns(sql)} from silence where ends_at > now() - interval '7 days' order by ends_at desc, id`;
}

export async function activeSilences(sql: Executor): Promise<StoredSilence[]> {
  return sql<StoredSilence[]>`
    select ${silenceColumns(sql)} from silence where starts_at <= clock_timestamp() and ends_at > clock_timestamp()`;
}

export async function createSilence(
  sql: Sql,
  actor: Actor,
  {
    matchers,
    startsAt,
    endsAt,
    comment,
  }: Pick<StoredSilence, 'matchers' | 'startsAt' | 'endsAt' | 'comment'>,
): Promise<StoredSilence> {
  return sql.begin(async (tx) => {
    const [row] = await tx<StoredSilence[]>`
      insert into silence (matchers, starts_at, ends_at, comment, created_by)
      values (${tx.json(matchers as never)}, ${startsAt}, ${endsAt}, ${comment}, ${tx.json(actor as never)})
      returning ${silenceColumns(tx)}`;
    if (!row) throw new Error('a silence could not be stored');
    await audit(tx, actor, 'silence.create', row.id, { reason: comment });
    return row;
  });
}

/** Ends a silence now; whatever fires and was kept quiet is told at the next look. @returns false without one to end. */
export async function expireSilence(sql: Sql, actor: Actor, id: string): Promise<boolean> {
  return sql.begin(async (tx) => {
    const { count } = await tx`
      update silence set ends_at = greatest(now(), starts_at + interval '1 millisecond')
      where id = ${id} and ends_at > now()`;
    if (count > 0) await audit(tx, actor, 'silence.expire', id);
    return count > 0;
  });
}

/** A silence that has ended: what fires is planned as if it had just begun to. */
export async function planAfterSilences(sql: Sql, since: string): Promise<void> {
  const [ended] = await sql`select from silence where ends_at > ${since} and ends_at <= now() limit 1`;
  if (!ended) return;
  await endHolds(sql);
  const firing = await sql<{ indicator: string; ids: string[] }[]>`
    select indicator_id as indicator, array_agg(id) as ids from incident
    where state in ('firing', 'recovering') group by indicator_id`;
  for (const { indicator, ids } of firing) await sql.begin((tx) => planDeliveries(tx, indicator, ids));
}
