/** Parts of a whole where shares are counted: "two thirds", "more than half", "one in four". */
import { decimalOf } from '../quantity/decimal.js';
import { type Interval, interval } from '../quantity/interval.js';
import type { Qualifier } from '../quantity/quantity.js';
import { hedgedRange } from './hedged-range.js';
import type { Item } from './item.js';
import type { Hedge } from './word.js';

interface FractionShape {
  readonly qualifier: Qualifier;
  readonly interval: Interval;
  readonly point: number | null;
  readonly written: readonly number[];
}

/** A part in the unit's numbers: to four digits of the whole, and what it lies between where they do not hold it. */
interface Share {
  readonly near: number;
  readonly low: number;
  readonly high: number;
}

const decimals = 4;
/** "1/128" is 0.0078125: what ends by here is kept whole. */
const mostDecimals = 7;
const looseness = 0.05;
/** An end that is worked out is rounded outward, to as many digits. */
const outward = (n: number, whole: number, round: (n: number) => number) => {
  const places = decimals - Math.round(Math.log10(whole));
  return decimalOf(round(Number((n * 10 ** places).toPrecision(12))), -places);
};

/** Two thirds of 100 lie between 66.66 and 66.67. */
function shareOf(fraction: number, whole: number): Share {
  const exact = Number((fraction * 10 ** mostDecimals).toPrecision(12));
  if (Number.isInteger(exact)) {
    const near = decimalOf(exact, Math.round(Math.log10(whole)) - mostDecimals);
    return { near, low: near, high: near };
  }
  const digits = Number((fraction * 10 ** decimals).toPrecision(12));
  const places = Math.round(Math.log10(whole)) - decimals;
  const written = (n: number) => decimalOf(n, places);
  return {
    near: written(Math.round(digits)),
    low: written(Math.floor(digits)),
    high: written(Math.ceil(digits)),
  };
}

/** What is said of one part, or of two: null where that is no figure. */
export function fractionShape(
  items: readonly Item[],
  hedges: readonly Hedge[],
  whole: number,
): FractionShape | null {
  const shares: Share[] = [];
  for (const { fraction, sign } of items) {
    if (fraction === null || sign < 0) return null;
    shares.push(shareOf(fraction, whole));
  }
  const [first, second] = shares;
  if (!first || shares.length > 2) return null;
  if (second && hedges.length === 2) return betweenHedges(hedges, first, second);
  if (second && first.low >= second.high) return null;
  if (second && hedges.length === 1)
    return hedgedRange(hedgedShare(hedges[0], first, whole), hedgedShare(hedges[0], second, whole));
  if (second) return between(first.low, second.high);
  return hedges.length > 1 ? null : hedgedShare(hedges[0], first, whole);
}

function shape(qualifier: Qualifier, within: Interval, point: number | null, { near }: Share): FractionShape {
  return { qualifier, interval: within, point, written: [near] };
}

/** "More than a quarter and less than a half". */
function betweenHedges([first, second]: readonly Hedge[], low: Share, high: Share): FractionShape | null {
  const isLow = first === 'more-than' || first === 'at-least';
  const isHigh = second === 'less-than' || second === 'at-most';
  if (!isLow || !isHigh || low.low >= high.high) return null;
  const within = interval(low.low, high.high, first === 'at-least', second === 'at-most');
  return { qualifier: 'range', interval: within, point: null, written: [low.near, high.near] };
}

function between(low: number, high: number): FractionShape {
  return { qualifier: 'range', interval: interval(low, high), point: null, written: [low, high] };
}

/** Nobody who says "about a half" has digits in mind: it is as loose as "about" may be. */
function hedgedShare(hedge: Hedge | undefined, share: Share, whole: number): FractionShape | null {
  const { near, low, high } = share;
  const below = outward(low * (1 - looseness), whole, Math.floor);
  const above = outward(high * (1 + looseness), whole, Math.ceil);
  const { POSITIVE_INFINITY: most, NEGATIVE_INFINITY: least } = Number;
  switch (hedge) {
    case undefined:
    case 'exactly':
      return shape(low === high ? 'exact' : 'about', interval(low, high), near, share);
    case 'more-than':
      return shape(hedge, interval(low, most, false, false), null, share);
    case 'at-least':
      return shape(hedge, interval(low, most, true, false), null, share);
    case 'less-than':
      return shape(hedge, interval(least, high, false, false), null, share);
    case 'at-most':
      return shape(hedge, interval(least, high, false, true), null, share);
    case 'likely-at-most':
      return shape('at-most', interval(least, above, false, true), null, share);
    case 'likely-at-least':
      return shape('at-least', interval(below, most, true, false), null, share);
    case 'about':
      return shape('about', interval(below, above), near, share);
    case 'nearly':
      return shape('about', interval(below, high, true, false), near, share);
    case 'just-over':
      return shape('about', interval(low, above, false, true), near, share);
    case 'odd':
      return null;
  }
}
