import { scaleLinear } from 'd3-scale';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linear, roundedOut, roundValues } from './linear.js';

const value = fc.oneof(
  fc.integer({ min: -(10 ** 9), max: 10 ** 9 }),
  fc.double({ min: -(10 ** 6), max: 10 ** 6, noNaN: true }),
  fc
    .tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: -9, max: 12 }))
    .map(([n, power]) => n * 10 ** power),
);
const ends = fc
  .tuple(value, value)
  .filter(([a, b]) => Math.abs(a - b) > Math.max(1e-280, 1e-9 * Math.max(Math.abs(a), Math.abs(b))))
  .map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);
const count = fc.integer({ min: 1, max: 12 });

describe('as the scales of d3 have it', () => {
  it('lies where it lies', () => {
    fc.assert(
      fc.property(ends, fc.tuple(value, value), value, (domain, range, one) => {
        const expected = scaleLinear().domain(domain).range(range)(one);
        fc.pre(Number.isFinite(expected));
        // Far outside, what the ends of the range leave of each other by rounding is as many times as much.
        const times = Math.max(1, Math.abs((one - domain[0]) / (domain[1] - domain[0])));
        const size = times * Math.max(...range.map(Math.abs), 1);
        expect(Math.abs(linear(domain, range)(one) - expected)).toBeLessThanOrEqual(1e-6 * size);
      }),
    );
  });

  it('has the same round values', () => {
    fc.assert(
      fc.property(ends, count, (domain, many) => {
        expect(roundValues(domain, many)).toEqual(scaleLinear().domain(domain).ticks(many));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is rounded out to the same ends', () => {
    fc.assert(
      fc.property(ends, fc.integer({ min: 2, max: 12 }), (domain, many) => {
        expect(roundedOut(domain, many)).toEqual(scaleLinear().domain(domain).nice(many).domain());
      }),
      { numRuns: 1_000 },
    );
  });
});

it.each([
  [[0, 1], 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [[0, 0.3], 3, [0, 0.1, 0.2, 0.3]],
  [[0, 140_000], 4, [0, 50_000, 100_000]],
  [[-3, 3], 3, [-2, 0, 2]],
  [[7, 7], 4, [7]],
  [[0, 5e-324], 4, [0, 5e-324]],
] as const)('%j in about %i steps: %j', (domain, many, expected) => {
  expect(roundValues(domain, many)).toEqual(expected);
});
