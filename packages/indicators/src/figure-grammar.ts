import { aboutBounds, nearlyBounds } from './about.js';
import { decimalOf } from './decimal.js';
import { lettersBetween } from './figure-letters.js';
import { type Item, patternOf, type Sentence } from './figure-sentence.js';
import type { Hedge } from './figure-words.js';
import { type Interval, interval, settle } from './interval.js';
import { noReading } from './number-text.js';
import { type DomainProblem, problem } from './problem.js';
import type { Qualifier } from './quantity.js';
import { quotable } from './said.js';

/** A figure's numbers and hedge, before they are held against its indicator. */
export interface Shape {
  readonly qualifier: Qualifier;
  readonly interval: Interval;
  readonly point: number | null;
  /** The numbers as written, in place of which derived bounds may stand in the interval. */
  readonly written: readonly number[];
}

export const mostSignificantDigits = 15;
/** Beyond this, sums and ratios of figures would leave what a double can hold. */
export const largestFigure = 1e21;
const smallestFigure = 1e-15;

/**
 * Reads a sentence's pieces as a figure.
 * @returns the shape, or a problem: a number that reads two ways, cannot be held, or a sentence that is no figure.
 */
export function shapeOfSentence(sentence: Sentence, text: string): Shape | DomainProblem {
  const { pattern, items, hedges } = sentence;
  const reading = pattern === null ? undefined : readingsByPattern.get(pattern);
  return reading?.(items, hedges) ?? problem('figure-not-read', { text: quotable(text) });
}

type Reading = (items: readonly Item[], hedges: readonly Hedge[]) => Shape | DomainProblem | null;

const range: Reading = ([low, high]) => withNumbers(spread(low, high), (a, b) => rangeShape(a, b));
const hedgedNumber: Reading = ([item], [hedge]) => withNumbers([item], (n) => hedgedShape(hedge, n));
const loose: Reading = ([low, high], [hedge]) =>
  hedge === 'about' ? withNumbers(spread(low, high), looseRange) : null;
const ends: Reading = (items, [low, high]) => withNumbers(items, (a, b) => bothEnds(low, a, high, b));
const aboutRange: Reading = (items, [hedge]) =>
  hedge === 'about' ? withNumbers(items, (n, a, b) => aboutWithin(n, interval(a, b))) : null;

/** The sentences a figure may be: which pieces, in which order. */
const readings: Readonly<Record<string, Reading>> = {
  Z: () => exactly(0),
  V: (items) => withNumbers(items, exactly),
  HV: hedgedNumber,
  VS: hedgedNumber,
  VTV: range,
  FVTV: range,
  BVTV: range,
  BVAV: range,
  FVHV: (items, hedges) => (hedges[0] === 'at-most' ? range(items, hedges) : null),
  HVTV: loose,
  HFVTV: loose,
  HBVAV: loose,
  VTVS: loose,
  FVTVS: loose,
  HVHV: ends,
  HVAHV: ends,
  VPV: (items) =>
    withNumbers(items, (n, reach) => aboutWithin(n, interval(settle(n - reach), settle(n + reach)))),
  HVOVTVC: aboutRange,
  HVOFVTVC: aboutRange,
  HVOHVAHVC: (items, [hedge, low, high]) =>
    hedge === 'about' ? withNumbers(items, (n, a, b) => aboutBetween(n, bothEnds(low, a, high, b))) : null,
};
const readingsByPattern = new Map(
  Object.entries(readings).map(([letters, reading]) => [patternOf(letters), reading]),
);

/**
 * "60 to 70 thousand" and "60-70k" mean thousands on both sides, as they are said; "900-1k" does not, since 900 is
 * more than 1.
 */
function spread(low: Item | undefined, high: Item | undefined): (Item | undefined)[] {
  if (!low || !high || low.scaled || !high.scaled || mantissa(low) >= mantissa(high)) return [low, high];
  const { numeral, scale } = high;
  return [{ ...low, scale: low.scale + scale + numeral.exponent, scaled: true }, high];
}

/** The number as it is written, before any power of ten. */
function mantissa({ numeral: { digits, zeros, decimals } }: Item): number {
  return decimalOf(digits, zeros - decimals);
}

/** Settles the numbers first: what cannot be read one way, or held, is refused before it is understood. */
function withNumbers(
  items: readonly (Item | undefined)[],
  understand: (a: number, b: number, c: number) => Shape | DomainProblem | null,
): Shape | DomainProblem | null {
  const numbers: number[] = [];
  for (const item of items) {
    if (!item) return null;
    const n = numberOf(item);
    const fault = faultOf(item, n);
    if (fault) return fault;
    numbers.push(n);
  }
  const [a = 0, b = 0, c = 0] = numbers;
  const shape = understand(a, b, c);
  if (shape === null || 'code' in shape) return shape;
  return { qualifier: shape.qualifier, interval: shape.interval, point: shape.point, written: numbers };
}

/** The value in its first reading; only near it where it has more digits than a figure may. */
function numberOf({ numeral: { digits, zeros, decimals, exponent }, sign, scale }: Item): number {
  return sign * decimalOf(digits, zeros - decimals + exponent + scale) || 0;
}

function faultOf(item: Item, value: number): DomainProblem | null {
  const { significant, otherDecimals } = item.numeral;
  if (otherDecimals !== noReading) return ambiguity(item);
  if (significant > mostSignificantDigits)
    return problem('figure-too-precise', {
      value: quotable(textOf(item)),
      digits: significant,
      most: mostSignificantDigits,
    });
  return isHeld(value) ? null : magnitudeFault(value, textOf(item));
}

function ambiguity(item: Item): DomainProblem {
  const { decimals, otherDecimals } = item.numeral;
  const [first, second] = [decimals, otherDecimals].map((places) => writtenValue(item, places));
  return problem('figure-ambiguous', {
    text: quotable(textOf(item)),
    first: first ?? 0,
    second: second ?? 0,
  });
}

/** From all the digits, however many. */
function writtenValue({ numeral, sign, scale }: Item, decimals: number): number {
  const digits = lettersBetween(numeral.start, numeral.digitsEnd).replace(/\D/g, '');
  return sign * Number(`${digits}e${numeral.exponent + scale - decimals}`);
}

function textOf({ numeral: { start, end, digits } }: Item): string {
  return start === end ? String(digits) : lettersBetween(start, end);
}

function isHeld(n: number): boolean {
  const size = Math.abs(n);
  return size === 0 || (size < largestFigure && size >= smallestFigure);
}

/** A number that is none, or that arithmetic on figures could not hold; `text` is how it was written. */
export function magnitudeFault(n: number, text = String(n)): DomainProblem | null {
  if (!Number.isFinite(n)) return problem('figure-not-finite', { value: quotable(text) });
  return isHeld(n) ? null : problem('figure-out-of-range', { value: quotable(text) });
}

function shape(qualifier: Qualifier, within: Interval, point: number | null = null): Shape {
  return { qualifier, interval: within, point, written: [] };
}

export function exactly(n: number): Shape {
  return shape('exact', interval(n, n), n);
}

const { POSITIVE_INFINITY: most, NEGATIVE_INFINITY: least } = Number;

function hedgedShape(hedge: Hedge | undefined, n: number): Shape | null {
  switch (hedge) {
    case 'more-than':
      return shape(hedge, interval(n, most, false, false));
    case 'at-least':
      return shape(hedge, interval(n, most, true, false));
    case 'less-than':
      return shape(hedge, interval(least, n, false, false));
    case 'at-most':
      return shape(hedge, interval(least, n, false, true));
    case 'about':
      return shape('about', aboutBounds(n), n);
    case 'nearly':
      return shape('about', nearlyBounds(n), n);
    case 'exactly':
      return exactly(n);
    case undefined:
      return null;
  }
}

function rangeShape(
  lower: number,
  upper: number,
  lowerInclusive = true,
  upperInclusive = true,
): Shape | DomainProblem {
  const within = interval(lower, upper, lowerInclusive, upperInclusive);
  const reversed = lower > upper || (lower === upper && !(lowerInclusive && upperInclusive));
  return reversed ? problem('figure-bounds-reversed', { lower, upper }) : shape('range', within);
}

/** "About 60 to 70": each end is as loose as "about" makes it. */
function looseRange(lower: number, upper: number): Shape | DomainProblem {
  const range = rangeShape(lower, upper);
  if ('code' in range) return range;
  return rangeShape(aboutBounds(lower).lower, aboutBounds(upper).upper);
}

/** "More than 60 and at most 70", in either order. */
function bothEnds(
  first: Hedge | undefined,
  a: number,
  second: Hedge | undefined,
  b: number,
): Shape | DomainProblem | null {
  const isLow = (hedge: Hedge | undefined) => hedge === 'more-than' || hedge === 'at-least';
  const isHigh = (hedge: Hedge | undefined) => hedge === 'less-than' || hedge === 'at-most';
  if (isLow(first) && isHigh(second)) return rangeShape(a, b, first === 'at-least', second === 'at-most');
  if (isHigh(first) && isLow(second)) return rangeShape(b, a, second === 'at-least', first === 'at-most');
  return null;
}

/** "About 1,200 (1,100 to 1,300)" and "60 ± 5": about, with bounds that were given. */
function aboutWithin(point: number, within: Interval): Shape | DomainProblem {
  const holdsPoint = within.lower <= point && point <= within.upper;
  if (!holdsPoint) return problem('figure-bounds-reversed', { lower: within.lower, upper: within.upper });
  return shape('about', within, point);
}

function aboutBetween(point: number, ends: Shape | DomainProblem | null): Shape | DomainProblem | null {
  return ends && 'interval' in ends ? aboutWithin(point, ends.interval) : ends;
}
