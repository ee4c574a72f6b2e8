/** What decides between several reports of one period. */
export interface Candidate {
  /** Admiralty code of the source, A to F; null where nobody graded it. */
  readonly reliability: string | null;
  /** Admiralty code of the item, 1 to 6. */
  readonly credibility: number | null;
  /** ISO day. */
  readonly knownOn: string;
  /** Instant in ISO form, UTC. */
  readonly recordedAt: string;
  /** When an editor chose this one; null or absent where none did. */
  readonly chosenAt?: string | null;
}

export interface Recommendation<T> {
  readonly recommended: T;
  /** The rest, the next best first. */
  readonly triangulation: T[];
  readonly why: 'only' | 'chosen' | 'graded' | 'newest';
}

/**
 * Chooses one of at least one candidate: an editor's latest choice, else the best graded (the source's letter before
 * the item's number, ungraded last), else the newest report. Throws RangeError where there is none.
 */
export function chooseRecommended<T extends Candidate>(candidates: readonly T[]): Recommendation<T> {
  const [recommended, ...triangulation] = [...candidates].sort(byPreference);
  if (recommended === undefined) throw new RangeError('no candidate to recommend');
  return { recommended, triangulation, why: reasonFor(recommended, triangulation[0]) };
}

function reasonFor(first: Candidate, second: Candidate | undefined): Recommendation<Candidate>['why'] {
  if (!second) return 'only';
  if (byChoice(first, second) !== 0) return 'chosen';
  return byGrade(first, second) === 0 ? 'newest' : 'graded';
}

function byPreference(a: Candidate, b: Candidate): number {
  return (
    byChoice(a, b) ||
    byGrade(a, b) ||
    descending(a.knownOn, b.knownOn) ||
    descending(a.recordedAt, b.recordedAt)
  );
}

function byChoice(a: Candidate, b: Candidate): number {
  return descending(a.chosenAt ?? '', b.chosenAt ?? '');
}

function byGrade(a: Candidate, b: Candidate): number {
  return descending(b.reliability ?? ungraded, a.reliability ?? ungraded) || credibility(a) - credibility(b);
}

/** Sorts after every letter. */
const ungraded = '~';

function credibility({ credibility: grade }: Candidate): number {
  return grade ?? 7;
}

function descending(a: string, b: string): number {
  if (a === b) return 0;
  return a > b ? -1 : 1;
}
