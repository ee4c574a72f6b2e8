import type { Interval } from '../quantity/interval.js';
import { hull, interval, intervalOf } from '../quantity/interval.js';
import type { Quantity } from '../quantity/quantity.js';

/** Fewer figures say too little of what is usual. */
const fewest = 8;
/** Of the newest figures, so many are looked at. */
const mostLookedAt = 24;
const fence = 3;
/** Where half of the figures are the same, they are still allowed to move by this share of their size. */
const leastSpread = 0.1;

export interface Expected {
  readonly range: Interval;
  /** How many figures it was told from. */
  readonly figures: number;
}

/**
 * The range the next figure of a series is expected in: Tukey's outer fences (three interquartile ranges beyond the
 * quartiles; Tukey, Exploratory Data Analysis, 1977, ch. 2), widened to hold the baseline. The lower quartile is taken of
 * the figures' lower bounds and the upper one of their upper bounds, so that no hedge is read as a point.
 * @param figures on one basis, the oldest first; those without an end on one side are left out.
 * @returns null for fewer than 8 such figures.
 */
export function expectedRange(
  figures: readonly Quantity[],
  baseline: Quantity | null,
  nonNegative: boolean,
): Expected | null {
  const bounded = figures.flatMap(({ lower, upper }) =>
    lower === null || upper === null ? [] : [{ lower, upper }],
  );
  const newest = bounded.slice(-mostLookedAt);
  if (newest.length < fewest) return null;
  const first = quartile(
    newest.map(({ lower }) => lower),
    0.25,
  );
  const third = quartile(
    newest.map(({ upper }) => upper),
    0.75,
  );
  const spread = fence * Math.max(third - first, leastSpread * Math.max(Math.abs(first), Math.abs(third)));
  const least = nonNegative ? Math.max(0, first - spread) : first - spread;
  const fences = interval(least, third + spread);
  return {
    range: baseline === null ? fences : hull(fences, intervalOf(baseline)),
    figures: newest.length,
  };
}

/** By linear interpolation between the two nearest ranks (Hyndman and Fan, 1996, definition 7). */
function quartile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(rank)] ?? 0, sorted[Math.ceil(rank)] ?? 0];
  return low + (high - low) * (rank - Math.floor(rank));
}
