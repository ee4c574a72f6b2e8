import { aboutBounds, nearlyBounds } from './about.js';
import type { Bounds } from './bounds.js';
import type { Language } from './language.js';
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
  /** Whether "about" says its bounds where they are not the ones its number stands for. */
  readonly saysBounds: boolean;
  readonly any: string;
}

export const longWords: Readonly<Record<Language, HedgeWords>> = {
  en: {
    range: (a, b) => `${a}–${b}`,
    rangeIsSpelledOut: false,
    spelledRange: (a, b) => `${a} to ${b}`,
    moreThan: (a) => `more than ${a}`,
    atLeast: (a) => `at least ${a}`,
    lessThan: (b) => `less than ${b}`,
    atMost: (b) => `at most ${b}`,
    both: (low, high) => `${low} and ${high}`,
    about: (n) => `about ${n}`,
    nearly: (n) => `nearly ${n}`,
    saysBounds: true,
    any: 'any figure',
  },
  ar: {
    range: (a, b) => `من ${a} إلى ${b}`,
    rangeIsSpelledOut: true,
    spelledRange: (a, b) => `من ${a} إلى ${b}`,
    moreThan: (a) => `أكثر من ${a}`,
    atLeast: (a) => `ما لا يقل عن ${a}`,
    lessThan: (b) => `أقل من ${b}`,
    atMost: (b) => `ما لا يزيد على ${b}`,
    both: (low, high) => `${low} و${high}`,
    about: (n) => `نحو ${n}`,
    nearly: (n) => `قرابة ${n}`,
    saysBounds: true,
    any: 'أي رقم',
  },
};

export const compactWords: Readonly<Record<Language, HedgeWords>> = {
  en: {
    ...longWords.en,
    moreThan: (a) => `> ${a}`,
    atLeast: (a) => `≥ ${a}`,
    lessThan: (b) => `< ${b}`,
    atMost: (b) => `≤ ${b}`,
    both: (low, high) => `${low}, ${high}`,
    about: (n) => `~${n}`,
    saysBounds: false,
  },
  // Signs such as > turn round in text that runs from right to left, so Arabic keeps its words.
  ar: { ...longWords.ar, range: (a, b) => `${a}–${b}`, rangeIsSpelledOut: false, saysBounds: false },
};

/** The quantity's numbers and hedge, without unit or rate. */
export function hedged(
  q: Wordless,
  words: HedgeWords,
  write: NumberWriter,
  writeRange?: RangeWriter,
): string {
  const range = writeRange ?? ((low, high) => rangeText(low, high, words, write));
  switch (q.qualifier) {
    case 'exact':
      return write(q.point ?? q.lower ?? q.upper ?? 0, 'nearest');
    case 'about':
      return aboutText(q, words, write, range);
    case 'range':
    case 'more-than':
    case 'at-least':
    case 'less-than':
    case 'at-most':
      return endsText(q, words, write, range);
  }
}

export type RangeWriter = (lower: number, upper: number) => string;

function rangeText(lower: number, upper: number, words: HedgeWords, write: NumberWriter): string {
  const [a, b] = [write(lower, 'down'), write(upper, 'up')];
  return lower < 0 ? words.spelledRange(a, b) : words.range(a, b);
}

function aboutText(q: Wordless, words: HedgeWords, write: NumberWriter, range: RangeWriter): string {
  const point = q.point ?? q.lower ?? 0;
  const said = write(point, 'nearest');
  if (sameEnds(q, nearlyBounds(point))) return words.nearly(said);
  if (sameEnds(q, aboutBounds(point)) || !words.saysBounds) return words.about(said);
  return `${words.about(said)} (${betweenText(q, words, write, range)})`;
}

function sameEnds(
  q: Bounds,
  derived: { readonly lower: number; readonly upper: number; readonly upperInclusive: boolean },
) {
  const sameNumbers = q.lower === derived.lower && q.upper === derived.upper;
  return sameNumbers && q.lowerInclusive && q.upperInclusive === derived.upperInclusive;
}

function endsText(q: Wordless, words: HedgeWords, write: NumberWriter, range: RangeWriter): string {
  const impliedLower = q.qualifier === 'less-than' || q.qualifier === 'at-most';
  if (q.upper !== null && (q.lower === null || impliedLower)) return highText(q, q.upper, words, write);
  if (q.upper === null) return q.lower === null ? words.any : lowText(q, q.lower, words, write);
  return betweenText(q, words, write, range);
}

function betweenText(q: Bounds, words: HedgeWords, write: NumberWriter, range: RangeWriter): string {
  const { lower, upper } = q;
  if (lower === null || upper === null) return words.any;
  if (q.lowerInclusive && q.upperInclusive) return range(lower, upper);
  return words.both(lowText(q, lower, words, write), highText(q, upper, words, write));
}

function lowText(q: Bounds, lower: number, words: HedgeWords, write: NumberWriter): string {
  const said = write(lower, 'down');
  return q.lowerInclusive ? words.atLeast(said) : words.moreThan(said);
}

function highText(q: Bounds, upper: number, words: HedgeWords, write: NumberWriter): string {
  const said = write(upper, 'up');
  return q.upperInclusive ? words.atMost(said) : words.lessThan(said);
}

/** The words a quantity gets that nobody has put into words: "60–70", "about 1,200". */
export function quantityText(q: Wordless, language: Language): string {
  return hedged(q, longWords[language], (n, rounding) => plainNumber(n, { language }, rounding));
}
