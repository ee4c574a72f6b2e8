import { describe, expect, it } from 'vitest';
import { partOf } from '../../test/part-of.js';
import { parseFigure } from '../figure/parse.js';
import type { Indicator } from '../indicator/indicator.js';
import { parsePeriod } from '../period/parse.js';
import type { Per, Quantity } from '../quantity/quantity.js';
import type { Stated } from './allowed.js';
import type { ObservationStatus } from './observation.js';
import { derivedBaseline, partsSum, withParts } from './parts.js';
import type { Baseline, ObservationRef, SeriesPoint } from './series.js';

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

/** What is followed by "…" is so far. */
const stated = (text: string, per: Per = 'period'): Stated => ({
  quantity: quantity(text.replace('…', '')),
  per,
  partial: text.endsWith('…'),
});
const counts = { kind: 'flow', nonNegative: true } as const;
const sumOf = (
  total: string,
  parts: readonly (string | null)[],
  of: Parameters<typeof partsSum>[2] = counts,
  per: Per = 'period',
) =>
  partsSum(
    stated(total, per),
    parts.map((part) => (part === null ? null : stated(part, per))),
    of,
  );

describe('parts and their total', () => {
  it.each([
    ['that they make up', '100', ['60', '40'], { sum: '100', complete: true, agrees: true }],
    ['that their hedges allow', 'about 100', ['about 60', '45'], { complete: true, agrees: true }],
    ['that is more than they come to', '100', ['60', '30'], { sum: '90', complete: true, agrees: false }],
    ['that is less, though one is missing', '100', ['60', '70', null], { complete: false, agrees: false }],
    ['that a floor may reach', '100', ['more than 30', '40'], { complete: true, agrees: true }],
    ['that a floor is above', '100', ['more than 60', '40'], { complete: true, agrees: false }],
    ['that parts so far may reach', '1000', ['200…', '150…'], { sum: '350', complete: true, agrees: true }],
    ['that one part so far may reach', '1000', ['200', '150…'], { complete: true, agrees: true }],
    ['that parts so far are above', '300', ['200…', '150…'], { complete: true, agrees: false }],
    ['that is so far, and may become more', '300…', ['600', '550'], { complete: true, agrees: true }],
    ['that is so far, and already more', '1000…', ['200', '150'], { complete: true, agrees: false }],
    ['that is so far, and more than what is', '1000…', ['200…', '150'], { complete: true, agrees: true }],
    ['that some are above so far', '100', ['60…', '70…', null], { complete: false, agrees: false }],
  ] as const)('%s', (_, total, parts, expected) => {
    for (const order of [parts, [...parts].reverse()]) {
      const sum = sumOf(total, order);
      expect(sum && { ...sum, sum: sum.sum.text }).toMatchObject(expected);
    }
  });

  it('says nothing while some are missing that may make it up', () => {
    expect(sumOf('100', ['60', null])).toBeNull();
    expect(sumOf('100', [null, null])).toBeNull();
    // What is so far may become more than the others.
    expect(sumOf('100…', ['60', '70', null])).toBeNull();
    // What is missing may be negative.
    expect(sumOf('100', ['160', null], { ...counts, nonNegative: false })).toBeNull();
  });

  it('says nothing against what may become less again, and all against stocks and rates', () => {
    expect(sumOf('300', ['200…', '150'], { ...counts, nonNegative: false })?.agrees).toBe(true);
    expect(sumOf('1000', ['200…', '150…'], { kind: 'stock', nonNegative: true })?.agrees).toBe(false);
    expect(sumOf('1000', ['200…', '150…'], counts, 'day')?.agrees).toBe(false);
  });

  it('is held against none where its source says that it is missing', () => {
    const total = (status: ObservationStatus) =>
      partOf<SeriesPoint>({
        ...stated('100'),
        period: { text: '2021-01', start: '2021-01-01', end: '2021-02-01' },
        observation: partOf<ObservationRef>({ status }),
      });
    const parts = ['60', '30'].map((text) => [{ ...total('A'), ...stated(text) }]);
    const indicator = partOf<Indicator>(counts);
    expect(withParts([total('M')], parts, indicator)[0]?.parts).toBeNull();
    expect(withParts([total('A')], parts, indicator)[0]?.parts?.agrees).toBe(false);
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
    const soFar = baseline('c', 'at least 1', { partial: true });
    for (const parts of [
      [baseline('a', '10'), soFar],
      [soFar, baseline('a', '10')],
    ])
      expect(derivedBaseline(parts)).toMatchObject({ figure: { quantity: { upper: null } }, partial: true });
  });

  it('is none where one has none, or is of another period or rate', () => {
    expect(derivedBaseline([])).toBeNull();
    expect(derivedBaseline([baseline('a', '10'), null])).toBeNull();
    const daily = baseline('b', '1', { figure: { quantity: quantity('1'), per: 'day' } });
    expect(derivedBaseline([baseline('a', '10'), daily])).toBeNull();
  });
});
