import { describe, expect, it } from 'vitest';
import { sumParts } from '../compare/aggregate.js';
import { normalise, perOf } from '../compare/normalise.js';
import { parseFigure } from '../figure/parse.js';
import { IndicatorSchema } from '../indicator/schema.js';
import { parsePeriod } from '../period/parse.js';
import { intervalOf } from '../quantity/interval.js';
import { formatQuantity } from '../say/format.js';
import { catalogue, catalogueIndicator, defaultRules, sourceDocument } from './index.js';

const observations = catalogue.flatMap(({ indicator, observations: own }) =>
  own.map((each) => ({ indicator, ...each })),
);

function read(key: string) {
  const found = observations.find((each) => each.key === key);
  if (!found) throw new Error(key);
  const figure = parseFigure(found.value, found.indicator);
  const period = parsePeriod(found.period);
  if (figure.kind !== 'figure' || period.kind !== 'period') throw new Error(`${key} does not read`);
  const per = found.per ?? perOf(figure.per, found.indicator);
  return { ...found, figure: { quantity: figure.quantity, per }, period: period.period };
}

const infinity = Number.POSITIVE_INFINITY;

describe('figures of the report, read by our own parser', () => {
  // What the report says, as it is stored: bounds, whether each end belongs, and the days it covers.
  it.each<[string, number, number, boolean, boolean, number | null, string, string, string]>([
    ['smuggling-revenue-2019-2020', 100_000, infinity, false, false, null, 'day', '2019-04-01', '2020-07-01'],
    ['al-hol-pledges-2019-2020', 60, 70, true, true, null, 'month', '2019-04-01', '2020-07-01'],
    ['border-crossings-2019', 1150, 1250, true, true, 1200, 'period', '2019-01-01', '2019-10-01'],
    [
      'al-hol-pledges-total-men-2020',
      959,
      infinity,
      false,
      false,
      null,
      'period',
      '2020-06-01',
      '2020-07-01',
    ],
    [
      'al-hol-pledges-total-women-2020',
      570,
      infinity,
      false,
      false,
      null,
      'period',
      '2020-06-01',
      '2020-07-01',
    ],
    [
      'villages-barred-from-return-2020',
      400,
      infinity,
      false,
      false,
      null,
      'period',
      '2020-06-01',
      '2020-07-01',
    ],
    ['official-crossings-open-2020', 3, 3, true, true, 3, 'period', '2020-06-01', '2020-07-01'],
  ])('%s', (key, lower, upper, lowerInclusive, upperInclusive, point, per, start, end) => {
    const { figure, period } = read(key);
    expect(intervalOf(figure.quantity)).toEqual({ lower, upper, lowerInclusive, upperInclusive });
    expect(figure.quantity.point).toBe(point);
    expect(figure.per).toBe(per);
    expect(period).toMatchObject({ start, end });
  });

  it('covers every observation, each once', () => {
    expect(observations).toHaveLength(7);
    expect(new Set(observations.map(({ key }) => key)).size).toBe(7);
    expect(observations.every(({ baseline }) => baseline)).toBe(true);
  });

  it('shows the crossings per month', () => {
    const { figure, period, indicator } = read('border-crossings-2019');
    const { quantity } = normalise(figure, period, indicator);
    expect(quantity.point).toBeCloseTo(133.3, 1);
    expect(quantity.lower).toBeCloseTo(127.8, 1);
    expect(quantity.upper).toBeCloseTo(138.9, 1);
  });

  it('derives the total of the pledges', () => {
    const parts = ['men', 'women'].map((sex) => read(`al-hol-pledges-total-${sex}-2020`).figure.quantity);
    expect(formatQuantity(sumParts(parts), { language: 'en' })).toBe('more than 1,529');
  });
});

describe('the catalogue', () => {
  it('holds the indicators of the three tables, in order', () => {
    expect(catalogue.map(({ section, locator, indicator }) => [section, indicator.id, locator])).toEqual([
      ['headline', 'smuggling-revenue', 'V2'],
      ['headline', 'al-hol-pledges', 'V3'],
      ['headline', 'border-crossings', 'V3'],
      ['further', 'al-hol-pledges-total', 'V3'],
      ['further', 'villages-barred-from-return', 'F6'],
      ['further', 'official-crossings-open', 'F6'],
      ['unquantified', 'goods-smuggled', 'V2, V5'],
      ['unquantified', 'crop-burnings', 'V7'],
      ['unquantified', 'levies-on-farmers', 'V7'],
      ['unquantified', 'caches-tunnels-camps-found', 'V4'],
      ['unquantified', 'attacks-from-gap', 'V6'],
      ['unquantified', 'return-movements', 'F6, R1'],
    ]);
    expect(catalogueIndicator('border-crossings')?.indicator.statedAs).toBe('total');
    expect(catalogueIndicator('nothing')).toBeUndefined();
  });

  it.each<[string, string, string, number, string]>([
    ['smuggling-revenue', 'flow USD day', 'quarter', 45, 'up-is-worse'],
    ['al-hol-pledges', 'flow {person} month', 'month', 30, 'up-is-worse'],
    ['border-crossings', 'flow {person} month', 'month', 45, 'up-is-worse'],
    ['al-hol-pledges-total', 'stock {person} null', 'quarter', 60, 'up-is-worse'],
    ['villages-barred-from-return', 'stock {village} null', 'quarter', 60, 'up-is-worse'],
    ['official-crossings-open', 'stock {crossing} null', 'month', 15, 'neutral'],
    ['goods-smuggled', 'flow {seizure} month', 'month', 45, 'neutral'],
    ['crop-burnings', 'flow {incident} month', 'month', 45, 'up-is-worse'],
    ['levies-on-farmers', 'flow {levy} month', 'month', 45, 'up-is-worse'],
    ['caches-tunnels-camps-found', 'flow {find} month', 'month', 45, 'neutral'],
    ['attacks-from-gap', 'flow {attack} month', 'month', 45, 'up-is-worse'],
    ['return-movements', 'flow {person} month', 'month', 45, 'down-is-worse'],
  ])('%s is defined as it should be', (id, what, cadence, lag, direction) => {
    const indicator = catalogueIndicator(id)?.indicator;
    expect(`${indicator?.kind} ${indicator?.unit} ${indicator?.rateBasis}`).toBe(what);
    expect(indicator).toMatchObject({ cadence, publicationLagDays: lag, direction });
  });

  it('satisfies the schema of indicators made at run time', () => {
    for (const { indicator } of catalogue) expect(IndicatorSchema.parse(indicator)).toEqual(indicator);
  });

  it('is in both languages throughout', () => {
    const texts = catalogue.flatMap(({ indicator: i, observations: own }) => [
      i.name,
      i.definition,
      ...i.dimensions.flatMap((dimension) => [dimension.name, ...dimension.codes.map(({ name }) => name)]),
      ...own.map(({ note }) => note),
    ]);
    for (const text of [...texts, ...defaultRules.map(({ description }) => description)])
      expect(text.ar).toMatch(/^[^A-Za-z]+$/);
  });

  it('uses only codes its indicators have', () => {
    for (const { indicator, dimensions } of observations)
      for (const [id, code] of Object.entries(dimensions))
        expect(indicator.dimensions.find((each) => each.id === id)?.codes.map((each) => each.code)).toContain(
          code,
        );
  });

  it('has a rule for each headline indicator', () => {
    const headlines = catalogue
      .filter(({ section }) => section === 'headline')
      .map(({ indicator }) => indicator.id);
    expect(defaultRules.map(({ indicator }) => indicator)).toEqual(headlines);
    expect(defaultRules.map(({ id }) => id)).toEqual(headlines.map((id) => `default-${id}`));
    expect(defaultRules.map(({ condition }) => condition)).toEqual([
      { value: { op: '>=', to: { baseline: 'lower', times: 1.5 } } },
      { value: { op: '>', to: { baseline: 'upper' } } },
      { value: { op: '>', to: { baseline: 'interval' } } },
    ]);
  });

  it('says what is its own reading, and claims nothing the report does not say', () => {
    const noteOf = (key: string) => observations.find((each) => each.key === key)?.note.en ?? '';
    expect(noteOf('smuggling-revenue-2019-2020')).toContain('our reading');
    expect(noteOf('al-hol-pledges-2019-2020')).toContain('our reading');
    expect(noteOf('border-crossings-2019')).not.toContain('captured');
    const villages = catalogueIndicator('villages-barred-from-return')?.indicator.definition.en;
    expect(villages).toContain('western and southwestern Ninewa');
    expect(villages).toContain('northwestern and western Anbar');
  });

  it('names its source', () => {
    expect(sourceDocument).toMatchObject({ id: 'newlines-2020-border', date: '2020-06' });
    expect(sourceDocument.url).toMatch(/^https:\/\/newlinesinstitute\.org\/.+thriving-smuggling-networks\/$/);
  });
});
