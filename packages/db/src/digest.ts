/**
 * Alerts about the past: their figures were recorded long after their periods, so that nobody is called for one of them.
 * What is to be told of all of them goes to each receiver in one message, once nothing more has come for a moment.
 */
import type { Labels, TransitionReason } from '@marsad/indicators/pipeline';
import type { Executor, Sql, Transaction } from './connect.js';
import {
  type ActiveAlert,
  activeSilences,
  alertsToTell,
  findReceiver,
  hears,
  isSilenced,
  plain,
  type StoredReceiver,
  send,
  type ToldAlert,
} from './delivery.js';

/** A digest goes when nothing has come for so long (or for the receiver's group wait, if that is longer) ... */
const settleSeconds = 2;
/** ... and at the latest so long after the first that waits. */
const longestWaitSeconds = 60;
/** More than these make another digest. */
const mostAlerts = 500;

/** What is told of an alert that fires on, as its history names it. */
const toldAgain: readonly string[] = [
  'Revised',
  'Retracted',
  'Undone',
  'Recommended',
  'Downgraded',
  'Escalated',
] satisfies TransitionReason[];
/** Whoever is told what there was is told what came and went too, and why; not what a rule no longer asks. */
const cameAndWent: readonly string[] = [
  'Resolved',
  'Revised',
  'Retracted',
  'Undone',
  'Recommended',
  'BaselineChanged',
  'Recompared',
] satisfies TransitionReason[];

/** Notes what receivers are to be told of quiet alerts that changed, in the transaction that changed them. */
export async function planDigests(
  tx: Transaction,
  receivers: readonly StoredReceiver[],
  alerts: readonly ActiveAlert[],
): Promise<void> {
  for (const { id, successor } of alerts) if (successor !== null) await carryOver(tx, id, successor);
  for (const receiver of receivers)
    for (const alert of alerts.filter((one) => one.successor === null && hears(receiver, one))) {
      const { id, status, reason } = alert;
      // One that was never heard of is news where it has a story of its own.
      const isNews = status === 'firing' || reason === 'Resolved';
      await tx`
        insert into digest_entry (receiver_id, incident_id, waiting_since)
        select ${receiver.id}, ${id}, clock_timestamp()
        where ${isNews} or exists (select from digest_entry where receiver_id = ${receiver.id} and incident_id = ${id})
        on conflict (receiver_id, incident_id) do update set
          waiting_since = case when digest_entry.told is distinct from ${status} or ${toldAgain.includes(reason)}
            then coalesce(digest_entry.waiting_since, excluded.waiting_since) end,
          changed_at = clock_timestamp(), held_until = null`;
    }
}

/** What was told of one holds for the other. */
async function carryOver(tx: Transaction, from: string, to: string): Promise<void> {
  await tx`update digest_entry e set incident_id = ${to} where incident_id = ${from}
    and not exists (select from digest_entry o where o.incident_id = ${to} and o.receiver_id = e.receiver_id)`;
  await tx`delete from digest_entry where incident_id = ${from}`;
}

/** What a silence held is looked at again. */
export async function endHolds(sql: Executor): Promise<void> {
  await sql`update digest_entry set held_until = null where held_until is not null and waiting_since is not null`;
}

/** Sends the digests whose time has come. @returns how many there were. */
export async function planDueDigests(sql: Sql): Promise<number> {
  await repeatToAlertmanagers(sql);
  const due = await sql<{ receiver: string }[]>`
    select e.receiver_id as receiver from digest_entry e join receiver r on r.id = e.receiver_id
    where e.waiting_since is not null and (e.held_until is null or e.held_until <= clock_timestamp())
    group by e.receiver_id, r.definition
    having max(e.changed_at) <= clock_timestamp()
        - greatest(${settleSeconds}, (r.definition ->> 'groupWait')::float8) * interval '1 second'
      or min(e.waiting_since) <= clock_timestamp()
        - greatest(${longestWaitSeconds}, (r.definition ->> 'groupWait')::float8) * interval '1 second'`;
  for (const { receiver } of due) await sql.begin((tx) => sendDigest(tx, receiver));
  return due.length;
}

/** An Alertmanager takes silence for the end: what fires is told again, as it would be one by one. */
async function repeatToAlertmanagers(sql: Sql): Promise<void> {
  await sql`update digest_entry e set waiting_since = clock_timestamp()
    from receiver r where r.id = e.receiver_id and r.kind = 'alertmanager' and e.told = 'firing'
      and e.waiting_since is null
      and e.told_at <= clock_timestamp() - (r.definition ->> 'repeatInterval')::float8 * interval '1 second'`;
}

async function sendDigest(tx: Transaction, id: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`digest ${id}`}, 0))`;
  const waiting = await tx<Entry[]>`
    select e.incident_id as id, i.indicator_id as indicator, e.told, e.labels
    from digest_entry e join incident i on i.id = e.incident_id
    where e.receiver_id = ${id} and e.waiting_since is not null
      and (e.held_until is null or e.held_until <= clock_timestamp())
    order by e.waiting_since, e.incident_id limit ${mostAlerts} for update of e`;
  const receiver = await findReceiver(tx, id);
  if (receiver === null) {
    await tx`delete from digest_entry where receiver_id = ${id}`;
    return;
  }
  const { held, told } = await sorted(tx, receiver, waiting);
  await hold(tx, id, held);
  const alerts = told.filter(({ isSent }) => isSent).map(({ alert }) => plain(alert));
  if (alerts.length > 0)
    await send(tx, id, {
      reason: 'digest',
      groupKey: '{"digest":""}',
      groupLabels: {},
      alerts,
      relabelled: told.flatMap(({ ended }) => ended),
    });
  await noteTold(tx, id, waiting, held, told);
}

interface Entry {
  readonly id: string;
  readonly indicator: string;
  readonly told: 'firing' | 'resolved' | null;
  readonly labels: Labels | null;
}

interface Sorted {
  readonly held: readonly string[];
  readonly told: readonly {
    readonly alert: ActiveAlert;
    readonly isSent: boolean;
    /** As it was told before under other labels. */
    readonly ended: readonly ToldAlert[];
  }[];
}

/** What is told now, and what a silence holds. Alerts that people are called for by now are neither. */
async function sorted(tx: Transaction, receiver: StoredReceiver, waiting: readonly Entry[]): Promise<Sorted> {
  const silences = await activeSilences(tx);
  const held: string[] = [];
  const told: Sorted['told'][number][] = [];
  for (const indicator of [...new Set(waiting.map((entry) => entry.indicator))].sort()) {
    const entries = new Map(waiting.filter((one) => one.indicator === indicator).map((one) => [one.id, one]));
    const all = await alertsToTell(tx, indicator, [...entries.keys()], { labels: {} });
    const elsewhere = new Set(
      all.flatMap((one) =>
        one.status === 'firing' && !(one.quiet && entries.has(one.id)) ? [one.fingerprint] : [],
      ),
    );
    for (const alert of all) {
      const entry = entries.get(alert.id);
      if (entry === undefined || !alert.quiet || !hears(receiver, alert)) continue;
      if (isSilenced(alert, silences)) held.push(alert.id);
      else told.push({ alert, ...news(receiver, alert, entry, elsewhere) });
    }
  }
  return { held, told };
}

/** The end of one is not told after another of the same rule and series began to fire: to receivers they are the same. */
function news(
  { definition }: StoredReceiver,
  alert: ActiveAlert,
  { told, labels }: Entry,
  elsewhere: ReadonlySet<string>,
): { isSent: boolean; ended: ToldAlert[] } {
  const isEnd = alert.status === 'resolved';
  const isNews = told !== null || cameAndWent.includes(alert.reason);
  const isSent = !isEnd || (isNews && definition.sendResolved && !elsewhere.has(alert.fingerprint));
  const isRelabelled = labels !== null && !isEnd && keyOf(labels) !== keyOf(alert.labels);
  const ended = isRelabelled
    ? [{ ...plain(alert), labels, status: 'resolved' as const, endsAt: new Date().toISOString() }]
    : [];
  return { isSent, ended };
}

function keyOf(labels: Labels): string {
  return JSON.stringify(Object.entries(labels).sort());
}

async function hold(tx: Transaction, receiver: string, held: readonly string[]): Promise<void> {
  if (held.length === 0) return;
  await tx`update digest_entry set held_until = (
      select min(ends_at) from silence where starts_at <= clock_timestamp() and ends_at > clock_timestamp())
    where receiver_id = ${receiver} and incident_id in ${tx(held as string[])}`;
}

async function noteTold(
  tx: Transaction,
  receiver: string,
  waiting: readonly Entry[],
  held: readonly string[],
  told: Sorted['told'],
): Promise<void> {
  const firing = told.filter(({ alert }) => alert.status === 'firing');
  for (const { alert } of firing)
    await tx`update digest_entry set told = 'firing', told_at = clock_timestamp(), labels = ${tx.json(alert.labels)},
      waiting_since = null where receiver_id = ${receiver} and incident_id = ${alert.id}`;
  const kept = new Set([...held, ...firing.map(({ alert }) => alert.id)]);
  // What has ended is told once; what people are called for by now is told one by one.
  const over = waiting.flatMap(({ id }) => (kept.has(id) ? [] : [id]));
  if (over.length > 0)
    await tx`delete from digest_entry where receiver_id = ${receiver} and incident_id in ${tx(over)}`;
}
