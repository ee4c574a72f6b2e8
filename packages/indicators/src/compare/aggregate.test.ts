import { describe, expect, it } from 'vitest';
import { type FigureOptions, parseFigure } from '../figure/parse.js';
import { parsePeriod } from '../period/parse.js';
import type { Period } from '../period/period.js';
import type { Quantity } from '../quantity/quantity.js';
import { meanOverTime, ratioOfParts, stockOverTime, sumDisjoint, sumParts, sumPlaces } from './aggregate.js';

const count: FigureOptions = { unit: '{person}', nonNegative: true, integer: false, rateBasis: 'month' };

function quantity(text: string): Quantity {
  const parsed = parseFigure(text, count);
  if (parsed.kind !== 'figure') throw new Error(`${text}: ${parsed.kind}`);
  return parsed.quantity;
}

function period(text: string): Period {
  const parsed = parsePeriod(text);
  if (parsed.kind !== 'period') throw new Error(text);
  return parsed.period;
}

const dated = (when: string, text: string | null) => ({
  period: period(when),
  quantity: text === null ? null : quantity(text),
});
const months = Array.from({ length: 12 }, (_, at) => `2020-${String(at + 1).padStart(2, '0')}`);

describe('the sum of parts', () => {
  it.each<[string[], string]>([
    [['more than 959', 'more than 570'], 'more than 1,529'],
    [['3', '4'], '7'],
    [['60-70', '60-70'], '120–140'],
    [['60-70', 'less than 10'], 'at least 60 and less than 80'],
    [['less than 10', 'less than 10'], 'less than 20'],
    [['up to 10', '0'], 'at most 10'],
    [['at least 5', 'more than 5'], 'more than 10'],
    [['about 500,000', 'about 300,000'], 'about 800,000'],
    [['about 1,200', '34'], 'about 1,234 (1,184–1,284)'],
    [['0.1', '0.2'], '0.3'],
  ])('%j', (texts, expected) => {
    expect(sumParts(texts.map(quantity)).text).toBe(expected);
  });

  it('keeps the point of what was about a point, and none of a range', () => {
    expect(sumParts([quantity('about 500,000'), quantity('about 300,000')])).toMatchObject({
      qualifier: 'about',
      lower: 760_000,
      upper: 840_000,
      point: 800_000,
    });
    expect(sumParts([quantity('60-70'), quantity('5')]).point).toBeNull();
    expect(() => sumParts([])).toThrow(RangeError);
  });
});

describe('a sum over time', () => {
  it('adds flows of disjoint periods, bounds with bounds', () => {
    const sum = sumDisjoint(
      months.map((month) => dated(month, '60-70')),
      period('2020'),
      'flow',
    );
    expect(sum).toMatchObject({ kind: 'aggregate', coverage: 1, quantity: { lower: 720, upper: 840 } });
  });

  it('is a lower bound with its coverage where a part is missing', () => {
    const parts = months.map((month, at) => dated(month, at === 1 ? null : '60-70'));
    const sum = sumDisjoint(parts, period('2020'), 'flow');
    expect(sum).toMatchObject({ quantity: { qualifier: 'at-least', lower: 660, upper: null } });
    expect(sum.kind === 'aggregate' && sum.coverage).toBeCloseTo((366 - 29) / 366, 12);
  });

  it('refuses what would count twice, count elsewhere, or mean nothing', () => {
    const whole = period('2020');
    const reason = (
      parts: Parameters<typeof sumDisjoint>[0],
      kind: Parameters<typeof sumDisjoint>[2] = 'flow',
    ) => {
      const sum = sumDisjoint(parts, whole, kind);
      return sum.kind === 'refused' ? sum.reason : sum.quantity.text;
    };
    expect(reason([dated('2020-01', '1'), dated('2020-Q1', '3')])).toBe('overlap');
    expect(reason([dated('2020-01/2020-12', '1'), dated('2020-02', '3'), dated('2020-03', '3')])).toBe(
      'overlap',
    );
    expect(reason([dated('2019-12', '1')])).toBe('outside');
    expect(reason([dated('2020-01', null)])).toBe('no-figure');
    expect(reason([dated('2020-01', '1')], 'stock')).toBe('not-additive');
    expect(reason([dated('2020-01', '1')], 'ratio')).toBe('not-additive');
  });
});

describe('a sum over places', () => {
  it('adds stocks at one date', () => {
    const sum = sumPlaces(
      [
        { place: 'ninewa', quantity: quantity('more than 400') },
        { place: 'anbar', quantity: quantity('100') },
      ],
      'stock',
    );
    expect(sum).toMatchObject({ coverage: 1, quantity: { text: 'more than 500' } });
  });

  it('is a lower bound where a place is missing, and refuses a place twice', () => {
    const some = sumPlaces(
      [
        { place: 'a', quantity: quantity('5') },
        { place: 'b', quantity: null },
      ],
      'stock',
    );
    expect(some).toMatchObject({ coverage: 0.5, quantity: { text: 'at least 5' } });
    const twice = sumPlaces(
      [
        { place: 'a', quantity: quantity('5') },
        { place: 'a', quantity: quantity('5') },
      ],
      'stock',
    );
    expect(twice).toEqual({ kind: 'refused', reason: 'repeated-place' });
    expect(sumPlaces([], 'rate')).toEqual({ kind: 'refused', reason: 'not-additive' });
  });
});

describe('a stock over time', () => {
  const parts = [dated('2020-02', '10-20'), dated('2020-01', '15'), dated('2020-03', 'more than 12')];
  it.each<['last' | 'max', string]>([
    ['last', 'more than 12'],
    ['max', 'at least 15'],
  ])('%s', (method, expected) => {
    expect(stockOverTime(parts, method)).toMatchObject({ quantity: { text: expected } });
  });

  it('has a mean weighted by days', () => {
    const mean = stockOverTime([dated('2020-01', '10'), dated('2020-02', '20-30')], 'mean');
    expect(mean).toMatchObject({ coverage: 1 });
    expect(mean.kind === 'aggregate' && mean.quantity.lower).toBeCloseTo((31 * 10 + 29 * 20) / 60, 10);
    expect(mean.kind === 'aggregate' && mean.quantity.upper).toBeCloseTo((31 * 10 + 29 * 30) / 60, 10);
    expect(meanOverTime([dated('2020-01', '10'), dated('2020-Q1', '20')])).toEqual({
      kind: 'refused',
      reason: 'overlap',
    });
    expect(meanOverTime([])).toEqual({ kind: 'refused', reason: 'no-figure' });
  });
});

describe('a ratio', () => {
  it('is recomputed from its parts', () => {
    const share = ratioOfParts([quantity('more than 400')], [quantity('about 1,000')], 100);
    expect(share.kind === 'aggregate' && share.quantity).toMatchObject({
      qualifier: 'more-than',
      lowerInclusive: false,
    });
    expect(share.kind === 'aggregate' && share.quantity.lower).toBeCloseTo(38.095, 3);
    expect(ratioOfParts([quantity('5')], [quantity('0')])).toEqual({
      kind: 'refused',
      reason: 'zero-denominator',
    });
  });

  it('finds the tension in the report on its recruits', () => {
    const quarter = ratioOfParts([quantity('about 32,000')], [quantity('4')]);
    expect(quarter).toMatchObject({ quantity: { lower: 7875, upper: 8125 } });
  });
});
