import { describe, expect, it } from 'vitest';
import { type FigureOptions, parseFigure } from '../figure/parse.js';
import type { Indicator } from '../indicator/indicator.js';
import { parsePeriod } from '../period/parse.js';
import type { Period } from '../period/period.js';
import type { Bounds } from '../quantity/bounds.js';
import type { Figure, Quantity } from '../quantity/quantity.js';
import { comparedBaseline, compareQuantities, compareToBaseline, notComparable } from './compare.js';
import { normalise, perOf } from './normalise.js';

const count: FigureOptions = { unit: '{person}', nonNegative: true, integer: false, rateBasis: 'month' };

function quantity(text: string, options = count): Quantity {
  const parsed = parseFigure(text, options);
  if (parsed.kind !== 'figure') throw new Error(`${text}: ${parsed.kind}`);
  return parsed.quantity;
}

function period(text: string): Period {
  const parsed = parsePeriod(text);
  if (parsed.kind !== 'period') throw new Error(text);
  return parsed.period;
}

const flow: Indicator = {
  id: 'arrivals',
  name: { en: 'Arrivals' },
  definition: { en: 'People who arrived.' },
  kind: 'flow',
  unit: '{person}',
  rateBasis: 'month',
  statedAs: 'total',
  cadence: 'month',
  publicationLagDays: 30,
  direction: 'up-is-worse',
  nonNegative: true,
  integer: false,
  dimensions: [],
  margin: 0,
};
const daily: Indicator = { ...flow, unit: 'USD', rateBasis: 'day', statedAs: 'rate' };
const stock: Indicator = { ...flow, kind: 'stock', rateBasis: null };

function figure(text: string, indicator = flow): Figure {
  const parsed = parseFigure(text, indicator);
  if (parsed.kind !== 'figure') throw new Error(`${text}: ${parsed.kind}`);
  return { quantity: parsed.quantity, per: perOf(parsed.per, indicator) };
}

function interval(b: Bounds | null): string {
  if (!b) return 'none';
  const rounded = (n: number | null) => (n === null ? 'inf' : String(Number(n.toFixed(3))));
  return `${b.lowerInclusive ? '[' : '('}${rounded(b.lower)}, ${rounded(b.upper)}${b.upperInclusive ? ']' : ')'}`;
}

describe('every row of the comparison table', () => {
  it.each<[string, string, string, string]>([
    ['>100,000', '95,000', 'below', '(0, 0.95)'],
    ['>100,000', '100,000', 'below', '(0, 1)'],
    ['>100,000', '150,000', 'indeterminate: open-baseline', '(0, 1.5)'],
    ['>100,000', '>200,000', 'indeterminate: open-baseline', '(0, inf)'],
    ['60-70', '65', 'within', '[0.929, 1.083]'],
    ['60-70', '70', 'within', '[1, 1.167]'],
    ['60-70', '71', 'above', '[1.014, 1.183]'],
    ['60-70', '65-80', 'indeterminate: partial-overlap', '[0.929, 1.333]'],
    ['60-70', '>70', 'above', '(1, inf)'],
    ['60-70', '>=70', 'indeterminate: partial-overlap', '[1, inf)'],
    ['60-70', '>=50', 'indeterminate: straddles', '[0.714, inf)'],
    ['0', '3', 'above', 'none'],
    ['0', '0', 'within', 'none'],
    ['0-5', '10', 'above', '[2, inf)'],
    // And the edges beside them.
    ['>100,000', '0', 'below', '[0, 0]'],
    ['>=100,000', '100,000', 'indeterminate: open-baseline', '(0, 1]'],
    ['60-70', '59', 'below', '[0.843, 0.983]'],
    ['60-70', '<60', 'below', '[0, 1)'],
    ['60-70', '<=60', 'indeterminate: partial-overlap', '[0, 1]'],
    ['60-70', '50-80', 'indeterminate: straddles', '[0.714, 1.333]'],
    ['60-70', '60-70', 'within', '[0.857, 1.167]'],
    ['<10', '10', 'above', '(1, inf)'],
    ['<10', '<10', 'within', '[0, inf)'],
  ])('%s against %s: %s', (baseline, observed, verdict, ratio) => {
    const c = compareQuantities(quantity(observed), quantity(baseline), {
      basis: 'month',
      nonNegative: true,
    });
    expect(c.reason ? `${c.verdict}: ${c.reason}` : c.verdict).toBe(verdict);
    expect(interval(c.ratio)).toBe(ratio);
    expect(c.basis).toBe('month');
  });

  it('always gives a difference', () => {
    const difference = (n: string, b: string) =>
      interval(compareQuantities(quantity(n), quantity(b), { basis: null, nonNegative: true }).difference);
    expect(difference('3', '0')).toBe('[3, 3]');
    expect(difference('65-80', '60-70')).toBe('[-5, 20]');
    expect(difference('95,000', '>100,000')).toBe('(inf, -5000)');
  });

  it('widens the baseline by the margin first', () => {
    const verdict = (n: string, b: string, margin: number) =>
      compareQuantities(quantity(n), quantity(b), { basis: null, nonNegative: true, margin }).verdict;
    expect(verdict('71', '60-70', 0)).toBe('above');
    expect(verdict('71', '60-70', 0.05)).toBe('within');
    expect(verdict('73.5', '60-70', 0.05)).toBe('within');
    expect(verdict('73.6', '60-70', 0.05)).toBe('above');
    expect(verdict('95,000', '>100,000', 0.05)).toBe('below');
    expect(verdict('95,001', '>100,000', 0.05)).toBe('indeterminate');
  });

  it('has no ratio where values may be negative, but a verdict', () => {
    const signed = { ...count, nonNegative: false };
    const c = compareQuantities(quantity('-3', signed), quantity('-2 to 5', signed), {
      basis: null,
      nonNegative: false,
    });
    expect([c.verdict, c.ratio, interval(c.difference)]).toEqual(['below', null, '[-8, -1]']);
  });
});

describe('normalisation', () => {
  const onBasis = (text: string, when: string, indicator = flow) =>
    normalise(figure(text, indicator), period(when), indicator);

  it('divides a total by its equivalents', () => {
    const months = onBasis('about 1,200', '2019-01-01/P9M');
    expect(months).toMatchObject({ basis: 'month', method: 'divided', days: 273, equivalents: 9 });
    expect(months.quantity.point).toBeCloseTo(133.33, 2);
    expect(months.quantity.lower).toBeCloseTo(127.78, 2);
    expect(months.quantity.upper).toBeCloseTo(138.89, 2);
    expect(months.quantity.text).toBe('about 133.33 (127.77–138.89)');
    expect(onBasis('1,200', '2019-01-01/P9M', { ...flow, rateBasis: 'day' }).quantity.point).toBeCloseTo(
      4.396,
      3,
    );
    expect(onBasis('600', '2019-01-15/2019-03-10').quantity.point).toBeCloseTo(320.69, 2);
    expect(onBasis('600', '2019-01-15/2019-03-10').equivalents).toBeCloseTo(1.871, 3);
    expect(onBasis('290', '2020-01/2020-02').quantity.point).toBe(145);
  });

  it('fixes the basis, because bases differ', () => {
    const ratio = (basis: 'day' | 'month', a: [string, string], b: [string, string]) => {
      const rate = ([text, when]: [string, string]) =>
        onBasis(text, when, { ...flow, rateBasis: basis }).quantity.point ?? Number.NaN;
      return rate(a) / rate(b);
    };
    expect(ratio('month', ['290', '2020-01/2020-02'], ['1,200', '2019-01-01/P9M'])).toBeCloseTo(1.0875, 4);
    expect(ratio('day', ['290', '2020-01/2020-02'], ['1,200', '2019-01-01/P9M'])).toBeCloseTo(1.0996, 4);
    expect(ratio('day', ['290', '2020-02'], ['280', '2019-02'])).toBe(1);
    expect(ratio('month', ['290', '2020-02'], ['280', '2019-02'])).toBeCloseTo(1.036, 3);
  });

  it('leaves a rate on the basis as it is, and converts another', () => {
    expect(onBasis('140k a day', '2020-Q3', daily)).toMatchObject({
      method: 'rate',
      quantity: { point: 140_000 },
    });
    expect(onBasis('$3.1m a month', '2020-03', daily)).toMatchObject({
      method: 'rate',
      quantity: { point: 100_000 },
    });
    expect(onBasis('$3.1m in total', '2020-03', daily)).toMatchObject({
      method: 'divided',
      quantity: { point: 100_000 },
    });
    expect(onBasis('1,200 a year', '2020').quantity.point).toBe(100);
  });

  it('keeps the hedge and its open ends', () => {
    expect(onBasis('more than 210', '2020-Q3').quantity).toMatchObject({
      qualifier: 'more-than',
      lower: 70,
      upper: null,
      lowerInclusive: false,
    });
  });

  it('leaves alone what is no flow, and what is one of the basis already', () => {
    expect(onBasis('400', '2020-Q3', stock)).toMatchObject({
      basis: null,
      method: 'none',
      quantity: { point: 400 },
    });
    expect(onBasis('60-70', '2020-03').quantity.text).toBe('60-70');
  });

  it('knows what an unmarked figure is per', () => {
    expect(perOf(null, flow)).toBe('period');
    expect(perOf(null, daily)).toBe('day');
    expect(perOf('month', daily)).toBe('month');
    expect(perOf('period', daily)).toBe('period');
    expect(perOf('period', stock)).toBe('period');
  });
});

describe('a figure against its baseline', () => {
  const baseline = { figure: figure('about 1,200'), period: period('2019-01/2019-09') };
  const observed = (text: string, when: string, partial = false, indicator = flow) => ({
    figure: figure(text, indicator),
    period: period(when),
    partial,
  });
  const verdict = (text: string, when: string, partial = false) => {
    const { comparison } = compareToBaseline(observed(text, when, partial), baseline, flow);
    return comparison.reason ?? comparison.verdict;
  };

  it('is compared on the rate basis', () => {
    expect(verdict('290', '2020-01/2020-02')).toBe('above');
    expect(verdict('270', '2020-01/2020-02')).toBe('within');
    expect(verdict('250', '2020-01/2020-02')).toBe('below');
  });

  it('is a lower bound while its period is not over', () => {
    expect(verdict('290', '2020-01/2020-02', true)).toBe('above');
    expect(verdict('250', '2020-01/2020-02', true)).toBe('open-figure');
    const { normalised, comparison } = compareToBaseline(
      observed('250', '2020-01/2020-02', true),
      baseline,
      flow,
    );
    expect(normalised.quantity.point).toBe(125);
    expect(interval(comparison.ratio)).toBe('[0.9, inf)');
  });

  it('is what it is when it is a rate or a stock', () => {
    expect(verdict('125 a month', '2020-01', true)).toBe('below');
    const held = { figure: figure('400', stock), period: period('2020-06') };
    expect(compareToBaseline(observed('300', '2020-Q3', true, stock), held, stock).comparison.verdict).toBe(
      'below',
    );
  });

  it('names an open baseline first', () => {
    const floor = { figure: figure('more than $100,000 a day', daily), period: period('2019-04/2020-06') };
    const total = observed('$20m in total', '2020-Q3', true, daily);
    expect(compareToBaseline(total, floor, daily).comparison.reason).toBe('open-baseline');
  });

  it('is not comparable without one', () => {
    expect(compareToBaseline(observed('5', '2020-01'), null, flow).comparison).toEqual({
      verdict: 'not-comparable',
      reason: 'no-baseline',
      basis: 'month',
      ratio: null,
      difference: null,
    });
    expect(notComparable('unit', null).reason).toBe('unit');
  });

  it('does not let binary fractions part what is equal', () => {
    const tenth = { figure: figure('0.1 a day', daily), period: period('2020') };
    const thrice = observed('0.3 in total', '2020-03-01/2020-03-03', false, daily);
    expect(compareToBaseline(thrice, tenth, daily).comparison.verdict).toBe('within');
  });
});

describe('the baseline that figures and rules are held against', () => {
  const widened = (text: string, margin: number, per: 'period' | 'month' = 'period') =>
    comparedBaseline(
      { figure: { quantity: quantity(text), per }, period: period('2019-01-01/P9M') },
      { ...flow, margin },
    );

  it.each([
    ['540-630', 0.1, { lower: 54, upper: 77, qualifier: 'range' }],
    ['900', 0.1, { lower: 90, upper: 110, qualifier: 'range', point: null }],
    ['more than 900', 0.1, { lower: 90, upper: null, lowerInclusive: false, qualifier: 'more-than' }],
    ['fewer than 90', 0.1, { lower: 0, upper: 11, upperInclusive: false, qualifier: 'less-than' }],
    ['0', 0.1, { lower: 0, upper: 0, qualifier: 'exact' }],
    ['540-630', 0, { lower: 60, upper: 70, qualifier: 'range' }],
  ] as const)('%s over nine months, widened by %s', (text, margin, expected) => {
    expect(widened(text, margin)).toMatchObject(expected);
  });

  it('is what the figure was compared with', () => {
    const indicator = { ...flow, margin: 0.1 };
    const baseline = { figure: figure('540-630'), period: period('2019-01-01/P9M') };
    for (const text of ['50', '54', '60', '77', '77.1', '40-60', '>70']) {
      const observed = { figure: figure(text), period: period('2020-03'), partial: false };
      const { normalised, comparison } = compareToBaseline(observed, baseline, indicator);
      expect(comparison).toEqual(
        compareQuantities(normalised.quantity, comparedBaseline(baseline, indicator), {
          basis: 'month',
          nonNegative: true,
        }),
      );
    }
  });
});
