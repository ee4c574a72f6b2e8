import { describe, expect, it } from 'vitest';
import { type FigureOptions, parseFigure } from '../figure/parse.js';
import type { Bounds } from '../quantity/bounds.js';
import type { Quantity } from '../quantity/quantity.js';
import {
  formatBoundsRatio,
  formatMultiple,
  formatNumber,
  formatQuantity,
  formatUnit,
  type QuantityFormat,
} from './format.js';
import { ratioOfWords } from './format-ratio.js';

const flow: FigureOptions = { unit: 'USD', nonNegative: true, integer: false, rateBasis: 'day' };

function quantity(text: string, options = flow): Quantity {
  const parsed = parseFigure(text, options);
  if (parsed.kind !== 'figure') throw new Error(`${text}: ${parsed.kind}`);
  return parsed.quantity;
}

const en = (text: string, format: Partial<QuantityFormat> = {}) =>
  formatQuantity(quantity(text), { language: 'en', ...format });
const ar = (text: string, format: Partial<QuantityFormat> = {}) =>
  formatQuantity(quantity(text), { language: 'ar', ...format });

describe('a quantity in words keeps its hedge', () => {
  it.each<[string, string, string]>([
    ['959', '959', '959'],
    ['60-70', '60–70', 'من 60 إلى 70'],
    ['>100000', 'more than 100,000', 'أكثر من 100,000'],
    ['50+', 'at least 50', 'ما لا يقل عن 50'],
    ['<10', 'less than 10', 'أقل من 10'],
    ['<=10', 'at most 10', 'ما لا يزيد على 10'],
    ['~1.2k', 'about 1,200', 'نحو 1,200'],
    ['almost 10', 'nearly 10', 'أقل بقليل من 10'],
    ['slightly more than 10', 'just over 10', 'أكثر بقليل من 10'],
    ['1200 ± 100', 'about 1,200 (1,100–1,300)', 'نحو 1,200 (من 1,100 إلى 1,300)'],
    ['at least 60 and less than 70', 'at least 60 and less than 70', 'ما لا يقل عن 60 وأقل من 70'],
    ['none', '0', '0'],
  ])('%s', (text, english, arabic) => {
    expect(en(text)).toBe(english);
    expect(ar(text)).toBe(arabic);
  });

  it('says unit and rate', () => {
    expect(en('over 100k', { unit: 'USD', per: 'day' })).toBe('more than $100,000 a day');
    expect(ar('over 100k', { unit: 'USD', per: 'day' })).toBe('أكثر من 100,000 دولار في اليوم');
    expect(en('60-70', { unit: '{person}', per: 'month' })).toBe('60–70 people a month');
    expect(ar('60-70', { unit: '{person}', per: 'month' })).toBe('من 60 إلى 70 شخصًا في الشهر');
    expect(en('60-70', { unit: 'USD' })).toBe('$60–70');
    expect(en('5-8', { unit: '%' })).toBe('5–8%');
    expect(en('1200', { unit: '%', style: 'compact' })).toBe('1200%');
    expect(ar('1200', { unit: '%', style: 'compact' })).toBe('1200%');
    expect(en('610', { unit: 'km' })).toBe('610 km');
    expect(en('1', { unit: '{person}' })).toBe('1 person');
    expect(ar('3', { unit: '{crossing}' })).toBe('3 معابر');
    expect(en('12', { unit: '{widget}', per: 'period' })).toBe('12 widget');
  });

  it('keeps it when compact', () => {
    const compact = { style: 'compact', unit: 'USD', per: 'day' } as const;
    expect(en('over 100k', compact)).toBe('> $100k/day');
    expect(en('1,234', compact)).toBe('$1,234/day');
    expect(en('60-70k', compact)).toBe('$60k–70k/day');
    expect(ar('over 100k', compact)).toBe('أكثر من 100 ألف دولار/يوم');
    expect(en('~1.2k', { style: 'compact' })).toBe('~1.2k');
    expect(en('50+', { style: 'compact' })).toBe('≥ 50');
    expect(en('nearly 10', { style: 'compact' })).toBe('nearly 10');
  });

  it('isolates numbers, never the words around them', () => {
    expect(ar('over 100k', { unit: 'USD', isolate: true })).toBe('أكثر من \u2066100,000\u2069 دولار');
    expect(en('60-70', { unit: 'USD', isolate: true })).toBe('\u2066$60–70\u2069');
    expect(ar('over 100k', { style: 'compact', isolate: true })).toBe('أكثر من \u2066100\u2069 ألف');
    expect(ar('60-70', { isolate: true })).toBe('من \u206660\u2069 إلى \u206670\u2069');
  });

  it('writes Arabic-Indic digits with their own separators', () => {
    expect(ar('1200.5', { digits: 'arab' })).toBe('١٬٢٠٠٫٥');
    expect(ar('85', { digits: 'arab', unit: '%' })).toBe('٨٥٪');
  });

  it('writes a true minus and spells ranges below zero', () => {
    const q = quantity('-5 to 3', { ...flow, nonNegative: false });
    expect(formatQuantity(q, { language: 'en', unit: 'USD' })).toBe('−$5 to $3');
  });
});

describe('the remains of a division', () => {
  it('are rounded outward where they bound, to the nearest where they are a point', () => {
    const q: Quantity = {
      text: '',
      qualifier: 'about',
      point: 133.333333333333,
      lower: 127.777777777778,
      upper: 138.888888888889,
      lowerInclusive: true,
      upperInclusive: true,
    };
    expect(formatQuantity(q, { language: 'en' })).toBe('about 133.33 (127.77–138.89)');
    expect(formatNumber(41666.6666666667, { language: 'en' })).toBe('41,667');
    expect(formatNumber(0.00123456789012345, { language: 'en' })).toBe('0.0012346');
  });

  it('cannot be taken for a group of three', () => {
    expect(formatNumber(1.234, { language: 'en' })).toBe('1.2340');
    expect(formatNumber(0.234, { language: 'en' })).toBe('0.234');
    expect(formatNumber(1234.567, { language: 'en' })).toBe('1,234.567');
    expect(formatNumber(1.234, { language: 'ar', digits: 'arab' })).toBe('١٫٢٣٤');
  });

  it('are not confused with what people type', () => {
    expect(formatNumber(1234567.8901, { language: 'en' })).toBe('1,234,567.8901');
    expect(formatNumber(123456789012345, { language: 'en' })).toBe('123,456,789,012,345');
  });
});

describe('a ratio in words', () => {
  const bounds = (
    lower: number | null,
    upper: number | null,
    lowerInclusive = true,
    upperInclusive = true,
  ): Bounds => ({
    lower,
    upper,
    lowerInclusive,
    upperInclusive,
  });
  it.each<[Bounds, string]>([
    [bounds(1.26, 1.56521739130435), '1.26–1.57 times'],
    [bounds(65 / 70, 65 / 60), '0.92–1.09 times'],
    [bounds(0, 0.95, false, false), 'less than 0.95 times'],
    [bounds(0, 1.4), 'up to 1.4 times'],
    [bounds(0, 1, false, false), 'less than 1.0 times'],
    [bounds(1, null, false, false), 'more than 1.0 times'],
    [bounds(50 / 70, null, true, false), 'at least 0.71 times'],
    [bounds(0, null, false, false), 'any number of times'],
    [bounds(2, 2), '2 times'],
    [bounds(100 / 70, 100 / 70), 'about 1.43 times'],
    [bounds(12.34, 123.4), '12.3–124 times'],
    [bounds(0.0123, 0.0456), '0.012–0.046 times'],
  ])('%j', (b, expected) => {
    expect(formatBoundsRatio(b, { language: 'en' })).toBe(expected);
  });

  it('never rounds across 1, where more turns into less', () => {
    expect(formatBoundsRatio(bounds(0.5, 0.9991), { language: 'en' })).toBe('0.5–0.9991 times');
    expect(formatBoundsRatio(bounds(1.0004, 1.2), { language: 'en' })).toBe('1.0004–1.2 times');
    expect(formatBoundsRatio(bounds(0.9999, 0.9999), { language: 'en' })).toBe('0.9999 times');
  });

  it('speaks Arabic', () => {
    expect(formatBoundsRatio(bounds(1.26, 1.565), { language: 'ar', isolate: true })).toBe(
      '\u20661.26–1.57\u2069 مرة',
    );
    expect(formatBoundsRatio(bounds(0, 0.95, false, false), { language: 'ar', digits: 'arab' })).toBe(
      'أقل من ٠٫٩٥ مرة',
    );
    const of = ratioOfWords('baseline', 'ar');
    for (const [n, alone, ofBaseline] of [
      [1, 'مرة واحدة', 'ما يساوي خط الأساس'],
      [1.4, '1.4 مرة', '1.4 مرة قدر خط الأساس'],
      [2, 'ضعفان', 'ضعفا خط الأساس'],
      [5, '5 أضعاف', '5 أضعاف خط الأساس'],
      [11, '11 ضعفًا', '11 ضعفًا قدر خط الأساس'],
      [0.5, '0.5 مرة', '0.5 من خط الأساس'],
    ] as const) {
      expect(formatBoundsRatio(bounds(n, n), { language: 'ar' })).toBe(alone);
      expect(formatBoundsRatio(bounds(n, n), { language: 'ar', of })).toBe(ofBaseline);
    }
    expect(formatBoundsRatio(bounds(2, null, false), { language: 'ar' })).toBe('أكثر من ضعفين');
    expect(formatMultiple(2, { language: 'ar', of, afterPreposition: true })).toBe('ضعفي خط الأساس');
    expect(formatMultiple(1.125, { language: 'en', of: 'the baseline' })).toBe('1.125 times the baseline');
  });
});

describe('a unit in words', () => {
  it('is a plural, or agrees with a number', () => {
    expect(formatUnit('{person}', { language: 'en' })).toBe('people');
    expect(formatUnit('{person}', { language: 'en', count: 1 })).toBe('person');
    expect(formatUnit('{person}', { language: 'ar', count: 12 })).toBe('شخصًا');
    expect(formatUnit('{person}', { language: 'ar', count: 100 })).toBe('شخص');
    expect(formatUnit('USD', { language: 'en' })).toBe('US dollars');
    expect(formatUnit('{violent event}', { language: 'ar' })).toBe('violent event');
    expect(formatUnit('toString', { language: 'en' })).toBe('toString');
  });
});
