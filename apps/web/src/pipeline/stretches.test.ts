import { expect, it } from 'vitest';
import { type Stretch, stretchesOf } from './stretches.js';

const block = (hour: number, was: Stretch['was'], oldestSeconds: number | null): Stretch => ({
  from: `2026-03-02T0${hour}:00:00.000Z`,
  to: `2026-03-02T0${hour + 1}:00:00.000Z`,
  was,
  oldestSeconds,
});

it('joins what follows one another and was alike, with the longest wait', () => {
  const found = stretchesOf([
    block(1, 'good', 1),
    block(2, 'slow', 400),
    block(3, 'slow', 900),
    block(4, 'absent', null),
    block(5, 'absent', 3),
    block(6, 'good', 1),
  ]);
  expect(
    found.map(({ from, to, was, oldestSeconds }) => [
      from.slice(11, 13),
      to.slice(11, 13),
      was,
      oldestSeconds,
    ]),
  ).toEqual([
    ['01', '02', 'good', 1],
    ['02', '04', 'slow', 900],
    ['04', '06', 'absent', 3],
    ['06', '07', 'good', 1],
  ]);
  expect(stretchesOf([])).toEqual([]);
});
