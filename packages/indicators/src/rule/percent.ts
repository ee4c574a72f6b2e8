/** By how many per cent a figure has changed, as an interval: what was small or zero before is no reason to say nothing. */
import { settledSum } from '../quantity/decimal.js';
import { type Interval, interval, settle } from '../quantity/interval.js';

export type PercentChange =
  | { readonly kind: 'change'; readonly percent: Interval }
  /** From exactly zero to more: beyond every percentage. */
  | { readonly kind: 'rise-from-zero' }
  /** What was, or may have been, below zero before has no percentages. */
  | { readonly kind: 'below-zero' };

/**
 * The two are taken as independent: 60-70 after 60-70 may have fallen or risen. From fewer than 10 to 500 is more than
 * 4,900 %; what may have been 0 before has no upper end; 0 after 0 is no change. Every end is worked out from the
 * difference, not from the ratio, so that the smallest change of a large figure is still one.
 */
export function percentChange(value: Interval, before: Interval): PercentChange {
  if (before.lower < 0) return { kind: 'below-zero' };
  if (before.upper === 0) return fromZero(value);
  const [least, most] = [leastChange(value, before), mostChange(value, before)];
  return {
    kind: 'change',
    percent: interval(least.at, most.at, least.isReached, most.isReached),
  };
}

function fromZero(value: Interval): PercentChange {
  if (value.lower > 0 || (value.lower === 0 && !value.lowerInclusive)) return { kind: 'rise-from-zero' };
  if (value.lower < 0) return { kind: 'below-zero' };
  return { kind: 'change', percent: interval(0, value.upper > 0 ? Number.POSITIVE_INFINITY : 0) };
}

interface End {
  readonly at: number;
  readonly isReached: boolean;
}

/** The least value after the greatest before; below zero, after the least before. */
function leastChange(value: Interval, before: Interval): End {
  if (value.lower < 0) {
    if (before.lower === 0) return { at: Number.NEGATIVE_INFINITY, isReached: false };
    return {
      at: changed(value.lower, before.lower),
      isReached: value.lowerInclusive && before.lowerInclusive,
    };
  }
  // Nothing is 100 % less than anything there was.
  if (value.lower === 0 && value.lowerInclusive) return { at: -100, isReached: true };
  return { at: changed(value.lower, before.upper), isReached: value.lowerInclusive && before.upperInclusive };
}

/** The greatest value after the least before; where that may be zero, no percentage is the greatest. */
function mostChange(value: Interval, before: Interval): End {
  if (value.upper < 0)
    return {
      at: changed(value.upper, before.upper),
      isReached: value.upperInclusive && before.upperInclusive,
    };
  if (value.upper === 0) {
    // From 0 to 0 nothing has changed, and from more to 0 everything is gone.
    const unchanged = before.lower === 0 && before.lowerInclusive && value.upperInclusive;
    return { at: unchanged ? 0 : -100, isReached: value.upperInclusive };
  }
  if (before.lower === 0) return { at: Number.POSITIVE_INFINITY, isReached: false };
  return { at: changed(value.upper, before.lower), isReached: value.upperInclusive && before.lowerInclusive };
}

function changed(value: number, before: number): number {
  if (before === Number.POSITIVE_INFINITY) return -100;
  return settle((settledSum(value, -before) * 100) / before);
}
