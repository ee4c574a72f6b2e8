import { describe, expect, it } from 'vitest';
import { partOf } from '../../test/part-of.js';
import { parseFigure } from '../figure/parse.js';
import { parsePeriod } from '../period/parse.js';
import type { Quantity } from '../quantity/quantity.js';
import { derivedBaseline, partsSum } from './parts.js';
import type { Baseline } from './series.js';

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

describe('the baseline of a total whose parts have one each', () => {
  const baseline = (observation: string, text: string, given: Partial<Baseline> = {}): Baseline => {
    const period = parsePeriod('2019');
    if (period.kind !== 'period') throw new Error('a period');
    return {
      figure: { quantity: quantity(text), per: 'month' },
      period: period.period,
      range: null,
      citation: partOf<Baseline['citation']>({ id: observation, title: observation }),
      observation,
      ...given,
    };
  };
  const statedIn = (of: Baseline | null) => of?.sumOf?.map((one) => one.observation);

  it('is their sum, and leads to each, also where one is a sum itself', () => {
    const inner = derivedBaseline([baseline('a', '10'), baseline('b', 'more than 20')]);
    expect(inner?.figure.quantity).toMatchObject({ lower: 30, upper: null });
    expect(statedIn(inner)).toEqual(['a', 'b']);
    expect(statedIn(derivedBaseline([inner, baseline('c', '1')]))).toEqual(['a', 'b', 'c']);
    const corrected = baseline('c', '1', { standing: 'corrected' });
    expect(derivedBaseline([baseline('a', '10'), corrected])?.standing).toBe('corrected');
  });

  it('is none where one has none, or is of another period or rate', () => {
    expect(derivedBaseline([])).toBeNull();
    expect(derivedBaseline([baseline('a', '10'), null])).toBeNull();
    const daily = baseline('b', '1', { figure: { quantity: quantity('1'), per: 'day' } });
    expect(derivedBaseline([baseline('a', '10'), daily])).toBeNull();
  });
});
