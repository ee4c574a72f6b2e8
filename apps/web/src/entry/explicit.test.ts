import { describe, expect, it } from 'vitest';
import { anyFigure, explicitOf, inWords } from './explicit.js';

const pledges = { unit: '{person}', nonNegative: true, integer: true, rateBasis: 'month' } as const;

describe('the parts of a figure', () => {
  it.each([
    ['959', 'exact', '959', ''],
    ['60-70', 'range', '60', '70'],
    ['more than 100,000', 'more-than', '100000', ''],
    ['at least 50', 'at-least', '50', ''],
    ['under 10', 'less-than', '10', ''],
    ['up to 10', 'at-most', '10', ''],
    ['~1.2k', 'about', '1200', ''],
    ['أكثر من ٧٠', 'more-than', '70', ''],
  ])('follow from its words: %s', (text, kind, first, second) => {
    expect(explicitOf(text, pledges, 'en')).toMatchObject({ kind, first, second });
  });

  it('keep what it is per, and are none where the words cannot be read', () => {
    expect(explicitOf('4 a day', pledges, 'en')).toMatchObject({ first: '4', per: 'day' });
    expect(explicitOf('many', pledges, 'en')).toBeNull();
  });
});

describe('the words of a figure in parts', () => {
  it.each(['en', 'ar'] as const)('mean the same parts again (%s)', (language) => {
    for (const kind of ['exact', 'range', 'more-than', 'at-least', 'less-than', 'at-most', 'about'] as const)
      for (const [first, second] of [
        ['60', '70'],
        ['1200', '125000'],
      ] as const) {
        const parts = { kind, first, second: kind === 'range' ? second : '' };
        const made = inWords(parts, pledges, language);
        expect(made.kind).toBe('text');
        const text = made.kind === 'text' ? made.text : '';
        expect(explicitOf(text, pledges, language)).toEqual({ ...parts, per: null });
      }
  });

  it('mean the same where a number has three decimals', () => {
    const dollars = { unit: 'USD', nonNegative: true, integer: false, rateBasis: 'day' } as const;
    const parts = explicitOf('1.2340', dollars, 'en');
    expect(parts).toMatchObject({ kind: 'exact', first: '1.2340' });
    expect(parts && inWords(parts, dollars, 'en')).toEqual({ kind: 'text', text: '1.2340' });
  });

  it('wait for every number, and name what is wrong with one', () => {
    expect(inWords({ kind: 'range', first: '60', second: ' ' }, pledges, 'en').kind).toBe('incomplete');
    expect(inWords({ kind: 'range', first: '70', second: '60' }, pledges, 'en')).toMatchObject({
      problem: { code: 'figure-bounds-reversed' },
    });
    expect(inWords({ kind: 'exact', first: '60-70', second: '' }, pledges, 'en')).toMatchObject({
      problem: { code: 'figure-not-read' },
    });
    expect(inWords({ kind: 'exact', first: '1.5', second: '' }, pledges, 'en')).toMatchObject({
      problem: { code: 'figure-not-integer' },
    });
    expect(inWords({ kind: 'at-least', first: '٥٠', second: '' }, anyFigure, 'en')).toEqual({
      kind: 'text',
      text: 'at least 50',
    });
  });
});
