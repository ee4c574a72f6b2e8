/** What a number is for each of makes a rate of it: no count, and no figure of its own. Every sentence here is ours. */
import { describe, expect, it } from 'vitest';
import { readFigures } from './read.js';

/** Its ends, its unit, and what it is per: "45 45 {cases per 100,000} day". */
const found = (text: string) =>
  readFigures(text).map(({ quantity: q, unit, per }) =>
    [q.lower, q.upper, unit ?? '-', per ?? ''].join(' ').trim(),
  );

describe('what a number is for each of', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['They saw 62 cases per 100,000 inhabitants.', '62 62 {cases per 100,000 inhabitants}'],
    [
      'There were 62 new cases of measles per 100,000 people.',
      '62 62 {new cases of measles per 100,000 people}',
    ],
    ['It stood at 1.7 deaths per 10,000 per day.', '1.7 1.7 {deaths per 10,000} day'],
    ['It rose to 1.7 per 10,000 people a day.', '1.7 1.7 {per 10,000 people} day'],
    ['There are 35 persons per latrine.', '35 35 {persons per latrine}'],
    ['There is one nurse per 5,000 people.', '1 1 {nurse per 5,000 people}'],
    ['They get 12 litres/person/day.', '12 12 {litres/person} day'],
    ['They get 12 litres of water per person per day.', '12 12 {litres of water per person} day'],
    ['There is one tap for every 210 families.', '1 1 {tap for every 210 families}'],
    ['Some 18 persons/room live there.', '17.5 18.5 {persons/room}'],
    ['About 70 vehicles per hour pass.', '66.5 73.5 {vehicles per hour}'],
    ['At least 62 cases in Homs per 100,000 people were seen.', '62  {cases in Homs per 100,000 people}'],
    ['سُجلت 62 حالة لكل 100 ألف نسمة.', '62 62 {حالة لكل 100 ألف نسمة}'],
    ['بلغ المعدل 1.7 لكل 10 آلاف شخص في اليوم.', '1.7 1.7 {لكل 10 آلاف شخص} day'],
    ['يحصلون على 12 لترا لكل شخص يوميا.', '12 12 {لترا لكل شخص} day'],
    ['هناك 3 أطباء مقابل كل 5000 نسمة.', '3 3 {أطباء مقابل كل 5000 نسمة}'],
    // One money in another, and flows.
    ['The rate is LBP 89,500 per USD.', '89500 89500 LBP/USD'],
    ['They set it at SYP 1,250/USD.', '1250 1250 SYP/USD'],
    ['It fell to 3,015 Syrian pounds to the dollar.', '3015 3015 SYP/USD'],
    ['It stood at 14,500 Syrian pounds for one US dollar.', '14500 14500 SYP/USD'],
    ['بلغ السعر 14500 ليرة مقابل الدولار.', '14500 14500 SYP/USD'],
    ['بلغ السعر 1310 دنانير لكل دولار.', '1310 1310 IQD/USD'],
    ['They swapped 500 dollars for the lira.', '500 500 USD'],
    ['They lent 300 euros to the bank.', '300 300 EUR'],
    ['The river carries 500 cubic metres per second.', '500 500 m3/s'],
    ['It fell from 690m3/s to 200 m3 / s.', '690 690 m3/s', '200 200 m3/s'],
    ['بلغ التدفق 200 متر مكعب في الثانية.', '200 200 m3/s'],
    // Of each of several, of an hour that is no rate, and of who says so.
    ['They saw 62 cases per WHO.', '62 62 {case}'],
    ['They hold 40 men/women.', '40 40 {person}'],
    ['وصلت 40 شاحنة لكل من المدينتين.', '40 40 -'],
    ['It is 40 per cent.', '40 40 %'],
    ['They drive 40 km/h.', '40 40 km/h'],
    ['They saw 62 cases a month.', '62 62 {case} month'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });

  it('shows the words that say so', () => {
    const text = 'They saw 62 cases per 100,000 inhabitants in May.';
    const [figure] = readFigures(text);
    expect(text.slice(figure?.start, figure?.end)).toBe('62 cases per 100,000 inhabitants');
    expect(figure?.unitText).toBe('cases per 100,000 inhabitants');
  });
});
