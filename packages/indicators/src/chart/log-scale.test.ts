import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Quantity } from '../quantity/quantity.js';
import { drawnValues, logDomain, logPosition, logReached, logTicks, openBelow } from './log-scale.js';

const quantity = (lower: number | null, upper: number | null, more: Partial<Quantity> = {}): Quantity => ({
  text: '',
  qualifier: 'range',
  lower,
  upper,
  lowerInclusive: true,
  upperInclusive: true,
  point: null,
  ...more,
});
const fewer = quantity(0, 45, { qualifier: 'less-than' });

describe('what is drawn of a figure', () => {
  it.each([
    ['a range', quantity(60, 70), [60, 70]],
    ['a floor', quantity(60, null, { qualifier: 'more-than' }), [60]],
    ['a ceiling of what cannot fall below zero', fewer, [45]],
    ['an exact one', quantity(3, 3, { qualifier: 'exact', point: 3 }), [3, 3, 3]],
    ['a zero', quantity(0, 0, { qualifier: 'exact', point: 0 }), [0, 0, 0]],
  ])('%s', (_, figure, values) => expect(drawnValues(figure)).toEqual(values));

  it('of a ceiling is open below', () => expect(openBelow(fewer).lower).toBeNull());
});

describe('a logarithmic axis', () => {
  it.each([
    [
      [60, 70],
      [50, 100],
    ],
    [
      [0.02, 0.4],
      [0.01, 0.5],
    ],
    [
      [3, 90_000],
      [2, 100_000],
    ],
    [
      [7, 7],
      [5, 10],
    ],
    [[], [1, 10]],
  ])('around %j goes from %j', (values, domain) => expect(logDomain(values)).toEqual(domain));

  it.each([
    [[50, 100], 200, [50, 100]],
    [[1, 1000], 400, [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]],
    [[1, 1000], 120, [1, 10, 100, 1000]],
    [[1, 1e12], 100, [1, 1e4, 1e8, 1e12]],
    [[2, 5000], 60, [10, 1000]],
  ] as const)('%j over %d px has the ticks %j', (domain, height, ticks) => {
    expect(logTicks(domain, height)).toEqual(ticks);
  });

  it('has at least two ticks, apart, and holds all that is drawn', () => {
    const value = fc.double({ min: 1e-6, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 40, max: 400 }),
        (all, height) => {
          const domain = logDomain(logReached(all.map((one) => quantity(one, one))));
          const y = logPosition(domain, height, 0);
          const ticks = logTicks(domain, height).map(y);
          expect(ticks.length).toBeGreaterThanOrEqual(2);
          for (const [at, tick] of ticks.entries())
            if (at > 0) expect((ticks[at - 1] ?? 0) - tick).toBeGreaterThan(15);
          for (const one of all) expect([y(one) > 0, y(one) < height]).toEqual([true, true]);
        },
      ),
    );
  });

  it('leaves as much between 1 and 10 as between 10 and 100', () => {
    const y = logPosition([1, 100], 100, 0);
    expect([y(1), y(10), y(100), y(0)].map((one) => Math.round(one))).toEqual([100, 50, 0, 100]);
  });
});
