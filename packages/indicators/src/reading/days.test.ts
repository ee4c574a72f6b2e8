/** Days of dates, which were counts once. Every sentence here is ours. */
import { describe, expect, it } from 'vitest';
import { highlightedIn as found } from '../../test/found-in.js';

describe('days of dates', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['وصل 300 شخص في الـ 9 من أيار الجاري.', '300 شخص [300, 300] {person}'],
    ['وصل 300 شخص في ال 9 من مايو الحالي.', '300 شخص [300, 300] {person}'],
    ['في الـ21 من أيار/مايو وصل 300 شخص.', '300 شخص [300, 300] {person}'],
    ['في 21 من أيار / مايو وصل 300 شخص.', '300 شخص [300, 300] {person}'],
    ['وصلوا حتى الـ 17 من تموز.'],
    ['بين الـ 4 والـ 9 من تموز وصل 300 شخص.', '300 شخص [300, 300] {person}'],
    ['من 4 حتى 9 من كانون الثاني وصل 300 شخص.', '300 شخص [300, 300] {person}'],
    ['وقعت الحادثة في 21 من الشهر ذاته، ثم في الـ25 من الشهر الماضي.'],
    // These are counts.
    ['غادر 12 من الشهر إلى الشهر.', '12 [12, 12] -'],
    ['جرح 12 من آذار إلى نيسان.', '12 [12, 12] -'],
    ['وصل 9 من أصل 30 نازحا.', '9 [9, 9] -', '30 نازحا [30, 30] {person}'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });
});
