/** Wordings of Arabic news and reports that were read wrongly once. Every sentence here is ours. */
import { describe, expect, it } from 'vitest';
import { readFigures } from './read.js';

/** What is highlighted, its ends, its unit, and whether it is a level. */
const found = (text: string) =>
  readFigures(text).map(({ start, end, quantity: q, unit, change }) =>
    [
      ...(change === 'level' ? [] : [change]),
      `${text.slice(start, end)} ${q.lowerInclusive ? '[' : '('}${q.lower ?? ''}, ${q.upper ?? ''}${q.upperInclusive ? ']' : ')'}`,
      unit ?? '-',
    ].join(' '),
  );

describe('words that are written as a number is, and are none', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['عثرت الدورية على كمية من السلاح.'],
    ['صودرت كميات من الدخان في 3 قرى.', '3 قرى [3, 3] {village}'],
    ['أتلفت البلدية كمية تبلغ 40 طنا.', '40 طنا [40, 40] t'],
    ['ارتفع ثمن الربطة إلى 700 ليرة.', '700 ليرة [700, 700] SYP'],
    ['بيع القارب بثمن بخس، وكان الثمن 900 دولار.', '900 دولار [900, 900] USD'],
    ['رحل 300 شخص خلال السنوات الخمس الماضية.', '300 شخص [300, 300] {person}'],
    ['زارت اللجنة الدول السبع، وبقيت في الأيام العشر الأولى.'],
    ['وصل 300 شخص خلال الربع الأول من العام الحالي.', '300 شخص [300, 300] {person}'],
    ['في النصف الثاني من العام الماضي أغلقت 4 مدارس.', '4 [4, 4] -'],
    ['جرى ذلك في الثلث الأخير من الشهر.'],
    // These are parts.
    ['يعاني الخمس من المرض.', 'الخمس [20, 20] %'],
    ['بقي ثمن الأسر بلا ماء.', 'ثمن [12.5, 12.5] %'],
    ['عاد قرابة الربع من السكان.', 'قرابة الربع [23.75, 26.25] %'],
    ['أنفق الربع الباقي على الدواء.', 'الربع [25, 25] %'],
    ['كلفهم خمس الدخل، ثم خمس سنوات.', 'خمس سنوات [5, 5] a'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });
});
