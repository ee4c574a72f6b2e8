import type { Comparison, ComparisonReason, Verdict } from './comparison.js';
import type { Basis, Indicator } from './indicator.js';
import {
  boundsOf,
  divide,
  type Interval,
  interval,
  intervalOf,
  isInside,
  liesAbove,
  settle,
  sticksOutAbove,
  sticksOutBelow,
  subtract,
} from './interval.js';
import { type Normalised, normalise } from './normalise.js';
import type { Period } from './period.js';
import type { Figure, Quantity } from './quantity.js';

export interface CompareOptions {
  /** Share by which the baseline's bounded ends are widened first: 0.05 is 5 %. */
  readonly margin?: number | undefined;
  /** The basis both are on; only passed through. */
  readonly basis: Basis | null;
  readonly nonNegative: boolean;
}

/**
 * How a new quantity n stands to a baseline b, both in one unit and on one basis. `above` and `below` hold for every
 * pair of values the two allow, `within` for every value of n; all else is indeterminate, with the reason.
 */
export function compareQuantities(n: Quantity, b: Quantity, options: CompareOptions): Comparison {
  return compareIntervals(
    within(n, options),
    widened(within(b, options), options.margin ?? 0),
    options,
    null,
  );
}

/** @param openReason the reason that stands in for an overlap's, where n is open because it is not complete. */
function compareIntervals(
  n: Interval,
  b: Interval,
  options: CompareOptions,
  openReason: 'open-figure' | null,
): Comparison {
  const verdict = verdictOf(n, b);
  const reason = verdict === 'indeterminate' ? reasonOf(n, b, openReason) : null;
  const ratio = divide(n, b);
  return {
    verdict,
    reason,
    basis: options.basis,
    ratio: ratio && boundsOf(ratio),
    difference: boundsOf(subtract(n, b)),
  };
}

function verdictOf(n: Interval, b: Interval): Exclude<Verdict, 'not-comparable'> {
  if (liesAbove(n, b)) return 'above';
  if (liesAbove(b, n)) return 'below';
  return isBounded(b) && isInside(n, b) ? 'within' : 'indeterminate';
}

function reasonOf(n: Interval, b: Interval, openReason: 'open-figure' | null): ComparisonReason {
  if (!isBounded(b)) return 'open-baseline';
  if (openReason) return openReason;
  return sticksOutBelow(n, b) && sticksOutAbove(n, b) ? 'straddles' : 'partial-overlap';
}

function isBounded(i: Interval): boolean {
  return Number.isFinite(i.lower) && Number.isFinite(i.upper);
}

/** A count without a lower end begins at 0. */
function within(q: Quantity, { nonNegative }: CompareOptions): Interval {
  const i = intervalOf(q);
  return nonNegative && i.lower < 0 ? interval(0, i.upper, true, i.upperInclusive) : i;
}

function widened(i: Interval, margin: number): Interval {
  if (margin === 0) return i;
  const outward = (n: number, direction: 1 | -1) =>
    Number.isFinite(n) ? settle(n + direction * Math.abs(n) * margin) : n;
  return { ...i, lower: outward(i.lower, -1), upper: outward(i.upper, 1) };
}

export interface Observed {
  readonly figure: Figure;
  readonly period: Period;
  /** Its period was not over when it was recorded. */
  readonly partial: boolean;
}

/**
 * Normalises a figure and holds it against its indicator's baseline. The total of a period that is not over is only a
 * lower bound of what it will be; a rate observed so far, and a stock, are what they are.
 */
export function compareToBaseline(
  observed: Observed,
  baseline: Pick<Observed, 'figure' | 'period'> | null,
  indicator: Indicator,
): { readonly normalised: Normalised; readonly comparison: Comparison } {
  const normalised = normalise(observed.figure, observed.period, indicator);
  const { basis, method, quantity } = normalised;
  if (baseline === null) return { normalised, comparison: notComparable('no-baseline', basis) };
  const options = { margin: indicator.margin, basis, nonNegative: indicator.nonNegative };
  const against = normalise(baseline.figure, baseline.period, indicator).quantity;
  if (!(observed.partial && method === 'divided'))
    return { normalised, comparison: compareQuantities(quantity, against, options) };
  const b = widened(within(against, options), options.margin);
  return {
    normalised,
    comparison: compareIntervals(atLeast(within(quantity, options)), b, options, 'open-figure'),
  };
}

function atLeast({ lower, lowerInclusive }: Interval): Interval {
  return interval(lower, Number.POSITIVE_INFINITY, lowerInclusive, false);
}

/** What cannot be compared: no verdict, no numbers, only why. */
export function notComparable(
  reason: 'no-baseline' | 'unit' | 'definition' | 'coverage',
  basis: Basis | null,
): Comparison {
  return { verdict: 'not-comparable', reason, basis, ratio: null, difference: null };
}
