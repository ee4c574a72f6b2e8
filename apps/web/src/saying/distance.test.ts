import { expect, it } from 'vitest';
import { distance } from './distance.js';

const bounds = (lower: number | null, upper: number | null, inclusive = true) => ({
  lower,
  upper,
  lowerInclusive: lower !== null && inclusive,
  upperInclusive: upper !== null && inclusive,
});

it('says which side, and how far at least and at most', () => {
  expect(distance(bounds(7, 17))).toMatchObject({ side: 'higher', amount: { lower: 7, upper: 17 } });
  expect(distance(bounds(-17, -7))).toMatchObject({ side: 'lower', amount: { lower: 7, upper: 17 } });
});

it('keeps an open end open', () => {
  expect(distance(bounds(14, null))).toMatchObject({
    side: 'higher',
    amount: { qualifier: 'at-least', lower: 14 },
  });
  expect(distance(bounds(null, -14_500, false))).toMatchObject({
    side: 'lower',
    amount: { qualifier: 'more-than', lower: 14_500, upper: null },
  });
});

it('claims no side where the interval has both, and no distance where there is none', () => {
  expect(distance(bounds(-3, 5))).toBeNull();
  expect(distance(bounds(0, 0))).toBeNull();
});
