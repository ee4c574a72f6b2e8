import { describe, expect, it } from 'vitest';
import { type Interval, interval } from '../quantity/interval.js';
import { cusum, ewma, ewmaLimits } from './control-charts.js';
import { d2, sigmaFromMovingRanges, sigmaFromRange } from './sigma.js';

const only = (n: number): Interval => interval(n, n);
const just = (n: number) => ({ lower: n, upper: n });
const infinity = Number.POSITIVE_INFINITY;

// NIST/SEMATECH e-Handbook 6.3.2.4.
const nistEwma = {
  values: [
    52, 47, 53, 49.3, 50.1, 47, 51, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6,
    52.1,
  ].map(only),
  averages: [
    50.6, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33, 50.11, 49.36, 49.52, 50.05, 49.38,
    49.92, 50.73, 51.23, 51.94, 51.99,
  ],
  options: { target: just(50), sigma: just(2.0539), lambda: 0.3, L: 3 },
};

// NIST/SEMATECH e-Handbook 6.3.2.3: figure, upper and lower sum.
const nistCusum = [
  [324.925, 0, 0],
  [324.675, 0, 0.01],
  [324.725, 0, 0],
  [324.35, 0, 0.33],
  [325.35, 0.03, 0],
  [325.225, 0, 0],
  [324.125, 0, 0.56],
  [324.525, 0, 0.72],
  [325.225, 0, 0.17],
  [324.6, 0, 0.25],
  [324.625, 0, 0.31],
  [325.15, 0, 0],
  [328.325, 3.01, 0],
  [327.25, 4.94, 0],
  [327.825, 7.45, 0],
  [328.5, 10.63, 0],
  [326.675, 11.99, 0],
  [327.775, 14.44, 0],
  [326.875, 16, 0],
  [328.35, 19.04, 0],
] as const;
const cusumOptions = { target: just(325), sigma: just(0.635), k: 0.5, h: 4.1959 / 0.635 };

describe('EWMA', () => {
  it('gives the handbook’s table and limits, without a signal', () => {
    const chart = ewma(nistEwma.values, nistEwma.options);
    for (const [n, average] of nistEwma.averages.entries())
      expect(Math.abs((chart[n]?.ewma.lower ?? 0) - average)).toBeLessThan(0.00501);
    const limits = ewmaLimits(nistEwma.options, infinity);
    expect(limits.upper.lower).toBeCloseTo(52.5884, 4);
    expect(Math.abs(limits.lower.lower - 47.4115)).toBeLessThan(1e-4);
    expect(chart.every(({ above, below }) => above === 'no' && below === 'no')).toBe(true);
    expect(chart[0]?.upperLimit.lower).toBeCloseTo(51.84851, 5);
    expect(chart[1]?.lowerLimit.upper).toBeCloseTo(47.743606, 6);
    expect(chart.at(-1)?.upperLimit.upper).toBeCloseTo(52.588431, 6);
  });

  it('is certain or possible by what the figures, target and sigma may be', () => {
    const run = (value: Interval, options: object = {}) =>
      ewma([value], { target: just(65), sigma: just(3), lambda: 0.3, L: 3, ...options })[0];
    expect(run(only(74))?.above).toBe('no');
    expect(run(only(74.1))?.above).toBe('certain');
    expect(run(interval(70, 75))?.above).toBe('possible');
    expect(run(only(74.1), { target: { lower: 64, upper: 66 } })?.above).toBe('possible');
    expect(run(only(74.1), { sigma: { lower: 2, upper: 4 } })?.above).toBe('possible');
    expect(run(only(55))).toMatchObject({ above: 'no', below: 'certain' });
  });

  it('stays without a ceiling after a figure without one, also where only the newest counts', () => {
    const open = interval(70, infinity, false);
    const [first, second] = ewma([open, only(65)], { target: just(65), sigma: just(3), lambda: 0.3, L: 3 });
    expect(first?.ewma.upper).toBe(infinity);
    expect(second).toMatchObject({ above: 'possible', below: 'no' });
    const newest = ewma([open, only(65)], { target: just(65), sigma: just(3), lambda: 1, L: 3 });
    expect(newest[1]).toMatchObject({ ewma: only(65), above: 'no' });
  });
});

describe('tabular CUSUM', () => {
  it('gives the handbook’s table, and signals from group 14 on', () => {
    const chart = cusum(
      nistCusum.map(([value]) => only(value)),
      cusumOptions,
    );
    for (const [n, [, high, low]] of nistCusum.entries()) {
      expect(Math.abs((chart[n]?.high.lower ?? -1) - high)).toBeLessThan(0.0051);
      expect(Math.abs((chart[n]?.low.upper ?? -1) - low)).toBeLessThan(0.0051);
    }
    expect(chart.map(({ above }) => above)).toEqual([...Array(13).fill('no'), ...Array(7).fill('certain')]);
    expect(chart.every(({ below }) => below === 'no')).toBe(true);
  });

  it('does not signal on the limit itself', () => {
    const options = { target: just(10), sigma: just(1), k: 0.5, h: 4 };
    expect(cusum([only(14.5)], options)[0]?.above).toBe('no');
    expect(cusum([only(14.6)], options)[0]?.above).toBe('certain');
    expect(cusum([only(5.5), only(9)], options)[1]?.below).toBe('certain');
  });

  it('adds up ranges, and knows nothing of a ceiling once there is none', () => {
    const options = { target: just(10), sigma: just(1), k: 0.5, h: 4 };
    const chart = cusum([interval(12, 14), interval(11, infinity, false), only(10)], options);
    expect(chart.map(({ high }) => [high.lower, high.upper])).toEqual([
      [1.5, 3.5],
      [2, infinity],
      [1.5, infinity],
    ]);
    expect(chart.map(({ above }) => above)).toEqual(['no', 'possible', 'possible']);
  });
});

describe('sigma', () => {
  // Table of control-chart constants.
  it.each([
    [2, 1.128],
    [3, 1.693],
    [5, 2.326],
    [10, 3.078],
    [15, 3.472],
    [25, 3.931],
  ])('d2(%i) is %d', (n, expected) => expect(d2(n)).toBeCloseTo(expected, 3));

  it('follows from a range, and from changes between neighbours', () => {
    expect(sigmaFromRange({ lower: 60, upper: 70 }, 15)).toBeCloseTo(2.88, 2);
    expect(sigmaFromMovingRanges([3, 5, 4, 4].map(only)).lower).toBeCloseTo(1 / 1.128, 3);
    const ranges = sigmaFromMovingRanges([interval(3, 5), interval(4, 6)]);
    expect(ranges.lower).toBe(0);
    expect(ranges.upper).toBeCloseTo(3 / 1.128, 2);
  });
});
