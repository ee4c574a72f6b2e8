/** Which of the figures of a text are listed, and how all of them stand highlighted in it. */
import type { CandidateState, CandidateWire } from '@marsad/indicators/contract';
import type { Shown } from './text-paragraphs.js';

export const shows = ['open', 'accepted', 'dismissed', 'all'] as const;
export type Show = (typeof shows)[number];

/** An address that was typed wrong shows what is open, as one that says nothing. */
export function showIn(address: URLSearchParams): Show {
  return shows.find((one) => one === address.get('show')) ?? 'open';
}

export function listed(candidates: readonly CandidateWire[], show: Show): readonly CandidateWire[] {
  return show === 'all' ? candidates : candidates.filter(({ state }) => state === show);
}

export function countsOf(
  candidates: readonly Pick<CandidateWire, 'state'>[],
): Readonly<Record<CandidateState, number>> {
  const counts = { open: 0, accepted: 0, dismissed: 0 };
  for (const { state } of candidates) counts[state] += 1;
  return counts;
}

type Marks = Pick<
  CandidateWire,
  'id' | 'state' | 'paragraph' | 'start' | 'end' | 'hedge' | 'shared' | 'conversion'
>;

/** By the number of the paragraph, each with its hedge, what it shares with another, and what says it again. */
export function highlightsOf(candidates: readonly Marks[]): ReadonlyMap<number, readonly Shown[]> {
  const found = new Map<number, Shown[]>();
  for (const { id, state, paragraph, start, end, hedge, shared, conversion } of candidates) {
    const stretches = [{ start, end }, hedge, shared, conversion].filter((one) => one !== null);
    const here = found.get(paragraph) ?? [];
    here.push({ id, state, stretches });
    found.set(paragraph, here);
  }
  return found;
}

/** The one after it that is still to be done, else any that is; null where all are done. */
export function nextOpen(candidates: readonly CandidateWire[], after: string): string | null {
  const from = candidates.findIndex(({ id }) => id === after);
  const isOpen = ({ id, state }: CandidateWire) => state === 'open' && id !== after;
  return (candidates.slice(from + 1).find(isOpen) ?? candidates.find(isOpen))?.id ?? null;
}
