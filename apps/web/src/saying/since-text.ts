import type { AfterwardsWire } from '@marsad/indicators/contract';
import type { Words } from '../language/words.js';

/** In brackets, as it stands in a footnote: "[retracted on 28 November 2026: reason]". */
export function sinceText(words: Words, { kind, on, reason }: AfterwardsWire): string {
  const day = words.day(on);
  return reason === null
    ? words.t(`citation.${kind}`, { day })
    : words.t(`citation.${kind}Because`, { day, reason });
}
