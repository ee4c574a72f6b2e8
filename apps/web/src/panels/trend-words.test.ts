import type { Bounds } from '@marsad/indicators';
import { describe, expect, it } from 'vitest';
import { makeWords } from '../language.js';
import { ar } from '../messages/ar.js';
import { en } from '../messages/en.js';
import { pText, rateText } from './trend-words.js';

const english = makeWords('en', 'latn', en);
const arabic = makeWords('ar', 'latn', ar);
const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '');
const bounds = (lower: number | null, upper: number | null): Bounds => ({
  lower,
  upper,
  lowerInclusive: lower !== null,
  upperInclusive: upper !== null,
});

describe('a slope', () => {
  it('is rounded outward to three digits and says its basis', () => {
    expect(plain(rateText(english, bounds(3.12345, 4.2), 'month'))).toBe('3.12–4.2 a month');
  });

  it('keeps its sign and its open end', () => {
    expect(plain(rateText(english, bounds(-3.41234, 2.999), 'month'))).toMatch(/^−3\.42 to 3 a month$/);
    expect(plain(rateText(english, bounds(1, null), null))).toBe('at least 1');
  });
});

describe('a p value', () => {
  it('is an interval where the figures are', () => {
    expect(plain(pText(english, { lower: 0.31234, upper: 0.976 }))).toBe('0.31–0.98');
    expect(plain(pText(english, { lower: 0.05, upper: 0.05 }))).toBe('0.05');
  });

  it('below a thousandth is only said to be below', () => {
    expect(plain(pText(english, { lower: 1e-9, upper: 1e-6 }))).toBe('< 0.001');
    expect(plain(pText(english, { lower: 1e-9, upper: 0.02 }))).toBe('0–0.02');
  });

  it('never exceeds one', () => {
    expect(plain(pText(english, { lower: 1, upper: 1 }))).toBe('1');
    expect(plain(pText(english, { lower: 0.999, upper: 0.9999 }))).toBe('0.99–1');
  });

  it('keeps its order in Arabic', () => {
    expect(pText(arabic, { lower: 0.3, upper: 0.9 })).toBe('\u20660.3–0.9\u2069');
  });
});
