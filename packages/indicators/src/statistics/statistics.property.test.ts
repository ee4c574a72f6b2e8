import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type Interval, interval } from '../quantity/interval.js';
import { cusum, ewma } from './control-charts.js';
import { mannKendall } from './mann-kendall.js';
import { theilSen } from './theil-sen.js';

// Other work on the machine may slow ten thousand runs down.
vi.setConfig({ testTimeout: 120_000 });

const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 4_000) };
/** Ranges with one value inside each: what was reported, and what it may have been. */
const ranges = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 4 }))
    .map(([lower, width, part]) => ({
      reported: interval(lower, lower + width),
      truth: lower + (width * part) / 4,
    })),
  { minLength: 3, maxLength: 10 },
);
const point = (n: number) => interval(n, n);
const timed = (values: readonly Interval[]) => values.map((value, time) => ({ time, value }));
const slack = 1e-9;
const isWithin = (inner: { lower: number; upper: number }, outer: { lower: number; upper: number }) =>
  inner.lower >= outer.lower - slack && inner.upper <= outer.upper + slack;

describe('statistics of ranges hold those of every choice inside them', () => {
  it('Theil–Sen: slope and interval', () => {
    fc.assert(
      fc.property(ranges, (given) => {
        const wide = theilSen(timed(given.map(({ reported }) => reported)), { confidence: 0.95 });
        const chosen = theilSen(timed(given.map(({ truth }) => point(truth))), { confidence: 0.95 });
        if (!wide || !chosen) throw new Error('no slope');
        expect(isWithin(chosen.slope, wide.slope)).toBe(true);
        expect(isWithin(chosen.interval, wide.interval)).toBe(true);
        // What is claimed of the ranges is true of the choice.
        if (wide.trend !== 'undetermined') expect(chosen.trend).toBe(wide.trend);
      }),
      runs,
    );
  });

  it('Mann–Kendall: S, z, p and tau', () => {
    fc.assert(
      fc.property(ranges, (given) => {
        const wide = mannKendall(
          given.map(({ reported }) => reported),
          0.05,
        );
        const chosen = mannKendall(
          given.map(({ truth }) => point(truth)),
          0.05,
        );
        for (const name of ['s', 'z', 'p', 'tauA'] as const)
          expect([name, isWithin(chosen[name], wide[name])]).toEqual([name, true]);
        if (chosen.tauB) expect(wide.tauB && isWithin(chosen.tauB, wide.tauB)).toBe(true);
        if (wide.trend !== 'undetermined') expect(chosen.trend).toBe(wide.trend);
      }),
      runs,
    );
  });

  it('EWMA and CUSUM: every point, and no signal that is certain without being one', () => {
    const options = { target: point(20), sigma: point(5) };
    fc.assert(
      fc.property(ranges, (given) => {
        const [wide, chosen] = [
          given.map(({ reported }) => reported),
          given.map(({ truth }) => point(truth)),
        ];
        const weights = { ...options, lambda: 0.3, L: 3 };
        const sums = { ...options, k: 0.5, h: 4 };
        const charts = [
          [ewma(wide, weights), ewma(chosen, weights)],
          [cusum(wide, sums), cusum(chosen, sums)],
        ] as const;
        for (const [outer, inner] of charts)
          for (const [at, signals] of inner.entries())
            for (const side of ['above', 'below'] as const) {
              const claimed = outer[at]?.[side];
              if (claimed === 'certain') expect(signals[side]).toBe('certain');
              if (claimed === 'no') expect(signals[side]).toBe('no');
            }
      }),
      runs,
    );
  });
});
