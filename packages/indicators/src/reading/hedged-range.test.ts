/** A hedge before a range holds for it: the looser end stays open. */
import { describe, expect, it } from 'vitest';
import { parseFigure } from '../figure/parse.js';
import { readFigures } from './read.js';

const found = (text: string) =>
  readFigures(text).map(
    ({ change, quantity: q }) =>
      `${change === 'level' ? '' : `${change} `}${q.lowerInclusive ? '[' : '('}${q.lower ?? ''}, ${q.upper ?? ''}${q.upperInclusive ? ']' : ')'}`,
  );

describe('a range under a hedge', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['No fewer than 12 to 14 vehicles burned.', '[12, )'],
    ['At least 4,000 to 6,000 people fled.', '[4000, )'],
    ['More than 20 to 30 per cent of them left.', '(20, )'],
    ['Up to 20-30 trucks crossed.', '[0, 30]'],
    ['There were fewer than 20 to 30 men.', '[0, 30)'],
    ['Nearly 300-350 people came.', '[285, 350)'],
    ['Just over 20 to 30 people came.', '(20, 31.5]'],
    ['It is unlikely to exceed 20 to 30 people.', '[0, 31.5]'],
    ['At least 20 or 30 people came.', '[20, )'],
    ['20 to 30 people or more came.', '[20, )'],
    ['20 to 30 people at least came.', '[20, )'],
    ['More than half to two thirds of them came.', '(50, )'],
    ['About 20 to 30 men stayed.', '[19, 31.5]'],
    ['Exactly 20 to 30 men stayed.', '[20, 30]'],
    ['Prices are up more than 5 to 6 per cent.', 'rise (5, )'],
    ['ما لا يقل عن 20 إلى 30 شخصا قتلوا.', '[20, )'],
    ['أكثر من 20 إلى 30 بالمئة منهم غادروا.', '(20, )'],
    ['حتى 20 إلى 30 شاحنة عبرت.', '[0, 30]'],
    ['أقل من 20 إلى 30 شاحنة عبرت.', '[0, 30)'],
    ['لن يتجاوز 20 إلى 30 شاحنة.', '[0, 30]'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });

  it.each<[text: string, ...figures: string[]]>([
    ['20 to 30 men stayed.', '[20, 30]'],
    ['Between 20 and 30 men stayed.', '[20, 30]'],
    ['From at least 20 to 30 men stayed.', '[20, 30]'],
    ['Between at least 20 and 30 men stayed.', '[20, 30]'],
    ['It fell from at least 30 to 20.', '[30, )', '[20, 20]'],
    ['ارتفع العدد من أكثر من 20 إلى 30 شخصا.', '(20, )', '[30, 30]'],
  ])('and one without, or of two levels: %s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });

  const options = { unit: '{person}', nonNegative: true, integer: true, rateBasis: null };
  it.each([
    ['more than 200-250', 'more-than', 200, null],
    ['at least 60 to 70', 'at-least', 60, null],
    ['up to 30-40', 'at-most', 0, 40],
    ['60-70 or more', 'at-least', 60, null],
    ['ما لا يقل عن 15 إلى 20', 'at-least', 15, null],
  ])('is read in a form, too: %s', (text, qualifier, lower, upper) => {
    expect(parseFigure(text, options)).toMatchObject({
      kind: 'figure',
      quantity: { qualifier, lower, upper },
    });
  });
});

describe('a range with nothing around it', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['15-25', '[15, 25]'],
    ['15~25', '[15, 25]'],
    ['١٥–٢٥', '[15, 25]'],
    ['[4] 2.'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });
});
