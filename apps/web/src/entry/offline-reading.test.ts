import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { describe, expect, it } from 'vitest';
import { partOf } from '../../../../packages/indicators/test/part-of.js';
import { readHere } from './offline-reading.js';

const pledges = partOf<IndicatorSummaryWire>({
  id: 'pledges',
  kind: 'stock',
  unit: '{person}',
  nonNegative: true,
  integer: true,
  rateBasis: null,
  dimensions: [],
  baseline: null,
  latest: null,
});

const read = (value: string) =>
  readHere(
    { indicator: 'pledges', period: '2020-09', value, source: { title: 'A report' } },
    [pledges],
    '2021-01-01',
  );

describe('a figure read on the device', () => {
  it('says that "none" was taken for zero', () => {
    expect(read('None').warnings).toMatchObject([
      { pointer: '/value', code: 'warn-read-as-zero', params: { text: 'None' } },
    ]);
    expect(read('0').warnings).toEqual([]);
  });

  it('is read and refused as it is elsewhere', () => {
    expect(read('60 to 70 thousand').quantity).toMatchObject({ lower: 60_000, upper: 70_000 });
    expect(read('10-12,000').errors).toMatchObject([{ pointer: '/value', code: 'figure-ambiguous' }]);
  });
});
