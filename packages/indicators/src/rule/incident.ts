/** An incident: what a replay says of one run of periods, what is on record of it, and what can become of that. */
import type { Comparison } from '../compare/comparison.js';
import type { Normalised } from '../compare/normalise.js';
import type { Period } from '../period/period.js';
import type { Per, Quantity } from '../quantity/quantity.js';
import type { CheckKind, CheckReason, RuleVerdict } from './evaluate.js';
import type { RuleFailure } from './failure.js';
import type { Flip } from './flip.js';
import type { AlertState } from './replay.js';
import type { Certainty, Operator, Severity } from './rule.js';
import type { Span } from './runs.js';

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
  readonly absent: boolean;
  /** How little would change the verdict; null where nothing would, or where nobody asked. */
  readonly flip: Flip | null;
  /** Set where the state is about a figure that should be there: the one above is then the last there is. */
  readonly overdue: { readonly period: Period; readonly since: string } | null;
}

export interface SnapshotCheck {
  readonly kind: CheckKind;
  readonly op: Operator | null;
  /** What was held against the threshold, where that is not the figure itself. */
  readonly measured: Quantity | null;
  /** The threshold. */
  readonly quantity: Quantity | null;
  readonly verdict: RuleVerdict;
  /** Why no numbers were compared; null where they were, or where nobody asked. */
  readonly reason: CheckReason | null;
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
