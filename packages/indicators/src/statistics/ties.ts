import type { Interval } from '../interval.js';

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
  const weight = (t: number) => t * (t - 1) * (2 * t + 5);
  return (weight(n) - ties.reduce((sum, t) => sum + weight(t), 0)) / 18;
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
