/** What is counted is the last of several nouns, and all of it. Every sentence here is ours. */
import { describe, expect, it } from 'vitest';
import { readFigures } from './read.js';

const saidOf = (text: string) =>
  readFigures(text).map(({ start, end, unit, counted }) => [text.slice(start, end), unit, counted]);

describe('a noun before the noun that is counted', () => {
  it.each([
    ['Ready are 6,600 family plots.', '6,600', null, 'family plots'],
    ['Ready are 600 individual shelter places.', '600', null, 'individual shelter places'],
    ['They gave 188,000 children’s clothing sets.', '188,000', null, 'children’s clothing sets'],
    ["They gave 300 women's kits.", '300', null, "women's kits"],
    ['Ready are 600 available family tents.', '600', null, 'available family tents'],
    ['Asked were 700 household members.', '700', '{person}', 'household members'],
    ['Over 100 member states came.', 'Over 100', null, 'member states'],
    ['Some 12 states reporting measles cases need help.', 'Some 12', null, 'states reporting measles cases'],
    // The noun itself.
    ['Some 600 family members came.', 'Some 600 family members', '{person}', 'family members'],
    ['Some 40 refugee families came.', 'Some 40 refugee families', '{family}', 'refugee families'],
    ['Some 40 families came.', 'Some 40 families', '{family}', 'families'],
    ['Counted were 2,510 HH in camps.', '2,510 HH', '{family}', 'HH'],
  ])('%s', (text, slice, unit, counted) => {
    expect(saidOf(text)).toEqual([[slice, unit, counted]]);
  });
});

describe('all of what is counted, and no more', () => {
  it.each([
    ['There were 950 civilian casualties.', 'civilian casualties'],
    ['They employ 253 national staff.', 'national staff'],
    ['Some 40 refugees received food parcels.', 'refugees'],
    ['Some 40 citizens entered the country.', 'citizens'],
    ['Some 40 people reportedly fled.', 'people'],
    ['Some 40 citizens sought refuge.', 'citizens'],
    ['Reached were 243 hard-to-reach places.', 'hard-to-reach places'],
    ['There were 36 reported cases of polio.', 'reported cases of polio'],
    ['Some 40 children enrolled in schools.', 'children enrolled'],
    ['Some 40 incidents affecting schools were seen.', 'incidents affecting schools'],
  ])('%s', (text, counted) => {
    expect(readFigures(text)[0]?.counted).toBe(counted);
  });

  it('is nothing where a share has a verb behind it', () => {
    expect(readFigures('Some 39 per cent cited blankets.')[0]?.counted).toBeNull();
    expect(readFigures('Some 39 per cent of assessed families left.')[0]?.counted).toBe('assessed families');
    expect(readFigures('سُجلت 950 إصابة بين المدنيين.')[0]?.counted).toBe('إصابة');
  });

  it('says the unit of reported cases', () => {
    expect(readFigures('There were 36 reported cases of polio.')[0]?.unit).toBe('{case}');
  });
});
