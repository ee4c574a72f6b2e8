import type { Basis } from '../indicator/indicator.js';
import type { Language } from '../language/language.js';
import { mostLetters } from '../language/letters.js';
import { cleaned, quotable, wordsOf } from '../language/plain-text.js';
import { type DomainProblem, problem } from '../problem.js';
import { aboutBounds } from '../quantity/about.js';
import type { Bounds } from '../quantity/bounds.js';
import { boundsOf, type Interval, interval, isBounded, isEmpty } from '../quantity/interval.js';
import { qualifierOf } from '../quantity/of-interval.js';
import type { Per, Qualifier, Quantity } from '../quantity/quantity.js';
import { quantityText } from '../quantity/text.js';
import { exactly, magnitudeFault, mostSignificantDigits, type Shape, shapeOfSentence } from './grammar.js';
import { FigureReader } from './reader.js';
import type { Sentence } from './sentence.js';

/** What an indicator asks of its figures. An Indicator itself will do. */
export interface FigureOptions {
  readonly unit: string;
  readonly nonNegative: boolean;
  /** Whole numbers only, except in a rate and in the bounds of "about". */
  readonly integer: boolean;
  /** null for what is not a flow: its figures cannot be rates. */
  readonly rateBasis: Basis | null;
  /** How an unmarked figure is meant; a rate need not be whole. A total where absent. */
  readonly statedAs?: 'total' | 'rate' | undefined;
  /** What the figure is known to be per from elsewhere, such as a column of a file. */
  readonly per?: Per | undefined;
  /** What "none" and "nil" alone are: zero, as a person means them in a form, or a question, as in tables. Zero where absent. */
  readonly noneIs?: 'zero' | 'asked' | undefined;
  /** What "dozens" and "tens of thousands" are: what they are at least, or a question, as in a form. A question where absent. */
  readonly vagueIs?: 'at-least' | 'asked' | undefined;
  /** The language generated words are in; both languages are always read. English where absent. */
  readonly language?: Language | undefined;
}

export type ParsedFigure =
  | {
      readonly kind: 'figure';
      readonly quantity: Quantity;
      readonly per: Per | null;
      /** Present where "none" or "nil" was taken for zero. */
      readonly saidNone?: true;
      /** Present where nobody counted: "dozens" was taken for what it is at least. */
      readonly saidVaguely?: true;
    }
  | { readonly kind: 'missing' }
  | { readonly kind: 'problem'; readonly problem: DomainProblem };

/**
 * Reads a figure in English or Arabic words and digits, with its hedge, unit and rate: "more than $100,000 a day",
 * "60-70", "~1.2k", "أكثر من ١٠٠ ألف دولار في اليوم". The quantity's text is the words as typed, trimmed. `per` is null
 * where the text does not say. "No figure" in words ("n/a", "-") is missing, never 0. Never throws, never guesses: what
 * reads two ways is refused with both readings. Time is linear in the text.
 */
export function parseFigure(text: string, options: FigureOptions): ParsedFigure {
  const trimmed = text.trim();
  const words = trimmed.length > mostLetters ? wordsOf(trimmed) : trimmed;
  if (words.length > mostLetters)
    return refused(problem('figure-too-long', { length: words.length, most: mostLetters }));
  reader ??= new FigureReader();
  const isShare = options.unit === '%' || (options.unit === '1' && !options.integer);
  const { unit, nonNegative } = options;
  const readsVague = options.vagueIs === 'at-least';
  const sentence = reader.read(words, { unit, nonNegative, isShare, readsVague });
  if (sentence === null) return { kind: 'missing' };
  return figureOfSentence(sentence, reader.isClean ? words : cleaned(wordsOf(words)), options);
}

/** Made when the first text is read, and for all texts: reading is synchronous, one text at a time. */
let reader: FigureReader | null = null;

function figureOfSentence(sentence: Sentence, words: string, options: FigureOptions): ParsedFigure {
  const fault = sentence.fault ?? perFault(sentence, words, options);
  if (fault) return refused(fault);
  const shape = shapeOfSentence(sentence, words, options.unit === '1' ? 1 : 100);
  if ('code' in shape) return refused(shape);
  if (sentence.isNil && options.noneIs === 'asked')
    return refused(problem('figure-none-asked', { text: quotable(words) }));
  const figure = figureOf(shape, words, sentence.per as Per | null, options);
  if (figure.kind !== 'figure') return figure;
  if (sentence.isVague) return { ...figure, saidVaguely: true };
  return sentence.isNil ? { ...figure, saidNone: true } : figure;
}

function refused(fault: DomainProblem): ParsedFigure {
  return { kind: 'problem', problem: fault };
}

/** A rate where there can be none, in a unit of time that is no basis, or two rates at once. */
function perFault(
  { per, persDiffer }: Sentence,
  text: string,
  { rateBasis }: FigureOptions,
): DomainProblem | null {
  if (persDiffer) return problem('figure-not-read', { text: quotable(text) });
  if (per === null || per === 'period') return null;
  return rateBasis !== null && per !== 'hour' ? null : problem('figure-per-mismatch', { per });
}

/** Holds a shape against its indicator and makes it a quantity. */
function figureOf(shape: Shape, text: string, per: Per | null, options: FigureOptions): ParsedFigure {
  const fault = signFault(shape, options) ?? wholenessFault(shape, per, options);
  if (fault) return refused(fault);
  const { lower, upper, lowerInclusive, upperInclusive } = boundsOf(floored(shape, options));
  const { qualifier, point } = shape;
  // Written out: spreading an object before further fields takes V8 ten times as long as all the rest.
  const quantity = { lower, upper, lowerInclusive, upperInclusive, text, qualifier, point };
  return { kind: 'figure', per, quantity };
}

function signFault(shape: Shape, options: FigureOptions): DomainProblem | null {
  if (!options.nonNegative) return null;
  // Of "less than 0", or of a range between fractions below it, nothing is left that a count could be.
  const isNothing = isEmpty(floored(shape, options));
  const negative = shape.written.find((n) => n < 0) ?? (isNothing ? shape.interval.upper : null);
  return negative === null ? null : problem('figure-negative', { value: negative });
}

function wholenessFault({ written }: Shape, per: Per | null, options: FigureOptions): DomainProblem | null {
  const broken =
    options.integer && !isRate(per, options) ? written.find((n) => !Number.isInteger(n)) : undefined;
  return broken === undefined ? null : problem('figure-not-integer', { value: broken });
}

function isRate(said: Per | null, { per, statedAs, rateBasis }: FigureOptions): boolean {
  const meant = per ?? said;
  return meant === null ? rateBasis !== null && statedAs === 'rate' : meant !== 'period';
}

/** What cannot be negative and has no lower end begins at 0, which belongs to it. */
function floored({ interval: i }: Shape, { nonNegative }: FigureOptions): Interval {
  return nonNegative && i.lower < 0 ? interval(0, i.upper, true, i.upperInclusive) : i;
}

/**
 * Reads a bare number, as a spreadsheet or JSON gives it: an exact figure.
 * Refuses NaN, infinity, and more than 15 significant digits, which are the noise of binary arithmetic.
 */
export function figureFromNumber(n: number, options: FigureOptions): ParsedFigure {
  const fault = numberFault(n);
  if (fault) return refused(fault);
  const shape = { ...exactly(n || 0), written: [n] };
  return figureOf(shape, wordsFor(shape, options), null, options);
}

function numberFault(n: number): DomainProblem | null {
  const fault = magnitudeFault(n);
  if (fault) return fault;
  const digits = significantDigits(n);
  return digits > mostSignificantDigits
    ? problem('figure-too-precise', { value: String(n), digits, most: mostSignificantDigits })
    : null;
}

function significantDigits(n: number): number {
  const [digits = ''] = Math.abs(n).toExponential().split('e');
  return digits.replace('.', '').length;
}

function wordsFor({ interval: i, qualifier, point }: Shape, options: FigureOptions): string {
  const bounds = boundsOf(floored({ interval: i, qualifier, point, written: [] }, options));
  return quantityText({ ...bounds, qualifier, point }, options.language ?? 'en', options.unit);
}

/** A quantity as a program sends it: any of its fields. */
export type PartialQuantity = { readonly [K in keyof Quantity]?: Quantity[K] | undefined };

/**
 * Reads a quantity given by its fields. With numbers, they count and are checked like written ones, and the text must
 * say the same or nothing that can be read as a figure; without, the text is parsed. A missing qualifier follows
 * from the ends, missing ends from the qualifier and the point, a missing text is generated.
 */
export function figureFromStructured(given: PartialQuantity, options: FigureOptions): ParsedFigure {
  const numbers = [given.lower, given.upper, given.point].filter((n) => n != null);
  if (numbers.length === 0) return parseFigure(given.text ?? '', options);
  for (const n of numbers) {
    const fault = numberFault(n);
    if (fault) return refused(fault);
  }
  const shape = shapeOfFields(given, options);
  if ('code' in shape) return refused(shape);
  const text = wordsOf(given.text ?? '');
  if (text === '') return figureOf(shape, wordsFor(shape, options), null, options);
  return figureWithText(shape, text, options);
}

function shapeOfFields(given: PartialQuantity, { nonNegative }: FigureOptions): Shape | DomainProblem {
  const ends = endsOfFields(given);
  if (isEmpty(ends)) return problem('figure-bounds-reversed', { lower: ends.lower, upper: ends.upper });
  const point = given.point ?? (ends.lower === ends.upper ? ends.lower : null);
  if (point !== null && (point < ends.lower || point > ends.upper))
    return problem('figure-bounds-reversed', { lower: ends.lower, upper: ends.upper });
  const qualifier =
    given.qualifier ?? (given.point != null && ends.lower !== ends.upper ? 'about' : qualifierOf(ends));
  if (!agrees(qualifier, ends, point, nonNegative))
    return problem('figure-qualifier-mismatch', { qualifier });
  return {
    qualifier,
    interval: ends,
    point: qualifier === 'exact' || qualifier === 'about' ? point : null,
    written: writtenOf(qualifier, ends, point),
  };
}

/** The ends, each as given or as the qualifier and the point have it. */
function endsOfFields({
  lower,
  upper,
  lowerInclusive,
  upperInclusive,
  qualifier,
  point,
}: PartialQuantity): Interval {
  if (point != null && lower == null && upper == null)
    return qualifier === 'about' ? aboutBounds(point) : interval(point, point);
  return interval(
    lower ?? Number.NEGATIVE_INFINITY,
    upper ?? Number.POSITIVE_INFINITY,
    lowerInclusive ?? qualifier !== 'more-than',
    upperInclusive ?? qualifier !== 'less-than',
  );
}

/** Whether a qualifier may be said of these ends. "Less than 5" leaves what is below 0 out only where nothing is. */
function agrees(qualifier: Qualifier, i: Interval, point: number | null, nonNegative: boolean): boolean {
  const bounded = isBounded(i);
  const opensDown =
    i.lower === Number.NEGATIVE_INFINITY || (nonNegative && i.lower === 0 && i.lowerInclusive);
  const opensUp = i.upper === Number.POSITIVE_INFINITY;
  switch (qualifier) {
    case 'exact':
      return bounded && i.lower === i.upper;
    case 'about':
      return bounded && point !== null;
    case 'range':
      return bounded;
    case 'more-than':
      return opensUp && !i.lowerInclusive && Number.isFinite(i.lower);
    case 'at-least':
      return opensUp && i.lowerInclusive;
    case 'less-than':
      return opensDown && !opensUp && !i.upperInclusive;
    case 'at-most':
      return opensDown && i.upperInclusive;
  }
}

/** The numbers that count as written: the bounds of "about" and of a range may be derived. */
function writtenOf(qualifier: Qualifier, { lower, upper }: Interval, point: number | null): number[] {
  if (qualifier === 'about') return point === null ? [] : [point];
  if (qualifier === 'range') return [Math.round(lower), Math.round(upper)];
  return [lower, upper].filter(Number.isFinite);
}

/** Words beside numbers: they may say the rate, and must not say another figure. */
function figureWithText(shape: Shape, text: string, options: FigureOptions): ParsedFigure {
  if (text.length > mostLetters)
    return refused(problem('figure-too-long', { length: text.length, most: mostLetters }));
  // Whether it has to be whole is held against the numbers, which may be bounds that nobody wrote.
  const spoken = parseFigure(text, { ...options, integer: false });
  const words = cleaned(text);
  if (spoken.kind === 'missing') return refused(problem('figure-text-mismatch', { text: quotable(text) }));
  if (spoken.kind === 'figure') return figureIfSame(shape, spoken.quantity, words, spoken.per, options);
  const { code } = spoken.problem;
  if (code === 'figure-not-read' || code === 'figure-ambiguous') return figureOf(shape, words, null, options);
  return refused(spoken.problem);
}

function figureIfSame(
  shape: Shape,
  spoken: Quantity,
  words: string,
  per: Per | null,
  options: FigureOptions,
): ParsedFigure {
  const figure = figureOf(shape, words, per, options);
  if (figure.kind !== 'figure') return figure;
  const looser = shape.qualifier === 'about' && spoken.point === shape.point;
  if (looser || sameBounds(figure.quantity, spoken)) return figure;
  return refused(problem('figure-text-mismatch', { text: quotable(words) }));
}

function sameBounds(a: Bounds, b: Bounds): boolean {
  const sameNumbers = a.lower === b.lower && a.upper === b.upper;
  return sameNumbers && a.lowerInclusive === b.lowerInclusive && a.upperInclusive === b.upperInclusive;
}
