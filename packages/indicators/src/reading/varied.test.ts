/** Wordings of agencies, relief reports and logs of a border that were read wrongly once. Every sentence here is ours. */
import { describe, expect, it } from 'vitest';
import { readFigures } from './read.js';

/** Its ends, its unit, and whether it is a level: "fall (5, ] %". */
const found = (text: string) =>
  readFigures(text).map(({ quantity: q, unit, change }) =>
    [
      change,
      `${q.lowerInclusive ? '[' : '('}${q.lower ?? ''}, ${q.upper ?? ''}${q.upperInclusive ? ']' : ')'}`,
      unit ?? '-',
    ].join(' '),
  );

type Row = readonly [text: string, figures: readonly string[]];
const read = ([text, figures]: Row) => expect(found(text), text).toEqual(figures);

describe('Arabic number words with a letter or an article written on to them', () => {
  it.each<Row>([
    ['بيعت بثمانية آلاف دولار.', ['level [8000, 8000] USD']],
    [
      'وعد بثلاثة ملايين يورو لستة آلاف أسرة.',
      ['level [3000000, 3000000] EUR', 'level [6000, 6000] {family}'],
    ],
    ['اشتراها بألفي دولار.', ['level [2000, 2000] USD']],
    ['ازداد العدد بخمسين شخصاً.', ['rise [50, 50] {person}']],
    ['لست واثقاً من 7 أسر.', ['level [7, 7] {family}']],
    ['وصل نحو المليون شخص.', ['level [950000, 1050000] {person}']],
    ['المليون الأخير لم يُدفع.', []],
  ])('%s', (...row) => read(row));
});

describe('Arabic ones and halves', () => {
  it.each<Row>([
    ['واحدة وأربعون امرأة.', ['level [41, 41] {person}']],
    ['واحد وستون نازحاً.', ['level [61, 61] {person}']],
    ['نجا رجل واحد.', ['level [1, 1] {person}']],
    ['لم ينج رجل واحد.', []],
    ['في وقت واحد.', []],
    ['سار أربعة كيلومترات ونصف.', ['level [4.5, 4.5] km']],
    ['بعد كيلومترين ونصف الكيلومتر.', ['level [2.5, 2.5] km']],
    ['سار 4 كيلومترات ونصف النازحين.', ['level [4, 4] km', 'level [50, 50] %']],
    ['انتظر سنة ونصف.', []],
    ['خمس السكان نزحوا.', []],
    ['في الثالثة والربع.', []],
    ['They waited an hour and a half.', []],
    ['It lies four miles and a quarter away.', ['level [4.25, 4.25] [mi_i]']],
    ['They walked 4 km and half of the men fell.', ['level [4, 4] km', 'level [50, 50] %']],
  ])('%s', (...row) => read(row));
});

describe('a hedge behind what is counted', () => {
  it.each<Row>([
    ['They saw 15 barges or more.', ['level [15, ) -']],
    ['They saw 15 bags of flour at most.', ['level [0, 15] -']],
    ['They admit 90 persons, maximum.', ['level [0, 90] {person}']],
    ['They saw 15 barges, at least 9 rafts.', ['level [15, 15] -', 'level [9, ) -']],
    ['They hit 15 barns and above all 2 mills.', ['level [15, 15] -', 'level [2, 2] -']],
    ['دُمّر 15 جسراً على الأقل.', ['level [15, ) -']],
    ['تدخل 60 حافلة كحد أقصى.', ['level [0, 60] -']],
    ['لا تتجاوز الكمية 9 كغ.', ['level [0, 9] kg']],
    ['وزعوها لتصل إلى 9 كلغ.', ['level [9, 9] kg']],
  ])('%s', (...row) => read(row));
});

describe('what rose and fell', () => {
  it.each<Row>([
    ['ارتفع الدخل 4% وتراجعت الأجور 2%.', ['rise [4, 4] %', 'fall [2, 2] %']],
    ['خسر المؤشر 30 نقطة.', ['fall [30, 30] -']],
    ['فقدت العملة 9 في المئة.', ['fall [9, 9] %']],
    ['فقدت القرية 9 رجال.', ['level [9, 9] {person}']],
    ['الإنتاج أقل بـ8%.', ['fall [8, 8] %']],
    ['Prices fell for a fourth week, by 6 percent.', ['fall [6, 6] %']],
    ['Shares are off 6 percent.', ['fall [6, 6] %']],
    ['Rates were raised by 6 percent.', ['rise [6, 6] %']],
    ['They raised 6 million dollars.', ['level [6000000, 6000000] USD']],
    ['They expect a 6-percent cut.', ['fall [6, 6] %']],
  ])('%s', (...row) => read(row));
});

describe('shares and many', () => {
  it.each<Row>([
    ['نحو %30 من الأسر و%9 من النساء.', ['level [28.5, 31.5] %', 'level [9, 9] %']],
    ['النسبة ٪٣٠-٤٠.', ['level [30, 40] %']],
    ['Seven out of 31 mills run.', ['level [7, 7] -', 'level [31, 31] -']],
    ['Seven out of ten mills run.', ['level [70, 70] %']],
    ['Scores of drivers waited.', ['level [40, ) {person}']],
    ['Their scores of wins are high.', []],
  ])('%s', (...row) => read(row));
});

describe('numbers that name something', () => {
  it.each<Row>([
    ['Grade 7 pupils sat 2 tests.', ['level [2, 2] -']],
    ['On Day 9, 40 fled.', ['level [40, 40] -']],
    ['Under Resolution 1701, 30 posts were built.', ['level [30, 30] -']],
    ['Articles 7, 8 and 9 apply.', []],
    ['The Group of 77 met a group of 9 men.', ['level [9, 9] {person}']],
    ['It fell at kilometre 21, near km 23.', []],
    ['Site 4 lies south of Post 9.', []],
    ['Page 2 of 9', []],
    ['Unit 5/6 left.', []],
    ['It was seen at 34.1N, 42.7E.', []],
    ['It was seen in square 5512 7731.', []],
    ['3.2 Findings\nSome 40 wells are dry.', ['level [38, 42] -']],
    ['1- مقدمة', []],
    ['It was shut on 4, 6 and 8 June.', []],
    ['11/02/2022 – 9 shells fell.', ['level [9, 9] -']],
    ['We found a change, F(3, 40) = 5.1.', ['level [5.1, 5.1] -']],
    ['Tel. +963 11 550 2031. It has 8 rooms.', ['level [8, 8] -']],
    ['هاتف: 009631155020', []],
    ['المنطقة 9 قرب المخيم 4.', []],
    ['يضم المخيم 400 أسرة.', ['level [400, 400] {family}']],
    ['عبر المعبر 40 شاحنة و6 حافلات.', ['level [40, 40] -', 'level [6, 6] -']],
    ['في المبنى 40 شخصاً، في القطاع 6.', ['level [40, 40] {person}']],
    ['في الأسبوع 9 وصل 40 نازحاً.', ['level [40, 40] {person}']],
    ['الدورة الـ61 للجمعية.', []],
    ['الطريق السريع 30 مغلق.', []],
    ['ص. 9', []],
  ])('%s', (...row) => read(row));

  it('and those of the columns of a table', () => {
    read(['Site   1,310     45\nHill   902      118\nAll   2,212    163\n', []]);
    read(['Total arrivals     2,212', ['level [2212, 2212] -']]);
    read(['They saw 300 m east of it a hut.', ['level [300, 300] m']]);
  });
});
