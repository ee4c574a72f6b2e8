import { describe, expect, it } from 'vitest';
import { equivalents } from '../period/periods.js';
import { interval, intervalOf } from '../quantity/interval.js';
import { facts, shareLeft, statedQuantity } from './facts.js';
import { measures } from './measures.js';

const more = (n: number) => interval(n, Number.POSITIVE_INFINITY, false);
const just = (n: number) => interval(n, n);

describe('reference figures', () => {
  // As the report says them: bounds and whether each end belongs, unit, point; then the days and the paragraph.
  it.each<
    [string, readonly (readonly [ReturnType<typeof interval>, string, number | null])[], string, string]
  >([
    [
      'border-length-held',
      [
        [just(610), 'km', 610],
        [just(379), '[mi_i]', 379],
      ],
      '2014-01-01 2018-01-01',
      'F3',
    ],
    [
      'villages-iraq-10-25km',
      [
        [just(50), '{village}', 50],
        [interval(10, 25), 'km', null],
        [interval(6.2, 15.5), '[mi_i]', null],
      ],
      '2020-06-01 2020-07-01',
      'F6',
    ],
    [
      'villages-syria-2-10km',
      [
        [interval(50.5, 51.5), '{village}', 51],
        [interval(2, 10), 'km', null],
        [interval(1.2, 6.2), '[mi_i]', null],
      ],
      '2020-06-01 2020-07-01',
      'F6',
    ],
    ['mosques', [[more(2000), '{mosque}', null]], '', 'H1'],
    [
      'region-area',
      [
        [interval(41_000, 43_000), 'km2', null],
        [interval(15_830, 16_602), '[smi_us]', null],
        [interval(9.5, 10, true, false), '%', 10],
      ],
      '',
      'H1',
    ],
    [
      'mosque-affiliation',
      [
        [more(85), '%', null],
        [just(5), '%', 5],
        [just(8), '%', 8],
        [interval(0, 2, true, false), '%', null],
      ],
      '',
      'H1',
    ],
    [
      'border-population',
      [
        [interval(760_000, 840_000), '{person}', 800_000],
        [interval(475_000, 525_000), '{person}', 500_000],
        [interval(285_000, 315_000), '{person}', 300_000],
      ],
      '',
      'H2',
    ],
    ['clerics', [[interval(350, 400), '{person}', null]], '2017-08-01 2017-09-01', 'H3'],
    ['recruits', [[interval(8700, 9000), '{person}', null]], '2017-08-01 2017-09-01', 'H3'],
    ['peak-strength', [[interval(31_500, 32_500), '{person}', 32_000]], '2014-01-01 2015-01-01', 'H5'],
    ['border-share-of-strength', [[just(25), '%', 25]], '2014-01-01 2015-01-01', 'H5'],
    ['toll-killed', [[just(3400), '{person}', 3400]], '2014-06-01 2017-12-01', 'T1'],
    ['toll-wounded', [[just(10_000), '{person}', 10_000]], '2014-06-01 2017-12-01', 'T1'],
    ['toll-displaced', [[just(250_000), '{person}', 250_000]], '2014-06-01 2017-12-01', 'T1'],
  ])('%s', (id, figures, period, locator) => {
    const fact = facts.find((each) => each.id === id);
    expect(fact?.figures.map(({ quantity, unit }) => [intervalOf(quantity), unit, quantity.point])).toEqual(
      figures,
    );
    expect(fact?.period ? `${fact.period.start} ${fact.period.end}` : '').toBe(period);
    expect(fact?.locator).toBe(locator);
  });

  it('are fourteen, and only what is computed says that it is derived', () => {
    expect(facts).toHaveLength(14);
    const derived = facts.flatMap(({ id, figures }) => figures.filter((each) => each.derived).map(() => id));
    expect(derived).toEqual(['mosque-affiliation']);
  });

  it('say what runs up to its date from nobody knows when', () => {
    expect(facts.filter(({ upTo }) => upTo).map(({ id }) => id)).toEqual(['clerics', 'recruits']);
  });

  it('cover 42 months of toll', () => {
    const period = facts.find(({ id }) => id === 'toll-killed')?.period;
    expect(period && equivalents(period, 'month')).toBe(42);
  });

  it('name each of several figures, in both languages', () => {
    for (const { name, note, figures } of facts) {
      if (figures.length > 1) expect(figures.every(({ label }) => label !== null)).toBe(true);
      for (const text of [name, note, ...figures.map(({ label }) => label)])
        if (text) expect(text.ar).toMatch(/^[^A-Za-z]+$/);
    }
  });

  it('refuse a text that is no figure, and shares beyond the whole', () => {
    expect(() => statedQuantity('many', '{person}')).toThrow(RangeError);
    expect(() => shareLeft([statedQuantity('101%', '%')])).toThrow(RangeError);
    expect(shareLeft([statedQuantity('at least 90%', '%')]).qualifier).toBe('at-most');
    expect(shareLeft([statedQuantity('40%', '%'), statedQuantity('50-55%', '%')]).text).toBe('5–10');
  });
});

describe('recommended measures', () => {
  it('are eight, each with its paragraph, in both languages', () => {
    expect(measures.map(({ id, locator }) => `${id} ${locator}`)).toEqual([
      'social-justice R1',
      'displaced-return R1',
      'single-border-command R4',
      'surveillance R5',
      'unconventional-monitoring R6',
      'trust R7',
      'anti-corruption R8',
      'focus-of-forces R9',
    ]);
    for (const { name } of measures) expect(name.ar).toMatch(/^[^A-Za-z]+$/);
  });
});
