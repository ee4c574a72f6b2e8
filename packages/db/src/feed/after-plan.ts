/** What becomes of a feed's table once it is known what it would do. */
import { type Problem, problem } from '@marsad/indicators';
import type { ImportCountsWire } from '@marsad/indicators/contract';
import type { Transaction } from '../connection/connect.js';
import type { FeedId, ImportId } from '../connection/ids.js';
import { keep } from '../connection/stored.js';
import { begin } from '../import/ask.js';
import { tellOfFeed } from './edit.js';
import type { FeedLimits } from './feed.js';
import { storedReason } from './stored.js';

interface PlannedTable extends FeedLimits {
  readonly feed: FeedId;
  readonly counts: ImportCountsWire;
  readonly isHeld: boolean;
}

/**
 * Has the plan of a feed's import committed, where it stays within what the feed may do by itself; leaves it to a person
 * else, and says why. To be called last in the transaction that has made the plan; nothing happens to other imports. What
 * once waited for a person is theirs: a plan that is made anew meanwhile does not commit itself behind their back.
 */
export async function afterPlan(tx: Transaction, { id }: { readonly id: ImportId }): Promise<void> {
  const [table] = await tx<PlannedTable[]>`
    select f.id as feed, f.revise_percent as "revisePercent", f.reject_percent as "rejectPercent", i.counts,
      exists (select from feed_run r where r.import_id = i.id and r.reason is not null) as "isHeld"
    from import i join feed f on f.id = i.feed_id where i.id = ${id} and i.status = 'planned' and i.counts is not null`;
  if (!table) return;
  const reason = table.isHeld ? null : reasonToWait(table.counts, table);
  if (reason !== null)
    // Whoever fetched it may not have said yet that this is what they fetched.
    await tx`
      update feed_run set reason = ${keep(tx, storedReason, reason)}
      where import_id = ${id} or (feed_id = ${table.feed} and finished_at is null and held_until > now())`;
  else if (!table.isHeld) {
    await begin(tx, { id }, 'commit', 'committing');
  }
  await tellOfFeed(tx, table.feed);
}

/** Why a person has to look at a plan first; null where nobody has to. */
export function reasonToWait(counts: ImportCountsWire, limits: FeedLimits): Problem | null {
  const all = counts.create + counts.revise + counts.unchanged + counts.skip + counts.reject;
  const shareOf = (part: number) => (all === 0 ? 0 : (part / all) * 100);
  const judged = [
    { code: 'feed-rejects-much', share: shareOf(counts.reject), limit: limits.rejectPercent },
    { code: 'feed-revises-much', share: shareOf(counts.revise), limit: limits.revisePercent },
  ] as const;
  const over = judged.find(({ share, limit }) => share > limit);
  // Rounded up: what is over the limit never reads as what is at it.
  return over ? problem(over.code, { percent: Math.ceil(over.share * 10) / 10, limit: over.limit }) : null;
}
