/** What the places within a place come to together: summed bounds with bounds, and what is missing is said. */
import { atLeast, sumParts } from '../compare/aggregate.js';
import type { Indicator } from '../indicator/indicator.js';
import type { Period } from '../period/period.js';
import { comparePeriods } from '../period/periods.js';
import type { Per, Quantity } from '../quantity/quantity.js';
import { derivedBaseline } from '../series/parts.js';
import { type Addend, type Baseline, type Measured, measured } from '../series/series.js';
import { childrenOf } from './tree.js';

/** A place with its figures of one indicator. */
export interface PlaceSeries {
  readonly id: string;
  readonly parent: string | null;
  /** In order of time; null where the indicator has no code for the place. */
  readonly points: readonly Addend[] | null;
  readonly baseline: Baseline | null;
}

/** 'no-figure': it has none for the period. 'not-counted': the indicator does not know the place at all. */
export const missingReasons = ['no-figure', 'not-counted'] as const;
export interface MissingPlace {
  readonly place: string;
  readonly why: (typeof missingReasons)[number];
}

/**
 * 'not-additive': shares and rates are never added. 'unlike': some figures count the whole period and some are rates.
 * 'missing': places are missing, and what is there says nothing of all of them.
 */
export const noPlaceTotalReasons = ['not-additive', 'unlike', 'missing'] as const;

export interface PlaceTotal {
  readonly place: string;
  readonly period: Period;
  /** Places whose own figures are in it. */
  readonly given: readonly string[];
  /** With any of these it is a floor. */
  readonly missing: readonly MissingPlace[];
  readonly sum:
    | ({ readonly kind: 'sum' } & Measured)
    | { readonly kind: 'none'; readonly reason: (typeof noPlaceTotalReasons)[number] };
}

/**
 * The totals of all places that others lie in, each for the newest period of which any of those has a figure. A figure of a
 * place's own counts before the sum of what lies in it. Nothing that is missing counts as zero: it makes the total a floor.
 */
export function placeTotals(indicator: Indicator, places: readonly PlaceSeries[]): PlaceTotal[] {
  const within = childrenOf(places);
  return places.flatMap((place) => {
    const period = newestWithin(place.id, within);
    return period === null ? [] : [totalOf(place, period, { indicator, within })];
  });
}

type Within = ReadonlyMap<string | null, readonly PlaceSeries[]>;
interface Ground {
  readonly indicator: Indicator;
  readonly within: Within;
}

function newestWithin(id: string, within: Within): Period | null {
  let newest: Period | null = null;
  const waiting = [...(within.get(id) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const last = next.points?.at(-1)?.period ?? null;
    if (last !== null && (newest === null || comparePeriods(last, newest) > 0)) newest = last;
    waiting.push(...(within.get(next.id) ?? []));
  }
  return newest;
}

/** What there is of one place, or of all in it. */
interface Gathered {
  readonly addends: readonly Addend[];
  readonly given: readonly string[];
  readonly missing: readonly MissingPlace[];
  /** Of all that is given and missing. */
  readonly baselines: readonly (Baseline | null)[];
}

function gatheredWithin(id: string, period: Period, within: Within): Gathered {
  const parts = (within.get(id) ?? []).map((child) => gatheredAt(child, period, within));
  return {
    addends: parts.flatMap(({ addends }) => addends),
    given: parts.flatMap(({ given }) => given),
    missing: parts.flatMap(({ missing }) => missing),
    baselines: parts.flatMap(({ baselines }) => baselines),
  };
}

function gatheredAt({ id, points, baseline }: PlaceSeries, period: Period, within: Within): Gathered {
  const own = points?.findLast((point) => isSame(point.period, period));
  if (own !== undefined) return { addends: [own], given: [id], missing: [], baselines: [baseline] };
  const below = gatheredWithin(id, period, within);
  if (below.given.length > 0) return below;
  // Whatever lies in it, it is the place that has none.
  const isCounted = points !== null || below.missing.some(({ why }) => why === 'no-figure');
  const why = isCounted ? 'no-figure' : 'not-counted';
  return { addends: [], given: [], missing: [{ place: id, why }], baselines: [baseline] };
}

function totalOf({ id }: PlaceSeries, period: Period, { indicator, within }: Ground): PlaceTotal {
  const { addends, given, missing, baselines } = gatheredWithin(id, period, within);
  const said = { place: id, period, given, missing };
  const none = (reason: (typeof noPlaceTotalReasons)[number]): PlaceTotal => ({
    ...said,
    sum: { kind: 'none', reason },
  });
  if (indicator.kind === 'rate' || indicator.kind === 'ratio') return none('not-additive');
  const [first] = addends;
  if (first === undefined) return none('missing');
  if (addends.some(({ per }) => per !== first.per)) return none('unlike');
  const quantity = summed(addends, missing.length === 0, indicator);
  if (quantity === null) return none('missing');
  const figure: { readonly quantity: Quantity; readonly per: Per } = { quantity, per: first.per };
  const partial = addends.some((addend) => addend.partial);
  const baseline = derivedBaseline(baselines);
  return { ...said, sum: { kind: 'sum', ...measured({ figure, period, partial }, indicator, baseline) } };
}

/** Null where what is missing may be anything. */
function summed(addends: readonly Addend[], isWhole: boolean, { nonNegative }: Indicator): Quantity | null {
  const sum = sumParts(addends.map(({ quantity }) => quantity));
  if (isWhole) return sum;
  return nonNegative && (sum.lower ?? 0) > 0 ? atLeast(sum) : null;
}

function isSame(a: Period, b: Period): boolean {
  return a.start === b.start && a.end === b.end;
}
