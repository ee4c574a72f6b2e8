import type { Bounds } from '../quantity/bounds.js';
import type { ObservationStatus } from './observation.js';
import { folded } from './source-identity.js';

/** What decides between several reports of one period. */
export interface Candidate {
  /** Admiralty code of the source, A to F; null where nobody graded it. */
  readonly reliability: string | null;
  /** Admiralty code of the item, 1 to 6. */
  readonly credibility: number | null;
  readonly status: ObservationStatus;
  readonly source: {
    readonly id: string;
    readonly title: string;
    readonly publisher: string | null;
    /** As precise as the source has it; null where it has none. */
    readonly date: string | null;
  };
  /** The last day the source's date allows, in ISO form; of no weight where it has none. */
  readonly knownOn: string;
  /** When an editor chose this one; null or absent where none did. */
  readonly chosenAt?: string | null;
}

/**
 * Why a report stands for its period: no other has a value, an editor chose it, it is graded best, it is the newest of the
 * best graded, it and its equals say the same, or it is only the first by name of several that differ ("tied").
 */
export const recommendedReasons = ['only', 'chosen', 'graded', 'newest', 'agreed', 'tied'] as const;
export type RecommendedBecause = (typeof recommendedReasons)[number];

export interface Recommendation<T> {
  readonly recommended: T;
  /** The rest, the next best first. */
  readonly triangulation: T[];
  readonly why: RecommendedBecause;
}

/**
 * The best first: an editor's latest choice, else one whose value is not missing, of those the best graded (the source's letter before the item's number, ungraded
 * last), else the newest report. A source without a date is not known to be newer than any. What is left is a tie, broken
 * by the sources' names: the order in which figures were entered decides nothing.
 */
export function inOrderOfPreference<T extends Candidate>(candidates: readonly T[]): T[] {
  return [...candidates].sort(byPreference);
}

/**
 * Chooses one of at least one candidate, and says why. Throws RangeError where there is none.
 * @param says what a candidate reports, all on one basis: what says the same is no tie.
 */
export function chooseRecommended<T extends Candidate>(
  candidates: readonly T[],
  says: (candidate: T) => Bounds,
): Recommendation<T> {
  const [recommended, ...triangulation] = inOrderOfPreference(candidates);
  if (recommended === undefined) throw new RangeError('no candidate to recommend');
  return { recommended, triangulation, why: reasonFor(recommended, triangulation, says) };
}

function reasonFor<T extends Candidate>(
  first: T,
  others: readonly T[],
  says: (candidate: T) => Bounds,
): RecommendedBecause {
  const [second] = others;
  if (!second) return 'only';
  if (byChoice(first, second) !== 0) return 'chosen';
  const rivals = others.filter((other) => byValue(first, other) === 0);
  const [rival] = rivals;
  if (!rival) return 'only';
  if (byGrade(first, rival) !== 0) return 'graded';
  const equals = rivals.filter((other) => byGrade(first, other) === 0 && !isNewer(first, other));
  if (equals.length === 0) return 'newest';
  return equals.every((other) => areTheSame(says(first), says(other))) ? 'agreed' : 'tied';
}

function byPreference(a: Candidate, b: Candidate): number {
  return byChoice(a, b) || byValue(a, b) || byGrade(a, b) || descending(dateOf(a), dateOf(b)) || byName(a, b);
}

function byChoice(a: Candidate, b: Candidate): number {
  return descending(a.chosenAt ?? '', b.chosenAt ?? '');
}

/** A source that calls the value missing says nothing against one that has it. */
function byValue(a: Candidate, b: Candidate): number {
  return Number(a.status === 'M') - Number(b.status === 'M');
}

function byGrade(a: Candidate, b: Candidate): number {
  return descending(b.reliability ?? ungraded, a.reliability ?? ungraded) || credibility(a) - credibility(b);
}

/** Sorts after every letter. */
const ungraded = '~';

function credibility({ credibility: grade }: Candidate): number {
  return grade ?? 7;
}

/** The day it was entered says nothing of how old a report is. */
function dateOf({ source, knownOn }: Candidate): string {
  return source.date === null ? '' : knownOn;
}

function isNewer(a: Candidate, b: Candidate): boolean {
  return dateOf(b) !== '' && dateOf(a) > dateOf(b);
}

function byName(a: Candidate, b: Candidate): number {
  const [left, right] = [namesOf(a), namesOf(b)];
  return left.reduce((order, name, at) => order || -descending(name, right[at] ?? ''), 0);
}

/** As they would be looked up, then as they are spelled. */
function namesOf({ source: { id, title, publisher } }: Candidate): readonly string[] {
  return [folded(title), folded(publisher ?? ''), title, publisher ?? '', id];
}

function areTheSame(a: Bounds, b: Bounds): boolean {
  return (
    a.lower === b.lower &&
    a.upper === b.upper &&
    a.lowerInclusive === b.lowerInclusive &&
    a.upperInclusive === b.upperInclusive
  );
}

function descending(a: string, b: string): number {
  if (a === b) return 0;
  return a > b ? -1 : 1;
}
