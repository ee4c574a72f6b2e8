/**
 * Holds what a replay says against the incidents on record and decides what to write. Pure: the same replay on
 * the same record decides nothing, which is why a submission sent twice notifies nobody.
 */
import type { Comparison } from './comparison.js';
import type { CheckKind, CheckReason, RuleVerdict } from './evaluate.js';
import type { Flip } from './flip.js';
import type { Normalised } from './normalise.js';
import type { Period } from './period.js';
import type { Per, Quantity } from './quantity.js';
import type { AlertState } from './replay.js';
import type { Certainty, Operator, Severity } from './rule.js';
import type { RuleFailure } from './rule-failure.js';

/** The comparison behind an incident's state, kept as it was made. */
export interface Snapshot {
  readonly quantity: Quantity;
  readonly per: Per;
  readonly period: Period;
  readonly normalised: Normalised;
  readonly comparison: Comparison;
  readonly checks: readonly SnapshotCheck[];
  readonly revisionId: string | null;
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

/** Identity within one rule and series. */
interface Identity {
  readonly channel: Certainty;
  /** First day of the run's first period. */
  readonly startsAt: string;
}

export interface StoredIncident extends Identity {
  readonly id: string;
  readonly state: AlertState;
  readonly endsAt: string | null;
  readonly severity: Severity;
  readonly snapshot: Snapshot;
  /** Of the rule that last said something of it. */
  readonly ruleVersion: number;
}

export interface ComputedIncident extends Identity {
  readonly state: AlertState;
  /** Last period's first day when it went back to normal. */
  readonly endsAt: string | null;
  readonly fired: boolean;
  /** Found after a later period was already on record. */
  readonly late: boolean;
  readonly severity: Severity;
  readonly snapshot: Snapshot;
  readonly transitions: readonly {
    readonly from: AlertState;
    readonly to: AlertState;
    readonly snapshot: Snapshot;
  }[];
}

export type TransitionReason =
  | 'Pending'
  | 'Fired'
  | 'Recovering'
  | 'Resolved'
  | 'Cleared'
  | 'Revised'
  | 'Retracted'
  | 'NoData'
  | 'Updated'
  | 'Restored'
  | RuleFailure;

export interface IncidentTransition {
  readonly from: AlertState;
  readonly to: AlertState;
  readonly reason: TransitionReason;
  readonly snapshot: Snapshot;
  readonly previous: Snapshot | null;
}

export type IncidentChange =
  | {
      readonly kind: 'open';
      readonly incident: ComputedIncident;
      readonly transitions: readonly IncidentTransition[];
    }
  | {
      readonly kind: 'change';
      readonly id: string;
      readonly channel: Certainty;
      readonly severity: Severity;
      readonly endsAt: string | null;
      readonly transition: IncidentTransition;
    };

/**
 * Decides what to write for one rule on one series.
 * @param hasFigureFor whether a live figure stands for the period: a vanished incident without one was
 *   retracted, with one revised.
 */
export function planIncidents(
  computed: readonly ComputedIncident[],
  stored: readonly StoredIncident[],
  ruleVersion: number,
  hasFigureFor: (period: Period) => boolean,
): IncidentChange[] {
  const identity = ({ channel, startsAt }: Identity) => `${channel} ${startsAt}`;
  const onRecord = new Map(stored.map((incident) => [identity(incident), incident]));
  const current = new Set(computed.map(identity));
  const present = computed.flatMap((incident) => {
    const known = onRecord.get(identity(incident));
    return known ? changeOf(known, incident, ruleVersion) : openingOf(incident);
  });
  // One that had ended by itself is none either, once the figures say that it never was.
  const gone = stored.filter(
    (incident) =>
      !current.has(identity(incident)) && (incident.state !== 'normal' || incident.endsAt !== null),
  );
  return [...present, ...gone.map((incident) => vanishingOf(incident, hasFigureFor))];
}

/** Decides what to write for a rule that can no longer be evaluated: what was going on is in error, with the reason. */
export function planFailure(stored: readonly StoredIncident[], reason: RuleFailure): IncidentChange[] {
  return stored
    .filter(({ state }) => state !== 'normal' && state !== 'error')
    .map(({ id, channel, severity, endsAt, state, snapshot }) => ({
      kind: 'change',
      id,
      channel,
      severity,
      endsAt,
      transition: { from: state, to: 'error', reason, snapshot, previous: null },
    }));
}

/** A run that ended before it ever fired leaves no trace. */
function openingOf(incident: ComputedIncident): IncidentChange[] {
  if (!incident.fired && incident.state === 'normal') return [];
  const transitions = incident.transitions.map(({ from, to, snapshot }) => ({
    from,
    to,
    reason: reasonFor(from, to),
    snapshot,
    previous: null,
  }));
  return [{ kind: 'open', incident, transitions }];
}

function changeOf(known: StoredIncident, incident: ComputedIncident, ruleVersion: number): IncidentChange[] {
  // A run that never fired has no end of its own, in whatever order it was heard of.
  const endsAt = incident.fired ? incident.endsAt : null;
  const moved = known.state !== incident.state;
  const sameFigure = known.snapshot.revisionId === incident.snapshot.revisionId;
  if (!moved && sameFigure && known.endsAt === endsAt && known.severity === incident.severity) return [];
  // Back because a figure was revised; under another version of the rule it is a new finding.
  const reopened = known.state === 'normal' && moved && known.ruleVersion === ruleVersion;
  return [
    {
      kind: 'change',
      id: known.id,
      channel: incident.channel,
      severity: incident.severity,
      endsAt,
      transition: {
        from: known.state,
        to: incident.state,
        reason: reopened ? 'Revised' : moved ? reasonFor(known.state, incident.state) : 'Updated',
        snapshot: incident.snapshot,
        // Nothing was said of the figure meanwhile that this one could differ from.
        previous: known.state === 'error' && sameFigure ? null : known.snapshot,
      },
    },
  ];
}

function vanishingOf(incident: StoredIncident, hasFigureFor: (period: Period) => boolean): IncidentChange {
  return {
    kind: 'change',
    id: incident.id,
    channel: incident.channel,
    severity: incident.severity,
    endsAt: null,
    transition: {
      from: incident.state,
      to: 'normal',
      reason: vanishingReason(incident, hasFigureFor),
      snapshot: incident.snapshot,
      previous: incident.snapshot,
    },
  };
}

/** What was about a missing figure ends when that comes; the rest ends because its figure changed or went. */
function vanishingReason(
  { snapshot, state }: StoredIncident,
  hasFigureFor: (period: Period) => boolean,
): TransitionReason {
  if (snapshot.overdue || state === 'nodata') return 'Resolved';
  return hasFigureFor(snapshot.period) ? 'Revised' : 'Retracted';
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
