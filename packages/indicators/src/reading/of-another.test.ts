/** Periods of something else: of a time since, of an event, of a comparison, of a label. Every sentence here is ours. */
import { describe, expect, it } from 'vitest';
import { readFigures } from './read.js';

const periods = (text: string) => readFigures(text).map(({ period }) => period?.text ?? null);

describe('a period of something else', () => {
  it.each([
    'Some 40 people have died since the war began in 2011.',
    'Some 40 people have died since the town’s fall in 2014.',
    'Since the takeover in August 2021, 400 women were held.',
    'Some 40 people were killed since the escalation in fighting in April 2019.',
    'Some 40 men have been held since they were caught in Mosul in 2017.',
    'Food goes to 40 families until the start of the season in March 2021.',
    'Some 40 families fled the operation that started on 9 October 2019.',
    'Some 40 families fled the offensive launched in October 2019.',
    'Some 40 families fled fighting in the town, which erupted in April 2023.',
    'The number rose by 40 following December 2018.',
    'They need $40 million to continue through March 2020.',
    'Some 40 were held, similar to the same period in 2018.',
    'Date opened: 10/10/2016 Shelters: 40',
    'قتل 40 شخصا منذ اندلاع الحرب في نيسان 2023.',
    'منذ سيطرة التنظيم على المدينة في حزيران 2014 نزح 40 شخصا.',
    'نزح 40 شخصا بسبب العملية التي بدأت في تشرين الأول 2019.',
  ])('is not of the figure: %s', (text) => {
    expect(periods(text)).toEqual([null]);
  });

  it.each([
    ['Some 40 schools that were established in 2021 are open.', '2021'],
    ['Some 40 building projects that began in 2019 go on.', '2019'],
    ['Attacks began in 2019 and killed 40 people.', '2019'],
    ['Since fighting resumed, 40 people were killed in 2019.', '2019'],
    ['Some 40 people died in 2019 alone since the war began.', '2019'],
    ['Reporting period: March 2019 Shelters: 40', '2019-03'],
    ['Throughout 2019, 40 people died.', '2019'],
    ['كانت 40 مدرسة مفتوحة في عام 2019.', '2019'],
  ])('is of the figure: %s', (text, period) => {
    expect(periods(text)).toEqual([period]);
  });
});

describe('what the next sentence is of', () => {
  it.each<[text: string, ...periods: (string | null)[]]>([
    ['Cases fell by 40, compared with the same period in 2020. Some 30 died.', null, null],
    ['This is 12 per cent lower than in 2019. Some 30 died.', null, null],
    ['تراجعت الحالات 40 حالة مقارنة بالفترة نفسها من عام 2020. وتوفي 30 شخصا.', null, null],
    ['In 2020, 40 people died, compared with 60 in 2019. Another 30 were hurt.', '2020', '2019', '2020'],
    ['In 2020, 40 people died. Another 30 were hurt.', '2020', '2020'],
  ])('%s', (text, ...expected) => {
    expect(periods(text)).toEqual(expected);
  });
});

describe('a period to the end of a month', () => {
  it.each([
    ['From 4 December 2018 through the end of March 2019, 40 people died.', '2018-12-04/2019-03-31'],
    ['Between January and the end of June 2019, 40 people died.', '2019-S1'],
    ['From 1 January until the end of March 2019, 40 people died.', '2019-Q1'],
    ['من 4 كانون الأول 2018 حتى نهاية آذار 2019 قتل 40 شخصا.', '2018-12-04/2019-03-31'],
    // One end alone.
    ['By the end of March 2019, 40 people had died.', null],
    ['Some 40 people will stay to the end of March 2019.', null],
  ])('%s', (text, period) => {
    expect(periods(text)).toEqual([period]);
  });
});
