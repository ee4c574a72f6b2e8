import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { dayNumber, firstOfMonth, monthNumber } from '../period/day.js';
import { parsePeriod } from '../period/parse.js';
import { periodOfDays } from '../period/periods.js';
import { type Interval, interval } from '../quantity/interval.js';
import { type BeforeAfterFigure, beforeAfter, type Compared } from './before-after.js';
import { beforeAfterText, lengthText, methodOf } from './before-after-text.js';
import { rankSum } from './rank-sum.js';

// Other work on the machine may slow thousands of runs down.
vi.setConfig({ testTimeout: 120_000 });

const only = (n: number) => interval(n, n);
const period = (text: string) => {
  const parsed = parsePeriod(text);
  if (parsed.kind !== 'period') throw new Error(text);
  return parsed.period;
};
const january2020 = monthNumber(2020, 1);
const monthAt = (n: number) => periodOfDays(firstOfMonth(january2020 + n), firstOfMonth(january2020 + n + 1));
const months = (values: readonly (number | Interval | null)[], from = 0): BeforeAfterFigure[] =>
  values.flatMap((value, n) =>
    value === null
      ? []
      : [{ period: monthAt(from + n), value: typeof value === 'number' ? only(value) : value }],
  );
const compared = (...given: Parameters<typeof beforeAfter>): Compared => {
  const result = beforeAfter(...given);
  if (result.kind !== 'compared') throw new Error(result.reason);
  return result;
};
const measure = { unit: '{person}', per: 'month' } as const;
const said = (result: ReturnType<typeof beforeAfter>, language: 'en' | 'ar' = 'en') =>
  beforeAfterText(result, measure, null).map(({ text }) =>
    (text[language] ?? '').replace(/[\u2066-\u2069]/g, ''),
  );

// Yearly flow of the Nile at Aswan from 1871, in 10⁸ m³: Cobb (1978), Biometrika 65. It fell after 1898.
const nile = [
  1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958,
  1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020,
  1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040,
  759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890,
  744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
];
const flow = nile.map((value, n) => ({ period: yearOf(1871 + n), value: only(value) }));
function yearOf(year: number) {
  return { text: String(year), start: `${year}-01-01`, end: `${year + 1}-01-01` };
}
/** Between the last day of 1898 and the first of 1899: it takes no figure out. */
const turn = { start: '1899-01-01', end: '1899-01-01' };

describe('the Nile', () => {
  it('fell after 1898, all years taken, as is published', () => {
    const test = rankSum(nile.slice(0, 28).map(only), nile.slice(28).map(only));
    expect(test?.u).toEqual({ lower: 1816.5, upper: 1816.5 });
    expect(test?.z?.lower).toBeCloseTo(6.2033, 4);
    expect(Math.abs((test?.p.upper ?? 0) / 5.527513236924148e-10 - 1)).toBeLessThan(1e-6);
  });

  it('fell in windows of 28 years, cut to the shorter side', () => {
    const result = compared(flow, turn);
    expect(result).toMatchObject({
      step: { unit: 'month', count: 12 },
      periods: 28,
      limit: 'before',
      before: { points: 28, window: { start: '1871-01-01', end: '1899-01-01' } },
      after: { points: 28, window: { start: '1899-01-01', end: '1927-01-01' } },
      season: 'none',
      leftOut: { during: 0, otherLength: 0, unfinished: 0, beyond: 44 },
    });
    expect(result.before.mean.lower).toBeCloseTo(1097.75, 4);
    expect(result.after.mean.lower).toBeCloseTo(834.3214, 4);
    expect(result.test?.u).toEqual({ lower: 708, upper: 708 });
    expect(result.test?.z?.lower).toBeCloseTo(5.1712, 4);
    expect(Math.abs((result.test?.p.upper ?? 0) / 2.3260003685467748e-7 - 1)).toBeLessThan(1e-6);
    expect(result.test?.says).toBe('lower');
    expect(methodOf(result)?.name.en).toContain('normal approximation');
  });
});

describe('the rank sum of two groups', () => {
  // Two-sided, by counting all ways: each is small enough to do by hand.
  it.each<[string, number[], number[], number]>([
    ['apart, 3 and 3', [1, 2, 3], [4, 5, 6], 2 / 20],
    ['all the same', [1, 1], [1, 1, 1], 1],
    ['with ties', [1, 2, 2], [2, 3], 6 / 10],
    ['apart, 1 and 4', [9], [1, 2, 3, 4], 2 / 5],
  ])('is counted out: %s', (_, first, second, p) => {
    const test = rankSum(first.map(only), second.map(only));
    expect(test?.p.upper).toBeCloseTo(p, 12);
    expect(test?.p.lower).toBe(test?.p.upper);
    expect(test?.z).toBeNull();
  });

  it('is none of one group alone', () => expect(rankSum([], [only(1)])).toBeNull());

  it('leaves pairs of ranges that overlap open', () => {
    expect(rankSum([interval(1, 3)], [interval(2, 4), only(9)])?.u).toEqual({ lower: 0, upper: 1 });
  });

  it('is approximated where there are too many ways, the same for ranges of no width', () => {
    const [low, high] = [
      Array.from({ length: 20 }, (_, n) => n),
      Array.from({ length: 20 }, (_, n) => n + 4),
    ];
    const test = rankSum(low.map(only), high.map(only));
    expect(test?.z).not.toBeNull();
    const wide = rankSum(
      low.map((n) => interval(n - 1, n + 1)),
      high.map(only),
    );
    expect(wide?.p.lower).toBeLessThan(test?.p.lower ?? 0);
    expect(wide?.p.upper).toBeGreaterThan(test?.p.upper ?? 1);
  });
});

describe('windows before and after', () => {
  const flat = (count: number) => Array.from({ length: count }, (_, n) => n % 3);

  it.each<[string, BeforeAfterFigure[], string, object]>([
    [
      'a month that it was in belongs to neither side',
      months(flat(9)),
      '2020-05-14',
      { periods: 4, limit: 'neither', leftOut: { during: 1, beyond: 0 } },
    ],
    [
      'the time after is the shorter one',
      months(flat(12)),
      '2020-10',
      { periods: 2, limit: 'after', before: { window: { text: '2020-08/2020-09' } } },
    ],
    [
      'months in the middle of one year',
      months(flat(12)),
      '2020-07',
      { periods: 5, limit: 'after', after: { points: 5 }, wholeYears: null },
    ],
    [
      'a month without a figure counts as time',
      months([1, null, 3, 4, 5, 6, 7, null, 9]),
      '2020-05',
      { periods: 4, before: { points: 3 }, after: { points: 3 } },
    ],
    [
      'a baseline of nine months among months is left out',
      [...months(flat(9)), { period: period('2019-01/2019-09'), value: only(1) }],
      '2020-05',
      { periods: 4, leftOut: { otherLength: 1 } },
    ],
    [
      'a month that is not over is left out',
      months(flat(9)).map((figure, n) => ({ ...figure, partial: n === 8 })),
      '2020-05',
      { periods: 3, leftOut: { unfinished: 1, beyond: 1 } },
    ],
    [
      'quarters stay in step where none holds it',
      ['2019-Q1', '2019-Q2', '2019-Q3', '2020-Q1', '2020-Q2'].map((text) => ({
        period: period(text),
        value: only(1),
      })),
      '2019-11-20',
      { periods: 2, before: { window: { text: '2019-04/2019-09' }, points: 2 }, after: { points: 2 } },
    ],
    [
      'weeks',
      ['2020-W01', '2020-W02', '2020-W03', '2020-W04'].map((text) => ({
        period: period(text),
        value: only(1),
      })),
      '2020-01-14',
      { periods: 1, leftOut: { during: 1, beyond: 1 }, step: { unit: 'week' } },
    ],
    [
      'a range of months is between them',
      months(flat(12)),
      '2020-04/2020-08',
      { periods: 3, leftOut: { during: 5, beyond: 1 } },
    ],
  ])('%s', (_, figures, at, expected) => expect(compared(figures, period(at))).toMatchObject(expected));

  it('are as long as asked for where there is room, and whole years where there are any', () => {
    const figures = months(flat(61));
    expect(compared(figures, period('2022-07'))).toMatchObject({
      periods: 30,
      season: 'part-of-year',
      wholeYears: 24,
    });
    expect(compared(figures, period('2022-07'), { periods: 24 })).toMatchObject({
      periods: 24,
      limit: 'asked',
      season: 'whole-years',
      leftOut: { beyond: 12 },
    });
    expect(compared(figures, period('2022-07'), { periods: 400 }).periods).toBe(30);
  });

  const yearsWith = (isThere: (month: number) => boolean, from = 0, to = 25) =>
    months(Array.from({ length: to }, (_, n) => (n >= from && isThere(n) ? 1 : null)));
  const isSummer = (n: number) => n % 12 >= 4 && n % 12 <= 9;
  it.each<[string, BeforeAfterFigure[], string]>([
    ['every month', yearsWith(() => true), 'whole-years'],
    ['the same months on both sides', yearsWith((n) => n % 2 === 0), 'whole-years'],
    // The ends hold the windows open.
    [
      'summers before, winters after',
      yearsWith((n) => [0, 24].includes(n) || (n < 12 ? isSummer(n) : !isSummer(n))),
      'part-of-year',
    ],
    ['one month of many', yearsWith((n) => n !== 18), 'part-of-year'],
    [
      'two Mays before, one after',
      months(Array.from({ length: 49 }, (_, n) => ([28, 31].includes(n) ? null : 1))),
      'part-of-year',
    ],
  ])('hold the seasons evenly or not: %s', (_, figures, season) => {
    const years = figures.length > 40 ? 2 : 1;
    const result = compared(figures, period(`${2020 + years}-01`));
    expect(result).toMatchObject({ periods: 12 * years, season });
    expect(said(result).some((text) => text.includes('may be the season'))).toBe(season !== 'whole-years');
  });

  it('are uneven with a week of the year on one side only, even with the days of a leap year on both', () => {
    const [first, length] = [dayNumber('2021-01-04'), 52];
    const weeks = (left: (n: number) => boolean) =>
      Array.from({ length: 2 * length + 1 }, (_, n) => n)
        .filter((n) => !left(n))
        .map((n) => ({ period: periodOfDays(first + 7 * n, first + 7 * (n + 1)), value: only(1) }));
    const at = periodOfDays(first + 7 * length, first + 7 * (length + 1));
    const seasonOf = (left: (n: number) => boolean) => compared(weeks(left), at).season;
    expect(seasonOf(() => false)).toBe('whole-years');
    expect(seasonOf((n) => n === 20)).toBe('part-of-year');
    expect(seasonOf((n) => n === 20 || n === 20 + length)).toBe('whole-years');
  });

  it.each<[string, BeforeAfterFigure[], string, string]>([
    ['no figure', [], '2020-05', 'no-figures'],
    ['none before', months([1, 2, 3]), '2019-05', 'no-figures-before'],
    ['none after', months([1, 2, 3]), '2020-03', 'no-figures-after'],
    [
      'periods that overlap',
      [
        { period: period('2020-01/2020-02'), value: only(1) },
        { period: period('2020-02/2020-03'), value: only(1) },
      ],
      '2020-05',
      'overlapping-periods',
    ],
  ])('are none with %s', (_, figures, at, reason) =>
    expect(beforeAfter(figures, period(at))).toMatchObject({ kind: 'none', reason }),
  );

  it('are no test with three figures on a side', () => {
    expect(compared(months([1, 1, 1, 0, 9, 9, 9]), period('2020-04')).test).toBeNull();
    const four = compared(months([1, 1, 2, 1, 0, 9, 8, 9, 9]), period('2020-05'));
    expect(four.test?.p.upper).toBeCloseTo(2 / 70, 12);
    expect(four.test?.p.lower).toBe(four.test?.p.upper);
    expect(four.test?.says).toBe('higher');
  });
});

describe('figures with their hedge', () => {
  it('keep their bounds in means and in the difference', () => {
    const result = compared(
      months([interval(1, 3), 5, interval(0, 0), 7, interval(10, 12)]),
      period('2020-03'),
    );
    expect(result.before.mean).toEqual(interval(3, 4));
    expect(result.after.mean).toEqual(interval(8.5, 9.5));
    expect(result.difference).toEqual(interval(4.5, 6.5));
  });

  it('never lose an open end', () => {
    const open = interval(100, Number.POSITIVE_INFINITY, false);
    const result = compared(months([open, 120, 0, 90, 80]), period('2020-03'));
    expect(result.before.mean).toEqual(interval(110, Number.POSITIVE_INFINITY, false));
    expect(result.difference).toMatchObject({
      lower: Number.NEGATIVE_INFINITY,
      upper: -25,
      upperInclusive: false,
    });
    expect(said(result)).toContain('The average after is lower by more than 25 people a month.');
    // Which is higher is not known, and neither is how far they are apart.
    const unsaid = compared(months([open, 120, 0, 190, 80]), period('2020-03'));
    expect(unsaid.difference.upper).toBeGreaterThan(0);
    expect(said(unsaid)).toContain(
      'What the figures leave open is too much to say how far the averages differ.',
    );
  });

  it('leave undecided what some of their values would show and others not', () => {
    const [low, wide] = [interval(1, 2), interval(1.5, 9)];
    const result = compared(months([low, low, low, low, 0, wide, wide, wide, wide]), period('2020-05'));
    expect(result.test?.says).toBe('undecided');
    expect(result.test?.p.lower).toBeCloseTo(2 / 70, 12);
    expect(result.test?.p.upper).toBe(1);
  });
});

describe('what holds of any figures', () => {
  const side = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 4, maxLength: 6 });
  const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 300) };

  it('a span of p holds that of every choice of values', () => {
    const ranged = fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 0, max: 5 }),
      ),
      { minLength: 4, maxLength: 6 },
    );
    fc.assert(
      fc.property(ranged, ranged, (before, after) => {
        const wide = (all: typeof before) => all.map(([from, width]) => interval(from, from + width));
        const chosen = (all: typeof before) =>
          all.map(([from, width, part]) => only(from + (width * part) / 5));
        const [outer, inner] = [rankSum(wide(before), wide(after)), rankSum(chosen(before), chosen(after))];
        expect(outer?.p.lower).toBeLessThanOrEqual(inner?.p.lower ?? -1);
        expect(outer?.p.upper).toBeGreaterThanOrEqual(inner?.p.upper ?? 2);
        expect(inner?.p.lower).toBe(inner?.p.upper);
      }),
      runs,
    );
  });

  it('widening a figure makes no conclusion firmer', () => {
    fc.assert(
      fc.property(side, side, fc.nat(11), fc.integer({ min: 1, max: 6 }), (before, after, at, by) => {
        const count = Math.min(before.length, after.length);
        const values = [...before.slice(-count), 0, ...after.slice(0, count)].map(only);
        const n = at % values.length;
        const widened = values.map((value, m) =>
          m === n ? interval(value.lower - by, value.upper + by) : value,
        );
        const when = monthAt(count);
        const [narrow, wide] = [compared(months(values), when), compared(months(widened), when)];
        const [was, is] = [narrow.test?.says, wide.test?.says];
        expect(is === was || is === 'undecided').toBe(true);
        expect(wide.difference.lower).toBeLessThanOrEqual(narrow.difference.lower);
        expect(wide.difference.upper).toBeGreaterThanOrEqual(narrow.difference.upper);
      }),
      runs,
    );
  });

  it('moving figures and event by as many months changes nothing', () => {
    fc.assert(
      fc.property(side, side, fc.integer({ min: -600, max: 600 }), (before, after, by) => {
        const values = [...before, null, ...after];
        const at = (shift: number) => {
          const result = compared(months(values, shift), monthAt(before.length + shift));
          const { before: early, after: late, ...rest } = result;
          return { ...rest, sides: [early, late].map(({ points, mean }) => ({ points, mean })) };
        };
        expect(at(by)).toEqual(at(0));
      }),
      runs,
    );
  });

  it('figures in an order that chance gave them differ in at most 5 of 100', () => {
    const random = randomFrom(20_200_616);
    const pool = Array.from({ length: 14 }, (_, n) => ((n * 37) % 23) + n / 10);
    const tries = 1_000;
    let found = 0;
    for (let n = 0; n < tries; n++) {
      const { test } = compared(months(dealt(pool, random)), period('2020-08'));
      if (test?.says === 'higher' || test?.says === 'lower') found += 1;
    }
    // There are 3,432 ways to deal 14 figures out: the share of those that lie beyond is not exactly 5 of 100.
    expect(found / tries).toBeLessThanOrEqual(0.055);
    expect(found / tries).toBeGreaterThan(0.02);
  });

  it('figures by the hundred too, where p is approximated', () => {
    const random = randomFrom(7);
    const pool = Array.from({ length: 80 }, (_, n) => (n * 7919) % 101);
    const tries = 1_000;
    let found = 0;
    for (let n = 0; n < tries; n++) {
      const order = shuffled(pool, random).map(only);
      const p = rankSum(order.slice(0, 40), order.slice(40))?.p.upper ?? 0;
      if (p < 0.05) found += 1;
    }
    expect(found / tries).toBeLessThanOrEqual(0.07);
    expect(found / tries).toBeGreaterThan(0.03);
  });
});

/** Seven, a month without a figure, seven. */
function dealt(pool: readonly number[], random: () => number): (number | null)[] {
  const order = shuffled(pool, random);
  return [...order.slice(0, 7), null, ...order.slice(7)];
}

function shuffled<T>(all: readonly T[], random: () => number): T[] {
  const order = [...all];
  for (let n = order.length - 1; n > 0; n--) {
    const other = Math.floor(random() * (n + 1));
    [order[n], order[other]] = [order[other] as T, order[n] as T];
  }
  return order;
}

/** The same numbers from the same seed, 0 to below 1: mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe('what is said', () => {
  const result = compared(months([10, 12, 11, 13, null, 20, 22, 21, 23, 25]), period('2020-05'));

  it('is what was held against what, the averages, the difference, the test, and what it does not say', () => {
    expect(said(result)).toEqual([
      'Held against each other: Jan–Apr 2020 before it and Jun–Sep 2020 after it, 4 months each.',
      'There are figures from a shorter time before it than after it: the time after is cut to that length.',
      'Before: 4 figures, on average 11.5 people a month.',
      'After: 4 figures, on average 21.5 people a month.',
      'The average after is higher by 10 people a month.',
      'The figures after it are higher than those before it, and chance alone would seldom part them so: p is 0.0286.',
      'The two times are no whole years, or lack figures of different seasons: some of the difference may be the season.',
      '1 figure is left out, earlier or later than the two times.',
      'What came after is not for that reason its effect: other things happened in that time too, and what rose or fell before may have gone on.',
      'The test takes the figures to be independent of one another, which figures in a row seldom are: p may be too small.',
    ]);
  });

  it('never claims a cause', () => {
    const all = (['en', 'ar'] as const).flatMap((language) =>
      beforeAfterText(result, measure, 'recommended').map(({ text }) => text[language] ?? ''),
    );
    expect(
      all.filter((text) => /cause|because|due to|led to|thanks|بسبب|سبّب|أدى إلى|نتيجة/i.test(text)),
    ).toEqual([]);
  });

  it('is that there is not enough to say, where there is not', () => {
    expect(said(compared(months([1, 2, null, 3]), period('2020-03')))).toContain(
      'Not enough to say whether chance alone would part them so: that needs 4 figures on either side, and there is 1 before and 1 after.',
    );
    expect(said(beforeAfter([], period('2020-03')))).toEqual([
      'There is no figure yet of a period that is over.',
    ]);
  });

  it('names lengths in whole years where they are', () => {
    expect(lengthText({ unit: 'month', count: 3 }, 8, 'en')).toBe('2 years');
    expect(lengthText({ unit: 'month', count: 3 }, 3, 'ar')).toContain('أشهر');
    expect(lengthText({ unit: 'week', count: 1 }, 6, 'en')).toBe('6 weeks');
  });
});
