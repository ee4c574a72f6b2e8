/** A feed in trouble, as receivers are told of it: no alert of a rule, and told in the same ways. */
import type { Problem } from '../problem.js';
import type { Labels } from './label.js';
import { matches } from './matcher.js';
import type { NotifyReason } from './reason.js';
import type { ActiveSilence, Receiver } from './receiver.js';

/** The worst first. */
export const feedTroubles = ['failing', 'late', 'waiting'] as const;
export type FeedTrouble = (typeof feedTroubles)[number];

export const isWorseTrouble = (one: FeedTrouble, than: FeedTrouble): boolean =>
  feedTroubles.indexOf(one) < feedTroubles.indexOf(than);

/** What a receiver is told of a feed, and knows of it until it is over. */
export interface ToldFeed {
  readonly id: string;
  readonly name: string;
  readonly trouble: FeedTrouble;
  readonly labels: Labels;
  readonly startsAt: string;
  /** Null as long as it lasts. */
  readonly endsAt: string | null;
  readonly problem: Problem;
}

/** What receivers and silences go by. */
export function labelsOfFeed(name: string): Labels {
  return { alertname: 'Feed', feed: name, severity: 'warning', certainty: 'certain' };
}

/** What was told before, and when, in ms. */
export interface HeldNotice {
  readonly told: ToldFeed;
  readonly toldAt: number;
}

/** The trouble a feed is in, and whether somebody has seen it: what was seen is not repeated. */
export interface StandingTrouble {
  readonly feed: ToldFeed;
  readonly isSeen: boolean;
}

export type FeedNoticePlan =
  | { readonly kind: 'nothing' | 'forget' }
  | { readonly kind: 'tell'; readonly reason: NotifyReason; readonly feed: ToldFeed };

/**
 * What a receiver is to be told of a feed now.
 * @param standing what it is in; null where it is in none, or gone.
 * @param now in ms.
 */
export function planFeedNotice(
  { kind, definition }: Receiver,
  held: HeldNotice | null,
  standing: StandingTrouble | null,
  silences: readonly ActiveSilence[],
  now: number,
): FeedNoticePlan {
  if (standing === null) return held === null ? nothing : endOf(held.told, { kind, definition }, now);
  const { feed: trouble, isSeen } = standing;
  const isSilent = silences.some(({ matchers }) => matches(trouble.labels, matchers));
  if (isSilent || !matches(trouble.labels, definition.matchers)) return nothing;
  // It goes on under the labels it was told with, so that its end is the end of that.
  const feed = held === null ? trouble : { ...trouble, labels: held.told.labels };
  if (held === null || held.told.trouble !== feed.trouble)
    return { kind: 'tell', reason: `feed-${feed.trouble}`, feed };
  // An Alertmanager has to be told again all the same: it takes silence for the end.
  const repeatInterval = isSeen && kind !== 'alertmanager' ? null : definition.repeatInterval;
  const isDue = repeatInterval !== null && now - held.toldAt >= repeatInterval * 1_000;
  return isDue ? { kind: 'tell', reason: `feed-${feed.trouble}`, feed } : nothing;
}

const nothing = { kind: 'nothing' } as const;

function endOf(
  told: ToldFeed,
  { kind, definition }: Pick<Receiver, 'kind' | 'definition'>,
  now: number,
): FeedNoticePlan {
  if (!definition.sendResolved && kind !== 'alertmanager') return { kind: 'forget' };
  return { kind: 'tell', reason: 'feed-over', feed: { ...told, endsAt: new Date(now).toISOString() } };
}
