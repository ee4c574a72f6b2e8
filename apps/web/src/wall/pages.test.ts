import { expect, it } from 'vitest';
import { chartZoomOf, pagesOf, secondsOf, zoomOf } from './pages.js';

it.each([
  ['abcde', 1_440, 'ab cd e'],
  ['abcde', 1_700, 'abc de'],
  // Never so many that none can be read, and one on a phone.
  ['abcde', 9_000, 'abc de'],
  ['abc', 360, 'a b c'],
  ['', 1_440, ''],
] as const)('%s in %s px: %s', (all, width, expected) => {
  const pages = pagesOf([...all], width);
  expect(pages.map((page) => page.join('')).join(' ')).toBe(expected);
});

it.each([
  [null, 20],
  ['', 20],
  ['soon', 20],
  ['30', 30],
  ['0', 5],
  ['-3', 5],
  ['1e9', 600],
] as const)('every=%s is %s seconds', (every, seconds) => {
  expect(secondsOf(every)).toBe(seconds);
});

it.each([
  [360, 1],
  [1_440, 1],
  [1_920, 4 / 3],
  [3_840, 8 / 3],
  [10_000, 3],
] as const)('%s px wide is enlarged %s times', (width, zoom) => {
  expect(zoomOf(width)).toBeCloseTo(zoom);
});

it.each([
  [360, 1],
  [768, 1.4],
  [1_440, 1.4],
] as const)('the charts of a page of %s px are enlarged %s times', (width, zoom) => {
  expect(chartZoomOf(width)).toBe(zoom);
});
