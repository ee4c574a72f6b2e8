/** What rises or falls from one number to another is two levels, not one range. */
import { describe, expect, it } from 'vitest';
import { readFigures } from './read.js';

const found = (text: string) =>
  readFigures(text).map(({ change, quantity: q, unit }) =>
    [
      change === 'level' ? '' : `${change} `,
      `${q.lowerInclusive ? '[' : '('}${q.lower ?? ''}, ${q.upper ?? ''}${q.upperInclusive ? ']' : ')'}`,
      unit === null ? '' : ` ${unit}`,
    ].join(''),
  );

describe('from one number to another', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['Attacks increased from 30 to 50 a month.', '[30, 30] {attack}', '[50, 50] {attack}'],
    ['The price almost tripled, from 2,000 to 5,500 dollars.', '[2000, 2000] USD', '[5500, 5500] USD'],
    ['The share went from 20 to 40 per cent.', '[20, 20] %', '[40, 40] %'],
    ['They raised the share from 5 to 7 per cent.', '[5, 5] %', '[7, 7] %'],
    ['The number of families doubled from 200 to 400.', '[200, 200] {family}', '[400, 400] {family}'],
    ['It rose from 1.1 to 1.3 million people.', '[1100000, 1100000] {person}', '[1300000, 1300000] {person}'],
    ['It was an increase from 20 to 30 attacks.', '[20, 20] {attack}', '[30, 30] {attack}'],
    ['It rose from about 20 to 30 attacks.', '[19, 21] {attack}', '[30, 30] {attack}'],
    ['The pound depreciated from 1,500 to 1,900 LBP.', '[1500, 1500] LBP', '[1900, 1900] LBP'],
    ['ارتفع السعر من 1,500 إلى 2,500 دولار.', '[1500, 1500] USD', '[2500, 2500] USD'],
    ['تضاعف عدد الأسر من 200 إلى 400 أسرة.', '[200, 200] {family}', '[400, 400] {family}'],
    ['رفعت الحكومة النسبة من 5 إلى 7 بالمئة.', '[5, 5] %', '[7, 7] %'],
    ['انتقلت النسبة من 5 إلى 7 بالمئة.', '[5, 5] %', '[7, 7] %'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
    expect(readFigures(text).flatMap(({ warnings }) => warnings ?? [])).toEqual([]);
  });

  it.each<[text: string, ...figures: string[]]>([
    ['From 20 to 30 men stayed.', '[20, 30] {person}'],
    ['Groups ranging from 20 to 30 men stayed.', '[20, 30] {person}'],
    ['Prices rose by from 5 to 7 per cent.', 'rise [5, 7] %'],
    ['Prices rose 5 to 7 per cent.', 'rise [5, 7] %'],
    ['They lost from 20 to 30 men.', '[20, 30] {person}'],
    ['زاد عدد الأسر المكونة من 5 إلى 7 أفراد.', '[5, 7] {person}'],
    ['They cut the forecast from 5 to 7 per cent to 3 to 5 per cent.', '[5, 7] %', '[3, 5] %'],
    ['بقي من 20 إلى 30 رجلا.', '[20, 30] {person}'],
  ])('and what is a range: %s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });
});
