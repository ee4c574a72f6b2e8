/** A unit that is said once for two figures. Every sentence here is ours. */
import { describe, expect, it } from 'vitest';
import { readFigures } from './read.js';

const found = (text: string) =>
  readFigures(text).map(({ change, quantity: q, unit, per }) =>
    [change === 'level' ? '' : change, q.point ?? q.upper, unit ?? '-', per ?? ''].join(' ').trim(),
  );

describe('a unit that is said once', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['Prices rose respectively by 22 and 48 per cent.', 'rise 22 %', 'rise 48 %'],
    ['The economy grew by 5.2 and 5.1 per cent in the first two quarters.', 'rise 5.2 %', 'rise 5.1 %'],
    ['Output rose 70,000 barrels a day to 1.05 million.', 'rise 70000 [bbl_us] day', '1050000 [bbl_us] day'],
    [
      'It was 29.8 million barrels per day, compared to 31.8 million in 2018.',
      ...['29800000 [bbl_us] day', '31800000 [bbl_us] day'],
    ],
    ['It fell to 40,000 tonnes from 84,000.', '40000 t', '84000 t'],
    ['بلغ الإنتاج 40 ألف طن مقارنة مع 50 ألف طن.', '40000 t', '50000 t'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });

  it.each<[text: string, ...figures: string[]]>([
    ['They gave 40 tonnes to 300 families.', '40 t', '300 {family}'],
    ['They killed 20 and 5 per cent fled.', '20 {person}', '5 %'],
    ['They sold 40 tonnes and 30 remained.', '40 t', '30 -'],
    ['Prices rose 5 per cent to 80.', 'rise 5 %', '80 -'],
    ['It took 40 km to 3.', '40 km', '3 -'],
  ])('and what is of its own: %s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });
});
