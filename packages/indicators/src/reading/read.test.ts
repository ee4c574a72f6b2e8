/** Every sentence here is ours. */
import { describe, expect, it } from 'vitest';
import type { FoundFigure } from './found.js';
import { readFigures } from './read.js';

/** "more than (100000, ∞) USD a day" and the like: hedge, ends, change where there is one, unit and rate. */
function said({ quantity: q, unit, change, per, vague }: FoundFigure): string {
  const ends = `${q.lowerInclusive ? '[' : '('}${q.lower ?? ''}, ${q.upper ?? ''}${q.upperInclusive ? ']' : ')'}`;
  const more = [
    change === 'level' ? null : change,
    unit,
    per === null ? null : `per ${per}`,
    vague && 'vague',
  ];
  return [q.qualifier, ends, ...more.filter((one) => one !== null && one !== undefined)].join(' ');
}

const cut = (text: string, { start, end }: { start: number; end: number }) => text.slice(start, end);
const found = (text: string) => readFigures(text).map((figure) => `${cut(text, figure)}: ${said(figure)}`);

describe('the wordings of reports', () => {
  it.each<[text: string, figures: readonly string[]]>([
    [
      'They take over $100,000 a day at the crossings.',
      ['over $100,000 a day: more-than (100000, ) USD per day'],
    ],
    [
      'Officials counted 60 to 70 cases a month.',
      ['60 to 70 cases a month: range [60, 70] {case} per month'],
    ],
    [
      'Of these, about 1,200 ISIS members came by night.',
      ['about 1,200 ISIS members: about [1150, 1250] {person}'],
    ],
    ['Nearly 10 percent of the land is farmed.', ['Nearly 10 percent: about [9.5, 10) %']],
    ['As many as 14 guards were hurt.', ['As many as 14 guards: at-most [0, 14] {person}']],
    ['Upwards of 50 camps burned.', ['Upwards of 50: more-than (50, )']],
    ['No fewer than 30 people were held.', ['No fewer than 30 people: at-least [30, ) {person}']],
    ['Well over 2,000 homes are empty.', ['Well over 2,000: more-than (2000, )']],
    ['Just under 400 people stayed.', ['Just under 400 people: about [380, 400) {person}']],
    ['It costs in excess of €3 million.', ['in excess of €3 million: more-than (3000000, ) EUR']],
    ['Some 450 fighters crossed.', ['Some 450 fighters: about [445, 455] {person}']],
    ['An estimated 1,000 villages lie there.', ['An estimated 1,000 villages: about [950, 1050] {village}']],
    ['Between 2 and 10 kilometers inland it is quiet.', ['Between 2 and 10 kilometers: range [2, 10] km']],
    ['Prices run from $5 to $7 there.', ['from $5 to $7: range [5, 7] USD']],
    ['Bring 30 or more people.', ['30 or more people: at-least [30, ) {person}']],
    [
      'It was greater than 60 and less than 70 people.',
      ['greater than 60 and less than 70 people: range (60, 70) {person}'],
    ],
    [
      'At most 70 and at least 60 people fit.',
      ['At most 70 and at least 60 people: range [60, 70] {person}'],
    ],
    ['It holds 8,700-9,000 members.', ['8,700-9,000 members: range [8700, 9000] {person}']],
    ['Thirty-two thousand people left.', ['Thirty-two thousand people: exact [32000, 32000] {person}']],
    ['Two hundred and six people left.', ['Two hundred and six people: exact [206, 206] {person}']],
    [
      'A dozen people left for half a million dollars.',
      ['A dozen people: exact [12, 12] {person}', 'half a million dollars: exact [500000, 500000] USD'],
    ],
    [
      'They paid $2.5m and 3k euros.',
      ['$2.5m: exact [2500000, 2500000] USD', '3k euros: exact [3000, 3000] EUR'],
    ],
    [
      'One in four households fled; two thirds came back.',
      ['One in four: exact [25, 25] %', 'two thirds: about [66.66, 66.67] %'],
    ],
    ['About 3/4 of them stayed.', ['About 3/4: about [71.25, 78.75] %']],
    ['The count was higher or equal than 40.', ['higher or equal than 40: at-least [40, )']],
  ])('%s', (text, figures) => {
    expect(found(text)).toEqual(figures);
  });

  it.each<[text: string, figures: readonly string[]]>([
    ['Dozens were hurt.', ['Dozens: at-least [24, ) vague']],
    ['Several hundred people waited.', ['Several hundred people: at-least [200, ) {person} vague']],
    ['Tens of thousands of people fled.', ['Tens of thousands: at-least [20000, ) {person} vague']],
    ['فر عشرات المدنيين.', ['عشرات: at-least [20, ) {person} vague']],
    ['عاد بضع عشرات من المقاتلين.', ['بضع عشرات: at-least [30, ) {person} vague']],
  ])('%s counts nobody exactly', (text, figures) => {
    expect(found(text)).toEqual(figures);
  });
});

describe('what is no figure', () => {
  it.each([
    'This is part 10 of the series ISIS 2020.',
    'Parts one, two, three and four came out on April 28, May 5, June 2 and June 9.',
    'The council adopted S/2020/53 and resolution 2254 on 9/11.',
    'An M4 rifle was shown at the G20.',
    'In the 1990s, and again in 2013-14, it was quiet.',
    'See section 4, page 12, note 7 and paragraph 3.',
    'Call +964 770 123 4567 or +1-222-2222-2222 at 11 a.m. or at 5:25.',
    'Version 2.3.1 is at 35.5° N on a map of 1:50,000.',
    'On 14 March 2020, the 3rd of May and 2020-03-14 it rained.',
    'Salim Haddad, 25, said so.',
    'He lost 9-2 in game 6.',
    '1. The first group left.\n2. The second group stayed.',
    'COVID-19 came on 11 February.',
    'في 14 آذار 2020 صدر القرار رقم 2254.',
    'انظر الفقرة 12 من الصفحة 45.',
    'Both sides talked, and one could hear the others.',
    'The third group came first, in the last quarter.',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('a change is never offered as a level', () => {
  it.each<[text: string, change: string]>([
    ['Attacks fell by 20 per cent.', 'fall'],
    ['Seizures rose 5%.', 'rise'],
    ['There were 1,000 more than last year.', 'rise'],
    ['It was an increase of 300 people.', 'rise'],
    ['It ended in a 3 per cent drop.', 'fall'],
    ['The index was up about 19 per cent.', 'rise'],
    ['انخفضت الهجمات بنسبة 20 في المئة.', 'fall'],
    ['زاد عدد العائدين بمقدار ألف عائد.', 'rise'],
    ['Attacks rose to 60.', 'level'],
    ['ارتفع العدد إلى 45 حادثا.', 'level'],
  ])('%s', (text, change) => {
    expect(readFigures(text).map((figure) => figure.change)).toEqual([change]);
  });

  it('warns where a range may be two levels', () => {
    const [figure] = readFigures('The militia lost from 60 to 70 men.');
    expect(figure?.warnings?.map(({ code }) => code)).toEqual(['figure-may-be-two']);
  });
});

describe('a unit said twice', () => {
  const text = 'They hold a 610-kilometer (379-mile) stretch, 10 to 25 kilometers (6.2 to 15.5 miles) deep.';

  it('is one figure with its conversion', () => {
    const figures = readFigures(text);
    expect(
      figures.map((figure) => [cut(text, figure), figure.conversion && cut(text, figure.conversion)]),
    ).toEqual([
      ['610-kilometer', '379-mile'],
      ['10 to 25 kilometers', '6.2 to 15.5 miles'],
    ]);
    expect(figures.flatMap(({ warnings = [] }) => warnings)).toEqual([]);
  });

  it('is warned of where the two differ', () => {
    const [figure] = readFigures('It is 610 kilometers (450 miles) long.');
    expect(figure?.warnings?.map(({ code }) => code)).toEqual(['figure-conversion-differs']);
  });

  it('takes the hedge of the first', () => {
    const [figure] = readFigures('They fly more than 100 kilometers (62 miles).');
    expect(figure?.conversion?.quantity.qualifier).toBe('more-than');
  });
});

describe('what a sentence says of its figures', () => {
  it('is what is counted', () => {
    const counted = (text: string) => readFigures(text).map((figure) => figure.counted);
    expect(counted('They noted 60 to 70 cases a month of individuals pledging allegiance to it.')).toEqual([
      'cases of individuals pledging allegiance',
    ]);
    expect(counted('There are over 2,000 mosques and prayer rooms in it.')).toEqual([
      'mosques and prayer rooms',
    ]);
    expect(counted('It had 32,000 combat, logistical, and civilian members.')).toEqual([
      'combat, logistical, and civilian members',
    ]);
  });

  it('is the period of the sentence, or of the one before', () => {
    const periods = (text: string) => readFigures(text).map((figure) => figure.period);
    const nineMonths = { text: '2019-01/2019-09', start: '2019-01-01', end: '2019-10-01' };
    expect(periods('In the first nine months of 2019, 40 people crossed. Another 7 people drowned.')).toEqual(
      [nineMonths, nineMonths],
    );
    expect(periods('Some 40 people crossed. It rained. Then 7 people drowned.')).toEqual([null, null]);
    expect(periods('عبر 40 شخصا في الأشهر التسعة الأولى من عام 2019.')).toEqual([nineMonths]);
    expect(periods('Since April 2019, 40 people have crossed.')).toEqual([null]);
  });

  it('is the place', () => {
    expect(readFigures('They killed 40 people in Ninewa and Anbar.')[0]?.place).toBe('Ninewa and Anbar');
    expect(readFigures('قتل 40 شخصا في محافظة نينوى.')[0]?.place).toBe('محافظة نينوى');
  });

  it('is where the sentence stands', () => {
    const text = 'It rained. Then 7 people drowned. It stopped.';
    expect(readFigures(text).map(({ sentence }) => cut(text, sentence))).toEqual(['Then 7 people drowned.']);
  });

  it('holds for those that leave it unsaid', () => {
    expect(found('They killed 3,400 people, wounded 10,000, and drove out 250,000.').slice(1)).toEqual([
      '10,000: exact [10000, 10000] {person}',
      '250,000: exact [250000, 250000] {person}',
    ]);
    expect(found('More than 959 men and 570 women did.')).toEqual([
      'More than 959 men: more-than (959, ) {person}',
      '570 women: more-than (570, ) {person}',
    ]);
    expect(found('The population is roughly 800,000. Of those, 500,000 are farmers.').length).toBe(2);
    expect(
      readFigures('The population is roughly 800,000. Of those, 500,000 stayed.').map(({ unit }) => unit),
    ).toEqual(['{person}', '{person}']);
    expect(found('لم يتجاوز عدد القتلى 15 قتيلا.')).toEqual(['15 قتيلا: at-most [0, 15] {person}']);
  });
});
