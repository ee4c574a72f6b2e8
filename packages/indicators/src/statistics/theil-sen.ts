import { type Interval, interval, scale, settle, subtract } from '../quantity/interval.js';
import type { Trend } from './codes.js';
import { upperQuantile } from './normal.js';
import { certainTies, leastVariation, type TimedInterval, varianceOfS } from './ties.js';

export interface TheilSenOptions {
  /** Between 0 and 1. */
  readonly confidence: number;
  /**
   * How the limits are taken at ranks that are not whole: 'interpolated' between the two slopes (Gilbert 1987, 16.5;
   * EnvStats), 'outward' at the next slope outward (Sen 1968's whole ranks). Interpolated where absent.
   */
  readonly ranks?: 'interpolated' | 'outward' | undefined;
}

export interface TheilSen {
  readonly slope: Interval;
  /** Median figure less slope times median time (Conover). */
  readonly intercept: Interval;
  /** From the least lower to the greatest upper confidence limit. */
  readonly interval: Interval;
  readonly pairs: number;
  readonly trend: Trend;
}

/**
 * Theil–Sen: the median of the slopes of all pairs, with the confidence interval that Kendall's S gives through its normal
 * approximation. P. K. Sen (1968), J. Am. Stat. Assoc. 63:1379–1389; R. O. Gilbert (1987), Statistical Methods for
 * Environmental Pollution Monitoring, 16.5.
 *
 * Figures that are ranges give ranges. The slope of a pair lies between those of its nearest and farthest ends, and a
 * median (or any rank) never falls when one of its members rises: so the medians of the least and of the greatest slopes
 * hold the slope of every choice of values the figures allow. The range may be a little wider than the choices fill, as
 * one choice cannot put every pair at its end. The limits use the greatest variance (see certainTies); that no trend is shown is
 * said only where the least (see leastVariation) would not show one either. All ends count as reached. Gaps in time are kept: a slope is taken over the time that passed.
 *
 * O(n² log n) in time, O(n²) in memory.
 * @returns null where no two figures differ in time.
 */
export function theilSen(points: readonly TimedInterval[], options: TheilSenOptions): TheilSen | null {
  const { least, greatest } = slopesOf(points);
  if (least.length === 0) return null;
  const rank = options.ranks === 'outward' ? atOutwardRank : atRank;
  const values = points.map(({ value }) => value);
  const quantile = upperQuantile((1 - options.confidence) / 2);
  const widest = quantile * Math.sqrt(varianceOfS(values.length, certainTies(values)));
  const narrowest = quantile * Math.sqrt(leastVariation(values).variance);
  const low = (reach: number) => (least.length - reach) / 2;
  const high = (reach: number) => (least.length + reach) / 2 + 1;
  const lowLimits = {
    lower: rank(least, low(widest), 'down'),
    upper: rank(greatest, low(narrowest), 'down'),
  };
  const highLimits = { lower: rank(least, high(narrowest), 'up'), upper: rank(greatest, high(widest), 'up') };
  const slope = settled(median(least), median(greatest));
  return {
    slope,
    intercept: interceptOf(points, slope),
    interval: settled(lowLimits.lower, highLimits.upper),
    pairs: least.length,
    trend: trendOf(lowLimits, highLimits),
  };
}

/** The least and the greatest slope of every pair that differs in time, each in order of size. */
function slopesOf(points: readonly TimedInterval[]) {
  const most = (points.length * (points.length - 1)) / 2;
  const least = new Float64Array(most);
  const greatest = new Float64Array(most);
  let pairs = 0;
  // There are many pairs: nothing is made for each.
  for (let j = 1; j < points.length; j++)
    for (let i = 0; i < j; i++) {
      const a = points[i] as TimedInterval;
      const b = points[j] as TimedInterval;
      const time = Math.abs(b.time - a.time);
      if (time === 0) continue;
      const early = a.time < b.time ? a.value : b.value;
      const late = a.time < b.time ? b.value : a.value;
      least[pairs] = (late.lower - early.upper) / time;
      greatest[pairs] = (late.upper - early.lower) / time;
      pairs += 1;
    }
  return { least: least.subarray(0, pairs).sort(), greatest: greatest.subarray(0, pairs).sort() };
}

function interceptOf(points: readonly TimedInterval[], slope: Interval): Interval {
  const sorted = (pick: (point: TimedInterval) => number) => Float64Array.from(points, pick).sort();
  const middle = interval(
    median(sorted(({ value }) => value.lower)),
    median(sorted(({ value }) => value.upper)),
  );
  return subtract(middle, scale(slope, median(sorted(({ time }) => time))));
}

function trendOf(
  low: { readonly lower: number; readonly upper: number },
  high: { readonly lower: number; readonly upper: number },
): Trend {
  if (low.lower > 0) return 'up';
  if (high.upper < 0) return 'down';
  return low.upper > 0 || high.lower < 0 ? 'undetermined' : 'not-shown';
}

function median(sorted: Float64Array): number {
  return atRank(sorted, (sorted.length + 1) / 2, 'down');
}

/** The value at a rank counted from 1, between two values where the rank is not whole; no limit beyond the last. */
function atRank(sorted: Float64Array, rank: number, beyond: 'down' | 'up'): number {
  const whole = Math.floor(rank);
  const [below, above] = [at(sorted, whole, beyond), at(sorted, whole + 1, beyond)];
  if (rank === whole || below === above || below === Number.NEGATIVE_INFINITY) return below;
  if (above === Number.POSITIVE_INFINITY) return above;
  return below + (rank - whole) * (above - below);
}

function atOutwardRank(sorted: Float64Array, rank: number, beyond: 'down' | 'up'): number {
  return at(sorted, beyond === 'down' ? Math.floor(rank) : Math.ceil(rank), beyond);
}

function at(sorted: Float64Array, rank: number, beyond: 'down' | 'up'): number {
  return sorted[rank - 1] ?? (beyond === 'down' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
}

function settled(lower: number, upper: number): Interval {
  return interval(settle(lower), settle(upper));
}
