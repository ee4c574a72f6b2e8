import type { ReadingWire } from '@marsad/indicators/contract';
import type { Words } from '../language/words.js';

type Progress = NonNullable<ReadingWire['progress']>;

/** How far it is: "page 3 of 40". */
export function progressSaid(words: Words, { phase, done, total }: Progress): string {
  return total === null
    ? words.t(`reading.progress.${phase}`, { done })
    : words.t(`reading.progressOf.${phase}`, { done: words.number(done), total });
}

export const shareOf = ({ done, total }: Progress): number | null =>
  total === null || total === 0 ? null : done / total;
