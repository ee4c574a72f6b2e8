import { aboutBounds, nearlyBounds } from './about.js';
import type { Token } from './figure-tokens.js';
import type { Hedge } from './figure-words.js';
import { type Interval, interval, settle } from './interval.js';
import { type DecimalText, decimalValue, significantDigits } from './number-text.js';
import { type Problem, problem } from './problem.js';
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

/** A number with its sign and scale, still with every reading it has. */
interface Item {
  readonly kind: 'V';
  readonly text: string;
  readonly sign: 1 | -1;
  readonly readings: readonly DecimalText[];
  readonly scaled: boolean;
}
type Piece = Item | { readonly kind: 'H' | 'S'; readonly hedge: Hedge } | { readonly kind: Mark };
/** to, and, between, from, open, close, plus-minus, none. */
type Mark = 'T' | 'A' | 'B' | 'F' | 'O' | 'C' | 'P' | 'Z';

const marks: Readonly<Partial<Record<Token['kind'], Mark>>> = {
  to: 'T',
  and: 'A',
  between: 'B',
  from: 'F',
  none: 'Z',
  open: 'O',
  close: 'C',
  'plus-minus': 'P',
};

/**
 * Reads tokens from which units and rates have been taken.
 * @returns the shape, or a problem: a number that reads two ways, cannot be held, or a sentence that is no figure.
 */
export function shapeOfTokens(tokens: readonly Token[], text: string): Shape | Problem {
  const pieces = piecesOf(tokens);
  const read = pieces && readPieces(pieces);
  if (!read) return problem('figure-not-read', { text: quotable(text) });
  return read;
}

function piecesOf(tokens: readonly Token[]): Piece[] | null {
  const pieces: Piece[] = [];
  for (let at = 0; at < tokens.length; ) {
    const taken = takePiece(tokens, at, pieces.at(-1));
    if (taken === null) return null;
    if (taken.piece) pieces.push(taken.piece);
    at += taken.length;
  }
  return pieces;
}

interface Taken {
  readonly piece: Piece | null;
  readonly length: number;
}

function takePiece(tokens: readonly Token[], at: number, previous: Piece | undefined): Taken | null {
  const token = tokens[at];
  if (!token) return null;
  const afterNumber = previous?.kind === 'V';
  if (token.kind === 'hedge') return { piece: hedgePiece(token, afterNumber), length: 1 };
  if (token.kind === 'plus')
    return afterNumber ? { piece: { kind: 'S', hedge: 'at-least' }, length: 1 } : { piece: null, length: 1 };
  if (token.kind === 'to' && !afterNumber) return takeNumber(tokens, at + 1, -1);
  const mark = marks[token.kind];
  return mark ? { piece: { kind: mark }, length: 1 } : takeNumber(tokens, at, 1);
}

function hedgePiece(token: Extract<Token, { kind: 'hedge' }>, afterNumber: boolean): Piece {
  const isAfter = token.place === 'after' || (token.place === 'either' && afterNumber);
  return { kind: isAfter ? 'S' : 'H', hedge: token.hedge };
}

/** A number and the words that multiply it; "a thousand" is a number by itself. */
function takeNumber(tokens: readonly Token[], at: number, sign: 1 | -1): Taken | null {
  const number = numberAt(tokens[at]);
  if (!number) return null;
  let end = at + 1;
  let exponent = 0;
  for (let next = tokens[end]; next?.kind === 'scale'; next = tokens[end]) {
    exponent += next.exponent;
    end += 1;
  }
  const readings = number.readings.map((reading) => ({ ...reading, exponent: reading.exponent + exponent }));
  const piece: Item = { kind: 'V', text: number.text, sign, readings, scaled: number.scaled || exponent > 0 };
  return { piece, length: end - at + (sign < 0 ? 1 : 0) };
}

function numberAt(
  token: Token | undefined,
): { text: string; readings: readonly DecimalText[]; scaled: boolean } | null {
  if (token?.kind === 'value' && token.readings.length > 0)
    return { text: token.text, readings: token.readings, scaled: false };
  if (token?.kind === 'number') return { text: token.digits, readings: [token], scaled: token.exponent > 0 };
  if (token?.kind === 'scale' && token.alone)
    return { text: '1', readings: [{ digits: '1', exponent: token.exponent }], scaled: true };
  return null;
}

/** The sentences a figure may be: which pieces, in which order. */
function readPieces(pieces: readonly Piece[]): Shape | Problem | null {
  const values = pieces.filter((piece) => piece.kind === 'V');
  const hedges = pieces.flatMap((piece) => ('hedge' in piece ? [piece.hedge] : []));
  const [first, second, third] = values;
  const [hedge, otherHedge] = hedges;
  switch (pieces.map(({ kind }) => kind).join('')) {
    case 'Z':
      return exactly(0);
    case 'V':
      return withNumbers([first], ([n]) => exactly(n));
    case 'HV':
    case 'VS':
      return withNumbers([first], ([n]) => hedgedShape(hedge, n));
    case 'VTV':
    case 'FVTV':
    case 'BVTV':
    case 'BVAV':
      return withNumbers(spread(first, second), ([a, b]) => rangeShape(a, b));
    case 'FVHV':
      return hedge === 'at-most' ? withNumbers(spread(first, second), ([a, b]) => rangeShape(a, b)) : null;
    case 'HVTV':
    case 'HFVTV':
    case 'HBVAV':
    case 'VTVS':
    case 'FVTVS':
      return hedge === 'about' ? withNumbers(spread(first, second), ([a, b]) => looseRange(a, b)) : null;
    case 'HVHV':
    case 'HVAHV':
      return withNumbers([first, second], ([a, b]) => bothEnds(hedge, a, otherHedge, b));
    case 'VPV':
      return withNumbers([first, second], ([n, reach]) =>
        aboutWithin(n, interval(settle(n - reach), settle(n + reach))),
      );
    case 'HVOVTVC':
    case 'HVOFVTVC':
      return hedge === 'about'
        ? withNumbers([first, second, third], ([n, a, b]) => aboutWithin(n, interval(a, b)))
        : null;
    case 'HVOHVAHVC':
      return hedge === 'about' ? aboutWithEnds(hedges, values) : null;
    default:
      return null;
  }
}

/**
 * "60 to 70 thousand" and "60-70k" mean thousands on both sides, as they are said; "900-1k" does not, since 900 is
 * more than 1.
 */
function spread(low: Item | undefined, high: Item | undefined): (Item | undefined)[] {
  const [a] = low?.readings ?? [];
  const [b] = high?.readings ?? [];
  if (!low || !a || !b || low.scaled || !high?.scaled || Number(a.digits) >= Number(b.digits))
    return [low, high];
  const readings = low.readings.map((reading) => ({ ...reading, exponent: reading.exponent + b.exponent }));
  return [{ ...low, readings, scaled: true }, high];
}

type Numbers = readonly [number, number, number];

/** Settles the numbers first: what cannot be read one way, or held, is refused before it is understood. */
function withNumbers(
  items: readonly (Item | undefined)[],
  understand: (numbers: Numbers) => Shape | Problem | null,
): Shape | Problem | null {
  const numbers: number[] = [];
  for (const item of items) {
    if (!item) return null;
    const fault = faultOf(item);
    if (fault) return fault;
    const [reading] = item.readings;
    numbers.push(reading ? item.sign * decimalValue(reading) || 0 : 0);
  }
  const [a = 0, b = 0, c = 0] = numbers;
  const shape = understand([a, b, c]);
  return shape && 'interval' in shape ? { ...shape, written: numbers } : shape;
}

function faultOf({ text, readings, sign }: Item): Problem | null {
  const [first, second] = readings;
  if (!first) return problem('figure-not-read', { text: quotable(text) });
  if (second) {
    const [one, other] = [sign * decimalValue(first), sign * decimalValue(second)];
    return problem('figure-ambiguous', { text: quotable(text), first: one, second: other });
  }
  const digits = significantDigits(first.digits);
  if (digits > mostSignificantDigits)
    return problem('figure-too-precise', { value: quotable(text), digits, most: mostSignificantDigits });
  return magnitudeFault(sign * decimalValue(first), text);
}

/** A number that is none, or that arithmetic on figures could not hold; `text` is how it was written. */
export function magnitudeFault(n: number, text = String(n)): Problem | null {
  if (!Number.isFinite(n)) return problem('figure-not-finite', { value: quotable(text) });
  const size = Math.abs(n);
  if (size !== 0 && (size >= largestFigure || size < smallestFigure))
    return problem('figure-out-of-range', { value: quotable(text) });
  return null;
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
): Shape | Problem {
  const within = interval(lower, upper, lowerInclusive, upperInclusive);
  const reversed = lower > upper || (lower === upper && !(lowerInclusive && upperInclusive));
  return reversed ? problem('figure-bounds-reversed', { lower, upper }) : shape('range', within);
}

/** "About 60 to 70": each end is as loose as "about" makes it. */
function looseRange(lower: number, upper: number): Shape | Problem {
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
): Shape | Problem | null {
  const isLow = (hedge: Hedge | undefined) => hedge === 'more-than' || hedge === 'at-least';
  const isHigh = (hedge: Hedge | undefined) => hedge === 'less-than' || hedge === 'at-most';
  if (isLow(first) && isHigh(second)) return rangeShape(a, b, first === 'at-least', second === 'at-most');
  if (isHigh(first) && isLow(second)) return rangeShape(b, a, second === 'at-least', first === 'at-most');
  return null;
}

/** "About 1,200 (1,100 to 1,300)" and "60 ± 5": about, with bounds that were given. */
function aboutWithin(point: number, within: Interval): Shape | Problem {
  const holdsPoint = within.lower <= point && point <= within.upper;
  if (!holdsPoint) return problem('figure-bounds-reversed', { lower: within.lower, upper: within.upper });
  return shape('about', within, point);
}

function aboutWithEnds(
  [, low, high]: readonly Hedge[],
  values: readonly (Item | undefined)[],
): Shape | Problem | null {
  return withNumbers([values[0], values[1], values[2]], ([n, a, b]) => {
    const ends = bothEnds(low, a, high, b);
    return ends && 'interval' in ends ? aboutWithin(n, ends.interval) : ends;
  });
}
