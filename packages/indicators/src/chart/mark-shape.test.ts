import { describe, expect, it } from 'vitest';
import { dayNumber } from '../period/day.js';
import type { Qualifier, Quantity } from '../quantity/quantity.js';
import { anchorValue, markShape } from './mark-shape.js';

const scale = { x: (day: number) => day - dayNumber('2020-01-01'), y: (value: number) => 100 - value };
const day = dayNumber;

function quantity(
  qualifier: Qualifier,
  lower: number | null,
  upper: number | null,
  point: number | null,
): Quantity {
  return { text: '', qualifier, lower, upper, point, lowerInclusive: true, upperInclusive: true };
}

describe('each kind of figure has its mark', () => {
  const cases: [string, Quantity, object][] = [
    ['exact: a filled dot', quantity('exact', 40, 40, 40), { kind: 'dot', y: 60, hollow: false }],
    ['about: a hollow dot', quantity('about', 38, 42, 40), { kind: 'dot', y: 60, hollow: true }],
    ['range: a vertical bar', quantity('range', 30, 50, null), { kind: 'range', top: 50, bottom: 70 }],
    [
      'more than: open above its floor',
      quantity('more-than', 80, null, null),
      { kind: 'bound', y: 20, open: 'up' },
    ],
    [
      'at least: open above its floor',
      quantity('at-least', 80, null, null),
      { kind: 'bound', y: 20, open: 'up' },
    ],
    // The indicator's zero is no floor the source gave.
    [
      'less than: open below, from zero on',
      quantity('less-than', 0, 45, null),
      { kind: 'bound', y: 55, open: 'down' },
    ],
    ['at most: open below', quantity('at-most', null, 45, null), { kind: 'bound', y: 55, open: 'down' }],
  ];
  for (const [name, figure, expected] of cases) {
    it(name, () => {
      expect(markShape(figure, day('2020-09-01'), day('2020-10-01'), scale)).toMatchObject(expected);
    });
  }
});

describe('a figure over several months', () => {
  it('is a bar across them, as thick as its bounds', () => {
    expect(markShape(quantity('range', 30, 50, null), day('2020-01-01'), day('2020-10-01'), scale)).toEqual({
      kind: 'span',
      left: 0,
      right: 274,
      top: 50,
      bottom: 70,
      point: null,
      open: null,
    });
  });

  it('keeps its open side', () => {
    const mark = markShape(
      quantity('more-than', 80, null, null),
      day('2020-01-01'),
      day('2020-04-01'),
      scale,
    );
    expect(mark).toMatchObject({ kind: 'span', top: 20, bottom: 20, open: 'up' });
  });
});

it('hangs a single month in the middle of its days', () => {
  expect(markShape(quantity('exact', 1, 1, 1), day('2020-01-01'), day('2020-01-31'), scale)).toMatchObject({
    x: 15,
  });
});

it('anchors a bound on the end that is known', () => {
  expect(anchorValue(quantity('less-than', 0, 45, null))).toBe(45);
  expect(anchorValue(quantity('more-than', 45, null, null))).toBe(45);
});
