/** A trend small enough for a row, in pixels. Without d3: it is drawn before anything else of a long table. */

import { type Bounds, dayNumber } from '@marsad/indicators';
import {
  type BaselineShape,
  baselineShape,
  chartFigure,
  type Join,
  joins,
  type MarkShape,
  markShape,
} from '@marsad/indicators/chart';
import type { BaselineWire, PointWire } from '@marsad/indicators/contract';

export const sparkSize = { width: 132, height: 36 } as const;
const edge = 4;
const mostPoints = 24;
/** The room beyond a value that is open on one side, so that it can be seen to be open. */
const openRoom = 0.15;

export interface SparkScene {
  readonly baseline: BaselineShape | null;
  readonly joins: readonly Join[];
  readonly marks: readonly MarkShape[];
}

/**
 * @param points without the baseline's own, in order of time. The newest are drawn. There is no axis, so values need
 * not start at zero: what counts is where they stand to the baseline.
 */
export function sparkScene(
  points: readonly PointWire[],
  baseline: Pick<BaselineWire, 'normalised' | 'period'> | null,
): SparkScene {
  const figures = points.slice(-mostPoints).map((point) => chartFigure(point));
  const held = baseline?.normalised.quantity ?? null;
  const values = [...(held === null ? [] : [held]), ...figures.map(({ quantity }) => quantity)].flatMap(
    reachOf,
  );
  const top = Math.max(...values);
  const bottom = Math.min(...values);
  const first = figures[0]?.start ?? (baseline === null ? 0 : dayNumber(baseline.period.start));
  const last = Math.max(first + 1, ...figures.map(({ end }) => end));
  const { width, height } = sparkSize;
  const scale = {
    x: (day: number) => edge + ((day - first) / (last - first)) * (width - 2 * edge),
    y: (value: number) =>
      top <= bottom ? height / 2 : height - edge - ((value - bottom) / (top - bottom)) * (height - 2 * edge),
  };
  return {
    baseline: held === null ? null : shapeOf(held, scale.y),
    joins: joins(figures, scale),
    marks: figures.map(({ quantity, start, end }) => markShape(quantity, start, end, scale)),
  };
}

function reachOf({ lower, upper }: Bounds): number[] {
  if (lower !== null && upper !== null) return [lower, upper];
  if (lower !== null) return [lower, lower + Math.abs(lower) * openRoom];
  return upper === null ? [] : [upper, upper - Math.abs(upper) * openRoom];
}

function shapeOf(bounds: Bounds, y: (value: number) => number): BaselineShape {
  return baselineShape(bounds, y, { top: 0, bottom: sparkSize.height });
}
