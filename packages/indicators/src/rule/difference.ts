/** What of an incident is different from what is on record, named by what brought it about. */
import type { Quantity } from '../quantity/quantity.js';
import type {
  ComputedIncident,
  CorrectionReason,
  Fate,
  Ground,
  Snapshot,
  StoredIncident,
  TransitionReason,
} from './incident.js';
import type { AlertState } from './replay.js';
import { spanKey } from './runs.js';

/** What else came of a change: incidents that are one with it now, or the one that it was cut from. */
export interface Kin {
  readonly merged: readonly StoredIncident[];
  readonly follows: StoredIncident | null;
}

interface Difference {
  readonly reason: TransitionReason | null;
  readonly previous: Snapshot | null | 'kept';
  /** The figure that brought it about, where that is not the one behind the state. */
  readonly snapshot?: Snapshot;
}

/** What the figures say that it never was is on record, and stands no more. */
export function isStanding({ state, endsAt }: StoredIncident): boolean {
  return state !== 'normal' || endsAt !== null;
}

export function isActive(state: AlertState): boolean {
  return state === 'firing' || state === 'recovering';
}

/** What is different, named by what brought it about; null where nothing is. */
export function differenceOf(
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
export function isSameFigure(a: Snapshot, b: Snapshot): boolean {
  if (a.absent !== b.absent) return false;
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

export function vanishedBecause(
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
export function quotable(snapshot: Snapshot): Snapshot | null {
  return snapshot.absent ? null : snapshot;
}

export function reasonFor(from: AlertState, to: AlertState): TransitionReason {
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
