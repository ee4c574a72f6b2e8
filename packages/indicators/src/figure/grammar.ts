import { quotable } from '../language/plain-text.js';
import { type DomainProblem, problem } from '../problem.js';
import { aboutBounds, justOverBounds, nearlyBounds, oddBounds } from '../quantity/about.js';
import { settledSum } from '../quantity/decimal.js';
import { type Interval, interval } from '../quantity/interval.js';
import type { Qualifier } from '../quantity/quantity.js';
import { fractionShape } from './fraction.js';
import { hedgedRange } from './hedged-range.js';
import { type Item, numberOf } from './item.js';
import { noReading } from './numeral.js';
import { bracketed, hedgedPair, type Pair, pairProblem, rangePair, reachPair } from './pair.js';
import { patternOf } from './pieces.js';
import type { Sentence } from './sentence.js';
import type { Hedge } from './word.js';

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

type Understood = Shape | DomainProblem | null;

/** A sentence that may be a figure, and what it is quoted as. */
interface Said {
  readonly items: readonly Item[];
  readonly hedges: readonly Hedge[];
  readonly doubtful: boolean;
  readonly text: string;
  readonly typed: Sentence['typed'];
}

type Reading = (said: Said) => Understood;

/**
 * Reads a sentence's pieces as a figure.
 * @param whole what a whole is in the indicator's unit, where parts of one are figures: 100 for %.
 * @returns the shape, or a problem: a number that reads two ways, cannot be held, or a sentence that is no figure.
 */
export function shapeOfSentence(sentence: Sentence, text: string, whole: number): Shape | DomainProblem {
  const { pattern, items, hedges, doubtful, typed } = sentence;
  const reading = pattern === null ? undefined : readings.get(pattern);
  const notRead = () => problem('figure-not-read', { text: quotable(text) });
  if (reading === undefined) return notRead();
  if (items.some(({ fraction }) => fraction !== null))
    return fractionShape(items, hedges, whole) ?? notRead();
  return reading({ items, hedges, doubtful, text, typed }) ?? notRead();
}

/** Whether pieces in this order are a figure's. */
export function isKnownPattern(pattern: number): boolean {
  return readings.has(pattern);
}

// --- what the patterns mean

const single: Reading = (said) => withNumbers(said, said.items, exactly);
const hedged: Reading = (said) => withNumbers(said, said.items, (n) => hedgedShape(said.hedges[0], n));

/** "About 60 or so", "some 60-odd", "at least 60 or more": the second hedge says no more than the first. */
const hedgedTwice: Reading = (said) => {
  const [first, second] = said.hedges;
  if (first === second) return hedged(said);
  const meant = first === undefined || second === undefined ? undefined : twice[`${first} ${second}`];
  return meant ? withNumbers(said, said.items, (n) => hedgedShape(meant, n)) : null;
};

/** What two hedges of one number say together. */
const twice: Readonly<Partial<Record<`${Hedge} ${Hedge}`, Hedge>>> = {
  'about odd': 'odd',
  'more-than exactly': 'at-least',
  'less-than exactly': 'at-most',
};

function ranged(understand: (a: number, b: number) => Understood): Reading {
  return (said) => {
    const [low, high] = said.items;
    if (!low || !high) return null;
    const pair = rangePair(low, high, said.text);
    if ('code' in pair) return faultOfAny(said, said.items) ?? pair;
    if (said.doubtful) return faultOfAny(said, pair) ?? doubt(said, pair);
    return withNumbers(said, pair, understand);
  };
}

/** "-10 -5": a minus, or "to". */
function doubt({ text }: Said, [low, high]: Pair): DomainProblem {
  const [start, end] = [numberOf(low), Math.abs(numberOf(high))];
  return pairProblem(text, [start, -end], [start, end]);
}

const range = ranged((a, b) => rangeShape(a, b));
const upToBelow = ranged((a, b) => rangeShape(a, b, true, false));
const either = ranged((a, b) => rangeShape(Math.min(a, b), Math.max(a, b)));
/** "About 60 to 70", "at least 60 to 70": both ends under the one hedge. */
const underHedge: Reading = (said) =>
  ranged((a, b) => {
    const plain = rangeShape(a, b);
    const [hedge] = said.hedges;
    return 'code' in plain ? plain : hedgedRange(hedgedShape(hedge, a), hedgedShape(hedge, b));
  })(said);
const only =
  (hedge: Hedge, reading: Reading): Reading =>
  (said) =>
    said.hedges.every((found) => found === hedge) ? reading(said) : null;
const aboutRange = only('about', underHedge);
/** A range whose ends say again that they are ends; or about, as one. */
const hedgedEnds =
  (...hedges: readonly Hedge[]): Reading =>
  (said) =>
    said.hedges.every((found, at) => found === hedges[at]) ? range(said) : aboutRange(said);

const ends: Reading = (said) => {
  const [first, last] = said.items;
  const [hedge, other] = said.hedges;
  if (!first || !last) return null;
  const pair = hedgedPair(first, last, isLow(hedge), said.text);
  if ('code' in pair) return faultOfAny(said, said.items) ?? pair;
  return withNumbers(said, pair, (a, b) => bothEnds(hedge, a, other, b));
};

const reach: Reading = (said) => {
  const [point, by] = said.items;
  if (!point || !by) return null;
  const pair = reachPair(point, by, said.text);
  if ('code' in pair) return faultOfAny(said, said.items) ?? pair;
  return withNumbers(said, pair, (n, r) => aboutWithin(n, interval(settledSum(n, -r), settledSum(n, r))));
};

/** "About 1,200 (1,100 to 1,300)". */
const pointAndRange: Reading = (said) => {
  const [point, low, high] = said.items;
  if (!point || !low || !high || said.hedges[0] === 'nearly') return null;
  const pair = rangePair(low, high, said.text);
  if ('code' in pair) return faultOfAny(said, said.items) ?? pair;
  if (said.doubtful) return doubt(said, pair);
  return withNumbers(said, bracketed(point, pair), (n, a, b) => aboutWithin(n, interval(a, b)));
};

const pointAndEnds: Reading = (said) => {
  const [point, first, last] = said.items;
  const [hedge, other] = said.hedges.slice(-2);
  if (!point || !first || !last) return null;
  const pair = hedgedPair(first, last, isLow(hedge), said.text);
  if ('code' in pair) return faultOfAny(said, said.items) ?? pair;
  return withNumbers(said, bracketed(point, pair), (n, a, b) =>
    aboutBetween(n, bothEnds(hedge, a, other, b)),
  );
};

// --- which patterns there are

const rangePatterns = ['VTV', 'FVTV', 'BVTV', 'BVAV', 'FVAV'];
/** With one of the ends hedged: "from 60 up to 70". */
const upToPatterns = ['FVHV', 'VHV', 'VTHV'];
const endsPatterns = ['HVHV', 'HVAHV', 'HVSV', 'VSVS', 'VSAVS', 'HVAVS', 'HVVS'];

function allReadings(): Map<number, Reading> {
  const table = new Map<number, Reading>();
  const add = (reading: Reading, ...patterns: readonly string[]) => {
    for (const pattern of patterns) table.set(patternOf(pattern), reading);
  };
  const bracket = (pattern: string) => [`VO${pattern}C`, `HVO${pattern}C`, `VSO${pattern}C`];
  const isAbout =
    (reading: Reading): Reading =>
    (said) =>
      said.items.length > 0 && (said.hedges[0] === undefined || said.hedges[0] === 'about')
        ? reading(said)
        : null;
  add(() => exactly(0), 'Z');
  add(single, 'V');
  add(hedged, 'HV', 'VS');
  add(only('about', hedged), 'VOHC', 'VOSC');
  add(hedgedTwice, 'HVS', 'HHV');
  for (const pattern of rangePatterns) {
    add(range, pattern);
    add(underHedge, `H${pattern}`, `${pattern}S`);
    add(isAbout(pointAndRange), ...bracket(pattern));
  }
  // "1.2 million (1.1, 1.3)": ends apart by a comma, as intervals are written.
  add(isAbout(pointAndRange), ...bracket('VAV'));
  add(either, 'VRV');
  add(underHedge, 'HVRV');
  add(aboutRange, 'HVRHV', 'HVTHV');
  add(only('at-most', range), ...upToPatterns);
  // "Between 60 and as many as 70", "from as few as 60 to as many as 70"
  add(hedgedEnds('at-least'), 'BHVAV', 'FHVTV', 'BHVTV');
  add(hedgedEnds('at-least', 'at-most'), 'BHVAHV', 'FHVTHV');
  // "From 60 to less than 70", "between 60 and under 70"
  add((said) => only('at-most', range)(said) ?? only('less-than', upToBelow)(said), 'FVTHV', 'FVAHV');
  add((said) => hedgedEnds('at-most')(said) ?? only('less-than', upToBelow)(said), 'BVAHV');
  add(ends, ...endsPatterns);
  for (const pattern of ['HVAHV', 'HVHV']) {
    add((said) => (said.hedges.length === 2 ? pointAndEnds(said) : null), `VO${pattern}C`);
    add((said) => (said.hedges[0] === 'about' ? pointAndEnds(said) : null), `HVO${pattern}C`);
  }
  add(reach, 'VPV', 'VOPVC');
  add(only('about', reach), 'HVPV', 'HVOPVC');
  return table;
}

const readings: ReadonlyMap<number, Reading> = /* @__PURE__ */ allReadings();

// --- numbers

/** Settles the numbers first: what cannot be read one way, or held, is refused before it is understood. */
function withNumbers(
  said: Said,
  items: readonly Item[],
  understand: (a: number, b: number, c: number) => Understood,
): Understood {
  const numbers: number[] = [];
  for (const item of items) {
    const n = numberOf(item);
    const fault = faultOf(said, item, n);
    if (fault) return fault;
    numbers.push(n);
  }
  const [a = 0, b = 0, c = 0] = numbers;
  const shape = understand(a, b, c);
  if (shape === null || 'code' in shape) return shape;
  return { qualifier: shape.qualifier, interval: shape.interval, point: shape.point, written: numbers };
}

function faultOfAny(said: Said, items: readonly Item[]): DomainProblem | null {
  for (const item of items) {
    const fault = faultOf(said, item, numberOf(item));
    if (fault) return fault;
  }
  return null;
}

function faultOf(said: Said, item: Item, value: number): DomainProblem | null {
  const { significant, otherDecimals } = item.numeral;
  if (otherDecimals !== noReading) return ambiguity(said, item);
  if (significant > mostSignificantDigits)
    return problem('figure-too-precise', {
      value: quotable(textOf(said, item)),
      digits: significant,
      most: mostSignificantDigits,
    });
  // "1e-400" is no zero, though no number nearer to it can be held.
  const isLost = value === 0 && item.numeral.digits !== 0;
  if (isLost) return problem('figure-out-of-range', { value: quotable(textOf(said, item)) });
  return isHeld(value) ? null : magnitudeFault(value, textOf(said, item));
}

function ambiguity(said: Said, item: Item): DomainProblem {
  const { decimals, otherDecimals } = item.numeral;
  const [first, second] = [decimals, otherDecimals].map((places) => writtenValue(said, item, places));
  return problem('figure-ambiguous', {
    text: quotable(textOf(said, item)),
    first: first ?? 0,
    second: second ?? 0,
  });
}

/** From all the digits, however many. */
function writtenValue({ typed }: Said, { numeral, sign, scale }: Item, decimals: number): number {
  const digits = typed(numeral.start, numeral.digitsEnd).replace(/\D/g, '');
  return sign * Number(`${digits}e${numeral.exponent + scale - decimals}`);
}

function textOf({ typed }: Said, { numeral: { start, end, digits } }: Item): string {
  return start === end ? String(digits) : typed(start, end);
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

// --- shapes

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
    case 'likely-at-most':
      return shape('at-most', interval(least, aboutBounds(n).upper, false, true));
    case 'likely-at-least':
      return shape('at-least', interval(aboutBounds(n).lower, most, true, false));
    case 'about':
      return shape('about', aboutBounds(n), n);
    case 'nearly':
      return shape('about', nearlyBounds(n), n);
    case 'just-over':
      return shape('about', justOverBounds(n), n);
    case 'odd':
      return n >= 10 ? shape('range', oddBounds(n)) : null;
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

function isLow(hedge: Hedge | undefined): boolean {
  return hedge === 'more-than' || hedge === 'at-least';
}

function isHigh(hedge: Hedge | undefined): boolean {
  return hedge === 'less-than' || hedge === 'at-most';
}

/** "More than 60 and at most 70", in either order. */
function bothEnds(first: Hedge | undefined, a: number, second: Hedge | undefined, b: number): Understood {
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

function aboutBetween(point: number, ends: Understood): Understood {
  return ends && 'interval' in ends ? aboutWithin(point, ends.interval) : ends;
}
