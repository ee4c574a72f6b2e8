/** What receivers were told of each group of alerts, and the messages on their way. */
import { createHash, randomBytes } from 'node:crypto';
import type { Actor, Certainty, Condition, Per, Period, Quantity } from '@marsad/indicators';
import {
  backoffMs,
  carriedOver,
  dimensionLabel,
  dimensionOf,
  type FigureBehind,
  groupOf,
  isReservedLabel,
  isSameLabels,
  type Labels,
  labelsOf,
  matches,
  mostAttempts,
  type NotifyReason,
  reasonToNotify,
  ruleName,
  type Snapshot,
  storedSnapshot,
  storedTold,
  type Told,
  withoutMessage,
} from '@marsad/indicators/pipeline';
import { Unreadable } from '@marsad/indicators/stored';
import { audit } from '../audit/audit.js';
import { type Executor, isoInstant, json, type Sql, type Transaction } from '../connection/connect.js';
import { keep, read, readOr, report } from '../connection/stored.js';
import { placeOfRevision } from '../observation/place.js';
import { channels } from '../outbox/outbox.js';
import {
  digestKey,
  digestsAreDue,
  forgetDigest,
  labelsInDigest,
  planDigests,
  takeFromDigest,
  toldInDigests,
} from './digest.js';
import {
  findReceiver,
  listReceivers,
  type ReceiverDefinition,
  receiverColumns,
  receiverOf,
  type StoredReceiver,
} from './receiver.js';
import { activeSilences, type StoredSilence } from './silence.js';
import { storedMessage } from './stored.js';
import { lockTelling } from './telling-lock.js';

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
  readonly ruleName: { readonly en: string; readonly ar?: string };
  readonly description: { readonly en: string; readonly ar?: string };
  /** Null where no figure stands for its period any more. */
  readonly value: ToldValue | null;
  readonly previousValue: ToldValue | null;
  /** It was certain, and now is only possible. */
  readonly downgraded: boolean;
  /** Why it changed, as its history says: Fired, Resolved, Revised ... */
  readonly reason: string;
  /** What the alert explains itself with. */
  readonly snapshot: Snapshot;
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
}

export interface ActiveAlert extends ToldAlert {
  readonly channel: Certainty;
  /** It is told in a digest. */
  readonly quiet: boolean;
  /** The alert that it goes on as. */
  readonly successor: string | null;
  readonly series: string;
  readonly dimensions: Labels;
  readonly rule: string;
  readonly revision: string | null;
  readonly isAcknowledged: boolean;
  readonly acknowledgedUntil: string | null;
  readonly receivers: readonly string[] | null;
}

/** Which alerts of an indicator: these, or what fires in a group, with what was told as firing. */
type Which =
  | { readonly ids: readonly string[] }
  | {
      /** As far as they are dimensions. */
      readonly labels: Labels;
      /** Told these; or whatever a receiver was told of the group of this key. */
      readonly told?: readonly string[] | { readonly receiver: string; readonly key: string };
    };

export async function alertsToTell(tx: Transaction, indicator: string, only: Which): Promise<ActiveAlert[]> {
  const dimensions = 'labels' in only ? Object.entries(only.labels) : [];
  const narrow = dimensions
    .filter(([name]) => !isReservedLabel(name))
    .reduce(
      (before, [name, value]) =>
        tx`${before} and coalesce(i.dimensions ->> ${dimensionOf(name)}, ${value}) = ${value}`,
      'ids' in only ? tx`and i.id in ${tx(only.ids as string[])}` : tx``,
    );
  const told = ('told' in only ? only.told : undefined) ?? [];
  const isNothingTold = 'length' in told && told.length === 0;
  const active =
    'ids' in only
      ? tx``
      : tx`and (i.state in ('firing', 'recovering') ${isNothingTold ? tx`` : tx`or i.id in (${goingOn(tx, told)})`})`;
  const rows = await tx<
    (Omit<ActiveAlert, 'labels' | 'fingerprint' | 'status' | 'ruleName'> & {
      state: string;
      severity: string;
      condition: Condition;
      givenName: ToldAlert['ruleName'] | null;
      ruleLabels: Labels;
    })[]
  >`
    select i.id, i.state, i.severity, i.channel, i.series_key as series, i.rule_id as rule, i.indicator_id as indicator,
      i.dimensions, i.late, ${isoInstant(tx, tx`i.starts_at::timestamptz`)} as "startsAt",
      case when i.state in ('firing', 'recovering') then null else ${isoInstant(tx, tx`i.updated_at`)} end as "endsAt",
      i.snapshot, coalesce(i.revision_id::text, i.snapshot -> 'quantity' ->> 'text') as revision, i.quiet, i.downgraded,
      i.succeeded_by as successor, ind.definition ->> 'unit' as unit, ind.definition -> 'name' as name,
      ru.definition -> 'description' as description, coalesce(ru.definition -> 'labels', '{}') as "ruleLabels",
      ru.definition -> 'receivers' as receivers, ru.definition -> 'condition' as condition,
      ru.definition -> 'name' as "givenName",
      i.acknowledged is not null and (i.acknowledged_until is null or i.acknowledged_until > now()) as "isAcknowledged",
      i.acknowledged_until as "acknowledgedUntil",
      ${toldValue(tx, 'snapshot', 's', 'r')} as value, ${toldValue(tx, 'previous', 'ps', 'pr')} as "previousValue",
      (select t.reason from incident_transition t where t.incident_id = i.id order by t.id desc limit 1) as reason
    from incident i join indicator ind on ind.id = i.indicator_id join alert_rule ru on ru.id = i.rule_id
    left join revision r on r.id = i.revision_id
    left join ${placeOfRevision(tx)} o on true left join source s on s.id = o.source_id
    left join revision pr on pr.id = (i.previous ->> 'revisionId')::uuid
    left join ${placeOfRevision(tx, 'pr')} po on true left join source ps on ps.id = po.source_id
    where i.indicator_id = ${indicator} ${active} ${narrow}
    order by i.starts_at, i.id`;
  return rows.map(({ state, severity, condition, givenName, ruleLabels, ...row }) => {
    const called = ruleName({ condition, name: givenName ?? undefined }, row.name);
    return {
      ...row,
      snapshot: read(storedSnapshot, row.snapshot, `incident ${row.id}`),
      ruleName: called,
      labels: labelsOf({
        rule: row.rule,
        ruleName: called.en,
        ruleLabels,
        indicator: row.indicator,
        dimensions: row.dimensions,
        severity,
        certainty: row.channel,
      }),
      fingerprint: fingerprintOf(row),
      status: state === 'firing' || state === 'recovering' ? ('firing' as const) : ('resolved' as const),
    };
  });
}

/** Alerts that were told, and those they go on as. */
const goingOn = (
  tx: Transaction,
  told: readonly string[] | { readonly receiver: string; readonly key: string },
) => tx`
  with recursive held as (
    select id, succeeded_by from incident where id in ${
      'key' in told
        ? tx`(select jsonb_object_keys(told -> 'firing')::uuid from notification_group
            where receiver_id = ${told.receiver} and key = ${told.key})`
        : tx(told as string[])
    }
    union select n.id, n.succeeded_by from held join incident n on n.id = held.succeeded_by)
  select id from held`;

/** The figure of a snapshot with its source, as the tables of these names hold it. */
const toldValue = (sql: Executor, snapshot: string, source: string, revision: string) => {
  const kept = sql`i.${sql(snapshot)}`;
  return sql`case when ${kept} is not null and ${kept} -> 'absent' is distinct from 'true'::jsonb then jsonb_build_object(
    'quantity', ${kept} -> 'quantity', 'per', ${kept} -> 'per', 'period', ${kept} -> 'period',
    'source', case when ${sql(source)}.id is not null then jsonb_build_object('title', ${sql(source)}.title,
      'publisher', ${sql(source)}.publisher, 'date', ${sql(revision)}.source_date) end) end`;
};

/**
 * 16 hexadecimal digits of what identifies an alert, never of its value, its source, what it is called or the period it
 * began in: of one rule on one series at most one alert fires at a time.
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
  // Sent together: the server takes them one after the other, so that the alerts are read under the lock.
  const [receivers, , alerts] = await Promise.all([
    listReceivers(tx),
    lockTelling(tx, indicator),
    alertsToTell(tx, indicator, { ids: changed }),
  ]);
  if (receivers.length === 0) return;
  await Promise.all([
    planDigests(tx, receivers, alerts),
    inTurn(receivers, (receiver) => planFor(tx, receiver, indicator, alerts)),
  ]);
}

async function inTurn<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (const item of items) await work(item);
}

/** Plans the groups these alerts are in, and those in which they were told before. */
async function planFor(
  tx: Transaction,
  receiver: StoredReceiver,
  indicator: string,
  alerts: readonly ActiveAlert[],
): Promise<void> {
  const groups = new Map<string, Labels>();
  for (const { labels, quiet } of alerts) {
    const { key, labels: own } = groupOf(labels, groupedBy(receiver));
    if (!quiet) groups.set(key, own);
  }
  if (alerts.some((alert) => isMoving(receiver, alert)))
    for (const { key, labels } of await groupsToldOf(tx, receiver, indicator, alerts))
      groups.set(key, labels);
  for (const [key, labels] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1)))
    await planGroup(tx, receiver, { key, labels });
}

/** Whether what an alert is grouped by can change while it fires: how sure it is, what its rule is called or says. */
function isMoving({ definition }: StoredReceiver, { dimensions }: ActiveAlert): boolean {
  const fixed = ['indicator', 'rule', ...Object.keys(dimensions).map(dimensionLabel)];
  return definition.groupBy.some((name) => !fixed.includes(name));
}

async function groupsToldOf(
  tx: Transaction,
  { id }: StoredReceiver,
  indicator: string,
  alerts: readonly ActiveAlert[],
): Promise<{ key: string; labels: Labels }[]> {
  return tx`
    select key, labels from notification_group
    where receiver_id = ${id} and labels ->> 'indicator' = ${indicator} and exists (
      select from jsonb_object_keys(told -> 'firing') told where told in ${tx(alerts.map((alert) => alert.id))})`;
}

/** Groups are of one indicator, so that a figure costs what hangs on it and no more. */
function groupedBy({ definition }: StoredReceiver): string[] {
  return [...new Set(['indicator', ...definition.groupBy])];
}

/** The alerts of a group, as far as a receiver has to do with them. */
interface Members {
  /** What it was told, under the names that its alerts go by now. */
  readonly told: Told | null;
  /** Every set of labels that it was told of these. */
  readonly carried: readonly ToldLabels[];
  /** What it is to know: what fires, and what it was told of that has ended. */
  readonly open: readonly ActiveAlert[];
  /** Kept from it by a silence. */
  readonly silent: readonly ActiveAlert[];
  /** Told as firing, and no concern of this group any more: it was told to others, or is called otherwise. */
  readonly gone: readonly ActiveAlert[];
  /** When the first of the silences ends. */
  readonly silentUntil: string | null;
}

/** Why alerts are told, beside what they are: what is read of a group at one time, under the lock of its indicator. */
interface Read {
  readonly held: HeldGroup | null;
  /** The database's own time, in ms. */
  readonly now: number;
  readonly silences: readonly StoredSilence[];
  readonly found: readonly ActiveAlert[];
  readonly inDigests: readonly ToldLabels[];
}

async function readGroup(
  tx: Transaction,
  { id: receiver }: StoredReceiver,
  { key, labels }: { readonly key: string; readonly labels: Labels },
): Promise<Read> {
  const indicator = labels.indicator ?? '';
  const [{ held, now }, silences, found, inDigests] = await Promise.all([
    heldGroup(tx, receiver, key),
    activeSilences(tx),
    alertsToTell(tx, indicator, { labels, told: { receiver, key } }),
    toldInDigests(tx, receiver, indicator),
  ]);
  return { held, now, silences, found, inDigests };
}

function membersOf(receiver: StoredReceiver, key: string, { held, silences, found }: Read): Members {
  const told = held?.told ?? null;
  const before = Object.keys(told?.firing ?? {});
  const successors = successorsIn(found);
  const known = told && carriedOver(told, successors);
  // What goes on as another is told as that.
  const alerts = found.filter((alert) => !hasSuccessor(alert));
  const own = alerts.filter(
    (alert) =>
      !alert.quiet && groupOf(alert.labels, groupedBy(receiver)).key === key && hears(receiver, alert),
  );
  const gone = alerts.filter((alert) => known?.firing[alert.id] !== undefined && !own.includes(alert));
  const ends = new Map([
    ...own.map((alert) => [alert, endsOfSilence(silences, [alert.labels])] as const),
    // Its end is as silent as what was told of it.
    ...gone.map(
      (alert) => [alert, endsOfSilence(silences, [alert.labels, labelsTold(known, alert)])] as const,
    ),
  ]);
  const isSilent = (alert: ActiveAlert) => (ends.get(alert) ?? []).length > 0;
  return {
    told: known,
    carried: before.map((id) => ({ id: successors.get(id) ?? id, labels: told?.labels?.[id] ?? null })),
    open: own.filter((alert) => !isSilent(alert)),
    silent: [...own, ...gone].filter(isSilent),
    gone: gone.filter((alert) => !isSilent(alert)),
    silentUntil: firstOf([...ends.values()].flat()),
  };
}

/** When the silences over any of these labels end. */
export function endsOfSilence(silences: readonly StoredSilence[], carried: readonly Labels[]): string[] {
  return silences
    .filter(({ matchers }) => carried.some((labels) => matches(labels, matchers)))
    .map(({ endsAt }) => endsAt);
}

export function firstOf(instants: readonly string[]): string | null {
  return instants.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null;
}

/** Whether a receiver is told of an alert at all. */
export function hears({ id, definition }: StoredReceiver, { labels, receivers }: ActiveAlert): boolean {
  return matches(labels, definition.matchers) && (receivers === null || receivers.includes(id));
}

function hasSuccessor({ successor, status }: ActiveAlert): boolean {
  return successor !== null && status === 'resolved';
}

/** Under which name each goes on that does not by its own. */
function successorsIn(alerts: readonly ActiveAlert[]): ReadonlyMap<string, string> {
  const next = new Map(
    alerts.flatMap((alert) => (hasSuccessor(alert) ? [[alert.id, alert.successor as string] as const] : [])),
  );
  const last = (id: string, from: readonly string[]): string => {
    const on = next.get(id);
    return on === undefined || from.includes(on) ? id : last(on, [...from, id]);
  };
  return new Map([...next.keys()].map((id) => [id, last(id, [])]));
}

/** Labels that were told of an alert, under the name that it goes by now; null where they were not kept. */
export interface ToldLabels {
  readonly id: string;
  readonly labels: Labels | null;
}

interface HeldGroup {
  readonly told: Told | null;
  readonly toldAt: number | null;
  readonly dueAt: number | null;
}

const groupPlace = (receiver: string, key: string) => `notification_group ${receiver} ${key}`;

/** What a receiver was told of a group, with the database's own time, in ms. */
async function heldGroup(
  tx: Transaction,
  receiver: string,
  key: string,
): Promise<{ readonly held: HeldGroup | null; readonly now: number }> {
  const ms = (instant: ReturnType<Transaction>) => tx`(extract(epoch from ${instant}) * 1000)::float8`;
  const [row] = await tx<(HeldGroup & { isHeld: boolean; now: number })[]>`
    select ${ms(tx`clock_timestamp()`)} as now, g.key is not null as "isHeld", g.told,
      ${ms(tx`g.told_at`)} as "toldAt", ${ms(tx`g.due_at`)} as "dueAt"
    from (select) one left join notification_group g on g.receiver_id = ${receiver} and g.key = ${key}`;
  if (!row) throw new Error('a query of one row gave none');
  const { isHeld, now, ...held } = row;
  const told = readOr(storedTold, held.told, groupPlace(receiver, key));
  return { held: isHeld ? { ...held, told } : null, now };
}

/** Under the lock of {@link lockTelling}. */
async function planGroup(
  tx: Transaction,
  receiver: StoredReceiver,
  { key, labels }: { key: string; labels: Labels },
): Promise<void> {
  const read = await readGroup(tx, receiver, { key, labels });
  const { held, now } = read;
  const members = membersOf(receiver, key, read);
  const { told } = members;
  const inDigests = read.inDigests.filter(({ id }) => members.open.some((alert) => alert.id === id));
  const standing = standingOf(receiver, members, [...members.carried, ...inDigests]);
  const { audible, known } = standing;
  const { definition } = receiver;
  const seen = isSeen(receiver, audible);
  // What was seen is not repeated, nor what is silent.
  const repeat = seen || audible.length === 0 ? null : definition.repeatInterval;
  const toldAt = held?.toldAt ?? null;
  const reason =
    reasonToNotify(told, known, {
      now,
      toldAt,
      repeatIntervalMs: repeat === null ? null : repeat * 1_000,
      sendResolved: definition.sendResolved,
    }) ?? (standing.relabelled.length > 0 ? 'repeat' : null);
  const next = (at: number | null) =>
    seen ? endOfAcknowledgement(audible) : repeat === null || at === null ? null : at + repeat * 1_000;
  const group = { receiver: receiver.id, key, labels, silentUntil: members.silentUntil };
  if (reason === null) {
    await keepQuiet(tx, group, told === null ? null : withoutMessage(told, keptOf(standing)), next(toldAt));
    return;
  }
  const dueAt = waitOf(definition, held, now);
  if (dueAt > now) {
    // Looked at again after its wait; what comes meanwhile joins it.
    await store(tx, group, { due: Math.min(held?.dueAt ?? dueAt, dueAt) });
    return;
  }
  const alerts = standing.toTell.map(plain);
  await Promise.all([
    ...(reason !== 'all-resolved' || definition.sendResolved
      ? [send(tx, receiver.id, { reason, groupKey: key, groupLabels: labels, alerts })]
      : []),
    takeFromDigest(tx, receiver.id, Object.keys(known.firing)),
    store(tx, group, { told: keptOf(standing), toldAt: now, due: next(now) }),
  ]);
}

/** What a receiver is to know of a group now, beside what it knows. */
interface Standing {
  /** What fires and may be said. */
  readonly audible: readonly ActiveAlert[];
  /** As it is held against what was told; what is silent stands as it was told. */
  readonly known: Told;
  readonly labels: Readonly<Record<string, Labels>>;
  /** What a message would tell. */
  readonly toTell: readonly ActiveAlert[];
  /** Ends of what is called otherwise now: to an Alertmanager that is another alert. */
  readonly relabelled: readonly ActiveAlert[];
}

function standingOf(
  { kind }: StoredReceiver,
  { told, open, silent: quiet, gone }: Members,
  carried: readonly ToldLabels[],
): Standing {
  const isHandedOver = kind === 'alertmanager';
  const before = ({ id }: ActiveAlert) => told?.firing[id];
  const wasTold = (alert: ActiveAlert) => before(alert) !== undefined;
  const asTold = (alert: ActiveAlert) => ({ ...alert, labels: labelsTold(told, alert) });
  const firing = open.filter(({ status }) => status === 'firing');
  const silent = quiet.filter(wasTold).map(asTold);
  // An Alertmanager ends what it does not hear of: what it was told stands, as it was told.
  const kept = isHandedOver ? silent.filter(({ status }) => status === 'firing') : [];
  const resolved = [...open.filter(({ status }) => status === 'resolved'), ...gone.map(asEnded)].map(asTold);
  const relabelled = isHandedOver ? underOtherLabels(firing, carried) : [];
  const standing = [...firing, ...silent];
  return {
    audible: [...firing, ...kept],
    known: {
      firing: Object.fromEntries([
        ...firing.map((alert) => [alert.id, figureBehind(alert)] as const),
        ...silent.map((alert) => [alert.id, before(alert) ?? figureBehind(alert)] as const),
      ]),
      resolved: resolved.map(({ id }) => id),
    },
    labels: Object.fromEntries(standing.map(({ id, labels }) => [id, labels])),
    // Two that are the same to a receiver may follow each other: what fires is the last word.
    toTell: [...resolved, ...relabelled, ...firing, ...kept],
    relabelled,
  };
}

/** What fires under other labels than it was told with, as it has to be ended under those. */
function underOtherLabels(firing: readonly ActiveAlert[], carried: readonly ToldLabels[]): ActiveAlert[] {
  return carried.flatMap(({ id, labels: told }) => {
    const alert = firing.find((one) => one.id === id);
    if (alert === undefined) return [];
    const labels = told ?? calledByRule(alert);
    return firing.some((one) => isSameLabels(one.labels, labels)) ? [] : [{ ...asEnded(alert), labels }];
  });
}

export function figureBehind({
  snapshot,
  revision,
  value,
  channel,
  downgraded,
  labels: { severity = '' },
}: ActiveAlert): FigureBehind {
  const period = snapshot.period.start;
  const said = value === null ? {} : { says: saidBy(value) };
  return { period, revision, severity, ...said, channel, downgraded };
}

function saidBy({ quantity, per, source }: ToldValue): string {
  const { qualifier, lower, upper, lowerInclusive, upperInclusive } = quantity;
  const place = source && [source.title, source.publisher];
  return JSON.stringify([qualifier, lower, upper, lowerInclusive, upperInclusive, per, place]);
}

/** The labels an alert was told with. */
function labelsTold(told: Told | null, alert: ActiveAlert): Labels {
  if (told?.firing[alert.id] === undefined) return alert.labels;
  return told.labels?.[alert.id] ?? calledByRule(alert);
}

/** Before labels were kept, a rule was called by its id. */
function calledByRule({ labels, rule }: ActiveAlert): Labels {
  return { ...labels, alertname: rule };
}

/** What has ended is told once, and then no part of the group any more. */
function keptOf({ known, labels }: Standing): Told {
  return { firing: known.firing, resolved: [], labels };
}

/** What fires on, but is told elsewhere or otherwise now. */
export function asEnded(alert: ActiveAlert): ActiveAlert {
  return { ...alert, status: 'resolved', endsAt: alert.endsAt ?? new Date().toISOString() };
}

/** From when on a group may be told, in ms: after its wait, or an interval after it was last told. */
function waitOf(
  { groupWait, groupInterval }: ReceiverDefinition,
  held: HeldGroup | null,
  now: number,
): number {
  if (held !== null && held.toldAt !== null) return held.toldAt + groupInterval * 1_000;
  return held?.dueAt ?? now + groupWait * 1_000;
}

export function plain({
  channel: _,
  series: __,
  rule: ___,
  revision: ____,
  receivers: _____,
  isAcknowledged: ______,
  acknowledgedUntil: _______,
  dimensions: ________,
  quiet: _________,
  successor: __________,
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

interface Group {
  readonly receiver: string;
  readonly key: string;
  readonly labels: Labels;
  readonly silentUntil: string | null;
}

/**
 * What changed is nothing to tell, but it is what the next change is held against. Of what was never told, only that a
 * silence keeps it is worth a note: it is looked at again when that ends, whichever process runs then.
 */
async function keepQuiet(
  tx: Transaction,
  group: Group,
  told: Told | null,
  due: number | null,
): Promise<void> {
  if (told !== null || group.silentUntil !== null)
    await store(tx, group, { due, ...(told === null ? {} : { told }) });
  else await tx`delete from notification_group where receiver_id = ${group.receiver} and key = ${group.key}`;
}

async function store(
  tx: Transaction,
  { receiver, key, labels, silentUntil }: Group,
  { told, toldAt, due }: { readonly told?: Told; readonly toldAt?: number; readonly due: number | null },
): Promise<void> {
  const instant = (ms: number | null) => (ms === null ? null : tx`to_timestamp(${ms / 1_000})`);
  await tx`
    insert into notification_group (receiver_id, key, labels, told, told_at, due_at, quiet_until)
    values (${receiver}, ${key}, ${json(tx, labels)}, ${told === undefined ? null : keep(tx, storedTold, told)},
      ${instant(toldAt ?? null)}, ${instant(due)}, ${silentUntil})
    on conflict (receiver_id, key) do update set due_at = excluded.due_at, quiet_until = excluded.quiet_until
      ${told === undefined ? tx`` : tx`, told = excluded.told`}
      ${toldAt === undefined ? tx`` : tx`, told_at = excluded.told_at`}`;
}

export async function send(tx: Transaction, receiver: string, message: Message): Promise<void> {
  await Promise.all([
    tx`insert into delivery (receiver_id, group_key, reason, message)
      values (${receiver}, ${message.groupKey}, ${message.reason}, ${keep(tx, storedMessage, message)})`,
    tx`select pg_notify(${channels.outbox}, 'deliver')`,
  ]);
}

/**
 * Looks again at the groups whose wait, interval or repeat is over, and at those kept quiet until an end that no silence
 * has any more: it is over, or somebody ended it before. @returns how many there were.
 */
export async function planDueGroups(sql: Sql): Promise<number> {
  return planGroups(
    sql,
    await sql<DueGroup[]>`select receiver_id as receiver, key, labels from notification_group
      where due_at <= now() or (quiet_until is not null and not exists (
        select from silence where ends_at = quiet_until and ends_at > now()))
      order by receiver_id, key`,
  );
}

interface DueGroup {
  readonly receiver: string;
  readonly key: string;
  readonly labels: Labels;
}

async function planGroups(sql: Sql, groups: readonly DueGroup[]): Promise<number> {
  for (const group of groups) {
    try {
      await sql.begin((tx) => planDueGroup(tx, group));
    } catch (error) {
      // The others are told all the same.
      if (!(error instanceof Unreadable)) throw error;
      report(error);
    }
  }
  return groups.length;
}

async function planDueGroup(tx: Transaction, { receiver: id, key, labels }: DueGroup): Promise<void> {
  await lockTelling(tx, labels.indicator ?? '');
  const receiver = await findReceiver(tx, id);
  if (receiver) await planGroup(tx, receiver, { key, labels });
  else
    await tx`update notification_group set due_at = null, quiet_until = null
      where receiver_id = ${id} and key = ${key}`;
}

/**
 * What was told of an indicator is looked at again in a moment: its rules say something else now, or somebody has seen
 * its alerts. What still waits to be told goes on waiting.
 */
export async function groupsAreDue(tx: Transaction, indicator: string): Promise<void> {
  await lockTelling(tx, indicator);
  await tx`update notification_group set due_at = clock_timestamp() + interval '1 second'
    where labels ->> 'indicator' = ${indicator} and told is not null`;
  await digestsAreDue(tx, { indicator });
}

/** Everything that fires, for a receiver that has to know it all: an Alertmanager shows what it was handed over. */
export async function handOver(tx: Transaction, receiver: StoredReceiver): Promise<void> {
  const firing = await tx<{ indicator: string; ids: string[] }[]>`
    select indicator_id as indicator, array_agg(id) as ids from incident
    where state in ('firing', 'recovering') group by indicator_id order by indicator_id`;
  for (const { indicator, ids } of firing) {
    const alerts = await alertsToTell(tx, indicator, { ids });
    await planDigests(tx, [receiver], alerts);
    await planFor(tx, receiver, indicator, alerts);
  }
}

/** A receiver is another one now: it knows nothing of what was told before. */
export async function forgetTold(tx: Transaction, receiver: string): Promise<void> {
  await tx`delete from notification_group where receiver_id = ${receiver}`;
  await forgetDigest(tx, receiver);
}

/** Makes the groups of a receiver anew, and has them looked at: what it was told it knows, however it is grouped. */
export async function regroup(tx: Transaction, receiver: StoredReceiver): Promise<void> {
  await digestsAreDue(tx, { receiver: receiver.id });
  const held = await tx<Regrouped[]>`
    delete from notification_group where receiver_id = ${receiver.id} returning labels, told, told_at as "toldAt"`;
  const groups = new Map<string, Regrouped>();
  for (const { labels, told: given, toldAt } of held) {
    const told = readOr(storedTold, given, groupPlace(receiver.id, JSON.stringify(labels)));
    const ids = told === null ? null : Object.keys(told.firing);
    if (ids?.length === 0) continue;
    const alerts = await alertsToTell(tx, labels.indicator ?? '', ids === null ? { labels } : { ids });
    for (const alert of alerts) {
      const { key, labels: own } = groupOf(alert.labels, groupedBy(receiver));
      const part = { labels: own, told: told && partOf(told, alert), toldAt };
      groups.set(key, joined(groups.get(key), part));
    }
  }
  for (const [key, { labels, told, toldAt }] of groups)
    await tx`
      insert into notification_group (receiver_id, key, labels, told, told_at, due_at)
      values (${receiver.id}, ${key}, ${json(tx, labels)}, ${told && keep(tx, storedTold, told)}, ${toldAt},
        clock_timestamp())`;
}

interface Regrouped {
  readonly labels: Labels;
  readonly told: Told | null;
  readonly toldAt: string | null;
}

/** What was told of one alert. */
function partOf({ firing, labels = {} }: Told, { id }: ActiveAlert): Told {
  const only = <T>(held: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(held).filter(([name]) => name === id));
  return { firing: only(firing), resolved: [], labels: only(labels) };
}

function joined(one: Regrouped | undefined, other: Regrouped): Regrouped {
  if (one === undefined || one.told === null) return other;
  if (other.told === null) return one;
  return {
    labels: one.labels,
    told: {
      firing: { ...one.told.firing, ...other.told.firing },
      resolved: [],
      labels: { ...one.told.labels, ...other.told.labels },
    },
    toldAt: one.toldAt,
  };
}

/** A message that only says that it arrives. */
export async function sendTest(sql: Sql, actor: Actor, receiver: StoredReceiver): Promise<string> {
  return sql.begin(async (tx) => {
    const message: Message = { reason: 'test', groupKey: '{}', groupLabels: {}, alerts: [] };
    const [row] = await tx<{ id: string }[]>`
      insert into delivery (receiver_id, group_key, reason, message)
      values (${receiver.id}, ${`test ${randomBytes(8).toString('hex')}`}, 'test', ${keep(tx, storedMessage, message)})
      returning id`;
    await audit(tx, actor, 'receiver.test', { kind: 'receiver', id: receiver.id }, { name: receiver.name });
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
  /** Labels of what fires by now, told or on its way; null where nobody asks or its group is no more. */
  readonly firing: readonly Labels[] | null;
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
    const [row] = await tx<Omit<ClaimedDelivery, 'receiver' | 'firing'>[]>`
      update delivery set leased_until = clock_timestamp() + ${leaseSeconds} * interval '1 second',
        attempts = attempts + 1, first_at = coalesce(first_at, clock_timestamp())
      where id = (
        select d.id from delivery d
        where d.receiver_id = ${receiver} and d.status = 'waiting' and d.next_at <= clock_timestamp()
          and not exists (select from delivery earlier where earlier.receiver_id = d.receiver_id
            and earlier.group_key = d.group_key and earlier.status = 'waiting' and earlier.id < d.id)
        order by d.id limit 1)
      returning id, message, attempts`;
    if (!row) return null;
    const message = await messageOf(tx, row);
    if (message === null) return null;
    const firing = held.kind === 'alertmanager' ? await firingIn(tx, receiver, message) : null;
    return { ...row, message, receiver: receiverOf(held), firing };
  });
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
  { groupKey, alerts }: Message,
): Promise<Labels[] | null> {
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
    await audit(tx, actor, 'delivery.resend', { kind: 'delivery', id }, { receiver: row.receiver });
    await tx`select pg_notify(${channels.outbox}, 'deliver')`;
    return true;
  });
}

const keptDays = 90;

/** Forgets messages that arrived long ago; what was given up stays for a person to see. */
export async function trimDeliveries(sql: Sql): Promise<void> {
  await sql`delete from delivery where status = 'sent' and sent_at < now() - ${keptDays} * interval '1 day'`;
}
