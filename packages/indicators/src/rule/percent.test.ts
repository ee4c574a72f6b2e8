import { describe, expect, it } from 'vitest';
import { parseFigure } from '../figure/parse.js';
import { interval } from '../quantity/interval.js';
import type { Quantity } from '../quantity/quantity.js';
import { evaluateCondition } from './evaluate.js';
import { percentChange } from './percent.js';
import type { Condition } from './rule.js';

function quantity(text: string): Quantity {
  const parsed = parseFigure(text, { unit: '{person}', nonNegative: true, integer: false, rateBasis: null });
  if (parsed.kind !== 'figure') throw new Error(`${text} is no figure`);
  return parsed.quantity;
}

const verdict = (condition: Condition, previous: string, value: string) =>
  evaluateCondition(condition, { value: quantity(value), previous: quantity(previous), baseline: null })
    .verdict;

describe('a change in per cent from a small figure', () => {
  it.each([
    ['fewer than 10', '500', '>', 50, 'certain'],
    ['fewer than 10', '500', '>', 4900, 'certain'],
    ['fewer than 10', '500', '>', 4901, 'possible'],
    ['up to 10', '500', '>=', 4900, 'certain'],
    ['up to 10', '500', '>', 4900, 'possible'],
    ['0-5', '500', '>', 9000, 'certain'],
    ['fewer than 10', '60', '>', 50, 'certain'],
    // From nothing to something is beyond every percentage, up and not down.
    ['0', '60', '>', 1_000_000, 'certain'],
    ['0', '60', '<', 50, 'no'],
    ['0', 'more than 0', '>', 50, 'certain'],
    // Nothing after nothing is no change.
    ['0', '0', '>', 50, 'no'],
    ['0', '0', '>=', 0, 'certain'],
    ['0', 'up to 5', '>', 50, 'possible'],
    ['0', 'up to 5', '<', 0, 'no'],
    // Both may be zero, so that nothing may have changed.
    ['0-5', '0-3', '>', 0, 'possible'],
    ['0-5', '0-3', '<', -100, 'no'],
    ['0-5', '0-3', '>=', -100, 'certain'],
    ['500', 'fewer than 10', '<', -98, 'certain'],
    ['500', 'fewer than 10', '<', -98.1, 'possible'],
    ['500', '0', '<=', -100, 'certain'],
    ['fewer than 10', '0', '<', -50, 'possible'],
    ['more than 0', '0', '<=', -100, 'certain'],
    ['more than 100', '50', '<', -50, 'certain'],
    ['60-70', '60-70', '>', 0, 'possible'],
    // The ratio of the two is 1 to fifteen digits, and yet it has risen.
    ['123456789012.344', '123456789012.345', '>', 0, 'certain'],
  ] as const)('%s to %s, %s %s: %s', (previous, value, op, percent, expected) => {
    expect(verdict({ change: { op, percent } }, previous, value)).toBe(expected);
  });

  it.each([
    ['fewer than 10', '60', 'certain'],
    ['0', '60', 'certain'],
    ['0', '4', 'no'],
    ['fewer than 10', '14.5', 'possible'],
  ] as const)('%s to %s, by more than half and more than 5: %s', (previous, value, expected) => {
    expect(verdict({ change: { op: '>', percent: 50, absolute: 5 } }, previous, value)).toBe(expected);
  });

  it('is what the decimals say, where most of the two figures cancels out', () => {
    const change = (before: number, value: number, change: object) =>
      evaluateCondition({ change } as Condition, {
        value: quantity(String(value)),
        baseline: null,
        previous: quantity(String(before)),
      }).verdict;
    for (const [before, value, percent, absolute] of [
      [10, 9.2, -8, -0.8],
      [10, 9.3, -7, -0.7],
      [3, 3.03, 1, 0.03],
      [7, 6.93, -1, -0.07],
    ] as const)
      for (const [op, expected] of [
        ['>', 'no'],
        ['>=', 'certain'],
        ['<', 'no'],
        ['<=', 'certain'],
      ] as const) {
        expect([before, value, op, change(before, value, { op, percent })]).toEqual([
          before,
          value,
          op,
          expected,
        ]);
        expect([before, value, op, change(before, value, { op, absolute })]).toEqual([
          before,
          value,
          op,
          expected,
        ]);
      }
  });

  it('has no percentage of what is or may be below zero, and says why', () => {
    expect(percentChange(interval(5, 5), interval(-10, -10)).kind).toBe('below-zero');
    expect(percentChange(interval(5, 5), interval(-1, 10)).kind).toBe('below-zero');
    expect(percentChange(interval(-5, 5), interval(0, 0)).kind).toBe('below-zero');
    expect(percentChange(interval(-5, -5), interval(10, 20))).toEqual({
      kind: 'change',
      percent: interval(-150, -125),
    });
  });
});

describe('why a check has no verdict', () => {
  const reasons = (condition: Condition, value: string | null, baseline: string | null, previous?: string) =>
    evaluateCondition(condition, {
      value: value === null ? null : quantity(value),
      baseline: baseline === null ? null : quantity(baseline),
      previous: previous === undefined ? null : quantity(previous),
    }).checks.map(({ reason }) => reason);
  it.each([
    [{ value: { op: '>', to: 70 } }, null, '60-70', 'value-missing'],
    [{ value: { op: '>', to: 70 } }, '80', null, null],
    [{ value: { op: '>', to: { baseline: 'upper' } } }, '80', null, 'no-baseline'],
    [{ value: { op: '>', to: { baseline: 'upper' } } }, '80', 'more than 60', 'no-ceiling'],
    [{ ratio: { op: '>', to: 2 } }, '80', '0', 'zero-baseline'],
    [{ ratio: { op: '>', to: 2 } }, '80', null, 'no-baseline'],
    [{ ratio: { op: '>', to: 2 } }, null, '60', 'value-missing'],
    [{ change: { op: '>', absolute: 2 } }, '80', null, 'no-earlier-figure'],
    [{ change: { op: '>', percent: 2 } }, null, null, 'value-missing'],
    [{ yearAgo: { op: '>', percent: 2 } }, '80', null, 'no-earlier-figure'],
  ] as const)('%j of %s against %s: %s', (condition, value, baseline, expected) => {
    expect(reasons(condition as Condition, value, baseline)).toEqual([expected]);
  });
});
