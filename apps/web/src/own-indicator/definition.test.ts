import { describe, expect, it } from 'vitest';
import { dimensionsText, readDimensions, shortName } from './definition.js';

describe('short names', () => {
  it.each([
    ['Checkpoint closures', 'checkpoint-closures'],
    ['  Déjà vu (2020) ', 'deja-vu-2020'],
    ['إغلاق', ''],
    ['x'.repeat(100), 'x'.repeat(63)],
  ])('%s', (text, expected) => {
    expect(shortName(text)).toBe(expected);
  });
});

describe('dimensions as lines', () => {
  const before = [
    {
      id: 'sex',
      name: { en: 'Sex', ar: 'الجنس' },
      codes: [
        { code: 'women', name: { en: 'Women', ar: 'نساء' } },
        { code: 'men', name: { en: 'Men', ar: 'رجال' } },
      ],
    },
  ];

  it('are what was written', () => {
    expect(dimensionsText(before)).toBe('Sex: Women, Men');
    expect(readDimensions(dimensionsText(before), before)).toEqual(before);
  });

  it('keep what was there beside what is new', () => {
    expect(readDimensions('Sex: Men, Women, Not known\n\nالجهة: شرق، غرب', before)).toEqual([
      {
        ...before[0],
        codes: [before[0]?.codes[1], before[0]?.codes[0], { code: 'not-known', name: { en: 'Not known' } }],
      },
      {
        id: 'dimension-2',
        name: { en: 'الجهة' },
        codes: [
          { code: 'part-1', name: { en: 'شرق' } },
          { code: 'part-2', name: { en: 'غرب' } },
        ],
      },
    ]);
  });

  it('are none where nothing is written', () => {
    expect(readDimensions(' \n ', before)).toEqual([]);
  });
});
