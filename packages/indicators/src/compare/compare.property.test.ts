import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { dayNumber } from '../period/day.js';
import { parsePeriod } from '../period/parse.js';
import { daysIn, equivalents, periodOfDays, periodsOverlap, previousPeriod } from '../period/periods.js';
import { yearEarlier } from '../period/year-earlier.js';
import {
  add,
  divide,
  holds,
  type Interval,
  interval,
  intervalOf,
  isEmpty,
  isInside,
  subtract,
} from '../quantity/interval.js';
import { quantityOf } from '../quantity/of-interval.js';
import { compareQuantities } from './compare.js';

// Other work on the machine may slow ten thousand runs down.
vi.setConfig({ testTimeout: 120_000 });

const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 4_000) };
const infinity = Number.POSITIVE_INFINITY;

/** Small whole ends, so that ends meet often. */
const end = fc.integer({ min: 0, max: 6 });
const intervals = fc
  .tuple(end, fc.oneof(end, fc.constant(infinity)), fc.boolean(), fc.boolean())
  .map(([a, b, low, high]) => interval(Math.min(a, b), Math.max(a, b), low, high))
  .filter((i) => !isEmpty(i));

/** Values of an interval on a grid of tenths, fine enough to have one between any two whole ends, and one far away. */
const grid = [...Array.from({ length: 71 }, (_, at) => at / 10), 1e6];
const samples = (i: Interval) => grid.filter((n) => holds(i, n));

describe('a comparison against brute force', () => {
  it('says above and below for every pair, within for every value, and no less than it could', () => {
    fc.assert(
      fc.property(intervals, intervals, (n, b) => {
        const { verdict } = compareQuantities(quantityOf(n), quantityOf(b), {
          basis: null,
          nonNegative: true,
        });
        const [ns, bs] = [samples(n), samples(b)];
        const all = (test: (x: number, y: number) => boolean) => ns.every((x) => bs.every((y) => test(x, y)));
        const bounded = b.upper !== infinity;
        expect(verdict === 'above').toBe(all((x, y) => x > y));
        expect(verdict === 'below').toBe(all((x, y) => x < y));
        expect(verdict === 'within').toBe(bounded && ns.every((x) => holds(b, x)));
      }),
      runs,
    );
  });

  it('holds every pair in its ratio and its difference', () => {
    fc.assert(
      fc.property(intervals, intervals, (n, b) => {
        const c = compareQuantities(quantityOf(n), quantityOf(b), { basis: null, nonNegative: true });
        const ratio = c.ratio && intervalOf(c.ratio);
        const difference = c.difference && intervalOf(c.difference);
        // Quotients and differences of tenths are noisy in their last bits.
        const isHeld = (x: number, y: number) =>
          (!difference || nearlyHolds(difference, x - y)) && (!ratio || y === 0 || nearlyHolds(ratio, x / y));
        const [ns, bs] = [samples(n), samples(b)];
        expect(ns.every((x) => bs.every((y) => isHeld(x, y)))).toBe(true);
      }),
      runs,
    );
  });

  it('never turns round when a figure becomes narrower', () => {
    fc.assert(
      fc.property(intervals, intervals, intervals, (n, narrower, b) => {
        fc.pre(isInside(narrower, n));
        const options = { basis: null, nonNegative: true };
        const wide = compareQuantities(quantityOf(n), quantityOf(b), options).verdict;
        const narrow = compareQuantities(quantityOf(narrower), quantityOf(b), options).verdict;
        if (wide !== 'indeterminate') expect(narrow).toBe(wide);
      }),
      runs,
    );
  });

  it('mirrors above and below', () => {
    fc.assert(
      fc.property(intervals, intervals, (n, b) => {
        const verdict = (x: Interval, y: Interval) =>
          compareQuantities(quantityOf(x), quantityOf(y), { basis: null, nonNegative: true }).verdict;
        expect(verdict(n, b) === 'above').toBe(verdict(b, n) === 'below');
      }),
      runs,
    );
  });
});

function nearlyHolds(i: Interval, n: number): boolean {
  const slack = 1e-9 * Math.max(1, Math.abs(n));
  return holds(i, n) || (n > i.lower - slack && n < i.upper + slack);
}

describe('interval arithmetic', () => {
  it('holds every sum, difference and quotient', () => {
    fc.assert(
      fc.property(intervals, intervals, fc.nat(), fc.nat(), (a, b, i, j) => {
        const [as, bs] = [samples(a), samples(b)];
        const [x = 0, y = 0] = [as[i % as.length], bs[j % bs.length]];
        expect(nearlyHolds(add(a, b), x + y)).toBe(true);
        expect(nearlyHolds(subtract(a, b), x - y)).toBe(true);
        const ratio = divide(a, b);
        if (ratio && y > 0) expect(nearlyHolds(ratio, x / y)).toBe(true);
      }),
      runs,
    );
  });
});

const firstDay = dayNumber('1901-01-01');
const day = fc.integer({ min: firstDay, max: dayNumber('2197-12-31') });
const periods = fc
  .tuple(day, fc.integer({ min: 1, max: 800 }))
  .map(([start, days]) => periodOfDays(start, start + days));

describe('periods', () => {
  it('read back from the text they are given', () => {
    fc.assert(
      fc.property(periods, (period) => {
        expect(parsePeriod(period.text)).toEqual({ kind: 'period', period });
      }),
      runs,
    );
  });

  it('tile: what is cut in two adds up on every basis', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 500 }),
        (start, first, second) => {
          const whole = periodOfDays(start, start + first + second);
          const parts = [
            periodOfDays(start, start + first),
            periodOfDays(start + first, start + first + second),
          ] as const;
          expect(periodsOverlap(...parts)).toBe(false);
          expect(daysIn(parts[0]) + daysIn(parts[1])).toBe(daysIn(whole));
          for (const basis of ['day', 'month', 'year'] as const)
            expect(equivalents(parts[0], basis) + equivalents(parts[1], basis)).toBeCloseTo(
              equivalents(whole, basis),
              9,
            );
        },
      ),
      runs,
    );
  });

  it('follow on the one before, and come a year after the one a year earlier', () => {
    fc.assert(
      fc.property(periods, (period) => {
        expect(previousPeriod(period).end).toBe(period.start);
        const earlier = yearEarlier(period);
        const apart = dayNumber(period.start) - dayNumber(earlier.start);
        expect(apart).toBeGreaterThanOrEqual(364);
        expect(apart).toBeLessThanOrEqual(371);
      }),
      runs,
    );
  });
});
