/**
 * Alerts about the past: their figures were recorded long after their periods, so that nobody is called for one of them.
 * What is to be told of all of them goes to each receiver in one message, once nothing more has come for a moment.
 */
import {
  type ActiveAlert,
  type DigestEntry,
  digestNews,
  type EntryPlan,
  type Labels,
  planDigest,
  storedFigureBehind,
  storedTexts,
  type ToldAlert,
  type ToldLabels,
} from '@marsad/indicators/pipeline';
import { json, type Sql, type Transaction } from '../connection/connect.js';
import { keep, readOr } from '../connection/stored.js';
import { alertsToTell } from './alert.js';
import { send } from './message.js';
import { findReceiver, type StoredReceiver } from './receiver.js';
import { activeSilences } from './silence.js';
import { lockAllTelling } from './telling-lock.js';

/** A digest goes when nothing has come for so long (or for the receiver's group wait, if that is longer) ... */
const settleSeconds = 2;
/** ... and at the latest so long after the first that waits. */
const longestWaitSeconds = 60;
/** More than these make another digest. */
const mostAlerts = 500;
/** Of all digests. */
export const digestKey = '{"digest":""}';

/**
 * Notes what receivers may have to be told of quiet alerts that changed, in the transaction that changed them. Everything
 * is sent before the first answer is waited for: whatever the caller asks next is asked after it.
 */
export async function planDigests(
  tx: Transaction,
  receivers: readonly StoredReceiver[],
  alerts: readonly ActiveAlert[],
): Promise<void> {
  const { carried, entries } = digestNews(receivers, alerts);
  await Promise.all([
    ...carried.flatMap(({ from, to }) => carryOver(tx, from, to)),
    ...entries.map(
      ({ receiver, alert }) =>
        tx`insert into digest_entry (receiver_id, incident_id) values (${receiver}, ${alert}) on conflict do nothing`,
    ),
    ...(alerts.length > 0 ? [lookAt(tx, tx`incident_id in ${tx(alerts.map(({ id }) => id))}`)] : []),
  ]);
}

const lookAt = (tx: Transaction, which: ReturnType<Transaction>) =>
  tx`update digest_entry set waiting_since = coalesce(waiting_since, clock_timestamp()),
    changed_at = clock_timestamp(), quiet_until = null where ${which}`;

/** What was told of one holds for the other. */
const carryOver = (tx: Transaction, from: string, to: string) => [
  tx`update digest_entry e set incident_id = ${to} where incident_id = ${from}
    and not exists (select from digest_entry o where o.incident_id = ${to} and o.receiver_id = e.receiver_id)`,
  tx`delete from digest_entry where incident_id = ${from}`,
];

/** What was told is looked at again: the rules of the indicator, or the receiver, say something else now. */
export async function digestsAreDue(
  tx: Transaction,
  of: { readonly indicator: string } | { readonly receiver: string },
): Promise<void> {
  const which =
    'receiver' in of
      ? tx`receiver_id = ${of.receiver}`
      : tx`incident_id in (select id from incident where indicator_id = ${of.indicator})`;
  await lookAt(tx, tx`told is not null and ${which}`);
}

/** A receiver is another one now. */
export async function forgetDigest(tx: Transaction, receiver: string): Promise<void> {
  await tx`delete from digest_entry where receiver_id = ${receiver}`;
}

/** The labels that digests told of alerts of an indicator that fire. */
export async function toldInDigests(
  tx: Transaction,
  receiver: string,
  indicator: string,
): Promise<ToldLabels[]> {
  return tx<ToldLabels[]>`
    select e.incident_id as id, e.labels from digest_entry e join incident i on i.id = e.incident_id
    where e.receiver_id = ${receiver} and e.told is not null and i.indicator_id = ${indicator}
      and i.state in ('firing', 'recovering')`;
}

/** A group tells these from now on. */
export async function takeFromDigest(
  tx: Transaction,
  receiver: string,
  alerts: readonly string[],
): Promise<void> {
  if (alerts.length > 0)
    await tx`delete from digest_entry where receiver_id = ${receiver} and incident_id in ${tx(alerts as string[])}`;
}

/** Labels of what fires, as digests told it. */
export async function labelsInDigest(
  tx: Transaction,
  receiver: string,
  indicators: readonly string[],
): Promise<Labels[]> {
  const rows = await tx<{ labels: Labels }[]>`
    select e.labels from digest_entry e join incident i on i.id = e.incident_id
    where e.receiver_id = ${receiver} and e.told is not null and i.indicator_id in ${tx(indicators as string[])}`;
  return rows.map(({ labels }) => labels);
}

/** Sends the digests whose time has come. @returns how many there were. */
export async function planDueDigests(sql: Sql): Promise<number> {
  await repeatToAlertmanagers(sql);
  const due = await sql<{ receiver: string }[]>`
    select e.receiver_id as receiver from digest_entry e join receiver r on r.id = e.receiver_id
    where e.waiting_since is not null and ${isAudible(sql)}
    group by e.receiver_id, r.definition
    having max(e.changed_at) <= clock_timestamp()
        - greatest(${settleSeconds}, (r.definition ->> 'groupWait')::float8) * interval '1 second'
      or min(e.waiting_since) <= clock_timestamp()
        - greatest(${longestWaitSeconds}, (r.definition ->> 'groupWait')::float8) * interval '1 second'
      -- Noted before the clock was set back.
      or min(e.waiting_since) > clock_timestamp() + interval '1 second'`;
  for (const { receiver } of due) await sql.begin((tx) => sendDigest(tx, receiver));
  return due.length;
}

/** Not kept quiet until an end that a silence still has: it may be over, or somebody ended it before. */
const isAudible = (sql: Sql | Transaction) => sql`(e.quiet_until is null or not exists (
  select from silence where ends_at = e.quiet_until and ends_at > clock_timestamp()))`;

/** An Alertmanager takes silence for the end: what fires is told again, as it would be one by one. */
async function repeatToAlertmanagers(sql: Sql): Promise<void> {
  const due = sql`receiver_id in (select r.id from receiver r where r.kind = 'alertmanager'
      and told_at <= clock_timestamp() - (r.definition ->> 'repeatInterval')::float8 * interval '1 second')
    and told is not null and (waiting_since is null or quiet_until is not null)`;
  const [one] = await sql`select from digest_entry where ${due} limit 1`;
  if (!one) return;
  await sql.begin(async (tx) => {
    await lockAllTelling(tx);
    await tx`update digest_entry set waiting_since = clock_timestamp(), quiet_until = null where ${due}`;
  });
}

type WaitingEntry = DigestEntry & { readonly indicator: string; readonly now: number };

/** A row as it is stored. */
function entryOf(row: WaitingEntry, receiver: string): WaitingEntry {
  const place = `digest_entry ${receiver} ${row.id}`;
  return {
    ...row,
    told: readOr(storedFigureBehind, row.told, place),
    labels: readOr(storedTexts, row.labels, place),
  };
}

async function sendDigest(tx: Transaction, id: string): Promise<void> {
  await lockAllTelling(tx);
  const receiver = await findReceiver(tx, id);
  if (receiver === null) {
    await forgetDigest(tx, id);
    return;
  }
  await sendInDigests(tx, id, (await takeDigest(tx, receiver, mostAlerts)).alerts);
}

/** One digest, or as many as keep each within its bound. */
export async function sendInDigests(
  tx: Transaction,
  receiver: string,
  alerts: readonly ToldAlert[],
): Promise<void> {
  for (let from = 0; from < alerts.length; from += mostAlerts)
    await send(tx, receiver, {
      reason: 'digest',
      groupKey: digestKey,
      groupLabels: {},
      alerts: alerts.slice(from, from + mostAlerts),
    });
}

/**
 * What is to be told of what waits, which counts as told from here on. Under the lock of all telling.
 * @returns it, and how many were looked at.
 */
export async function takeDigest(
  tx: Transaction,
  receiver: StoredReceiver,
  most: number,
): Promise<{ readonly alerts: readonly ToldAlert[]; readonly looked: number }> {
  const { id } = receiver;
  const rows = await tx<WaitingEntry[]>`
    select e.incident_id as id, i.indicator_id as indicator, e.told, e.labels,
      (extract(epoch from e.told_at) * 1000)::float8 as "toldAt",
      (extract(epoch from clock_timestamp()) * 1000)::float8 as now
    from digest_entry e join incident i on i.id = e.incident_id
    where e.receiver_id = ${id} and e.waiting_since is not null and ${isAudible(tx)}
    order by e.waiting_since, e.incident_id limit ${most}`;
  const waiting = rows.map((row) => entryOf(row, id));
  const [first] = waiting;
  // Somebody else was at it.
  if (first === undefined) return { alerts: [], looked: 0 };
  const silences = await activeSilences(tx);
  const around = [];
  for (const indicator of [...new Set(waiting.map((entry) => entry.indicator))].sort()) {
    const told = waiting.filter((one) => one.indicator === indicator).map((one) => one.id);
    around.push(await alertsToTell(tx, indicator, { labels: {}, told }));
  }
  const { now } = first;
  const plan = planDigest({ receiver, waiting, silences, alerts: around.flat(), now });
  // Sent together: a digest of thousands would take a round trip for each.
  await Promise.all(plan.entries.map((entry) => store(tx, id, entry)));
  return { alerts: plan.alerts, looked: waiting.length };
}

async function store(
  tx: Transaction,
  receiver: string,
  { id, plan }: { readonly id: string; readonly plan: EntryPlan },
): Promise<void> {
  const which = tx`receiver_id = ${receiver} and incident_id = ${id}`;
  if (plan.kind === 'forget' && plan.goesOnAs !== null)
    await tx`
      insert into digest_entry (receiver_id, incident_id, told, told_at, labels)
      select receiver_id, ${plan.goesOnAs}, told, told_at, labels from digest_entry where ${which}
        and not exists (select from notification_group g
          where g.receiver_id = ${receiver} and jsonb_exists(g.told -> 'firing', ${plan.goesOnAs}))
      on conflict do nothing`;
  if (plan.kind === 'forget' || plan.known === null) {
    await tx`delete from digest_entry where ${which}`;
    return;
  }
  const { told, labels } = plan.known;
  const silentUntil = plan.kind === 'quiet' ? null : plan.silentUntil;
  await tx`update digest_entry set told = ${told && keep(tx, storedFigureBehind, told)}, labels = ${labels && json(tx, labels)},
    quiet_until = ${silentUntil} ${silentUntil === null ? tx`, waiting_since = null` : tx``}
    ${plan.kind === 'tell' ? tx`, told_at = clock_timestamp()` : tx``} where ${which}`;
}
