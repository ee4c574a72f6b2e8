/** Dates of what happened before, which no figure is of. Every sentence here is ours. */
import { describe, expect, it } from 'vitest';
import { readFigures } from './read.js';

const periods = (text: string) => readFigures(text).map(({ period }) => period?.text ?? null);

describe('the date of an event', () => {
  it.each<[text: string, ...periods: (string | null)[]]>([
    ['Since the revolt began on 3 May 2021, 700 people have left.', null],
    ['Some 700 people have left since the fall of the town in May 2021.', null],
    ['Before the revolt that erupted in 2021, 700 people lived here.', null],
    ['After the flood which struck in May 2021, 30 boats were lent.', null],
    ['منذ اندلاع القتال في 3 أيار 2021 رحل 700 شخص.', null],
    ['رحل 700 شخص منذ سقوط البلدة في الثالث من أيار 2021.', null],
    ['منذ الثالث من أيار 2021 رحل 700 شخص.', null],
    ['ومنذ 2021 رحل 700 شخص.', null],
    ['قبل القتال الذي اندلع في أيار 2021 كان هناك 700 شخص.', null],
    ['بعد السيل الذي ضرب الوادي في أيار 2021 أعير 30 قاربا.', null],
    ['من 3 أيار 2021 وحتى 9 حزيران الجاري رحل 700 شخص.', null],
    ['وفق قرار المجلس 44 / 2021 دخل 700 شخص.', null],
    ['يحتاج 700 شخص إلى العون، وهو ضعف الرقم المسجل في 2021.', null],
    // Of these the period is.
    ['Since then, in 2021, 700 people left.', '2021'],
    ['Since March, 40 came, and 700 people left in 2021.', '2021', '2021'],
    ['ومنذ ذلك الحين رحل في عام 2021 نحو 700 شخص.', '2021'],
    ['رحل 700 شخص بعد القتال في 2021.', '2021'],
    ['الأشخاص الذين قتلوا في 2021 عددهم 700 شخص.', '2021'],
    ['من 3 أيار 2021 حتى 9 حزيران 2021 رحل 700 شخص.', '2021-05-03/2021-06-09'],
    ['بلغ العدد في 2021 ضعف ما كان، أي 700 شخص.', '2021'],
  ])('%s', (text, ...said) => {
    expect(periods(text)).toEqual(said);
  });
});
