/** What an editor should look at twice before saving: allowed, but said. */

import type { Indicator } from '../indicator/indicator.js';
import type { Language } from '../language/language.js';
import { dayNumber } from '../period/day.js';
import { lastDayOf } from '../period/known-on.js';
import { isPartial } from '../period/partial.js';
import type { Period } from '../period/period.js';
import { periodsOverlap } from '../period/periods.js';
import { type Problem, problem } from '../problem.js';
import { areDisjoint, intervalOf, liesAbove, settle } from '../quantity/interval.js';
import type { Figure, Quantity } from '../quantity/quantity.js';
import { formatQuantity } from '../say/format.js';
import type { Stated } from '../series/allowed.js';
import { partsSum } from '../series/parts.js';
import type { Measured, SeriesPoint } from '../series/series.js';
import { isSameSource, type NamedSource } from '../series/source-identity.js';
import type { EntryFault, EntryReading } from './entry.js';
import { expectedRange } from './expected.js';

/** Beyond three times the baseline, or under a third of it, a slip of the keyboard is likelier than the news. */
const farFactor = 3;

/** What a new figure is held against. */
export interface Surroundings {
  /** The series it would join. */
  readonly points: readonly SeriesPoint[];
  /** The baseline, on the rate basis. */
  readonly baseline: Quantity | null;
  readonly source: WarnedSource | null;
  /** The language figures are said in. */
  readonly language: Language;
  /** The total of its period and every part of it, the new figure in its place; null where nothing adds up to anything. */
  readonly whole: { readonly total: Stated | null; readonly parts: readonly (Stated | null)[] } | null;
}

/** Warnings about a figure that could be read, held against what is on record. */
export function warningsOf(
  reading: EntryReading,
  measured: Measured,
  { points, baseline, source, whole, language }: Surroundings,
): EntryFault[] {
  const { indicator, period, figure } = reading;
  if (!indicator || !period || !figure) return [];
  const far = distance(measured);
  const found = [
    ...howTaken(reading, indicator, period, figure),
    ...zero(reading.saidNone, figure),
    ...(far.length > 0 ? far : expectation(indicator, measured, points, baseline)),
    ...addition(indicator, period, whole, language),
    ...neighbours(indicator, period, figure, points, source, language),
    ...dated(period, source?.date?.trim() ?? ''),
  ];
  if (measured.partial) found.push(partial(period));
  return found.map((warning) => ({ ...warning, value: null }));
}

const partial = (period: Period): Warning => ({
  pointer: '/period',
  problem: problem('warn-partial-period', { period: period.text }),
});

/** What a figure is to be looked at twice for by itself, whatever else is on record. */
export function warningsOfItself(
  { indicator, period, figure, perAssumed, saidNone }: WholeReading,
  { sourceDate, today }: { readonly sourceDate: string | null; readonly today: string },
): Problem[] {
  const found = [
    ...howTaken({ perAssumed }, indicator, period, figure),
    ...zero(saidNone, figure),
    ...(sourceDate === null ? [] : dated(period, sourceDate)),
    ...(isPartial(period, today) ? [partial(period)] : []),
  ];
  return found.map((warning) => warning.problem);
}

export type WholeReading = Pick<EntryReading, 'perAssumed' | 'saidNone'> & {
  readonly [K in 'indicator' | 'period' | 'figure']: NonNullable<EntryReading[K]>;
};

/** What the warnings need of the source, as it was typed. */
type WarnedSource = NamedSource & { readonly date?: string | null | undefined };

/** A report from before the period was over can only tell of a part of it. */
function dated(period: Period, date: string): Warning[] {
  const last = lastDayOf(date);
  if (last === null || dayNumber(last) + 1 >= dayNumber(period.end)) return [];
  return [
    {
      pointer: '/source/date',
      problem: problem('warn-source-before-period-end', { period: period.text, date }),
    },
  ];
}

type Warning = { readonly pointer: string; readonly problem: Problem };

/** "None" in a report may be a zero, or no figure at all. */
function zero(saidNone: boolean, { quantity: { text } }: Figure): Warning[] {
  return saidNone ? [{ pointer: '/value', problem: problem('warn-read-as-zero', { text }) }] : [];
}

/** Whether a bare number is the period's total or already a rate makes all the difference: say how it was taken. */
export function howTaken(
  { perAssumed }: Pick<EntryReading, 'perAssumed'>,
  indicator: Indicator,
  period: Period,
  figure: Figure,
): Warning[] {
  if (!perAssumed || isOneBasisUnit(period, indicator)) return [];
  const params = { per: indicator.rateBasis ?? 'period', period: period.text };
  const code = figure.per === 'period' ? 'warn-read-as-total' : 'warn-read-as-rate';
  return [{ pointer: '/value', problem: problem(code, params) }];
}

function isOneBasisUnit({ text }: Period, { rateBasis }: Indicator): boolean {
  const forms = {
    day: /^\d{4}-\d{2}-\d{2}$/,
    week: /^\d{4}-W\d{2}$/,
    month: /^\d{4}-\d{2}$/,
    quarter: /^\d{4}-Q\d$/,
    year: /^\d{4}$/,
  };
  return rateBasis !== null && forms[rateBasis].test(text);
}

function distance({ comparison }: Measured): Warning[] {
  const { ratio } = comparison;
  if (!ratio) return [];
  const warning = (params: Problem['params']) => [
    { pointer: '/value', problem: problem('warn-far-from-baseline', params) },
  ];
  if (ratio.lower !== null && ratio.lower > farFactor) return warning({ more: farFactor });
  // A third is as long as the ratio it is held against.
  return ratio.upper !== null && ratio.upper < settle(1 / farFactor) ? warning({ less: farFactor }) : [];
}

/** Outside what the series so far lets one expect, for certain. */
function expectation(
  { nonNegative }: Indicator,
  { normalised, period }: Measured,
  points: readonly SeriesPoint[],
  baseline: Quantity | null,
): Warning[] {
  const earlier = points.filter((point) => point.period.end <= period.start && !point.partial);
  const expected = expectedRange(
    earlier.map((point) => point.normalised.quantity),
    baseline,
    nonNegative,
  );
  const figure = intervalOf(normalised.quantity);
  if (expected === null || !areDisjoint(figure, expected.range)) return [];
  const { lower, upper } = expected.range;
  const params = {
    figures: expected.figures,
    ...(liesAbove(figure, expected.range)
      ? { upper: outward(upper, Math.ceil) }
      : { lower: outward(lower, Math.floor) }),
  };
  return [{ pointer: '/value', problem: problem('warn-outside-expected', params) }];
}

/** To three digits, in the direction that allows more. */
function outward(n: number, round: (n: number) => number): number {
  if (n === 0) return 0;
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(n))) - 2);
  return Number((round(n / unit) * unit).toPrecision(3));
}

function addition(
  indicator: Indicator,
  period: Period,
  whole: Surroundings['whole'],
  language: Language,
): Warning[] {
  if (whole?.total == null) return [];
  const sum = partsSum(whole.total, whole.parts, indicator);
  if (sum === null || sum.agrees) return [];
  const params = {
    period: period.text,
    sum: formatQuantity(sum.sum, { language }),
    total: formatQuantity(whole.total.quantity, { language }),
  };
  return [{ pointer: '/value', problem: problem('warn-parts-not-total', params) }];
}

function neighbours(
  indicator: Indicator,
  period: Period,
  figure: Figure,
  points: readonly SeriesPoint[],
  source: WarnedSource | null,
  language: Language,
): Warning[] {
  const stated = points.filter((point) => !point.derived);
  const same = stated.filter(
    (point) => point.period.start === period.start && point.period.end === period.end,
  );
  const reports = same.flatMap((point) => [point, ...point.alternatives]);
  const warnings: Warning[] = reports.map((report) => {
    const title = report.observation?.source.title ?? '';
    const held = formatQuantity(report.quantity, { language });
    const params = { source: title, figure: held };
    if (source === null || !isSameSource(report.observation?.source ?? {}, source))
      return { pointer: '/period', problem: problem('warn-other-source', params) };
    const code = isSameFigure(report.quantity, figure.quantity) ? 'warn-same-figure' : 'warn-revises';
    return { pointer: '/value', problem: problem(code, params) };
  });
  const overlapping =
    indicator.kind === 'flow'
      ? stated.find((point) => !same.includes(point) && periodsOverlap(point.period, period))
      : undefined;
  if (overlapping)
    warnings.push({
      pointer: '/period',
      problem: problem('warn-period-overlap', { period: overlapping.period.text }),
    });
  return warnings;
}

function isSameFigure(a: Figure['quantity'], b: Figure['quantity']): boolean {
  return (
    a.qualifier === b.qualifier &&
    a.lower === b.lower &&
    a.upper === b.upper &&
    a.lowerInclusive === b.lowerInclusive &&
    a.upperInclusive === b.upperInclusive
  );
}
