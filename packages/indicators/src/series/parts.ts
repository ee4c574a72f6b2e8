/** Totals and their parts: summed where nobody stated the total, held against it where somebody did. */
import { sumParts } from '../compare/aggregate.js';
import { soFar } from '../compare/compare.js';
import type { Indicator } from '../indicator/indicator.js';
import { comparePeriods } from '../period/periods.js';
import { areDisjoint, intervalOf, liesAbove } from '../quantity/interval.js';
import { allowedBy, isUnfinishedTotal, type Stated } from './allowed.js';
import { type NoTotal, noTotal } from './no-total.js';
import {
  type Addend,
  addendsOf,
  assembleSeries,
  assembling,
  type Baseline,
  inOneGo,
  isMissing,
  measured,
  type PartsSum,
  type Pinned,
  type RecordedFigure,
  type SeriesPoint,
} from './series.js';

export type { Addend };

/**
 * Totals nobody stated, summed from their parts, for the periods in which every part has a recommended figure whose value
 * is not missing, and no total is stated. They say "derived", and have no observation of their own.
 */
export function derivedTotals(
  parts: readonly (readonly Addend[])[],
  stated: readonly SeriesPoint[],
  indicator: Indicator,
  baseline: Baseline | null,
): SeriesPoint[] {
  const [first, ...others] = parts;
  if (!first) return [];
  const statedKeys = new Set(stated.map((point) => `${point.period.start}/${point.period.end}`));
  const lookups = others.map((series) => new Map(series.map((point) => [periodOf(point), point])));
  return first.flatMap((point) => {
    if (statedKeys.has(`${point.period.start}/${point.period.end}`)) return [];
    const key = periodOf(point);
    const addends = [point, ...lookups.map((lookup) => lookup.get(key))];
    if (addends.some((addend) => addend === undefined || isMissing(addend))) return [];
    return [totalOf(addends as Addend[], indicator, baseline)];
  });
}

function totalOf(parts: readonly Addend[], indicator: Indicator, baseline: Baseline | null): SeriesPoint {
  const [first] = parts as [Addend];
  const partial = parts.some((part) => part.partial);
  const recordedOn = parts.reduce<string | undefined>(
    (last, part) =>
      part.recordedOn !== undefined && (last === undefined || part.recordedOn > last)
        ? part.recordedOn
        : last,
    undefined,
  );
  const figure = { quantity: sumParts(parts.map((part) => part.quantity)), per: first.per };
  return {
    ...measured({ figure, period: first.period, partial }, indicator, baseline),
    derived: true,
    observation: null,
    revisionId: null,
    // There was no total before its last part came.
    ...(recordedOn === undefined ? {} : { recordedOn }),
    recommendedBecause: 'only',
    choice: null,
    disagreement: parts.some((part) => part.disagreement),
    parts: null,
    alternatives: [],
  };
}

/** What stands in sources of a baseline: itself, or what it is the sum of. */
export function statedBaselines(baseline: Baseline): readonly Pinned[] {
  return baseline.sumOf ?? [baseline];
}

/** The baseline of a derived total: the sum of its parts' baselines, where each part has one for one period. */
export function derivedBaseline(parts: readonly (Baseline | null)[]): Baseline | null {
  const found = parts.filter((part) => part !== null);
  const [first] = found;
  if (!first || found.length < parts.length) return null;
  const { period, figure } = first;
  const isSound = found.every(
    (part) =>
      part.period.start === period.start && part.period.end === period.end && part.figure.per === figure.per,
  );
  if (!isSound) return null;
  const quantity = sumParts(found.map((part) => part.figure.quantity));
  const standing = found.find((part) => (part.standing ?? 'current') !== 'current')?.standing ?? 'current';
  const sumOf = found.flatMap(statedBaselines);
  const partial = found.some((part) => part.partial) ? { partial: true } : {};
  return { ...first, ...partial, figure: { quantity, per: figure.per }, range: null, standing, sumOf };
}

const periodOf = ({ period, per }: Pick<Addend, 'period' | 'per'>) => `${period.start}/${period.end}/${per}`;

/** The stated totals, each with what its parts come to; one that its source calls missing is held against nothing. */
export function withParts(
  stated: readonly SeriesPoint[],
  parts: readonly (readonly Addend[])[],
  indicator: Indicator,
): SeriesPoint[] {
  const lookups = parts.map((series) => new Map(series.map((point) => [periodOf(point), point])));
  return stated.map((point) => ({
    ...point,
    parts: isMissing(point)
      ? null
      : partsSum(
          point,
          lookups.map((lookup) => lookup.get(periodOf(point)) ?? null),
          indicator,
        ),
  }));
}

/**
 * Holds the parts of one period against its total. All of them must have a value in common with it; of some it can only
 * be said that they come to more, and only where nothing is negative. What is so far may still become more, on either side.
 * @param parts null where a part has no figure.
 */
export function partsSum(
  total: Stated,
  parts: readonly (Stated | null)[],
  indicator: Pick<Indicator, 'kind' | 'nonNegative'>,
): PartsSum | null {
  const given = parts.filter((part) => part !== null);
  if (given.length === 0) return null;
  const sum = sumParts(given.map(({ quantity }) => quantity));
  const complete = given.length === parts.length;
  const isOpen = given.some((part) => isUnfinishedTotal(part, indicator));
  const whole = allowedBy(total, indicator);
  const summed = isOpen ? soFar(intervalOf(sum), indicator) : intervalOf(sum);
  const agrees = complete
    ? !areDisjoint(whole, summed)
    : !(indicator.nonNegative && liesAbove(summed, whole));
  return complete || !agrees ? { sum, complete, agrees } : null;
}

/** A series as it was recorded, before its periods are put together. */
export interface HeldSeries {
  readonly figures: readonly RecordedFigure[];
  readonly baseline: Baseline | null;
}

/** A series as a panel draws it and a rule sees it, in order of time. */
export interface SeriesRead {
  readonly baseline: Baseline | null;
  readonly points: readonly SeriesPoint[];
  /** Of a total: why there is none for the newest figures of its parts. */
  readonly noTotal: NoTotal | null;
}

/**
 * Puts a series together: stated totals with what their parts come to, and derived ones where none is stated.
 * @param held the series itself, then its parts where it has any.
 */
export function assembleWhole(indicator: Indicator, held: readonly HeldSeries[]): SeriesRead {
  return inOneGo(assemblingWhole(indicator, held));
}

/** The same, yielding again and again, for whoever has others to answer meanwhile. */
export function* assemblingWhole(
  indicator: Indicator,
  held: readonly HeldSeries[],
): Generator<undefined, SeriesRead, undefined> {
  const [own, ...parts] = held as [HeldSeries, ...HeldSeries[]];
  const baseline = own.baseline ?? derivedBaseline(parts.map((part) => part.baseline));
  const stated = yield* assembling(own.figures, indicator, baseline);
  if (parts.length === 0) return { baseline, points: stated, noTotal: null };
  const addends: Addend[][] = [];
  for (const { figures } of parts) {
    addends.push(addendsOf(figures, indicator));
    yield;
  }
  const derived = derivedTotals(addends, stated, indicator, baseline);
  yield;
  const points = inOrder(withParts(stated, addends, indicator), derived);
  return { baseline, points, noTotal: noTotal(indicator, addends, points) };
}

const inOrder = (stated: readonly SeriesPoint[], derived: readonly SeriesPoint[]) =>
  [...stated, ...derived].sort((a, b) => comparePeriods(a.period, b.period));

/** A total as a rule sees it, without what only a panel shows: what its parts come to, and why there is none. */
export function assembleTotal(
  indicator: Indicator,
  own: HeldSeries,
  parts: readonly { readonly points: readonly Addend[]; readonly baseline: Baseline | null }[],
): Pick<SeriesRead, 'baseline' | 'points'> {
  const baseline = own.baseline ?? derivedBaseline(parts.map((part) => part.baseline));
  const stated = assembleSeries(own.figures, indicator, baseline);
  const derived = derivedTotals(
    parts.map(({ points }) => points),
    stated,
    indicator,
    baseline,
  );
  return { baseline, points: inOrder(stated, derived) };
}
