import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Interval, interval } from '../quantity/interval.js';
import { percentChange } from './percent.js';

const whole = fc.integer({ min: 0, max: 40 });
const held = fc
  .tuple(whole, whole, fc.boolean(), fc.boolean(), fc.boolean())
  .map(([a, b, low, high, open]) => {
    const [least, most] = [Math.min(a, b), open ? Number.POSITIVE_INFINITY : Math.max(a, b)];
    return least === most ? interval(least, most) : interval(least, most, low, high);
  });

/** Some values an interval allows, its ends where they belong to it and others close to them. */
function valuesOf({ lower, upper, lowerInclusive, upperInclusive }: Interval): number[] {
  const most = Number.isFinite(upper) ? upper : lower + 1000;
  const near = (most - lower) / 1e6;
  const inner = lower === most ? [] : [lower + near, (lower + most) / 2, most - near];
  return [...(lowerInclusive ? [lower] : []), ...inner, ...(upperInclusive ? [upper] : [])];
}

describe('a change in per cent', () => {
  it('holds the change of every pair of values the two allow, and no end it claims is beyond them', () => {
    fc.assert(
      fc.property(held, held, (value, before) => {
        const change = percentChange(value, before);
        const pairs = valuesOf(value).flatMap((n) => valuesOf(before).map((b) => [n, b] as const));
        const changes = pairs.flatMap(([n, b]) =>
          b > 0 ? [((n - b) * 100) / b] : n === 0 ? [0] : [Number.POSITIVE_INFINITY],
        );
        if (change.kind === 'rise-from-zero') {
          expect(changes.every((n) => n === Number.POSITIVE_INFINITY)).toBe(true);
          return;
        }
        if (change.kind !== 'change') throw new Error('nothing here is below zero');
        const { lower, upper, lowerInclusive, upperInclusive } = change.percent;
        for (const n of changes) {
          expect(n).toBeGreaterThanOrEqual(lower - Math.abs(lower) * 1e-9);
          expect(n).toBeLessThanOrEqual(upper + Math.abs(upper) * 1e-9);
        }
        const close = (n: number, end: number) => Math.abs(n - end) <= 1e-9 * Math.max(1, Math.abs(end));
        if (lowerInclusive) expect(changes.some((n) => close(n, lower))).toBe(true);
        if (upperInclusive) expect(changes.some((n) => close(n, upper))).toBe(true);
        // The least and the greatest that were found come near the ends.
        expect(Math.min(...changes)).toBeLessThanOrEqual(lower + 0.01 * Math.max(1, Math.abs(lower)) + 10);
        if (upper === Number.POSITIVE_INFINITY) expect(Math.max(...changes)).toBeGreaterThan(1000);
      }),
      { numRuns: 3000 },
    );
  });
});
