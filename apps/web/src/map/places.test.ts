import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { describe, expect, it } from 'vitest';
import { partOf } from '../../test/part-of.js';
import { hasFigures, indicatorsAt } from './places.js';

describe('indicatorsAt', () => {
  const indicator = (id: string, codes: readonly string[] = [], series: object[] = []) =>
    partOf<IndicatorSummaryWire>({
      id,
      dimensions: codes.length === 0 ? [] : [{ id: 'crossing', codes: codes.map((code) => ({ code })) }],
      series,
    });
  const open = indicator(
    'open',
    ['rabia', 'al-qaim'],
    [
      { dimensions: {}, figures: 4 },
      { dimensions: { crossing: 'rabia' }, figures: 1 },
    ],
  );
  const all = [open, indicator('al-hol-pledges'), indicator('revenue')];

  it.each([
    ['rabia', [['open', { crossing: 'rabia' }]]],
    ['al-walid', []],
    ['al-hol', [['al-hol-pledges', {}]]],
  ])('finds what is of %s', (place, expected) => {
    expect(indicatorsAt(place, all).map((one) => [one.indicator.id, one.dimensions])).toEqual(expected);
  });

  it('tells a series with figures from one without', () => {
    expect(hasFigures({ indicator: open, dimensions: { crossing: 'rabia' } })).toBe(true);
    expect(hasFigures({ indicator: open, dimensions: { crossing: 'al-qaim' } })).toBe(false);
  });
});
