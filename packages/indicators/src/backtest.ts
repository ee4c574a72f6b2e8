/** When a rule would have fired: on what is on record today, or with what was known at the time. Pure. */
import { comparedBaseline } from './compare.js';
import type { RuleVerdict } from './evaluate.js';
import type { ComputedIncident } from './incident.js';
import { incidentsOf, replayOf } from './incidents-of.js';
import type { Indicator } from './indicator.js';
import { assembleWhole, type HeldSeries } from './parts.js';
import type { Period } from './period.js';
import { type AlertState, channelsOf } from './replay.js';
import type { Certainty, Rule } from './rule.js';
import type { Baseline, RecordedFigure } from './series.js';

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

export interface BacktestIncident {
  readonly startsAt: string;
  readonly endsAt: string | null;
  readonly channel: Certainty;
  readonly state: AlertState;
  readonly late: boolean;
  /** The day it would have been noticed; null on today's data. */
  readonly noticedOn: string | null;
  /** Why it would be gone again, where a later figure changed it. */
  readonly undone: 'Revised' | 'Retracted' | null;
}

export interface Backtest {
  readonly periods: readonly BacktestPeriod[];
  readonly incidents: readonly BacktestIncident[];
}

/** On what is on record now. `held` as for {@link assembleWhole}. */
export function backtestToday(held: readonly HeldSeries[], rule: Rule, indicator: Indicator): Backtest {
  const series = evaluated(held, indicator);
  const { steps, points } = replayOf(series, rule, mainChannel(rule));
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

/** The channel whose states are shown: the one the rule is on watch with. */
function mainChannel(rule: Rule): Certainty {
  return channelsOf(rule).at(-1) ?? 'certain';
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
  const incidents = new Map<string, BacktestIncident>();
  for (const day of days) {
    const series = evaluated(
      held.map(({ revisions, baseline }) => ({ baseline, figures: knownOn(revisions, day) })),
      indicator,
    );
    const { steps, points } = replayOf(series, rule, mainChannel(rule));
    for (const { point, verdict, state } of steps) {
      const period = points[point]?.period;
      // As it was said when the period was first heard of.
      if (period && !periods.has(keyOf(period))) periods.set(keyOf(period), { period, verdict, state });
    }
    const standing = new Set(series.points.map(({ period }) => period.start));
    note(incidents, incidentsOf(series, rule), day, standing);
  }
  return {
    periods: [...periods.values()].sort((a, b) => (a.period.end < b.period.end ? -1 : 1)),
    incidents: [...incidents.values()].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1)),
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

function note(
  incidents: Map<string, BacktestIncident>,
  computed: readonly ComputedIncident[],
  day: string,
  standing: ReadonlySet<string>,
): void {
  const identity = ({ channel, startsAt }: Pick<ComputedIncident, 'channel' | 'startsAt'>) =>
    `${channel} ${startsAt}`;
  const fired = new Map(
    computed.filter((incident) => incident.fired).map((incident) => [identity(incident), incident]),
  );
  for (const [key, incident] of fired) {
    const before = incidents.get(key);
    incidents.set(key, {
      ...shown(incident),
      late: before?.late ?? incident.late,
      noticedOn: before?.noticedOn ?? day,
      undone: null,
    });
  }
  for (const [key, incident] of incidents)
    if (!fired.has(key) && incident.undone === null)
      incidents.set(key, {
        ...incident,
        state: 'normal',
        undone: standing.has(incident.startsAt) ? 'Revised' : 'Retracted',
      });
}
