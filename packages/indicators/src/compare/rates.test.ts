import { describe, expect, it } from 'vitest';
import { parseFigure } from '../figure/parse.js';
import type { Basis } from '../indicator/indicator.js';
import { parsePeriod } from '../period/parse.js';
import { type Per, pers } from '../quantity/quantity.js';
import { formatQuantity } from '../say/format.js';
import { normalise } from './normalise.js';

const crossings = { kind: 'flow', unit: '{person}', nonNegative: true, integer: true } as const;

function read(text: string, rateBasis: Basis = 'month') {
  const parsed = parseFigure(text, { ...crossings, rateBasis });
  if (parsed.kind !== 'figure') throw new Error(`${text}: ${JSON.stringify(parsed)}`);
  return parsed;
}

describe('what a figure is per', () => {
  it.each<[Per, readonly string[]]>([
    ['day', ['60 a day', '60 per day', '60 daily', '60 كل يوم', '60 لكل يوم', '60 يوميا']],
    ['week', ['60 a week', '60 per week', '60/week', '60 weekly', '60 every week']],
    ['week', ['60 كل أسبوع', '60 في الأسبوع', '60 أسبوعيا', '60 لكل أسبوع', '60 بالأسبوع']],
    ['month', ['60 a month', '60 لكل شهر', '60 كل شهر', '60 شهريا']],
    ['quarter', ['60 a quarter', '60 per quarter', '60/quarter', '60 quarterly', '60 every quarter']],
    ['quarter', ['60 ربع سنوي', '60 ربع سنويا', '60 كل ربع سنة', '60 في ربع السنة', '60 كل ثلاثة أشهر']],
    ['year', ['60 a year', '60 سنويا', '60 لكل سنة']],
  ])('%s: %j', (per, texts) => {
    for (const text of texts) expect(read(text).per, text).toBe(per);
  });

  it('is written so that it is read again, in both languages', () => {
    const { quantity } = read('60-70');
    for (const per of pers)
      for (const language of ['en', 'ar'] as const) {
        const text = formatQuantity(quantity, { language, unit: crossings.unit, per });
        expect(read(text), text).toMatchObject({
          per: per === 'period' ? null : per,
          quantity: { lower: 60 },
        });
      }
  });

  // A week has seven days however long its month is; a quarter is three months.
  it.each<[string, string, Basis, number]>([
    ['70 a week', '2020-09', 'day', 10],
    ['70 a week', '2020-09', 'month', 300],
    ['70 a week', '2020-02', 'month', 290],
    ['14 a week', '2020-09', 'month', 60],
    ['21 a week', '2020-10', 'month', 93],
    ['300 a quarter', '2020-02', 'month', 100],
    ['300 a quarter', '2020', 'year', 1200],
    ['10 a day', '2020-09', 'week', 70],
    ['100 a month', '2020-Q3', 'quarter', 300],
    ['1200 a year', '2019', 'quarter', 300],
  ])('%s over %s is so many a %s', (text, days, rateBasis, expected) => {
    const period = parsePeriod(days);
    if (period.kind !== 'period') throw new Error(days);
    const { quantity, per } = read(text, rateBasis);
    const figure = { quantity, per: per ?? 'period' };
    expect(normalise(figure, period.period, { ...crossings, rateBasis }).quantity.point).toBe(expected);
  });

  it.each<[string, Basis, number]>([
    ['2020-09', 'week', 140],
    ['2020', 'quarter', 150],
  ])('a total over %s is spread over its %ss', (days, rateBasis, expected) => {
    const period = parsePeriod(days);
    if (period.kind !== 'period') throw new Error(days);
    const figure = { quantity: read('600').quantity, per: 'period' } as const;
    const { quantity, method } = normalise(figure, period.period, { ...crossings, rateBasis });
    expect([quantity.point, method]).toEqual([expected, 'divided']);
  });
});
