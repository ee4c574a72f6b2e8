import type { Quantity } from '@marsad/indicators';
import type { Entry } from '@marsad/indicators/pipeline';
import type { RevisionId } from '../connection/ids.js';

/** What the record holds of one observation already. */
export interface KnownRevision {
  readonly id: RevisionId;
  readonly retracted: boolean;
  readonly qualifier: string;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly lowerInclusive: boolean;
  readonly upperInclusive: boolean;
  readonly point: number | null;
  readonly per: string;
  readonly locator: string | null;
  readonly sourceDate: string | null;
  readonly knownOn: string;
  readonly reliability: string | null;
  readonly credibility: number | null;
  readonly status: string;
  readonly note: string | null;
  readonly live: boolean;
}

/** What of an entry decides what it means. */
export type Stated = Pick<Entry, 'knownOn' | 'reliability' | 'credibility' | 'status' | 'note'> & {
  readonly figure: { readonly quantity: Omit<Quantity, 'text'>; readonly per: string };
  readonly source: Pick<Entry['source'], 'date' | 'locator'>;
};

export type RevisionDecision =
  | { readonly kind: 'unchanged'; readonly revision: RevisionId }
  /** `live` is false for an older vintage filled in later: it belongs to the past only. */
  | {
      readonly kind: 'revise';
      readonly live: boolean;
      /** It takes the place of a retraction, which then counts no more. */
      readonly corrects: boolean;
    };

/**
 * What an entry means for an observation of the same source and period: nothing new, its newest revision, or an
 * older vintage. `known` is in order of entry. Pure.
 */
export function decideRevision(known: readonly KnownRevision[], entry: Stated): RevisionDecision {
  const live = known.find((revision) => revision.live);
  const vintage = known.findLast(
    (revision) => revision.sourceDate !== null && revision.sourceDate === entry.source.date,
  );
  const same = [live, vintage].find((revision) => revision !== undefined && isSame(revision, entry));
  if (same) return { kind: 'unchanged', revision: same.id };
  const older =
    live !== undefined && entry.knownOn !== null && entry.knownOn < live.knownOn && live.sourceDate !== null;
  return { kind: 'revise', live: !older, corrects: !older && live?.retracted === true };
}

/** Fields the entry leaves out are no change; the wording of the figure is none either. */
function isSame(revision: KnownRevision, entry: Stated): boolean {
  const { quantity, per } = entry.figure;
  return (
    !revision.retracted &&
    revision.qualifier === quantity.qualifier &&
    revision.lower === quantity.lower &&
    revision.upper === quantity.upper &&
    revision.lowerInclusive === quantity.lowerInclusive &&
    revision.upperInclusive === quantity.upperInclusive &&
    revision.point === quantity.point &&
    revision.per === per &&
    revision.status === entry.status &&
    isOmittedOr(entry.source.date, revision.sourceDate) &&
    isOmittedOr(entry.source.locator, revision.locator) &&
    isOmittedOr(entry.reliability, revision.reliability) &&
    isOmittedOr(entry.credibility, revision.credibility) &&
    isOmittedOr(entry.note, revision.note)
  );
}

function isOmittedOr<T>(given: T | null, held: T | null): boolean {
  return given === null || given === held;
}
