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

interface Run {
  readonly channel: Certainty;
  readonly startsAt: number;
  state: AlertState;
  readonly breaches: number[];
  recovered: number;
  firedAt: number | null;
  latest: number;
  /** What the newest period that has a figure says. */
  verdict: RuleVerdict;
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
    if (run !== null && rule.gap === 'break' && isGap(points[index - 1], point)) {
      move(run, 'normal', index);
      incidents.push(ended(run, index));
      run = null;
    }
    const verdict = judged.verdictAt(index);
    const policy = policyAt(point, verdict, rule);
    const breach = isBreach(verdict, channel) || policy === 'Firing';
    if (breach || policy === 'NoData') run ??= opened(channel, index);
    if (run !== null && verdict !== 'nodata') run.verdict = verdict;
    if (run !== null && policy === 'NoData') move(run, 'nodata', index);
    else if (run !== null && policy === 'Normal') move(run, 'normal', index);
    else if (run !== null) step(run, index, breach, breach ? 'no' : judged.recoveryAt(index), rule);
    if (run?.state === 'normal') {
      incidents.push(ended(run, index));
      run = null;
    }
    steps.push({ point: index, verdict, state: run?.state ?? 'normal' });
  }
  if (run !== null) incidents.push(going(run, points.length - 1));
  return { channel, steps, incidents };
}

/** Evaluates the rule on one period, with the checks it made: what an alert explains itself with. */
export function explainPoint(rule: Rule, point: ReplayPoint, baseline: Quantity | null): Evaluation {
  return evaluateCondition(rule.condition, { ...point, baseline });
}

type Recovery = 'yes' | 'no' | 'unknown';

function opened(channel: Certainty, startsAt: number): Run {
  return {
    channel,
    startsAt,
    state: 'normal',
    breaches: [],
    recovered: 0,
    firedAt: null,
    latest: startsAt,
    verdict: 'nodata',
    transitions: [],
  };
}

/** Moves `run` over one period. */
function step(run: Run, index: number, breach: boolean, recovery: Recovery, rule: Rule): void {
  if (breach) {
    run.breaches.push(index);
    run.recovered = 0;
    run.latest = index;
    if (run.breaches.length >= rule.for || run.firedAt !== null) {
      run.firedAt ??= index;
      move(run, 'firing', index);
    } else move(run, 'pending', index);
    return;
  }
  if (recovery === 'unknown') return;
  run.latest = index;
  // What never fired needs no recovery: pending and then not true is normal, in silence.
  if (run.firedAt === null) {
    move(run, 'normal', index);
    return;
  }
  if (recovery === 'no') return;
  // Prometheus keeps firing while less than keep_firing_for has passed since the first recovered evaluation.
  const passed = run.recovered;
  run.recovered += 1;
  move(run, passed >= rule.keepFiringFor ? 'normal' : 'recovering', index);
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
function recoveryOf(rule: Rule, evidence: Evidence, verdict: RuleVerdict): Recovery {
  if (verdict === 'nodata') return 'unknown';
  if (rule.recovery === null) return verdict === 'no' ? 'yes' : 'no';
  const recovery = evaluateCondition(rule.recovery, evidence).verdict;
  if (recovery === 'nodata') return 'unknown';
  return recovery === 'certain' ? 'yes' : 'no';
}

function isGap(before: ReplayPoint | undefined, after: ReplayPoint): boolean {
  return before !== undefined && after.period.start > before.period.end;
}

function move(run: Run, to: AlertState, point: number): void {
  if (run.state === to) return;
  run.transitions.push({ point, from: run.state, to });
  run.state = to;
}

function ended(run: Run, index: number): ReplayIncident {
  return { ...going(run, index - 1), endsAt: index };
}

function going(
  { channel, startsAt, firedAt, state, latest, breaches, verdict, transitions }: Run,
  until: number,
): ReplayIncident {
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
