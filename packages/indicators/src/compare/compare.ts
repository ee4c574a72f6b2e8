import type { Basis, Indicator } from '../indicator/indicator.js';
import type { Period } from '../period/period.js';
import {
  boundsOf,
  divide,
  type Interval,
  interval,
  intervalOf,
  isInside,
  liesAbove,
  sticksOutAbove,
  sticksOutBelow,
  subtract,
  widened,
} from '../quantity/interval.js';
import { quantityOf } from '../quantity/of-interval.js';
import type { Figure, Quantity } from '../quantity/quantity.js';
import { quantityText } from '../quantity/text.js';
import type { Comparison, ComparisonReason, Verdict } from './comparison.js';
import { type Normalised, normalise, type Wording } from './normalise.js';

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

export interface Observed {
  readonly figure: Figure;
  readonly period: Period;
  /** It is from before the end of its period. */
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
  words: Wording = 'with words',
): { readonly normalised: Normalised; readonly comparison: Comparison } {
  const normalised = normalise(observed.figure, observed.period, indicator, words);
  const { basis, method, quantity } = normalised;
  if (baseline === null) return { normalised, comparison: notComparable('no-baseline', basis) };
  const options = { basis, nonNegative: indicator.nonNegative };
  const against = comparedBaseline(baseline, indicator);
  if (!(observed.partial && method === 'divided'))
    return { normalised, comparison: compareQuantities(quantity, against, options) };
  return {
    normalised,
    comparison: compareIntervals(
      soFar(within(quantity, options), indicator),
      within(against, options),
      options,
      'open-figure',
    ),
  };
}

/** What figures and rules are held against: the baseline on the indicator's basis, widened by the indicator's margin. */
export function comparedBaseline(
  { figure, period }: Pick<Observed, 'figure' | 'period'>,
  indicator: Pick<Indicator, 'kind' | 'rateBasis' | 'unit' | 'margin'>,
): Quantity {
  const { quantity } = normalise(figure, period, indicator);
  if (indicator.margin === 0) return quantity;
  const ends = widened(intervalOf(quantity), indicator.margin);
  const { qualifier } = quantity;
  // What has one end keeps its words: "fewer than 10" of a count is [0, 10), and no range.
  if (qualifier === 'exact' || qualifier === 'about' || qualifier === 'range') return quantityOf(ends);
  const wordless = { ...boundsOf(ends), qualifier, point: null };
  return { ...wordless, text: quantityText(wordless, 'en') };
}

/** What a total can still come to that is not over: more, and less too where what is counted may be taken away again. */
export function soFar(
  { lower, lowerInclusive }: Interval,
  { nonNegative }: Pick<Indicator, 'nonNegative'>,
): Interval {
  return nonNegative
    ? interval(lower, Number.POSITIVE_INFINITY, lowerInclusive, false)
    : interval(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, false, false);
}

/** What cannot be compared: no verdict, no numbers, only why. */
export function notComparable(
  reason: 'no-baseline' | 'unit' | 'definition' | 'coverage' | 'value-missing',
  basis: Basis | null,
): Comparison {
  return { verdict: 'not-comparable', reason, basis, ratio: null, difference: null };
}
