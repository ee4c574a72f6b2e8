/** Hedges that stand apart from their number in Arabic, what came to a level, and who is counted by what they do. Every sentence here is ours. */
import { describe, expect, it } from 'vitest';
import { foundIn as found } from '../../test/found-in.js';

describe('a hedge apart from its number', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['قتل 14 عنصرا من الحرس الجديد على الأقل.', 'level [14, ) {person}'],
    ['أصيب 14 مدنيا سوريا على الأقل في القصف.', 'level [14, ) {person}'],
    ['أصيب 14 مدنيا، نصفهم على الأقل أطفال.', 'level [14, 14] {person}', 'level [50, ) %'],
    ['عدد النازحين يتخطى حاليا سبعة ملايين.', 'level (7000000, ) {person}'],
    ['تجاوز حتى الآن 500 قتيل.', 'level (500, ) {person}'],
    ['يقدر عددهم حاليا، وعددهم 500 قتيل.', 'level [500, 500] {person}'],
    ['زادت الحالات لتتجاوز 700 حالة.', 'level (700, ) {case}'],
    ['زادت الحالات بأكثر من 700 حالة.', 'rise (700, ) {case}'],
    ['توقع أن يصل عدد الحالات إلى 700 حالة.', 'level [700, 700] {case}'],
    ['يمكن أن يصل عدد الحالات إلى 700 حالة.', 'level [0, 700] {case}'],
    ['سجلت الأسعار انخفاضا حيث تباع الربطة بخمسين ليرة.', 'level [50, 50] SYP'],
    ['سجلت الأسعار انخفاضا بخمسين ليرة.', 'fall [50, 50] SYP'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });
});

describe('who or what is counted, said beside the number', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['نحو 4 ملايين لجؤوا إلى الجوار.', 'level [3800000, 4200000] {person}'],
    ['إن 70 ألفا على الأقل قتلوا هناك.', 'level [70000, ) {person}'],
    ['أصيب مدنيين اثنين على الأقل.', 'level [2, ) {person}'],
    ['وصل خلال الساعات الـ24 الماضية 6 مدنيين.', 'level [24, 24] h', 'level [6, 6] {person}'],
    ['يبعد 5 كيلو متر، ويزن 3 كيلو غرام.', 'level [5, 5] km', 'level [3, 3] kg'],
    ['أرسلوا 40 صندوقا، وقتلوا.', 'level [40, 40] -'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });
});
