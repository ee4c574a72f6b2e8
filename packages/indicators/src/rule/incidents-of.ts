/** From a series and a rule to the incidents it has, with the comparison behind each: the whole evaluation, pure. */

import type { Indicator } from '../indicator/indicator.js';
import type { Period } from '../period/period.js';
import { periodOfCadence, previousPeriod } from '../period/periods.js';
import { yearEarlier } from '../period/year-earlier.js';
import { quantityOf } from '../quantity/of-interval.js';
import type { Quantity } from '../quantity/quantity.js';
import { isUnfinishedTotal } from '../series/allowed.js';
import { lateFrom, newsUntil, overdueOf } from '../series/overdue.js';
import {
  type Baseline,
  inOneGo,
  isMissing,
  type ObservationRef,
  type SeriesPoint,
} from '../series/series.js';
import { type ChartSignal, chartSignals } from '../statistics/charts.js';
import type { RuleVerdict, Tension } from './evaluate.js';
import { flipOf } from './flip.js';
import type { ComputedIncident, Snapshot } from './incident.js';
import {
  explainPoint,
  judge,
  type Replay,
  type ReplayIncident,
  type ReplayPoint,
  replay,
  runsOf,
} from './replay.js';
import type { Certainty, Condition, Rule, Signal } from './rule.js';
import { spanKey } from './runs.js';

/** As much of a point as decides what a rule says of it. */
export type SeenPoint = Pick<SeriesPoint, 'period' | 'per' | 'normalised' | 'partial' | 'disagreement'> & {
  readonly observation: Pick<ObservationRef, 'status'> | null;
};

/** As much of a point as an incident of it says. */
export type ReplayedPoint = SeenPoint &
  Pick<SeriesPoint, 'quantity' | 'comparison' | 'revisionId' | 'recordedOn'>;

/**
 * The figure a rule sees: on the rate basis; of a period that was not over, only its lower end, and where it may fall again not that; nothing where the
 * source says the value is missing.
 */
export function valueSeen(point: SeenPoint, indicator: Indicator): Quantity | null {
  if (isMissing(point)) return null;
  const { quantity } = point.normalised;
  if (!isUnfinishedTotal(point, indicator)) return quantity;
  const open = {
    ...quantity,
    upper: null,
    upperInclusive: false,
    point: null,
    qualifier: 'at-least',
  } as const;
  // What is counted may be taken away again, too.
  return indicator.nonNegative ? open : { ...open, lower: null, lowerInclusive: false };
}

/** What the verdicts of the rules of one series depend on. */
export interface SeenSeries {
  /** In order of time. */
  readonly points: readonly SeenPoint[];
  readonly baseline: Baseline | null;
  /** The baseline as figures are compared with it: on the rate basis, and widened by the indicator's margin. */
  readonly basis: Quantity | null;
  readonly indicator: Indicator;
  /** ISO day, for what is overdue; null where time plays no part. */
  readonly today: string | null;
  /** What a check of one's own says of a period, for the rule that keeps it. */
  readonly tension?: ((period: Period) => Tension) | undefined;
}

/** What the rules of one series are evaluated on. */
export interface EvaluatedSeries extends SeenSeries {
  readonly points: readonly ReplayedPoint[];
}

/** Every incident of `rule` on one series. */
export function incidentsOf(series: EvaluatedSeries, rule: Rule): ComputedIncident[] {
  return inOneGo(findIncidents(series, rule));
}

/** As {@link incidentsOf}, figure by figure, for whoever has others to answer meanwhile. */
export function* findIncidents(
  series: EvaluatedSeries,
  rule: Rule,
): Generator<undefined, ComputedIncident[], undefined> {
  const { points, basis } = series;
  if (points.length === 0) return [];
  const seen = evidenceOf(series, rule);
  const judged = judge(seen, rule, basis);
  for (const index of seen.keys()) {
    if (judged.verdictAt(index) !== 'certain') judged.recoveryAt(index);
    yield;
  }
  return runsOf(seen, rule, judged).map((incident) => {
    const snapshotAt = (index: number, isNewest: boolean) =>
      snapshotOf(series, seen, index, rule, isNewest ? incident.channel : null);
    return computed(incident, rule, series, seen, snapshotAt);
  });
}

/** What stands for a period, with the comparison `rule` makes of it; null where there is no figure. */
export function standingIn(series: EvaluatedSeries, rule: Rule): (period: Period) => Snapshot | null {
  const at = placesOf(series);
  return (period) => {
    const index = at.get(keyOf(period));
    return index === undefined ? null : snapshotOf(series, evidenceOf(series, rule), index, rule, null);
  };
}

const places = new WeakMap<SeenSeries, ReadonlyMap<string, number>>();

function placesOf(series: SeenSeries): ReadonlyMap<string, number> {
  const known = places.get(series);
  if (known) return known;
  const made = new Map(series.points.map(({ period }, index) => [keyOf(period), index]));
  places.set(series, made);
  return made;
}

/** The replay itself, period by period: what a backtest draws. */
export function replayOf(
  series: EvaluatedSeries,
  rule: Rule,
  channel: Certainty,
): Replay & { points: readonly ReplayPoint[] } {
  const points = evidenceOf(series, rule);
  return { ...replay(points, rule, series.basis, channel), points };
}

/** What the rule may look at, period by period; the last ones may be the figures that are overdue. */
export function evidenceOf(series: SeenSeries, rule: Rule): readonly ReplayPoint[] {
  const seen = asksCharts(rule) ? chartedEvidence(series) : sharedEvidence(series);
  // More of them would change nothing: by then it fires, or is over.
  return withOverdue(seen, series, Math.min(mostOverdue, Math.max(rule.for, rule.keepFiringFor + 1)));
}

const mostOverdue = 400;
const untilToday = new WeakMap<readonly ReplayPoint[], Map<number, readonly ReplayPoint[]>>();

/** With one point for each period whose figure is overdue, at most so many: rules that ask for as many share them. */
function withOverdue(seen: readonly ReplayPoint[], series: SeenSeries, most: number): readonly ReplayPoint[] {
  const made = untilToday.get(seen) ?? new Map<number, readonly ReplayPoint[]>();
  untilToday.set(seen, made);
  const known = made.get(most);
  if (known) return known;
  const late = overduePoints(series, most);
  const all = late.length === 0 ? seen : [...seen, ...late];
  made.set(most, all);
  return all;
}

function overduePoints({ points, indicator, today }: SeenSeries, most: number): ReplayPoint[] {
  const late: ReplayPoint[] = [];
  let last = points.at(-1)?.period ?? null;
  while (
    last !== null &&
    today !== null &&
    late.length < most &&
    overdueOf(indicator, last, today) !== null
  ) {
    last = periodOfCadence(last.end, indicator.cadence);
    late.push({ period: last, value: null, overdue: true });
  }
  return late;
}

export function asksCharts({ condition, recovery }: Rule): boolean {
  return signalsIn(condition).length > 0 || (recovery !== null && signalsIn(recovery).length > 0);
}

/** With what the control charts say: they are drawn once, however many rules and incidents ask. */
const charted = new WeakMap<SeenSeries, readonly ReplayPoint[]>();

function chartedEvidence(series: SeenSeries): readonly ReplayPoint[] {
  const known = charted.get(series);
  if (known) return known;
  const { points, baseline, indicator } = series;
  const charts = signalsOf(points, indicator, baseline);
  const seen = sharedEvidence(series).map((point) => ({ ...point, signals: charts(point.period) }));
  charted.set(series, seen);
  return seen;
}

/** The same for every rule of a series: which periods are neighbours is found out once, however many rules ask. */
const shared = new WeakMap<SeenSeries, readonly ReplayPoint[]>();

function sharedEvidence(series: SeenSeries): readonly ReplayPoint[] {
  const known = shared.get(series);
  if (known) return known;
  const { points, indicator, tension } = series;
  const values = points.map((point) => valueSeen(point, indicator));
  const at = placesOf(series);
  const figureAt = (key: string) => {
    const index = at.get(key);
    return index === undefined ? null : (values[index] ?? null);
  };
  const seen: ReplayPoint[] = points.map(({ period, disagreement }, index) => {
    const { previous, yearAgo } = neighboursOf(period);
    return {
      period,
      value: values[index] ?? null,
      previous: figureAt(previous),
      yearAgo: figureAt(yearAgo),
      disagreement,
      tension: tension?.(period),
    };
  });
  shared.set(series, seen);
  return seen;
}

interface Neighbours {
  readonly previous: string;
  readonly yearAgo: string;
}

/** A backtest asks again for each day on which something became known. */
const neighbours = new WeakMap<Period, Neighbours>();

export function neighboursOf(period: Period): Neighbours {
  const known = neighbours.get(period);
  if (known) return known;
  const found = { previous: keyOf(previousPeriod(period)), yearAgo: keyOf(yearEarlier(period)) };
  neighbours.set(period, found);
  return found;
}

const keyOf = ({ start, end }: Period) => `${start}/${end}`;

function signalsIn(condition: Condition): Signal[] {
  if ('signal' in condition) return [condition.signal];
  if ('not' in condition) return signalsIn(condition.not);
  if ('all' in condition) return condition.all.flatMap(signalsIn);
  return 'any' in condition ? condition.any.flatMap(signalsIn) : [];
}

/** What the control charts say of each period, on the side that is worse. */
function signalsOf(points: readonly SeenPoint[], indicator: Indicator, baseline: Baseline | null) {
  const { ewma, cusum } = chartSignals(points, indicator, baseline);
  const byPeriod = (signals: readonly ChartSignal[]) =>
    new Map(
      signals.map(({ period, signal: { above, below } }) => [keyOf(period), worse(indicator, above, below)]),
    );
  const charts = { ewma: byPeriod(ewma), cusum: byPeriod(cusum) };
  return (period: Period): Readonly<Record<Signal, RuleVerdict>> => ({
    ewma: charts.ewma.get(keyOf(period)) ?? 'nodata',
    cusum: charts.cusum.get(keyOf(period)) ?? 'nodata',
  });
}

/** What both charts say of a period, on the side that is worse; null where they say nothing. */
export function worseOf(
  said: Readonly<Record<Signal, ChartSignal['signal']>> | null,
  indicator: Indicator,
): Readonly<Record<Signal, RuleVerdict>> {
  if (said === null) return { ewma: 'nodata', cusum: 'nodata' };
  const { ewma, cusum } = said;
  return {
    ewma: worse(indicator, ewma.above, ewma.below),
    cusum: worse(indicator, cusum.above, cusum.below),
  };
}

type Said = 'certain' | 'possible' | 'no';

function worse({ direction }: Indicator, above: Said, below: Said): Said {
  if (direction === 'up-is-worse') return above;
  if (direction === 'down-is-worse') return below;
  const order: readonly Said[] = ['no', 'possible', 'certain'];
  return order.indexOf(above) > order.indexOf(below) ? above : below;
}

function computed(
  incident: ReplayIncident,
  rule: Rule,
  { points, indicator }: EvaluatedSeries,
  seen: readonly ReplayPoint[],
  snapshotAt: (index: number, isNewest: boolean) => Snapshot,
): ComputedIncident {
  const periodOf = (index: number) => (seen[index] as ReplayPoint).period;
  const noticed = incident.firedAt ?? incident.startsAt;
  const { breaches } = incident;
  return {
    channel: incident.channel,
    startsAt: periodOf(incident.startsAt).start,
    span: { from: spanKey(periodOf(incident.startsAt)), to: spanKey(periodOf(incident.until)) },
    endsAt: incident.endsAt === null ? null : periodOf(incident.endsAt).start,
    state: incident.state,
    fired: incident.firedAt !== null || incident.state === 'nodata',
    late: noticed < points.length - 1,
    quiet: breaches.length > 0 && breaches.every((index) => isLongOver(points[index], indicator)),
    downgraded: incident.downgraded,
    severity: rule.severity,
    // How little would change it is asked of what stands, not of what is over.
    snapshot: snapshotAt(incident.latest, incident.state !== 'normal'),
    first: snapshotAt(incident.startsAt, false),
    transitions: incident.transitions.map(({ from, to, point }) => ({
      from,
      to,
      snapshot: snapshotAt(point, false),
    })),
  };
}

/** Whether a figure was recorded so long after its period that it is history, and no news. */
function isLongOver(point: ReplayedPoint | undefined, { cadence }: Indicator): boolean {
  if (point?.recordedOn === undefined) return false;
  return point.recordedOn > newsUntil(point.period, cadence);
}

function snapshotOf(
  { points, basis, indicator }: EvaluatedSeries,
  seen: readonly ReplayPoint[],
  index: number,
  rule: Rule,
  /** Null where nobody asks how little would change it. */
  channel: Certainty | null,
): Snapshot {
  const evidence = seen[index] as ReplayPoint;
  // Of a figure that is missing there is nothing to show but the last one there is.
  const point = points[Math.min(index, points.length - 1)] as ReplayedPoint;
  const since = evidence.overdue ? lateFrom(indicator, evidence.period) : null;
  const isSoFar = isUnfinishedTotal(point, indicator);
  return {
    quantity: point.quantity,
    per: point.per,
    period: point.period,
    normalised: point.normalised,
    comparison: point.comparison,
    // Put into words only where somebody keeps it: most incidents of a replay are on record as they are.
    get checks() {
      return explainPoint(rule, evidence, basis).checks.map(
        ({ kind, op, measured, against, verdict, reason }) => ({
          kind,
          op,
          verdict,
          reason,
          // The figure itself stands beside it, unless the verdict was on less than all of it.
          measured: kind === 'value' && !isSoFar ? null : measured && quantityOf(measured),
          quantity: against && quantityOf(against),
        }),
      );
    },
    revisionId: point.revisionId,
    baseline: basis,
    absent: false,
    get flip() {
      return channel === null ? null : flipOf(rule.condition, evidence, basis, channel);
    },
    overdue: since === null ? null : { period: evidence.period, since },
  };
}
