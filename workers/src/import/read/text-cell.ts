/** A cell of a file of text as whoever wrote it meant it. */
import { readCell } from '@marsad/indicators/exchange';
import { decodeHTMLStrict } from 'entities/decode';

const entity = /&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);/i;

/** HTML entities as the characters they stand for; an ampersand that begins none is one. */
export const withoutEntities = (text: string): string =>
  text.includes('&') && entity.test(text) ? decodeHTMLStrict(text) : text;

/** Takes the guard against formulas off, too. */
export const textCell = (text: string): string => withoutEntities(readCell(text));
