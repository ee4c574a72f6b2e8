/** Further kinds of wording, as agencies write, that were read wrongly once. Every sentence here is ours. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foundIn as found } from '../../test/found-in.js';
import { readFigures } from './read.js';

describe('by how much', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['بلغ سعره 2,500 ليرة، بزيادة 47 في المئة.', 'level [2500, 2500] SYP', 'rise [47, 47] %'],
    ['وقع 593 هجوما، بزيادة قدرها 16 في المئة.', 'level [593, 593] {attack}', 'rise [16, 16] %'],
    ['وقع 40 هجوما، بتراجع نسبته 16 في المئة.', 'level [40, 40] {attack}', 'fall [16, 16] %'],
    ['It was revised upward by 40 people.', 'rise [40, 40] {person}'],
    ['It was revised downwards by 40 people.', 'fall [40, 40] {person}'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });

  it.each(['خسر التنظيم من 60 إلى 70 مقاتلا.', 'They lost from five to six hundred men.'])(
    'a range behind a verb is warned of: %s',
    (text) => {
      const codes = readFigures(text).flatMap(({ warnings }) => warnings?.map(({ code }) => code) ?? []);
      expect(codes).toEqual(['figure-may-be-two']);
    },
  );
});

describe('what is counted', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['They counted 96 fuel tankers crossing at Rabia.', 'level [96, 96] -'],
    ['عبر 96 صهريجا معبر ربيعة.', 'level [96, 96] -'],
    ['They opened 3 border crossings.', 'level [3, 3] {crossing}'],
    ['خرجت 53 مدرسة عن الخدمة.', 'level [53, 53] -'],
    ['It carried 540 MT of food.', 'level [540, 540] t'],
    ['Fighters are estimated to number between 6,000 and 10,000.', 'level [5700, 10500] {person}'],
    ['أقل من طفل واحد من كل خمسة أطفال يرتاد المدرسة.', 'level [0, 20) %'],
    ['نحو امرأة واحدة من كل خمس نساء تعيل أسرة.', 'level [19, 21] %'],
    ['It is a 10-to-15-year plan.', 'level [10, 15] a'],
    ['The skull is 200,000 to-260,000 years old.', 'level [200000, 260000] a'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });
});

describe('names that others name, and what is written in brackets', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['نص قرار مجلس الأمن 2585 على ذلك.'],
    ['وقرار الجمعية العامة 194 قائم.'],
    ['صدر المرسوم التشريعي 66 ثم القانون الأساسي 12.'],
    ['سقطت القذيفة عند التلة 102 قرب شارع 60.'],
    ['أغلق الحاجز 300 أمس.'],
    ['The tanker IMO 9123456 left at 0930 hrs.'],
    ['They met at 33.51 N, 36.29 E.'],
    // These are figures.
    ['وافق مجلس الأمن على 15 قرارا.', 'level [15, 15] -'],
    ['ضم المخيم قرب الطريق 300 أسرة.', 'level [300, 300] {family}'],
    ['قتل (37) شخصا وأصيب (112) آخرون.', 'level [37, 37] {person}', 'level [112, 112] {person}'],
    ['اعتقل (5) أشخاص.', 'level [5, 5] {person}'],
    ['They are (14) people.', 'level [14, 14] {person}'],
    ['It took 930 hrs.', 'level [930, 930] h'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });
});

describe('ages and names are no figures', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['Children under five and women over 60 came first.'],
    ['Half of the 600 residents are under 18.', 'level [50, 50] %', 'level [600, 600] {person}'],
    ['Two men are over 60.', 'level [2, 2] {person}'],
    ['They are grounding two new 737 Max jets.', 'level [2, 2] -'],
    ['They sold the Xphone 11 Pro and the 11 Pro Max.'],
    ['It fed 240 children under the age of five years.', 'level [240, 240] {person}'],
    ['Under-five mortality and the over-60s came first.'],
    ['Under-five deaths were 48.', 'level [48, 48] -'],
    ['It fell by under-10 percent.'],
    ['Women aged 25 to 54 and girls aged 5 years and over came.'],
    ['Youth between the ages of 15 and 24 left.'],
    ['It screened 300 children aged 6-59 months.', 'level [300, 300] {person}'],
    ['About 240 boys between 5 and 17 years of age left.', 'level [235, 245] {person}'],
    ['Those younger than 5 years and older than 60 (12%) came first.', 'level [12, 12] %'],
    ['بينهم 200 طفل دون سن 5 سنوات.', 'level [200, 200] {person}'],
    ['وصل 40 طفلا تتراوح أعمارهم بين 6 و14 عاما.', 'level [40, 40] {person}'],
    ['الفئة العمرية 15-24 عاما أولا.'],
    ['الفئة العمرية (18–59) أولا.'],
    ['Children (0-4 years) came first.'],
    ['أصيبت امرأة (45 عاما).'],
    ['نساء بعمر 18 سنة فما فوق وأطفال دون 5 سنوات.'],
    ['It was built in A.D. 1000, between 900 and 1000 CE or in 300 BC.'],
    // These are figures.
    ['The average age of 34 years is low.', 'level [34, 34] a'],
    ['متوسط أعمارهم 34 عاما.', 'level [34, 34] a'],
    ['Children wait for under 5 years.', 'level [0, 5) a'],
    ['Spending on children under 5 per cent of it.', 'level [0, 5) %'],
    ['Deaths remained under 18.', 'level [0, 18) -'],
    ['It has its own 300 Kurdish fighters.', 'level [300, 300] {person}'],
    ['They hold over 60 people.', 'level (60, ) {person}'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });
});

describe('brackets that were turned round where Arabic was copied out of a PDF', () => {
  it.each<[text: string, ...figures: string[]]>([
    [
      'تنتظر 2,300 عائلة )نحو 13,800 فرد( الموافقة.',
      'level [2300, 2300] {family}',
      'level [13750, 13850] {person}',
    ],
    ['نزح 60 )55-65( ألف شخص.', 'level [55000, 65000] {person}'],
    ['طوله 610 كم )379 ميلا(.', 'level [610, 610] km'],
    ['أ) 500 شخص (منهم 300 رجل)', 'level [500, 500] {person}', 'level [300, 300] {person}'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });

  const turned: Readonly<Record<string, string>> = { '(': ')', ')': '(', '[': ']', ']': '[' };
  const sentences = [
    'تنتظر N عائلة (نحو M فردا) الموافقة.',
    'نزح N شخصا (M أسرة) من نينوى (أقل من K).',
    'بلغ العدد نحو N (M) شخص.',
    'قتل N [M رجلا] وأصيب K (بينهم N طفلا).',
  ];
  it('say the same both ways', () => {
    const number = fc.integer({ min: 11, max: 99_999 });
    fc.assert(
      fc.property(fc.constantFrom(...sentences), number, number, number, (sentence, n, m, k) => {
        const text = sentence.replaceAll('N', `${n}`).replaceAll('M', `${m}`).replaceAll('K', `${k}`);
        const other = text.replace(/[()[\]]/g, (sign) => turned[sign] ?? sign);
        expect(found(other)).toEqual(found(text));
      }),
      { numRuns: 300 },
    );
  });
});
