import { describe, expect, it } from 'vitest';
import { parseFigure } from '../figure/parse.js';
import type { Indicator } from '../indicator/indicator.js';
import { parsePeriod } from '../period/parse.js';
import { neverTotal } from './no-total.js';
import { assembleTotal, assembleWhole, type HeldSeries } from './parts.js';
import type { RecordedFigure } from './series.js';

const people: Indicator = {
  id: 'held',
  name: { en: 'Held' },
  definition: { en: 'Made for a test.' },
  kind: 'flow',
  unit: '{person}',
  rateBasis: 'month',
  statedAs: 'total',
  cadence: 'month',
  publicationLagDays: 30,
  direction: 'up-is-worse',
  nonNegative: true,
  integer: true,
  dimensions: [
    { id: 'sex', name: { en: 'Sex' }, codes: ['men', 'women'].map((code) => ({ code, name: { en: code } })) },
  ],
  margin: 0,
};

/** A value of which its source says that it is missing ends with "(M)". */
function held(figures: Readonly<Record<string, string>>, indicator = people): HeldSeries {
  const read = Object.entries(figures).map(([text, value]): RecordedFigure => {
    const period = parsePeriod(text);
    const figure = parseFigure(value.replace(' (M)', ''), indicator);
    if (period.kind === 'problem' || figure.kind !== 'figure') throw new Error(`${text}: ${value}`);
    return {
      observation: `${text} ${value}`,
      revision: 1,
      revisionId: `${text} ${value}`,
      dimensions: {},
      period: period.period,
      figure: { quantity: figure.quantity, per: figure.per ?? 'period' },
      source: { id: 's', title: 'Log', publisher: null, author: null, date: null, url: null, locator: null },
      reliability: null,
      credibility: null,
      status: value.endsWith(' (M)') ? 'M' : 'A',
      note: null,
      recordedAt: '2022-01-01T00:00:00.000Z',
      recordedOn: '2022-01-01',
      knownOn: '2022-01-01',
      chosen: null,
    };
  });
  return { figures: read, baseline: null };
}

type Figures = Readonly<Record<string, string>>;
const rows: readonly (readonly [string, Figures, Figures, Figures, object | null])[] = [
  ['both parts', {}, { '2021-03': '50' }, { '2021-03': '20' }, null],
  ['a total that is stated', { '2021-03': '60' }, { '2021-03': '50' }, {}, null],
  ['no parts at all', {}, {}, {}, null],
  [
    'one part alone',
    {},
    { '2021-03': '50-60' },
    {},
    {
      reason: 'missing',
      given: ['men'],
      missing: ['women'],
      atLeast: { quantity: { lower: 50, upper: null } },
    },
  ],
  [
    'a part that lags behind a total',
    { '2021-02': '60' },
    { '2021-03': 'more than 40' },
    { '2021-02': '20' },
    {
      reason: 'missing',
      period: { text: '2021-03' },
      atLeast: { quantity: { lower: 40, lowerInclusive: false } },
    },
  ],
  [
    'a part that says nothing of a floor',
    {},
    { '2021-03': 'less than 10' },
    {},
    { reason: 'missing', atLeast: null },
  ],
  [
    'parts of other periods',
    {},
    { '2021-03': '50' },
    { '2021-Q1': '60' },
    { reason: 'missing', period: { text: '2021-03' }, missing: ['women'] },
  ],
  [
    'a total and a rate',
    {},
    { '2021-03': '50' },
    { '2021-03': '2 a day' },
    { reason: 'unlike', given: ['men', 'women'], missing: [], atLeast: null },
  ],
  [
    'a part whose value is missing, as its source says',
    {},
    { '2021-03': '40' },
    { '2021-03': '20 (M)' },
    {
      reason: 'missing',
      period: { text: '2021-03' },
      given: ['men'],
      missing: ['women'],
      atLeast: { quantity: { lower: 40, upper: null } },
    },
  ],
  ['parts whose values are both missing', {}, { '2021-03': '40 (M)' }, { '2021-03': '20 (M)' }, null],
  ['older parts than the total', { '2021-04': '70' }, { '2021-03': '50' }, {}, null],
];

describe('why there is no total', () => {
  it.each(rows)('of %s', (_, total, men, women, expected) => {
    const { noTotal } = assembleWhole(people, [held(total), held(men), held(women)]);
    if (expected === null) expect(noTotal).toBeNull();
    else expect(noTotal).toMatchObject(expected);
  });

  it('adds up no value that is missing, and holds none against a total', () => {
    const [men, women] = [
      { '2021-03': '40', '2021-04': '30' },
      { '2021-03': '20 (M)', '2021-04': '10' },
    ];
    const { points } = assembleWhole(people, [held({}), held(men), held(women)]);
    expect(points.map(({ period, quantity }) => [period.text, quantity.text])).toEqual([['2021-04', '40']]);
    const read = [men, women].map((part) => ({
      points: assembleWhole(people, [held(part)]).points,
      baseline: null,
    }));
    expect(assembleTotal(people, held({}), read).points).toEqual(points);
    const stated = assembleWhole(people, [held({ '2021-03': '50' }), held(men), held(women)]);
    expect(stated.points[0]?.parts).toBeNull();
  });

  it('says no floor where what is missing may be negative', () => {
    const net = { ...people, nonNegative: false };
    const { noTotal } = assembleWhole(net, [held({}), held({ '2021-03': '50' }), held({})]);
    expect(noTotal).toMatchObject({ reason: 'missing', atLeast: null });
  });

  it('says of parts that are never added up that they are not', () => {
    expect(neverTotal(people)).toBeNull();
    expect(neverTotal({ ...people, dimensions: [] })).toBeNull();
    expect(neverTotal({ ...people, kind: 'ratio', rateBasis: null })).toEqual({ reason: 'not-additive' });
    const twice = [...people.dimensions, { id: 'age', name: { en: 'Age' }, codes: [] }];
    expect(neverTotal({ ...people, dimensions: twice })).toEqual({ reason: 'several' });
  });
});
