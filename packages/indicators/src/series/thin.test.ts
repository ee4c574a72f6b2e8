import { expect, it } from 'vitest';
import { thin } from './thin.js';

const bounds = (value: number) => ({
  lower: value,
  upper: value,
  lowerInclusive: true,
  upperInclusive: true,
});

it('leaves few points alone', () => {
  const points = [1, 2, 3];
  expect(thin(points, bounds, 10)).toBe(points);
});

it('keeps the ends and every extreme', () => {
  const points = Array.from({ length: 50_000 }, (_, index) => Math.sin(index / 300) * 10);
  points[31_415] = 99;
  points[27_182] = -99;
  const kept = thin(points, bounds, 2000);
  expect(kept.length).toBeLessThanOrEqual(2002);
  expect(kept).toContain(99);
  expect(kept).toContain(-99);
  expect(kept[0]).toBe(points[0]);
  expect(kept.at(-1)).toBe(points.at(-1));
});
