/**
 * Figures without their sources, as rules see them; and without their words, whether a rule can have anything to say of
 * them. Of most series it has nothing to say, and those are never read further.
 */

import type { Comparison } from '../compare/comparison.js';
import { type Normalised, normalise } from '../compare/normalise.js';
import type { Indicator } from '../indicator/indicator.js';
import type { Period } from '../period/period.js';
import { comparePeriods } from '../period/periods.js';
import type { Bounds } from '../quantity/bounds.js';
import { boundsOf } from '../quantity/interval.js';
import type { Per, Qualifier, Quantity } from '../quantity/quantity.js';
import type { ObservationStatus } from '../series/observation.js';
import { overdueOf } from '../series/overdue.js';
import { type Baseline, isSoFar, measured } from '../series/series.js';
import { evaluateCondition } from './evaluate.js';
import { evidenceOf, type ReplayedPoint, type SeenSeries, valueSeen } from './incidents-of.js';
import { judge, opensRun } from './replay.js';
import type { Condition, Rule } from './rule.js';

/** A live figure, as far as a verdict or a total depends on it. */
export interface BareFigure extends Bounds {
  /** Its words, like the period's, are empty where nobody asks for them. */
  readonly text: string;
  /** Null where nobody asks for words. */
  readonly revisionId: string | null;
  readonly period: Period;
  readonly qualifier: Qualifier;
  readonly point: number | null;
  readonly per: Per;
  readonly status: ObservationStatus;
  /** ISO day, where the installation is. */
  readonly recordedOn: string;
  /** As of a recorded figure. */
  readonly saidOn?: string | null;
}

/** Most are never asked for more than their period: the rest is made when it is. */
class BarePoint implements ReplayedPoint {
  readonly disagreement = false;
  constructor(
    private readonly figure: BareFigure,
    private readonly indicator: Indicator,
    private readonly baseline: Baseline | null,
  ) {}
  get period(): Period {
    return this.figure.period;
  }
  get per(): Per {
    return this.figure.per;
  }
  get revisionId(): string | null {
    return this.figure.revisionId;
  }
  get recordedOn(): string {
    return this.figure.recordedOn;
  }
  get partial(): boolean {
    return isSoFar(this.figure);
  }
  get observation(): { readonly status: ObservationStatus } {
    return this.figure;
  }
  get quantity(): Quantity {
    const { text, qualifier, lower, upper, lowerInclusive, upperInclusive, point } = this.figure;
    return { text, qualifier, lower, upper, lowerInclusive, upperInclusive, point };
  }
  get normalised(): Normalised {
    return normalise({ quantity: this.quantity, per: this.per }, this.period, this.indicator);
  }
  get comparison(): Comparison {
    const { quantity, per, period, partial } = this;
    const said = { figure: { quantity, per }, period, partial, status: this.figure.status };
    return measured(said, this.indicator, this.baseline).comparison;
  }
}

/** @returns one point a period, in order of time; null where a period has several figures, one of which is to be chosen. */
export function barePoints(
  figures: readonly BareFigure[],
  indicator: Indicator,
  baseline: Baseline | null = null,
): readonly ReplayedPoint[] | null {
  const sorted = [...figures].sort((a, b) => comparePeriods(a.period, b.period));
  const isAgain = ({ period }: BareFigure, at: number) => {
    const before = sorted[at - 1]?.period;
    return before !== undefined && comparePeriods(before, period) === 0;
  };
  return sorted.some(isAgain) ? null : sorted.map((figure) => new BarePoint(figure, indicator, baseline));
}

/**
 * Whether any of these rules may have an incident on a series of these figures. Where not, a replay has none: what no
 * figure can reach is asked once of all of them, the rest figure by figure. Done in pieces, like the replay itself.
 */
export function* mayHaveIncidents(
  figures: readonly BareFigure[],
  series: Omit<SeenSeries, 'points'>,
  rules: readonly Rule[],
): Generator<undefined, boolean, undefined> {
  if (figures.length === 0) return false;
  // What a check says hangs on other series, which are not read here.
  if (rules.some(({ check }) => check !== undefined)) return true;
  const { indicator, basis, today } = series;
  const reach = reachOf(figures, indicator);
  const last = figures.map(({ period }) => period).reduce((a, b) => (comparePeriods(a, b) < 0 ? b : a));
  const isOverdue = today !== null && overdueOf(indicator, last, today) !== null;
  const asked = rules.filter(
    (rule) => (isOverdue && asksForFigures(rule)) || !isBeyond(rule.condition, reach, basis),
  );
  if (asked.length === 0) return false;
  const points = barePoints(figures, indicator);
  if (points === null) return true;
  const seen = { ...series, points };
  for (const rule of asked) {
    const evidence = evidenceOf(seen, rule);
    const { verdictAt } = judge(evidence, rule, basis);
    for (const [at, point] of evidence.entries()) {
      if (opensRun(point, verdictAt(at), rule)) return true;
      yield;
    }
  }
  return false;
}

/** A figure that is overdue is an incident of it by itself. */
const asksForFigures = ({ noData }: Rule) => noData === 'Firing' || noData === 'NoData';

/** Everything from the least to the greatest that any of the figures allows; null where all are missing. */
function reachOf(figures: readonly BareFigure[], indicator: Indicator): Quantity | null {
  let lower = Number.POSITIVE_INFINITY;
  let upper = Number.NEGATIVE_INFINITY;
  for (const figure of figures) {
    const seen = boundsSeen(figure, indicator);
    if (seen === null) continue;
    lower = Math.min(lower, seen.lower ?? Number.NEGATIVE_INFINITY);
    upper = Math.max(upper, seen.upper ?? Number.POSITIVE_INFINITY);
  }
  if (lower > upper) return null;
  const ends = boundsOf({ lower, upper, lowerInclusive: true, upperInclusive: true });
  return { ...ends, text: '', qualifier: 'range', point: null };
}

function boundsSeen(figure: BareFigure, indicator: Indicator): Bounds | null {
  if (indicator.kind === 'flow') return valueSeen(new BarePoint(figure, indicator, null), indicator);
  return figure.status === 'M' ? null : figure;
}

/**
 * Whether no figure within `reach` makes the condition true, certainly or possibly, nor a missing one. Comparisons are of
 * intervals: what holds of no pair of values within the reach holds of none within a part of it.
 */
function isBeyond(condition: Condition, reach: Quantity | null, baseline: Quantity | null): boolean {
  if (isOfFigureAlone(condition)) {
    const { verdict } = evaluateCondition(condition, { value: reach, baseline });
    return verdict === 'no' || (reach === null && verdict === 'nodata');
  }
  if ('all' in condition) return condition.all.some((part) => isBeyond(part, reach, baseline));
  if ('any' in condition) return condition.any.every((part) => isBeyond(part, reach, baseline));
  return false;
}

/** It looks at nothing but the figure itself and the baseline. */
function isOfFigureAlone(condition: Condition): boolean {
  if ('not' in condition) return isOfFigureAlone(condition.not);
  if ('all' in condition) return condition.all.every(isOfFigureAlone);
  if ('any' in condition) return condition.any.every(isOfFigureAlone);
  return 'value' in condition || 'ratio' in condition;
}
