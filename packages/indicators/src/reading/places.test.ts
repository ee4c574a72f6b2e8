/** How far the name of a place goes, and of which figures it is. Every sentence here is ours. */
import { describe, expect, it } from 'vitest';
import { readFigures } from './read.js';

const places = (text: string) => readFigures(text).map(({ place }) => place);

describe('the whole name of a place', () => {
  it.each([
    ['Some 400 tents burned in Deir-ez-Zor.', 'Deir-ez-Zor'],
    ['Some 400 tents burned in Ras al-Ain city.', 'Ras al-Ain'],
    ['Some 400 tents burned in Hammam al Alil.', 'Hammam al Alil'],
    ['Some 400 tents burned in Salah al-Din and Ninewa.', 'Salah al-Din and Ninewa'],
    ['Some 400 tents burned in Ar-Raqqa.', 'Ar-Raqqa'],
    ['Some 400 tents burned in the Republic of Moldova.', 'Republic of Moldova'],
    ['Some 400 tents burned in the Democratic Republic of the Congo.', 'Democratic Republic of the Congo'],
    ['Some 400 tents burned in Anbar, Diyala and Kirkuk.', 'Anbar, Diyala and Kirkuk'],
    ['Some 400 tents burned in Anbar, Diyala, and Kirkuk governorates.', 'Anbar, Diyala, and Kirkuk'],
    ['Some 400 tents burned in Tal Abyad, Ein Issa and Deir ez-Zor.', 'Tal Abyad, Ein Issa and Deir ez-Zor'],
    [
      'Some 400 tents burned in Tal Abyad, Ein Issa, and Suluk sub-districts.',
      'Tal Abyad, Ein Issa, and Suluk',
    ],
    ['Some 400 tents burned in Camp 4.', 'Camp 4'],
    // One within the other, and what is not of the list.
    ['Some 400 tents burned in Qamishli, Hasakeh governorate.', 'Qamishli'],
    ['Some 400 tents burned in Mosul, Iraq.', 'Mosul'],
    ['Some 400 tents burned in Mosul as Turkish planes came.', 'Mosul'],
    ['Some 400 tents burned in Tikrit at New Year.', 'Tikrit'],
    ['Some 400 tents burned in Ninewa of which we know.', 'Ninewa'],
  ])('%s', (text, place) => {
    expect(places(text)).toEqual([place]);
  });

  it.each([
    'Some 400 people were counted in Round 12.',
    'Some 400 people live in Phase 5.',
    'Some 400 people live in Phases 1 and 2.',
    'Some 400 pupils learn in GoS schools.',
    'Some 400 people live in SDF-held areas.',
    'Some 400 people are in UNHCR shelters.',
  ])('is no place: %s', (text) => {
    expect(places(text)[0]).toBeNull();
  });

  it.each([
    ['Some 400 people live in US cities.', 'US'],
    ['Some 400 people live in KRI camps.', 'KRI'],
  ])('is one in large letters: %s', (text, place) => {
    expect(places(text)).toEqual([place]);
  });
});

describe('a place behind another figure', () => {
  it.each<[text: string, ...places: (string | null)[]]>([
    ['The camp has 7,000 people, following the departure of 40 men to Sur in Anbar.', null, 'Anbar'],
    ['The camp has 7,000 people; 40 men went to Sur in Anbar.', null, 'Anbar'],
    [
      'Some 7,000 people went home – 40 men to Sur in Anbar and 20 to Zab in Kirkuk.',
      null,
      'Anbar',
      'Kirkuk',
    ],
    // Said once for several.
    ['Some 30 men, 20 women and 10 children were killed in Anbar.', 'Anbar', 'Anbar', 'Anbar'],
    ['A bomb killed 30 people, wounding 20, in Anbar.', 'Anbar', 'Anbar'],
    ['Some 30 people, including 20 women, were killed in Anbar.', 'Anbar', 'Anbar'],
    ['Some 30 people fled, carrying little, in Anbar.', 'Anbar'],
    ['In Anbar 30 people left, following the arrest of 20.', 'Anbar', 'Anbar'],
  ])('%s', (text, ...expected) => {
    expect(places(text)).toEqual(expected);
  });
});
