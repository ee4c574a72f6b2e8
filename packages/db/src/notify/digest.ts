/**
 * Alerts about the past: their figures were recorded long after their periods, so that nobody is called for one of them.
 * What is to be told of all of them goes to each receiver in one message, once nothing more has come for a moment.
 */
import {
  type FigureBehind,
  isSameLabels,
  type Labels,
  reasonToNotify,
  storedFigureBehind,
  storedTexts,
  type TransitionReason,
  withoutMessage,
} from '@marsad/indicators/pipeline';
import { json, type Sql, type Transaction } from '../connection/connect.js';
import { keep, readOr } from '../connection/stored.js';
import {
  type ActiveAlert,
  alertsToTell,
  asEnded,
  endsOfSilence,
  figureBehind,
  firstOf,
  hears,
  plain,
  send,
  type ToldLabels,
} from './delivery.js';
import { findReceiver, type StoredReceiver } from './receiver.js';
import { activeSilences, type StoredSilence } from './silence.js';
import { lockAllTelling } from './telling-lock.js';

/** A digest goes when nothing has come for so long (or for the receiver's group wait, if that is longer) ... */
const settleSeconds = 2;
/** ... and at the latest so long after the first that waits. */
const longestWaitSeconds = 60;
/** More than these make another digest. */
const mostAlerts = 500;
/** Of all digests. */
export const digestKey = '{"digest":""}';

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

/**
 * Notes what receivers may have to be told of quiet alerts that changed, in the transaction that changed them. Everything
 * is sent before the first answer is waited for: whatever the caller asks next is asked after it.
 */
export async function planDigests(
  tx: Transaction,
  receivers: readonly StoredReceiver[],
  alerts: readonly ActiveAlert[],
): Promise<void> {
  const quiet = alerts.filter((one) => one.quiet && one.successor === null);
  // One that was never heard of is news where it has a story of its own.
  const news = quiet.filter(({ status, reason }) => status === 'firing' || reason === 'Resolved');
  await Promise.all([
    ...alerts.flatMap(({ id, successor }) => (successor === null ? [] : carryOver(tx, id, successor))),
    ...receivers.flatMap((receiver) =>
      news
        .filter((one) => hears(receiver, one))
        .map(
          ({ id }) =>
            tx`insert into digest_entry (receiver_id, incident_id) values (${receiver.id}, ${id}) on conflict do nothing`,
        ),
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
        - greatest(${longestWaitSeconds}, (r.definition ->> 'groupWait')::float8) * interval '1 second'`;
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

interface Entry {
  readonly id: string;
  readonly indicator: string;
  /** The figure that it was told to fire with. */
  readonly told: FigureBehind | null;
  readonly labels: Labels | null;
  /** In ms, as `now`. */
  readonly toldAt: number | null;
  readonly now: number;
}

/** A row as it is stored. */
function entryOf(row: Entry, receiver: string): Entry {
  const place = `digest_entry ${receiver} ${row.id}`;
  return {
    ...row,
    told: readOr(storedFigureBehind, row.told, place),
    labels: readOr(storedTexts, row.labels, place),
  };
}

async function sendDigest(tx: Transaction, id: string): Promise<void> {
  await lockAllTelling(tx);
  const rows = await tx<Entry[]>`
    select e.incident_id as id, i.indicator_id as indicator, e.told, e.labels,
      (extract(epoch from e.told_at) * 1000)::float8 as "toldAt",
      (extract(epoch from clock_timestamp()) * 1000)::float8 as now
    from digest_entry e join incident i on i.id = e.incident_id
    where e.receiver_id = ${id} and e.waiting_since is not null and ${isAudible(tx)}
    order by e.waiting_since, e.incident_id limit ${mostAlerts}`;
  const waiting = rows.map((row) => entryOf(row, id));
  const receiver = await findReceiver(tx, id);
  if (receiver === null) {
    await forgetDigest(tx, id);
    return;
  }
  const news = await newsOf(tx, receiver, waiting);
  const alerts = [...news.values()].flatMap(({ tell }) => tell.map(plain));
  if (alerts.length > 0)
    await send(tx, id, { reason: 'digest', groupKey: digestKey, groupLabels: {}, alerts });
  for (const entry of waiting) await note(tx, id, entry, news.get(entry.id) ?? over);
}

/** What is told of one alert, and what the receiver then knows of it. */
interface News {
  readonly tell: readonly ActiveAlert[];
  /** Null where there is nothing more to know. */
  readonly known: { readonly told: FigureBehind | null; readonly labels: Labels | null } | null;
  readonly silentUntil: string | null;
  /** The alert of which that holds now. */
  readonly goesOnAs: string | null;
}

const over: News = { tell: [], known: null, silentUntil: null, goesOnAs: null };

async function newsOf(
  tx: Transaction,
  receiver: StoredReceiver,
  waiting: readonly Entry[],
): Promise<ReadonlyMap<string, News>> {
  const silences = await activeSilences(tx);
  const news = new Map<string, News>();
  for (const indicator of [...new Set(waiting.map((entry) => entry.indicator))].sort()) {
    const entries = new Map(waiting.filter((one) => one.indicator === indicator).map((one) => [one.id, one]));
    const all = await alertsToTell(tx, indicator, { labels: {}, told: [...entries.keys()] });
    const elsewhere = all.filter(
      (one) => isAudibleTo(receiver, one, silences) && !(one.quiet && entries.has(one.id)),
    );
    for (const alert of all) {
      const entry = entries.get(alert.id);
      if (entry !== undefined) news.set(alert.id, newsFor(receiver, alert, entry, { silences, elsewhere }));
    }
  }
  return news;
}

function isAudibleTo(receiver: StoredReceiver, alert: ActiveAlert, silences: readonly StoredSilence[]) {
  return (
    alert.status === 'firing' &&
    hears(receiver, alert) &&
    endsOfSilence(silences, [alert.labels]).length === 0
  );
}

/** @param elsewhere what fires and may be said, but not here. */
function newsFor(
  receiver: StoredReceiver,
  alert: ActiveAlert,
  entry: Entry,
  {
    silences,
    elsewhere,
  }: { readonly silences: readonly StoredSilence[]; readonly elsewhere: readonly ActiveAlert[] },
): News {
  const { told, labels } = entry;
  const fires = alert.status === 'firing' && hears(receiver, alert);
  const carried = labels ?? alert.labels;
  // Its end is as silent as what was told of it.
  const silentUntil = firstOf(endsOfSilence(silences, fires ? [alert.labels] : [alert.labels, carried]));
  if (silentUntil !== null) return silentNews(receiver, alert, entry, silentUntil);
  if (!fires) return endOf(receiver, alert, entry, elsewhere);
  if (alert.quiet) return standingNews(receiver, alert, entry);
  // People are called for it by now.
  return told === null ? over : { ...over, known: { told, labels } };
}

/** An Alertmanager ends what it does not hear of: what it was told stands, as it was told. */
function silentNews(
  { kind }: StoredReceiver,
  alert: ActiveAlert,
  { told, labels }: Entry,
  silentUntil: string,
): News {
  if (told === null && !alert.quiet) return over;
  const isKept = kind === 'alertmanager' && told !== null && alert.status === 'firing';
  return {
    tell: isKept ? [{ ...alert, labels: labels ?? alert.labels }] : [],
    known: { told, labels },
    silentUntil,
    goesOnAs: null,
  };
}

/**
 * To receivers two of the same rule and series are the same: the end of one is none after another began to fire, and what
 * was told of one holds for the other until that is told itself. An Alertmanager goes by the labels.
 */
function endOf(
  receiver: StoredReceiver,
  alert: ActiveAlert,
  { told, labels }: Entry,
  elsewhere: readonly ActiveAlert[],
): News {
  const isNews =
    told !== null || (hears(receiver, alert) && alert.quiet && cameAndWent.includes(alert.reason));
  const carried = labels ?? alert.labels;
  const other = elsewhere.find((one) =>
    receiver.kind === 'alertmanager'
      ? isSameLabels(one.labels, carried)
      : one.fingerprint === alert.fingerprint,
  );
  if (other !== undefined) return told === null ? over : { ...over, goesOnAs: other.id };
  if (!isNews || !receiver.definition.sendResolved) return over;
  return { ...over, tell: [{ ...asEnded(alert), labels: carried }] };
}

function standingNews(
  { kind, definition }: StoredReceiver,
  alert: ActiveAlert,
  { told, labels, toldAt, now }: Entry,
): News {
  const isHandedOver = kind === 'alertmanager';
  const figure = figureBehind(alert);
  const known = { told: figure, labels: alert.labels };
  const isOnly = (one: FigureBehind) => ({ firing: { [alert.id]: one }, resolved: [] });
  const reason = reasonToNotify(told && isOnly(told), isOnly(figure), {
    now,
    toldAt,
    repeatIntervalMs: isHandedOver ? (definition.repeatInterval ?? 0) * 1_000 : null,
    sendResolved: definition.sendResolved,
  });
  if (isHandedOver && labels !== null && !isSameLabels(labels, alert.labels))
    return { ...over, known, tell: [{ ...asEnded(alert), labels }, alert] };
  if (reason !== null) return { ...over, known, tell: [alert] };
  const held = withoutMessage(told && isOnly(told), isOnly(figure)).firing[alert.id] ?? figure;
  return { ...over, known: { ...known, told: held } };
}

async function note(
  tx: Transaction,
  receiver: string,
  { id }: Entry,
  { tell, known, silentUntil, goesOnAs }: News,
): Promise<void> {
  const which = tx`receiver_id = ${receiver} and incident_id = ${id}`;
  if (known === null) {
    if (goesOnAs !== null)
      await tx`
        insert into digest_entry (receiver_id, incident_id, told, told_at, labels)
        select receiver_id, ${goesOnAs}, told, told_at, labels from digest_entry where ${which}
          and not exists (select from notification_group g
            where g.receiver_id = ${receiver} and jsonb_exists(g.told -> 'firing', ${goesOnAs}))
        on conflict do nothing`;
    await tx`delete from digest_entry where ${which}`;
    return;
  }
  await tx`update digest_entry set told = ${known.told && keep(tx, storedFigureBehind, known.told)},
    labels = ${known.labels && json(tx, known.labels)}, quiet_until = ${silentUntil}
    ${silentUntil === null ? tx`, waiting_since = null` : tx``}
    ${tell.length > 0 ? tx`, told_at = clock_timestamp()` : tx``} where ${which}`;
}
