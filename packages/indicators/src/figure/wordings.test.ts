/** Wordings that reports use in sentences, and that a field reads as well. */
import { describe, expect, it } from 'vitest';
import { type FigureOptions, parseFigure } from './parse.js';

const count: FigureOptions = { unit: '1', nonNegative: true, integer: false, rateBasis: 'day' };

function said(text: string, options: Partial<FigureOptions> = {}): string {
  const parsed = parseFigure(text, { ...count, ...options });
  if (parsed.kind !== 'figure') return parsed.kind === 'problem' ? parsed.problem.code : 'missing';
  const { qualifier, lower, upper, lowerInclusive, upperInclusive } = parsed.quantity;
  return `${qualifier} ${lowerInclusive ? '[' : '('}${lower ?? ''}, ${upper ?? ''}${upperInclusive ? ']' : ')'}`;
}

describe('a wording of reports', () => {
  it.each([
    ['less or equal than thirty five', 'at-most [0, 35]'],
    ['equal to or less than 30', 'at-most [0, 30]'],
    ['bigger or equal than 40', 'at-least [40, )'],
    ['at least or equal to 30', 'at-least [30, )'],
    ['less than 300 or equal', 'at-most [0, 300]'],
    ['more than 300 or equal', 'at-least [300, )'],
    ['أكثر من 300 أو يساوي', 'at-least [300, )'],
    ['أقل من 300 أو يساويه', 'at-most [0, 300]'],
    ['أخفض من 300', 'less-than [0, 300)'],
    ['أخفض أو يساوي 300', 'at-most [0, 300]'],
    ['200 or greater than', 'at-least [200, )'],
    ['over than 60', 'more-than (60, )'],
    ['surpass 3000', 'more-than (3000, )'],
    ['sub-300', 'less-than [0, 300)'],
    ['barely 60', 'about [57, 63]'],
    ['equals 20', 'exact [20, 20]'],
    ['20~100', 'range [20, 100]'],
    ['above 60 and below eighty', 'range (60, 80)'],
    ['200,000 to 414 million', 'range [200000, 414000000]'],
    ['$200 to 4 million', 'figure-unit-mismatch'],
    ['أكبر من أو يساوي 100', 'at-least [100, )'],
    ['أقل من أو تساوي 30', 'at-most [0, 30]'],
    ['1.5×10⁶', 'exact [1500000, 1500000]'],
    ['about 2.5 x 10^6', 'about [2450000, 2550000]'],
    ['5×10-3', 'exact [0.005, 0.005]'],
    ['5×106', 'figure-not-read'],
    ['5-6 lakh', 'range [500000, 600000]'],
    ['2 crore', 'exact [20000000, 20000000]'],
    ['< = 60', 'at-most [0, 60]'],
    ['more than an estimated 60', 'more-than (60, )'],
    ['up to about 60', 'at-most [0, 60]'],
    ['أكثر من نحو 60', 'more-than (60, )'],
    ['from 60 to less than 70', 'range [60, 70)'],
    ['between 60 and as many as 70', 'range [60, 70]'],
    ['from as few as 60 to as many as 70', 'range [60, 70]'],
    ['between at least 60 and 70', 'range [60, 70]'],
    ['between 60 and about 70', 'range [57, 73.5]'],
    ['من 60 إلى أقل من 70', 'range [60, 70)'],
    ['بين 60 وما يصل إلى 70', 'range [60, 70]'],
    ['ما ينيف على 60', 'more-than (60, )'],
    ['60 أو أعلى', 'at-least [60, )'],
    ['60 أو أدنى', 'at-most [0, 60]'],
    ['getting on for 60', 'about [57, 60)'],
    ['لا أكثر من 50', 'at-most [0, 50]'],
    ['يساوي 20', 'exact [20, 20]'],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  it.each([
    ['610-kilometer', 'km', 'exact [610, 610]'],
    ['50-person', '{person}', 'exact [50, 50]'],
    ['more than 5 hectares', 'har', 'more-than (5, )'],
    ['3 hours', 'h', 'exact [3, 3]'],
    ['HK$3.7 billion', 'HKD', 'exact [3700000000, 3700000000]'],
    ['38 pc', '%', 'exact [38, 38]'],
    ['1/32', '%', 'exact [3.125, 3.125]'],
    ['نصفهم', '%', 'exact [50, 50]'],
    ['5,000 b/d', '[bbl_us]/d', 'exact [5000, 5000]'],
    ['قتيلان', '{person}', 'exact [2, 2]'],
    ['above one quarter and below a half', '%', 'range (25, 50)'],
    ['5 hectares', 'km2', 'figure-unit-mismatch'],
  ])('%s in %s', (text, unit, expected) => {
    expect(said(text, { unit })).toBe(expected);
  });

  it('is a negative number behind "minus-"', () => {
    expect(said('minus-5', { nonNegative: false })).toBe('exact [-5, -5]');
  });
});

describe('a count that nobody gave', () => {
  it.each([
    ['dozens', 24],
    ['several hundred', 200],
    ['tens of thousands', 20_000],
    ['عشرات الآلاف', 20_000],
    ['بضع عشرات', 30],
  ])('%s is at least %d where that is asked for, and a question in a form', (text, least) => {
    expect(parseFigure(text, { ...count, vagueIs: 'at-least' })).toMatchObject({
      kind: 'figure',
      saidVaguely: true,
      quantity: { qualifier: 'at-least', lower: least, upper: null },
    });
    expect(said(text)).toBe('figure-not-read');
  });
});
