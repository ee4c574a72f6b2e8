import { describe, expect, it } from 'vitest';
import { parseFigure } from '../figure/parse.js';
import { unitAliases } from '../figure/unit-aliases.js';
import { interval } from '../quantity/interval.js';
import { quantityOf } from '../quantity/of-interval.js';
import { formatQuantity } from './format.js';

const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '');
const ar = (lower: number, upper: number, unit: string, more: object = {}) =>
  plain(formatQuantity(quantityOf(interval(lower, upper)), { language: 'ar', unit, isolate: true, ...more }));
const open = Number.POSITIVE_INFINITY;

describe('counted nouns', () => {
  it.each([
    [1, 1, 'شخص واحد'],
    [2, 2, 'شخصان'],
    [3, 3, '3 أشخاص'],
    [11, 11, '11 شخصًا'],
    [100, 100, '100 شخص'],
    [103, 103, '103 أشخاص'],
    [1.5, 1.5, '1.5 شخص'],
    [2, open, 'ما لا يقل عن شخصين'],
    [0, 2, 'من 0 إلى شخصين'],
    [1, 2, 'من شخص واحد إلى شخصين'],
    [60, 70, 'من 60 إلى 70 شخصًا'],
  ])('%s to %s people are %s', (lower, upper, expected) => {
    expect(ar(lower, upper, '{person}')).toBe(expected);
  });

  it.each([
    [2, '{attack}', 'هجومان'],
    [1, '{village}', 'قرية واحدة'],
    [2, '{family}', 'عائلتان'],
    [2, 'USD', 'دولاران'],
    [2, 'EUR', '2 يورو'],
    [2, '%', '2%'],
    [2, '{widget}', '2 widget'],
  ])('%s of %s is %s', (n, unit, expected) => {
    expect(ar(n, n, unit)).toBe(expected);
  });

  it.each([
    [1000, 1000, 'ألف شخص', 'ألف'],
    [2000, 2000, 'ألفا شخص', 'ألفان'],
    [2000, open, 'ما لا يقل عن ألفي شخص', 'ما لا يقل عن ألفين'],
    [3000, 3000, '3 آلاف شخص', '3 آلاف'],
    [11_000, 11_000, '11 ألف شخص', '11 ألفًا'],
    [60_000, 70_000, 'من 60 ألفًا إلى 70 ألف شخص', 'من 60 ألفًا إلى 70 ألفًا'],
    [1110, 1110, '1.11 ألف شخص', '1.11 ألف'],
    [2_000_000, 2_000_000, 'مليونا شخص', 'مليونان'],
  ])('%s to %s are %s in few words', (lower, upper, withUnit, without) => {
    expect(ar(lower, upper, '{person}', { style: 'compact' })).toBe(withUnit);
    expect(formatQuantity(quantityOf(interval(lower, upper)), { language: 'ar', style: 'compact' })).toBe(
      without,
    );
  });

  it('stand in the case of the word before them', () => {
    expect(ar(2, 2, '{person}', { afterPreposition: true })).toBe('شخصين');
    expect(ar(2000, 2000, '{person}', { afterPreposition: true, style: 'compact' })).toBe('ألفي شخص');
  });

  const hedged = (n: number) => [
    interval(n, n),
    interval(n, open),
    interval(n, open, false),
    interval(0, n),
    interval(n, n + 1),
    interval(n, n + 70_000),
  ];

  it.each(Object.keys(unitAliases).filter((unit) => unit !== 'm'))(
    'of %s are read back as they were written, in both languages and digits',
    (unit) => {
      for (const n of [1, 2, 3, 10, 11, 100, 101, 102, 1.5, 2000])
        for (const range of hedged(n))
          for (const language of ['en', 'ar'] as const)
            for (const digits of ['latn', 'arab'] as const) {
              const text = formatQuantity(quantityOf(range), { language, digits, unit, per: 'month' });
              const options = { unit, nonNegative: true, integer: false, rateBasis: 'month' } as const;
              const read = parseFigure(text, options);
              const { lower, upper, lowerInclusive, upperInclusive } = quantityOf(range);
              expect([text, read]).toMatchObject([
                text,
                { kind: 'figure', quantity: { lower, upper, lowerInclusive, upperInclusive } },
              ]);
            }
    },
  );

  it('are plural in English for a range', () => {
    expect(formatQuantity(quantityOf(interval(0, 1)), { language: 'en', unit: '{person}' })).toBe(
      '0–1 people',
    );
  });
});

describe('a range of which only one end is in thousands', () => {
  it.each([
    [60, 70_000, 'at least 60 and at most 70,000', '≥ 60, ≤ 70,000'],
    [10, 12_000, 'at least 10 and at most 12,000', '≥ 10, ≤ 12,000'],
    [500, 1_200_000, 'at least 500 and at most 1,200,000', '≥ 500, ≤ 1,200,000'],
    // What cannot be taken for 500 to 1,200 thousand.
    [500, 1200, '500–1,200', '500–1,200'],
    [0, 70_000, '0–70,000', '0–70,000'],
    [1234, 70_000, '1,234–70,000', '1,234–70,000'],
    [60_000, 70_000, '60,000–70,000', '60k–70k'],
    [800_000, 1_200_000, '800,000–1,200,000', '800k–1.2m'],
  ])('%s to %s is never written as if both were', (lower, upper, long, compact) => {
    const q = quantityOf(interval(lower, upper));
    expect(formatQuantity(q, { language: 'en' })).toBe(long);
    expect(formatQuantity(q, { language: 'en', style: 'compact' })).toBe(compact);
    expect(q.text).toBe(long);
    expect(formatQuantity(q, { language: 'ar', style: 'compact' })).not.toMatch(/^من 60 إلى 70 |^10–12/);
  });
});
