/** Numbers in words, and in digits that words continue: "two hundred and six", "72 ألف و842", "half a million". */

import { quotable } from '../language/plain-text.js';
import { type DomainProblem, problem } from '../problem.js';
import { coefficient, type Item, itemOf, numberOf, wordNumeral } from './item.js';
import { numbersOrParts } from './number-words.js';
import { type Numeral, noReading, pointIsPoint } from './numeral.js';
import type { Tokens } from './tokens.js';

/** A number of one scale, or a sum of them. */
interface Part {
  readonly item: Item;
  readonly value: number;
  /** What a part that is added must stay below: a hundred after "two hundred", a thousand after "72 thousand". */
  readonly step: number;
  readonly next: number;
  /** Without digits. */
  readonly worded: boolean;
}

interface Element {
  readonly value: number;
  readonly step: number;
  readonly hundred: boolean;
  readonly next: number;
}

export interface FoundNumber {
  readonly item: Item;
  readonly next: number;
}

/** Reads the numbers of tokens. */
export class Numbers {
  readonly #tokens: Tokens;
  /** The "and" that stands between two numbers, not within one. */
  #stop = -1;
  #isShare = false;
  #fault: DomainProblem | null = null;
  /** What a noun in the dual counts. */
  readonly two = itemOf(wordNumeral(2));

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  /** The longest number that begins at a token, or null. Its words of scale are taken with it. */
  numberAt(at: number, stop: number, isShare: boolean): FoundNumber | null {
    this.#stop = stop;
    this.#isShare = isShare;
    const found = this.#fractionAt(at) ?? this.#sumAt(at);
    if (isShare && found?.next === at + 1) this.#orOnePart(at);
    return found;
  }

  /** Without its vowels "خمس" is five, or a fifth: of a share only the sign of one says which. */
  #orOnePart(at: number): void {
    const tokens = this.#tokens;
    const count = numbersOrParts.get(tokens.foldedAt(at));
    if (count === undefined || tokens.kind(at + 1) === 'unit') return;
    const [text, part] = [tokens.typed(at, at + 1), `1/${count}`];
    this.#fault ??= problem('figure-ambiguous', { text: quotable(text), first: count, second: part });
  }

  /** The same where there are only digits, with or without one word of scale. */
  digitsAt(at: number): FoundNumber | null {
    const numeral = this.#tokens.numeral(at);
    return numeral === null ? null : this.#digitsAt(at, numeral);
  }

  /** Forgets what was wrong with the numbers of the sentence before. */
  begin(): void {
    this.#fault = null;
  }

  /** What is wrong with the numbers found so far. */
  get fault(): DomainProblem | null {
    return this.#fault;
  }

  #isAnd(at: number): boolean {
    return this.#tokens.kind(at) === 'and' && at !== this.#stop;
  }

  // --- sums

  #sumAt(at: number): FoundNumber | null {
    const first = this.#partAt(at);
    if (first === null) return null;
    let { value, step, next } = first;
    let { big } = first.item;
    let count = 1;
    for (let last = first; last.item.big > 0 && step > 1; ) {
      const more = this.#addend(next, last.worded, step);
      if (more === null) break;
      value += more.value;
      ({ step, next } = more);
      ({ big } = more.item);
      last = more;
      count += 1;
    }
    const half = this.#halfAfter(next, value, big, first);
    if (half !== null) return half;
    if (count === 1) return { item: first.item, next };
    return { item: itemOf(wordNumeral(value), { big: first.item.big }), next };
  }

  /** A further part of a sum: behind "and", or right behind where both are words. */
  #addend(at: number, afterWords: boolean, step: number): Part | null {
    const joined = this.#isAnd(at);
    const start = joined || this.#tokens.kind(at) === 'comma' ? at + 1 : at;
    const part = this.#partAt(start);
    if (part === null || part.value <= 0 || part.value >= step) return null;
    if (!(afterWords && part.worded) && !(joined && this.#mayAdd(at, part))) return null;
    return part.item.numeral.otherDecimals === noReading ? part : null;
  }

  /** "72 ألف و842": digits are added to a whole word of scale, and are whole themselves or have their own. */
  #mayAdd(at: number, { item, value }: Part): boolean {
    const before = this.#tokens.meaning(at - 1);
    return before?.short !== true && (item.big > 0 || Number.isInteger(value));
  }

  /** "Two million and a half", "2½ million", "two and a half million". */
  #halfAfter(at: number, value: number, big: number, first: Part): FoundNumber | null {
    const tokens = this.#tokens;
    const start = this.#isAnd(at) ? at + 1 : at;
    const isPart = start > at && (tokens.kind(start) === 'part' || tokens.kind(start) === 'a-quarter');
    if (!isPart && tokens.kind(start) !== 'fraction') return null;
    const [count, whole] = this.#partsAt(start);
    const part = count / whole;
    if (!isHalfOrQuarter(part) || !isWhole(first)) return null;
    let next = start + 1;
    const after = tokens.kind(next) === 'of' ? next + 1 : next;
    const scale = this.#scaleAt(after);
    if (big > 0) {
      if (scale === big) next = after + 1;
      return { item: itemOf(wordNumeral(value + part * 10 ** big), { big: first.item.big }), next };
    }
    if (scale === 0) return { item: itemOf(wordNumeral(value + part)), next };
    return { item: itemOf(wordNumeral(value + part), { scale, big: scale }), next: after + 1 };
  }

  /** "ثلاث ساعات ونصف", "two miles and a half": the rest of a whole number behind its unit. */
  restBehindUnit(at: number, item: Item): FoundNumber | null {
    const tokens = this.#tokens;
    const part = tokens.meaning(at + 1);
    const isPart = part?.kind === 'a-quarter' || (part?.kind === 'part' && part.alone);
    if (!isPart || !this.#isAnd(at) || at + 2 < tokens.count || !Number.isInteger(numberOf(item)))
      return null;
    const [count, whole] = this.#partsAt(at + 1);
    if (item.big > 0 || item.sign < 0 || !isHalfOrQuarter(count / whole)) return null;
    return { item: itemOf(wordNumeral(numberOf(item) + count / whole)), next: at + 2 };
  }

  // --- one scale

  #partAt(at: number): Part | null {
    const tokens = this.#tokens;
    const meant = tokens.meaning(at);
    const numeral = tokens.numeral(at);
    if (meant === null) return null;
    if (meant.kind === 'digits') return numeral === null ? null : this.#digitsAt(at, numeral);
    if (meant.kind === 'number' && meant.exponent >= 3)
      return this.#scaled(itemOf(wordNumeral(meant.digits)), meant.exponent, at + 1, true);
    if (meant.kind === 'scale' && meant.exponent >= 3)
      return meant.alone ? this.#scaled(itemOf(wordNumeral(1)), 0, at, true) : null;
    if (meant.kind === 'one-or-two') {
      const count = this.#oneOrTwo(at);
      return count === 0 ? null : this.#scaled(itemOf(wordNumeral(count)), meant.exponent, at + 1, true);
    }
    const group = this.#groupAt(at);
    if (group === null) return null;
    const { value, step, hundred, next } = group;
    const isDozens = tokens.kind(next - 1) === 'dozen';
    const item = hundred
      ? itemOf(wordNumeral(value / 100), { scale: 2, hundred })
      : itemOf(wordNumeral(value), { dozen: isDozens });
    const part = this.#scaled(item, 0, next, true);
    return part.item.big > 0 ? part : { ...part, step };
  }

  /**
   * "ألفا دولار" is the dual, which drops its last letter before what is counted; "ألفا و200" is one, in the accusative,
   * and so is "ألفًا" with its sign. 0 where nothing tells them apart.
   */
  #oneOrTwo(at: number): 0 | 1 | 2 {
    const tokens = this.#tokens;
    const isAccusative = tokens.typed(at, at + 1).includes('\u064b');
    const isCounting = tokens.kind(at + 1) === 'unit';
    if (isCounting) return isAccusative ? 0 : 2;
    return isAccusative || this.#isAnd(at + 1) ? 1 : 0;
  }

  #digitsAt(at: number, numeral: Numeral): Part | null {
    if (numeral.decimals === noReading) return null;
    const tokens = this.#tokens;
    const count = tokens.kind(at + 1) === 'dozen' ? this.#countAt(at) : null;
    if (count !== null)
      return this.#scaled(itemOf(wordNumeral(count.value * dozen), { dozen: true }), 0, at + 2, true);
    const hundred = tokens.kind(at + 1) === 'scale' && tokens.meaning(at + 1)?.exponent === 2;
    const item = itemOf(numeral, hundred ? { scale: 2, hundred } : {});
    return this.#scaled(item, 0, hundred ? at + 2 : at + 1, false);
  }

  /** With the words of scale that follow: one, or "thousand million". */
  #scaled(item: Item, exponent: number, at: number, worded: boolean): Part {
    let big = exponent;
    let next = at;
    const first = this.#tokens.isHyphen(next) ? next + 1 : next;
    if (big === 0 && this.#scaleAt(first) > 0) {
      big = this.#scaleAt(first);
      next = first + 1;
    }
    if (big === 3 && this.#tokens.joinsScale(next - 1) && this.#tokens.joinsScale(next)) {
      const more = this.#scaleAt(next);
      if (more === 6 || more === 9) {
        big += more;
        next += 1;
      }
    }
    const scaled = big === 0 ? item : this.#withScale(item, big, next);
    const step = 10 ** (scaled.scale + item.numeral.exponent - item.numeral.decimals);
    return { item: scaled, value: numberOf(scaled), step, next, worded };
  }

  #withScale(item: Item, big: number, next: number): Item {
    const raised = { ...item, numeral: decimalBefore(item.numeral, big), scale: item.scale + big, big };
    const tokens = this.#tokens;
    // Ministries write "183471 الف" for the number itself.
    if (big === 3 && tokens.isArabic(next - 1) && coefficient(raised) >= 1000)
      this.#fault ??= problem('figure-ambiguous', {
        text: quotable(tokens.typed(next - 2, next)),
        first: numberOf(item),
        second: numberOf(raised),
      });
    return raised;
  }

  #scaleAt(at: number): number {
    const meant = this.#tokens.meaning(at);
    if (meant?.kind !== 'scale' && meant?.kind !== 'one-or-two') return 0;
    return meant.exponent >= 3 ? meant.exponent : 0;
  }

  // --- below a thousand

  #groupAt(at: number): Element | null {
    const first = this.#elementAt(at);
    if (first === null) return null;
    let { value, step, hundred, next } = first;
    let last = first;
    // What the number before the last had to be added below: Arabic says 25 as "five and twenty".
    let before = Number.POSITIVE_INFINITY;
    for (;;) {
      const and = this.#isAnd(next);
      const more = this.#elementAt(and ? next + 1 : next);
      if (more === null || more.value === 0) break;
      const isTens = and && isDigit(last) && more.step === 10 && more.value < before;
      if (!(more.value < step || isTens)) break;
      value += more.value;
      before = isTens ? 0 : step;
      step = isTens ? 1 : more.step;
      hundred = false;
      last = more;
      ({ next } = more);
    }
    return { value, step, hundred, next };
  }

  /** "Five", "twenty-five", "a hundred", "two hundred", "two dozen". */
  #elementAt(at: number): Element | null {
    const meant = this.#tokens.meaning(at);
    if (meant === null || meant.exponent > 2) return null;
    if (meant.kind === 'dozen') return { value: dozen, step: 1, hundred: false, next: at + 1 };
    if (meant.kind === 'scale')
      return meant.alone ? { value: 100, step: 100, hundred: true, next: at + 1 } : null;
    if (meant.kind !== 'number') return null;
    const value = meant.digits * 10 ** meant.exponent;
    const step = value === 10 ? 1 : 10 ** meant.exponent;
    const found = { value, step, hundred: meant.exponent === 2, next: at + 1 };
    return this.#multiplied(step === 10 ? this.#withDigit(found) : found);
  }

  /** "Twenty-five", "twenty five". */
  #withDigit(tens: Element): Element {
    const at = this.#tokens.isHyphen(tens.next) ? tens.next + 1 : tens.next;
    const meant = this.#tokens.meaning(at);
    if (meant?.kind !== 'number' || meant.exponent !== 0 || meant.digits < 1 || meant.digits > 9) return tens;
    return { value: tens.value + meant.digits, step: 1, hundred: false, next: at + 1 };
  }

  /** By the hundred or the dozen behind it. */
  #multiplied(found: Element): Element {
    const { value } = found;
    if (value <= 0 || value >= 100) return found;
    const at = this.#tokens.isHyphen(found.next) ? found.next + 1 : found.next;
    const meant = this.#tokens.meaning(at);
    if (meant?.kind === 'dozen') return { value: value * dozen, step: 1, hundred: false, next: at + 1 };
    if (meant?.kind !== 'scale' || meant.exponent !== 2) return found;
    return { value: value * 100, step: 100, hundred: true, next: at + 1 };
  }

  // --- parts of a whole

  /** "Half", "two thirds", "one in four", "3/4"; with a scale, "half a million". */
  #fractionAt(at: number): FoundNumber | null {
    const found = this.#partsOfWhole(at);
    if (found === null) return null;
    const { count, whole, alone } = found;
    const scaled = this.#scaledFraction(count, whole, found.next);
    if (scaled !== null) return scaled;
    if (!alone || !this.#isShare || count <= 0 || count > whole) return null;
    const fraction = count / whole;
    return { item: itemOf(wordNumeral(0), { fraction }), next: found.next };
  }

  /** Of a million, of a dozen: only where it comes out even. */
  #scaledFraction(count: number, whole: number, at: number): FoundNumber | null {
    const start = this.#tokens.kind(at) === 'of' ? at + 1 : at;
    const meant = this.#tokens.meaning(start);
    const isScale = meant?.kind === 'scale' && !meant.short;
    const isDozen = meant?.kind === 'dozen';
    if (!meant || !(isScale || isDozen)) return null;
    const value = (count * (isScale ? 10 ** meant.exponent : dozen)) / whole;
    if (!Number.isInteger(value)) return null;
    const big = isScale && meant.exponent >= 3 ? meant.exponent : 0;
    return { item: itemOf(wordNumeral(value), { big }), next: start + 1 };
  }

  #partsOfWhole(at: number): { count: number; whole: number; alone: boolean; next: number } | null {
    const tokens = this.#tokens;
    const kind = tokens.kind(at);
    if (kind === 'part' || kind === 'fraction' || kind === 'a-quarter') {
      const [count, whole] = this.#partsAt(at);
      return { count, whole, alone: kind !== 'part' || tokens.meaning(at)?.alone === true, next: at + 1 };
    }
    const count = this.#countAt(at);
    if (count === null) return null;
    const after = this.#tokens.isHyphen(count.next) ? count.next + 1 : count.next;
    if (tokens.kind(after) === 'part') {
      const [, whole] = this.#partsAt(after);
      return { count: count.value, whole, alone: true, next: after + 1 };
    }
    return this.#ratioAfter(count);
  }

  /** "1 in 4", "1/4"; where shares are counted, "واحد من أربعة" too. */
  #ratioAfter(count: Element): { count: number; whole: number; alone: boolean; next: number } | null {
    const tokens = this.#tokens;
    // "One child in four"
    const isNoun = tokens.meaning(count.next)?.noun && tokens.kind(count.next + 1) === 'out-of';
    const at = isNoun ? count.next + 1 : count.next;
    const kind = tokens.kind(at);
    if (!this.#isShare || (kind !== 'out-of' && kind !== 'slash' && kind !== 'from' && kind !== 'of'))
      return null;
    const whole = this.#countAt(at + 1);
    return whole && { count: count.value, whole: whole.value, alone: true, next: whole.next };
  }

  /** A whole number that can count parts, in digits or words. */
  #countAt(at: number): Element | null {
    const numeral = this.#tokens.numeral(at);
    if (this.#tokens.kind(at) !== 'digits') return this.#groupAt(at);
    if (numeral === null || numeral.decimals !== 0 || numeral.exponent !== 0) return null;
    if (numeral.otherDecimals !== noReading) return null;
    const value = numberOf(itemOf(numeral));
    return { value, step: 1, hundred: false, next: at + 1 };
  }

  /** How many parts of how many a phrase means. */
  #partsAt(at: number): readonly [count: number, whole: number] {
    const meant = this.#tokens.meaning(at);
    if (meant?.kind === 'fraction') return [meant.digits, meant.exponent];
    return [1, meant?.kind === 'part' ? meant.digits : 4];
  }
}

/** "1.125 billion": nobody counts a thousand millions by the million, so its point is one. */
function decimalBefore(numeral: Numeral, big: number): Numeral {
  const { decimals, otherDecimals } = numeral;
  if (big < 6 || decimals !== 0 || otherDecimals !== 3) return numeral;
  return { ...numeral, decimals: otherDecimals, otherDecimals: noReading, marks: pointIsPoint };
}

const dozen = 12;

function isDigit({ value, step }: Element): boolean {
  return step === 1 && value > 0 && value < 10;
}

function isHalfOrQuarter(part: number): boolean {
  return part === 0.5 || part === 0.25 || part === 0.75;
}

/** Whether a half can be added: to a whole count that reads one way. */
function isWhole({ item: { numeral, hundred, scale, big } }: Part): boolean {
  if (hundred && scale - big !== 0 && big === 0) return false;
  return numeral.decimals === 0 && numeral.otherDecimals === noReading;
}
