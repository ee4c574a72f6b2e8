/** Numbers, scales, parts and vague counts in words, in both languages. */
import type { Word } from './word.js';

const english =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const englishTens = 'twenty thirty forty fifty sixty seventy eighty ninety';

/** The Arabic digits as they stand before what is counted; each in its two genders, and in its forms for "teens". */
const arabic: readonly (readonly [digit: number, forms: readonly string[]])[] = [
  [1, ['واحد', 'واحدة', 'واحدا', 'إحدى']],
  [2, ['اثنان', 'اثنين', 'اثنتان', 'اثنتين', 'إثنان', 'إثنين']],
  [3, ['ثلاثة', 'ثلاث']],
  [4, ['أربعة', 'أربع']],
  [5, ['خمسة', 'خمس']],
  [6, ['ستة', 'ست']],
  [7, ['سبعة', 'سبع']],
  [8, ['ثمانية', 'ثماني', 'ثمان']],
  [9, ['تسعة', 'تسع']],
];
const arabicEleven = ['أحد عشر', 'إحدى عشرة', 'أحد عشرة'];
const arabicTwelve = ['اثنا عشر', 'اثني عشر', 'اثنتا عشرة', 'اثنتي عشرة'];
const arabicTens = ['عشر', 'ثلاث', 'أربع', 'خمس', 'ست', 'سبع', 'ثمان', 'تسع'];
const arabicHundred = ['مئة', 'مائة', 'مية'];

const scales: readonly (readonly [
  exponent: number,
  alone: boolean,
  short: boolean,
  words: readonly string[],
])[] = [
  [2, true, false, ['hundred', 'a hundred', ...arabicHundred]],
  [2, false, false, ['hundreds', 'مئات']],
  [3, true, false, ['thousand', 'a thousand', 'ألف', 'الألف']],
  [3, false, false, ['thousands', 'آلاف', 'ألوف']],
  [3, false, true, ['k', 'thsd', 'ths']],
  [5, true, false, ['lakh', 'a lakh']],
  [5, false, false, ['lakhs']],
  [6, true, false, ['million', 'a million', 'مليون', 'المليون']],
  [6, false, false, ['millions', 'ملايين']],
  [6, false, true, ['m', 'mn', 'mln', 'mio', 'mil']],
  [7, true, false, ['crore', 'a crore']],
  [7, false, false, ['crores']],
  [9, true, false, ['billion', 'a billion', 'milliard', 'مليار', 'بليون', 'المليار']],
  [9, false, false, ['billions', 'مليارات', 'بلايين']],
  [9, false, true, ['bn', 'b', 'bln']],
  [12, true, false, ['trillion', 'a trillion', 'تريليون', 'ترليون']],
  [12, false, false, ['trillions', 'تريليونات', 'ترليونات']],
  [12, false, true, ['tn', 'trn']],
];

/** The accusative behind a number, and the dual's first half: "60 ألفا" and "ألفا دولار". */
const oneOrTwo: readonly (readonly [exponent: number, words: readonly string[]])[] = [
  [3, ['ألفا']],
  [6, ['مليونا']],
  [9, ['مليارا', 'بليونا']],
  [12, ['تريليونا']],
];

const duals: readonly (readonly [exponent: number, words: readonly string[]])[] = [
  [2, ['مئتان', 'مئتين', 'مائتان', 'مائتين', 'مئتي', 'مائتي', 'مئتا', 'مائتا', 'ميتين']],
  [3, ['ألفان', 'ألفين', 'ألفي']],
  [6, ['مليونان', 'مليونين', 'مليوني']],
  [9, ['ملياران', 'مليارين', 'ملياري']],
];

/** "نصفهم": half of them. */
function ofThem(part: string): string[] {
  return ['ها', 'هم', 'هن'].map((pronoun) => part + pronoun);
}

const parts: readonly (readonly [parts: number, alone: boolean, words: readonly string[]])[] = [
  [2, true, ['half', 'a half', 'half a', 'half of a', 'half of', 'نصف', 'النصف', ...ofThem('نصف')]],
  [2, false, ['halves', 'أنصاف']],
  [3, true, ['a third', 'ثلث', 'الثلث', ...ofThem('ثلث')]],
  [3, false, ['third', 'thirds', 'أثلاث']],
  [4, true, ['ربع', 'الربع', ...ofThem('ربع')]],
  [4, true, ['a fourth']],
  [4, false, ['quarter', 'quarters', 'fourth', 'fourths', 'أرباع']],
  [5, true, ['a fifth', 'الخمس']],
  [5, false, ['fifth', 'fifths', 'أخماس']],
  [6, true, ['a sixth', 'سدس', 'السدس']],
  [6, false, ['sixth', 'sixths', 'أسداس']],
  [7, true, ['a seventh', 'السبع']],
  [7, false, ['seventh', 'sevenths', 'أسباع']],
  [8, true, ['an eighth', 'ثمن', 'الثمن']],
  [8, false, ['eighth', 'eighths', 'أثمان']],
  [9, true, ['a ninth', 'التسع']],
  [9, false, ['ninth', 'ninths', 'أتساع']],
  [10, true, ['a tenth', 'العشر']],
  [10, false, ['tenth', 'tenths', 'أعشار']],
];

/** Feminine digits that are written as a part is, folded. */
export const numbersOrParts: ReadonlyMap<string, number> = new Map([
  ['خمس', 5],
  ['سبع', 7],
  ['تسع', 9],
  ['عشر', 10],
]);

/** The count of parts and the parts of the whole. */
const fractions: readonly (readonly [count: number, parts: number, words: readonly string[]])[] = [
  [2, 3, ['ثلثا', 'ثلثي', 'ثلثان', 'ثلثين', 'الثلثان', 'الثلثين', '⅔', ...ofThem('ثلثا'), ...ofThem('ثلثي')]],
  [1, 2, ['½']],
  [1, 3, ['⅓']],
  [1, 4, ['¼']],
  [3, 4, ['¾']],
];

/** What they are at least: several are two, and "بضع" is three. */
const vague: readonly (readonly [digits: number, exponent: number, words: readonly string[]])[] = [
  [
    2,
    0,
    ['several', 'a few', 'few', 'a couple', 'a couple of', 'multiple', 'various', 'عدة', 'عدد من', 'بعض'],
  ],
  [3, 0, ['بضع', 'بضعة']],
  [2, 1, ['tens', 'عشرات', 'العشرات']],
  [24, 0, ['dozens']],
  [40, 0, ['scores']],
  [2, 2, ['المئات']],
  [2, 3, ['الآلاف']],
  [2, 6, ['الملايين']],
  [2, 9, ['المليارات']],
];

/** Every number word and what it does. */
export function* numberWords(): Generator<readonly [phrase: string, word: Word]> {
  const number = (digits: number, exponent = 0): Word => ({ kind: 'number', digits, exponent });
  for (const [digits, word] of english.split(' ').entries()) yield [word, number(digits)];
  for (const [at, word] of englishTens.split(' ').entries()) yield [word, number(at + 2, 1)];
  yield ['fourty', number(4, 1)];
  for (const word of ['dozen', 'a dozen', 'دزينة']) yield [word, { kind: 'dozen' }];
  for (const word of ['صفر', 'صفرا']) yield [word, number(0)];
  for (const [digits, forms] of arabic)
    for (const form of forms) {
      yield [form, number(digits)];
      if (digits < 3) continue;
      yield [`${form} عشر`, number(10 + digits)];
      yield [`${form} عشرة`, number(10 + digits)];
      for (const hundred of arabicHundred) {
        yield [`${form} ${hundred}`, number(digits, 2)];
        yield [`${form}${hundred}`, number(digits, 2)];
      }
    }
  for (const word of ['عشرة', 'عشر']) yield [word, number(1, 1)];
  for (const word of arabicEleven) yield [word, number(11)];
  for (const word of arabicTwelve) yield [word, number(12)];
  for (const [at, stem] of arabicTens.entries())
    for (const end of ['ون', 'ين']) yield [`${stem}${end}`, number(at + 2, 1)];
  for (const [exponent, alone, short, words] of scales)
    for (const word of words) yield [word, { kind: 'scale', exponent, alone, short }];
  for (const [exponent, words] of oneOrTwo)
    for (const word of words) yield [word, { kind: 'one-or-two', exponent }];
  for (const [exponent, words] of duals) for (const word of words) yield [word, number(2, exponent)];
  for (const [digits, alone, words] of parts)
    for (const word of words) yield [word, { kind: 'part', digits, alone }];
  for (const [count, whole, words] of fractions)
    for (const word of words) yield [word, { kind: 'fraction', digits: count, exponent: whole }];
  for (const [digits, exponent, words] of vague)
    for (const word of words) yield [word, { kind: 'vague', digits, exponent }];
}
