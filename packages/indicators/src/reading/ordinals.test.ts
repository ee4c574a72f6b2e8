/** Numbers that name, cite or rank something, and numbers beside them that count. Every sentence here is ours. */
import { describe, expect, it } from 'vitest';
import { readFigures } from './read.js';

const slices = (text: string) => readFigures(text).map(({ start, end }) => text.slice(start, end));

describe('ordinals', () => {
  it.each([
    'This is the sixty-third report.',
    'It was the forty-fifth attack since spring.',
    'It was the hundred and first attack.',
  ])('count nothing: %s', (text) => {
    expect(slices(text)).toEqual([]);
  });

  it.each([
    ['Sixty-three men came.', 'Sixty-three men'],
    ['Two-thirds of the men left.', 'Two-thirds'],
  ])('count: %s', (text, ...expected) => {
    expect(slices(text)).toEqual(expected);
  });
});

describe('numbers of documents, and of lists', () => {
  it.each([
    'It follows resolutions 1267 (1999), 1989 (2011) and 2253 (2015).',
    'It follows resolutions 2139 (2014), 2165 (2014), 2191 (2014) and 2393 (2017).',
    'يستند إلى القرارات 2139 (2014) و2191 (2014) و2393 (2017).',
  ])('are none: %s', (text) => {
    expect(readFigures(text)).toEqual([]);
  });

  it('give no period', () => {
    const [figure] = readFigures('Under resolution 1989 (2011), 40 people were listed.');
    expect([figure?.quantity.point, figure?.period]).toEqual([40, null]);
  });

  it.each([
    ['1 . The camp has 400 tents.', '400'],
    ['KEY FIGURES 876,000 people were helped.', '876,000 people'],
    ['Key figures 40 people were helped.', '40 people'],
    ['In numbers 40 camps and 12 hospitals.', '40', '12'],
    ['Helped are 57,000 men/12,250 women.', '57,000 men', '12,250 women'],
  ])('stand beside figures: %s', (text, ...expected) => {
    expect(slices(text)).toEqual(expected);
  });

  it.each(['It is shown in figures 3 and 4.', 'See Figure 40.'])('are those of pictures: %s', (text) => {
    expect(slices(text)).toEqual([]);
  });

  it('are of each of a round number', () => {
    expect(readFigures('There were 40 deaths/10,000 people.')[0]?.unit).toBe('{deaths/10,000 people}');
  });
});

describe('ages behind whose they are', () => {
  it.each([
    ['Some 400 children 6-59 months were weighed.', 'Some 400 children'],
    ['Some 400 women 15 to 49 years were asked.', 'Some 400 women'],
    [
      'Some 70 per cent are under the age of 18 and 65 per cent under the age of 12.',
      'Some 70 per cent',
      '65 per cent',
    ],
    ['فُحص 400 طفل أعمارهم بين 6 و59 شهرا.', '400 طفل'],
    // A time that something took.
    ['They were held for 6-12 months.', '6-12 months'],
    ['Between 6 and 12 months passed.', 'Between 6 and 12 months'],
  ])('%s', (text, ...expected) => {
    expect(slices(text)).toEqual(expected);
  });
});
