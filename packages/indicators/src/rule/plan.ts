/**
 * Holds what a replay says against the incidents on record and decides what to write. Pure: the same replay on
 * the same record decides nothing, which is why a submission sent twice notifies nobody.
 */

import {
  differenceOf,
  isActive,
  isSameFigure,
  isStanding,
  type Kin,
  quotable,
  reasonFor,
  vanishedBecause,
} from './difference.js';
import type { RuleFailure } from './failure.js';
import type {
  ComputedIncident,
  Ground,
  IncidentChange,
  IncidentStanding,
  StoredIncident,
} from './incident.js';
import { matchRuns, overlap, type Span } from './runs.js';

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
