import { describe, expect, it } from 'vitest';
import { compareIntervals, evaluateCondition } from './evaluate.js';
import { parseFigure } from './figure.js';
import { intervalOf } from './interval.js';
import type { Quantity } from './quantity.js';
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

  it('has no verdict on a figure that is missing', () => {
    expect(verdictOf(value('>', 10), null)).toBe('nodata');
    expect(verdictOf({ not: value('>', 10) }, null)).toBe('nodata');
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
