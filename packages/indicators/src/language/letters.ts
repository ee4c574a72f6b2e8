/** The first step of reading a figure: its text as folded character codes. */
import { asciiDigits } from './digits.js';
import { withoutDirectionMarks } from './plain-text.js';

/** Marks that take no room: soft hyphens, zero-width spaces and joiners, variation selectors. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * One spelling for looking things up: small letters, 0 to 9, single spaces, one dash, Arabic letters that are written
 * two ways made one, and vowel marks left out.
 */
export function foldText(text: string): string {
  return asciiDigits(withoutDirectionMarks(text))
    .toLowerCase()
    .replace(/[\u064b-\u0652\u0640]/g, '')
    .replace(invisible, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/[ىئی]/g, 'ي')
    .replace(/ؤ/g, 'و')
    .replace(/ة/g, 'ه')
    .replace(/ک/g, 'ك')
    .replace(/[’ʼ]/g, "'")
    .replace(/[\p{Pd}\u2212]/gu, '-')
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
const hasDigits = 32;
const kindBits = 7;
const codeShift = 5;

const tatweel = 0x640;
const dash = 45;
/** Stands between two digits for a mark that takes no room there, so that "60" and "70" never meet as 6070. */
export const hiddenMark = 0x241f;

/** A field's text has at most this length; folding at most doubles it ("İ" becomes two). */
export const mostLetters = 200;

// Worked out at first sight: most figures are written in a few dozen letters. Beyond lie the rarer scripts.
const commonLetters = 0x2300;

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

/** More codes than this at once are more arguments than a call may have. */
const mostAtOnce = 4096;

function textOf(codes: Uint16Array): string {
  let text = '';
  for (let at = 0; at < codes.length; at += mostAtOnce)
    text += String.fromCharCode.apply(null, codes.subarray(at, at + mostAtOnce) as unknown as number[]);
  return text;
}

/** One text at a time, in buffers that every {@link Letters.fold} fills anew: nothing is made for each letter. */
export class Letters {
  readonly #codes: Uint16Array;
  readonly #kinds: Uint8Array;
  /** Where in the text a folded letter comes from. */
  readonly #origins: Uint16Array;
  readonly #known = new Uint32Array(commonLetters);
  #text = '';
  #length = 0;
  /** All of the folded text, made when a stretch of it is asked for. */
  #folded: string | null = null;
  /** The text may be kept as it is: without control characters, direction marks and surrogates. */
  clean = true;
  digits = false;

  /** @param most the length of the longest text that will be folded. */
  constructor(most = mostLetters) {
    // A hidden mark may stand behind every digit.
    const folded = 3 * most + 8;
    this.#codes = new Uint16Array(folded);
    this.#kinds = new Uint8Array(folded);
    this.#origins = new Uint16Array(folded);
  }

  /** The code of the folded letter; 0 after the last. */
  codeAt(at: number): number {
    return this.#codes[at] ?? 0;
  }

  /** The kind of the folded letter; `sign` after the last. */
  kindAt(at: number): number {
    return this.#kinds[at] ?? 0;
  }

  /** How many folded letters there are. */
  get count(): number {
    return this.#length;
  }

  /** A stretch of the folded text. */
  between(start: number, end: number): string {
    this.#folded ??= textOf(this.#codes.subarray(0, this.#length));
    return this.#folded.slice(start, end);
  }

  /** Where in the text that was folded a letter comes from. */
  originOf(at: number): number {
    return this.#origins[at] ?? 0;
  }

  /** The same stretch as it was typed. */
  typed(start: number, end: number): string {
    if (end <= start) return '';
    return this.#text.slice(this.#origins[start] ?? 0, (this.#origins[end - 1] ?? 0) + 1);
  }

  /** Whether the letter takes two code units. */
  isPair(at: number): boolean {
    return (this.codeAt(at) & 0xfc00) === 0xd800 && (this.codeAt(at + 1) & 0xfc00) === 0xdc00;
  }

  /** Folds a text, no longer than the longest, into the buffers; the same letters as {@link foldText}. */
  fold(text: string): void {
    let seen = this.#fill(text);
    if ((seen & irregular) !== 0) {
      seen |= this.#fill(foldText(text));
      this.#joinSurrogates();
    }
    this.clean = (seen & unclean) === 0;
    this.digits = (seen & hasDigits) !== 0;
  }

  #letterOf(code: number): number {
    if (code >= commonLetters) return describe(code);
    const found = this.#known[code] ?? 0;
    if (found !== 0) return found;
    const described = describe(code);
    this.#known[code] = described;
    return described;
  }

  #fill(text: string): number {
    const codes = this.#codes;
    const kinds = this.#kinds;
    const origins = this.#origins;
    this.#text = text;
    this.#folded = null;
    let seen = 0;
    let end = 0;
    let spaced = false;
    let hidden = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const found = this.#letterOf(code);
      const kind = found & kindBits;
      seen |= found & (unclean | irregular);
      if (kind === skipped) {
        if (end > 0 && kinds[end - 1] === digit) hidden = code === tatweel ? dash : hidden || hiddenMark;
        continue;
      }
      if (kind === space) {
        spaced = end > 0;
        continue;
      }
      if (kind === digit) {
        seen |= hasDigits;
        // What was skipped between two digits stands between them: a long stroke as a dash, the rest as a fault.
        if (hidden !== 0) {
          codes[end] = hidden;
          origins[end] = at - 1;
          kinds[end++] = sign;
        }
      }
      hidden = 0;
      if (spaced) {
        codes[end] = 32;
        origins[end] = at - 1;
        kinds[end++] = space;
        spaced = false;
      }
      codes[end] = found >>> codeShift;
      origins[end] = at;
      kinds[end++] = kind;
    }
    codes[end] = 0;
    kinds[end] = sign;
    this.#length = end;
    return seen;
  }

  /** A letter of two code units is one letter, whose second half joins on. */
  #joinSurrogates(): void {
    for (let at = 0; at + 1 < this.#length; at++) {
      if (!this.isPair(at)) continue;
      const kind = kindOf(this.between(at, at + 2));
      this.#kinds[at] = kind;
      this.#kinds[at + 1] = kind === sign ? sign : joins;
    }
  }
}
