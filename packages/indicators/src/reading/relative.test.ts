/** Times without a year, which are none of another sentence or figure. Every sentence here is ours. */
import { describe, expect, it } from 'vitest';
import { readFigures } from './read.js';

const periods = (text: string) => readFigures(text).map(({ period }) => period?.text ?? null);

describe('a time that depends on when the text was written', () => {
  it.each<[text: string, ...periods: (string | null)[]]>([
    ['In 2021, 700 people left. Last month, 40 people left.', '2021', null],
    ['In 2021, 700 people left. Some 40 people left yesterday.', '2021', null],
    ['In 2021, 700 people left. In the past few weeks 40 people left.', '2021', null],
    ['Some 40 people left last week, while 700 people left in 2021.', null, '2021'],
    ['In 2021, 700 people left, and last month 40 people left.', '2021', null],
    ['رحل 700 شخص في 2021. وفي الشهر الماضي رحل 40 شخصا.', '2021', null],
    ['رحل 700 شخص في 2021. ورحل أمس 40 شخصا.', '2021', null],
    ['رحل 700 شخص في 2021. ورحل 40 شخصا خلال شهر أيار الفائت.', '2021', null],
    ['رحل 700 شخص في 2021. ورحل 40 شخصا خلال الأشهر الثلاثة الماضية.', '2021', null],
    ['رحل 40 شخصا خلال الأسبوع الماضي، بينما رحل 700 شخص في 2021.', null, '2021'],
    ['ففي عام 2021، رحل 700 شخص.', '2021'],
    // These are of the year that is said.
    ['In 2021, 700 people left. Of these, 40 people were women.', '2021', '2021'],
    ['The office said last week that 700 people left in 2021.', '2021'],
    ['رحل 700 شخص في 2021. وكان بينهم 40 شخصا من القرية.', '2021', '2021'],
    ['أعلن المكتب الأسبوع الماضي أن 700 شخص رحلوا في 2021.', '2021'],
    ['أعلن المكتب أمس أن 700 شخص رحلوا في 2021.', '2021'],
  ])('%s', (text, ...said) => {
    expect(periods(text)).toEqual(said);
  });
});
