import { describe, expect, it } from 'vitest';
import { parseFigure } from '../figure/parse.js';
import { formatQuantity } from '../say/format.js';
import { ownUnitNames, ownUnitSingulars } from './own-unit.js';
import { ownUnit } from './unit-forms.js';
import { unitCode } from './units.js';

const exactly = (n: number) => ({
  qualifier: 'exact' as const,
  lower: n,
  upper: n,
  lowerInclusive: true,
  upperInclusive: true,
  point: n,
});
const said = (n: number, unit: string, language: 'en' | 'ar') =>
  formatQuantity(exactly(n), { unit, language });

describe('a unit of one’s own', () => {
  it('carries what many and one of it are called, and is known by the first alone', () => {
    const unit = ownUnit({ en: 'closures', ar: 'إغلاقات' }, { en: 'closure', ar: 'إغلاق' });
    expect(unit).toBe('{closures|إغلاقات|closure|إغلاق}');
    expect(ownUnitNames(unit)).toEqual({ en: 'closures', ar: 'إغلاقات' });
    expect(ownUnitSingulars(unit)).toEqual({ en: 'closure', ar: 'إغلاق' });
    expect(unitCode(unit)).toBe('{closures}');
    expect(ownUnit({ en: 'closures', ar: '' })).toBe('{closures}');
    expect(ownUnit({ en: 'closures', ar: 'إغلاقات' })).toBe('{closures|إغلاقات}');
    expect(ownUnit({ en: 'geese', ar: '' }, { en: 'goose', ar: '' })).toBe('{geese||goose}');
  });

  it.each([
    ['{lorries}', '1 lorry', '2 lorries'],
    ['{closures|إغلاقات}', '1 closure', '3 closures'],
    ['{buses}', '1 bus', '5 buses'],
    ['{houses}', '1 house', '5 houses'],
    ['{boxes}', '1 box', '5 boxes'],
    ['{classes}', '1 class', '5 classes'],
    ['{series}', '1 series', '5 series'],
    ['{viruses}', '1 virus', '0 viruses'],
    ['{gas}', '1 gas', '5 gas'],
    ['{bus}', '1 bus', '5 bus'],
    ['{displaced people}', '1 displaced person', '5 displaced people'],
    ['{lorries of flour}', '1 lorry of flour', '5 lorries of flour'],
    ['{geese||goose}', '1 goose', '5 geese'],
    ['{personnel}', '1 personnel', '5 personnel'],
  ])('%s: %s, %s', (unit, one, more) => {
    expect(said(1, unit, 'en')).toBe(one);
    expect(said(Number.parseInt(more, 10), unit, 'en')).toBe(more);
  });

  it.each([
    [1, '1 شاحنة', '1 إغلاق'],
    [2, 'شاحنتان', 'إغلاقان'],
    [3, '3 شاحنات', '3 إغلاقات'],
    [11, '11 شاحنة', '11 إغلاقًا'],
    [100, '100 شاحنة', '100 إغلاق'],
  ])('of %d in Arabic, once one of it is known', (n, lorries, closures) => {
    expect(said(n, '{lorries|شاحنات|lorry|شاحنة}', 'ar')).toBe(lorries);
    expect(said(n, '{closures|إغلاقات||إغلاق}', 'ar')).toBe(closures);
    expect(said(n, '{closures|إغلاقات}', 'ar')).toBe(`${n} إغلاقات`);
  });

  it('is read by every word that it is said by', () => {
    for (const unit of ['{lorries|شاحنات|lorry|شاحنة}', '{closures|إغلاقات||إغلاق}', '{buses}'])
      for (const language of ['en', 'ar'] as const)
        for (const n of [1, 2, 3, 11, 100]) {
          const read = parseFigure(said(n, unit, language), {
            unit,
            integer: true,
            nonNegative: true,
            rateBasis: null,
          });
          expect([said(n, unit, language), read]).toMatchObject([
            said(n, unit, language),
            { kind: 'figure' },
          ]);
          if (read.kind === 'figure') expect(read.quantity.point).toBe(n);
        }
  });

  it('bends no code of UCUM', () => {
    expect([said(1, 'ms', 'en'), said(0, '1', 'en'), said(2, 'ms', 'ar')]).toEqual(['1 ms', '0', '2 ms']);
  });
});
