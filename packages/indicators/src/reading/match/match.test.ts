/** What a figure of a text is taken for, sentence by sentence, among the catalogue's indicators and some of one's own. */
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../catalogue/index.js';
import { defineIndicator } from '../../indicator/define.js';
import type { Indicator } from '../../indicator/indicator.js';
import { languages } from '../../language/language.js';
import { matchReasonText } from '../../say/match-reason.js';
import { readFigures } from '../read.js';
import { candidateEntry, candidateWarnings, valueFor } from './entry.js';
import { type FigureInText, fitsUnit, type Match, openMatcher } from './match.js';
import { matchReasonCodes } from './reasons.js';
import { stemsOf } from './stem.js';

const arrivals = defineIndicator({
  id: 'arrivals',
  name: { en: 'Arrivals of displaced people', ar: 'وصول النازحين' },
  definition: { en: 'People displaced who arrive in a governorate.', ar: 'النازحون الذين يصلون إلى محافظة.' },
  kind: 'flow',
  unit: '{person}',
  rateBasis: 'month',
  cadence: 'month',
  direction: 'up-is-worse',
  dimensions: [
    {
      id: 'governorate',
      name: { en: 'Governorate', ar: 'المحافظة' },
      codes: [
        { code: 'ninewa', name: { en: 'Ninewa', ar: 'نينوى' } },
        { code: 'salah-al-din', name: { en: 'Salah al-Din', ar: 'صلاح الدين' } },
      ],
    },
    {
      id: 'sex',
      name: { en: 'Sex', ar: 'الجنس' },
      codes: [
        { code: 'women', name: { en: 'Women', ar: 'نساء' } },
        { code: 'men', name: { en: 'Men', ar: 'رجال' } },
      ],
    },
  ],
});
const fuel = defineIndicator({
  id: 'fuel-price',
  name: { en: 'Price of diesel', ar: 'سعر المازوت' },
  definition: { en: 'What a litre of diesel costs.', ar: 'كلفة لتر المازوت.' },
  kind: 'rate',
  unit: 'USD/L',
  cadence: 'week',
  direction: 'up-is-worse',
  integer: false,
});

const indicators: readonly Indicator[] = [...catalogue.map(({ indicator }) => indicator), arrivals, fuel];
const match = openMatcher(indicators);

function givenIn(text: string, section: string | null = null): FigureInText[] {
  return readFigures(text).map((figure) => ({
    figure,
    section,
    words: text.slice(figure.start, figure.end),
    sentence: text.slice(figure.sentence.start, figure.sentence.end),
  }));
}

/** The best match of each figure: "al-hol-pledges", "arrivals governorate=ninewa", or "none". */
const said = ([best]: readonly Match[]) =>
  best === undefined
    ? 'none'
    : [best.indicator, ...Object.entries(best.dimensions).map((pair) => pair.join('='))].join(' ');
const matched = (text: string, section?: string) =>
  givenIn(text, section ?? null).map((given) => said(match(given)));

describe('a figure is matched', () => {
  it.each<[text: string, ...matches: string[]]>([
    // by what is counted
    [
      'They noted 60 to 70 cases a month of individuals pledging allegiance in al-Hol camp.',
      'al-hol-pledges',
    ],
    ['Some 12 crop burnings were reported in June 2020.', 'crop-burnings'],
    ['More than 400 villages are barred from return.', 'villages-barred-from-return'],
    ['سُجّلت 65 مبايعة داخل مخيم الهول في آذار 2020.', 'al-hol-pledges'],
    ['وقعت 14 هجمة من الفراغ الأمني.', 'attacks-from-gap'],
    ['أُحرقت المحاصيل الزراعية في 9 حوادث، وعُدّت 9 حرائق للمحاصيل.', 'crop-burnings', 'crop-burnings'],
    // by its sentence, where what is counted says little
    ['Smuggling revenue came to more than $100,000 a day.', 'smuggling-revenue'],
    ['عائدات التهريب أكثر من 100 ألف دولار في اليوم.', 'smuggling-revenue'],
    ['Border smuggling earned more than $120,000 a day in 2024.', 'smuggling-revenue'],
    ['The price of diesel stood at $0.45 a litre.', 'fuel-price'],
    // with codes
    ['Some 1,200 displaced people arrived in Ninewa in May 2020.', 'arrivals governorate=ninewa'],
    [
      'Arrivals of displaced people: 300 women came to Salah al-Din.',
      'arrivals governorate=salah-al-din sex=women',
    ],
    ['وصل 300 من النازحين إلى محافظة نينوى.', 'arrivals governorate=ninewa'],
    ['In Rabia, two official border crossings were open.', 'official-crossings-open crossing=rabia'],
    // with nothing
    ['He ate 3 apples.', 'none'],
    ['It cost $5.', 'none'],
    ['The road is 610 kilometres long.', 'none'],
    ['Pledges of allegiance in al-Hol camp cost $500.', 'none'],
    ['40 people died in an earthquake.', 'none'],
  ])('%s', (text, ...matches) => {
    expect(matched(text)).toEqual(matches);
  });

  it('by the heading it stands below', () => {
    expect(matched('There were 65 of them a month.', 'Pledges of allegiance in al-Hol camp')).toEqual([
      'al-hol-pledges',
    ]);
  });

  it('never to an indicator whose form would refuse it', () => {
    for (const text of ['Arrivals fell to 40 km.', 'Pledges in al-Hol camp, added up: 65 a month.'])
      for (const given of givenIn(text))
        for (const { indicator } of match(given))
          expect([text, indicator]).not.toEqual([text, 'al-hol-pledges-total']);
  });

  it('the best first, at most three, with a score between 0 and 1, and the same each time', () => {
    const [given] = givenIn('They noted 60 to 70 pledges of allegiance in al-Hol camp in May 2020.');
    if (given === undefined) throw new Error('no figure');
    const found = match(given);
    expect(found.map(({ indicator }) => indicator).slice(0, 2)).toEqual([
      'al-hol-pledges',
      'al-hol-pledges-total',
    ]);
    const scores = found.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(found.length).toBeLessThanOrEqual(3);
    expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
    expect(openMatcher(indicators)(given)).toEqual(found);
  });

  it('with the words of the text as its reasons, not with parts of them', () => {
    const [given] = givenIn('The al-Hol camp received 60 to 70 pledges of tribal leaders a month.');
    const reasons = given && match(given)[0]?.reasons;
    expect(reasons?.flatMap(({ code, params: { words } }) => (words ? [[code, words]] : []))).toEqual([
      ['name', 'pledges'],
      ['sentence', 'al-Hol, camp'],
      ['unit', 'pledges'],
    ]);
    const [money] = givenIn('Border smuggling earned more than $120,000 a day in 2024.');
    expect(money && match(money)[0]?.reasons.slice(0, 2)).toEqual([
      { code: 'sentence', params: { words: 'smuggling' } },
      { code: 'definition', params: { words: 'Border, earned' } },
    ]);
  });

  it('with reasons that are said in both languages', () => {
    const texts = [
      'They noted 60 to 70 cases a month of individuals pledging allegiance in al-Hol camp in May 2020.',
      'Some 1,200 displaced people arrived in Ninewa in May 2020, of them 300 women.',
    ];
    const reasons = texts.flatMap((text) =>
      givenIn(text).flatMap((given) => match(given).flatMap((one) => one.reasons)),
    );
    const codes = new Set(reasons.map(({ code }) => code));
    expect(
      matchReasonCodes.filter((code) => !codes.has(code) && code !== 'sentence' && code !== 'unit-of-word'),
    ).toEqual([]);
    for (const language of languages)
      for (const reason of reasons) expect(matchReasonText(reason, language)).toMatch(/\S/);
  });
});

describe('words are the same', () => {
  it.each([
    ['pledges', 'pledging', 'pledged'],
    ['smuggling', 'smuggled', 'smuggler'],
    ['families', 'family'],
    ['women', 'woman'],
    ['مبايعة', 'المبايعات', 'والمبايعات', 'مبايعات'],
    ['النازحين', 'نازحون', 'للنازحين'],
    ['القرى', 'قرى', 'والقرى'],
    ['هجمات', 'الهجمات', 'هَجَمات'],
  ])('%s', (...words) => {
    expect(new Set(words.map((word) => stemsOf(word).join(' '))).size).toBe(1);
  });
});

describe('the form is filled in', () => {
  const first = (text: string) => {
    const [given] = givenIn(text);
    if (given === undefined) throw new Error('no figure');
    return given;
  };

  it('with what the text gives, and nothing where it gives none', () => {
    const given = first('In May 2020 between 60 and 70 pledges of allegiance were noted in al-Hol camp.');
    expect(candidateEntry(given.figure, match(given))).toMatchObject({
      indicator: 'al-hol-pledges',
      period: '2020-05',
      value: { lower: 60, upper: 70 },
      per: null,
    });
    expect(candidateWarnings(given)).toEqual([]);
    const bare = first('There were 40 of them.');
    expect(candidateEntry(bare.figure, match(bare))).toMatchObject({ indicator: null, period: null });
    expect(candidateWarnings(bare).map(({ code }) => code)).toEqual(['warn-figure-without-period']);
  });

  it.each([
    ['Attacks fell by 20 per cent in May 2020.', 'warn-figure-is-change'],
    ['In May 2020 dozens of men left.', 'warn-figure-vague'],
  ])('%s is looked at first', (text, code) => {
    const given = first(text);
    expect(candidateWarnings(given).map((warning) => warning.code)).toContain(code);
  });

  it('with words of its own where a hedge says less, and never for another unit', () => {
    const [dozens] = givenIn('Dozens of women did.');
    const pledges = indicators.find(({ id }) => id === 'al-hol-pledges-total') as Indicator;
    const revenue = indicators.find(({ id }) => id === 'smuggling-revenue') as Indicator;
    if (dozens === undefined) throw new Error('no figure');
    const { quantity } = dozens.figure;
    expect(valueFor(quantity, pledges)).not.toHaveProperty('text');
    expect(valueFor(quantity, pledges)).toMatchObject({ lower: 24, upper: null });
    expect([fitsUnit(dozens.figure, pledges), fitsUnit(dozens.figure, revenue)]).toEqual([true, false]);
  });
});
