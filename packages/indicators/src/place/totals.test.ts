import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFigure } from '../figure/parse.js';
import { defineIndicator } from '../indicator/define.js';
import type { Indicator } from '../indicator/indicator.js';
import { parsePeriod } from '../period/parse.js';
import type { Period } from '../period/period.js';
import type { Quantity } from '../quantity/quantity.js';
import type { Addend, Baseline } from '../series/series.js';
import { type PlaceSeries, placeTotals } from './totals.js';

const returnees: Indicator = defineIndicator({
  id: 'returnees',
  name: { en: 'Returnees' },
  definition: { en: 'People who came back' },
  kind: 'flow',
  unit: '{person}',
  rateBasis: 'month',
  cadence: 'month',
  direction: 'neutral',
  dimensions: [{ id: 'town', name: { en: 'Town' }, codes: [{ code: 'a', name: { en: 'A' } }] }],
});

function quantity(text: string): Quantity {
  const parsed = parseFigure(text, {
    unit: '{person}',
    nonNegative: true,
    integer: false,
    rateBasis: 'month',
  });
  if (parsed.kind !== 'figure') throw new Error(text);
  return parsed.quantity;
}

function period(text: string): Period {
  const parsed = parsePeriod(text);
  if (parsed.kind !== 'period') throw new Error(text);
  return parsed.period;
}

const point = (text: string, when = '2024-05', per: Addend['per'] = 'period'): Addend => ({
  period: period(when),
  per,
  quantity: quantity(text),
  partial: false,
  disagreement: false,
});

const place = (
  id: string,
  parent: string | null,
  points: readonly Addend[] | null,
  baseline: Baseline | null = null,
): PlaceSeries => ({ id, parent, points, baseline });

const baselineOf = (text: string): Baseline => ({
  figure: { quantity: quantity(text), per: 'period' },
  period: period('2023-05'),
  range: null,
  citation: { id: 's', title: 'Desk', publisher: null, author: null, date: null, url: null, locator: null },
  observation: 'o',
});

const totalOf = (places: readonly PlaceSeries[], id = 'region', indicator = returnees) =>
  placeTotals(indicator, places).find((total) => total.place === id);

describe('what the places within a place come to', () => {
  const region = place('region', null, null);

  it('adds bounds to bounds, and says which places are in it', () => {
    const total = totalOf([
      region,
      place('raqqa', 'region', [point('60-70')]),
      place('tabqa', 'region', [point('more than 100')]),
    ]);
    expect(total).toMatchObject({ given: ['raqqa', 'tabqa'], missing: [], period: { start: '2024-05-01' } });
    expect(total?.sum).toMatchObject({
      kind: 'sum',
      quantity: { lower: 160, lowerInclusive: false, upper: null },
    });
  });

  it('makes a floor of what is incomplete, and names what is missing and why', () => {
    const total = totalOf([
      region,
      place('raqqa', 'region', [point('60')]),
      place('tabqa', 'region', [point('40', '2024-04')]),
      place('crossing', 'region', null),
    ]);
    expect(total?.missing).toEqual([
      { place: 'tabqa', why: 'no-figure' },
      { place: 'crossing', why: 'not-counted' },
    ]);
    expect(total?.sum).toMatchObject({
      kind: 'sum',
      quantity: { qualifier: 'at-least', lower: 60, upper: null },
    });
  });

  it('says nothing of the whole where what is there is zero, or what is missing may be negative', () => {
    const some = (text: string) => [
      region,
      place('raqqa', 'region', [point(text)]),
      place('tabqa', 'region', []),
    ];
    expect(totalOf(some('0'))?.sum).toEqual({ kind: 'none', reason: 'missing' });
    const signed = { ...returnees, nonNegative: false };
    expect(totalOf(some('60'), 'region', signed)?.sum).toEqual({ kind: 'none', reason: 'missing' });
  });

  it('never adds shares, nor rates to counts', () => {
    const places = [
      region,
      place('a', 'region', [point('60')]),
      place('b', 'region', [point('5', '2024-05', 'month')]),
    ];
    expect(totalOf(places)?.sum).toEqual({ kind: 'none', reason: 'unlike' });
    const share = { ...returnees, kind: 'ratio', unit: '%', rateBasis: null } as const;
    expect(totalOf(places, 'region', share)?.sum).toEqual({ kind: 'none', reason: 'not-additive' });
  });

  it('takes a figure of a place’s own before the sum of what lies in it', () => {
    const places = [
      place('country', null, null),
      place('region', 'country', [point('500')]),
      place('raqqa', 'region', [point('60')]),
      place('tabqa', 'region', [point('70')]),
    ];
    expect(totalOf(places, 'country')?.sum).toMatchObject({ quantity: { point: 500 } });
    expect(totalOf(places, 'region')?.sum).toMatchObject({ quantity: { point: 130 } });
  });

  it('compares with the sum of the baselines, where each place has one', () => {
    const with60 = [
      region,
      place('raqqa', 'region', [point('60')], baselineOf('50')),
      place('tabqa', 'region', [point('70')], baselineOf('60')),
    ];
    expect(totalOf(with60)?.sum).toMatchObject({ comparison: { verdict: 'above' } });
    const without = [...with60, place('hol', 'region', [point('1')])];
    expect(totalOf(without)?.sum).toMatchObject({ comparison: { verdict: 'not-comparable' } });
  });

  it('holds whatever the figures allow, in whatever tree', () => {
    const town = fc.record({
      within: fc.integer({ min: 0, max: 2 }),
      range: fc.option(fc.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 500 }))),
    });
    fc.assert(
      fc.property(fc.array(town, { minLength: 1, maxLength: 12 }), (towns) => {
        const places = [
          place('country', null, null),
          ...[0, 1, 2].map((n) => place(`region-${n}`, 'country', [])),
          ...towns.map(({ within, range }, n) =>
            place(
              `town-${n}`,
              `region-${within}`,
              range === null ? [] : [point(`${range[0]}-${range[0] + range[1] + 1}`)],
            ),
          ),
        ];
        const total = totalOf(places, 'country');
        const given = towns.flatMap(({ range }) => (range === null ? [] : [range]));
        if (given.length === 0) {
          expect(total).toBeUndefined();
          return;
        }
        const lower = given.reduce((sum, [from]) => sum + from, 0);
        const upper = given.reduce((sum, [from, more]) => sum + from + more + 1, 0);
        const isWhole = total?.missing.length === 0;
        // Nothing that is missing is zero: the sum has no ceiling then.
        expect(total?.sum).toMatchObject({ kind: 'sum', quantity: { lower, upper: isWhole ? upper : null } });
        expect(
          new Set([...(total?.given ?? []), ...(total?.missing ?? []).map((one) => one.place)]).size,
        ).toBe((total?.given.length ?? 0) + (total?.missing.length ?? 0));
      }),
    );
  });
});
