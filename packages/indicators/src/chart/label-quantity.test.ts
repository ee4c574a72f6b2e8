import { expect, it } from 'vitest';
import { labelQuantity } from './label-quantity.js';

const base = { text: '', qualifier: 'about' as const, lowerInclusive: true, upperInclusive: true };

it('cuts what division leaves, outward at the bounds', () => {
  const figure = { ...base, lower: 127.777777, upper: 138.888888, point: 133.333333 };
  expect(labelQuantity(figure)).toMatchObject({ lower: 127, upper: 139, point: 133 });
  expect(labelQuantity({ ...figure, lower: 4.3956, upper: 4.3956, point: null })).toMatchObject({
    lower: 4.39,
    upper: 4.4,
  });
});

it('leaves whole numbers and open ends as they are', () => {
  const floor = { ...base, lower: 100_001, upper: null, point: null };
  expect(labelQuantity(floor)).toEqual(floor);
});

it('takes no step outward for the last bits of a number', () => {
  expect(labelQuantity({ ...base, lower: 1.1, upper: 1.1, point: 1.1 })).toMatchObject({
    lower: 1.1,
    upper: 1.1,
  });
});
