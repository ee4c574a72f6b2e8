import type { Qualifier } from '@marsad/indicators';
import type { BaselineWire, PointWire } from '@marsad/indicators/contract';
import { expect, it } from 'vitest';
import { partOf } from '../../../../packages/indicators/test/part-of.js';
import { sparkScene, sparkSize } from './spark-scene.js';

const quantity = (lower: number | null, upper: number | null, qualifier: Qualifier = 'range') => ({
  text: '',
  qualifier,
  lower,
  upper,
  lowerInclusive: true,
  upperInclusive: true,
  point: lower === upper ? lower : null,
});
const point = (month: number, held: ReturnType<typeof quantity>) =>
  partOf<PointWire>({
    period: {
      start: `2020-${String(month).padStart(2, '0')}-01`,
      end: `2020-${String(month + 1).padStart(2, '0')}-01`,
    },
    quantity: held,
    normalised: { quantity: held },
    partial: false,
    observation: null,
    alternatives: [],
  });
const baseline = (held: ReturnType<typeof quantity>) =>
  partOf<BaselineWire>({
    normalised: { quantity: held },
    period: { start: '2019-01-01', end: '2020-01-01' },
  });

it('draws every kind of figure inside its box, and joins only neighbours that are alike', () => {
  const { marks, joins } = sparkScene(
    [
      point(1, quantity(5, 5, 'exact')),
      point(2, quantity(4, 8)),
      point(3, quantity(5, 7)),
      // April is missing: a gap stays a gap.
      point(5, quantity(9, null, 'more-than')),
      point(6, quantity(0, 3, 'less-than')),
    ],
    baseline(quantity(6, 7)),
  );
  expect(marks.map(({ kind }) => kind)).toEqual(['dot', 'range', 'range', 'bound', 'bound']);
  expect(joins).toHaveLength(1);
  const ys = marks.flatMap((mark) =>
    mark.kind === 'range' ? [mark.top, mark.bottom] : 'y' in mark ? [mark.y] : [],
  );
  for (const y of ys) {
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(sparkSize.height);
  }
});

it.each([
  [quantity(6, 7), 'band'],
  [quantity(6, 6, 'exact'), 'line'],
  [quantity(6, null, 'more-than'), 'floor'],
  [quantity(null, 6, 'less-than'), 'ceiling'],
] as const)('draws the baseline where it is, figures or not: %#', (held, kind) => {
  expect(sparkScene([], baseline(held)).baseline?.kind).toBe(kind);
});

it('stands nothing on its head where all is zero, or where there is nothing', () => {
  expect(sparkScene([], null)).toEqual({ baseline: null, joins: [], marks: [] });
  const { marks } = sparkScene([point(1, quantity(0, 0, 'exact'))], null);
  expect(marks).toMatchObject([{ kind: 'dot', y: sparkSize.height / 2 }]);
});
