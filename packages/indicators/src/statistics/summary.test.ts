import { describe, expect, it } from 'vitest';
import { catalogueIndicator } from '../catalogue/index.js';
import { perOf } from '../compare/normalise.js';
import { StatisticsWire } from '../contract/index.js';
import { parseFigure } from '../figure/parse.js';
import type { Indicator } from '../indicator/indicator.js';
import { parsePeriod } from '../period/parse.js';
import type { Period } from '../period/period.js';
import { assembleSeries, type Baseline } from '../series/series.js';
import { figuresToCompare } from './before-after.js';
import { chartSignals } from './charts.js';
import { statisticsOf } from './summary.js';

const citation = {
  id: 's',
  title: 'A source',
  publisher: null,
  author: null,
  date: null,
  url: null,
  locator: null,
};

function periodOf(text: string): Period {
  const parsed = parsePeriod(text);
  if (parsed.kind !== 'period') throw new Error(text);
  return parsed.period;
}

function figureOf(value: string, indicator: Indicator) {
  const figure = parseFigure(value, indicator);
  if (figure.kind !== 'figure') throw new Error(value);
  return { quantity: figure.quantity, per: perOf(figure.per, indicator) };
}

/** A value of which its source says that it is missing ends with "(M)". */
function seriesOf(indicator: Indicator, figures: readonly (readonly [string, string])[], recordedAt: string) {
  const recorded = figures.map(([period, value], n) => ({
    observation: `o${n}`,
    revision: 1,
    revisionId: `r${n}`,
    dimensions: {},
    period: periodOf(period),
    figure: figureOf(value.replace(' (M)', ''), indicator),
    source: citation,
    reliability: null,
    credibility: null,
    status: value.endsWith(' (M)') ? ('M' as const) : ('A' as const),
    note: null,
    recordedAt,
    recordedOn: recordedAt.slice(0, 10),
    knownOn: recordedAt.slice(0, 10),
    chosen: null,
  }));
  return assembleSeries(recorded, indicator, null);
}

function baselineOf(indicator: Indicator, value: string, range: Baseline['range']): Baseline {
  const figure = figureOf(value, indicator);
  return { figure, period: periodOf('2019-04/2020-06'), range, citation, observation: 'b' };
}

const month = (n: number) => `${2020 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`;
const monthly = (values: readonly string[], first = 6) =>
  values.map((value, n) => [month(first + n), value] as const);

const pledges = catalogueIndicator('al-hol-pledges')?.indicator as Indicator;
const spread = baselineOf(pledges, '60 to 70 a month', 'spread');

/** What the API answers, read by its own schema. */
function statistics(
  figures: readonly (readonly [string, string])[],
  baseline: Baseline | null = spread,
  indicator: Indicator = pledges,
  recordedAt = '2024-01-01T00:00:00Z',
) {
  const points = seriesOf(indicator, figures, recordedAt);
  const answer = statisticsOf(points, indicator, baseline, {});
  return StatisticsWire.parse(JSON.parse(JSON.stringify(answer)));
}

const rising = ['62', '64', '66', '68', '71', '75', '80', '86', '93'];

describe('statistics of a series', () => {
  it('claims no trend on seven figures, and says so in both languages', () => {
    const { theilSen, mannKendall } = statistics(monthly(rising.slice(0, 7)));
    for (const each of [theilSen, mannKendall]) {
      expect(each.result).toBeNull();
      expect(each.whyNot?.code).toBe('too-few-points');
      expect(each.whyNot?.text.en).toBe('Needs at least 8 figures; there are 7.');
      expect(each.whyNot?.text.ar).toMatch(/^[^A-Za-z]+$/);
    }
    expect(theilSen.inputs).toMatchObject({ points: 7, confidence: 0.95 });
  });

  it('gives trend and charts from eight figures on, with every input', () => {
    const { theilSen, mannKendall, ewma, cusum } = statistics(monthly(rising));
    expect(theilSen.inputs).toMatchObject({
      points: 9,
      from: { text: '2020-07' },
      to: { text: '2021-03' },
      step: { unit: 'month', count: 1, text: { en: 'month' } },
      gaps: 0,
    });
    expect(theilSen.result).toMatchObject({ pairs: 36, trend: 'up' });
    expect(theilSen.result?.slope.lower).toBe(theilSen.result?.slope.upper);
    expect(theilSen.result?.conclusion.en).toMatch(
      /^Rising\. Change from one month to the next: .* people a month/,
    );
    expect(mannKendall.result).toMatchObject({
      s: { lower: 36, upper: 36 },
      tauA: { lower: 1 },
      trend: 'up',
    });
    expect(mannKendall.result?.conclusion.en).toBe("Rising: p is 0.0003; Kendall's tau-a is 1.00.");
    expect(ewma.inputs).toMatchObject({
      target: { lower: 65, upper: 65 },
      sigmaFrom: 'baseline-range',
      L: 3,
    });
    expect(ewma.inputs.sigma?.lower).toBeCloseTo(2.88, 2);
    expect(ewma.result?.points.map(({ above }) => above)).toEqual([
      ...Array(5).fill('no'),
      'certain',
      'certain',
      'certain',
      'certain',
    ]);
    expect(ewma.result?.conclusion.en).toBe(
      'Beyond the limits for certain in 4 of 9 periods, first December 2020.',
    );
    expect(cusum.inputs.hUnits?.lower).toBeCloseTo(14.4, 1);
    expect(cusum.result?.points.at(-1)?.above).toBe('certain');
    expect(cusum.result?.points[0]).toMatchObject({ high: { lower: 0 }, low: { upper: expect.any(Number) } });
  });

  it('answers ranges with ranges', () => {
    const { theilSen, mannKendall } = statistics(
      monthly(['60-70', '62-72', '64-74', '66-76', '68-78', '70-80', '72-82', '74-84']),
    );
    expect(theilSen.result?.slope.lower).toBeLessThan(2);
    expect(theilSen.result?.slope.upper).toBeGreaterThan(2);
    expect(theilSen.result?.trend).toBe('undetermined');
    expect(mannKendall.result?.s.lower).toBeLessThan(mannKendall.result?.s.upper ?? 0);
    expect(mannKendall.result?.conclusion.ar).toContain('غير محسوم');
  });

  it('keeps time over a gap for the trend, and runs charts from the gap on', () => {
    const figures = [...monthly(['60', '62', '64']), ...monthly(['70', '72', '74', '76', '78'], 11)];
    const { theilSen, ewma } = statistics(figures);
    expect(theilSen.inputs).toMatchObject({ points: 8, gaps: 2 });
    expect(theilSen.result?.slope.lower).toBe(2);
    expect(ewma.inputs).toMatchObject({ points: 5, from: { text: '2020-12' }, gaps: 0 });
    expect(ewma.result?.points).toHaveLength(5);
  });

  it('counts quarters, weeks, and other equal lengths as its unit of time', () => {
    const quarters = Array.from(
      { length: 8 },
      (_, n) => [`${2018 + Math.floor(n / 4)}-Q${(n % 4) + 1}`, '180'] as const,
    );
    expect(statistics(quarters).theilSen.inputs.step).toMatchObject({ unit: 'month', count: 3 });
    const weeks = Array.from({ length: 8 }, (_, n) => [`2020-W0${n + 1}`, `${10 + n}`] as const);
    const weekly = statistics(weeks);
    expect(weekly.theilSen.inputs.step).toMatchObject({ unit: 'week', count: 1 });
    expect(weekly.mannKendall.result?.trend).toBe('up');
    const decades = Array.from(
      { length: 8 },
      (_, n) => [`2020-0${n + 1}-01/2020-0${n + 1}-10`, `${10 + n}`] as const,
    );
    expect(statistics(decades).theilSen.inputs.step?.text.en).toBe('10 days');
    expect(
      statistics(monthly(rising).map(([period, value]) => [`${period}-01/P2M`, value] as const)).theilSen
        .whyNot?.code,
    ).toBe('overlapping-periods');
  });

  it('refuses periods of different lengths, and ones that overlap', () => {
    const mixed = [...monthly(rising.slice(0, 7)), ['2021-Q2', '200'] as const];
    for (const each of [statistics(mixed).theilSen, statistics(mixed).mannKendall, statistics(mixed).cusum])
      expect(each.whyNot?.code).toBe('unequal-periods');
    const overlapping = [...monthly(rising), ['2021-03-15/2021-04-14', '70'] as const];
    expect(statistics(overlapping).ewma.whyNot?.code).toBe('overlapping-periods');
  });

  it('leaves out a period that was not over', () => {
    const { points, partialLeftOut, theilSen } = statistics(
      monthly(rising),
      spread,
      pledges,
      '2021-03-15T00:00:00Z',
    );
    expect({ points, partialLeftOut }).toEqual({ points: 8, partialLeftOut: 1 });
    expect(theilSen.inputs.to?.text).toBe('2021-02');
  });

  it('leaves out a value that is missing, as if nobody had reported it', () => {
    const missing = [...rising, '9,000 (M)'];
    const { points, partialLeftOut, ...rest } = statistics(monthly(missing));
    expect({ points, partialLeftOut, ...rest }).toEqual(statistics(monthly(rising)));
    expect({ points, partialLeftOut }).toEqual({ points: 9, partialLeftOut: 0 });
    const recorded = seriesOf(pledges, monthly(missing), '2024-01-01T00:00:00Z');
    expect(figuresToCompare(recorded, null, pledges).map(({ value }) => value.upper)).toEqual(
      rising.map(Number),
    );
    const charts = (points: typeof recorded) => chartSignals(points, pledges, spread);
    expect(charts(recorded)).toEqual(charts(recorded.slice(0, -1)));
  });

  it.each<[string, Partial<Baseline>, readonly number[]]>([
    ['that stands', { standing: 'current' }, [70]],
    ['that was added up from its parts', { sumOf: [] }, [70]],
    ['that was corrected since', { standing: 'corrected' }, []],
    ['that was retracted since', { standing: 'retracted' }, []],
    ['of a period that another source has a figure for', { period: periodOf(month(6)) }, []],
  ])('compares times with the pinned figure %s, as its source has it', (_, more, pinned) => {
    const wide = { ...pledges, margin: 0.1 };
    const recorded = seriesOf(wide, monthly(rising), '2024-01-01T00:00:00Z');
    const baseline = { ...baselineOf(wide, '60-70 a month', null), ...more };
    const values = figuresToCompare(recorded, baseline, wide).map(({ value }) => value.upper);
    expect(values).toEqual([...rising.map(Number), ...pinned]);
  });

  it('has no chart without a baseline, or with one that is open', () => {
    expect(statistics(monthly(rising), null).ewma.whyNot?.code).toBe('no-baseline');
    const open = baselineOf(pledges, 'more than 60 a month', null);
    expect(statistics(monthly(rising), open).cusum.whyNot?.code).toBe('open-baseline');
    expect(statistics([]).cusum.whyNot?.text.en).toBe('There is no figure yet.');
  });

  it('takes sigma from the figures where the baseline is one value that is not known exactly', () => {
    const unsure = baselineOf(pledges, 'about 65 a month', 'uncertainty');
    const { ewma, cusum } = statistics(monthly(rising), unsure);
    expect(ewma.inputs).toMatchObject({ target: { lower: 64.5, upper: 65.5 }, sigmaFrom: 'moving-range' });
    expect(cusum.result?.points).toHaveLength(9);
    const why = (values: readonly string[]) => statistics(monthly(values), unsure).ewma.whyNot?.code;
    expect(why(rising.slice(0, 7))).toBe('too-few-points');
    expect(why(['more than 60', ...rising.slice(1)])).toBe('open-figures');
    // Phase I is over by then: the limits are known, and an open figure is held against them as what it is.
    expect(why([...rising.slice(0, 8), 'more than 90'])).toBeUndefined();
    expect(why(Array(8).fill('65'))).toBe('no-variation');
    expect(why([...Array(8).fill('65'), '66'])).toBeUndefined();
  });

  it('says nothing of figures that are all open, and holds one open figure as what it is', () => {
    const floors = statistics(monthly(Array(8).fill('more than 60')));
    expect(floors.theilSen.whyNot?.code).toBe('open-figures');
    expect(floors.mannKendall.whyNot?.code).toBe('open-figures');
    expect(floors.ewma.result?.points[0]).toMatchObject({
      value: { upper: null },
      above: 'possible',
      below: 'no',
    });
    expect(statistics(monthly([...rising.slice(0, 8), 'more than 90'])).theilSen.result?.trend).toBe('up');
  });

  it('lets what is only known to be less than 10 fall and rise', () => {
    const below = statistics(monthly(Array(8).fill('less than 10')), null);
    expect(below.theilSen.result?.slope.lower).toBeCloseTo(-10 / 3, 12);
    expect(below.mannKendall.result).toMatchObject({ s: { lower: -28, upper: 28 }, trend: 'undetermined' });
  });

  it('holds each month against the same one a year before', () => {
    const figures = [
      ...monthly(['60-70', '64'], 0),
      ...monthly(['75-80', '66'], 12),
      ['2021-Q3', '200'] as const,
    ];
    const { yearOnYear } = statistics(figures);
    expect(yearOnYear.inputs).toEqual({ points: 5, pairs: 2 });
    expect(yearOnYear.result?.pairs).toMatchObject([
      {
        period: { text: '2021-01' },
        earlierPeriod: { text: '2020-01' },
        verdict: 'above',
        difference: { lower: 5, upper: 20 },
      },
      { verdict: 'above', ratio: { lower: 1.03125, upper: 1.03125 }, difference: { lower: 2, upper: 2 } },
    ]);
    expect(yearOnYear.result?.conclusion.en).toBe(
      'February 2021 against February 2020: a difference of 2 people a month.',
    );
    expect(statistics(monthly(rising)).yearOnYear.whyNot?.code).toBe('no-year-earlier');
    const conclusionOf = (before: string, now: string) =>
      statistics([...monthly([before], 0), ...monthly([now], 12)]).yearOnYear.result?.conclusion.en;
    expect(conclusionOf('60', '>70')).toMatch(/: a difference of more than 10 people a month\.$/);
    // As a difference it is less than 10, and may be any below that.
    expect(conclusionOf('>60', '70')).toMatch(/: the figures do not say by how much\.$/);
  });

  it('is written in Arabic too, and names its sources', () => {
    const { theilSen, mannKendall, ewma, cusum, yearOnYear } = statistics([
      ...monthly(rising, 0),
      ...monthly(['70', '71', '72'], 9),
      ...monthly(['70'], 12),
    ]);
    for (const each of [theilSen, mannKendall, ewma, cusum, yearOnYear]) {
      expect(each.result?.conclusion.ar).toMatch(/[\u0600-\u06ff]/);
      expect(each.method.name.ar).toMatch(/^[^A-Za-z]+$/);
      expect(each.method.source.en.length).toBeGreaterThan(20);
    }
  });

  it('draws what was known of earlier periods, however many come after them', () => {
    const unsure = baselineOf(pledges, 'about 65 a month', 'uncertainty');
    const long = Array.from({ length: 700 }, (_, n) => String(60 + ((n * 7) % 13)));
    const seen = (count: number) =>
      statistics(monthly(long.slice(0, count), 0), unsure, pledges, '2090-01-01T00:00:00Z');
    const [before, after] = [seen(640), seen(700)];
    expect(after.ewma.inputs.sigma).toEqual(before.ewma.inputs.sigma);
    const drawn = new Map(after.ewma.result?.points.map((point) => [point.period.text, point]));
    const both = before.ewma.result?.points.filter(({ period }) => drawn.has(period.text)) ?? [];
    expect(both.length).toBeGreaterThan(500);
    expect(both.map(({ period }) => drawn.get(period.text))).toEqual(both);
  });
});
