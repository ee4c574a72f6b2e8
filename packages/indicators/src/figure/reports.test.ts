/** Figures as reports write them, by what could be lost or guessed in each. */
import { describe, expect, it } from 'vitest';
import { unitWord } from '../indicator/units.js';
import { problemText } from '../say/problem.js';
import { dualNouns } from './nouns.js';
import { type FigureOptions, type ParsedFigure, parseFigure } from './parse.js';

const people: FigureOptions = { unit: '{person}', nonNegative: true, integer: true, rateBasis: 'month' };
const families: FigureOptions = { ...people, unit: '{family}' };
const attacks: FigureOptions = { ...people, unit: '{attack}' };
const incidents: FigureOptions = { ...people, unit: '{incident}' };
const returnees: FigureOptions = { ...people, unit: '{returnee}' };
const dollars: FigureOptions = { unit: 'USD', nonNegative: true, integer: false, rateBasis: 'day' };
const share: FigureOptions = { unit: '%', nonNegative: true, integer: false, rateBasis: null };
const ratio: FigureOptions = { ...share, unit: '1' };
const net: FigureOptions = { ...people, nonNegative: false };
const km: FigureOptions = { ...share, unit: 'km' };
const miles: FigureOptions = { ...share, unit: '[mi_i]' };
const metres: FigureOptions = { ...share, unit: 'm' };
const tonnes: FigureOptions = { ...share, unit: 't' };

/** "[60, 70)", with "about 65" or a rate where there is one; a refusal with both its readings, or the word it names. */
function said(figure: ParsedFigure): string {
  if (figure.kind === 'missing') return 'missing';
  if (figure.kind === 'problem') {
    const { code, params } = figure.problem;
    const { first, second, word, atLeast, unit } = params;
    if (code === 'figure-ambiguous') return `${first} or ${second}`;
    if (code === 'figure-unit-mismatch') return `not in ${unit}`;
    const named = word === undefined ? '' : `: ${word}`;
    return `${code}${named}${atLeast === undefined ? '' : `, at least ${atLeast}`}`;
  }
  const { lower, upper, lowerInclusive, upperInclusive, point, qualifier } = figure.quantity;
  const ends = `${lowerInclusive ? '[' : '('}${lower ?? '-inf'}, ${upper ?? 'inf'}${upperInclusive ? ']' : ')'}`;
  const about = qualifier === 'about' ? ` about ${point}` : '';
  return `${qualifier === 'exact' ? point : `${ends}${about}`}${figure.per ? ` per ${figure.per}` : ''}`;
}

type Row = readonly [text: string, expected: string, options?: FigureOptions];

function reads(rows: readonly Row[]) {
  it.each(rows.map(([text, expected, options = people]) => ({ text, expected, options })))(
    '$text',
    ({ text, expected, options }) => {
      expect(said(parseFigure(text, options))).toBe(expected);
    },
  );
}

describe('a word of scale said once at the end holds for both numbers', () => {
  reads([
    ['60 to 70 thousand', '[60000, 70000]'],
    ['60 ± 5 thousand', '[55000, 65000] about 60000'],
    ['1.2 ± 0.1 million', '[1100000, 1300000] about 1200000'],
    ['about 60 thousand (55 to 65 thousand)', '[55000, 65000] about 60000'],
    ['about 60 thousand (between 55 and 65 thousand)', '[55000, 65000] about 60000'],
    ['~60k (55–65k)', '[55000, 65000] about 60000'],
    ['60 thousand (at least 55 and at most 65 thousand)', '[55000, 65000] about 60000'],
    ['about $1.2 million ($1.1–1.3 million)', '[1100000, 1300000] about 1200000', dollars],
    ['نحو 60 ألفا (من 55 إلى 65 ألفا)', '[55000, 65000] about 60000'],
    ['نحو 60 ألفا (بين 55 و65 ألفا)', '[55000, 65000] about 60000'],
    ['at least 60 and at most 70 thousand', '[60000, 70000]'],
    ['more than 60 but fewer than 70 thousand', '(60000, 70000)'],
    ['at most 70 and at least 60 thousand', '[60000, 70000]'],
    ['at least 1 but no more than 2 million', '[1000000, 2000000]'],
    ['ما لا يقل عن 60 وما لا يزيد على 70 ألفا', '[60000, 70000]'],
    ['أكثر من 60 وأقل من 70 ألفا', '(60000, 70000)'],
    ['from 60 up to 70 thousand', '[60000, 70000]'],
    ['60 or 70 thousand', '[60000, 70000]'],
    ['1.2-1.3 million', '[1200000, 1300000]'],
    ['1.125 to 1.25 billion', '[1125000000, 1250000000]', dollars],
    ['five to six hundred', '[500, 600]'],
    ['5 to 6 hundred thousand', '[500000, 600000]'],
    ['two hundred to three hundred thousand', '[200000, 300000]'],
    ['sixty to seventy thousand', '[60000, 70000]'],
    ['0-5 thousand', '[0, 5000]'],
    ['60-odd thousand', '[60000, 70000)'],
    // The bracket holds its point, so the scale of one is that of the other.
    ['about 60 thousand (55 to 65)', '[55000, 65000] about 60000'],
    ['about 60 (55–65) thousand', '[55000, 65000] about 60000'],
    ['60 (55–65 thousand)', '[55000, 65000] about 60000'],
    ['1.2m [1.1m, 1.3m]', '[1100000, 1300000] about 1200000'],
    // Each number has its own.
    ['500k-1 million', '[500000, 1000000]'],
    ['60k ± 500', '[59500, 60500] about 60000'],
  ]);
});

describe('a pair that reads two ways is refused with both readings', () => {
  reads([
    ['10–12,000 fighters', '10–12,000 or 10,000–12,000'],
    ['10 to 12,000', '10–12,000 or 10,000–12,000'],
    ['between 10 and 12,000', '10–12,000 or 10,000–12,000'],
    ['من 10 إلى 12000', '10–12,000 or 10,000–12,000'],
    ['about 6,000 (5-7,000)', '5–7,000 or 5,000–7,000'],
    ['$3-4,000', '3–4,000 or 3,000–4,000', dollars],
    ['€3-4,000', '3–4,000 or 3,000–4,000', { ...dollars, unit: 'EUR' }],
    ['500-1 million', '500–1,000,000 or 500,000–1,000,000'],
    ['700 to 1.2 million', '700–1,200,000 or 700,000–1,200,000'],
    ['20 to 1k', '20–1,000 or 20,000–1,000'],
    ['1-1 million', '1–1,000,000 or 1,000,000–1,000,000'],
    ['60k-70', '60,000–70 or 60,000–70,000'],
    ['60 thousand to 70', '60,000–70 or 60,000–70,000'],
    ['60 thousand ± 5', '59,995–60,005 or 55,000–65,000'],
    ['60+–70', '−10 … 130 or 60–70'],
    ['60+-70 people', '−10 … 130 or 60–70'],
    ['60 thousand+–70', '60,000–70 or 60,000–70,000'],
    ['60+–70 thousand', '−69,940 … 70,060 or 60,000–70,000'],
    ['70+–60', '[10, 130] about 70'],
    ['60 ± 5,000', '−4,940 … 5,060 or 55,000–65,000'],
    ['٦٠ ± ٥٠٠٠', '−4,940 … 5,060 or 55,000–65,000'],
    ['5 ± 60 thousand', '−59,995 … 60,005 or −55,000 … 65,000'],
    ['2 ± 500k', '−499,998 … 500,002 or −498,000 … 502,000'],
    ['500 ± 0.2k', '300–700 or 499,800–500,200'],
    ['60,000 ± 5 thousand', '[55000, 65000] about 60000'],
    ['5000 ± ألف', '[4000, 6000] about 5000'],
    ['60 ± 70', '[0, 130] about 60'],
    ['60 (±5)', '[55, 65] about 60'],
    ['about 1,200 (± 100)', '[1100, 1300] about 1200'],
    ['60 (±5 thousand)', '[55000, 65000] about 60000'],
    ['more than 60 (±5)', 'figure-not-read'],
    ['below 70 thousand but above 60', '60–70,000 or 60,000–70,000'],
    ['at most 2 million and at least 1', '1–2,000,000 or 1,000,000–2,000,000'],
    ['أقل من 70 ألفا وأكثر من 60', '60–70,000 or 60,000–70,000'],
    ['at most 2 thousand and at least 500', '[500, 2000]'],
    ['10–12,000,000', '10–12,000,000 or 10,000,000–12,000,000'],
    ['between 1 and 2,000,000', '1–2,000,000 or 1,000,000–2,000,000'],
    ['200 to 3,000,000', '[200, 3000000]'],
    ['900-1,000,000', '[900, 1000000]'],
    // One of the readings makes no sense.
    ['900-1k', '[900, 1000]'],
    ['1-1,000', '[1, 1000]'],
    ['500,000-1 million', '[500000, 1000000]'],
    ['900,000 to 1.1 million', '[900000, 1100000]'],
    ['1200 to 1.5 million', '1,200–1,500,000 or 1,200,000–1,500,000'],
    ['0 to 5,000', '[0, 5000]'],
    ['60 to 1,200', '[60, 1200]'],
    ['2-1k', 'figure-bounds-reversed'],
    ['at least 5 and at most 12,000', '[5, 12000]'],
  ]);
});

describe('one text has one meaning of the comma and of the point', () => {
  reads([
    ['0,125-1,125', '1125 or 1.125', share],
    ['0,950 to 1,050', '1050 or 1.05', share],
    ['0,5-1,250', '1250 or 1.25', share],
    ['0,5-1,250', '1250 or 1.25', dollars],
    ['1.234.567 to 1.5', 'figure-not-read', dollars],
    ['12,345', '12345 or 12.345', share],
    ['12,345 %', '12345 or 12.345', share],
    ['99,999%', '99999 or 99.999', share],
    ['more than 12,345 %', '12345 or 12.345', share],
    ['12345%', '12345', share],
    ['4٬472,894', '4472.894 or 4472894', dollars],
    ['1.5 to 1,200', '[1.5, 1200]', dollars],
    ['0,5 to 0,75', '[0.5, 0.75]', share],
  ]);
});

describe('what cannot be held is refused, and never taken for zero', () => {
  reads([
    ['1e-400', 'figure-out-of-range', dollars],
    ['5e-324', 'figure-out-of-range', dollars],
    [`0.${'0'.repeat(80)}1`, 'figure-out-of-range', dollars],
    ['0e-400', '0', dollars],
  ]);
});

describe('an Arabic digit that is written as a part is', () => {
  reads([
    ['خمس', '5 or 1/5', share],
    ['خُمس', '5 or 1/5', share],
    ['نحو سبع', '7 or 1/7', share],
    ['عشر', '10 or 1/10', ratio],
    ['خمس بالمئة', '5', share],
    ['خمسة', '5', share],
    ['خمس وعشرون', '25', share],
    ['الخمس', '20', share],
    ['السدس', '[16.66, 16.67] about 16.67', share],
    ['ثمن', '12.5', share],
    ['خمس', '5'],
  ]);
});

describe('what takes no room between two digits is a separator or a fault', () => {
  reads([
    ['٦٠ـ٧٠', '[60, 70]'],
    ['60ـ70', '[60, 70]'],
    ['60 ـ 70', '[60, 70]'],
    ['60ـ700', '[60, 700]'],
    ['60\u00ad70', '6070 or 60-70'],
    ['60\u200b70', '6070 or 60-70'],
    ['60\u200f70', '6070 or 60-70'],
    ['60 \u200f 700', '60700 or 60-700'],
    ['1\u2060200', '1200 or 1-200'],
    ['\u200b60 \u200dpeople', '60'],
    ['الـ90', '90'],
    ['approx.60', '[57, 63] about 60'],
    ['max.500', '[0, 500]'],
    ['60 \u2012 70', '[60, 70]'],
    ['60\u201570', '[60, 70]'],
  ]);
});

describe('a minus directly before a number belongs to it', () => {
  reads([
    ['-10 -5', '−10 … −5 or −10 … 5', net],
    ['-10 –5', '−10 … −5 or −10 … 5', net],
    ['−10−5', '−10 … −5 or −10 … 5', net],
    ['-10-5', '−10 … −5 or −10 … 5', net],
    ['-10--5', '−10 … −5 or −10 … 5', net],
    ['5 -10', '5 … −10 or 5–10', net],
    ['-5..-3', '[-5, -3]', net],
    ['-5...-3', '[-5, -3]', net],
    ['-5.-3', 'figure-not-read: .', net],
    ['3..-5', 'figure-bounds-reversed', net],
    ['-10 to -5', '[-10, -5]', net],
    ['-10 – -5', '[-10, -5]', net],
    ['من -10 إلى -5', '[-10, -5]', net],
    ['between -10 and -5', '[-10, -5]', net],
    ['-10 - 5', '[-10, 5]', net],
    ['-70 thousand to -60', '−70,000 … −60 or −70,000 … −60,000', net],
    ['من -2 مليون إلى -1', '−2,000,000 … −1 or −2,000,000 … −1,000,000', net],
    ['-2 thousand to -500', '[-2000, -500]', net],
    ['-1 million to -500 thousand', '[-1000000, -500000]', net],
    ['-70 to -60 thousand', '[-70000, -60000]', net],
    ['minus 5', '-5', net],
    ['more than -5', '(-5, inf)', net],
    ['3..5', '[3, 5]', net],
    ['to 5', 'figure-not-read', net],
    // What cannot be negative has no minus to lose.
    ['60 -70', '[60, 70]'],
    ['60-70', '[60, 70]', net],
  ]);
});

describe('m is metres for lengths, millions for counts and money', () => {
  reads([
    ['500 m', 'm = metres or m = million', km],
    ['500m', 'm = metres or m = million', km],
    ['800 m', 'm = metres or m = million', miles],
    ['5 m', '5', metres],
    ['1.5m to 2m', '[1.5, 2]', metres],
    ['5 m', 'm = metres or m = million', share],
    ['5 metres', '5', metres],
    ['500 metres', 'not in metres', km],
    ['5 m', '5000000'],
    ['$500m', '500000000', dollars],
    ['5m tonnes', '5000000', tonnes],
    ['60 k m', 'figure-not-read: m'],
    ['60 k k', 'figure-not-read: k'],
    ['60 thousand k', 'figure-not-read: k'],
    ['60 million million', 'figure-not-read: million'],
    ['2 thousand million', '2000000000', dollars],
    ['two hundred thousand', '200000'],
  ]);
});

describe('a number of 1,000 or more before an Arabic thousand', () => {
  reads([
    ['183471 الف شخص', '183471 or 183471000'],
    ['4,878 آلاف', '4878 or 4878000'],
    ['أكثر من ١٢٠٠ ألف', '1200 or 1200000'],
    ['850 الف لاجئ', '850000'],
    // An English table may well be in thousands.
    ['4,878 thousand', '4878000'],
    // "ألفا" is the dual before what is counted, and the accusative of one thousand without.
    ['ألفا شخص', '2000'],
    ['ألفا', '1000 or 2000'],
    ['ألفًا', '1000'],
    ['مليونا و200 ألف', '1200000'],
    ['مليونا دولار', '2000000', dollars],
  ]);
});

describe('the hedges of reports', () => {
  reads([
    ['as many as 30,000', '[0, 30000]'],
    ['as much as $300 million', '[0, 300000000]', dollars],
    ['up to 30,000', '[0, 30000]'],
    ['max. 500', '[0, 500]'],
    ['500 max', '[0, 500]'],
    ['not exceeding 500', '[0, 500]'],
    ['no higher than 500', '[0, 500]'],
    ['close to 4,000', '[3800, 4200] about 4000'],
    ['est. 1,200', '[1150, 1250] about 1200'],
    ['an estimated 1.3 million IDPs', '[1250000, 1350000] about 1300000'],
    ['1,200 approximately', '[1150, 1250] about 1200'],
    ['1,200 (estimated)', '[1150, 1250] about 1200'],
    ['well over 100', '(100, inf)'],
    ['far more than 100', '(100, inf)'],
    ['in excess of 100', '(100, inf)'],
    ['upwards of 100', '(100, inf)'],
    ['well under 100', '[0, 100)'],
    ['no fewer than 100', '[100, inf)'],
    ['not less than 100', '[100, inf)'],
    ['1,200 at least', '[1200, inf)'],
    ['200 plus', '[200, inf)'],
    ['200-plus', '[200, inf)'],
    ['200 and counting', '[200, inf)'],
    ['just over 20,000', '(20000, 21000] about 20000'],
    ['a little over 52,000', '(52000, 52500] about 52000'],
    ['slightly more than 500', '(500, 525] about 500'],
    ['just under 20,000', '[19000, 20000) about 20000'],
    ['slightly fewer than 500', '[475, 500) about 500'],
    ['nearly 10', '[9.5, 10) about 10'],
    ['almost 10', '[9.5, 10) about 10'],
    ['60 or 70', '[60, 70]'],
    ['60-odd', '[60, 70)'],
    ['some 60-odd people', '[60, 70)'],
    ['100-odd', '[100, 200)'],
    ['65-odd', '[65, 70)'],
    ['a total of 60', '60 per period'],
    ['a total of 60 a month', '60 per month'],
    ['ranging from 60 to 70', '[60, 70]'],
    ['anywhere between 60 and 70', '[60, 70]'],
    ['between about 60 and 70', '[57, 73.5]'],
    ['60 up to 70', '[60, 70]'],
    ['over 60 and under 70', '(60, 70)'],
    ['less than 70 and more than 60', '(60, 70)'],
    ['at least 60 at most 70', '[60, 70]'],
    ['only 60', '60'],
    ['قرابة 60', '[57, 63] about 60'],
    ['ما يقارب 60', '[57, 63] about 60'],
    ['يناهز 60', '[57, 63] about 60'],
    ['زهاء 60', '[57, 63] about 60'],
    ['بنحو 72 ألفا', '[71500, 72500] about 72000'],
    ['دون 60 بقليل', '[57, 60) about 60'],
    ['أقل بقليل من 60', '[57, 60) about 60'],
    ['أكثر من 60 بقليل', '(60, 63] about 60'],
    ['أكثر بقليل من 60', '(60, 63] about 60'],
    ['يزيد قليلا على 60', '(60, 63] about 60'],
    ['بأكثر من 5600 عائلة', '(5600, inf)', families],
    ['ونحو 72 ألفا', '[71500, 72500] about 72000'],
    ['وأكثر من 5600 عائلة', '(5600, inf)', families],
    ['وتتراوح بين 20 و30 ألفا', '[20000, 30000]'],
    ['and 60', 'figure-not-read'],
    ['نحو الستين', '[57, 63] about 60'],
    ['ما يقارب الثلاثة آلاف', '[2850, 3150] about 3000'],
    ['أكثر من الثلاثين ألفا', '(30000, inf)'],
    ['فوق المئتين', '(200, inf)'],
    ['الستين', 'figure-not-read: الستين'],
    ['وصلت إلى 300 مليون دولار', '300000000', dollars],
    ['بما يتجاوز 900', '(900, inf)'],
    ['تجاوزت 1.5 مليون', '(1500000, inf)'],
    ['تجاوزت حاجز 1.5 مليون', '(1500000, inf)'],
    ['تتجاوز الـ90 مليون دولار', '(90000000, inf)', dollars],
    ['بما لا يقل عن 60', '[60, inf)'],
    ['60 فأكثر', '[60, inf)'],
    ['لم تتجاوز 60', '[0, 60]'],
    ['ما يصل إلى 70 ألفا', '[0, 70000]'],
    ['تصل إلى 300 مليون دولار', '[0, 300000000]', dollars],
    ['ما يتراوح بين 20 و30 ألف مقاتل', '[20000, 30000]'],
    ['يتراوح بين 20 و30 ألفا', '[20000, 30000]'],
    ['60 أو 70', '[60, 70]'],
    ['60 ونيف', '[60, 70)'],
    ['أقل من 70 وأكثر من 60', '(60, 70)'],
    ['ما مجموعه 60', '60 per period'],
    ['60 لكل شهر', '60 per month'],
    ['60 people a quarter', '60 per quarter'],
    ['about more than 5', 'figure-not-read'],
    ['at least 60 to 70', '[60, inf)'],
    ['up to 60 to 70', '[0, 70]'],
  ]);
});

describe('number words', () => {
  reads([
    ['two million', '2000000'],
    ['thirty-two thousand', '32000'],
    ['two hundred and six', '206'],
    ['one hundred and twenty-three thousand four hundred and fifty-six', '123456'],
    ['a dozen', '12'],
    ['half a dozen', '6'],
    ['half a million', '500000'],
    ['more than half a million', '(500000, inf)'],
    ['a quarter of a million', '250000'],
    ['three quarters of a million', '750000'],
    ['two and a half million', '2500000'],
    ['2½ million', '2500000'],
    ['a million and a half', '1500000'],
    ['a third of a million', 'figure-not-read: a third of a'],
    ['$1.125 billion', '1125000000', dollars],
    ['1.77 million returnees', '1770000'],
    ['one or two', '[1, 2]'],
    ['two dozen', '24'],
    ['two to three dozen', '[24, 36]'],
    ['two to a dozen', '[2, 12]'],
    ['60 to 70 hundred', '[6000, 7000]'],
    ['one to one hundred', '[1, 100]'],
    ['more than 2 dozen', '(24, inf)'],
    ['twenty-five hundred', '2500'],
    ['twenty five hundred', '2500'],
    ['twenty-five to thirty thousand', '[25000, 30000]'],
    ['one and a half to two million', '[1500000, 2000000]', dollars],
    ['1 to two and a half million', '[1000000, 2500000]', dollars],
    ['1 to two million and a half', '[1000000, 2500000]', dollars],
    ['60 to 72 thousand and 842', '[60000, 72842]'],
    ['half a million to a million', '[500000, 1000000]'],
    ['twenty-thirty', '[20, 30]'],
    ['between one hundred and two hundred', '[100, 200]'],
    ['between one hundred and fifty and two hundred', '[150, 200]'],
    ['at least two hundred and at most three hundred and six', '[200, 306]'],
    ['نصف مليون', '500000'],
    ['مليونين ونصف المليون', '2500000'],
    ['ثلاثة ملايين ونصف', '3500000'],
    ['ثلاثة أرباع المليون', '750000'],
    ['72 ألف و842', '72842'],
    ['أربعة ملايين', '4000000'],
    ['نحو عشرة آلاف', '[9500, 10500] about 10000'],
    ['ثلاثمئة', '300'],
    ['ثلاثة آلاف وخمسمئة', '3500'],
    ['خمسة وعشرون ألفا', '25000'],
    ['مئة وخمسة وعشرون', '125'],
    ['مليون ومئتان وخمسون ألفا', '1250000'],
    ['اثنا عشر ألفا', '12000'],
    ['مئتا شخص', '200'],
    ['ألفي شخص', '2000'],
    ['بين مئة ومئتين', '[100, 200]'],
    ['بين خمسة وعشرين وثلاثين', '[25, 30]'],
    ['1.2 million and 300 thousand', 'figure-not-read'],
    ['7k and 749', 'figure-not-read'],
    ['7 thousand and 749', '7749'],
    ['five six', 'figure-not-read'],
  ]);
});

describe('nouns in the dual, and with one', () => {
  reads([
    ['شخص واحد', '1'],
    ['شخصان', '2'],
    ['أكثر من شخصين', '(2, inf)'],
    ['من شخص واحد إلى شخصين', '[1, 2]'],
    ['هجومان', '2', attacks],
    ['هجوم واحد', '1', attacks],
    ['دولاران في اليوم', '2 per day', dollars],
    ['عائلتان', '2', families],
    ['حادثان', '2', incidents],
    ['متران', '2', metres],
    ['12 شخصين', 'figure-not-read'],
    ['هجومان', 'not in هجومان'],
  ]);
});

describe('what Arabic says without a numeral', () => {
  it.each(Object.entries(dualNouns))('two of %s', (unit, words) => {
    for (const word of words)
      for (const [before, expected] of [
        ['', '2'],
        ['أكثر من ', '(2, inf)'],
        ['من 1 إلى ', '[1, 2]'],
      ] as const)
        expect([word, said(parseFigure(`${before}${word}`, { ...share, unit }))]).toEqual([word, expected]);
  });

  it.each(Object.keys(dualNouns))('one of %s', (unit) => {
    for (const one of ['واحد', 'واحدة'])
      expect(said(parseFigure(`${unitWord(unit, 'ar', 100)} ${one}`, { ...share, unit }))).toBe('1');
  });
});

describe('parts of a whole, where shares are counted', () => {
  reads([
    ['half', '50', share],
    ['a quarter', '25', share],
    ['two thirds', '[66.66, 66.67] about 66.67', share],
    ['two-thirds', '[66.66, 66.67] about 66.67', share],
    ['more than two thirds', '(66.66, inf)', share],
    ['less than a third', '[0, 33.34)', share],
    ['about a quarter', '[23.75, 26.25] about 25', share],
    ['nearly half', '[47.5, 50) about 50', share],
    ['one in four', '25', share],
    ['1 in 3', '[33.33, 33.34] about 33.33', share],
    ['three out of five', '60', share],
    ['3/4', '75', share],
    ['2 of 3', '[66.66, 66.67] about 66.67', share],
    ['3 من 5', '60', share],
    ['three-fourths', '75', share],
    ['almost a third', '[31.66, 33.34) about 33.33', share],
    ['¾', '75', share],
    ['between a third and a half', '[33.33, 50]', share],
    ['ثلثا', '[66.66, 66.67] about 66.67', share],
    ['ربع', '25', share],
    ['ثلاثة أرباع', '75', share],
    ['واحد من كل أربعة', '25', share],
    ['three quarters', '0.75', ratio],
    ['two thirds', '[0.6666, 0.6667] about 0.6667', ratio],
    ['half a percent', '0.5 or 50', share],
    ['5/4', 'figure-not-read: /', share],
    ['3/4', 'figure-not-read: /'],
    ['two thirds', 'not in thirds'],
    ['half', 'figure-not-read: half'],
  ]);
});

describe('who and what is counted', () => {
  reads([
    ['60 fighters', '60'],
    ['60 refugees', '60'],
    ['60 internally displaced persons', '60'],
    ['60 civilians a month', '60 per month'],
    ['60 foreign fighters', '60'],
    ['1.9 مليون نازح', '1900000'],
    ['60 لاجئًا', '60'],
    ['60 مقاتلين', '60'],
    ['60 families', 'not in families'],
    ['5600 عائلة', 'not in عائلة'],
    ['60 families', '60', families],
    ['60 households', '60', families],
    ['60 أسرة', '60', families],
    ['60 people', 'not in people', families],
    ['60 returnees', '60', returnees],
    ['60 people', '60', returnees],
    ['60 fighters', 'not in fighters', returnees],
    ['12 attacks', '12', incidents],
    ['12 events', '12', incidents],
    ['12 حريقا', '12', incidents],
    ['12 people', 'not in people', incidents],
    ['12 Camels', 'not in Camels'],
    ['60 كتابًا', 'not in كتابًا'],
    ['60 قرية', 'not in قرية'],
    ['60 Villages', 'not in Villages'],
    ['200 displaced families', '200', families],
    ['200 Iraqi households', '200', families],
    ['200 عائلة نازحة', '200', families],
    ['200 أسرة عائدة', '200', families],
    ['200 displaced families', 'not in displaced families'],
    ['200 Iraqi returnees', '200'],
    ['200 Syrian nationals', '200'],
    ['630 ألف لاجىء', '630000'],
    ['إحدى وعشرون عائلة', '21', families],
    ['60 p.a.', '60 per year'],
    ['60 red camels', 'not in red camels'],
    ['500 yen', 'not in yen', dollars],
  ]);
});

describe('a refusal names the word, and what to write', () => {
  reads([
    ['tens of thousands', 'figure-not-read: tens of thousands, at least 20000'],
    ['Tens of thousands of people', 'figure-not-read: Tens of thousands, at least 20000'],
    ['hundreds of thousands', 'figure-not-read: hundreds of thousands, at least 200000'],
    ['dozens', 'figure-not-read: dozens, at least 24'],
    ['several hundred', 'figure-not-read: several hundred, at least 200'],
    ['thousands', 'figure-not-read: thousands, at least 2000'],
    ['عشرات', 'figure-not-read: عشرات, at least 20'],
    ['عشرات الآلاف', 'figure-not-read: عشرات الآلاف, at least 20000'],
    ['مئات', 'figure-not-read: مئات, at least 200'],
    ['بضع مئات', 'figure-not-read: بضع مئات, at least 300'],
    ['many', 'figure-not-read: many'],
    ['Roughish 60', 'figure-not-read: Roughish'],
    ['¥500', 'figure-not-read: ¥', dollars],
  ]);

  it('with its readings in the language of the sentence', () => {
    const parsed = parseFigure('500 m', km);
    if (parsed.kind !== 'problem') throw new Error('read');
    expect(problemText(parsed.problem, 'en')).toContain('m = metres or m = million');
    const arabic = problemText(parsed.problem, 'ar');
    expect(arabic).toContain('m = متر');
    expect(arabic).toContain('m = مليون');
  });

  it('in both languages', () => {
    const parsed = parseFigure('tens of thousands', people);
    if (parsed.kind !== 'problem') throw new Error('read');
    expect(problemText(parsed.problem, 'en')).toContain('Write “at least 20,000”');
    expect(problemText(parsed.problem, 'ar').replace(/[\u2066-\u2069]/g, '')).toContain(
      'اكتب «20,000 على الأقل»',
    );
  });
});

describe('"none" and "nil"', () => {
  it('are zero for a person, and say so', () => {
    for (const text of ['None', 'nil', 'لا شيء'])
      expect(parseFigure(text, people)).toMatchObject({
        kind: 'figure',
        saidNone: true,
        quantity: { lower: 0, upper: 0, text },
      });
    expect(parseFigure('0', people)).not.toHaveProperty('saidNone');
  });

  it('are asked about in tables', () => {
    for (const text of ['None', 'nil'])
      expect(parseFigure(text, { ...people, noneIs: 'asked' })).toEqual({
        kind: 'problem',
        problem: { code: 'figure-none-asked', params: { text } },
      });
    expect(said(parseFigure('0', { ...people, noneIs: 'asked' }))).toBe('0');
    expect(said(parseFigure('n/a', { ...people, noneIs: 'asked' }))).toBe('missing');
  });
});
