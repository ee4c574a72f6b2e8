import { grammarOf } from '../language/grammar.js';
import type { Language } from '../language/language.js';
import { messagesIn } from '../language/messages.js';
import { aboutBounds, justOverBounds, nearlyBounds } from './about.js';
import type { Bounds } from './bounds.js';
import { type Interval, intervalOf, isInside } from './interval.js';
import { ar } from './messages/hedge.ar.js';
import { en } from './messages/hedge.en.js';
import { plainNumber, type Rounding } from './number-format.js';
import type { Quantity } from './quantity.js';

/** A quantity before it has words. */
export type Wordless = Omit<Quantity, 'text'>;

/** Writes one number of a quantity, rounded in the direction that claims less. */
export type NumberWriter = (n: number, rounding: Rounding) => string;

/** How one language and style says each hedge; a and b are written numbers. */
export interface HedgeWords {
  readonly range: (a: string, b: string) => string;
  /** Whether a range is said in words, each number apart, rather than with a dash. */
  readonly rangeIsSpelledOut: boolean;
  /** A range said in words: for numbers with a minus sign or a word of scale. */
  readonly spelledRange: (a: string, b: string) => string;
  readonly moreThan: (a: string) => string;
  readonly atLeast: (a: string) => string;
  readonly lessThan: (b: string) => string;
  readonly atMost: (b: string) => string;
  readonly both: (low: string, high: string) => string;
  readonly about: (n: string) => string;
  readonly nearly: (n: string) => string;
  readonly justOver: (n: string) => string;
  /** Whether "about" says its bounds where they are not the ones its number stands for. */
  readonly saysBounds: boolean;
  readonly any: () => string;
}

export const dashed = (a: string, b: string) => `${a}–${b}`;

const hedge = messagesIn({ en, ar });

function inLong(language: Language): HedgeWords {
  return {
    range: (a, b) => hedge(language, 'range', { a, b }),
    rangeIsSpelledOut: grammarOf[language].spellsOutRanges,
    spelledRange: (a, b) => hedge(language, 'spelledRange', { a, b }),
    moreThan: (a) => hedge(language, 'moreThan', { a }),
    atLeast: (a) => hedge(language, 'atLeast', { a }),
    lessThan: (b) => hedge(language, 'lessThan', { b }),
    atMost: (b) => hedge(language, 'atMost', { b }),
    both: (low, high) => hedge(language, 'both', { low, high }),
    about: (n) => hedge(language, 'about', { n }),
    nearly: (n) => hedge(language, 'nearly', { n }),
    justOver: (n) => hedge(language, 'justOver', { n }),
    saysBounds: true,
    any: () => hedge(language, 'any'),
  };
}

function inFew(language: Language): HedgeWords {
  return {
    ...inLong(language),
    range: (a, b) => hedge(language, 'compact.range', { a, b }),
    rangeIsSpelledOut: false,
    moreThan: (a) => hedge(language, 'compact.moreThan', { a }),
    atLeast: (a) => hedge(language, 'compact.atLeast', { a }),
    lessThan: (b) => hedge(language, 'compact.lessThan', { b }),
    atMost: (b) => hedge(language, 'compact.atMost', { b }),
    both: (low, high) => hedge(language, 'compact.both', { low, high }),
    about: (n) => hedge(language, 'compact.about', { n }),
    saysBounds: false,
  };
}

export const longWords: Readonly<Record<Language, HedgeWords>> = { en: inLong('en'), ar: inLong('ar') };
export const compactWords: Readonly<Record<Language, HedgeWords>> = { en: inFew('en'), ar: inFew('ar') };

export type RangeWriter = (lower: number, upper: number) => string;

/** How the numbers of a quantity are written. */
interface Writers {
  readonly number: NumberWriter;
  readonly range: RangeWriter;
  readonly shown: (point: number) => number;
}

/**
 * The quantity's numbers and hedge, without unit or rate.
 * @param shown what a point is rounded to for display; the point itself where it is said in full.
 */
export function hedged(
  q: Wordless,
  words: HedgeWords,
  number: NumberWriter,
  range: RangeWriter = (lower, upper) => rangeText(lower, upper, words, number),
  shown: (point: number) => number = (point) => point,
): string {
  const writers = { number, range, shown };
  switch (q.qualifier) {
    case 'exact':
      return exactText(q.point ?? q.lower ?? q.upper ?? 0, words, writers);
    case 'about':
      return aboutText(q, words, writers);
    case 'range':
    case 'more-than':
    case 'at-least':
    case 'less-than':
    case 'at-most':
      return endsText(q, words, writers);
  }
}

/** An exact number that is rounded for display is only about that. */
function exactText(point: number, words: HedgeWords, { number, shown }: Writers): string {
  const said = number(point, 'nearest');
  return shown(point) === point ? said : words.about(said);
}

/** "10–12,000" may be meant for 10,000 to 12,000: our own parser refuses it, so nothing of ours is written so. */
export function looksAbbreviated(lower: number, upper: number): boolean {
  return lower > 0 && lower < 1000 && upper >= 1000 && lower * 1000 < upper;
}

function rangeText(lower: number, upper: number, words: HedgeWords, write: NumberWriter): string {
  const [a, b] = [write(lower, 'down'), write(upper, 'up')];
  if (looksAbbreviated(lower, upper)) return words.both(words.atLeast(a), words.atMost(b));
  return lower < 0 ? words.spelledRange(a, b) : words.range(a, b);
}

function aboutText(q: Wordless, words: HedgeWords, writers: Writers): string {
  const point = q.point ?? q.lower ?? 0;
  const shown = writers.shown(point);
  const said = writers.number(point, 'nearest');
  const isRounded = shown !== point;
  if (!isRounded && sameEnds(q, nearlyBounds(point))) return words.nearly(said);
  if (!isRounded && sameEnds(q, justOverBounds(point))) return words.justOver(said);
  const derived = aboutBounds(shown);
  // What is rounded needs no bounds either, where the rounded number stands for looser ones.
  const implied = isRounded ? isInside(intervalOf(q), derived) : sameEnds(q, derived);
  return implied || !words.saysBounds
    ? words.about(said)
    : `${words.about(said)} (${betweenText(q, words, writers)})`;
}

function sameEnds(q: Bounds, derived: Interval) {
  const sameNumbers = q.lower === derived.lower && q.upper === derived.upper;
  return (
    sameNumbers && q.lowerInclusive === derived.lowerInclusive && q.upperInclusive === derived.upperInclusive
  );
}

function endsText(q: Wordless, words: HedgeWords, writers: Writers): string {
  const impliedLower = q.qualifier === 'less-than' || q.qualifier === 'at-most';
  if (q.upper !== null && (q.lower === null || impliedLower)) return highText(q, q.upper, words, writers);
  if (q.upper === null) return q.lower === null ? words.any() : lowText(q, q.lower, words, writers);
  return betweenText(q, words, writers);
}

function betweenText(q: Bounds, words: HedgeWords, writers: Writers): string {
  const { lower, upper } = q;
  if (lower === null || upper === null) return words.any();
  if (q.lowerInclusive && q.upperInclusive) return writers.range(lower, upper);
  return words.both(lowText(q, lower, words, writers), highText(q, upper, words, writers));
}

function lowText(q: Bounds, lower: number, words: HedgeWords, { number }: Writers): string {
  const said = number(lower, 'down');
  return q.lowerInclusive ? words.atLeast(said) : words.moreThan(said);
}

function highText(q: Bounds, upper: number, words: HedgeWords, { number }: Writers): string {
  const said = number(upper, 'up');
  return q.upperInclusive ? words.atMost(said) : words.lessThan(said);
}

/**
 * The words a quantity gets that nobody has put into words: "60–70", "about 1,200". Thousands of a unit are written
 * without groups where a group could be taken for decimals.
 */
export function quantityText(q: Wordless, language: Language, unit = ''): string {
  const format = { language, grouping: hasGroups(unit) };
  return hedged(q, longWords[language], (n, rounding) => plainNumber(n, format, rounding));
}

/** A share has no thousands: "12,345 %" would be taken for 12.345 %. */
export function hasGroups(unit: string | undefined): boolean {
  return unit !== '%';
}
