/** What is drawn of a series on the scale that was asked for. Pure. */

import { type Bounds, type Quantity, settle } from '@marsad/indicators';
import {
  type ChartFigure,
  type ChartInput,
  chartFigure,
  daysOf,
  drawnValues,
  type Height,
  isShown,
  openSide,
} from '@marsad/indicators/chart';
import type { BaselineWire, PointWire } from '@marsad/indicators/contract';

/** Plain, logarithmic, or an index: the baseline is 100. */
export const scales = ['linear', 'log', 'indexed'] as const;
export type ScaleKind = (typeof scales)[number];

/** Why the scale that was asked for is not the one that is drawn. */
export type Refusal =
  | { readonly why: 'zero'; readonly count: number }
  | { readonly why: 'no-baseline' | 'given' | 'zero-baseline' };

export interface Asked {
  /** Without the baseline's own. */
  readonly points: readonly PointWire[];
  readonly baseline: BaselineWire | null;
  readonly thresholds: ChartInput['thresholds'];
  readonly heights: Height;
  readonly scale: ScaleKind;
  /** Days; null where that end is open. */
  readonly from: number | null;
  readonly to: number | null;
}

export interface Drawn extends Pick<ChartInput, 'figures' | 'baseline' | 'thresholds'> {
  readonly scale: ScaleKind;
  readonly refusal: Refusal | null;
  /** Figures that cannot be set against the baseline, and are not drawn. */
  readonly leftOut: number;
}

/** Falls back to the plain scale, and says why. */
export function drawnOf(asked: Asked): Drawn {
  const { scale, heights, baseline } = asked;
  if (scale === 'linear') return plain(asked, null);
  if (scale === 'log') return logarithmic(asked);
  if (heights === 'given') return plain(asked, { why: 'given' });
  if (baseline === null) return plain(asked, { why: 'no-baseline' });
  const indexed = indexedOf(asked, baseline);
  return indexed.figures.length === 0 && asked.points.length > 0
    ? plain(asked, { why: 'zero-baseline' })
    : indexed;
}

function plain({ points, baseline, thresholds, heights }: Asked, refusal: Refusal | null): Drawn {
  const isCompared = heights === 'compared';
  return {
    scale: 'linear',
    refusal,
    leftOut: 0,
    figures: points.map((point) => chartFigure(point, heights)),
    baseline:
      baseline === null || !isCompared
        ? null
        : {
            ...daysOf(baseline),
            quantity: { ...baseline.normalised.quantity, qualifier: baseline.quantity.qualifier },
          },
    thresholds: isCompared ? thresholds : [],
  };
}

function logarithmic(asked: Asked): Drawn {
  const drawn = plain(asked, null);
  const count = [
    ...drawn.figures.filter((figure) => isShown(figure, asked)).flatMap(quantitiesOf),
    ...(drawn.baseline === null ? [] : [drawn.baseline.quantity]),
  ]
    .flatMap(drawnValues)
    .concat(drawn.thresholds.map(({ value }) => value))
    .filter((value) => value <= 0).length;
  return count > 0 ? { ...drawn, refusal: { why: 'zero', count } } : { ...drawn, scale: 'log' };
}

export function quantitiesOf({ quantity, alternatives }: ChartFigure): Quantity[] {
  return [quantity, ...alternatives.map((one) => one.quantity)];
}

function indexedOf({ points, thresholds, ...window }: Asked, baseline: BaselineWire): Drawn {
  const { lower, upper } = baseline.widened ?? baseline.normalised.quantity;
  const whole = lower !== null && lower === upper ? lower : null;
  const figures = points.flatMap((point): ChartFigure[] => {
    const quantity = indexOf(point, whole);
    if (quantity === null) return [];
    const alternatives = point.alternatives.flatMap((one) => {
      const index = indexOf(one, whole);
      return index === null ? [] : [{ ...daysOf(one), quantity: index }];
    });
    return [{ ...chartFigure(point), quantity, alternatives }];
  });
  return {
    scale: 'indexed',
    refusal: null,
    leftOut:
      points.filter((one) => isShown(daysOf(one), window)).length -
      figures.filter((one) => isShown(one, window)).length,
    figures,
    baseline: { ...daysOf(baseline), quantity: hundred },
    // Against a baseline of many values a rule's number is many, and no line.
    thresholds:
      whole === null || whole <= 0
        ? []
        : thresholds.map((one) => ({ ...one, value: (one.value / whole) * 100 })),
  };
}

const hundred: Quantity = {
  text: '100',
  qualifier: 'exact',
  lower: 100,
  upper: 100,
  lowerInclusive: true,
  upperInclusive: true,
  point: 100,
};

/**
 * All that a figure may be of the baseline, in hundredths: an interval where either of them is one, open where either is.
 * @param whole the baseline where it is one number
 */
function indexOf(
  { comparison: { ratio }, quantity, normalised }: Pick<PointWire, 'comparison' | 'quantity' | 'normalised'>,
  whole: number | null,
): Quantity | null {
  if (ratio === null || (ratio.upper === null && (ratio.lower ?? 0) <= 0)) return null;
  // Below "fewer than 30" nothing is known, though nothing falls below zero; nor below what is compared with "over 100".
  const isOpenBelow = openSide(quantity) === 'down' || (ratio.lower === 0 && !ratio.lowerInclusive);
  const lower = isOpenBelow ? null : ratio.lower;
  const bounds = {
    lower: lower === null ? null : settle(lower * 100),
    upper: ratio.upper === null ? null : settle(ratio.upper * 100),
    lowerInclusive: lower !== null && ratio.lowerInclusive,
    upperInclusive: ratio.upperInclusive,
  };
  const { point } = normalised.quantity;
  const isAbout = quantity.qualifier === 'about' && point !== null && whole !== null && whole > 0;
  const qualifier = isAbout ? 'about' : qualifierOf(bounds);
  const isExact = qualifier === 'exact';
  return {
    ...bounds,
    text: '',
    qualifier,
    point: isAbout ? settle((point / whole) * 100) : isExact ? bounds.lower : null,
  };
}

function qualifierOf({ lower, upper, lowerInclusive, upperInclusive }: Bounds): Quantity['qualifier'] {
  if (lower === null) return upperInclusive ? 'at-most' : 'less-than';
  if (upper === null) return lowerInclusive ? 'at-least' : 'more-than';
  return lower === upper ? 'exact' : 'range';
}
