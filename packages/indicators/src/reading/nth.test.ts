/** Arabic numbers that count nothing, or stand otherwise than elsewhere. Every sentence here is ours. */
import { describe, expect, it } from 'vitest';
import { readFigures } from './read.js';

const found = (text: string) =>
  readFigures(text).map(
    ({ start, end, quantity, unit }) => `${text.slice(start, end)} ${quantity.lower} ${unit ?? '-'}`,
  );

describe('what counts nothing', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['وصلت الدفعة الـ29 من العائلات.'],
    ['عقدت القمة العربية الـ33 في الذكرى الـ75.'],
    ['في اليوم الـ500 من الحصار أصيب 6 مدنيين.', '6 مدنيين 6 {person}'],
    ['بيع غرام الذهب عيار 21 بسعر 40 دولارا.', '40 دولارا 40 USD'],
    ['أطفال تقل أعمارهم عن 5 سنوات، ورجال تزيد أعمارهم على 60 عاما.'],
    ['أصيب شخصان اثنان.', 'شخصان 2 {person}'],
    ['قتل طفلان من عائلة واحدة.', 'طفلان 2 {person}'],
    ['Two children from one family were hurt.', 'Two children 2 {person}'],
    ['بلغ الإنتاج 3ر6 مليون طن.'],
    // These are counts.
    ['في الولايات الـ18 مدارس.', '18 18 -'],
    ['عاد الـ500 لاجئ.', '500 لاجئ 500 {person}'],
    ['نجا شخص واحد من القرية.', 'شخص واحد 1 {person}'],
    ['عادت عائلة واحدة.', 'عائلة واحدة 1 {family}'],
    ['One family came back.', 'One family 1 {family}'],
    ['عطبت 31شاحنة و12قذيفة أصابت الجسر.', '31 31 -', '12 12 -'],
    ['يبلغ معدل أعمارهم 34 سنة.', '34 سنة 34 a'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });
});
