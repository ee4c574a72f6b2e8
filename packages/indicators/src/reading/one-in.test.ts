/** How many of how many, with what is counted between, is a share. Every sentence here is ours. */
import { describe, expect, it } from 'vitest';
import { parseFigure } from '../figure/parse.js';
import { readFigures } from './read.js';

const found = (text: string) =>
  readFigures(text).map(({ quantity: q, unit, change }) => `${change} ${q.lower} ${q.upper} ${unit ?? '-'}`);

describe('one in several, with what is counted between', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['One woman in four is ill.', 'level 25 25 %'],
    ['Two families in five lack water.', 'level 40 40 %'],
    ['Three children out of every ten left.', 'level 30 30 %'],
    ['نزحت 3 أسر من كل 10.', 'level 30 30 %'],
    ['One of every three men left.', 'level 33.33 33.34 %'],
    ['One in each five men left.', 'level 20 20 %'],
    ['One man out of ten left.', 'level 10 10 %'],
    ['Four women out of five.', 'level 80 80 %'],
    ['واحد من بين كل أربعة رجال غادر.', 'level 25 25 %'],
    // Where no form reads it, neither number is a figure.
    ['One school in four is shut.'],
    ['رجل من كل خمسة مريض.'],
    ['شخص من بين كل عشرة نزح.'],
    // Counts of their own.
    ['One woman in four camps fell ill.', 'level 1 1 {person}', 'level 4 4 -'],
    ['They caught one man in 2 raids.', 'level 1 1 {person}', 'level 2 2 {incident}'],
    ['Four women out of five camps left.', 'level 4 4 {person}', 'level 5 5 -'],
    ['One in four left.', 'level 25 25 %'],
    ['Seven out of 31 mills run.', 'level 7 7 -', 'level 31 31 -'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });

  it('is a share in a form, too', () => {
    const read = parseFigure('about one child in four', {
      unit: '%',
      nonNegative: true,
      integer: false,
      rateBasis: null,
    });
    expect(read).toMatchObject({ kind: 'figure', quantity: { point: 25, qualifier: 'about' } });
  });
});
