/** A range under one hedge: "no fewer than 15 to 20" has no end above, "up to 30-40" ends at 40. */
import { type Interval, interval } from '../quantity/interval.js';
import type { Qualifier } from '../quantity/quantity.js';

interface Hedged {
  readonly qualifier: Qualifier;
  readonly interval: Interval;
}

/** From both ends, each under the hedge: the looser of them, or as wide as both; null where the hedge is of no range. */
export function hedgedRange<T extends Hedged>(low: T | null, high: T | null): T | null {
  if (low === null || high === null) return null;
  switch (low.qualifier) {
    case 'more-than':
    case 'at-least':
      return low;
    case 'less-than':
    case 'at-most':
      return high;
    case 'range':
      return null;
    case 'about':
    case 'exact': {
      const { lower, lowerInclusive } = low.interval;
      const { upper, upperInclusive } = high.interval;
      const within = interval(lower, upper, lowerInclusive, upperInclusive);
      return { ...low, qualifier: 'range', interval: within, point: null };
    }
  }
}
