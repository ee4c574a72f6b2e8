/** When a rule would have fired, on what is on record today; with what was known at the time, see vintages.ts. Pure. */
import { comparedBaseline } from '../compare/compare.js';
import type { Indicator } from '../indicator/indicator.js';
import type { Period } from '../period/period.js';
import { assembleWhole, type HeldSeries } from '../series/parts.js';
import type { Baseline, RecordedFigure } from '../series/series.js';
import type { RuleVerdict } from './evaluate.js';
import type { ComputedIncident, CorrectionReason } from './incident.js';
import { incidentsOf, replayOf } from './incidents-of.js';
import type { AlertState } from './replay.js';
import type { Certainty, Rule } from './rule.js';

/** One revision with what decides whether it was known on a day. */
export interface RecordedRevision extends RecordedFigure {
  readonly retracted: boolean;
  readonly corrected: boolean;
}

/** Every revision of one series that could ever have been known. */
export interface RevisedSeries {
  readonly revisions: readonly RecordedRevision[];
  readonly baseline: Baseline | null;
}

export interface BacktestPeriod {
  readonly period: Period;
  readonly verdict: RuleVerdict;
  readonly state: AlertState;
}

/** Why an incident would be gone again. */
export const undoneReasons = ['Revised', 'Retracted'] as const satisfies readonly CorrectionReason[];

export interface BacktestIncident {
  readonly startsAt: string;
  readonly endsAt: string | null;
  readonly channel: Certainty;
  readonly state: AlertState;
  readonly late: boolean;
  /** The day it would have been noticed; null on today's data. */
  readonly noticedOn: string | null;
  /** Why it would be gone again, where a later figure changed it. */
  readonly undone: (typeof undoneReasons)[number] | null;
}

export interface Backtest {
  readonly periods: readonly BacktestPeriod[];
  readonly incidents: readonly BacktestIncident[];
}

/** On what is on record now. `held` as for {@link assembleWhole}. */
export function backtestToday(held: readonly HeldSeries[], rule: Rule, indicator: Indicator): Backtest {
  const series = evaluated(held, indicator);
  const { steps, points } = replayOf(series, rule, rule.certainty);
  return {
    periods: steps.flatMap(({ point, verdict, state }) => {
      const period = points[point]?.period;
      return period ? [{ period, verdict, state }] : [];
    }),
    incidents: incidentsOf(series, rule)
      .filter(({ fired }) => fired)
      .map((incident) => ({ ...shown(incident), noticedOn: null, undone: null })),
  };
}

function evaluated(held: readonly HeldSeries[], indicator: Indicator) {
  const { baseline, points } = assembleWhole(indicator, held);
  const basis = baseline && comparedBaseline(baseline, indicator);
  return { points, baseline, basis, indicator, today: null };
}

function shown({ startsAt, endsAt, channel, state, late }: ComputedIncident) {
  return { startsAt, endsAt, channel, state, late };
}
