/** Figures of frozen briefs, as links that were made at every time still show them. */
import { expect, it } from 'vitest';
import { storedFigures } from './stored.js';

const point = { period: { text: '2020-09', start: '2020-09-01', end: '2020-09-30' }, citation: null };
const indicator = { id: 'aid-trucks', name: { en: 'Trucks' }, unit: '{truck}', rateBasis: 'day' };
const first = {
  knownOn: '2020-10-01',
  items: [
    { indicator, baseline: { text: '500' }, trend: [point], figures: 1, overdue: null },
    { indicator, baseline: null, trend: [], figures: 0, overdue: { daysLate: 3 } },
  ],
};
const now = {
  knownOn: '2020-10-01',
  items: [
    {
      indicator: { ...indicator, dimensions: [] },
      baseline: { text: '500', standing: 'current' },
      trend: [{ ...point, since: null }],
      figures: 1,
      overdue: null,
      noTotal: null,
    },
    {
      indicator: { ...indicator, dimensions: [] },
      baseline: null,
      trend: [],
      figures: 0,
      overdue: { daysLate: 3 },
      noTotal: null,
    },
  ],
};

it.each<[string, object]>([
  ['before it was asked why there is no total and what became of a figure', first],
  [
    'with dimensions and baselines that have changed since',
    {
      ...first,
      items: first.items.map((item) => ({
        ...item,
        indicator: { ...indicator, dimensions: [] },
        noTotal: null,
      })),
    },
  ],
  ['with all of it, before there were versions', now],
  ['of version 2', { v: 2, ...now }],
])('a frozen brief %s', (_, given) => {
  expect(storedFigures.read(given)).toEqual(now);
});

it('a frozen brief reads back as it was written', () => {
  const figures = storedFigures.read({
    v: 2,
    ...now,
    items: now.items.map((item) => ({
      ...item,
      baseline: item.baseline && { ...item.baseline, standing: 'retracted' },
      trend: item.trend.map((one) => ({ ...one, since: { kind: 'revised', on: '2020-11-02' } })),
    })),
  });
  expect(storedFigures.read(JSON.parse(JSON.stringify(storedFigures.write(figures))))).toEqual(figures);
  expect(() => storedFigures.read({ knownOn: '2020-10-01' })).toThrow('items is no list');
});
