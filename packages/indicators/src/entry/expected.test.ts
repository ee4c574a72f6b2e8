import { describe, expect, it } from 'vitest';
import { parseFigure } from '../figure/parse.js';
import type { Quantity } from '../quantity/quantity.js';
import { expectedRange } from './expected.js';

function quantity(text: string): Quantity {
  const parsed = parseFigure(text, {
    unit: '{person}',
    nonNegative: false,
    integer: false,
    rateBasis: null,
  });
  if (parsed.kind !== 'figure') throw new Error(text);
  return parsed.quantity;
}

describe('what the next figure is expected to be', () => {
  const steady = ['10', '11', '12', '13', '14', '15', '16', '17'].map(quantity);

  it('lies within three interquartile ranges of the quartiles', () => {
    // Quartiles 11.75 and 15.25: fences 10.5 beyond them.
    expect(expectedRange(steady, null, false)).toMatchObject({
      figures: 8,
      range: { lower: 1.25, upper: 25.75 },
    });
  });

  it('takes hedges at their widest, and leaves out what has no end', () => {
    const hedged = ['10', '11', '12', '13', '14-16', '15-18', '16-19', '15-20', 'more than 3'].map(quantity);
    // Lower quartile of 10, 11, 12, 13, 14, 15, 15, 16 and upper quartile of 10, 11, 12, 13, 16, 18, 19, 20.
    expect(expectedRange(hedged, null, false)).toMatchObject({
      figures: 8,
      range: { lower: 11.75 - 19.5, upper: 18.25 + 19.5 },
    });
  });

  it('holds the baseline, is not negative where nothing can be, and needs eight figures', () => {
    expect(expectedRange(steady, quantity('60-70'), true)?.range).toMatchObject({ lower: 1.25, upper: 70 });
    expect(expectedRange(steady, quantity('more than 60'), true)?.range.upper).toBe(Number.POSITIVE_INFINITY);
    expect(expectedRange(steady.slice(1), null, true)).toBeNull();
  });

  it('still lets figures that were all the same move a little', () => {
    const same = Array.from({ length: 8 }, () => quantity('100'));
    expect(expectedRange(same, null, true)?.range).toMatchObject({ lower: 70, upper: 130 });
  });
});
