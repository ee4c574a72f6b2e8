/** Where in a source a figure stands, with what the letter and the number of a paragraph stand for. */
import { sourceDocument } from '@marsad/indicators';
import type { CitationWire } from '@marsad/indicators/contract';
import { paragraphsIn } from '@marsad/indicators/limits';
import type { Words } from '../language/words.js';
import { documentPlace } from './locator.js';

export function placeExplained(
  words: Words,
  { title, locator }: Pick<CitationWire, 'title' | 'locator'>,
): string | null {
  if (title !== sourceDocument.title || locator === null) return locator;
  return documentPlaceExplained(words, locator);
}

export function documentPlaceExplained(words: Words, locator: string): string {
  const found = paragraphsIn(locator);
  if (found === null) return locator;
  const meanings = found.map(({ section, number }) =>
    section === 'L'
      ? words.t('locator.inLead', { number })
      : words.t('locator.inSection', { number, section }),
  );
  return words.t('locator.explained', {
    place: documentPlace(words, locator),
    meaning: meanings.join(words.t('list.semicolon')),
  });
}
