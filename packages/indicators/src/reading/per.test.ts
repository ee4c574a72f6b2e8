/** A rate is read where its words stand apart from the number. Every sentence here is ours. */
import { describe, expect, it } from 'vitest';
import { parseFigure } from '../figure/parse.js';
import { readFigures } from './read.js';

const pers = (text: string) => readFigures(text).map(({ per }) => per);

describe('what a figure is per, behind what is counted and ahead of it', () => {
  it.each<[text: string, ...pers: (string | null)[]]>([
    ['Some 35 lorries per week crossed.', 'week'],
    ['Some 140 coaches a month came.', 'month'],
    ['They flew 12 air strikes per day.', 'day'],
    ['It takes 90 light vehicles a day.', 'day'],
    ['It takes 18 tankers daily.', 'day'],
    ['They need 70 tonnes of wheat a week.', 'week'],
    ['Every day, 400 people cross.', 'day'],
    ['Every day, 400 men and 150 women cross.', 'day', 'day'],
    ['Each month about 3,000 families arrive.', 'month'],
    ['Some 90 rafts were intercepted monthly.', 'month'],
    ['A daily average of 400 was seen.', 'day'],
    ['They saw a daily total of 400.', 'day'],
    ['They get a monthly wage of 400 pounds.', 'month'],
    ['Some 400 people use the bridge every day.', 'day'],
    ['From 30 to 40 migrants came every night.', 'day'],
    ['تدخل 35 شاحنة يوميا.', 'day'],
    ['تدخل 35 شاحنة في اليوم.', 'day'],
    ['تدخل 35 شاحنة كل أسبوع.', 'week'],
    ['كل يوم 400 شخص.', 'day'],
    ['كل شهر يعبر 400 شخص.', 'month'],
    ['بمعدل يومي قدره 400 شخص.', 'day'],
    ['وقعت 60 حادثة في الأسبوع.', 'week'],
    ['They get two hours of electricity per day.', 'day'],
    ['They cut 1.2 million barrels of oil a day.', 'day'],
    ['It fell by 750,000 barrels per day on average.', 'day'],
    ['It fell by 61,000 barrels a day after a blast.', 'day'],
    ['It killed 20 people a day after the talks.', null],
    // A time that something took or happened in, and words of something else.
    ['Some 400 people were hurt in a week.', null],
    ['Some 400 people spent a day there.', null],
    ['Some 400 people left a day later.', null],
    ['Some 400 people came to the weekly market.', null],
    ['Some 400 people who fast every day came.', null],
    ['Some 60 labourers earn $7 a day.', null, 'day'],
    ['A weekly report counted 400 people.', null],
    ['وقعت 60 حادثة في الأسبوع الماضي.', null],
    ['وقعت 60 حادثة في الأسبوع الذي سبقه.', null],
    ['وقعت 60 حادثة في الشهر نفسه.', null],
  ])('%s', (text, ...expected) => {
    expect(pers(text)).toEqual(expected);
  });

  it.each(['300 a night', '300 every night', '300 كل ليلة'])('a form reads %s per day', (text) => {
    const read = parseFigure(text, {
      unit: '{person}',
      nonNegative: true,
      integer: true,
      rateBasis: 'month',
    });
    expect(read).toMatchObject({ kind: 'figure', per: 'day' });
  });
});
