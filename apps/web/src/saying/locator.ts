/** Where in a source a figure stands, in words. */
import { sourceDocument } from '@marsad/indicators';
import type { CitationWire } from '@marsad/indicators/contract';
import { paragraphsIn } from '@marsad/indicators/limits';
import type { Words } from '../language/words.js';

type Cited = Pick<CitationWire, 'title' | 'locator'>;

/**
 * Short: "paragraph V3". The letter and the number are our own way to count the paragraphs of the source document; in
 * any other source they are its own business, and stay as they are.
 */
export function placeIn(words: Words, { title, locator }: Cited): string | null {
  return title === sourceDocument.title && locator !== null ? documentPlace(words, locator) : locator;
}

/** Of the source document itself: "paragraph V3", "paragraphs V2, V5"; what is no paragraph stays as it is. */
export function documentPlace(words: Words, locator: string): string {
  const found = paragraphsIn(locator);
  if (found === null) return locator;
  return words.t('locator.paragraphs', { count: found.length, places: locator });
}
