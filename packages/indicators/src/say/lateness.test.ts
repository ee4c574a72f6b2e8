import { expect, it } from 'vitest';
import { lateness } from './lateness.js';

it.each([
  [1, 1, 'day'],
  [60, 60, 'day'],
  [61, 2, 'month'],
  [730, 23, 'month'],
  [731, 2, 'year'],
  [1726, 4, 'year'],
])('%i days late are said as %i %s', (days, count, unit) => {
  expect(lateness(days)).toEqual({ count, unit });
});
