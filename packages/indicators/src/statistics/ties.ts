import type { Interval } from '../quantity/interval.js';

/** A figure at a time, in steps of the series' own period. */
export interface TimedInterval {
  readonly time: number;
  readonly value: Interval;
}

/**
 * The sizes of the groups of figures that are equal for certain: single numbers, and the same. Figures that are ranges
 * may be equal or not; to count no tie among them gives the greatest variance, the cautious one.
 */
export function certainTies(values: readonly Interval[]): number[] {
  const counts = new Map<number, number>();
  for (const { lower, upper } of values) if (lower === upper) counts.set(lower, (counts.get(lower) ?? 0) + 1);
  return [...counts.values()].filter((count) => count > 1);
}

/** Variance of Kendall's S for n figures, corrected for ties: Kendall (1975), Gilbert (1987) eq. 16.3. */
export function varianceOfS(n: number, ties: readonly number[]): number {
  return (tieWeight(n) - ties.reduce((sum, t) => sum + tieWeight(t), 0)) / 18;
}

const tieWeight = (t: number) => t * (t - 1) * (2 * t + 5);

/**
 * For each figure, how many figures (itself included) may all be equal where it stands. No choice of values puts it into
 * a greater group of ties.
 */
export function possibleTies(values: readonly Interval[]): number[] {
  // As many as ever overlap do so where one of them begins.
  const starts = values.map(({ lower }) => lower);
  const depths = starts.map((x) => values.filter(({ lower, upper }) => lower <= x && x <= upper).length);
  return values.map(({ lower, upper }) =>
    starts.reduce((most, x, at) => (lower <= x && x <= upper ? Math.max(most, depths[at] ?? 0) : most), 1),
  );
}

/** What no choice of values within the ranges goes below, unless it makes all figures equal, where there is no trend. */
export interface Floor {
  /** Variance of Kendall's S. */
  readonly variance: number;
  /** Pairs that are not tied. */
  readonly untied: number;
}

/** A member of a tie of t shares in its weight by (t - 1)(2t + 5), which grows with t: so the shares bound the sum. */
export function leastVariation(values: readonly Interval[]): Floor {
  const n = values.length;
  const reach = possibleTies(values);
  const variance = (tieWeight(n) - reach.reduce((sum, t) => sum + (t - 1) * (2 * t + 5), 0)) / 18;
  const untied = (n * (n - 1) - reach.reduce((sum, t) => sum + t - 1, 0)) / 2;
  // All but one equal: as little as there can be of a difference.
  const least = { variance: varianceOfS(n, [n - 1]), untied: n - 1 };
  const areEqual = values.every(({ lower, upper }) => lower === upper && lower === values[0]?.lower);
  if (areEqual) return { variance: 0, untied: 0 };
  return { variance: Math.max(variance, least.variance), untied: Math.max(untied, least.untied) };
}

/** A two-sided p over every z of a span: small ends where z lies far from 0. */
export function spanOfP(z: Span, p: (z: number) => number): Span {
  const nearest = z.lower <= 0 && z.upper >= 0 ? 0 : Math.min(Math.abs(z.lower), Math.abs(z.upper));
  return { lower: p(Math.max(Math.abs(z.lower), Math.abs(z.upper))), upper: p(nearest) };
}

/** From the least to the greatest a number may be. */
export interface Span {
  readonly lower: number;
  readonly upper: number;
}
