/** Which words before and behind a figure say that it is a change, and which only look so. Every sentence here is ours. */
import { describe, expect, it } from 'vitest';
import { readFigures } from './read.js';

const changes = (text: string) =>
  readFigures(text).map(({ change, quantity: { point, lower } }) => `${change} ${point ?? lower}`);

describe('words of a rise or a fall', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['Prices went up by a dramatic 30 per cent.', 'rise 30'],
    ['They spoke of an increase of a whopping 30 per cent.', 'rise 30'],
    ['Growth slowed, after a contraction of 2.6% in 2022.', 'fall 2.6'],
    ['There was a further 13.2 percent contraction in 2021.', 'fall 13.2'],
    ['The pound has depreciated by 36 per cent.', 'fall 36'],
    ['The pound was devalued on the informal market by 31 per cent.', 'fall 31'],
    ['Spending is shrinking by 16 percentage points.', 'fall 16'],
    ['A halt would widen that gap by 5,000 MW.', 'rise 5000'],
    ['They lowered the wheat forecast for 2019-20 by 18%.', 'fall 18'],
    ['It led to a surge in the price of the oil basket by 5.6 per cent.', 'rise 5.6'],
    ['The sale would bring $60 million less.', 'fall 60000000'],
    ['Support was more than 10 percentage points below his share of the vote.', 'fall 10'],
    ['Violence increased from 2018 to 2019: bombings by 5%, and looting by 47%.', 'rise 5', 'rise 47'],
    ['سجل الاقتصاد انكماشا بنسبة 5 بالمئة.', 'fall 5'],
  ])('%s', (text, ...figures) => {
    expect(changes(text)).toEqual(figures);
  });

  it.each<[text: string, ...figures: string[]]>([
    ['It added three people had been held.', 'level 3'],
    ['He added at least 40 homes were burned.', 'level 40'],
    ['They shot down 12 drones.', 'level 12'],
    ['The group burned down 1,600 homes.', 'level 1600'],
    ['They shut down 5 clinics and tracked down 3 suspects.', 'level 5', 'level 3'],
    ['They blew up 3 bridges and rounded up 30 men.', 'level 3', 'level 30'],
    ['They called up 3,000 reservists.', 'level 3000'],
    ['A poll put him 20 per cent below the poverty line.', 'level 20'],
    ['They won a dramatic 30 seats.', 'level 30'],
  ])('and what says neither: %s', (text, ...figures) => {
    expect(changes(text)).toEqual(figures);
  });

  it.each<[text: string, ...figures: string[]]>([
    ['The plan added 300 jobs.', 'rise 300'],
    ['Shares closed down 5 per cent.', 'fall 5'],
    ['Output was down 12 barrels and up 3.', 'fall 12', 'rise 3'],
    ['Attacks were up 20 per cent.', 'rise 20'],
  ])('and what stays a change: %s', (text, ...figures) => {
    expect(changes(text)).toEqual(figures);
  });
});
