import { describe, expect, it } from 'vitest';
import type { ProblemCode } from '../problem.js';
import type { Per, Qualifier } from '../quantity/quantity.js';
import {
  type FigureOptions,
  figureFromNumber,
  figureFromStructured,
  type ParsedFigure,
  parseFigure,
} from './parse.js';

const people: FigureOptions = { unit: '{person}', nonNegative: true, integer: true, rateBasis: 'month' };
const dollars: FigureOptions = { unit: 'USD', nonNegative: true, integer: false, rateBasis: 'day' };
const share: FigureOptions = { unit: '%', nonNegative: true, integer: false, rateBasis: null };
const change: FigureOptions = { unit: '%', nonNegative: false, integer: false, rateBasis: null };
const villages: FigureOptions = { unit: '{village}', nonNegative: true, integer: true, rateBasis: null };
const length: FigureOptions = { unit: 'km', nonNegative: true, integer: false, rateBasis: null };

/** A quantity as intervals are written: "(100000, inf)" with its qualifier, point and rate. */
function said(figure: ParsedFigure): string {
  if (figure.kind === 'missing') return 'missing';
  if (figure.kind === 'problem') return figure.problem.code;
  const { qualifier, lower, upper, lowerInclusive, upperInclusive, point } = figure.quantity;
  const ends = `${lowerInclusive ? '[' : '('}${lower ?? '-inf'}, ${upper ?? 'inf'}${upperInclusive ? ']' : ')'}`;
  return `${qualifier} ${ends} ${point ?? 'none'}${figure.per ? ` per ${figure.per}` : ''}`;
}

const read = (text: string, options = people) => said(parseFigure(text, options));

describe('every row of the quantity table', () => {
  it.each<[string[], string]>([
    [['959', '959.0', '٩٥٩', '۹۵۹', ' 959 ', '+959', 'exactly 959'], 'exact [959, 959] 959'],
    [['60-70', '60 to 70', '60–70', 'between 60 and 70', 'from 60 to 70', '60 - 70'], 'range [60, 70] none'],
    [
      ['>100,000', 'more than 100000', 'over 100k', '> 100 000', "more than 100'000"],
      'more-than (100000, inf) none',
    ],
    [['at least 50', '>=50', '50+', '≥ 50', '50 or more', 'no fewer than 50'], 'at-least [50, inf) none'],
    [['<10', 'fewer than 10', 'under 10', 'less than 10'], 'less-than [0, 10) none'],
    [['up to 10', 'at most 10', '<=10', '≤10', 'no more than 10', '10 or fewer'], 'at-most [0, 10] none'],
    [
      [
        'about 1,200',
        '~1.2k',
        'roughly 1,200',
        'approximately 1200',
        'some 1,200',
        'approx. 1,200',
        '≈1200',
        'ca. 1,200',
      ],
      'about [1150, 1250] 1200',
    ],
    [['nearly 10', 'almost 10', 'just under 10'], 'about [9.5, 10) 10'],
    [['none', '0', 'zero', '0.0', '-0'], 'exact [0, 0] 0'],
    [
      [
        '',
        ' ',
        '-',
        '–',
        '—',
        'n/a',
        'N/A',
        'unknown',
        'NULL',
        'null',
        '#N/A',
        '…',
        'غير معروف',
        'لا توجد بيانات',
      ],
      'missing',
    ],
  ])('%j', (texts, expected) => {
    for (const text of texts) expect([text, read(text)]).toEqual([text, expected]);
  });

  it('leaves the lower end open where a figure may be negative', () => {
    expect(read('less than 10', change)).toBe('less-than (-inf, 10) none');
    expect(read('up to 10', change)).toBe('at-most (-inf, 10] none');
    expect(read('-5 to 3', change)).toBe('range [-5, 3] none');
    expect(read('−5 - −3', change)).toBe('range [-5, -3] none');
    expect(read('> -5', change)).toBe('more-than (-5, inf) none');
    expect(read('about -1,200', change)).toBe('about [-1250, -1150] -1200');
  });
});

describe('Arabic words', () => {
  it.each<[string, string]>([
    ['أكثر من ١٠٠٬٠٠٠', 'more-than (100000, inf) none'],
    ['اكثر من 100 الف', 'more-than (100000, inf) none'],
    ['ما يزيد على ألف', 'more-than (1000, inf) none'],
    ['على الأقل 50', 'at-least [50, inf) none'],
    ['50 على الأقل', 'at-least [50, inf) none'],
    ['ما لا يقل عن ٥٠', 'at-least [50, inf) none'],
    ['أقل من 10', 'less-than [0, 10) none'],
    ['دون ١٠', 'less-than [0, 10) none'],
    ['حتى 10', 'at-most [0, 10] none'],
    ['ما لا يزيد على 10', 'at-most [0, 10] none'],
    ['حوالي ١٬٢٠٠', 'about [1150, 1250] 1200'],
    ['نحو 1,200 شخص', 'about [1150, 1250] 1200'],
    ['١٢٠٠ تقريبًا', 'about [1150, 1250] 1200'],
    ['قرابة 10', 'about [9.5, 10.5] 10'],
    ['ما يقارب ١٠', 'about [9.5, 10.5] 10'],
    ['بين 60 و70', 'range [60, 70] none'],
    ['ما بين ٦٠ و ٧٠', 'range [60, 70] none'],
    ['من 60 إلى 70', 'range [60, 70] none'],
    ['من ٦٠ حتى ٧٠ حالة شهريًا', 'range [60, 70] none per month'],
    ['لا شيء', 'exact [0, 0] 0'],
    ['صفر', 'exact [0, 0] 0'],
    ['ألفان', 'exact [2000, 2000] 2000'],
    ['3 آلاف', 'exact [3000, 3000] 3000'],
    ['ما لا يقل عن 60 وأقل من 70', 'range [60, 70) none'],
    ['12 في المجموع', 'exact [12, 12] 12 per period'],
    ['\u200f\u202b٩٥٩\u202c', 'exact [959, 959] 959'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('reads money and rates', () => {
    expect(read('أكثر من ١٠٠ ألف دولار في اليوم', dollars)).toBe('more-than (100000, inf) none per day');
    expect(read('٣٫١ مليون دولار شهرياً', dollars)).toBe('exact [3100000, 3100000] 3100000 per month');
    expect(read('٨٥٪', share)).toBe('exact [85, 85] 85');
    expect(read('أكثر من 85 في المئة', share)).toBe('more-than (85, inf) none');
  });
});

describe('numbers', () => {
  it.each<[string, string]>([
    ['1,200', 'exact [1200, 1200] 1200'],
    ['1 200', 'exact [1200, 1200] 1200'],
    ['1\u202f200\u00a0000', 'exact [1200000, 1200000] 1200000'],
    ["1'200", 'exact [1200, 1200] 1200'],
    ['1٬200', 'exact [1200, 1200] 1200'],
    ['1,234,567.25', 'exact [1234567.25, 1234567.25] 1234567.25'],
    ['1.234.567', 'exact [1234567, 1234567] 1234567'],
    ['1.234,5', 'exact [1234.5, 1234.5] 1234.5'],
    ['1234.567', 'exact [1234.567, 1234.567] 1234.567'],
    ['0.200', 'exact [0.2, 0.2] 0.2'],
    ['0,5', 'exact [0.5, 0.5] 0.5'],
    ['.5', 'exact [0.5, 0.5] 0.5'],
    ['1.5', 'exact [1.5, 1.5] 1.5'],
    ['١٫٢٠٠', 'exact [1.2, 1.2] 1.2'],
    ['1.2e5', 'exact [120000, 120000] 120000'],
    ['1.1k', 'exact [1100, 1100] 1100'],
    ['2.3 million', 'exact [2300000, 2300000] 2300000'],
    ['1.2bn', 'exact [1200000000, 1200000000] 1200000000'],
    ['5mn', 'exact [5000000, 5000000] 5000000'],
    ['a hundred thousand', 'exact [100000, 100000] 100000'],
  ])('%s', (text, expected) => {
    expect(read(text, dollars)).toBe(expected);
  });

  it('refuses what reads two ways, with both readings', () => {
    const readings = (text: string) => {
      const parsed = parseFigure(text, dollars);
      if (parsed.kind !== 'problem' || parsed.problem.code !== 'figure-ambiguous') return said(parsed);
      return [parsed.problem.params.first, parsed.problem.params.second];
    };
    expect(readings('1.200')).toEqual([1200, 1.2]);
    expect(readings('١.٢٠٠')).toEqual([1200, 1.2]);
    expect(readings('> 12.345 a day')).toEqual([12345, 12.345]);
    expect(readings('1,20')).toEqual([1.2, 120]);
    expect(readings('1،200')).toEqual([1200, 1.2]);
    expect(readings('1.200k')).toEqual([1_200_000, 1200]);
    expect(read('5 m', length)).toBe('figure-ambiguous');
  });

  it('reads a word of scale for both ends of a range, as it is meant', () => {
    expect(read('60-70k', dollars)).toBe('range [60000, 70000] none');
    expect(read('$60 to 70 million', dollars)).toBe('range [60000000, 70000000] none');
    expect(read('900-1k', dollars)).toBe('range [900, 1000] none');
    expect(read('$60k-$70k', dollars)).toBe('range [60000, 70000] none');
  });
});

describe('about', () => {
  it.each<[string, number, number]>([
    ['about 1,200', 1150, 1250],
    ['about 32,000', 31_500, 32_500],
    ['about 1,000', 950, 1050],
    ['about 800,000', 760_000, 840_000],
    ['about 500,000', 475_000, 525_000],
    ['about 300,000', 285_000, 315_000],
    ['roughly 51', 50.5, 51.5],
    ['about 5', 4.75, 5.25],
    ['about 0', 0, 0],
    ['about 1,200 (1,100–1,300)', 1100, 1300],
    ['1200 ± 100', 1100, 1300],
  ])('%s', (text, lower, upper) => {
    const parsed = parseFigure(text, people);
    expect(parsed.kind === 'figure' && parsed.quantity).toMatchObject({ qualifier: 'about', lower, upper });
  });

  it('loosens the ends of a range', () => {
    expect(read('roughly 350-400')).toBe('range [345, 420] none');
  });
});

describe("the report's other figures", () => {
  it.each<[string, FigureOptions, string]>([
    ['610 km', length, 'exact [610, 610] 610'],
    ['roughly 51 villages', villages, 'about [50.5, 51.5] 51'],
    ['over 2,000', villages, 'more-than (2000, inf) none'],
    ['41,000 to 43,000 km²', { ...length, unit: 'km2' }, 'range [41000, 43000] none'],
    ['roughly 800,000', people, 'about [760000, 840000] 800000'],
    ['350-400', people, 'range [350, 400] none'],
    ['8,700–9,000 members', people, 'range [8700, 9000] none'],
    ['approximately 32,000 members', people, 'about [31500, 32500] 32000'],
    ['25 percent', share, 'exact [25, 25] 25'],
    ['250,000', people, 'exact [250000, 250000] 250000'],
  ])('%s', (text, options, expected) => {
    expect(read(text, options)).toBe(expected);
  });
});

describe('units and rates', () => {
  it.each<[string, FigureOptions, string]>([
    ['more than $100,000 a day', dollars, 'more-than (100000, inf) none per day'],
    ['140k a day', dollars, 'exact [140000, 140000] 140000 per day'],
    ['$140,000/day', dollars, 'exact [140000, 140000] 140000 per day'],
    ['USD 3.1m monthly', dollars, 'exact [3100000, 3100000] 3100000 per month'],
    ['US$ 5 dollars per year', dollars, 'exact [5, 5] 5 per year'],
    ['60 to 70 cases a month', people, 'range [60, 70] none per month'],
    ['12 in total', people, 'exact [12, 12] 12 per period'],
    ['60%-70%', share, 'range [60, 70] none'],
    ['100,000+ USD/day', dollars, 'at-least [100000, inf) none per day'],
    ['about a thousand people a month', people, 'about [950, 1050] 1000 per month'],
    ['at least 50, at most 70', people, 'range [50, 70] none'],
    ['more than 959 men', people, 'more-than (959, inf) none'],
    ['4.5 people a day', people, 'exact [4.5, 4.5] 4.5 per day'],
    ['more than 400 villages', villages, 'more-than (400, inf) none'],
    ['5 in total', villages, 'exact [5, 5] 5 per period'],
    ['610 km', length, 'exact [610, 610] 610'],
    ['41,000 to 43,000 km2', { ...length, unit: 'km2' }, 'range [41000, 43000] none'],
    ['nearly 10 percent', share, 'about [9.5, 10) 10'],
    ['more than 85 %', share, 'more-than (85, inf) none'],
    ['12 widgets', { ...villages, unit: '{widget}' }, 'exact [12, 12] 12'],
    ['3 violent events', { ...villages, unit: '{violent event}' }, 'exact [3, 3] 3'],
    ['7', { ...length, unit: '1' }, 'exact [7, 7] 7'],
  ])('%s', (text, options, expected) => {
    expect(read(text, options)).toBe(expected);
  });
});

describe('refusals', () => {
  it.each<[string, FigureOptions, ProblemCode]>([
    ['NaN', people, 'figure-not-finite'],
    ['Infinity', people, 'figure-not-finite'],
    ['> ∞', people, 'figure-not-finite'],
    ['1e400', dollars, 'figure-not-finite'],
    ['1e30', dollars, 'figure-out-of-range'],
    ['-5', people, 'figure-negative'],
    ['-5 to 3', people, 'figure-negative'],
    ['less than 0', people, 'figure-negative'],
    ['70-60', people, 'figure-bounds-reversed'],
    ['more than 70 and less than 60', people, 'figure-bounds-reversed'],
    ['more than 70 and less than 70', people, 'figure-bounds-reversed'],
    ['1234567890123456', people, 'figure-too-precise'],
    ['0.1234567890123456', dollars, 'figure-too-precise'],
    ['1.5', people, 'figure-not-integer'],
    ['60.5-70', people, 'figure-not-integer'],
    ['about 1.5', people, 'figure-not-integer'],
    ['5 km', people, 'figure-unit-mismatch'],
    ['$5', people, 'figure-unit-mismatch'],
    ['€5', dollars, 'figure-unit-mismatch'],
    ['5 apples', people, 'figure-unit-mismatch'],
    ['5 people an hour', people, 'figure-per-mismatch'],
    ['5% a year', share, 'figure-per-mismatch'],
    ['400 villages a month', villages, 'figure-per-mismatch'],
    ['x'.repeat(201), people, 'figure-too-long'],
    ['12,34,567', people, 'figure-not-read'],
    ['lots', people, 'figure-not-read'],
    ['60 70', people, 'figure-not-read'],
    ['60-70-80', people, 'figure-not-read'],
    ['about more than 5', people, 'figure-not-read'],
    ['5 a day in total', people, 'figure-not-read'],
    ['constructor', people, 'figure-not-read'],
  ])('%s', (text, options, code) => {
    expect(read(text, options)).toBe(code);
  });

  it('takes exactly 15 significant digits and 200 characters', () => {
    expect(read('123456789012345')).toContain('exact');
    expect(read('12345678901234500000')).toContain('exact');
    expect(read(`${'0'.repeat(199)}5`)).toBe('exact [5, 5] 5');
  });

  it('names the unit it found and the one it expected', () => {
    expect(parseFigure('5 km', dollars)).toEqual({
      kind: 'problem',
      problem: { code: 'figure-unit-mismatch', params: { unit: 'km', expected: 'USD' } },
    });
  });

  it.each(['9', ' ', '1,', 'about ', '(', 'و', '\u202e', 'a\u202e', '-', '😀', '1 000 '])(
    'answers a megabyte of %j at once',
    (piece) => {
      const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
      // The best of three: the machine may be busy, the parser may not. Work that grows with the square takes minutes.
      const tries = [1, 2, 3].map(() => {
        const started = performance.now();
        expect(['missing', 'problem']).toContain(parseFigure(text, people).kind);
        return performance.now() - started;
      });
      expect(Math.min(...tries)).toBeLessThan(1_000);
    },
  );
});

describe('text', () => {
  it('is what was typed, trimmed and without direction marks', () => {
    const parsed = parseFigure('  \u202eOver 2,000\u202c ', people);
    expect(parsed.kind === 'figure' && parsed.quantity.text).toBe('Over 2,000');
  });
});

describe('words beside numbers', () => {
  it('are kept whole, but cleaned', () => {
    const words = `as many as fit into the hall\u0000 on ${'a '.repeat(60)}Friday`;
    const parsed = figureFromStructured({ text: words, lower: 60, upper: 70 }, people);
    expect(parsed.kind === 'figure' && parsed.quantity.text).toBe(words.replace('\u0000', ' '));
  });
});

describe('a bare number', () => {
  it.each<[number, FigureOptions, string]>([
    [959, people, 'exact [959, 959] 959'],
    [-0, people, 'exact [0, 0] 0'],
    [0.1, dollars, 'exact [0.1, 0.1] 0.1'],
    [Number.NaN, people, 'figure-not-finite'],
    [Number.POSITIVE_INFINITY, people, 'figure-not-finite'],
    [-1, people, 'figure-negative'],
    [1.5, people, 'figure-not-integer'],
    [0.1 + 0.2, dollars, 'figure-too-precise'],
    [2 ** 53 + 2, dollars, 'figure-too-precise'],
  ])('%s', (n, options, expected) => {
    expect(said(figureFromNumber(n, options))).toBe(expected);
  });

  it('gets words', () => {
    const parsed = figureFromNumber(1200, { ...people, language: 'ar' });
    expect(parsed.kind === 'figure' && parsed.quantity.text).toBe('1,200');
  });
});

describe('a quantity by its fields', () => {
  type Given = Parameters<typeof figureFromStructured>[0];
  it.each<[Given, string, string]>([
    [{ lower: 60, upper: 70 }, 'range [60, 70] none', '60–70'],
    [{ lower: 100_000, qualifier: 'more-than' }, 'more-than (100000, inf) none', 'more than 100,000'],
    [{ lower: 50 }, 'at-least [50, inf) none', 'at least 50'],
    [{ lower: 50, lowerInclusive: false }, 'more-than (50, inf) none', 'more than 50'],
    [{ upper: 10, upperInclusive: false }, 'less-than [0, 10) none', 'less than 10'],
    [{ upper: 10, qualifier: 'at-most' }, 'at-most [0, 10] none', 'at most 10'],
    [{ point: 5 }, 'exact [5, 5] 5', '5'],
    [{ lower: 5, upper: 5 }, 'exact [5, 5] 5', '5'],
    [{ point: 1200, qualifier: 'about' }, 'about [1150, 1250] 1200', 'about 1,200'],
    [{ point: 1200, lower: 1100, upper: 1300 }, 'about [1100, 1300] 1200', 'about 1,200 (1,100–1,300)'],
    [{ lower: 60, upper: 70, upperInclusive: false }, 'range [60, 70) none', 'at least 60 and less than 70'],
    [{ text: '60-70' }, 'range [60, 70] none', '60-70'],
    [{ text: '60-70 a month', lower: 60, upper: 70 }, 'range [60, 70] none per month', '60-70 a month'],
    [{ text: 'several dozen', lower: 36, upper: 72 }, 'range [36, 72] none', 'several dozen'],
    [
      { text: 'about 1,200', point: 1200, lower: 1100, upper: 1300, qualifier: 'about' },
      'about [1100, 1300] 1200',
      'about 1,200',
    ],
  ])('%j', (given, expected, text) => {
    const parsed = figureFromStructured(given, people);
    expect(said(parsed)).toBe(expected);
    expect(parsed.kind === 'figure' && parsed.quantity.text).toBe(text);
  });

  it.each<[Given, ProblemCode | 'missing']>([
    [{}, 'missing'],
    [{ text: 'n/a' }, 'missing'],
    [{ lower: 70, upper: 60 }, 'figure-bounds-reversed'],
    [{ lower: 60, upper: 60, lowerInclusive: false }, 'figure-bounds-reversed'],
    [{ lower: 60, upper: 70, point: 80 }, 'figure-bounds-reversed'],
    [{ lower: Number.NaN }, 'figure-not-finite'],
    [{ lower: -1, upper: 5 }, 'figure-negative'],
    [{ lower: -0.4, upper: -0.2 }, 'figure-negative'],
    [{ lower: -0.4, upper: -1e-15, text: 'many' }, 'figure-negative'],
    [{ point: 1.5 }, 'figure-not-integer'],
    [{ lower: 1.5, qualifier: 'at-least' }, 'figure-not-integer'],
    [{ lower: 60, upper: 70, qualifier: 'more-than' }, 'figure-qualifier-mismatch'],
    [{ lower: 60, upper: 70, qualifier: 'exact' }, 'figure-qualifier-mismatch'],
    [{ lower: 60, upper: 70, qualifier: 'about' }, 'figure-qualifier-mismatch'],
    [{ text: '600-700', lower: 60, upper: 70 }, 'figure-text-mismatch'],
    [{ text: 'unknown', lower: 60, upper: 70 }, 'figure-text-mismatch'],
    [{ text: '60-70 km', lower: 60, upper: 70 }, 'figure-unit-mismatch'],
  ])('%j is refused', (given, expected) => {
    expect(said(figureFromStructured(given, people))).toBe(expected);
  });

  it('takes back what it gave out', () => {
    const texts: readonly [string, Qualifier, Per | null][] = [
      ['60-70 a month', 'range', 'month'],
      ['nearly 10', 'about', null],
      ['<10', 'less-than', null],
      ['roughly 350-400', 'range', null],
    ];
    for (const [text, qualifier, per] of texts) {
      const first = parseFigure(text, people);
      if (first.kind !== 'figure') throw new Error(text);
      const again = figureFromStructured(first.quantity, people);
      expect(again).toEqual({ kind: 'figure', quantity: first.quantity, per });
      expect(first.quantity.qualifier).toBe(qualifier);
    }
  });
});

describe('whole numbers', () => {
  it('are not asked of a rate, however it is known to be one', () => {
    expect(read('4.5', { ...people, per: 'day' })).toBe('exact [4.5, 4.5] 4.5');
    expect(read('4.5', { ...people, statedAs: 'rate' })).toBe('exact [4.5, 4.5] 4.5');
    expect(read('4.5', { ...people, statedAs: 'rate', per: 'period' })).toBe('figure-not-integer');
    expect(read('4.5', { ...villages, statedAs: 'rate' })).toBe('figure-not-integer');
  });
});
