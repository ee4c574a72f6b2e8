import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { holds, type Interval, interval, isEmpty, settle } from '../quantity/interval.js';
import { multiply } from '../quantity/multiply.js';
import { checkRelations } from './definition.js';
import { stateOf } from './evaluate.js';

// Other work on the machine may slow ten thousand runs down.
vi.setConfig({ testTimeout: 120_000 });

const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 4_000) };
const infinity = Number.POSITIVE_INFINITY;

/** Small whole ends, so that ends meet often. */
const intervalsFrom = (min: number) =>
  fc
    .tuple(
      fc.integer({ min, max: 5 }),
      fc.oneof(fc.integer({ min, max: 5 }), fc.constant(infinity)),
      fc.boolean(),
      fc.boolean(),
    )
    .map(([a, b, low, high]) => interval(Math.min(a, b), Math.max(a, b), low, high))
    .filter((i) => !isEmpty(i));

/** Halves are fine enough to have one between any two whole ends; and one far away. */
const grid = [...Array.from({ length: 21 }, (_, at) => at / 2 - 5), 1e6];
const samples = (i: Interval) => grid.filter((n) => holds(i, n));
const isTrue = {
  equals: (l: number, r: number, share: number) => Math.abs(l - r) <= settle(Math.abs(r) * share) + 1e-12,
  'at-most': (l: number, r: number) => l <= r,
  'at-least': (l: number, r: number) => l >= r,
} as const;

describe('what a check says', () => {
  it('is what every pair of values says, and never firmer', () => {
    fc.assert(
      fc.property(
        intervalsFrom(-5),
        intervalsFrom(-5),
        fc.constantFrom(...checkRelations),
        fc.constantFrom(0, 0.1, 0.5),
        (left, right, relation, given) => {
          const share = relation === 'equals' ? given : 0;
          const state = stateOf(left, relation, right, share);
          const pairs = samples(left).flatMap((l) =>
            samples(right).map((r) => isTrue[relation](l, r, share)),
          );
          if (pairs.some(Boolean)) expect(state).not.toBe('tension');
          if (!pairs.every(Boolean)) expect(state).not.toBe('holds');
        },
      ),
      runs,
    );
  });

  it('gets no firmer where a figure says less', () => {
    fc.assert(
      fc.property(
        intervalsFrom(-5),
        intervalsFrom(-5),
        fc.constantFrom(...checkRelations),
        fc.nat(3),
        fc.nat(3),
        (left, right, relation, down, up) => {
          const wider = interval(left.lower - down, left.upper + up, true, true);
          const state = stateOf(wider, relation, right);
          if (state !== 'possible') expect(stateOf(left, relation, right)).toBe(state);
        },
      ),
      runs,
    );
  });
});

describe('a product of intervals', () => {
  it('holds every product, and reaches its ends', () => {
    fc.assert(
      fc.property(intervalsFrom(-5), intervalsFrom(-5), (a, b) => {
        const product = multiply(a, b);
        expect(isEmpty(product)).toBe(false);
        const all = samples(a).every((x) => samples(b).every((y) => holds(product, settle(x * y))));
        expect(all).toBe(true);
        const corners = [a.lower, a.upper].flatMap((x) =>
          [b.lower, b.upper].map((y) => (x === 0 || y === 0 ? 0 : x * y)),
        );
        expect([product.lower, product.upper]).toEqual([Math.min(...corners) + 0, Math.max(...corners) + 0]);
      }),
      runs,
    );
  });
});
