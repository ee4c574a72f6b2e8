/** The second step of reading a figure: the folded text in numbers, words and signs. */
import { digit, joins, Letters, letter, mostLetters, space } from '../language/letters.js';

/** The smallest pieces of a figure's text: a number with its separators, a word, or a sign such as ">=". */
export const numberAtom = 1;
export const wordAtom = 2;
export const signAtom = 3;

const point = 46;
const separators = ".,'٬٫،";
const measures = ['km', 'cm', 'mi', 'm'];
const longSigns = ['>=', '=>', '<=', '=<', '> =', '< =', '+/-', '+-'];
const timesSigns = '×x*⋅·';
const raisedDigits = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const raisedMinus = 0x207b;
const caret = 94;

/** The atoms of one text at a time, in buffers of their own. */
export class Atoms {
  readonly letters: Letters;
  readonly #starts: Uint16Array;
  readonly #ends: Uint16Array;
  readonly #kinds: Uint8Array;
  readonly #hashes: Int32Array;
  count = 0;

  /** @param most the length of the longest text. */
  constructor(most = mostLetters) {
    const atoms = 3 * most + 8;
    this.letters = new Letters(most);
    this.#starts = new Uint16Array(atoms);
    this.#ends = new Uint16Array(atoms);
    this.#kinds = new Uint8Array(atoms);
    this.#hashes = new Int32Array(atoms);
  }

  start(at: number): number {
    return this.#starts[at] ?? 0;
  }

  end(at: number): number {
    return this.#ends[at] ?? 0;
  }

  kind(at: number): number {
    return this.#kinds[at] ?? 0;
  }

  /** The hash of its letters, for looking a word or sign up. */
  hash(at: number): number {
    return this.#hashes[at] ?? 0;
  }

  text(at: number): string {
    return this.letters.between(this.start(at), this.end(at));
  }

  /** Atoms as they were typed, from one to before another. */
  typed(from: number, to: number): string {
    return this.letters.typed(this.start(from), this.end(to - 1));
  }

  /** Whether a space, or the beginning of the text, stands before an atom. */
  isSpaced(at: number): boolean {
    return at === 0 || at >= this.count || this.start(at) > this.end(at - 1);
  }

  /** The hash of some letters. */
  hashBetween(start: number, end: number): number {
    let hash = 0;
    for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + this.letters.codeAt(at)) | 0;
    return hash;
  }

  /** Splits what was folded; a full stop after a word or at the end is dropped ("approx.", "1,200."). */
  split(): void {
    const { letters } = this;
    const length = letters.count;
    this.count = 0;
    for (let at = 0; at < length; ) {
      const kind = letters.kindAt(at);
      if (kind === space) at += 1;
      else if (kind === digit) at = this.#push(numberAtom, at, this.#numberEnd(at));
      else if (kind === letter) at = this.#push(wordAtom, at, this.#wordEnd(at));
      else if (letters.codeAt(at) === point) at = this.#takePoint(at);
      else at = this.#push(signAtom, at, this.#signEnd(at));
    }
  }

  /** ".5", the end of "approx.", or points that stand for "to". */
  #takePoint(at: number): number {
    const { letters } = this;
    if (letters.codeAt(at + 1) === point) {
      let end = at + 2;
      while (letters.codeAt(end) === point) end += 1;
      return this.#push(signAtom, at, end);
    }
    const afterWord = at > 0 && letters.kindAt(at - 1) === letter;
    if (letters.kindAt(at + 1) === digit && !afterWord)
      return this.#push(numberAtom, at, this.#numberEnd(at));
    const isEnd = at + 1 >= letters.count || letters.kindAt(at + 1) === space;
    return this.count > 0 && (afterWord || isEnd) ? at + 1 : this.#push(signAtom, at, at + 1);
  }

  #push(kind: number, start: number, end: number): number {
    const at = this.count;
    this.#kinds[at] = kind;
    this.#starts[at] = start;
    this.#ends[at] = end;
    this.#hashes[at] = kind === numberAtom ? 0 : this.hashBetween(start, end);
    this.count = at + 1;
    return end;
  }

  /** A number in groups apart by spaces, or any other number, with its exponent. */
  #numberEnd(start: number): number {
    const end = this.#spacedEnd(start);
    return this.#powerEnd(this.#exponentEnd(end > start ? end : this.#plainEnd(start)));
  }

  /** "1 200 000.5": one to three digits, then groups of exactly three; the start where it is no such number. */
  #spacedEnd(start: number): number {
    const { letters } = this;
    const lead = this.#digitsEnd(start);
    if (lead === start || lead - start > 3) return start;
    let end = lead;
    while (letters.kindAt(end) === space && this.#digitsEnd(end + 1) - end === 4) end += 4;
    if (end === lead) return start;
    return this.#isOneOf('.,٫', end) && letters.kindAt(end + 1) === digit ? this.#digitsEnd(end + 1) : end;
  }

  #plainEnd(start: number): number {
    const { letters } = this;
    const startsWithPoint = letters.codeAt(start) === point;
    let end = this.#digitsEnd(startsWithPoint ? start + 1 : start);
    if (startsWithPoint) return end;
    while (this.#isOneOf(separators, end) && letters.kindAt(end + 1) === digit)
      end = this.#digitsEnd(end + 1);
    return end;
  }

  #isOneOf(some: string, at: number): boolean {
    const code = this.letters.codeAt(at);
    for (let n = 0; n < some.length; n++) if (some.charCodeAt(n) === code) return true;
    return false;
  }

  #digitsEnd(start: number): number {
    let end = start;
    while (this.letters.kindAt(end) === digit) end += 1;
    return end;
  }

  /** With "e5" or "e-5", unless a letter or a fourth digit follows. */
  #exponentEnd(end: number): number {
    if (!this.#isOneOf('e', end)) return end;
    const start = this.#isOneOf('+-', end + 1) ? end + 2 : end + 1;
    const last = this.#digitsEnd(start);
    return last > start && last - start <= 3 && this.letters.kindAt(last) !== letter ? last : end;
  }

  /** With "×10⁶", "x 10^6" or "×10-6"; "×106" may be a product, and is left. */
  #powerEnd(end: number): number {
    const { letters } = this;
    const times = letters.kindAt(end) === space ? end + 1 : end;
    if (!this.#isOneOf(timesSigns, times)) return end;
    let at = letters.kindAt(times + 1) === space ? times + 2 : times + 1;
    if (letters.between(at, at + 2) !== '10') return end;
    at += 2;
    const isRaised = this.#isOneOf(raisedDigits, letters.codeAt(at) === raisedMinus ? at + 1 : at);
    if (isRaised) {
      at += 1;
      while (this.#isOneOf(raisedDigits, at)) at += 1;
      return at;
    }
    if (!this.#isOneOf('^-', at)) return end;
    const start = letters.codeAt(at) === caret && this.#isOneOf('+-', at + 1) ? at + 2 : at + 1;
    const last = this.#digitsEnd(start);
    return last > start && last - start <= 3 && letters.kindAt(last) !== letter ? last : end;
  }

  #wordEnd(start: number): number {
    const { letters } = this;
    let end = start + 1;
    for (let kind = letters.kindAt(end); kind === letter || kind === joins; kind = letters.kindAt(end))
      end += 1;
    return this.#isMeasure(start, end) ? end + 1 : end;
  }

  /** "km2", "cm3", "mi2", "m2": one word with its digit. */
  #isMeasure(start: number, end: number): boolean {
    const { letters } = this;
    if (!this.#isOneOf('23', end) || letters.kindAt(end + 1) === digit) return false;
    return measures.includes(letters.between(start, end));
  }

  /** One of the signs of several characters, or one character. */
  #signEnd(start: number): number {
    const { letters } = this;
    if (this.#isOneOf('<>=+', start))
      for (const sign of longSigns)
        if (letters.between(start, start + sign.length) === sign) return start + sign.length;
    return letters.isPair(start) ? start + 2 : start + 1;
  }

  /** Fills the buffers with a phrase, and says how it is looked up: its atoms apart by one space. */
  take(phrase: string): string {
    this.letters.fold(phrase.slice(0, mostLetters));
    this.split();
    return Array.from({ length: this.count }, (_, at) => this.text(at)).join(' ');
  }
}
