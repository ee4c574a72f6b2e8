/** Feeds in trouble as alerts: each from its beginning to when the feed works again, and who has seen it. */
import type { Actor, Problem } from '@marsad/indicators';
import {
  type FeedTrouble,
  isWorseTrouble,
  type Labels,
  labelsOfFeed,
  matches,
} from '@marsad/indicators/pipeline';
import { audit } from '../audit/audit.js';
import { type Acknowledgement, acknowledgementAsJson, acknowledging } from '../connection/as-json.js';
import { type Executor, isoInstant, type Sql, type Transaction } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import type { FeedAlertId, FeedId } from '../connection/ids.js';
import { keep, read, readablePage } from '../connection/stored.js';
import { activeSilences } from '../notify/silence.js';
import { publish } from '../outbox/live-event.js';
import type { StoredFeed } from './feed.js';
import { storedReason } from './stored.js';

export interface StoredFeedAlert {
  readonly id: FeedAlertId;
  readonly feed: { readonly id: FeedId; readonly name: string };
  readonly trouble: FeedTrouble;
  /** The last fault. */
  readonly reason: Problem;
  readonly labels: Labels;
  readonly startsAt: string;
  /** Null as long as it lasts. */
  readonly endsAt: string | null;
  readonly acknowledged: Acknowledgement | null;
  /** Until when nobody is told of it; null where nothing keeps it quiet, or it is over. */
  readonly silencedUntil: string | null;
}

interface OpenAlert {
  readonly id: FeedAlertId;
  readonly feed: FeedId;
  readonly trouble: FeedTrouble;
  readonly reason: unknown;
  readonly isSeen: boolean;
}

export async function openFeedAlerts(tx: Transaction): Promise<readonly OpenAlert[]> {
  return tx<OpenAlert[]>`
    select id, feed_id as feed, trouble, reason,
      acknowledged is not null and (acknowledged_until is null or acknowledged_until > now()) as "isSeen"
    from feed_alert where ends_at is null for no key update`;
}

/** Begins, carries on and ends alerts, so that they say what the feeds do. Gives the feeds whose alert says something else now. */
export async function keepFeedAlerts(
  tx: Transaction,
  feeds: readonly StoredFeed[],
  open: readonly OpenAlert[],
): Promise<readonly FeedId[]> {
  const held = new Map(open.map((alert) => [alert.feed, alert]));
  const changed: FeedId[] = [];
  for (const { id, trouble } of feeds) {
    if (trouble === null) continue;
    const alert = held.get(id);
    held.delete(id);
    const reason = keep(tx, storedReason, trouble.reason);
    const { count } =
      alert === undefined
        ? await tx`
            insert into feed_alert (feed_id, trouble, reason, starts_at)
            values (${id}, ${trouble.state}, ${reason}, ${trouble.since})`
        : await tx`
            update feed_alert set trouble = ${trouble.state}, reason = ${reason}
              ${isWorseTrouble(trouble.state, alert.trouble) ? tx`, acknowledged = null` : tx``}
            where id = ${alert.id} and (trouble <> ${trouble.state} or reason <> ${reason}::jsonb)`;
    if (count > 0) changed.push(id);
  }
  // It works again, is off, or is gone.
  const over = [...held.values()];
  if (over.length > 0)
    await tx`update feed_alert set ends_at = greatest(now(), starts_at) where id in ${tx(over.map(({ id }) => id))}`;
  return [...changed, ...over.map(({ feed }) => feed)];
}

type AlertRow = Omit<StoredFeedAlert, 'reason' | 'labels' | 'silencedUntil'> & { readonly reason: unknown };

export interface FeedAlertFilter {
  readonly id?: FeedAlertId;
  /** Only those that last, or only those that are over. */
  readonly isOpen?: boolean | undefined;
  /** The last one of the page before. */
  readonly after?: FeedAlertId | undefined;
  readonly limit: number;
}

/** The newest first. */
export async function listFeedAlerts(sql: Executor, filter: FeedAlertFilter): Promise<StoredFeedAlert[]> {
  const alertOf = await alertReader(sql);
  return readablePage(
    filter.limit,
    (limit = filter.limit, last: AlertRow | null) =>
      alertRows(sql, { ...filter, limit, ...(last && { after: last.id }) }),
    alertOf,
  );
}

/** Those that last, by their feed. */
export async function openAlertsOf(sql: Executor): Promise<ReadonlyMap<FeedId, StoredFeedAlert>> {
  const open = await listFeedAlerts(sql, { isOpen: true, limit: 100_000 });
  return new Map(open.map((alert) => [alert.feed.id, alert]));
}

function alertRows(sql: Executor, { id, isOpen, after, limit }: FeedAlertFilter) {
  return sql<AlertRow[]>`
    select a.id, jsonb_build_object('id', f.id, 'name', f.name) as feed, a.trouble, a.reason,
      ${isoInstant(sql, sql`a.starts_at`)} as "startsAt", ${isoInstant(sql, sql`a.ends_at`)} as "endsAt",
      ${acknowledgementAsJson(sql, 'a')} as acknowledged
    from feed_alert a join feed f on f.id = a.feed_id
    where true ${id === undefined ? sql`` : sql`and a.id = ${id}`}
      ${isOpen === undefined ? sql`` : sql`and (a.ends_at is null) = ${isOpen}`}
      ${after === undefined ? sql`` : sql`and a.id < ${after}`}
    order by a.id desc limit ${limit}`;
}

async function alertReader(sql: Executor): Promise<(row: AlertRow) => StoredFeedAlert & AlertRow> {
  const silences = await activeSilences(sql);
  return (row) => {
    const labels = labelsOfFeed(row.feed.name);
    const ends = silences.filter(({ matchers }) => matches(labels, matchers)).map(({ endsAt }) => endsAt);
    const silencedUntil = row.endsAt === null ? (ends.sort().at(-1) ?? null) : null;
    return { ...row, labels, silencedUntil, reason: read(storedReason, row.reason, `feed_alert ${row.id}`) };
  };
}

export type FeedAlertSaid = Done | { readonly kind: 'not-found' | 'not-active' };

/** @param until when it counts no more; null for as long as the alert lasts. */
export async function acknowledgeFeedAlert(
  sql: Sql,
  actor: Actor,
  {
    alert: id,
    ...said
  }: { readonly alert: FeedAlertId; readonly note: string | null; readonly until: string | null },
): Promise<FeedAlertSaid> {
  return sql.begin(async (tx): Promise<FeedAlertSaid> => {
    const [held] = await tx<{ feed: FeedId; isOver: boolean }[]>`
      select feed_id as feed, ends_at is not null as "isOver" from feed_alert where id = ${id} for no key update`;
    if (!held) return { kind: 'not-found' };
    if (held.isOver) return { kind: 'not-active' };
    await tx`update feed_alert set ${acknowledging(tx, actor, said)} where id = ${id}`;
    const details = said.note === null ? {} : { reason: said.note };
    await audit(tx, actor, 'feed.acknowledged', { kind: 'feed', id: held.feed }, details);
    await publish(tx, [{ type: 'feed.changed', feed: held.feed }]);
    return done;
  });
}
