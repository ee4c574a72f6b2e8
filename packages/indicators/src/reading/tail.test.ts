/** What is counted ends where a verb, a time or an aside begins. Every sentence here is ours. */
import { describe, expect, it } from 'vitest';
import { readFigures } from './read.js';

const counted = (text: string) => readFigures(text).map((figure) => figure.counted);

describe('the words behind a figure', () => {
  it.each<[text: string, ...counted: (string | null)[]]>([
    ['They stopped one bus transporting 40 passengers.', 'bus', 'passengers'],
    ['Some 300 people reportedly fled, with 40 others allegedly held.', 'people', 'people'],
    ['It claimed 120 attacks carried out in May.', 'attacks'],
    ['It hit a shop, killing 9 people and wounding 20.', 'people', 'people'],
    [
      'It hit a camp, killing four policemen and civilians and injuring up to 20 people.',
      ...['policemen and civilians', 'people'],
    ],
    ['They caused 400 injuries and involved 110 raids.', 'injuries', 'raids'],
    ['Six local dams hold the water.', 'local dams'],
    ['Some 60 bank experts predict growth.', 'bank experts'],
    ['It went to 90 percent of the sample opted in.', 'sample'],
    ['Prices rose 30 percent compared with May and 5 percent lately.', null, null],
    ['Inflation soared to 120 percent year-on-year in August.', null],
    ['The bomb killed four men and wounded eight late Friday night.', 'men', 'men'],
    ['They sowed 2 million hectares the previous season.', null],
  ])('end there: %s', (text, ...expected) => {
    expect(counted(text)).toEqual(expected);
  });

  it.each<[text: string, ...counted: (string | null)[]]>([
    ['There were 12 cases of individuals pledging allegiance.', 'cases of individuals pledging allegiance'],
    ['They handled 1,800 customs clearance documents.', 'customs clearance documents'],
    ['They saw 11 failed, foiled and completed attacks.', 'failed, foiled and completed attacks'],
    ['They burned 3 arms depots.', 'arms depots'],
    ['They found 12 partnered operations.', 'partnered operations'],
    ['It lists 8 serious religious matters.', 'serious religious matters'],
    ['They took 40 homes destroyed in May.', 'homes destroyed'],
    ['They got 30 per cent of early wheat.', 'early wheat'],
    ['أصيب 12 مدنيا وقتل 3 آخرون.', 'مدنيا', 'مدنيا'],
  ])('go on: %s', (text, ...expected) => {
    expect(counted(text)).toEqual(expected);
  });
});
