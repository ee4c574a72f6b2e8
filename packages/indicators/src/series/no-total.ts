/** Why the newest parts of an indicator have no total: nobody stated one, and none can be summed from them. */
import { sumPlaces } from '../compare/aggregate.js';
import type { Indicator } from '../indicator/indicator.js';
import { partition } from '../indicator/partition.js';
import type { Period } from '../period/period.js';
import { comparePeriods } from '../period/periods.js';
import type { Per, Quantity } from '../quantity/quantity.js';
import type { Addend } from './series.js';

/**
 * 'missing': parts have no figure for the period; 'unlike': some count the whole period and some are rates; 'several':
 * the indicator is broken down in several ways, whose parts overlap; 'not-additive': shares and rates are never added.
 */
export const noTotalReasons = ['missing', 'unlike', 'several', 'not-additive'] as const;

export type NoTotal =
  | {
      readonly reason: 'missing' | 'unlike';
      /** The newest for which a part has a figure. */
      readonly period: Period;
      /** Codes of the indicator's one dimension. */
      readonly given: readonly string[];
      readonly missing: readonly string[];
      /** The parts that are there, as a floor of the total; null where they say nothing of it. */
      readonly atLeast: { readonly quantity: Quantity; readonly per: Per } | null;
    }
  | { readonly reason: 'several' | 'not-additive' };

/**
 * Null where the newest figures of the parts have a total, or there are none.
 * @param parts the points of each part, in the order of the dimension's codes.
 */
export function noTotal(
  indicator: Indicator,
  parts: readonly (readonly Addend[])[],
  totals: readonly Addend[],
): NoTotal | null {
  const codes = partition(indicator)?.codes.map(({ code }) => code) ?? [];
  const newest = parts
    .flatMap((points) => points.at(-1) ?? [])
    .map(({ period }) => period)
    .sort(comparePeriods)
    .at(-1);
  const lastTotal = totals.at(-1);
  if (newest === undefined || (lastTotal && comparePeriods(lastTotal.period, newest) >= 0)) return null;
  const found = parts.map((points) => points.findLast(({ period }) => isSame(period, newest)) ?? null);
  const given = found.filter((point) => point !== null);
  const named = (is: (point: Addend | null) => boolean) => codes.filter((_, at) => is(found[at] ?? null));
  const missing = named((point) => point === null);
  return {
    reason: missing.length > 0 ? 'missing' : 'unlike',
    period: newest,
    given: named((point) => point !== null),
    missing,
    atLeast: floorOf(indicator, codes, found, given),
  };
}

/** What is missing is not negative: then what is there is a floor. */
function floorOf(
  { nonNegative, kind }: Indicator,
  codes: readonly string[],
  found: readonly (Addend | null)[],
  given: readonly Addend[],
) {
  const [first] = given;
  if (!nonNegative || first === undefined || given.some(({ per }) => per !== first.per)) return null;
  const sum = sumPlaces(
    codes.map((place, at) => ({ place, quantity: found[at]?.quantity ?? null })),
    kind,
  );
  if (sum.kind === 'refused' || (sum.quantity.lower ?? 0) <= 0) return null;
  return { quantity: sum.quantity, per: first.per };
}

function isSame(a: Period, b: Period): boolean {
  return a.start === b.start && a.end === b.end;
}

/** For indicators whose parts are never summed: why the total is empty although there are parts. */
export function neverTotal(indicator: Indicator): NoTotal | null {
  if (partition(indicator) !== null || indicator.dimensions.length === 0) return null;
  return { reason: indicator.kind === 'flow' || indicator.kind === 'stock' ? 'several' : 'not-additive' };
}
