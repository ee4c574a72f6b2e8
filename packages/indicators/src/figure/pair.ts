/** Two numbers of one figure: what the scale said once at their end holds for, and what reads two ways. */

import { quotable } from '../language/plain-text.js';
import { type DomainProblem, problem } from '../problem.js';
import { settledSum } from '../quantity/decimal.js';
import { plainNumber } from '../quantity/number-format.js';
import { coefficient, type Item, itemOf, numberOf, raised, wordNumeral } from './item.js';
import { commaIsGroup, noReading, pointIsPoint } from './numeral.js';

export type Pair = readonly [first: Item, last: Item];

const thousand = 1000;
const million = 1e6;

/** "10–12,000": the numbers of a reading, where words would have to be translated. */
function said(first: number, last: number): string {
  const [a, b] = [first, last].map((n) => plainNumber(n, { language: 'en' }));
  return first < 0 || last < 0 ? `${a} … ${b}` : `${a}–${b}`;
}

/** A pair that reads two ways, with both readings. */
export function pairProblem(
  text: string,
  first: readonly [number, number],
  second: readonly [number, number],
) {
  return problem('figure-ambiguous', {
    text: quotable(text),
    first: said(...first),
    second: said(...second),
  });
}

/**
 * "60 to 70 thousand": a word of scale said once at the end holds for both numbers. "900-1k" cannot mean 900 thousand;
 * "500-1 million" may mean 500 thousand. Digits abbreviate too: "10-12,000".
 */
export function rangePair(low: Item, high: Item, text: string): Pair | DomainProblem {
  if (high.big > low.big) return low.big === 0 ? sharedScale(low, high, text) : [low, high];
  if (low.big > high.big) return forgottenScale(low, high, text);
  if (high.hundred && !low.hundred && high.big === 0) return sharedHundred(low, high);
  if (high.dozen && !low.dozen && high.big === 0) return sharedDozen(low, high);
  return low.big === 0 && !low.hundred ? abbreviated(low, high, text) : [low, high];
}

function sharedScale(low: Item, high: Item, text: string): Pair | DomainProblem {
  const isHundred = high.hundred && !low.hundred && 100 * coefficient(low) <= coefficient(high);
  const shared = raised(decimalLike(low, high), high.big, isHundred);
  if (numberOf(shared) <= numberOf(high) && numberOf(low) !== numberOf(shared)) {
    // "1 to 1 million" means one million on both sides, or neither.
    return numberOf(shared) < numberOf(high) ? [shared, high] : bothReadings(low, shared, high, text);
  }
  if (numberOf(low) === numberOf(shared)) return [shared, high];
  if (coefficient(low) <= 10 * coefficient(high)) return [shared, high];
  const inThousands = raised(low, 3);
  // "200,000 to 414 million": what has groups of thousands leaves none out.
  if ((low.numeral.marks & commaIsGroup) !== 0 && numberOf(low) < numberOf(high)) return [low, high];
  const isInFull = high.big === 3 ? numberOf(low) >= 100 : numberOf(inThousands) > numberOf(high);
  return isInFull ? [low, high] : bothReadings(low, inThousands, high, text);
}

function bothReadings(low: Item, other: Item, high: Item, text: string): DomainProblem {
  const end = numberOf(high);
  return pairProblem(text, [numberOf(low), end], [numberOf(other), end]);
}

/** "Five to six hundred"; "sixty to a hundred" is meant as it is said. */
function sharedHundred(low: Item, high: Item): Pair {
  const shared = raised(low, 0, true);
  return numberOf(shared) < numberOf(high) ? [shared, high] : [low, high];
}

/** "Two to three dozen". */
function sharedDozen(low: Item, high: Item): Pair {
  if (low.numeral.otherDecimals !== noReading) return [low, high];
  const shared = itemOf(wordNumeral(12 * numberOf(low)), { dozen: true });
  return numberOf(shared) < numberOf(high) ? [shared, high] : [low, high];
}

/** "60 thousand to 70": nobody counts down, so the scale was forgotten, or the range is turned round; "-70 thousand to -60". */
function forgottenScale(low: Item, high: Item, text: string): Pair | DomainProblem {
  const isSaid =
    high.sign < 0
      ? coefficient(high) > coefficient(low)
      : numberOf(high) >= numberOf(low) || coefficient(high) < coefficient(low);
  if (high.big > 0 || isSaid) return [low, high];
  const [start, end] = [numberOf(low), numberOf(high)];
  return pairProblem(text, [start, end], [start, numberOf(raised(high, low.big))]);
}

function abbreviated(low: Item, high: Item, text: string): Pair | DomainProblem {
  const [start, end] = [numberOf(low), numberOf(high)];
  // "200 to 3,000,000": nobody leaves the thousands out of what ends at a million, but "2-3,000,000" may leave the millions out.
  if (end >= million)
    return start > 0 && start < thousand && start * million < end
      ? pairProblem(text, [start, end], [start * million, end])
      : [low, high];
  if (start <= 0 || start >= thousand || end < thousand || start * thousand >= end) return [low, high];
  return pairProblem(text, [start, end], [start * thousand, end]);
}

/** "1.125 to 1.25 billion": the point of both is what it is in the one with the scale. */
function decimalLike(low: Item, high: Item): Item {
  const { numeral } = low;
  const isPoint = (high.numeral.marks & pointIsPoint) !== 0 || high.numeral.marks === 0;
  if (!isPoint || high.big < 6 || numeral.decimals !== 0 || numeral.otherDecimals !== 3) return low;
  const decimal = { ...numeral, decimals: 3, otherDecimals: noReading, marks: pointIsPoint };
  return { ...low, numeral: decimal };
}

/** The same of two hedged numbers, the lower of which may come last: "at most 70 and at least 60 thousand". */
export function hedgedPair(first: Item, last: Item, lowIsFirst: boolean, text: string): Pair | DomainProblem {
  if (last.big === 0 && first.big > 0) return lowIsFirst ? [first, last] : forgottenBefore(first, last, text);
  if (last.big <= first.big || first.big > 0) return [first, last];
  if (lowIsFirst) return sharedScale(first, last, text);
  const shared = raised(first, last.big);
  return numberOf(shared) >= numberOf(last) ? [shared, last] : [first, last];
}

/** "Below 70 thousand but above 60": from 60, or from 60 thousand. */
function forgottenBefore(high: Item, low: Item, text: string): Pair | DomainProblem {
  if (coefficient(low) > coefficient(high)) return [high, low];
  const [start, end] = [numberOf(low), numberOf(high)];
  return start <= 0 ? [high, low] : pairProblem(text, [start, end], [numberOf(raised(low, high.big)), end]);
}

/** "60 ± 5 thousand"; "60 thousand ± 5", "60 ± 5,000" and "5 ± 60 thousand" read two ways, and so does "60+–70". */
export function reachPair(point: Item, reach: Item, text: string): Pair | DomainProblem {
  const [n, near] = [numberOf(point), numberOf(reach)];
  const around = (m: number, far: number) => [settledSum(m, -far), settledSum(m, far)] as const;
  if (/.\+[^/]/.test(text) && coefficient(reach) > coefficient(point)) {
    const range = rangePair(point, reach, text);
    if ('code' in range) return range;
    return pairProblem(text, around(n, near), range.map(numberOf) as [number, number]);
  }
  const readings = (m: number, far: number) => pairProblem(text, around(n, near), around(m, far));
  if (reach.big > point.big && point.big === 0) {
    const shared = raised(point, reach.big);
    const m = numberOf(shared);
    // "60,000 ± 5 thousand" has its thousands already.
    if (n >= near && n >= thousand) return [point, reach];
    return n < near && m >= near ? [shared, reach] : readings(m, near);
  }
  if (point.big > 0 && reach.big === 0 && coefficient(reach) <= coefficient(point))
    return readings(n, numberOf(raised(reach, point.big)));
  const isAbbreviated = point.big === 0 && n < thousand && near >= thousand && near < n * thousand;
  return isAbbreviated ? readings(n * thousand, near) : [point, reach];
}

/** "About 60 thousand (55 to 65)", "60 (55–65 thousand)": the bracket holds its point. */
export function bracketed(point: Item, pair: Pair): readonly [Item, Item, Item] {
  const [low, high] = pair;
  const holds = (n: Item, [a, b]: Pair) => numberOf(a) <= numberOf(n) && numberOf(n) <= numberOf(b);
  if (holds(point, pair) || low.big !== high.big) return [point, low, high];
  const inside: Pair = [raised(low, point.big), raised(high, point.big)];
  if (point.big > 0 && low.big === 0 && holds(point, inside)) return [point, ...inside];
  const scaled = raised(point, high.big);
  return point.big === 0 && high.big > 0 && holds(scaled, pair) ? [scaled, low, high] : [point, low, high];
}
