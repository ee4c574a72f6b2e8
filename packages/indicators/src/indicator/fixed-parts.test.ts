import { describe, expect, it } from 'vitest';
import { fixedParts } from './fixed-parts.js';
import type { Indicator } from './indicator.js';

describe('what recorded figures rest on', () => {
  const before = {
    kind: 'flow',
    unit: '{person}',
    rateBasis: 'month',
    dimensions: [
      {
        id: 'sex',
        name: { en: 'Sex' },
        codes: ['women', 'men'].map((code) => ({ code, name: { en: code } })),
      },
    ],
  } as unknown as Indicator;

  it.each([
    ['nothing while there is no figure', { unit: 'kg' }, [], []],
    ['unit and basis', { unit: 'kg', rateBasis: 'day' }, [{}], ['unit', 'rateBasis']],
    ['a code that is used', { dimensions: [] }, [{ sex: 'men' }, { sex: 'men' }], ['sex=men']],
    ['no code that is not', { dimensions: [] }, [{}], []],
    ['and not the name', { name: { en: 'Other' } }, [{}, { sex: 'men' }], []],
  ] as const)('%s', (_, change, used, expected) => {
    expect(fixedParts(before, { ...before, ...change } as unknown as Indicator, used)).toEqual(expected);
  });
});
