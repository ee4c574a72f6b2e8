/** A cell of a file of text as whoever wrote it meant it. */
import { readCell } from '@marsad/indicators/exchange';
import { decodeHTMLStrict } from 'entities/decode';

const entity = /&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);/i;

/** HTML entities as the characters they stand for; an ampersand that begins none is one. */
export const withoutEntities = (text: string): string =>
  text.includes('&') && entity.test(text) ? decodeHTMLStrict(text) : text;

/**
 * Names that no other file has beside each other: in Marsad's own a text says what it says, so that it comes back as it
 * went.
 */
export const isOwn = (names: readonly string[]): boolean =>
  names.includes('LOWER_INCLUSIVE') && names.includes('INDICATOR');

/** How the cells of a file are read whose first row this is: the guard against formulas is taken off, entities decoded. */
export const cellReaderFor = (names: readonly string[]): ((text: string) => string) =>
  isOwn(names) ? readCell : (text) => withoutEntities(readCell(text));
