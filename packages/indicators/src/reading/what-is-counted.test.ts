/** What Arabic reports count, which was taken from the wrong words once. Every sentence here is ours. */
import { describe, expect, it } from 'vitest';
import { readFigures } from './read.js';

const counts = (text: string) =>
  readFigures(text).map(
    ({ quantity, unit, counted }) => `${quantity.lower} ${unit ?? '-'} ${counted ?? '-'}`,
  );

describe('the noun behind the number', () => {
  it.each<[text: string, ...counts: string[]]>([
    ['تضرر 20 منزلا مدنيا.', '20 - منزلا مدنيا'],
    ['احترقت 7 سيارات مدنية.', '7 - سيارات مدنية'],
    ['دخلت 30 صهريجا عبر معبر الوادي.', '30 - صهريجا'],
    ['صودرت 900 حبة حاول مهربون إدخالها.', '900 - حبة حاول مهربون إدخالها'],
    ['سقط 12 من الحرس إثر اشتباكات.', '12 - الحرس'],
    ['سجلت 80 حالة وفاة بالمرض.', '80 {case} حالة وفاة بالمرض'],
    ['وصلت 9 صهاريج وقود.', '9 - صهاريج وقود'],
    ['بلغ السعر بين 1170 و1180 ليرة أمام الدولار.', '1170 SYP -'],
    ['بلغ 195-200 أمام الدولار.', '195 - -'],
    ['وصل 40 مهاجرا قبالة الساحل.', '40 {person} مهاجرا'],
    ['أصيب 6 مدنيين أحدهم في حال خطرة.', '6 {person} مدنيين'],
    ['ارتفع إلى 54 عدد القتلى في المدينة.', '54 {person} القتلى'],
    ['وصلوا من 40 بلدة في ولايات السودان الـ 18.', '40 - بلدة', '18 - -'],
    ['سجلت 80 حالة وفاة إضافة إلى 3 إصابات.', '80 {case} حالة وفاة', '3 - إصابات'],
    // Second, and the unit all the same.
    ['عاد 25 سوريا لاجئا.', '25 {person} سوريا لاجئا'],
    ['عاد 500 سوري نازح.', '500 {person} سوري نازح'],
    ['أصيب 10 آخرين مدنيين.', '10 {person} آخرين مدنيين'],
    ['قتل 20 ضابطا وجنديا.', '20 {person} ضابطا و جنديا'],
    ['قتل 5 وجرح 6 مدنيين.', '5 {person} -', '6 {person} مدنيين'],
  ])('%s', (text, ...said) => {
    expect(counts(text)).toEqual(said);
  });
});

describe('the place of a figure', () => {
  it.each<[text: string, place: string]>([
    ['أصيب 6 مدنيين في محافظة درعا حيث وقع القتال.', 'محافظة درعا'],
    ['أصيب 6 مدنيين في محافظة نينوى شمالي العراق.', 'محافظة نينوى'],
    ['أصيب 6 مدنيين في ريف حلب.', 'ريف حلب'],
  ])('%s', (text, place) => {
    expect(readFigures(text)[0]?.place).toBe(place);
  });
});
