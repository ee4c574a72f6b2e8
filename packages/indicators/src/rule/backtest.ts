/** When a rule would have fired: on what is on record today, or with what was known at the time. Pure. */
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
import { matchRuns, type Span } from './runs.js';

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

/**
 * Day by day as figures became known, through the same replay and the same comparison with what was on record then: an
 * incident a later figure undid is one that people would have been called for.
 */
export function backtestVintages(held: readonly RevisedSeries[], rule: Rule, indicator: Indicator): Backtest {
  const days = [...new Set(held.flatMap(({ revisions }) => revisions.map(({ knownOn }) => knownOn)))].sort();
  const periods = new Map<string, BacktestPeriod>();
  let noted: readonly Noted[] = [];
  for (const day of days) {
    const series = evaluated(
      held.map(({ revisions, baseline }) => ({ baseline, figures: knownOn(revisions, day) })),
      indicator,
    );
    const { steps, points } = replayOf(series, rule, rule.certainty);
    for (const { point, verdict, state } of steps) {
      const period = points[point]?.period;
      // As it was said when the period was first heard of.
      if (period && !periods.has(keyOf(period))) periods.set(keyOf(period), { period, verdict, state });
    }
    const standing = new Set(series.points.map(({ period }) => period.start));
    noted = note(noted, incidentsOf(series, rule), day, standing);
  }
  return {
    periods: [...periods.values()].sort((a, b) => (a.period.end < b.period.end ? -1 : 1)),
    incidents: noted.map(({ incident }) => incident).sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1)),
  };
}

const keyOf = ({ start, end }: Period) => `${start}/${end}`;

/** The newest revision of each observation that was known on the day, but for what was never right or withdrawn. */
function knownOn(revisions: readonly RecordedRevision[], day: string): RecordedRevision[] {
  const newest = new Map<string, RecordedRevision>();
  for (const revision of revisions) {
    if (revision.corrected || revision.knownOn > day) continue;
    const before = newest.get(revision.observation);
    if (before === undefined || isLater(revision, before)) newest.set(revision.observation, revision);
  }
  return [...newest.values()].filter(({ retracted }) => !retracted);
}

function isLater(a: RecordedRevision, b: RecordedRevision): boolean {
  return a.knownOn === b.knownOn ? a.revision > b.revision : a.knownOn > b.knownOn;
}

interface Noted {
  readonly incident: BacktestIncident;
  readonly span: Span;
  readonly isStanding: boolean;
}

/** The same incidents as one has live: a run that figures lengthen stays one, and so do two that become one. */
function note(
  noted: readonly Noted[],
  computed: readonly ComputedIncident[],
  day: string,
  standing: ReadonlySet<string>,
): readonly Noted[] {
  const fired = computed.filter((incident) => incident.fired);
  const { runs, gone } = matchRuns(noted, fired, () => true);
  const now = runs.map(({ run, known }) => ({
    span: run.span,
    isStanding: true,
    incident: {
      ...shown(run),
      late: known?.incident.late ?? run.late,
      noticedOn: known?.incident.noticedOn ?? day,
      undone: null,
    },
  }));
  const met = new Set(runs.flatMap(({ known, merged }) => (known === null ? [] : [known, ...merged])));
  const over = new Set(gone);
  const others = noted
    .filter((one) => !met.has(one))
    .map((one) => {
      if (!over.has(one)) return one;
      const undone = standing.has(one.incident.startsAt) ? ('Revised' as const) : ('Retracted' as const);
      return { ...one, isStanding: false, incident: { ...one.incident, state: 'normal' as const, undone } };
    });
  // The oldest first: it is the one that goes on where two become one.
  return [...others, ...now].sort((a, b) =>
    (a.incident.noticedOn ?? '') < (b.incident.noticedOn ?? '') ? -1 : 1,
  );
}
