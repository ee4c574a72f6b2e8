import type { BaselineWire, PointWire } from '../contract/index.js';
import type { Basis } from '../indicator/indicator.js';
import { dayNumber } from '../period/day.js';
import type { Quantity } from '../quantity/quantity.js';
import type { ChartFigure } from './layout.js';

/** The figures to draw: without the baseline's own, which is drawn as the baseline. */
export function withoutBaseline(points: readonly PointWire[], baseline: BaselineWire | null): PointWire[] {
  return points
    .filter(({ observation }) => baseline === null || observation?.id !== baseline.observation)
    .toSorted((a, b) => (a.period.start < b.period.start ? -1 : a.period.start > b.period.start ? 1 : 0));
}

/** Its days; the end is exclusive. */
export function daysOf({ period }: Pick<PointWire, 'period'>): { start: number; end: number } {
  return { start: dayNumber(period.start), end: dayNumber(period.end) };
}

/** A name for a point that lasts as long as its period stays. */
export function pointId(point: Pick<PointWire, 'period'>): string {
  return `${point.period.start}/${point.period.end}`;
}

/** What a mark's height stands for: the figure on the indicator's basis, or as its source gives it. */
export type Height = 'compared' | 'given';

/** What of a point its mark shows. */
export type Drawable = Pick<PointWire, 'period' | 'quantity' | 'normalised' | 'partial'> & {
  readonly observation: Pick<NonNullable<PointWire['observation']>, 'status'> | null;
  readonly alternatives: readonly Pick<
    PointWire['alternatives'][number],
    'period' | 'quantity' | 'normalised'
  >[];
};

export function chartFigure(point: Drawable, heights: Height = 'compared'): ChartFigure {
  const drawn = ({ normalised, quantity }: Pick<PointWire, 'normalised' | 'quantity'>) =>
    heights === 'given' ? quantity : asDrawn(normalised.quantity, quantity);
  return {
    id: pointId(point),
    ...daysOf(point),
    quantity: drawn(point),
    dashed: point.partial || point.observation?.status === 'P' || point.observation?.status === 'E',
    alternatives: point.alternatives.map((one) => ({ ...daysOf(one), quantity: drawn(one) })),
  };
}

/** Normalised numbers with the hedge of the figure they come from. */
function asDrawn(normalised: Quantity, given: Quantity): Quantity {
  return { ...normalised, qualifier: given.qualifier };
}

/** Whether the value compared differs from the figure as given, by more than the words "a month". */
export function isConverted(
  { normalised, per }: Pick<PointWire, 'normalised' | 'per'>,
  basis: Basis | null,
): boolean {
  if (basis === null || per === basis) return false;
  switch (normalised.method) {
    case 'none':
      return false;
    case 'rate':
      return true;
    case 'divided':
      return normalised.equivalents !== 1;
  }
}
