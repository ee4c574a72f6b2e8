/** What happened to an observation, revision by revision. */
import type { ObservationStatus } from './observation.js';
import type { Figure } from './quantity.js';

/**
 * 'entered' first; 'vintage' when its source reported anew; 'older-vintage' when an earlier report was filled in later;
 * 'corrected' when the revision before it was never right; 'retracted'; 'restored'.
 */
export const revisionKinds = [
  'entered',
  'vintage',
  'older-vintage',
  'corrected',
  'retracted',
  'restored',
] as const;
export type RevisionKind = (typeof revisionKinds)[number];

export const revisionFields = [
  'figure',
  'per',
  'period',
  'sourceDate',
  'locator',
  'reliability',
  'credibility',
  'status',
  'note',
] as const;
export type RevisionField = (typeof revisionFields)[number];

export interface DatedRevision {
  readonly retracted: boolean;
  readonly corrected: boolean;
  readonly recordedAt: string;
  readonly supersededAt: string | null;
  readonly knownOn: string;
  readonly figure: Figure;
  readonly periodText: string;
  readonly sourceDate: string | null;
  readonly locator: string | null;
  readonly reliability: string | null;
  readonly credibility: number | null;
  readonly status: ObservationStatus;
  readonly note: string | null;
}

export interface RevisionStep<T> {
  readonly revision: T;
  readonly kind: RevisionKind;
  /** What differs from the revision that was live before it; empty for the first and for a retraction. */
  readonly changed: readonly RevisionField[];
  /** The revision it is held against. */
  readonly before: T | null;
}

/** @param revisions in order of their numbers. */
export function historyOf<T extends DatedRevision>(revisions: readonly T[]): RevisionStep<T>[] {
  let live: T | null = null;
  return revisions.map((revision) => {
    const before: T | null = live;
    const wasLive = revision.supersededAt !== revision.recordedAt;
    if (wasLive) live = revision;
    const compared = before?.retracted || revision.retracted ? null : before;
    return {
      revision,
      kind: kindOf(revision, before, wasLive),
      changed: compared
        ? revisionFields.filter((field) => said(compared, field) !== said(revision, field))
        : [],
      before,
    };
  });
}

function kindOf(revision: DatedRevision, before: DatedRevision | null, wasLive: boolean): RevisionKind {
  if (before === null) return 'entered';
  if (!wasLive) return 'older-vintage';
  if (revision.retracted) return 'retracted';
  if (before.retracted) return 'restored';
  return before.corrected || revision.knownOn <= before.knownOn ? 'corrected' : 'vintage';
}

function said(revision: DatedRevision, field: RevisionField): string {
  switch (field) {
    case 'figure': {
      const { lower, upper, lowerInclusive, upperInclusive, qualifier, point } = revision.figure.quantity;
      return JSON.stringify([lower, upper, lowerInclusive, upperInclusive, qualifier, point]);
    }
    case 'per':
      return revision.figure.per;
    case 'period':
      return revision.periodText;
    default:
      return String(revision[field]);
  }
}
