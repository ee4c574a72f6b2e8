/** What receivers are told of feeds in trouble: held against what they know, and stored with what there is to tell. */
import {
  type HeldNotice,
  labelsOfFeed,
  planFeedNotice,
  type StandingTrouble,
  type ToldFeed,
} from '@marsad/indicators/pipeline';
import { document, withParts } from '@marsad/indicators/stored';
import type { Sql, Transaction } from '../connection/connect.js';
import type { FeedId } from '../connection/ids.js';
import { keep, read } from '../connection/stored.js';
import { send } from '../notify/message.js';
import { listReceivers, type StoredReceiver } from '../notify/receiver.js';
import { activeSilences } from '../notify/silence.js';
import { publish } from '../outbox/live-event.js';
import { keepFeedAlerts, openFeedAlerts } from './alert.js';
import { listFeeds, type StoredFeed } from './feed.js';

export const storedToldFeed = document<ToldFeed>(
  'what was told of a feed',
  [],
  withParts<ToldFeed>({
    id: 'text',
    name: 'text',
    trouble: 'text',
    labels: 'fields',
    startsAt: 'text',
    endsAt: 'text?',
    problem: 'fields',
  }),
);

const noticeLock = 0x66656564;

/** Looks at all feeds: keeps the alerts of those in trouble, and tells whoever does not know yet. To be called again and again. */
export async function planFeedNotices(sql: Sql): Promise<void> {
  await sql.begin(async (tx) => {
    const [lock] = await tx<
      { isMine: boolean }[]
    >`select pg_try_advisory_xact_lock(${noticeLock}) as "isMine"`;
    if (!lock?.isMine) return;
    const [feeds, notices, open] = await Promise.all([listFeeds(tx), heldNotices(tx), openFeedAlerts(tx)]);
    const seen = new Set(open.flatMap(({ feed, isSeen }) => (isSeen ? [feed] : [])));
    const changed = await keepFeedAlerts(tx, feeds, open);
    const troubles = new Map(feeds.flatMap((feed) => troubleOf(feed, seen.has(feed.id)) ?? []));
    if (troubles.size === 0 && notices.size === 0 && changed.length === 0) return;
    const [receivers, silences] = await Promise.all([listReceivers(tx), activeSilences(tx)]);
    const now = Date.now();
    for (const receiver of receivers)
      for (const feed of new Set([...troubles.keys(), ...(notices.get(receiver.id)?.keys() ?? [])])) {
        const held = notices.get(receiver.id)?.get(feed) ?? null;
        const plan = planFeedNotice(receiver, held, troubles.get(feed) ?? null, silences, now);
        if (plan.kind === 'tell') await tell(tx, receiver, plan.reason, plan.feed);
        if (plan.kind === 'forget') await forget(tx, receiver, feed);
      }
    await publish(
      tx,
      changed.map((feed) => ({ type: 'feed.changed', feed })),
    );
  });
}

function troubleOf({ id, name, trouble }: StoredFeed, isSeen: boolean): [string, StandingTrouble][] | null {
  if (trouble === null) return null;
  const { state, since, reason } = trouble;
  const labels = labelsOfFeed(name);
  const feed = { id, name, trouble: state, labels, startsAt: since, endsAt: null, problem: reason };
  return [[id, { feed, isSeen }]];
}

/** By receiver and feed; of receivers that are gone nobody is told. */
async function heldNotices(tx: Transaction): Promise<Map<string, Map<string, HeldNotice>>> {
  await tx`delete from feed_notice n using receiver r where r.id = n.receiver_id and r.deleted_at is not null`;
  const rows = await tx<{ feed: FeedId; receiver: string; notice: unknown; toldAt: number }[]>`
    select feed_id as feed, receiver_id as receiver, notice, (extract(epoch from told_at) * 1000)::float8 as "toldAt"
    from feed_notice`;
  const held = new Map<string, Map<string, HeldNotice>>();
  for (const { feed, receiver, notice, toldAt } of rows) {
    const of = held.get(receiver) ?? new Map<string, HeldNotice>();
    of.set(feed, { told: read(storedToldFeed, notice, `feed_notice ${feed} ${receiver}`), toldAt });
    held.set(receiver, of);
  }
  return held;
}

async function tell(
  tx: Transaction,
  receiver: StoredReceiver,
  reason: Parameters<typeof send>[2]['reason'],
  feed: ToldFeed,
): Promise<void> {
  const { id, labels } = feed;
  await send(tx, receiver.id, { reason, groupKey: `feed ${id}`, groupLabels: labels, alerts: [], feed });
  if (feed.endsAt !== null) await forget(tx, receiver, id);
  else
    await tx`
      insert into feed_notice (feed_id, receiver_id, notice) values (${id}, ${receiver.id}, ${keep(tx, storedToldFeed, feed)})
      on conflict (feed_id, receiver_id) do update set notice = excluded.notice, told_at = now()`;
}

async function forget(tx: Transaction, { id }: StoredReceiver, feed: string): Promise<void> {
  await tx`delete from feed_notice where receiver_id = ${id} and feed_id = ${feed}`;
}
