/**
 * What a check says of the figures there are, by the arithmetic of intervals: each number is all that its words allow, and
 * each is taken as independent of the others, so that what comes out is never firmer than it is.
 */
import { comparedBaseline, soFar } from '../compare/compare.js';
import { codesNow, type Dimensions, type Indicator } from '../indicator/indicator.js';
import type { Period } from '../period/period.js';
import { comparePeriods, equivalents } from '../period/periods.js';
import {
  add,
  areDisjoint,
  divide,
  type Interval,
  intersection,
  interval,
  intervalOf,
  isInside,
  liesAbove,
  scale,
  settle,
  subtract,
  widened,
} from '../quantity/interval.js';
import { multiply } from '../quantity/multiply.js';
import { compareIntervals } from '../rule/evaluate.js';
import { valueSeen } from '../rule/incidents-of.js';
import type { Citation } from '../series/observation.js';
import type { Baseline, SeriesPoint } from '../series/series.js';
import {
  anchorOf,
  type CheckLength,
  type CheckRelation,
  type CheckSide,
  type CheckStatement,
  type CheckTerm,
  type FigureOperand,
  figuresOf,
  type SideName,
} from './definition.js';
import { lengthFactor, type Measure, termMeasure } from './measures.js';

/**
 * `holds`: for every value the figures allow; `possible`: for some, and for others not; `tension`: for none; `unknown`: a
 * figure is missing.
 */
export const checkStates = ['holds', 'possible', 'tension', 'unknown'] as const;
export type CheckState = (typeof checkStates)[number];

/** Why a check says nothing. */
export const checkGaps = [
  'no-figure',
  'corrected',
  'no-figure-yet',
  'no-baseline',
  'value-missing',
  'unfinished',
  'no-common-period',
  'no-whole',
  'below-zero',
  'changed',
] as const;
export type CheckGap = (typeof checkGaps)[number];

/** As much of a series as a check looks at. */
export interface CheckedSeries {
  readonly indicator: Indicator;
  readonly points: readonly SeriesPoint[];
  readonly baseline: Baseline | null;
}

/** Null for an indicator that is gone. */
export type CheckGround = (indicator: string, dimensions: Dimensions) => CheckedSeries | null;

/** The figure behind a term: where it stands and who says so. */
export interface CheckedFigure {
  readonly period: Period;
  /** Null where it is added up from its parts. */
  readonly observation: string | null;
  readonly source: (Citation & { readonly id: string }) | null;
}

export interface TermOutcome extends Measure {
  readonly term: CheckTerm;
  /** As it was given, on the rate basis or over its period; null where it is missing. */
  readonly given: Interval | null;
  readonly givenPer: Measure['per'];
  /** In units of what the rate is per. */
  readonly length: Interval | null;
  /** With its length, without its sign. */
  readonly value: Interval | null;
  readonly behind: CheckedFigure | null;
  readonly gap: CheckGap | null;
}

export interface SideOutcome extends Measure {
  readonly terms: readonly TermOutcome[];
  readonly shareOf: readonly TermOutcome[] | null;
  /** What the terms come to. */
  readonly sum: Interval | null;
  readonly whole: Interval | null;
  /** The sum, or its share. */
  readonly value: Interval | null;
  readonly gap: CheckGap | null;
}

export interface CheckOutcome {
  readonly state: CheckState;
  /** Of the figures that come anew; null where there are none. */
  readonly period: Period | null;
  readonly left: SideOutcome;
  readonly right: SideOutcome;
  /** By how much the relation is missed, at least and at most; null where it is not, or nothing is known. */
  readonly missedBy: Interval | null;
  readonly gap: CheckGap | null;
}

/** What it says now: of the newest period for which all figures are there. */
export function outcomeNow(statement: CheckStatement, ground: CheckGround): CheckOutcome {
  const latest = figuresOf(statement).filter(({ at }) => at.kind === 'latest');
  if (latest.length === 0) return outcomeIn(statement, ground, null);
  const [first, ...others] = latest.map((figure) => pointsOf(figure, ground));
  const held = others.map((points) => new Set(points.map(({ period }) => keyOf(period))));
  const common = (first ?? []).filter(({ period }) => held.every((keys) => keys.has(keyOf(period))));
  const newest = common.reduce<Period | null>(
    (last, { period }) => (last === null || comparePeriods(last, period) < 0 ? period : last),
    null,
  );
  if (newest !== null) return outcomeIn(statement, ground, newest);
  const outcome = outcomeIn(statement, ground, null);
  const haveAll = latest.every((figure) => pointsOf(figure, ground).length > 0);
  return outcome.gap === 'no-figure-yet' && haveAll ? { ...outcome, gap: 'no-common-period' } : outcome;
}

/** What it says of one period of its anchor: a check without figures that come anew says one thing of all. */
export function outcomeIn(
  statement: CheckStatement,
  ground: CheckGround,
  period: Period | null,
): CheckOutcome {
  const left = sideOutcome(statement.left, ground, period);
  const right = sideOutcome(statement.right, ground, period);
  const gap = left.gap ?? right.gap ?? (fits(left, right) ? null : 'changed');
  const comes = figuresOf(statement).some(({ at }) => at.kind === 'latest');
  const shared = { period: comes ? period : null, left, right };
  if (gap !== null || left.value === null || right.value === null)
    return { ...shared, state: 'unknown', missedBy: null, gap: gap ?? 'no-figure' };
  const { relation, tolerance } = statement;
  const state = stateOf(left.value, relation, right.value, tolerance / 100);
  const isMissed = state === 'tension' || (state === 'possible' && relation !== 'equals');
  const missedBy = isMissed ? missed(left.value, relation, right.value, tolerance / 100) : null;
  return { ...shared, state, missedBy, gap: null };
}

const fits = (left: Measure, right: Measure) => left.unit === right.unit && left.per === right.per;

/** @param tolerance share of the right side by which equal sides may differ. */
export function stateOf(
  left: Interval,
  relation: CheckRelation,
  right: Interval,
  tolerance = 0,
): Exclude<CheckState, 'unknown'> {
  if (relation !== 'equals') {
    const verdict = compareIntervals(left, relation === 'at-most' ? '<=' : '>=', right);
    return verdict === 'certain' ? 'holds' : verdict === 'no' ? 'tension' : 'possible';
  }
  if (areDisjoint(left, widened(right, tolerance))) return 'tension';
  const all = alwaysWithin(right, tolerance);
  return all !== null && isInside(left, all) ? 'holds' : 'possible';
}

/** What is within the tolerance of every value of `right`; null where nothing is. */
function alwaysWithin(right: Interval, tolerance: number): Interval | null {
  const slack = (n: number) => settle(Math.abs(n) * tolerance);
  if (!Number.isFinite(right.lower) || !Number.isFinite(right.upper)) return null;
  const lower = settle(right.upper - slack(right.upper));
  const upper = settle(right.lower + slack(right.lower));
  // An end that is itself left out is only approached: what lies at its limit is within the tolerance of all the same.
  return lower > upper ? null : interval(lower, upper);
}

/** From the least to the most by which a relation that does not hold for certain is missed. */
function missed(
  left: Interval,
  relation: CheckRelation,
  right: Interval,
  tolerance: number,
): Interval | null {
  if (relation === 'at-most') return beyond(subtract(left, right));
  if (relation === 'at-least') return beyond(subtract(right, left));
  const isAbove = liesAbove(left, widened(right, tolerance));
  const limit = movedBy(right, isAbove ? tolerance : -tolerance);
  return isAbove ? beyond(subtract(left, limit)) : beyond(subtract(limit, left));
}

/** Each value of it moved by a share of its own size. */
function movedBy(right: Interval, share: number): Interval {
  const moved = (n: number) => (Number.isFinite(n) ? settle(n + Math.abs(n) * share) : n);
  return { ...right, lower: moved(right.lower), upper: moved(right.upper) };
}

const beyond = (by: Interval) => intersection(by, interval(0, Number.POSITIVE_INFINITY));

function sideOutcome(side: CheckSide, ground: CheckGround, period: Period | null): SideOutcome {
  const terms = side.terms.map((term) => termOutcome(term, ground, period));
  const shareOf = side.shareOf?.map((term) => termOutcome(term, ground, period)) ?? null;
  const all = [...terms, ...(shareOf ?? [])];
  const [first] = terms as [TermOutcome];
  const measure = shareOf === null ? { unit: first.unit, per: first.per } : { unit: '%', per: null };
  const isOfOneKind = all.every(({ unit, per }) => unit === first.unit && per === first.per);
  const sum = sumOf(terms);
  const whole = shareOf && sumOf(shareOf);
  const gap = all.find((term) => term.gap !== null)?.gap ?? (isOfOneKind ? null : 'changed');
  if (gap !== null || sum === null || (shareOf !== null && whole === null))
    return { ...measure, terms, shareOf, sum, whole, value: null, gap: gap ?? 'no-figure' };
  if (whole === null) return { ...measure, terms, shareOf, sum, whole, value: sum, gap: null };
  const ratio = divide(sum, whole);
  return {
    ...{ ...measure, terms, shareOf, sum, whole },
    value: ratio && scale(ratio, 100),
    gap: ratio !== null ? null : whole.upper <= 0 ? 'no-whole' : 'below-zero',
  };
}

function sumOf(terms: readonly TermOutcome[]): Interval | null {
  return terms.reduce<Interval | null>(
    (sum, { term, value }) => {
      if (sum === null || value === null) return null;
      return term.sign === 'plus' ? add(sum, value) : subtract(sum, value);
    },
    interval(0, 0),
  );
}

function termOutcome(term: CheckTerm, ground: CheckGround, period: Period | null): TermOutcome {
  const { operand, times } = term;
  const found = operand.kind === 'fact' ? factFound(operand.quantity) : figureFound(operand, ground, period);
  const lookup = (id: string) => ground(id, {})?.indicator ?? null;
  const measure = termMeasure(term, lookup);
  const bare = termMeasure({ ...term, times: null }, lookup);
  const base = {
    term,
    unit: measure?.unit ?? '1',
    per: measure?.per ?? null,
    givenPer: bare?.per ?? null,
    behind: found.behind,
  };
  if (measure === null || bare === null)
    return { ...base, given: null, length: null, value: null, gap: 'changed' };
  if (found.kind === 'gap') return { ...base, given: null, length: null, value: null, gap: found.gap };
  const length = times === null || bare.per === null ? null : lengthIn(times, bare.per);
  return {
    ...base,
    given: found.value,
    // As it is shown; what is multiplied is not rounded first.
    length: length && scale(length, 1),
    value: length === null ? found.value : multiply(found.value, length),
    gap: null,
  };
}

/** A length of time in the unit that a rate is per. */
function lengthIn(length: CheckLength, per: NonNullable<Measure['per']>): Interval {
  if (length.kind === 'period') return pointAt(equivalents(length.period, per));
  const factor = lengthFactor(length, per) ?? 1;
  const { lower, upper, ...ends } = intervalOf(length.quantity);
  return { ...ends, lower: lower * factor, upper: upper * factor };
}

const pointAt = (n: number) => interval(n, n);

type Found =
  | { readonly kind: 'found'; readonly value: Interval; readonly behind: CheckedFigure | null }
  | { readonly kind: 'gap'; readonly gap: CheckGap; readonly behind: CheckedFigure | null };

const factFound = (quantity: Parameters<typeof intervalOf>[0]): Found => ({
  kind: 'found',
  value: intervalOf(quantity),
  behind: null,
});

function figureFound(figure: FigureOperand, ground: CheckGround, period: Period | null): Found {
  const series = seriesOf(figure, ground);
  if (series === null) return { kind: 'gap', gap: 'changed', behind: null };
  if (figure.at.kind === 'baseline') return baselineFound(figure, series);
  const wanted = figure.at.kind === 'latest' ? period : figure.at.period;
  if (wanted === null) return { kind: 'gap', gap: 'no-figure-yet', behind: null };
  const point = series.points.find((one) => keyOf(one.period) === keyOf(wanted));
  if (point !== undefined) return pointFound(figure, series.indicator, point);
  const { baseline } = series;
  // What a series is compared with is a figure of its own period too: without the margin that others are given.
  const pinned = baseline !== null && keyOf(baseline.period) === keyOf(wanted) ? baseline : null;
  if (pinned === null || pinned.standing === 'retracted')
    return { kind: 'gap', gap: 'no-figure', behind: null };
  // What was pinned is not the figure any more, and what is now is not among the points.
  return pinned.standing === 'corrected'
    ? { kind: 'gap', gap: 'corrected', behind: behindBaseline(pinned) }
    : baselineFound(figure, { ...series, indicator: { ...series.indicator, margin: 0 } });
}

function pointFound(figure: FigureOperand, indicator: Indicator, point: SeriesPoint): Found {
  const { period, observation } = point;
  const behind = { period, observation: observation?.id ?? null, source: observation?.source ?? null };
  const seen = valueSeen(point, indicator);
  if (seen === null) return { kind: 'gap', gap: 'value-missing', behind };
  const rate = intervalOf(seen);
  if (figure.as !== 'total') return { kind: 'found', value: counted(rate, indicator), behind };
  if (point.per !== 'period')
    // So far is not all of it: a rate may go on otherwise.
    return point.partial
      ? { kind: 'gap', gap: 'unfinished', behind }
      : { kind: 'found', value: counted(overPeriod(rate, period, indicator), indicator), behind };
  const stated = counted(intervalOf(point.quantity), indicator);
  return { kind: 'found', value: point.partial ? soFar(stated, indicator) : stated, behind };
}

const behindBaseline = ({ period, citation, observation }: Baseline): CheckedFigure => ({
  period,
  observation,
  source: citation,
});

function baselineFound(figure: FigureOperand, { baseline, indicator }: CheckedSeries): Found {
  if (baseline === null) return { kind: 'gap', gap: 'no-baseline', behind: null };
  const { period } = baseline;
  const behind = behindBaseline(baseline);
  const rate = intervalOf(comparedBaseline(baseline, indicator));
  const stated = figure.as === 'total' && baseline.figure.per === 'period';
  const value = stated
    ? widened(intervalOf(baseline.figure.quantity), indicator.margin)
    : figure.as === 'total'
      ? overPeriod(rate, period, indicator)
      : rate;
  return { kind: 'found', value: counted(value, indicator), behind };
}

/** A count without a lower end begins at 0. */
function counted(value: Interval, { nonNegative }: Indicator): Interval {
  return nonNegative && value.lower < 0 ? interval(0, value.upper, true, value.upperInclusive) : value;
}

function overPeriod(rate: Interval, period: Period, { rateBasis }: Indicator): Interval {
  return rateBasis === null ? rate : multiply(rate, pointAt(equivalents(period, rateBasis)));
}

function seriesOf({ indicator, dimensions }: FigureOperand, ground: CheckGround): CheckedSeries | null {
  const known = ground(indicator, {})?.indicator ?? null;
  return known && ground(indicator, codesNow(known, dimensions));
}

const pointsOf = (figure: FigureOperand, ground: CheckGround) => seriesOf(figure, ground)?.points ?? [];

const keyOf = ({ start, end }: Period) => `${start}/${end}`;

/**
 * What of a check asks for attention where its figures are shown. Two hedged figures that are to be equal and overlap agree
 * as well as such figures can; a limit that may not hold is worth a look.
 */
export function tensionOf(relation: CheckRelation, state: CheckState): 'tension' | 'possible' | null {
  if (state === 'tension') return state;
  return state === 'possible' && relation !== 'equals' ? state : null;
}

/**
 * The periods in which a rule holds the check: those of its anchor's figures that it says something of. A figure of one
 * period that others are compared with is none of them: what is said of it is held on each.
 */
export function isHeldIn(
  statement: Pick<CheckStatement, SideName>,
  ground: CheckGround,
): (period: Period) => boolean {
  const anchor = anchorOf(statement);
  if (anchor === null) return () => false;
  if (anchor.at.kind !== 'period') return () => true;
  const wanted = keyOf(anchor.at.period);
  const isThere = pointsOf(anchor, ground).some(({ period }) => keyOf(period) === wanted);
  return (period) => !isThere || keyOf(period) === wanted;
}

/** The figure whose alert a tension is, with the figures there are; null where there is none to be held on. */
export function alertedOn(
  statement: Pick<CheckStatement, SideName>,
  ground: CheckGround,
): FigureOperand | null {
  const anchor = anchorOf(statement);
  const series = anchor && seriesOf(anchor, ground);
  if (anchor?.at.kind !== 'period' || !series?.baseline || series.points.length > 0) return anchor;
  return keyOf(series.baseline.period) === keyOf(anchor.at.period) ? null : anchor;
}
