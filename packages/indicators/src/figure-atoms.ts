/** The second step of reading a figure: the folded text in numbers, words and signs. Buffers, as in figure-letters. */
import {
  codeAt,
  digit,
  foldLetters,
  isPair,
  joins,
  kindAt,
  letter,
  letterCount,
  lettersBetween,
  mostLetters,
  space,
} from './figure-letters.js';

/** The smallest pieces of a figure's text: a number with its separators, a word, or a sign such as ">=". */
export const numberAtom = 1;
export const wordAtom = 2;
export const signAtom = 3;

const mostAtoms = 2 * mostLetters + 1;
const starts = new Uint16Array(mostAtoms);
const ends = new Uint16Array(mostAtoms);
const atomKinds = new Uint8Array(mostAtoms);
const hashes = new Int32Array(mostAtoms);
let count = 0;

export function atomCount(): number {
  return count;
}

export function atomStart(at: number): number {
  return starts[at] ?? 0;
}

export function atomEnd(at: number): number {
  return ends[at] ?? 0;
}

export function atomKind(at: number): number {
  return atomKinds[at] ?? 0;
}

/** The hash of its letters, for looking a word or sign up. */
export function atomHash(at: number): number {
  return hashes[at] ?? 0;
}

export function atomText(at: number): string {
  return lettersBetween(atomStart(at), atomEnd(at));
}

/** The hash of some letters. */
export function hashBetween(start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + codeAt(at)) | 0;
  return hash;
}

/** Splits what {@link foldLetters} folded; a full stop after a word or at the end is dropped ("approx.", "1,200."). */
export function splitAtoms(): void {
  const length = letterCount();
  count = 0;
  for (let at = 0; at < length; ) {
    const kind = kindAt(at);
    if (kind === space) at += 1;
    else if (kind === digit || (codeAt(at) === point && kindAt(at + 1) === digit))
      at = push(numberAtom, at, numberEnd(at));
    else if (kind === letter) at = push(wordAtom, at, wordEnd(at));
    else if (codeAt(at) === point && count > 0) at += 1;
    else at = push(signAtom, at, signEnd(at));
  }
}

function push(kind: number, start: number, end: number): number {
  atomKinds[count] = kind;
  starts[count] = start;
  ends[count] = end;
  hashes[count] = kind === numberAtom ? 0 : hashBetween(start, end);
  count += 1;
  return end;
}

const point = 46;

/** A number in groups apart by spaces, or any other number, with its exponent. */
function numberEnd(start: number): number {
  const end = spacedEnd(start);
  return exponentEnd(end > start ? end : plainEnd(start));
}

/** "1 200 000.5": one to three digits, then groups of exactly three; the start where it is no such number. */
function spacedEnd(start: number): number {
  const lead = digitsEnd(start);
  if (lead === start || lead - start > 3) return start;
  let end = lead;
  while (kindAt(end) === space && digitsEnd(end + 1) - end === 4) end += 4;
  if (end === lead) return start;
  return isOneOf('.,٫', end) && kindAt(end + 1) === digit ? digitsEnd(end + 1) : end;
}

function plainEnd(start: number): number {
  let end = digitsEnd(codeAt(start) === point ? start + 1 : start);
  if (codeAt(start) === point) return end;
  while (isOneOf(separators, end) && kindAt(end + 1) === digit) end = digitsEnd(end + 1);
  return end;
}

const separators = ".,'٬٫،";

function isOneOf(letters: string, at: number): boolean {
  const code = codeAt(at);
  for (let n = 0; n < letters.length; n++) if (letters.charCodeAt(n) === code) return true;
  return false;
}

function digitsEnd(start: number): number {
  let end = start;
  while (kindAt(end) === digit) end += 1;
  return end;
}

/** With "e5" or "e-5", unless a letter or a fourth digit follows. */
function exponentEnd(end: number): number {
  if (!isOneOf('e', end)) return end;
  const start = isOneOf('+-', end + 1) ? end + 2 : end + 1;
  const last = digitsEnd(start);
  return last > start && last - start <= 3 && kindAt(last) !== letter ? last : end;
}

function wordEnd(start: number): number {
  let end = start + 1;
  for (let kind = kindAt(end); kind === letter || kind === joins; kind = kindAt(end)) end += 1;
  return isMeasure(start, end) ? end + 1 : end;
}

const measures = ['km', 'cm', 'mi', 'm'];

/** "km2", "cm3", "mi2", "m2": one word with its digit. */
function isMeasure(start: number, end: number): boolean {
  return isOneOf('23', end) && kindAt(end + 1) !== digit && measures.includes(lettersBetween(start, end));
}

const longSigns = ['>=', '=>', '<=', '=<', '+/-'];

/** One of the signs of several characters, or one character. */
function signEnd(start: number): number {
  if (isOneOf('<>=+', start))
    for (const sign of longSigns)
      if (lettersBetween(start, start + sign.length) === sign) return start + sign.length;
  return isPair(start) ? start + 2 : start + 1;
}

/** How a phrase is looked up: its atoms apart by one space. */
export function phraseKey(phrase: string): string {
  foldLetters(phrase.slice(0, mostLetters));
  splitAtoms();
  return Array.from({ length: count }, (_, at) => atomText(at)).join(' ');
}
