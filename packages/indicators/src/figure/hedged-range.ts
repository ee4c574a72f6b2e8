/** A range under one hedge: "no fewer than 15 to 20" has no end above, "up to 30-40" ends at 40. */
import { type Interval, interval, isBounded } from '../quantity/interval.js';
import type { Qualifier } from '../quantity/quantity.js';

interface Hedged {
  readonly qualifier: Qualifier;
  readonly interval: Interval;
}

/** From both ends, each under the hedge: the looser of them, or as wide as both; null where the hedge is of no range. */
export function hedgedRange<T extends Hedged>(low: T | null, high: T | null): T | null {
  if (low === null || high === null || low.qualifier === 'range') return null;
  const [a, b] = [low.interval, high.interval];
  if (!isBounded(a)) return a.lower > Number.NEGATIVE_INFINITY ? low : high;
  const within = interval(a.lower, b.upper, a.lowerInclusive, b.upperInclusive);
  return { ...low, qualifier: 'range', interval: within, point: null };
}
