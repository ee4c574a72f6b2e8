import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFigure } from '../figure/parse.js';
import { interval, intervalOf } from '../quantity/interval.js';
import { quantityOf } from '../quantity/of-interval.js';
import type { Quantity } from '../quantity/quantity.js';
import { compareIntervals, evaluateCondition } from './evaluate.js';
import type { Condition, Operator, Threshold } from './rule.js';

function quantity(text: string): Quantity {
  const parsed = parseFigure(text, { unit: '{person}', nonNegative: true, integer: false, rateBasis: null });
  if (parsed.kind !== 'figure') throw new Error(`${text} is no figure`);
  return parsed.quantity;
}

const value = (op: Operator, to: Threshold): Condition => ({ value: { op, to } });
const verdictOf = (condition: Condition, figure: string | null, baseline: string | null = null) =>
  evaluateCondition(condition, {
    value: figure === null ? null : quantity(figure),
    baseline: baseline === null ? null : quantity(baseline),
  }).verdict;

describe('three-valued comparison', () => {
  it.each([
    ['60-70', '>', '70', 'no'],
    ['60-70', '>=', '70', 'possible'],
    ['60-70', '>=', '60', 'certain'],
    ['>100000', '>', '100000', 'certain'],
    ['>=100000', '>', '100000', 'possible'],
    ['<50', '<', '65', 'certain'],
    // Touching ends: included on both sides they are equal, otherwise they never meet.
    ['60-70', '<', '70', 'possible'],
    ['<70', '<', '70', 'certain'],
    ['<=70', '<', '70', 'possible'],
    ['<=70', '<=', '70', 'certain'],
    ['<70', '>=', '70', 'no'],
    ['>70', '<=', '70', 'no'],
    ['70', '>=', '70', 'certain'],
    ['70', '>', '70', 'no'],
    ['>10', '>', '>10', 'possible'],
    ['60-70', '>', '65', 'possible'],
    ['60-70', '<=', '60', 'possible'],
    ['60-70', '>', '60-70', 'possible'],
    ['60-70', '>=', '60-70', 'possible'],
    ['>100000', '>=', '100', 'certain'],
    ['<50', '>', '65', 'no'],
    // Any count at all.
    ['>=0', '>', '65', 'possible'],
    ['>100000', '>=', '100000', 'certain'],
    ['>100000', '<=', '100000', 'no'],
    ['>=100000', '>=', '100000', 'certain'],
    ['>=100000', '<=', '100000', 'possible'],
    ['<=50', '<', '50', 'possible'],
    ['<=50', '<=', '50', 'certain'],
    ['<=50', '>', '50', 'no'],
    ['<=50', '>=', '50', 'possible'],
    ['about 1,200', '>', '1250', 'no'],
    ['about 1,200', '>=', '1250', 'possible'],
  ] as const)('%s %s %s: %s', (a, op, b, expected) => {
    expect(compareIntervals(intervalOf(quantity(a)), op, intervalOf(quantity(b)))).toBe(expected);
  });
});

describe('a condition against the baseline', () => {
  it.each([
    [{ baseline: 'interval', times: 2 }, '>', '130', '60-70', 'possible'],
    [{ baseline: 'interval', times: 2 }, '>=', '140', '60-70', 'certain'],
    [{ baseline: 'interval', times: 2 }, '>', '120', '60-70', 'no'],
    [{ baseline: 'upper' }, '>', '70', '60-70', 'no'],
    [{ baseline: 'upper' }, '>', '71', '60-70', 'certain'],
    [{ baseline: 'upper' }, '>', '65-80', '60-70', 'possible'],
    [{ baseline: 'lower', times: 1.5 }, '>=', '150000', '>100000', 'certain'],
    [{ baseline: 'lower', times: 1.5 }, '>=', '149999', '>100000', 'no'],
    [{ baseline: 'lower', times: 1.5 }, '>=', '>140000', '>100000', 'possible'],
    // A floor has no ceiling: nothing can be held against it, and nothing is claimed.
    [{ baseline: 'upper' }, '>', '1000000', '>100000', 'nodata'],
    [{ baseline: 'interval' }, '>', '1000000', '>100000', 'possible'],
    [{ baseline: 'interval' }, '>', '1000000', null, 'nodata'],
  ] as const)('%j: %s, figure %s, baseline %s: %s', (to, op, figure, baseline, expected) => {
    expect(verdictOf(value(op, to), figure, baseline)).toBe(expected);
  });

  // Percent change as ratio less 1, the figure and the baseline each anywhere in its range.
  it.each([
    ['100', '60-70', ['certain', 'possible', 'no', 'no']],
    ['60-70', '60-70', ['no', 'no', 'no', 'no']],
    ['65', '60-70', ['no', 'no', 'no', 'no']],
    ['130', '65', ['certain', 'certain', 'certain', 'no']],
    ['30-40', '60-70', ['no', 'no', 'no', 'possible']],
  ] as const)(
    'a change from %s against %s: over 40, 50 and 70 %% up, over 40 %% down: %j',
    (figure, baseline, expected) => {
      const against = (op: Operator, times: number) =>
        verdictOf(value(op, { baseline: 'interval', times }), figure, baseline);
      expect([against('>', 1.4), against('>', 1.5), against('>', 1.7), against('<', 0.6)]).toEqual(expected);
    },
  );

  it('has no verdict on a figure that is missing', () => {
    expect(verdictOf(value('>', 10), null)).toBe('nodata');
    expect(verdictOf({ not: value('>', 10) }, null)).toBe('nodata');
  });
});

describe('a multiple of the baseline', () => {
  // Each of these products is a little off in binary.
  it.each([
    ['110000', '>=', 'lower', 1.1, '>100000', 'certain'],
    ['115000', '>', 'lower', 1.15, '>100000', 'no'],
    ['110000', '<', 'lower', 1.1, '>100000', 'no'],
    ['121', '>=', 'upper', 1.1, '110', 'certain'],
    ['121', '>', 'interval', 1.1, '110', 'no'],
  ] as const)('%s %s %s × %s of %s: %s', (figure, op, baseline, times, of, expected) => {
    expect(verdictOf(value(op, { baseline, times }), figure, of)).toBe(expected);
  });

  it('is what decimals come to, for every baseline and every factor of up to five digits', () => {
    const decimal = fc.tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(decimal, decimal, ([digits, decimals], [timesDigits, timesDecimals]) => {
        const baseline = quantityOf(
          interval(Number(`${digits}e-${decimals}`), Number(`${digits}e-${decimals}`)),
        );
        const times = Number(`${timesDigits}e-${timesDecimals}`);
        const product = Number(`${BigInt(digits) * BigInt(timesDigits)}e-${decimals + timesDecimals}`);
        const figure = quantityOf(interval(product, product));
        for (const end of ['lower', 'upper', 'interval'] as const)
          for (const [op, expected] of [
            ['>=', 'certain'],
            ['<=', 'certain'],
            ['>', 'no'],
            ['<', 'no'],
          ] as const)
            expect(
              evaluateCondition(value(op, { baseline: end, times }), { value: figure, baseline }).verdict,
            ).toBe(expected);
      }),
    );
  });
});

describe('all, any and not', () => {
  const certain = value('>', 10);
  const possible = value('>', 20);
  const no = value('>', 40);
  const nodata = value('>', { baseline: 'lower' });
  it.each([
    [{ all: [certain, certain] }, 'certain'],
    [{ all: [certain, possible] }, 'possible'],
    [{ all: [possible, no] }, 'no'],
    [{ all: [nodata, no] }, 'no'],
    [{ all: [nodata, certain] }, 'nodata'],
    [{ any: [no, possible] }, 'possible'],
    [{ any: [possible, certain] }, 'certain'],
    [{ any: [nodata, certain] }, 'certain'],
    [{ any: [nodata, no] }, 'nodata'],
    [{ any: [no, no] }, 'no'],
    [{ not: certain }, 'no'],
    [{ not: possible }, 'possible'],
    [{ not: no }, 'certain'],
  ] as const)('%j: %s', (condition, expected) => {
    expect(verdictOf(condition as unknown as Condition, '15-25')).toBe(expected);
  });
});

describe('strong Kleene logic', () => {
  const of = { certain: value('>', 10), possible: value('>', 20), no: value('>', 40) };
  it.each([
    ['no', 'no', 'no', 'no'],
    ['no', 'possible', 'no', 'possible'],
    ['no', 'certain', 'no', 'certain'],
    ['possible', 'possible', 'possible', 'possible'],
    ['possible', 'certain', 'possible', 'certain'],
    ['certain', 'certain', 'certain', 'certain'],
  ] as const)('%s and %s: all %s, any %s, whichever comes first', (a, b, all, any) => {
    for (const pair of [
      [of[a], of[b]],
      [of[b], of[a]],
    ] as [Condition, Condition][])
      expect([verdictOf({ all: pair }, '15-25'), verdictOf({ any: pair }, '15-25')]).toEqual([all, any]);
  });
});
