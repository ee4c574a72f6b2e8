/** A noun that says of what kind those counted are is not counted itself. Every sentence here is ours. */
import { describe, expect, it } from 'vitest';
import { readFigures } from './read.js';

const found = (text: string) =>
  readFigures(text).map(
    ({ start, end, unit, counted }) => `${text.slice(start, end)} | ${unit ?? '-'} | ${counted}`,
  );

describe('what is counted is the last of several nouns', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['They visited 20 refugee camps and 12 IDP sites.', '20 | - | refugee camps', '12 | - | IDP sites'],
    [
      'They saw 11 terrorist attacks in 13 EU Member States.',
      '11 | {attack} | terrorist attacks',
      '13 | - | EU Member States',
    ],
    [
      'They seized 56 assault rifles and 3 attack helicopters.',
      '56 | - | assault rifles',
      '3 | - | attack helicopters',
    ],
    ['It recorded over 1,300 individual events.', 'over 1,300 | {incident} | individual events'],
    ['They issued 30 death certificates.', '30 | - | death certificates'],
    ['It reported 11,000 hostage takings.', '11,000 | - | hostage takings'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });

  it.each<[text: string, ...units: string[]]>([
    ['They saw 30 child soldiers and 12 women fighters.', '{person}', '{person}'],
    ['They hold 12 terrorist suspects.', '{person}'],
    ['Some 4 sailors, 7 protesters and 3 doctors died.', '{person}', '{person}', '{person}'],
    ['The toll is divided between 30 civilians and 77 members.', '{person}', '{person}'],
    ['Between 30 men and 40 men came.', '{person}'],
    ['قتل 3 أطباء و5 متظاهرين.', '{person}', '{person}'],
    ['One terrorist suspect and 50 family members stayed.', '{person}', '{person}'],
    ['They opened 5 border crossing points.', '{crossing}'],
    ['They treated 40 wounded civilians.', '{person}'],
    ['At least 18 members were killed and 63 detained.', '{person}', '{person}'],
    ['They held 20 refugees in camps.', '{person}'],
  ])('and stays: %s', (text, ...units) => {
    expect(readFigures(text).map(({ unit }) => unit)).toEqual(units);
  });
});
