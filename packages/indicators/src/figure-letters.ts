/**
 * The first step of reading a figure: its text as folded character codes. There is one such text at a time, in buffers
 * that are filled anew by every call of {@link foldLetters}: reading is synchronous, and nothing is made for each letter.
 */
import { asciiDigits } from './digits.js';
import { withoutDirectionMarks } from './said.js';

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

/** What a letter is in a figure. `joins`: no beginning of a word, but part of one, such as an accent or ². */
export const sign = 0;
export const digit = 1;
export const letter = 2;
export const joins = 3;
export const space = 4;
const skipped = 5;

/** Beside the kind, in the same number: what its text must not be kept without cleaning; what only a whole text folds. */
const unclean = 8;
const irregular = 16;
const kindBits = 7;
const codeShift = 5;

/** Callers fold texts of at most this length; folding at most doubles it ("İ" becomes two). */
export const mostLetters = 200;
const codes = new Uint16Array(2 * mostLetters + 8);
const kinds = new Uint8Array(2 * mostLetters + 8);
let length = 0;

/** The code of the folded letter; 0 after the last. */
export function codeAt(at: number): number {
  return codes[at] ?? 0;
}

/** The kind of the folded letter; `sign` after the last. */
export function kindAt(at: number): number {
  return kinds[at] ?? 0;
}

/** How many folded letters there are. */
export function letterCount(): number {
  return length;
}

/** A stretch of the folded text. */
export function lettersBetween(start: number, end: number): string {
  return String.fromCharCode(...codes.subarray(start, end));
}

// Worked out at first sight: most figures are written in a few dozen letters. Beyond lie the rarer scripts.
const commonLetters = 0x2300;
const known = new Uint32Array(commonLetters);

function letterOf(code: number): number {
  if (code >= commonLetters) return describe(code);
  const found = known[code] ?? 0;
  if (found !== 0) return found;
  const described = describe(code);
  known[code] = described;
  return described;
}

/** foldText decides, on the letter between two others, where a space stays and no end of a word is. */
function describe(code: number): number {
  const character = String.fromCharCode(code);
  const folded = foldText(`x${character}x`).slice(1, -1);
  const marks = /[\p{Cc}\p{Cs}]/u.test(character) || withoutDirectionMarks(character) === '' ? unclean : 0;
  if (folded === '') return skipped | marks;
  // A capital sigma's small letter depends on its place.
  if (folded.length > 1 || /[\p{Cs}Σ]/u.test(character)) return (code << codeShift) | irregular | marks;
  return (folded.charCodeAt(0) << codeShift) | kindOf(folded) | marks;
}

function kindOf(folded: string): number {
  if (folded === ' ') return space;
  if (/\d/.test(folded)) return digit;
  if (/\p{L}/u.test(folded)) return letter;
  return /[\p{M}²³]/u.test(folded) ? joins : sign;
}

export interface Folded {
  /** Without control characters, direction marks and surrogates: the text may be kept as it is. */
  readonly clean: boolean;
  readonly digits: boolean;
}

const plain: Folded = { clean: true, digits: true };

/** Folds a text of at most {@link mostLetters} into the buffers; the same letters as {@link foldText}. */
export function foldLetters(text: string): Folded {
  let seen = fillFrom(text);
  if ((seen & irregular) !== 0) {
    seen |= fillFrom(foldText(text));
    joinSurrogates();
  }
  return (seen & (unclean | hasDigits)) === hasDigits
    ? plain
    : { clean: (seen & unclean) === 0, digits: (seen & hasDigits) !== 0 };
}

const hasDigits = 32;

function fillFrom(text: string): number {
  let seen = 0;
  let end = 0;
  let spaced = false;
  for (let at = 0; at < text.length; at++) {
    const found = letterOf(text.charCodeAt(at));
    const kind = found & kindBits;
    seen |= found & (unclean | irregular);
    if (kind === skipped) continue;
    if (kind === space) {
      spaced = end > 0;
      continue;
    }
    if (spaced) {
      codes[end] = 32;
      kinds[end++] = space;
      spaced = false;
    }
    if (kind === digit) seen |= hasDigits;
    codes[end] = found >>> codeShift;
    kinds[end++] = kind;
  }
  codes[end] = 0;
  kinds[end] = sign;
  length = end;
  return seen;
}

/** A letter of two code units is one letter, whose second half joins on. */
function joinSurrogates(): void {
  for (let at = 0; at + 1 < length; at++) {
    if (!isPair(at)) continue;
    const kind = kindOf(lettersBetween(at, at + 2));
    kinds[at] = kind;
    kinds[at + 1] = kind === sign ? sign : joins;
  }
}

/** Whether the letter takes two code units. */
export function isPair(at: number): boolean {
  return (codeAt(at) & 0xfc00) === 0xd800 && (codeAt(at + 1) & 0xfc00) === 0xdc00;
}
