import { asciiDigits } from './digits.js';
import { withoutDirectionMarks } from './said.js';

/** The smallest pieces of a figure's text: a number with its separators, a word, or a sign. */
export interface Atom {
  readonly kind: 'number' | 'word' | 'sign';
  readonly text: string;
}

/**
 * One spelling for looking things up: small letters, 0 to 9, single spaces, Arabic letters that are written two ways
 * made one, and vowel marks left out.
 */
export function foldText(text: string): string {
  return asciiDigits(withoutDirectionMarks(text))
    .toLowerCase()
    .replace(/[\u064b-\u0652\u0640]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/[ىئ]/g, 'ي')
    .replace(/ؤ/g, 'و')
    .replace(/ة/g, 'ه')
    .replace(/[’ʼ]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

// Alternatives in order: a number in groups apart by spaces, any other number, a unit such as km2, a word, a sign.
const atom =
  /((?:\d{1,3}(?: \d{3})+(?!\d)(?:[.,٫]\d+)?|\d+(?:[.,'٬٫،]\d+)*|\.\d+)(?:e[+-]?\d{1,3}(?![\p{L}\d]))?)|((?:km|cm|mi|m)[23](?!\d)|\p{L}[\p{L}\p{M}²³]*)|(>=|=>|<=|=<|\+\/-|\S)/gu;

/** Splits a folded text; a full stop after a word or at the end is dropped ("approx.", "1,200."). */
export function atomsOf(folded: string): Atom[] {
  const atoms: Atom[] = [];
  for (const [, number, word, sign] of folded.matchAll(atom)) {
    if (number !== undefined) atoms.push({ kind: 'number', text: number });
    else if (word !== undefined) atoms.push({ kind: 'word', text: word });
    else if (sign !== undefined && !(sign === '.' && atoms.length > 0))
      atoms.push({ kind: 'sign', text: sign });
  }
  return atoms;
}

/** How a phrase is looked up: its atoms apart by one space. */
export function phraseKey(phrase: string): string {
  return atomsOf(foldText(phrase))
    .map(({ text }) => text)
    .join(' ');
}
