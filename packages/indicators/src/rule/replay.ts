/**
 * The alert state machine as a pure function of the live figures, the rule and the baseline: replaying a series
 * from its start gives the same incidents whatever order the figures arrived in. States and the meaning of `for`
 * and `keepFiringFor` follow Prometheus's alerting rules; a reporting period is one evaluation.
 */

import type { Period } from '../period/period.js';
import type { Quantity } from '../quantity/quantity.js';
import { type Evaluation, type Evidence, evaluateCondition, type RuleVerdict } from './evaluate.js';
import type { Certainty, NoDataPolicy, Rule } from './rule.js';

export const alertStates = ['normal', 'pending', 'firing', 'recovering', 'nodata', 'error'] as const;
export type AlertState = (typeof alertStates)[number];

/** One period of a series in order of time, with what a condition may look at; the figure is null where it is missing. */
export interface ReplayPoint extends Omit<Evidence, 'baseline'> {
  readonly period: Period;
}

export interface ReplayStep {
  readonly point: number;
  readonly verdict: RuleVerdict;
  /** The state after this period. */
  readonly state: AlertState;
}

export interface ReplayTransition {
  readonly point: number;
  readonly from: AlertState;
  readonly to: AlertState;
}

/** A run of periods that reached at least Pending. `startsAt` is the index of its first period, `until` of its last. */
export interface ReplayIncident {
  readonly channel: Certainty;
  readonly startsAt: number;
  /** Index of the period at which it fired; null when it ended, or still is, before that. */
  readonly firedAt: number | null;
  /** Index of the period that brought it back to Normal. */
  readonly endsAt: number | null;
  readonly state: AlertState;
  /** The last period of the run, before the one that resolved it. */
  readonly until: number;
  /** The newest period that says something of it: its last breach, or the one that resolved it. */
  readonly latest: number;
  /** Indices of the periods that were over the threshold on this channel. */
  readonly breaches: readonly number[];
  /** It was certain and fires on, while the newest figure leaves open whether it still is. */
  readonly downgraded: boolean;
  readonly transitions: readonly ReplayTransition[];
}

export interface Replay {
  readonly channel: Certainty;
  readonly steps: readonly ReplayStep[];
  readonly incidents: readonly ReplayIncident[];
}

/** Where a run stands after a period of it; its periods are told by whatever the caller knows them by. */
export interface Standing<At> {
  readonly startsAt: At;
  readonly state: AlertState;
  /** How many periods were over the threshold. */
  readonly breaches: number;
  /** How many recovered since the last of those. */
  readonly recovered: number;
  readonly firedAt: At | null;
  readonly latest: At;
  /** What the newest period that has a figure says. */
  readonly verdict: RuleVerdict;
}

interface Run {
  readonly channel: Certainty;
  standing: Standing<number>;
  readonly breaches: number[];
  readonly transitions: ReplayTransition[];
}

/**
 * The runs of a rule, each of them one event. On a rule that fires on possibility a run is certain from the period on in
 * which it would have fired for certain: it is not told twice.
 */
export function runsOf(
  points: readonly ReplayPoint[],
  rule: Rule,
  judged: Judged,
): readonly ReplayIncident[] {
  const { incidents } = replayJudged(points, rule, judged, rule.certainty);
  if (rule.certainty === 'certain') return incidents;
  const certain = replayJudged(points, rule, judged, 'certain').incidents.flatMap(({ firedAt }) =>
    firedAt === null ? [] : [firedAt],
  );
  let next = 0;
  return incidents.map((run) => {
    while ((certain[next] ?? Number.POSITIVE_INFINITY) < run.startsAt) next += 1;
    const isCertain = (certain[next] ?? Number.POSITIVE_INFINITY) <= run.until;
    return isCertain ? { ...run, channel: 'certain' } : { ...run, downgraded: false };
  });
}

/** What a rule says of each period, whichever channel asks: found out once, when it is asked for. */
export interface Judged {
  verdictAt(index: number): RuleVerdict;
  recoveryAt(index: number): Recovery;
}

export function judge(points: readonly ReplayPoint[], rule: Rule, baseline: Quantity | null): Judged {
  const verdicts: RuleVerdict[] = [];
  const recoveries: Recovery[] = [];
  const evidenceAt = (index: number): Evidence => ({ ...(points[index] as ReplayPoint), baseline });
  const verdictAt = (index: number) => {
    verdicts[index] ??= evaluateCondition(rule.condition, evidenceAt(index)).verdict;
    return verdicts[index];
  };
  return {
    verdictAt,
    recoveryAt: (index) => {
      recoveries[index] ??= recoveryOf(rule, evidenceAt(index), verdictAt(index));
      return recoveries[index];
    },
  };
}

/** Replays `points` (in order of time) against `rule` on one channel. */
export function replay(
  points: readonly ReplayPoint[],
  rule: Rule,
  baseline: Quantity | null,
  channel: Certainty,
): Replay {
  return replayJudged(points, rule, judge(points, rule, baseline), channel);
}

function replayJudged(
  points: readonly ReplayPoint[],
  rule: Rule,
  judged: Judged,
  channel: Certainty,
): Replay {
  const steps: ReplayStep[] = [];
  const incidents: ReplayIncident[] = [];
  let run: Run | null = null;
  for (const [index, point] of points.entries()) {
    if (run !== null && breaksAt(points[index - 1], point, rule)) {
      move(run, { ...run.standing, state: 'normal' }, index);
      incidents.push(ended(run, index));
      run = null;
    }
    const verdict = judged.verdictAt(index);
    const heard = { verdict, isBreach: isBreachAt(point, verdict, rule, channel) };
    const standing = standingAfter(
      run?.standing ?? null,
      index,
      point,
      heard,
      () => judged.recoveryAt(index),
      rule,
    );
    if (standing !== null) {
      run ??= opened(channel, standing);
      if (standing.breaches > run.breaches.length) run.breaches.push(index);
      move(run, standing, index);
      if (standing.state === 'normal') {
        incidents.push(ended(run, index));
        run = null;
      }
    }
    steps.push({ point: index, verdict, state: run?.standing.state ?? 'normal' });
  }
  if (run !== null) incidents.push(going(run, points.length - 1));
  return { channel, steps, incidents };
}

/** Whether a run ends before this period, since there is a gap before it. */
export function breaksAt(
  before: Pick<ReplayPoint, 'period'> | undefined,
  after: Pick<ReplayPoint, 'period'>,
  { gap }: Rule,
): boolean {
  return gap === 'break' && isGap(before, after);
}

/** What a period says on one channel. */
export interface Heard {
  readonly verdict: RuleVerdict;
  readonly isBreach: boolean;
}

export function isBreachAt(
  point: ReplayPoint,
  verdict: RuleVerdict,
  rule: Rule,
  channel: Certainty,
): boolean {
  return isBreach(verdict, channel) || policyAt(point, verdict, rule) === 'Firing';
}

/**
 * Where a run stands after one more period, `normal` where that ended it; null where there is none and none begins.
 * @param recovery asked for only where it decides.
 */
export function standingAfter<At>(
  before: Standing<At> | null,
  at: At,
  point: ReplayPoint,
  { verdict, isBreach: breaches }: Heard,
  recovery: () => Recovery,
  rule: Rule,
): Standing<At> | null {
  const policy = policyAt(point, verdict, rule);
  const run = before ?? (breaches || policy === 'NoData' ? begun(at) : null);
  if (run === null) return null;
  const heard = verdict === 'nodata' ? run : { ...run, verdict };
  if (policy === 'NoData') return { ...heard, state: 'nodata' };
  if (policy === 'Normal') return { ...heard, state: 'normal' };
  return breaches ? breached(heard, at, rule) : spared(heard, at, recovery(), rule);
}

/** Evaluates the rule on one period, with the checks it made: what an alert explains itself with. */
export function explainPoint(rule: Rule, point: ReplayPoint, baseline: Quantity | null): Evaluation {
  return evaluateCondition(rule.condition, { ...point, baseline });
}

export type Recovery = 'yes' | 'no' | 'unknown';

function begun<At>(startsAt: At): Standing<At> {
  return {
    startsAt,
    state: 'normal',
    breaches: 0,
    recovered: 0,
    firedAt: null,
    latest: startsAt,
    verdict: 'nodata',
  };
}

function opened(channel: Certainty, { startsAt }: Standing<number>): Run {
  return { channel, standing: begun(startsAt), breaches: [], transitions: [] };
}

function breached<At>(run: Standing<At>, at: At, rule: Rule): Standing<At> {
  const breaches = run.breaches + 1;
  const fires = breaches >= rule.for || run.firedAt !== null;
  return {
    ...run,
    breaches,
    recovered: 0,
    latest: at,
    firedAt: run.firedAt ?? (fires ? at : null),
    state: fires ? 'firing' : 'pending',
  };
}

function spared<At>(run: Standing<At>, at: At, recovery: Recovery, rule: Rule): Standing<At> {
  if (recovery === 'unknown') return run;
  // What never fired needs no recovery: pending and then not true is normal, in silence.
  if (run.firedAt === null) return { ...run, latest: at, state: 'normal' };
  if (recovery === 'no') return { ...run, latest: at };
  // Prometheus keeps firing while less than keep_firing_for has passed since the first recovered evaluation.
  const isOver = run.recovered >= rule.keepFiringFor;
  return { ...run, latest: at, recovered: run.recovered + 1, state: isOver ? 'normal' : 'recovering' };
}

/** What the rule does about a figure that is overdue, where nothing else decides. */
function policyAt(point: ReplayPoint, verdict: RuleVerdict, rule: Rule): NoDataPolicy {
  return point.overdue && verdict === 'nodata' ? rule.noData : 'KeepLast';
}

/** Whether a run begins at this period where none is going on: without one there is no incident. */
export function opensRun(point: ReplayPoint, verdict: RuleVerdict, rule: Rule): boolean {
  const policy = policyAt(point, verdict, rule);
  return isBreach(verdict, rule.certainty) || policy === 'Firing' || policy === 'NoData';
}

function isBreach(verdict: RuleVerdict, channel: Certainty): boolean {
  return verdict === 'certain' || (channel === 'possible' && verdict === 'possible');
}

/**
 * Without a recovery condition of its own, what is certainly no breach is recovery. A missing figure is neither, and what
 * may still be one is none.
 */
export function recoveryOf(rule: Rule, evidence: Evidence, verdict: RuleVerdict): Recovery {
  if (verdict === 'nodata') return 'unknown';
  if (rule.recovery === null) return verdict === 'no' ? 'yes' : 'no';
  const recovery = evaluateCondition(rule.recovery, evidence).verdict;
  if (recovery === 'nodata') return 'unknown';
  return recovery === 'certain' ? 'yes' : 'no';
}

function isGap(before: Pick<ReplayPoint, 'period'> | undefined, after: Pick<ReplayPoint, 'period'>): boolean {
  return before !== undefined && after.period.start > before.period.end;
}

function move(run: Run, to: Standing<number>, point: number): void {
  if (run.standing.state !== to.state)
    run.transitions.push({ point, from: run.standing.state, to: to.state });
  run.standing = to;
}

function ended(run: Run, index: number): ReplayIncident {
  return { ...going(run, index - 1), endsAt: index };
}

function going({ channel, standing, breaches, transitions }: Run, until: number): ReplayIncident {
  const { startsAt, firedAt, state, latest, verdict } = standing;
  return {
    channel,
    startsAt,
    firedAt,
    endsAt: null,
    state,
    until: Math.max(startsAt, until),
    latest,
    breaches,
    downgraded: state === 'firing' && verdict === 'possible',
    transitions,
  };
}
