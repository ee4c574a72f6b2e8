import type { IndicatorBody } from '@marsad/indicators/contract';
import { describe, expect, it } from 'vitest';
import { baselineIn, definitionIn, draftOf, type IndicatorDraft } from './definition.js';
import { exampleOf } from './example.js';

const today = '2026-11-29';
const typed = (fields: Partial<IndicatorDraft>): IndicatorBody => {
  const draft = { ...draftOf(null), id: 'x', name: 'X', definition: 'What', unit: '{incident}', ...fields };
  return { ...definitionIn(draft, null), ...baselineIn(draft) };
};
const baseline = (value: string, period: string) => ({
  'baseline-value': value,
  'baseline-period': period,
  'baseline-title': 'Yearbook',
});

describe('an example figure', () => {
  it('is brought to the basis, and compared with nothing where there is no baseline', () => {
    const { point, baseline: none, faults } = exampleOf(typed({}), '60-70 a week', today);
    expect(faults).toEqual([]);
    expect(none).toBe(null);
    expect(point).toMatchObject({
      period: { text: '2026-10' },
      per: 'week',
      normalised: { basis: 'month', method: 'rate' },
      comparison: { verdict: 'not-comparable' },
    });
  });

  it('stands right after the baseline, and is compared with it', () => {
    const {
      point,
      baseline: held,
      baselineNotes,
    } = exampleOf(typed(baseline('120 to 180', '2020')), '60-70 a week', today);
    expect(held).toMatchObject({ quantity: { lower: 120, upper: 180 }, normalised: { basis: 'month' } });
    expect(point).toMatchObject({ period: { start: '2021-01-01' }, comparison: { verdict: 'above' } });
    // How it was taken is said: a bare range of a year is the total of that year.
    expect(baselineNotes.map(({ code }) => code)).toEqual(['warn-read-as-total']);
  });

  it('is held against what there is at least of a baseline whose period is not over', () => {
    const { point, baseline: held } = exampleOf(typed(baseline('100', '2026-11')), '150', today);
    expect(held).toMatchObject({ quantity: { lower: 100, upper: null }, partial: true });
    expect(point?.comparison.verdict).toBe('indeterminate');
  });

  it('says what is wrong with either', () => {
    expect(exampleOf(typed({}), '60-70 litres', today).faults.map(({ code }) => code)).toEqual([
      'figure-unit-mismatch',
    ]);
    const { baseline: none, baselineNotes } = exampleOf(typed(baseline('many', '2020')), '3', today);
    expect(none).toBe(null);
    expect(baselineNotes.map(({ code }) => code)).toEqual(['figure-not-read']);
  });

  it('is read in a unit of one’s own, in either language', () => {
    const own = { unit: 'own', 'unit-en': 'closures', 'unit-ar': 'إغلاقات' };
    for (const text of ['12 closures', '12 إغلاقات', '12'])
      expect([text, exampleOf(typed(own), text, today).point?.quantity.lower]).toEqual([text, 12]);
    const price = { unit: 'USD/L', kind: 'rate' as const, integer: false };
    for (const text of ['$1.25 a litre', '1.25 US dollars a litre', '1.25'])
      expect([text, exampleOf(typed(price), text, today).point?.quantity.lower]).toEqual([text, 1.25]);
  });
});
