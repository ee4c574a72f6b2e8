/** A change is never offered as a level, also where it is said once for several amounts. */
import { describe, expect, it } from 'vitest';
import { readFigures } from './read.js';

const found = (text: string) =>
  readFigures(text).map(({ change, quantity: { lower } }) => `${change} ${lower}`);

describe('a change that is said once', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['Prices rose by 11% for bread, 12% for rice and 13% for oil.', 'rise 11', 'rise 12', 'rise 13'],
    ['It climbed by 2.5% in January and 3.5% in February.', 'rise 2.5', 'rise 3.5'],
    ['It was up 5% month-on-month and 8% year-on-year.', 'rise 5', 'rise 8'],
    ['Cases rose by 12 in Aleppo, by 9 in Homs.', 'rise 12', 'rise 9'],
    ['Cases fell by 12 in Aleppo and by a further 9 in Homs.', 'fall 12', 'fall 9'],
    ['Attacks fell by 20% in May 2022 and 10% in June 2022.', 'fall 20', 'fall 10'],
    ['ارتفعت أسعار الخبز بنسبة 11% والأرز بنسبة 12%.', 'rise 11', 'rise 12'],
    ['زادت الحالات بمقدار 12 في حلب و9 في حمص.', 'rise 12', 'rise 9'],
    ['تراجعت الهجمات بنسبة 11% في حلب، و12% في حمص.', 'fall 11', 'fall 12'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });

  it.each<[text: string, ...figures: string[]]>([
    ['Prices rose by 10% for bread, and 15% of families have none.', 'rise 10', 'level 15'],
    ['Prices rose by 10 per cent, and 40 people were killed.', 'rise 10', 'level 40'],
    ['Attacks rose by 12 to 60 in May.', 'rise 12', 'level 60'],
    ['Inflation rose by 2% and unemployment was 12%.', 'rise 2', 'level 12'],
    ['Bread rose by 10% and 5 shops closed.', 'rise 10', 'level 5'],
    ['Prices rose by 10%, while 15% in Homs had none.', 'rise 10', 'level 15'],
    ['ارتفعت الأسعار بنسبة 10%، وكانت النسبة 15% في حمص.', 'rise 10', 'level 15'],
  ])('and not for what another verb says: %s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });
});

describe('a change in other words', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['Prices rose by a further 5 per cent.', 'rise 5'],
    ['There were 150 fewer arrivals.', 'fall 150'],
    ['There are now 40 less trucks.', 'fall 40'],
    ['The journey was cut by 3 hours.', 'fall 3'],
    ['The wait fell by 40 minutes.', 'fall 40'],
    ['زادت المدة بمقدار 3 ساعات.', 'rise 3'],
    ['Funding was cut in half to $40.', 'fall 50', 'level 40'],
    ['It shrank by 3 per cent after expanding 4 per cent.', 'fall 3', 'rise 4'],
    ['The line was extended by 5 km.', 'rise 5'],
    ['The line was shortened by 5 km.', 'fall 5'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });

  it.each<[text: string, ...figures: string[]]>([
    ['Three more people were killed.', 'level 3'],
    ['It fell after 3 hours.', 'level 3'],
    ['It rose for 3 hours.', 'level 3'],
    ['Fewer than 40 came.', 'level 0'],
    ['Half of them came.', 'level 50'],
  ])('and a level: %s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });
});
