/** What receivers were told of each group of alerts: read, held against what stands, and stored with what it has to tell. */
import {
  type ActiveAlert,
  type Group,
  type GroupPlan,
  type GroupRead,
  groupsOf,
  type HeldGroup,
  inOrder,
  isMoving,
  type Labels,
  type Message,
  planGroup,
  regrouped,
  storedTold,
  type Told,
  type ToldAlert,
} from '@marsad/indicators/pipeline';
import { Unreadable } from '@marsad/indicators/stored';
import { type Executor, json, type Sql, type Transaction } from '../connection/connect.js';
import { keep, readOr, report } from '../connection/stored.js';
import { alertsToTell } from './alert.js';
import { digestsAreDue, forgetDigest, planDigests, takeFromDigest, toldInDigests } from './digest.js';
import { send } from './message.js';
import { findReceiver, listReceivers, type StoredReceiver } from './receiver.js';
import { activeSilences } from './silence.js';
import { lockTelling } from './telling-lock.js';

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
  // Sent together: the server takes them one after the other, so that receivers and alerts are read under the lock.
  const [, receivers, alerts] = await Promise.all([
    lockTelling(tx, indicator),
    listReceivers(tx),
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
  const groups = await groupsConcerned(tx, receiver, indicator, alerts);
  await inTurn(groups, (group) => lookAt(tx, receiver, group));
}

/**
 * What these groups have to tell now, whatever a receiver would wait for: it counts as told, and is told by whoever asks.
 * Under the lock of all telling.
 */
export async function takeFromGroups(
  tx: Transaction,
  receiver: StoredReceiver,
  indicator: string,
  alerts: readonly ActiveAlert[],
): Promise<ToldAlert[]> {
  const { definition } = receiver;
  const atOnce = { ...receiver, definition: { ...definition, groupWait: 0, groupInterval: 0 } };
  const told: ToldAlert[] = [];
  await inTurn(await groupsConcerned(tx, receiver, indicator, alerts), async (group) => {
    const read = await readGroup(tx, atOnce, group);
    // What somebody's own figure set off, and waits, is told with it.
    const held = read.held && { ...read.held, dueAt: null };
    await store(tx, receiver, group, planGroup({ ...read, held }), async ({ alerts: some }) => {
      told.push(...some);
    });
  });
  return told;
}

async function groupsConcerned(
  tx: Transaction,
  receiver: StoredReceiver,
  indicator: string,
  alerts: readonly ActiveAlert[],
): Promise<Group[]> {
  const before = alerts.some((alert) => isMoving(receiver, alert))
    ? await groupsToldOf(tx, receiver, indicator, alerts)
    : [];
  return inOrder([...groupsOf(receiver, alerts), ...before]);
}

async function groupsToldOf(
  tx: Transaction,
  { id }: StoredReceiver,
  indicator: string,
  alerts: readonly ActiveAlert[],
): Promise<Group[]> {
  return tx`
    select key, labels from notification_group
    where receiver_id = ${id} and labels ->> 'indicator' = ${indicator} and exists (
      select from jsonb_object_keys(told -> 'firing') told where told in ${tx(alerts.map((alert) => alert.id))})`;
}

/** Under the lock of {@link lockTelling}. */
async function lookAt(tx: Transaction, receiver: StoredReceiver, group: Group): Promise<void> {
  await store(tx, receiver, group, planGroup(await readGroup(tx, receiver, group)));
}

/** All that a plan is made of, in one round trip. */
async function readGroup(
  tx: Transaction,
  receiver: StoredReceiver,
  { key, labels }: Group,
): Promise<GroupRead> {
  const indicator = labels.indicator ?? '';
  const [{ held, now }, silences, alerts, inDigests] = await Promise.all([
    heldGroup(tx, receiver.id, key),
    activeSilences(tx),
    alertsToTell(tx, indicator, { labels, told: { receiver: receiver.id, key } }),
    toldInDigests(tx, receiver.id, indicator),
  ]);
  return { receiver, key, held, now, silences, alerts, inDigests };
}

/** Where a group is on record, for whoever has to look for it. */
export const groupPlace = (receiver: string, key: string) => `notification_group ${receiver} ${key}`;

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

/** Stores what was decided, and sends what is to be told, in one round trip. */
async function store(
  tx: Transaction,
  { id: receiver }: StoredReceiver,
  group: Group,
  plan: GroupPlan,
  tell: (message: Message) => Promise<void> = (message) => send(tx, receiver, message),
): Promise<void> {
  switch (plan.kind) {
    case 'forget':
      await tx`delete from notification_group where receiver_id = ${receiver} and key = ${group.key}`;
      return;
    case 'wait':
    case 'quiet':
      await keepGroup(tx, receiver, group, plan);
      return;
    case 'tell': {
      const { reason, alerts, told } = plan;
      await Promise.all([
        tell({ reason, groupKey: group.key, groupLabels: group.labels, alerts }),
        takeFromDigest(tx, receiver, Object.keys(told.firing)),
        keepGroup(tx, receiver, group, plan),
      ]);
    }
  }
}

/** What a plan does not say stays as it is on record. */
async function keepGroup(
  tx: Transaction,
  receiver: string,
  { key, labels }: Group,
  plan: Exclude<GroupPlan, { kind: 'forget' }>,
): Promise<void> {
  const { told, toldAt } = plan.kind === 'wait' ? { told: null, toldAt: null } : plan;
  const instant = (ms: number | null) => (ms === null ? null : tx`to_timestamp(${ms / 1_000})`);
  await tx`
    insert into notification_group (receiver_id, key, labels, told, told_at, due_at, quiet_until)
    values (${receiver}, ${key}, ${json(tx, labels)}, ${told && keep(tx, storedTold, told)}, ${instant(toldAt)},
      ${instant(plan.due)}, ${plan.silentUntil})
    on conflict (receiver_id, key) do update set due_at = excluded.due_at, quiet_until = excluded.quiet_until
      ${told === null ? tx`` : tx`, told = excluded.told`}
      ${toldAt === null ? tx`` : tx`, told_at = excluded.told_at`}`;
}

/** Before the clock was set back: what waits for an interval from then on would wait for as long as the clock is behind. */
const toldInTheFuture = (sql: Executor) => sql`told_at > clock_timestamp() + interval '1 second'`;

/** Likewise: nothing that was never told waits longer than its receiver does. */
const waitsTooLong = (
  sql: Executor,
) => sql`(told is null and due_at > clock_timestamp() + interval '1 second' + (
  select (definition ->> 'groupWait')::float8 * interval '1 second' from receiver where id = receiver_id))`;

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
        or ${toldInTheFuture(sql)} or ${waitsTooLong(sql)}
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
  await tx`update notification_group set told_at = clock_timestamp()
    where receiver_id = ${id} and key = ${key} and ${toldInTheFuture(tx)}`;
  const receiver = await findReceiver(tx, id);
  if (receiver) await lookAt(tx, receiver, { key, labels });
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
  const held = await tx<{ labels: Labels; told: Told | null; toldAt: string | null }[]>`
    delete from notification_group where receiver_id = ${receiver.id} returning labels, told, told_at as "toldAt"`;
  const before = [];
  for (const { labels, told: given, toldAt } of held) {
    const told = readOr(storedTold, given, groupPlace(receiver.id, JSON.stringify(labels)));
    // What is not told yet, too: it may wait for the interval, or be kept quiet.
    const ids = told === null ? [] : Object.keys(told.firing);
    const alerts = await alertsToTell(tx, labels.indicator ?? '', { labels, told: ids });
    before.push({ told, toldAt, alerts });
  }
  for (const { key, labels, told, toldAt } of regrouped(receiver, before))
    await tx`
      insert into notification_group (receiver_id, key, labels, told, told_at, due_at)
      values (${receiver.id}, ${key}, ${json(tx, labels)}, ${told && keep(tx, storedTold, told)}, ${toldAt},
        clock_timestamp())`;
}
