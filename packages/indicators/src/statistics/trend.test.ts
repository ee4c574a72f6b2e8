import { describe, expect, it } from 'vitest';
import { type Interval, interval } from '../quantity/interval.js';
import { mannKendall } from './mann-kendall.js';
import { twoSided, upperQuantile, upperTail } from './normal.js';
import { theilSen } from './theil-sen.js';

const only = (n: number): Interval => interval(n, n);
const timed = (values: readonly Interval[], times?: readonly number[]) =>
  values.map((value, n) => ({ value, time: times?.[n] ?? n }));

// Sulfate at a monitoring well, US EPA Unified Guidance (EPA 530/R-09-007), example 17-6. Times are as printed there.
const sulfate = [
  [89.6, 480],
  [89.8, 450],
  [90.1, 490],
  [90.3, 520],
  [90.6, 485],
  [90.8, 510],
  [91.1, 510],
  [91.3, 530],
  [91.6, 510],
  [91.8, 560],
  [92.1, 560],
  [92.6, 540],
  [93.1, 590],
  [93.6, 550],
  [94.1, 600],
  [94.6, 700],
  [95.1, 570],
  [95.6, 610],
  [95.8, 650],
  [96.1, 620],
  [96.3, 830],
  [96.6, 720],
  [96.8, 590],
] as const;
const sulfateValues = sulfate.map(([, value]) => only(value));
const sulfatePoints = timed(
  sulfateValues,
  sulfate.map(([time]) => time),
);

describe('normal distribution', () => {
  it.each([
    [0, 0.5],
    [1, 0.158655253931457],
    [1.959963984540054, 0.025],
    [3, 0.00134989803163009],
    [5, 2.86651571879194e-7],
    [8, 6.22096057427178e-16],
  ])('exceeds %d with the chance of tables', (z, tail) => {
    expect(Math.abs(upperTail(z) / tail - 1)).toBeLessThan(1e-11);
    expect(upperTail(-z)).toBeCloseTo(1 - tail, 14);
    expect(upperQuantile(tail)).toBeCloseTo(z, 9);
  });

  it('is certain of nothing at z = 0', () => {
    expect(twoSided(0)).toBe(1);
    expect(twoSided(-2)).toBe(twoSided(2));
  });
});

describe('Theil–Sen slope', () => {
  it('gives Sen’s example (1968): slope 4, 93 % interval 3.71 to 4.38', () => {
    const points = timed([9, 15, 19, 20, 45, 55, 78].map(only), [1, 2, 3, 4, 10, 12, 18]);
    const result = theilSen(points, { confidence: 0.93, ranks: 'outward' });
    expect(result).toMatchObject({ slope: only(4), intercept: only(4), pairs: 21, trend: 'up' });
    expect(result?.interval.lower).toBeCloseTo(3.71, 2);
    expect(result?.interval.upper).toBeCloseTo(4.38, 2);
  });

  it('gives EPA’s example 17-6 with Gilbert’s interpolated limits', () => {
    const result = theilSen(sulfatePoints, { confidence: 0.95 });
    expect(result?.slope.lower).toBeCloseTo(26.6666667, 6);
    expect(result?.intercept.lower).toBeCloseTo(-1909.3333333, 6);
    expect(result?.interval.lower).toBeCloseTo(20, 6);
    expect(result?.interval.upper).toBeCloseTo(35.71182, 5);
  });

  it('takes three points, keeps gaps in time, and has no slope at a single time', () => {
    expect(theilSen(timed([0, 1, 1].map(only)), { confidence: 0.95 })).toMatchObject({
      slope: only(0.5),
      intercept: only(0.5),
    });
    const gap = theilSen(timed([0, 1, 1].map(only), [0, 1, 3]), { confidence: 0.95 });
    expect(gap?.slope.lower).toBeCloseTo(1 / 3, 12);
    expect(gap?.intercept.lower).toBeCloseTo(2 / 3, 12);
    expect(theilSen(timed([0, 1].map(only), [0, 0]), { confidence: 0.95 })).toBeNull();
  });

  it('makes ranges of ranges that hold the slopes of the values inside them', () => {
    const wide = [2, 3, 5, 6, 8, 9, 11, 12, 14].map((n) => interval(n - 0.5, n + 0.5));
    const result = theilSen(timed(wide), { confidence: 0.95 });
    for (const pick of [0, 0.3, 0.5, 1]) {
      const values = wide.map((i, n) => only(i.lower + ((pick + n * 0.37) % 1) * (i.upper - i.lower)));
      const inside = theilSen(timed(values), { confidence: 0.95 });
      expect(inside?.slope.lower).toBeGreaterThanOrEqual(result?.slope.lower ?? 0);
      expect(inside?.slope.upper).toBeLessThanOrEqual(result?.slope.upper ?? 0);
      expect(inside?.interval.lower).toBeGreaterThanOrEqual(result?.interval.lower ?? 0);
      expect(inside?.interval.upper).toBeLessThanOrEqual(result?.interval.upper ?? 0);
    }
    expect(result?.trend).toBe('up');
  });

  it('has no upper end where most figures have none', () => {
    const floors = Array.from({ length: 8 }, (_, n) => interval(n, Number.POSITIVE_INFINITY, false));
    expect(theilSen(timed(floors), { confidence: 0.95 })?.slope).toMatchObject({
      lower: Number.NEGATIVE_INFINITY,
      upper: Number.POSITIVE_INFINITY,
    });
    const one = [...Array.from({ length: 7 }, (_, n) => only(n)), interval(7, Number.POSITIVE_INFINITY)];
    expect(theilSen(timed(one), { confidence: 0.95 })?.slope).toEqual(only(1));
  });

  // Steep for certain, flat for certain, falling, and where it depends on the values.
  it.each([
    ['up', [1, 2, 3, 4, 5, 6, 7, 8], 0.1],
    ['down', [8, 7, 6, 5, 4, 3, 2, 1], 0.1],
    ['not-shown', [1, 5, 2, 4, 3, 5, 1, 2], 0],
    ['undetermined', [1, 2, 3, 4, 5, 6, 7, 8], 3],
  ] as const)('says %s', (trend, values, reach) => {
    const wide = values.map((n) => interval(n - reach, n + reach));
    expect(theilSen(timed(wide), { confidence: 0.95 })?.trend).toBe(trend);
    expect(mannKendall(wide, 0.05).trend).toBe(trend);
  });
});

describe('Mann–Kendall test', () => {
  it('gives EPA’s example 17-6: S 194, variance 1,428, tau-a 0.7668 and tau-b 0.7745', () => {
    const result = mannKendall(sulfateValues, 0.05);
    expect(result).toMatchObject({
      s: { lower: 194, upper: 194 },
      variance: 1428,
      ties: [3, 2, 2],
      trend: 'up',
    });
    expect(result.z.lower).toBeCloseTo(5.107322, 6);
    expect(Math.abs(result.p.upper / 3.267574e-7 - 1)).toBeLessThan(1e-6);
    expect(result.tauA.lower).toBeCloseTo(0.7667984, 7);
    expect(result.tauB?.lower).toBeCloseTo(0.7744897, 7);
  });

  it('finds nothing in figures that are all the same', () => {
    expect(
      mannKendall(
        Array.from({ length: 9 }, () => only(3)),
        0.05,
      ),
    ).toMatchObject({
      s: { lower: 0, upper: 0 },
      variance: 0,
      p: { lower: 1, upper: 1 },
      tauB: null,
      trend: 'not-shown',
    });
  });

  it('widens S by the pairs that may go either way', () => {
    const result = mannKendall([only(1), interval(2, 4), interval(3, 5), only(5)], 0.05);
    // 1 is below all; [2,4] and [3,5] may go either way; [3,5] may equal 5 but not exceed it.
    expect(result.s).toEqual({ lower: 1 + 1 + 1 - 1 + 1 + 0, upper: 6 });
    expect(result.p.upper).toBeGreaterThan(result.p.lower);
    // An open end is not reached: more than 5 is more than 5.
    expect(mannKendall([only(5), interval(5, 9, false)], 0.05).s).toEqual({ lower: 1, upper: 1 });
  });
});
