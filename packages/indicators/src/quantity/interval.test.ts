import { describe, expect, it } from 'vitest';
import {
  add,
  areDisjoint,
  boundsOf,
  divide,
  holds,
  hull,
  type Interval,
  intersection,
  interval,
  intervalOf,
  isEmpty,
  isInside,
  liesAbove,
  scale,
  settle,
  subtract,
} from './interval.js';

const infinity = Number.POSITIVE_INFINITY;
const closed = (lower: number, upper: number) => interval(lower, upper);
const above = (lower: number) => interval(lower, infinity, false, false);
const atLeast = (lower: number) => interval(lower, infinity, true, false);
const below = (upper: number) => interval(0, upper, true, false);

describe('ends', () => {
  it('never includes infinity', () => {
    expect(interval(-infinity, infinity)).toEqual({
      lower: -infinity,
      upper: infinity,
      lowerInclusive: false,
      upperInclusive: false,
    });
  });

  it('goes to bounds and back', () => {
    for (const i of [closed(60, 70), above(100_000), atLeast(50), below(10), interval(-infinity, 5)])
      expect(intervalOf(boundsOf(i))).toEqual(i);
    expect(boundsOf(above(5))).toEqual({
      lower: 5,
      upper: null,
      lowerInclusive: false,
      upperInclusive: false,
    });
  });
});

describe('arithmetic', () => {
  it.each<[string, Interval, Interval]>([
    ['sum of open floors is an open floor', add(above(959), above(570)), above(1529)],
    ['one open end opens the sum', add(closed(60, 70), below(10)), interval(60, 80, true, false)],
    ['twice a range', scale(closed(60, 70), 2), closed(120, 140)],
    [
      'a negative factor turns it round',
      scale(interval(1, 2, false, true), -1),
      interval(-2, -1, true, false),
    ],
    ['times zero is zero, even of infinity', scale(above(5), 0), closed(0, 0)],
    ['a range less itself is not 0', subtract(closed(60, 70), closed(60, 70)), closed(-10, 10)],
    [
      'a point less a floor has no lower end',
      subtract(closed(95, 95), above(100)),
      interval(-infinity, -5, false, false),
    ],
    ['hull of two takes the outer ends', hull(interval(1, 3, false, true), closed(1, 2)), closed(1, 3)],
  ])('%s', (_, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  it('settles the noise of binary fractions', () => {
    expect(settle(0.1 + 0.2)).toBe(0.3);
    expect(settle(0.3 / 3)).toBe(0.1);
    expect(Object.is(settle(-0), 0)).toBe(true);
    expect(add(closed(0.1, 0.1), closed(0.2, 0.2))).toEqual(closed(0.3, 0.3));
  });
});

describe('division', () => {
  it.each<[string, Interval | null, Interval | null]>([
    ['range by range', divide(closed(65, 80), closed(60, 70)), interval(settle(65 / 70), settle(80 / 60))],
    [
      'infinity below the line gives 0, open',
      divide(closed(95, 95), above(100)),
      interval(0, 0.95, false, false),
    ],
    ['a figure of 0 stays 0, closed', divide(closed(0, 0), above(100)), closed(0, 0)],
    ['a figure that may be 0 keeps a closed 0', divide(below(10), above(100)), interval(0, 0.1, true, false)],
    ['0 below the line lifts the upper end to infinity', divide(closed(10, 10), closed(0, 5)), atLeast(2)],
    ['an open floor above the line', divide(above(70), closed(60, 70)), above(1)],
    ['exactly 0 below the line gives nothing', divide(closed(3, 3), closed(0, 0)), null],
    ['negative values give nothing', divide(closed(-1, 3), closed(1, 2)), null],
  ])('%s', (_, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

describe('order', () => {
  it('lets touching ends count only where both belong', () => {
    expect(areDisjoint(closed(1, 2), closed(2, 3))).toBe(false);
    expect(areDisjoint(closed(1, 2), above(2))).toBe(true);
    expect(liesAbove(above(70), closed(60, 70))).toBe(true);
    expect(liesAbove(atLeast(70), closed(60, 70))).toBe(false);
    expect(intersection(closed(1, 2), closed(2, 3))).toEqual(closed(2, 2));
    expect(intersection(closed(1, 2), above(2))).toBeNull();
    expect(intersection(above(1), closed(0, 2))).toEqual(interval(1, 2, false, true));
  });

  it('knows what lies inside', () => {
    expect(isInside(closed(60, 70), closed(60, 70))).toBe(true);
    expect(isInside(closed(60, 70), interval(60, 70, false, true))).toBe(false);
    expect(isInside(above(60), atLeast(60))).toBe(true);
    expect(isInside(atLeast(60), above(60))).toBe(false);
  });

  it('knows what is empty and what is held', () => {
    expect(isEmpty(below(0))).toBe(true);
    expect(isEmpty(closed(0, 0))).toBe(false);
    expect([holds(below(10), 10), holds(closed(0, 10), 10), holds(above(5), 5)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  // Independent intervals: what one pair of values bears out, another may not.
  it.each<[string, Interval, Interval, boolean]>([
    ['130 is not certainly above twice 60-70', closed(130, 130), closed(120, 140), false],
    ['141 is', closed(141, 141), closed(120, 140), true],
    ['less than 50 lies under 65', closed(65, 65), below(50), true],
    ['at most 50 does not lie under 50', closed(50, 50), interval(0, 50), false],
    ['less than 50 does', closed(50, 50), below(50), true],
  ])('%s', (_, high, low, expected) => {
    expect(liesAbove(high, low)).toBe(expected);
  });
});
