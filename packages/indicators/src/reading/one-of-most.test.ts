/** One of the largest is no count of one. Every sentence here is ours. */
import { describe, expect, it } from 'vitest';
import { readFigures } from './read.js';

const slices = (text: string) => readFigures(text).map(({ start, end }) => text.slice(start, end));

describe('one of the most', () => {
  it.each([
    'The war is one of the deadliest in the region.',
    'It is one of the largest camps there.',
    'Water is one of our most urgent needs.',
    'It is one of the worst affected towns.',
    "Zaatari is one of the country's oldest camps.",
    'المخيم واحد من أكبر المخيمات.',
    'المدينة إحدى أكثر المدن تضررا.',
  ])('counts nothing: %s', (text) => {
    expect(slices(text)).toEqual([]);
  });

  it.each([
    ['One of the three guards was killed.', 'One', 'three guards'],
    ['One of the forest wardens was killed.', 'One'],
    ['One of the men was killed.', 'One'],
  ])('is one of those counted: %s', (text, ...expected) => {
    expect(slices(text)).toEqual(expected);
  });
});
