/** Turns the live revisions of one series into the points a panel draws and a rule is held against. */

import { sumParts } from './aggregate.js';
import { compareToBaseline } from './compare.js';
import type { Comparison } from './comparison.js';
import type { Dimension, Dimensions, Indicator } from './indicator.js';
import { seriesKey } from './indicator.js';
import { intersection, intervalOf } from './interval.js';
import { type Normalised, normalise } from './normalise.js';
import type { Citation, ObservationStatus } from './observation.js';
import { isPartial } from './partial.js';
import type { Period } from './period.js';
import type { Figure, Per, Quantity } from './quantity.js';
import { chooseRecommended } from './recommend.js';

/** One live revision with its observation and source. */
export interface RecordedFigure {
  readonly observation: string;
  readonly revision: number;
  readonly revisionId: string;
  readonly dimensions: Dimensions;
  readonly period: Period;
  readonly figure: Figure;
  readonly source: Citation & { readonly id: string };
  readonly reliability: string | null;
  readonly credibility: number | null;
  readonly status: ObservationStatus;
  readonly note: string | null;
  readonly recordedAt: string;
  readonly knownOn: string;
  /** The editor's choice that makes it the recommended one; null where there is none. */
  readonly chosen: Choice | null;
}

/** Why an editor chose one source of several. */
export interface Choice {
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

export interface Baseline {
  readonly figure: Figure;
  readonly period: Period;
  readonly range: 'spread' | 'uncertainty' | null;
  readonly citation: Citation & { readonly id: string };
  readonly observation: string;
}

export interface ObservationRef {
  readonly id: string;
  readonly revision: number;
  readonly role: 'recommended' | 'triangulation';
  readonly source: Citation & { readonly id: string };
  readonly reliability: string | null;
  readonly credibility: number | null;
  readonly status: ObservationStatus;
  readonly note: string | null;
  readonly recordedAt: string;
  readonly knownOn: string;
}

/** A figure on the rate basis and against the baseline. */
export interface Measured {
  readonly period: Period;
  readonly quantity: Quantity;
  readonly per: Per;
  readonly normalised: Normalised;
  readonly comparison: Comparison;
  readonly partial: boolean;
}

export interface Alternative extends Measured {
  readonly observation: ObservationRef;
}

export interface SeriesPoint extends Measured {
  readonly derived: boolean;
  readonly observation: ObservationRef | null;
  readonly revisionId: string | null;
  /** Why this source stands for the period. */
  readonly recommendedBecause: 'only' | 'chosen' | 'graded' | 'newest';
  readonly choice: Choice | null;
  /** Two sources of this period cannot both be right: their ranges have no value in common. */
  readonly disagreement: boolean;
  readonly alternatives: readonly Alternative[];
}

/**
 * Groups live figures by period, picks the recommended one of each, normalises and compares.
 * @returns points in order of their periods' ends, then starts.
 */
export function assembleSeries(
  recorded: readonly RecordedFigure[],
  indicator: Indicator,
  baseline: Baseline | null,
): SeriesPoint[] {
  return [...groupByPeriod(recorded).values()]
    .sort(byPeriod)
    .map((candidates) => pointOf(candidates, indicator, baseline));
}

function groupByPeriod(recorded: readonly RecordedFigure[]): Map<string, RecordedFigure[]> {
  const groups = new Map<string, RecordedFigure[]>();
  for (const figure of recorded) {
    const key = `${figure.period.start}/${figure.period.end}`;
    const group = groups.get(key);
    if (group) group.push(figure);
    else groups.set(key, [figure]);
  }
  return groups;
}

function byPeriod(a: readonly RecordedFigure[], b: readonly RecordedFigure[]): number {
  const [left, right] = [a[0]?.period, b[0]?.period];
  if (!left || !right) return 0;
  return left.end.localeCompare(right.end) || left.start.localeCompare(right.start);
}

function pointOf(
  candidates: readonly RecordedFigure[],
  indicator: Indicator,
  baseline: Baseline | null,
): SeriesPoint {
  const { recommended, triangulation, why } = chooseRecommended(
    candidates.map((figure) => ({ ...figure, chosenAt: figure.chosen?.at ?? null })),
  );
  const measured = measure(recommended, indicator, baseline);
  const alternatives = triangulation.map((other) => ({
    ...measure(other, indicator, baseline),
    observation: refOf(other, 'triangulation'),
  }));
  return {
    ...measured,
    derived: false,
    observation: refOf(recommended, 'recommended'),
    revisionId: recommended.revisionId,
    recommendedBecause: why,
    choice: recommended.chosen,
    disagreement: disagree([measured, ...alternatives]),
    alternatives,
  };
}

function disagree(reports: readonly Measured[]): boolean {
  const ranges = reports.map(({ normalised }) => intervalOf(normalised.quantity));
  return ranges.some((a, at) => ranges.slice(at + 1).some((b) => intersection(a, b) === null));
}

/** Normalises and compares one figure; whether its period was over is judged by the day it was recorded. */
export function measure(
  recorded: Pick<RecordedFigure, 'figure' | 'period' | 'recordedAt'>,
  indicator: Indicator,
  baseline: Baseline | null,
): Measured {
  const { figure, period } = recorded;
  const partial = isPartial(period, recorded.recordedAt.slice(0, 10));
  const { normalised, comparison } = compareToBaseline({ figure, period, partial }, baseline, indicator);
  return { period, quantity: figure.quantity, per: figure.per, normalised, comparison, partial };
}

function refOf(recorded: RecordedFigure, role: ObservationRef['role']): ObservationRef {
  const { observation, revision, source, reliability, credibility, status, note, recordedAt, knownOn } =
    recorded;
  return {
    id: observation,
    revision,
    role,
    source,
    reliability,
    credibility,
    status,
    note,
    recordedAt,
    knownOn,
  };
}

/** The dimension whose parts make up the total, when the indicator has exactly one. */
export function partition(indicator: Indicator): Dimension | null {
  return indicator.dimensions.length === 1 ? (indicator.dimensions[0] ?? null) : null;
}

/** The series keys of all parts of the indicator's one dimension; empty when it has none or several. */
export function partKeys(indicator: Indicator): string[] {
  const dimension = partition(indicator);
  return dimension ? dimension.codes.map(({ code }) => seriesKey({ [dimension.id]: code })) : [];
}

/**
 * Totals nobody stated, summed from their parts, for the periods in which every part has a recommended figure
 * and no total is stated. They say "derived", and have no observation of their own.
 */
export function derivedTotals(
  parts: readonly (readonly SeriesPoint[])[],
  stated: readonly SeriesPoint[],
  indicator: Indicator,
  baseline: Baseline | null,
): SeriesPoint[] {
  const [first, ...others] = parts;
  if (!first) return [];
  const key = (point: SeriesPoint) => `${point.period.start}/${point.period.end}/${point.per}`;
  const statedKeys = new Set(stated.map((point) => `${point.period.start}/${point.period.end}`));
  const lookups = others.map((series) => new Map(series.map((point) => [key(point), point])));
  return first.flatMap((point) => {
    if (statedKeys.has(`${point.period.start}/${point.period.end}`)) return [];
    const addends = [point, ...lookups.map((lookup) => lookup.get(key(point)))];
    if (addends.some((addend) => addend === undefined)) return [];
    return [totalOf(addends as SeriesPoint[], indicator, baseline)];
  });
}

function totalOf(
  parts: readonly SeriesPoint[],
  indicator: Indicator,
  baseline: Baseline | null,
): SeriesPoint {
  const [first] = parts as [SeriesPoint];
  const recordedAt = parts.map((part) => part.observation?.recordedAt ?? '').sort()[0] ?? '';
  const figure = { quantity: sumParts(parts.map((part) => part.quantity)), per: first.per };
  return {
    ...measure({ figure, period: first.period, recordedAt }, indicator, baseline),
    derived: true,
    observation: null,
    revisionId: null,
    recommendedBecause: 'only',
    choice: null,
    disagreement: false,
    alternatives: [],
  };
}

/** The baseline of a derived total: the sum of its parts' baselines, where each part has one for one period. */
export function derivedBaseline(parts: readonly (Baseline | null)[]): Baseline | null {
  const [first] = parts;
  if (!first) return null;
  const sound = parts.every(
    (part) =>
      part !== null &&
      part.period.start === first.period.start &&
      part.period.end === first.period.end &&
      part.figure.per === first.figure.per,
  );
  if (!sound) return null;
  const quantity = sumParts(parts.map((part) => (part as Baseline).figure.quantity));
  return { ...first, figure: { quantity, per: first.figure.per }, range: null };
}

/** A baseline as it is shown: with its figure on the indicator's rate basis beside it. */
export function baselineView(baseline: Baseline, indicator: Indicator) {
  const { figure, period, range, citation, observation } = baseline;
  return {
    quantity: figure.quantity,
    per: figure.per,
    period,
    normalised: normalise(figure, period, indicator),
    range,
    citation,
    observation,
  };
}
