import type { Interval } from '../quantity/interval.js';
import { settle } from '../quantity/interval.js';
import { upperTail } from './normal.js';
import type { Span } from './ties.js';

const reach = 8;
const slices = 1600;

/** Found once: every chart asks for one of a few. */
const found = new Map<number, number>();
const mostFound = 1000;

/**
 * How many sigmas the range of n normal values is wide on average: d2 of the control-chart tables (1.128 for 2, 3.472 for
 * 15). The integral of 1 − Φⁿ − (1 − Φ)ⁿ, by Simpson's rule. L. H. C. Tippett (1925), Biometrika 17:364–387.
 */
export function d2(n: number): number {
  const known = found.get(n);
  if (known !== undefined) return known;
  const width = (2 * reach) / slices;
  let sum = 0;
  for (let slice = 0; slice <= slices; slice++) {
    const tail = upperTail(-reach + slice * width);
    const weight = slice === 0 || slice === slices ? 1 : 2 + 2 * (slice % 2);
    sum += weight * (1 - (1 - tail) ** n - tail ** n);
  }
  const value = (sum * width) / 3;
  if (found.size < mostFound) found.set(n, value);
  return value;
}

/** Sigma of figures that varied between two ends over n periods: their range over d2(n). */
export function sigmaFromRange(range: Span, n: number): number {
  return settle((range.upper - range.lower) / d2(n));
}

/**
 * Sigma of single figures from the average change between neighbours, over d2(2): a shift in level enters only once.
 * NIST/SEMATECH e-Handbook 6.3.2.2. Ranges give a range: neighbours that overlap may not have changed at all.
 */
export function sigmaFromMovingRanges(values: readonly Interval[]): Span {
  let [lower, upper] = [0, 0];
  for (const [n, b] of values.entries()) {
    const a = values[n - 1];
    if (!a) continue;
    lower += Math.max(0, b.lower - a.upper, a.lower - b.upper);
    upper += Math.max(b.upper - a.lower, a.upper - b.lower);
  }
  const perSigma = (values.length - 1) * d2(2);
  return { lower: settle(lower / perSigma), upper: settle(upper / perSigma) };
}
