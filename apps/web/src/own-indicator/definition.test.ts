import { describe, expect, it } from 'vitest';
import {
  askedFor,
  definitionIn,
  dimensionsIn,
  draftOf,
  likelyOf,
  localised,
  shortName,
} from './definition.js';

describe('short names', () => {
  it.each([
    ['Checkpoint closures', 'checkpoint-closures'],
    ['  Déjà vu (2020) ', 'deja-vu-2020'],
    ['إغلاق', ''],
    ['x'.repeat(100), 'x'.repeat(63)],
  ])('%s', (text, expected) => {
    expect(shortName(text)).toBe(expected);
  });
});

describe('names in two languages', () => {
  it('stand for each other where one is missing', () => {
    expect(localised({ en: ' Town ', ar: '' })).toEqual({ en: 'Town' });
    expect(localised({ en: '', ar: 'بلدة' })).toEqual({ en: 'بلدة', ar: 'بلدة' });
    expect(localised({ en: 'Town', ar: 'بلدة' })).toEqual({ en: 'Town', ar: 'بلدة' });
  });
});

describe('dimensions', () => {
  const town = (code: string, en: string, ar: string) => ({ code, en, ar });

  it('keep the code of a part whatever it is called by now', () => {
    const drafts = [{ id: 'town', en: 'Town', ar: '', codes: [town('derik', 'Al-Malikiyah', 'المالكية')] }];
    expect(dimensionsIn(drafts)).toEqual([
      {
        id: 'town',
        name: { en: 'Town' },
        codes: [{ code: 'derik', name: { en: 'Al-Malikiyah', ar: 'المالكية' } }],
      },
    ]);
  });

  it('give new parts codes of their own, and leave out what has no name', () => {
    const codes = [town('', 'Derik', ''), town('', 'derik', ''), town('', '', 'عامودا'), town('', ' ', '')];
    const [made] = dimensionsIn([
      { id: '', en: '', ar: 'البلدة', codes },
      { id: '', en: '', ar: '', codes: [] },
    ]);
    expect(made?.id).toBe('dimension-1');
    expect(made?.codes.map(({ code }) => code)).toEqual(['derik', 'derik-2', 'part-3']);
  });
});

describe('what is likely of a unit', () => {
  it.each([
    ['{person}', 'stock', true],
    ['{incident}', 'flow', true],
    ['USD', 'flow', false],
    ['%', 'ratio', false],
    ['USD/L', 'rate', false],
    ['{US dollars a litre|دولار لليتر}', 'rate', false],
    ['{closures|إغلاقات}', 'flow', true],
  ])('%s', (unit, kind, integer) => {
    expect(likelyOf(unit)).toMatchObject({ kind, integer });
  });
});

it('a new definition is one that the service takes', () => {
  const draft = {
    ...draftOf(null),
    id: 'x',
    name: 'X',
    definition: 'What',
    unit: 'USD/L',
    kind: 'rate' as const,
  };
  expect(definitionIn(draft, null)).toMatchObject({ id: 'x', unit: 'USD/L', kind: 'rate', dimensions: [] });
  expect(definitionIn(draft, null)).not.toHaveProperty('rateBasis');
});

describe('what an address says of a new one', () => {
  it.each([
    ['name=closed crossings&unit=moonbeams', { name: 'Closed crossings', id: 'closed-crossings', unit: '' }],
    ['name=people&unit=%7Bperson%7D', { name: 'People', unit: '{person}', kind: 'stock', integer: true }],
    ['name=عائدون', { name: '', 'name-ar': 'عائدون', id: '' }],
    ['', { name: '', id: '', unit: '', kind: 'flow' }],
  ])('%j', (address, expected) => {
    expect(askedFor(new URLSearchParams(address))).toMatchObject(expected);
  });
});
