import type { Kind } from '../indicator/indicator.js';
import type { Period } from '../period/period.js';
import { comparePeriods, daysIn, periodContains, periodsOverlap } from '../period/periods.js';
import { settle, settledSum } from '../quantity/decimal.js';
import { add, divide, type Interval, interval, intervalOf, scale } from '../quantity/interval.js';
import { quantityOf } from '../quantity/of-interval.js';
import type { Quantity } from '../quantity/quantity.js';
import { quantityText } from '../quantity/text.js';

/**
 * The sum of the parts of one whole, bounds with bounds: "more than 959" and "more than 570" make more than 1,529. Parts
 * that are all points stay a point: exact ones an exact sum, else "about". Throws RangeError for no parts.
 */
export function sumParts(quantities: readonly Quantity[]): Quantity {
  const sum = new RunningSum();
  for (const quantity of quantities) sum.add(quantity);
  return sum.quantity();
}

/** The sum of {@link sumParts} while its parts still come. */
export class RunningSum {
  #total: Interval | null = null;
  #point: number | null = 0;
  #hasCeiling = false;

  add(quantity: Quantity): void {
    const { point, qualifier } = quantity;
    const part = intervalOf(quantity);
    this.#total = this.#total ? add(this.#total, part) : part;
    this.#point = point === null || this.#point === null ? null : settledSum(this.#point, point);
    this.#hasCeiling ||= qualifier === 'less-than' || qualifier === 'at-most';
  }

  /** Throws RangeError for no parts. */
  quantity(): Quantity {
    if (this.#total === null) throw new RangeError('nothing to sum');
    const total = quantityOf(this.#total, this.#point);
    return this.#hasCeiling ? withCeiling(total) : total;
  }
}

/** "Less than 10" of a count is [0, 10); its sums are still said as "less than", not as ranges from 0. */
function withCeiling(total: Quantity): Quantity {
  if (total.qualifier !== 'range' || total.lower !== 0 || !total.lowerInclusive) return total;
  const said = { ...total, qualifier: total.upperInclusive ? ('at-most' as const) : ('less-than' as const) };
  return { ...said, text: quantityText(said, 'en') };
}

/** A figure of one period, or null where the period is known to have none. */
export interface DatedQuantity {
  readonly period: Period;
  readonly quantity: Quantity | null;
}

export type RefusalReason =
  | 'overlap'
  | 'outside'
  | 'not-additive'
  | 'repeated-place'
  | 'no-figure'
  | 'zero-denominator';

export type Aggregate =
  | {
      readonly kind: 'aggregate';
      readonly quantity: Quantity;
      /** Share of the whole that has a figure, 0 to 1; below 1 the quantity is a lower bound. */
      readonly coverage: number;
    }
  | { readonly kind: 'refused'; readonly reason: RefusalReason };

/**
 * Adds flows over disjoint periods, bounds with bounds: twelve months of 60-70 are 720-840. A missing part makes the
 * sum a lower bound, as the parts are counts, and lowers the coverage (by days). Refused: overlapping periods, a
 * period outside the whole, and stocks, rates and ratios, which never add over time.
 * @param whole the period the sum is for.
 */
export function sumDisjoint(parts: readonly DatedQuantity[], whole: Period, kind: Kind): Aggregate {
  if (kind !== 'flow') return refused('not-additive');
  const fault = tilingFault(parts, whole);
  if (fault) return refused(fault);
  const known = parts.flatMap(({ period, quantity }) => (quantity ? [{ period, quantity }] : []));
  if (known.length === 0) return refused('no-figure');
  const covered = known.reduce((days, { period }) => days + daysIn(period), 0);
  const coverage = settle(covered / daysIn(whole));
  const sum = sumParts(known.map(({ quantity }) => quantity));
  return { kind: 'aggregate', quantity: coverage < 1 ? atLeast(sum) : sum, coverage };
}

function tilingFault(parts: readonly DatedQuantity[], whole: Period): RefusalReason | null {
  const periods = parts.map(({ period }) => period);
  if (overlapIn(periods)) return 'overlap';
  return periods.every((period) => periodContains(whole, period)) ? null : 'outside';
}

/** Sorted by their starts, periods overlap somewhere exactly if two neighbours do. */
function overlapIn(periods: readonly Period[]): boolean {
  const sorted = [...periods].sort((a, b) => (a.start < b.start ? -1 : 1));
  return sorted.some((period, at) => {
    const next = sorted[at + 1];
    return next !== undefined && periodsOverlap(period, next);
  });
}

function refused(reason: RefusalReason): Aggregate {
  return { kind: 'refused', reason };
}

/** What is known of a count when a part of it is missing. */
export function atLeast(q: Quantity): Quantity {
  const { lower, lowerInclusive } = intervalOf(q);
  return quantityOf(interval(lower, Number.POSITIVE_INFINITY, lowerInclusive, false));
}

/** A figure of one place, or null where the place is known to have none. */
export interface PlacedQuantity {
  readonly place: string;
  readonly quantity: Quantity | null;
}

/**
 * Adds flows or stocks over disjoint places at one date or over one period; rates and ratios are refused. Coverage is
 * the share of places that have a figure.
 */
export function sumPlaces(parts: readonly PlacedQuantity[], kind: Kind): Aggregate {
  if (kind === 'rate' || kind === 'ratio') return refused('not-additive');
  if (new Set(parts.map(({ place }) => place)).size < parts.length) return refused('repeated-place');
  const known = parts.flatMap(({ quantity }) => (quantity ? [quantity] : []));
  if (known.length === 0) return refused('no-figure');
  const sum = sumParts(known);
  const coverage = settle(known.length / parts.length);
  return { kind: 'aggregate', quantity: coverage < 1 ? atLeast(sum) : sum, coverage };
}

/**
 * A stock over time, by a method the caller names: the last figure, the mean weighted by days, or the greatest (bound by
 * bound). Stocks never add over time.
 */
export function stockOverTime(parts: readonly DatedQuantity[], method: 'last' | 'mean' | 'max'): Aggregate {
  if (method === 'mean') return meanOverTime(parts);
  const known = knownInOrder(parts);
  const last = known.at(-1);
  if (!last) return refused('no-figure');
  const coverage = settle(known.length / parts.length);
  if (method === 'last') return { kind: 'aggregate', quantity: last.quantity, coverage };
  const greatest = known.map(({ quantity }) => intervalOf(quantity)).reduce(greater);
  return { kind: 'aggregate', quantity: quantityOf(greatest), coverage };
}

function knownInOrder(parts: readonly DatedQuantity[]) {
  return parts
    .flatMap(({ period, quantity }) => (quantity ? [{ period, quantity }] : []))
    .sort((a, b) => comparePeriods(a.period, b.period));
}

function greater(a: Interval, b: Interval): Interval {
  const low = a.lower > b.lower || (a.lower === b.lower && !a.lowerInclusive) ? a : b;
  const high = a.upper > b.upper || (a.upper === b.upper && a.upperInclusive) ? a : b;
  return interval(low.lower, high.upper, low.lowerInclusive, high.upperInclusive);
}

/** The mean of rates (or stocks) weighted by the days of their disjoint periods, bounds with bounds. */
export function meanOverTime(parts: readonly DatedQuantity[]): Aggregate {
  const known = knownInOrder(parts);
  if (known.length === 0) return refused('no-figure');
  if (overlapIn(parts.map(({ period }) => period))) return refused('overlap');
  const days = known.reduce((sum, { period }) => sum + daysIn(period), 0);
  const all = parts.reduce((sum, { period }) => sum + daysIn(period), 0);
  const total = known
    .map(({ period, quantity }) => scale(intervalOf(quantity), daysIn(period)))
    .reduce((sum, i) => add(sum, i));
  return { kind: 'aggregate', quantity: quantityOf(scale(total, 1 / days)), coverage: settle(days / all) };
}

/**
 * A ratio of sums, recomputed from its parts and never averaged.
 * @param times 100 for a percentage.
 */
export function ratioOfParts(
  numerators: readonly Quantity[],
  denominators: readonly Quantity[],
  times = 1,
): Aggregate {
  if (numerators.length === 0 || denominators.length === 0) return refused('no-figure');
  const ratio = divide(intervalOf(sumParts(numerators)), intervalOf(sumParts(denominators)));
  return ratio
    ? { kind: 'aggregate', quantity: quantityOf(scale(ratio, times)), coverage: 1 }
    : refused('zero-denominator');
}
