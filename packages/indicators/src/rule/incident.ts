/**
 * Holds what a replay says against the incidents on record and decides what to write. Pure: the same replay on
 * the same record decides nothing, which is why a submission sent twice notifies nobody.
 */
import type { Comparison } from '../compare/comparison.js';
import type { Normalised } from '../compare/normalise.js';
import type { Period } from '../period/period.js';
import type { Per, Quantity } from '../quantity/quantity.js';
import type { CheckKind, CheckReason, RuleVerdict } from './evaluate.js';
import type { RuleFailure } from './failure.js';
import type { Flip } from './flip.js';
import type { AlertState } from './replay.js';
import type { Certainty, Operator, Severity } from './rule.js';
import { matchRuns, overlap, type Span, spanKey } from './runs.js';

/** The comparison behind an incident's state, kept as it was made. */
export interface Snapshot {
  readonly quantity: Quantity;
  readonly per: Per;
  readonly period: Period;
  readonly normalised: Normalised;
  readonly comparison: Comparison;
  readonly checks: readonly SnapshotCheck[];
  readonly revisionId: string | null;
  /** On the rate basis, as it then was; absent where it was kept before that was asked. */
  readonly baseline?: Quantity | null;
  /** No figure stands for the period any more: the one above is the last that did. */
  readonly absent?: boolean;
  /** How little would change the verdict; absent where it was kept before that was asked. */
  readonly flip?: Flip | null;
  /** Set where the state is about a figure that should be there: the one above is then the last there is. */
  readonly overdue?: { readonly period: Period; readonly since: string } | null;
}

export interface SnapshotCheck {
  /** Absent where it was kept before there was more than one kind: a value. */
  readonly kind?: CheckKind;
  readonly op: Operator | null;
  /** What was held against the threshold, where that is not the figure itself. */
  readonly measured?: Quantity | null;
  /** The threshold. */
  readonly quantity: Quantity | null;
  readonly verdict: RuleVerdict;
  /** Why no numbers were compared; absent where it was kept before that was asked. */
  readonly reason?: CheckReason | null;
}

/** What a replay says of one run of periods. */
export interface ComputedIncident {
  readonly channel: Certainty;
  /** First day of the run's first period. */
  readonly startsAt: string;
  readonly span: Span;
  readonly state: AlertState;
  /** Last period's first day when it went back to normal. */
  readonly endsAt: string | null;
  readonly fired: boolean;
  /** Found after a later period was already on record. */
  readonly late: boolean;
  /** Every figure over the threshold was recorded long after its period: nobody is called for it. */
  readonly quiet: boolean;
  /** Certain before, and now only possible. */
  readonly downgraded: boolean;
  readonly severity: Severity;
  readonly snapshot: Snapshot;
  /** Of the run's first period. */
  readonly first: Snapshot;
  readonly transitions: readonly {
    readonly from: AlertState;
    readonly to: AlertState;
    readonly snapshot: Snapshot;
  }[];
}

/** An incident on record. */
export interface StoredIncident
  extends Pick<
    ComputedIncident,
    'channel' | 'startsAt' | 'span' | 'state' | 'endsAt' | 'quiet' | 'downgraded' | 'severity' | 'snapshot'
  > {
  readonly id: string;
  /** Of the rule that last said something of it. */
  readonly ruleVersion: number;
}

/** Why another figure stands than the one an incident is about. */
export type CorrectionReason = 'Revised' | 'Retracted' | 'Undone' | 'Recommended';

export type TransitionReason =
  | 'Pending'
  | 'Fired'
  | 'Recovering'
  | 'Resolved'
  | 'Cleared'
  | CorrectionReason
  /** What the figure is held against changed: the baseline, or the figures of other periods. */
  | 'BaselineChanged'
  | 'Recompared'
  /** Certain before, and now only possible; and certain again. */
  | 'Downgraded'
  | 'Confirmed'
  /** Possible before, and now certain. */
  | 'Escalated'
  /** Its first period is another now. */
  | 'Moved'
  /** Two have become one; one has become two. */
  | 'Merged'
  | 'Split'
  | 'NoData'
  | 'Updated'
  | 'Restored'
  | RuleFailure;

const corrections: readonly string[] = [
  'Revised',
  'Retracted',
  'Undone',
  'Recommended',
] satisfies CorrectionReason[];

/** The figure of the same period was changed, and not the world. */
export function isCorrection(reason: string): boolean {
  return corrections.includes(reason);
}

export interface IncidentTransition {
  readonly from: AlertState;
  readonly to: AlertState;
  readonly reason: TransitionReason;
  readonly snapshot: Snapshot;
  readonly previous: Snapshot | null;
}

/** What an incident is after a change. */
export interface IncidentStanding
  extends Pick<
    StoredIncident,
    'state' | 'channel' | 'severity' | 'startsAt' | 'endsAt' | 'span' | 'quiet' | 'downgraded' | 'snapshot'
  > {
  /** The figure before, to be quoted beside the one that stands; `kept` for the one that was quoted so far. */
  readonly previous: Snapshot | null | 'kept';
}

export type IncidentChange =
  | {
      readonly kind: 'open';
      readonly incident: ComputedIncident;
      readonly transitions: readonly IncidentTransition[];
      /** The incident that it is the later part of: what was told and seen of that holds for this. */
      readonly follows: string | null;
    }
  | {
      readonly kind: 'change';
      readonly id: string;
      readonly is: IncidentStanding;
      /** Null where there is nothing to say: only how far it reaches. */
      readonly transition: IncidentTransition | null;
      /** The incident that it has become one with: what was told and seen of it holds for that. */
      readonly mergedInto: string | null;
      /** As of one that opens. */
      readonly follows: string | null;
    };

/** What incidents on record are held against. */
export interface Ground {
  readonly ruleVersion: number;
  /** What stands for a period now, with the comparison the rule makes of it; null where there is no figure. */
  readonly standing: (period: Period) => Snapshot | null;
  /** What became of a revision that does not stand any more. */
  readonly fateOf: (revisionId: string) => Fate;
}

/** `passed-over`: it is on record as it was, and another source is recommended. */
export type Fate = 'revised' | 'retracted' | 'undone' | 'passed-over';

/** Decides what to write for one rule on one series. */
export function planIncidents(
  computed: readonly ComputedIncident[],
  stored: readonly StoredIncident[],
  ground: Ground,
): IncidentChange[] {
  const { runs, gone } = matchRuns(
    stored.map((incident) => ({
      incident,
      span: reachOf(incident, ground.ruleVersion),
      isStanding: isStanding(incident),
    })),
    computed,
    leavesTrace,
  );
  const matched = runs.flatMap(({ run, known, merged, cutFrom }) => {
    const others = merged.map(({ incident }) => incident);
    const follows = followedBy(run, cutFrom?.incident ?? null);
    if (known === null) return openingOf(run, follows);
    return [
      ...changeOf(known.incident, run, { merged: others, follows }, ground),
      ...others.map((incident) => mergingOf(incident, known.incident.id)),
    ];
  });
  return [...matched, ...gone.map(({ incident }) => vanishingOf(incident, ground))];
}

/** What the figures say that it never was is on record, and stands no more. */
function isStanding({ state, endsAt }: StoredIncident): boolean {
  return state !== 'normal' || endsAt !== null;
}

/** Under another version of its rule an incident that is over comes back only where it would begin again. */
function reachOf(incident: StoredIncident, ruleVersion: number): Span {
  const { span } = incident;
  return isStanding(incident) || incident.ruleVersion === ruleVersion
    ? span
    : { from: span.from, to: span.from };
}

/** A run that ended before it ever fired leaves no trace. */
function leavesTrace({ fired, state }: ComputedIncident): boolean {
  return fired || state !== 'normal';
}

/**
 * Revisions of which it has to be known what became of them before incidents can be planned: of those that stand, and of
 * those that the figures may bring back.
 */
export function revisionsInDoubt(
  computed: readonly ComputedIncident[],
  stored: readonly StoredIncident[],
  standing: Ground['standing'],
): readonly string[] {
  const mayStand = (incident: StoredIncident) =>
    isStanding(incident) || computed.some(({ span }) => overlap(span, incident.span));
  return stored.filter(mayStand).flatMap(({ snapshot }) => {
    const { revisionId, period } = snapshot;
    return revisionId === null || standing(period)?.revisionId === revisionId ? [] : [revisionId];
  });
}

/** Decides what to write for a rule that can no longer be evaluated: what was going on is in error, with the reason. */
export function planFailure(stored: readonly StoredIncident[], reason: RuleFailure): IncidentChange[] {
  return stored
    .filter(({ state }) => state !== 'normal' && state !== 'error')
    .map((incident) => {
      const { id, state, snapshot } = incident;
      return {
        kind: 'change',
        id,
        is: { ...standingOf(incident), state: 'error', downgraded: false, previous: null },
        transition: { from: state, to: 'error', reason, snapshot, previous: null },
        mergedInto: null,
        follows: null,
      };
    });
}

function standingOf(incident: StoredIncident): Omit<IncidentStanding, 'previous'> {
  const { state, channel, severity, startsAt, endsAt, span, quiet, downgraded, snapshot } = incident;
  return { state, channel, severity, startsAt, endsAt, span, quiet, downgraded, snapshot };
}

/** The incident whose later part this is, where that was going on and this still is. */
function followedBy(run: ComputedIncident, cutFrom: StoredIncident | null): StoredIncident | null {
  return cutFrom !== null && isActive(cutFrom.state) && isActive(run.state) ? cutFrom : null;
}

function openingOf(incident: ComputedIncident, follows: StoredIncident | null): IncidentChange[] {
  if (!leavesTrace(incident)) return [];
  const transitions = incident.transitions.map(({ from, to, snapshot }) => ({
    from,
    to,
    reason: follows !== null && to === 'firing' ? ('Split' as const) : reasonFor(from, to),
    snapshot,
    previous: null,
  }));
  const quiet = incident.quiet && (follows?.quiet ?? true);
  return [{ kind: 'open', incident: { ...incident, quiet }, transitions, follows: follows?.id ?? null }];
}

function isActive(state: AlertState): boolean {
  return state === 'firing' || state === 'recovering';
}

/** What else came of a change: incidents that are one with it now, or the one that it was cut from. */
interface Kin {
  readonly merged: readonly StoredIncident[];
  readonly follows: StoredIncident | null;
}

function changeOf(known: StoredIncident, run: ComputedIncident, kin: Kin, ground: Ground): IncidentChange[] {
  // A run that never fired has no end of its own, in whatever order it was heard of.
  const endsAt = run.fired ? run.endsAt : null;
  // Once somebody was called for it, it stays what people are called for.
  const others = [
    ...kin.merged,
    ...(kin.follows ? [kin.follows] : []),
    ...(isStanding(known) ? [known] : []),
  ];
  const quiet = run.quiet && others.every((one) => one.quiet);
  const difference = differenceOf(known, { ...run, endsAt, quiet }, kin, ground);
  if (difference === null) return [];
  const { reason, previous, snapshot = run.snapshot } = difference;
  const { state, channel, severity, startsAt, span, downgraded } = run;
  const quoted = previous === 'kept' ? null : previous;
  return [
    {
      kind: 'change',
      id: known.id,
      is: {
        state,
        channel,
        severity,
        startsAt,
        endsAt,
        span,
        quiet,
        downgraded,
        snapshot: run.snapshot,
        previous,
      },
      transition: reason && { from: known.state, to: state, reason, snapshot, previous: quoted },
      mergedInto: null,
      follows: kin.follows?.id ?? null,
    },
  ];
}

interface Difference {
  readonly reason: TransitionReason | null;
  readonly previous: Snapshot | null | 'kept';
  /** The figure that brought it about, where that is not the one behind the state. */
  readonly snapshot?: Snapshot;
}

/** What is different, named by what brought it about; null where nothing is. */
function differenceOf(
  known: StoredIncident,
  is: ComputedIncident,
  { merged, follows }: Kin,
  ground: Ground,
): Difference | null {
  const moved = known.state !== is.state;
  const sameFigure = isSameFigure(known.snapshot, is.snapshot);
  const previous = sameFigure ? null : quotable(known.snapshot);
  if (known.ruleVersion !== ground.ruleVersion && !isStanding(known))
    // Under another version of the rule it is a new finding.
    return { reason: reasonFor(known.state, is.state), previous: null };
  if (known.state === 'error' && moved) return { reason: 'Restored', previous };
  if (follows !== null) return { reason: 'Split', previous: null };
  if (merged.length > 0 && moved) return { reason: 'Merged', previous: null };
  const corrected = correctionOf(known, ground);
  if (corrected !== null) return { reason: corrected, previous };
  if (moved) {
    const reason = movedBecause(known, is, sameFigure);
    return { reason, previous: reason === 'Split' ? null : previous };
  }
  if (known.channel === 'possible' && is.channel === 'certain') return { reason: 'Escalated', previous };
  if (isLessCertain(known, is)) return { reason: 'Downgraded', previous };
  if (known.downgraded && !is.downgraded && is.channel === 'certain' && is.state === 'firing')
    return { reason: 'Confirmed', previous };
  if (!sameFigure) return { reason: 'Updated', previous };
  if (known.startsAt !== is.startsAt || known.span.from !== is.span.from)
    return { reason: 'Moved', previous: 'kept', snapshot: is.first };
  if (is.state !== 'normal' && !isSameComparison(known.snapshot, is.snapshot))
    return { reason: recomparedBecause(known.snapshot, is.snapshot), previous: 'kept' };
  if (known.severity !== is.severity || known.channel !== is.channel || known.endsAt !== is.endsAt)
    return { reason: 'Updated', previous: 'kept' };
  const sameReach = known.span.to === is.span.to && known.quiet === is.quiet;
  return sameReach && merged.length === 0 ? null : { reason: null, previous: 'kept' };
}

function isLessCertain(known: StoredIncident, is: ComputedIncident): boolean {
  if (!known.downgraded && is.downgraded) return true;
  return known.channel === 'certain' && !known.downgraded && is.channel === 'possible';
}

/** Why the state is another, where the figure it was about stands as it was. */
function movedBecause(known: StoredIncident, is: ComputedIncident, sameFigure: boolean): TransitionReason {
  const ends = isActive(known.state) && is.state === 'normal';
  // It ends before the figure it was about: that one belongs to what was cut off.
  if (ends && spanKey(is.snapshot.period) < spanKey(known.snapshot.period)) return 'Split';
  const back = known.state === 'normal';
  const isOverdue = known.snapshot.overdue || is.snapshot.overdue;
  if (sameFigure && !isOverdue && (back || ends)) return recomparedBecause(known.snapshot, is.snapshot);
  return back ? 'Recompared' : reasonFor(known.state, is.state);
}

/** Whether another figure stands for the period an incident is about, and why. */
function correctionOf({ snapshot }: StoredIncident, ground: Ground): CorrectionReason | null {
  if (snapshot.overdue) return null;
  if (snapshot.absent) return ground.standing(snapshot.period) === null ? null : 'Revised';
  const now = ground.standing(snapshot.period);
  if (now !== null && isSameFigure(snapshot, now)) return null;
  return reasonOf(snapshot.revisionId === null ? null : ground.fateOf(snapshot.revisionId), now);
}

function reasonOf(fate: Fate | null, now: Snapshot | null): CorrectionReason {
  switch (fate) {
    // Also where it was moved, and none stands for the period any more.
    case 'revised':
      return 'Revised';
    case 'undone':
      return 'Undone';
    case 'retracted':
      return 'Retracted';
    case 'passed-over':
      return now === null ? 'Retracted' : 'Recommended';
    default:
      return now === null ? 'Retracted' : 'Revised';
  }
}

function recomparedBecause(before: Snapshot, after: Snapshot): 'BaselineChanged' | 'Recompared' {
  const same = JSON.stringify(boundsIn(before.baseline)) === JSON.stringify(boundsIn(after.baseline));
  return before.baseline === undefined || same ? 'Recompared' : 'BaselineChanged';
}

function boundsIn(quantity: Quantity | null | undefined) {
  return quantity
    ? [quantity.lower, quantity.upper, quantity.lowerInclusive, quantity.upperInclusive]
    : (quantity ?? null);
}

/** The same figure of the same period: of a derived one only what it says is known. */
function isSameFigure(a: Snapshot, b: Snapshot): boolean {
  if (Boolean(a.absent) !== Boolean(b.absent)) return false;
  if (a.revisionId !== null || b.revisionId !== null) return a.revisionId === b.revisionId;
  return (
    spanKey(a.period) === spanKey(b.period) &&
    JSON.stringify(boundsIn(a.quantity)) === JSON.stringify(boundsIn(b.quantity))
  );
}

function isSameComparison(a: Snapshot, b: Snapshot): boolean {
  const said = ({ checks }: Snapshot) =>
    checks.map(({ verdict, measured, quantity }) => [verdict, boundsIn(measured), boundsIn(quantity)]);
  return JSON.stringify(said(a)) === JSON.stringify(said(b));
}

/** Silent: what was told of it holds for the other. */
function mergingOf(incident: StoredIncident, into: string): IncidentChange {
  const { id, state, snapshot } = incident;
  return {
    kind: 'change',
    id,
    is: { ...standingOf(incident), state: 'normal', endsAt: null, downgraded: false, previous: 'kept' },
    transition: { from: state, to: 'normal', reason: 'Merged', snapshot, previous: null },
    mergedInto: into,
    follows: null,
  };
}

/** By now the figures say that it never was: it ends with the figure that stands, and the comparison that makes. */
function vanishingOf(incident: StoredIncident, ground: Ground): IncidentChange {
  const { id, state, snapshot: before } = incident;
  const { reason, snapshot } = vanishedBecause(incident, ground);
  const previous = isSameFigure(before, snapshot) ? null : quotable(before);
  return {
    kind: 'change',
    id,
    is: { ...standingOf(incident), state: 'normal', endsAt: null, downgraded: false, snapshot, previous },
    transition: { from: state, to: 'normal', reason, snapshot, previous },
    mergedInto: null,
    follows: null,
  };
}

function vanishedBecause(
  incident: StoredIncident,
  ground: Ground,
): { readonly reason: TransitionReason; readonly snapshot: Snapshot } {
  const { snapshot: before, state, ruleVersion } = incident;
  // What was about a missing figure ends when that comes.
  if (before.overdue || state === 'nodata') {
    const came = before.overdue ? ground.standing(before.overdue.period) : null;
    return { reason: 'Resolved', snapshot: came ?? ground.standing(before.period) ?? before };
  }
  const snapshot = ground.standing(before.period) ?? {
    ...before,
    revisionId: null,
    absent: true,
    flip: null,
  };
  if (ruleVersion !== ground.ruleVersion) return { reason: 'Updated', snapshot };
  return { reason: correctionOf(incident, ground) ?? recomparedBecause(before, snapshot), snapshot };
}

/** There is nothing to quote of a figure that was none. */
function quotable(snapshot: Snapshot): Snapshot | null {
  return snapshot.absent ? null : snapshot;
}

function reasonFor(from: AlertState, to: AlertState): TransitionReason {
  if (from === 'error') return 'Restored';
  switch (to) {
    case 'pending':
      return 'Pending';
    case 'firing':
      return 'Fired';
    case 'recovering':
      return 'Recovering';
    case 'normal':
      return from === 'pending' ? 'Cleared' : 'Resolved';
    case 'nodata':
      return 'NoData';
    case 'error':
      throw new Error('what a replay computes is never in error');
  }
}
