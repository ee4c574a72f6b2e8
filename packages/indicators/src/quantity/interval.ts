import type { Bounds } from './bounds.js';
import { cleared, settle, settledSum } from './decimal.js';

/**
 * A set of numbers between two ends, each of which belongs to it or not. An infinite end is never inclusive.
 * This is what arithmetic happens on; {@link Bounds} is what is stored and sent.
 */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
  readonly lowerInclusive: boolean;
  readonly upperInclusive: boolean;
}

export { settle };

/** An interval whose infinite ends are open, whatever was asked for. */
export function interval(
  lower: number,
  upper: number,
  lowerInclusive = true,
  upperInclusive = true,
): Interval {
  return {
    lower,
    upper,
    lowerInclusive: lowerInclusive && lower !== Number.NEGATIVE_INFINITY,
    upperInclusive: upperInclusive && upper !== Number.POSITIVE_INFINITY,
  };
}

export function intervalOf(b: Bounds): Interval {
  return interval(
    b.lower ?? Number.NEGATIVE_INFINITY,
    b.upper ?? Number.POSITIVE_INFINITY,
    b.lowerInclusive,
    b.upperInclusive,
  );
}

/** Whether it has both its ends. */
export const isBounded = ({ lower, upper }: Interval): boolean =>
  Number.isFinite(lower) && Number.isFinite(upper);

export function boundsOf(i: Interval): Bounds {
  const bounded = { lower: Number.isFinite(i.lower), upper: Number.isFinite(i.upper) };
  return {
    lower: bounded.lower ? i.lower : null,
    upper: bounded.upper ? i.upper : null,
    lowerInclusive: bounded.lower && i.lowerInclusive,
    upperInclusive: bounded.upper && i.upperInclusive,
  };
}

/** Every a + b. An end is reached only where both ends are. */
export function add(a: Interval, b: Interval): Interval {
  return interval(
    settledSum(a.lower, b.lower),
    settledSum(a.upper, b.upper),
    a.lowerInclusive && b.lowerInclusive,
    a.upperInclusive && b.upperInclusive,
  );
}

/** Every a - b, the two taken as independent: [60,70] less [60,70] is [-10,10], not 0. */
export function subtract(a: Interval, b: Interval): Interval {
  return interval(
    settledSum(a.lower, -b.upper),
    settledSum(a.upper, -b.lower),
    a.lowerInclusive && b.upperInclusive,
    a.upperInclusive && b.lowerInclusive,
  );
}

/** Every x times k, for a finite k; a negative k turns the interval round. */
export function scale(i: Interval, k: number): Interval {
  if (k === 0) return interval(0, 0);
  const lower = settle(i.lower * k);
  const upper = settle(i.upper * k);
  if (k > 0) return interval(lower, upper, i.lowerInclusive, i.upperInclusive);
  return interval(upper, lower, i.upperInclusive, i.lowerInclusive);
}

/**
 * Every a / b for non-negative a and b: [a.lower/b.upper, a.upper/b.lower]. A b without an upper bound brings the
 * lower end down to 0, open unless a can be 0 itself; a b that can be 0 lifts the upper end to infinity.
 * null where b is exactly 0 or either reaches below 0.
 */
export function divide(a: Interval, b: Interval): Interval | null {
  if (a.lower < 0 || b.lower < 0 || b.upper === 0) return null;
  const zeroIsReached = a.lower === 0 && a.lowerInclusive;
  const lower = b.upper === Number.POSITIVE_INFINITY ? 0 : cleared(a.lower / b.upper);
  const lowerInclusive = zeroIsReached || (a.lowerInclusive && b.upperInclusive);
  if (b.lower === 0) return interval(lower, Number.POSITIVE_INFINITY, lowerInclusive, false);
  const upper = cleared(a.upper / b.lower);
  return interval(lower, upper, lowerInclusive, a.upperInclusive && (b.lowerInclusive || a.upper === 0));
}

/** The interval reaching further on its bounded sides, by a share of the size of their ends: 0.05 is 5 %. */
export function widened(i: Interval, margin: number): Interval {
  if (margin === 0) return i;
  const outward = (n: number, direction: 1 | -1) =>
    Number.isFinite(n) ? settle(n + direction * Math.abs(n) * margin) : n;
  return { ...i, lower: outward(i.lower, -1), upper: outward(i.upper, 1) };
}

/** The smallest interval that holds both. */
export function hull(a: Interval, b: Interval): Interval {
  const low = startsFirst(a, b) ? a : b;
  const high = endsLast(a, b) ? a : b;
  return interval(low.lower, high.upper, low.lowerInclusive, high.upperInclusive);
}

/** What both hold, or null where they have nothing in common. */
export function intersection(a: Interval, b: Interval): Interval | null {
  if (areDisjoint(a, b)) return null;
  const low = startsFirst(a, b) ? b : a;
  const high = endsLast(a, b) ? b : a;
  return interval(low.lower, high.upper, low.lowerInclusive, high.upperInclusive);
}

/** Whether every value of a is one of b's. */
export function isInside(a: Interval, b: Interval): boolean {
  return !sticksOutBelow(a, b) && !sticksOutAbove(a, b);
}

/** Whether the two have no value in common; ends that touch are shared only if both belong. */
export function areDisjoint(a: Interval, b: Interval): boolean {
  return liesAbove(a, b) || liesAbove(b, a);
}

/** Whether every value of a is greater than every value of b. */
export function liesAbove(a: Interval, b: Interval): boolean {
  return a.lower > b.upper || (a.lower === b.upper && !(a.lowerInclusive && b.upperInclusive));
}

/** Whether a holds a value less than all of b's. */
export function sticksOutBelow(a: Interval, b: Interval): boolean {
  return a.lower < b.lower || (a.lower === b.lower && a.lowerInclusive && !b.lowerInclusive);
}

/** Whether a holds a value greater than all of b's. */
export function sticksOutAbove(a: Interval, b: Interval): boolean {
  return a.upper > b.upper || (a.upper === b.upper && a.upperInclusive && !b.upperInclusive);
}

/** Whether the interval holds no number at all, such as [0, 0). */
export function isEmpty(i: Interval): boolean {
  return i.lower > i.upper || (i.lower === i.upper && !(i.lowerInclusive && i.upperInclusive));
}

/** Whether n is one of the interval's values. */
export function holds(i: Interval, n: number): boolean {
  const aboveLower = n > i.lower || (n === i.lower && i.lowerInclusive);
  return aboveLower && (n < i.upper || (n === i.upper && i.upperInclusive));
}

function startsFirst(a: Interval, b: Interval): boolean {
  return a.lower < b.lower || (a.lower === b.lower && a.lowerInclusive);
}

function endsLast(a: Interval, b: Interval): boolean {
  return a.upper > b.upper || (a.upper === b.upper && a.upperInclusive);
}
