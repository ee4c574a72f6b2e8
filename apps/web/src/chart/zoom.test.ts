import { dayNumber } from '@marsad/indicators';
import { describe, expect, it } from 'vitest';
import { monthShifted, monthsOf, zoomed } from './zoom.js';

const day = dayNumber;

describe('zooming', () => {
  const whole = [0, 1000] as const;
  it.each([
    ['closer about the middle', [0, 1000], 0.5, 500, [250, 750]],
    ['closer at the end', [0, 1000], 0.5, 1000, [500, 1000]],
    ['away again', [250, 750], 2, 500, null],
    ['away at the edge', [0, 200], 2, 0, [0, 400]],
    ['never closer than two months', [100, 170], 0.5, 135, [105, 165]],
  ] as const)('%s', (_, days, factor, centre, expected) => {
    expect(zoomed(days, whole, factor, centre)).toEqual(expected);
  });
});

it.each([
  [['2020-03-10', '2020-05-02'], { from: '2020-03', to: '2020-05' }],
  [['2020-03-01', '2020-06-01'], { from: '2020-03', to: '2020-05' }],
] as const)('months of %j', ([from, to], expected) => {
  expect(monthsOf([day(from), day(to)])).toEqual(expected);
});

it.each([
  ['2020-03-10', 1, '2020-04-01'],
  ['2020-01-01', -1, '2019-12-01'],
  ['2020-11-30', 12, '2021-11-01'],
])('%s and %i months', (from, months, expected) => {
  expect(monthShifted(day(from), months)).toBe(day(expected));
});
