import { describe, expect, it } from 'vitest';
import { expectedRange } from '../entry/expected.js';
import { parseFigure } from '../figure/parse.js';
import { fixedParts } from '../indicator/fixed-parts.js';
import type { Indicator } from '../indicator/indicator.js';
import type { Quantity } from '../quantity/quantity.js';
import { partsSum } from './parts.js';

function quantity(text: string): Quantity {
  const parsed = parseFigure(text, {
    unit: '{person}',
    nonNegative: false,
    integer: false,
    rateBasis: null,
  });
  if (parsed.kind !== 'figure') throw new Error(text);
  return parsed.quantity;
}

describe('parts and their total', () => {
  it.each([
    ['that they make up', '100', ['60', '40'], { sum: '100', complete: true, agrees: true }],
    ['that their hedges allow', 'about 100', ['about 60', '45'], { complete: true, agrees: true }],
    ['that is more than they come to', '100', ['60', '30'], { sum: '90', complete: true, agrees: false }],
    ['that is less, though one is missing', '100', ['60', '70', null], { complete: false, agrees: false }],
    ['that a floor may reach', '100', ['more than 30', '40'], { complete: true, agrees: true }],
    ['that a floor is above', '100', ['more than 60', '40'], { complete: true, agrees: false }],
  ] as const)('%s', (_, total, parts, expected) => {
    const sum = partsSum(
      quantity(total),
      parts.map((part) => (part === null ? null : quantity(part))),
      { nonNegative: true },
    );
    expect(sum && { ...sum, sum: sum.sum.text }).toMatchObject(expected);
  });

  it('says nothing while some are missing that may make it up', () => {
    expect(partsSum(quantity('100'), [quantity('60'), null], { nonNegative: true })).toBeNull();
    expect(partsSum(quantity('100'), [null, null], { nonNegative: true })).toBeNull();
    // What is missing may be negative.
    expect(partsSum(quantity('100'), [quantity('160'), null], { nonNegative: false })).toBeNull();
  });
});

describe('what the next figure is expected to be', () => {
  const steady = ['10', '11', '12', '13', '14', '15', '16', '17'].map(quantity);

  it('lies within three interquartile ranges of the quartiles', () => {
    // Quartiles 11.75 and 15.25: fences 10.5 beyond them.
    expect(expectedRange(steady, null, false)).toMatchObject({
      figures: 8,
      range: { lower: 1.25, upper: 25.75 },
    });
  });

  it('takes hedges at their widest, and leaves out what has no end', () => {
    const hedged = ['10', '11', '12', '13', '14-16', '15-18', '16-19', '15-20', 'more than 3'].map(quantity);
    // Lower quartile of 10, 11, 12, 13, 14, 15, 15, 16 and upper quartile of 10, 11, 12, 13, 16, 18, 19, 20.
    expect(expectedRange(hedged, null, false)).toMatchObject({
      figures: 8,
      range: { lower: 11.75 - 19.5, upper: 18.25 + 19.5 },
    });
  });

  it('holds the baseline, is not negative where nothing can be, and needs eight figures', () => {
    expect(expectedRange(steady, quantity('60-70'), true)?.range).toMatchObject({ lower: 1.25, upper: 70 });
    expect(expectedRange(steady, quantity('more than 60'), true)?.range.upper).toBe(Number.POSITIVE_INFINITY);
    expect(expectedRange(steady.slice(1), null, true)).toBeNull();
  });

  it('still lets figures that were all the same move a little', () => {
    const same = Array.from({ length: 8 }, () => quantity('100'));
    expect(expectedRange(same, null, true)?.range).toMatchObject({ lower: 70, upper: 130 });
  });
});

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
