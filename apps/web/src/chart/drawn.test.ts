import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartSeries, type Told } from '../../test/chart-series.js';
import { type Asked, drawnOf } from './drawn.js';
import { sharedScale } from './shared-scale.js';

type Figures = Readonly<Record<string, string>>;
type Baseline = readonly [string, string] | null;

const series = (figures: Figures, baseline: Baseline) =>
  chartSeries(Object.entries(figures) as Told[], baseline, { kind: 'stock', rateBasis: null });

const drawn = (figures: Figures, baseline: Baseline, scale: Asked['scale'], more: Partial<Asked> = {}) => {
  const { points, baseline: against } = series(figures, baseline);
  return drawnOf({
    points,
    baseline: against,
    thresholds: [],
    heights: 'compared',
    scale,
    from: null,
    to: null,
    ...more,
  });
};

const index = (figure: string, baseline: string) => {
  const { figures, leftOut } = drawn({ '2020-01': figure }, ['2019', baseline], 'indexed');
  const [first] = figures;
  if (first === undefined) return leftOut === 0 ? 'refused' : 'left out';
  const { qualifier, lower, upper, point } = first.quantity;
  const rounded = [lower, upper, point].map((one) => (one === null ? null : Math.round(one * 10) / 10));
  return [qualifier, ...rounded];
};

describe('an index', () => {
  it.each([
    ['90', '60', ['exact', 150, 150, 150]],
    ['60-70', '60-70', ['range', 85.7, 116.7, null]],
    ['65', '60-70', ['range', 92.9, 108.3, null]],
    ['93,000', 'more than 100,000', ['less-than', null, 93, null]],
    ['100,000', 'at least 100,000', ['at-most', null, 100, null]],
    ['more than 90', '60', ['more-than', 150, null, null]],
    ['at least 90', '60-70', ['at-least', 128.6, null, null]],
    ['fewer than 30', '60', ['less-than', null, 50, null]],
    ['about 120', '60', ['about', 191.7, 208.3, 200]],
    ['none', '60', ['exact', 0, 0, 0]],
  ] as const)('of %s against %s', (figure, baseline, expected) => {
    const found = index(figure, baseline);
    expect(found[0]).toBe(expected[0]);
    expect(found).toEqual(expected);
  });

  it('leaves out what can be any multiple, and says how many that are', () => {
    const { figures, leftOut } = drawn(
      { '2020-01': '80', '2020-02': 'more than 90' },
      ['2019', 'more than 100'],
      'indexed',
    );
    expect([figures.length, leftOut]).toEqual([1, 1]);
  });

  it('draws the baseline as 100, whatever it is', () => {
    for (const of of ['60', '60-70', 'more than 60']) {
      const { baseline } = drawn({ '2020-01': '50' }, ['2019', of], 'indexed');
      expect(baseline?.quantity).toMatchObject({ qualifier: 'exact', lower: 100, upper: 100 });
    }
  });

  it('draws the line of a rule where the baseline is one number, and only there', () => {
    const thresholds = [{ value: 90, label: 'Alert at 90' }];
    const values = (of: string) =>
      drawn({ '2020-01': '50' }, ['2019', of], 'indexed', { thresholds }).thresholds.map(
        ({ value }) => value,
      );
    expect([values('60'), values('60-70')]).toEqual([[150], []]);
  });

  it.each([
    ['no-baseline', null, {}],
    ['given', ['2019', '60'], { heights: 'given' }],
    ['zero-baseline', ['2019', '0'], {}],
  ] as const)('is refused for the reason %s, and the plain scale drawn', (why, baseline, more) => {
    const { scale, refusal, figures } = drawn({ '2020-01': '50' }, baseline, 'indexed', more);
    expect([scale, refusal, figures.length]).toEqual(['linear', { why }, 1]);
  });

  it('holds every value that both sides allow', () => {
    const whole = fc.integer({ min: 1, max: 500 });
    const range = fc.tuple(whole, whole).map(([a, b]) => [Math.min(a, b), Math.max(a, b) + 1] as const);
    fc.assert(
      fc.property(range, range, fc.double({ min: 0, max: 1, noNaN: true }), (figure, baseline, at) => {
        const { figures } = drawn({ '2020-01': figure.join('-') }, ['2019', baseline.join('-')], 'indexed');
        const between = ([a, b]: readonly [number, number]) => a + (b - a) * at;
        const value = (between(figure) / between(baseline)) * 100;
        const { lower, upper } = figures[0]?.quantity ?? { lower: null, upper: null };
        expect([(lower ?? 0) <= value + 1e-9, (upper ?? 0) >= value - 1e-9]).toEqual([true, true]);
      }),
    );
  });
});

describe('a logarithmic scale', () => {
  it.each([
    ['zero', { '2020-01': '0', '2020-02': '5' }, null, 3],
    ['a range from zero', { '2020-01': '0-5', '2020-02': '5' }, null, 1],
    ['a baseline of zero', { '2020-01': '5' }, ['2019', '0'], 3],
  ] as const)('is refused where %s is drawn', (_, figures, baseline, count) => {
    const { scale, refusal } = drawn(figures, baseline, 'log');
    expect([scale, refusal?.why]).toEqual(['linear', 'zero']);
    expect(refusal).toEqual({ why: 'zero', count });
  });

  it('draws a ceiling of what cannot fall below zero, whose lower end is not drawn', () => {
    const { scale, refusal } = drawn({ '2020-01': 'fewer than 5' }, ['2019', 'fewer than 45'], 'log');
    expect([scale, refusal]).toEqual(['log', null]);
  });

  it('minds only what is in the time shown', () => {
    const figures = { '2020-01': '0', '2020-02': '5' };
    const from = drawn({ '2020-02': '5' }, null, 'linear').figures[0]?.start ?? 0;
    expect(drawn(figures, null, 'log', { from }).scale).toBe('log');
  });
});

describe('one scale for several charts', () => {
  const asked = { heights: 'compared', scale: 'linear', from: null, to: null } as const;
  const men = series({ '2020-01': '50', '2020-02': '90' }, ['2019-01', '60']);
  const women = series({ '2020-03': '500' }, ['2019-06', '300']);

  it('reaches the highest of them and the days of all', () => {
    const { values, days } = sharedScale([men, women], asked);
    expect(values).toEqual([50, 500]);
    expect(days.figures).toHaveLength(3);
    expect(days.baseline).toEqual({
      start: men.baseline && Date.parse(men.baseline.period.start) / 86_400_000,
      end: women.baseline && Date.parse(women.baseline.period.end) / 86_400_000,
    });
  });

  it('is an index where all have a baseline, and plain where one has none', () => {
    expect(sharedScale([men, women], { ...asked, scale: 'indexed' }).values.map(Math.round)).toEqual([
      83, 167,
    ]);
    const without = sharedScale([men, series({ '2020-01': '5' }, null)], { ...asked, scale: 'indexed' });
    expect([without.scale, without.refusal]).toEqual(['linear', { why: 'no-baseline' }]);
  });

  it('is not logarithmic where one of them draws zero', () => {
    const zero = series({ '2020-01': '0' }, null);
    expect(sharedScale([men, zero, zero], { ...asked, scale: 'log' })).toMatchObject({
      scale: 'linear',
      refusal: { why: 'zero', count: 6 },
    });
    expect(sharedScale([men, women], { ...asked, scale: 'log' })).toMatchObject({
      scale: 'log',
      refusal: null,
    });
  });
});
