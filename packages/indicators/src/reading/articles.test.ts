/** An article before a number in words says nothing: no such number is cut short. */
import { describe, expect, it } from 'vitest';
import { parseFigure } from '../figure/parse.js';
import { readFigures } from './read.js';

const found = (text: string) =>
  readFigures(text).map(
    ({ start, end, quantity: q }) =>
      `${q.lowerInclusive ? '[' : '('}${q.lower ?? ''}, ${q.upper ?? ''}${q.upperInclusive ? ']' : ')'} ${text.slice(start, end)}`,
  );

describe('a number with an article', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['تجاوز العدد المئة ألف شخص.', '(100000, ) المئة ألف شخص'],
    ['تجاوز العدد المئتي ألف شخص.', '(200000, ) المئتي ألف شخص'],
    ['لم يتجاوز العدد المئة ألف شخص.', '[0, 100000] المئة ألف شخص'],
    ['تجاوز العدد الخمسة والعشرين ألف شخص.', '(25000, ) الخمسة والعشرين ألف شخص'],
    ['عاد الخمسة آلاف نازح.', '[5000, 5000] الخمسة آلاف نازح'],
    ['المليون ونصف المليون نازح بقوا.', '[1500000, 1500000] المليون ونصف المليون نازح'],
    ['تجاوز عدد القتلى الألف.', '(1000, ) الألف'],
    ['فاق عدد النازحين المليون.', '(1000000, ) المليون'],
    ['أكثر من المئة ألف شخص بقوا.', '(100000, ) أكثر من المئة ألف شخص'],
    ['عادت السيدة المليون إلى بيتها.'],
    ['مر الألف.'],
    ['عادت الفتاة الخامسة.'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });

  it('is read in a form, too', () => {
    const options = { unit: '{person}', nonNegative: true, integer: true, rateBasis: null };
    expect(parseFigure('المئة ألف', options)).toMatchObject({ kind: 'figure', quantity: { point: 100_000 } });
  });
});
