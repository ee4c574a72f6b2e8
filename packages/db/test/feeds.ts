/** Feeds for tests. */
import type { Actor } from '@marsad/indicators';
import type { Sql } from '../src/connection/connect.js';
import type { FeedId } from '../src/connection/ids.js';
import { createFeed, editFeed, type FeedEdit, type NewFeed } from '../src/feed/edit.js';

export const administrator: Actor = { kind: 'system', part: 'test' };

let made = 0;

export function feedLike(more: Partial<NewFeed> = {}): NewFeed {
  made += 1;
  return {
    name: `feed ${made}`,
    secrets: { url: 'https://figures.example.org/camps.csv', headers: {} },
    schedule: { every: 'PT6H', cron: null },
    mapping: {},
    source: null,
    enabled: true,
    limits: { revisePercent: 10, rejectPercent: 10 },
    ...more,
  };
}

export async function addFeed(sql: Sql, more: Partial<NewFeed> = {}): Promise<FeedId> {
  const created = await createFeed(sql, administrator, { feed: feedLike(more) });
  if (created.kind !== 'done') throw new Error('the name is taken');
  return created.id;
}

/** With what is not said as it was made. */
export async function changeFeed(sql: Sql, id: FeedId, feed: NewFeed, more: Partial<FeedEdit>) {
  const { secrets: _, ...same } = feed;
  return editFeed(sql, administrator, {
    id,
    next: { ...same, url: null, headers: null, ...more },
    seen: null,
  });
}

/** Makes a feed due at the moment, as if its time had come. */
export async function makeDue(sql: Sql, id: FeedId, secondsAgo = 0): Promise<void> {
  // Rounded to milliseconds, this moment may be one that is still to come.
  await sql`update feed set next_at = date_trunc('milliseconds', now()) - ${secondsAgo} * interval '1 second'
    where id = ${id}`;
}
