import { describe, expect, it } from 'vitest';
import { likelyPeriods, periodAfter } from './next-period.js';

const texts = (...args: Parameters<typeof likelyPeriods>) => likelyPeriods(...args).map(({ text }) => text);

describe('the next period', () => {
  const cases: [string, Parameters<typeof periodAfter>, string][] = [
    ['month after month', ['2020-10-01', 'month'], '2020-10'],
    ['quarter after quarter', ['2020-10-01', 'quarter'], '2020-Q4'],
    ['the next whole quarter after a figure that ends inside one', ['2020-06-01', 'quarter'], '2020-Q3'],
    ['year after year', ['2021-01-01', 'year'], '2021'],
    ['week after week, over the new year', ['2020-12-28', 'week'], '2020-W53'],
  ];
  for (const [name, args, expected] of cases) {
    it(name, () => expect(periodAfter(...args).text).toBe(expected));
  }
});

describe('the likely periods', () => {
  it('are what follows the newest figure, and the newest period that is over', () => {
    expect(texts('2020-07-01', 'month', '2020-11-22')).toEqual(['2020-07', '2020-10']);
  });

  it('are one where both are the same', () => {
    expect(texts('2020-10-01', 'month', '2020-11-22')).toEqual(['2020-10']);
  });

  it('never lie in the future', () => {
    expect(texts('2020-11-01', 'month', '2020-11-22')).toEqual(['2020-10']);
  });

  it('begin with the last whole one where nothing was entered', () => {
    expect(texts(null, 'quarter', '2020-11-22')).toEqual(['2020-Q3']);
  });
});
