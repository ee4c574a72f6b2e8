import { describe, expect, it } from 'vitest';
import { defineIndicator } from './define.js';
import { IndicatorSchema } from './schema.js';

const given = {
  id: 'water-trucked',
  name: { en: 'Water trucked' },
  definition: 'Litres of water brought by truck.',
  kind: 'flow',
  unit: 'L',
  rateBasis: 'day',
  cadence: 'week',
  direction: 'down-is-worse',
  dimensions: [{ id: 'camp', codes: ['al-hol', { code: 'roj', name: { en: 'Roj', ar: 'روج' } }] }],
};

describe('an indicator made at run time', () => {
  it('becomes the same whole as one defined in code', () => {
    const defined = defineIndicator({
      ...given,
      definition: { en: given.definition },
      kind: 'flow',
      rateBasis: 'day',
      cadence: 'week',
      direction: 'down-is-worse',
      dimensions: [
        {
          id: 'camp',
          name: { en: 'camp' },
          codes: [
            { code: 'al-hol', name: { en: 'al-hol' } },
            { code: 'roj', name: { en: 'Roj', ar: 'روج' } },
          ],
        },
      ],
    });
    expect(IndicatorSchema.parse(given)).toEqual(defined);
    expect(defined).toMatchObject({
      statedAs: 'total',
      publicationLagDays: 30,
      nonNegative: true,
      integer: false,
      margin: 0,
    });
  });

  it('counts whole what is counted', () => {
    expect(IndicatorSchema.parse({ ...given, unit: '{person}' }).integer).toBe(true);
    expect(IndicatorSchema.parse({ ...given, unit: '{person}', integer: false }).integer).toBe(false);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a flow without a basis', { rateBasis: null }, 'rateBasis'],
    ['a stock with one', { kind: 'stock' }, 'rateBasis'],
    ['a stock stated as a rate', { kind: 'stock', rateBasis: null, statedAs: 'rate' }, 'statedAs'],
    ['an id with blanks', { id: 'water trucked' }, 'id'],
    ['a code twice', { dimensions: [{ id: 'camp', codes: ['a', 'a'] }] }, 'dimensions'],
    [
      'a dimension twice',
      {
        dimensions: [
          { id: 'camp', codes: ['a'] },
          { id: 'camp', codes: ['b'] },
        ],
      },
      'dimensions',
    ],
    ['a dimension without codes', { dimensions: [{ id: 'camp', codes: [] }] }, 'dimensions'],
    ['a margin over 1', { margin: 5 }, 'margin'],
    ['no unit', { unit: ' ' }, 'unit'],
  ])('is refused: %s', (_, change, field) => {
    const result = IndicatorSchema.safeParse({ ...given, ...change });
    expect(result.success).toBe(false);
    expect(result.error?.issues[0]?.path[0]).toBe(field);
  });
});
