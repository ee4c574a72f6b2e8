/** What happened to an observation, revision by revision. */
import { type Dimensions, seriesKey } from '../indicator/indicator.js';
import type { Period } from '../period/period.js';
import type { Figure } from '../quantity/quantity.js';
import type { Citation, ObservationStatus } from './observation.js';

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
  'dimensions',
  'source',
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
  /** Where it stood: a correction may say that it belongs elsewhere. */
  readonly period: Pick<Period, 'start' | 'end'>;
  readonly dimensions: Dimensions;
  readonly source: Pick<Citation, 'title' | 'publisher' | 'url'> & { readonly id: string };
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
  return isMoved(revision, before) || before.corrected || revision.knownOn <= before.knownOn
    ? 'corrected'
    : 'vintage';
}

/** Whether a revision says that its figure belongs elsewhere than the one before had it. */
export function isMoved(revision: DatedRevision, before: DatedRevision): boolean {
  return placeOf(before) !== placeOf(revision);
}

function placeOf({ period: { start, end }, dimensions, source }: DatedRevision): string {
  return JSON.stringify([start, end, seriesKey(dimensions), source.id]);
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
    case 'dimensions':
      return seriesKey(revision.dimensions);
    case 'source':
      return revision.source.id;
    default:
      return String(revision[field]);
  }
}
