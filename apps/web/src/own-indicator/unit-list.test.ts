import { describedUnits } from '@marsad/indicators';
import { unitAliases } from '@marsad/indicators/offline';
import { describe, expect, it } from 'vitest';
import { unitsCalled } from './unit-list.js';

describe('units by word', () => {
  it.each([
    ['people', 'en', '{person}'],
    ['incidents', 'en', '{incident}'],
    ['dollar', 'en', 'USD'],
    ['euros', 'en', 'EUR'],
    ['percent', 'en', '%'],
    ['km', 'en', 'km'],
    ['tonne', 'en', 't'],
    ['days', 'en', 'd'],
    ['households', 'en', '{household}'],
    ['litres', 'en', 'L'],
    ['dollars a litre', 'en', 'USD/L'],
    ['LITERS', 'en', 'L'],
    ['أسر', 'ar', '{household}'],
    ['لتر', 'ar', 'L'],
    ['شخص', 'ar', '{person}'],
    // In the language that the page is not in, too.
    ['أشخاص', 'en', '{person}'],
    ['tonnes', 'ar', 't'],
  ] as const)('“%s” (%s) is %s', (asked, language, code) => {
    expect(unitsCalled(asked, language)[0]?.code).toBe(code);
  });

  it('are all that figures are read in, where nothing is asked', () => {
    expect(unitsCalled('', 'en').map(({ code }) => code)).toEqual(describedUnits);
    expect(describedUnits).toEqual(expect.arrayContaining(Object.keys(unitAliases)));
  });

  it('have names in both languages, none of which is a code', () => {
    for (const { code, name, other } of unitsCalled('', 'en')) {
      expect([code, name]).not.toEqual([code, code]);
      expect(other).toMatch(/[\u0600-\u06ff]/);
    }
  });

  it('are none for a word of no unit', () => {
    expect(unitsCalled('apples', 'en')).toEqual([]);
  });
});
