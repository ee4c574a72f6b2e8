/** A trend small enough for a row, in pixels. Without d3: it is drawn before anything else of a long table. */
import { type Bounds, dayNumber } from '@marsad/indicators';
import type { BaselineWire, PointWire } from '@marsad/indicators/wire';
import { type BaselineShape, baselineShape } from '../chart/baseline-shape.js';
import { chartFigure } from '../chart/chart-data.js';
import { type Join, joins } from '../chart/connect.js';
import { type MarkShape, markShape } from '../chart/mark-shape.js';

export const sparkSize = { width: 132, height: 36 } as const;
const edge = 4;
const mostPoints = 24;
/** The room above a value with no upper bound, so that the open side can be seen to be open. */
const openRoom = 1.4;

export interface SparkScene {
  readonly baseline: BaselineShape | null;
  readonly joins: readonly Join[];
  readonly marks: readonly MarkShape[];
}

/** @param points without the baseline's own, in order of time. The newest are drawn; values start at zero or below. */
export function sparkScene(
  points: readonly PointWire[],
  baseline: Pick<BaselineWire, 'normalised' | 'period'> | null,
): SparkScene {
  const figures = points.slice(-mostPoints).map(chartFigure);
  const held = baseline?.normalised.quantity ?? null;
  const reaches = [...(held === null ? [] : [held]), ...figures.map(({ quantity }) => quantity)];
  const top = Math.max(0, ...reaches.map(({ lower, upper }) => upper ?? (lower ?? 0) * openRoom));
  const bottom = Math.min(0, ...reaches.map(({ lower, upper }) => lower ?? Math.min(0, upper ?? 0)));
  const first = figures[0]?.start ?? (baseline === null ? 0 : dayNumber(baseline.period.start));
  const last = Math.max(first + 1, ...figures.map(({ end }) => end));
  const { width, height } = sparkSize;
  const scale = {
    x: (day: number) => edge + ((day - first) / (last - first)) * (width - 2 * edge),
    y: (value: number) =>
      top === bottom ? height / 2 : height - edge - ((value - bottom) / (top - bottom)) * (height - 2 * edge),
  };
  return {
    baseline: held === null ? null : shapeOf(held, scale.y),
    joins: joins(figures, scale),
    marks: figures.map(({ quantity, start, end }) => markShape(quantity, start, end, scale)),
  };
}

function shapeOf(bounds: Bounds, y: (value: number) => number): BaselineShape {
  return baselineShape(bounds, y, { top: 0, bottom: sparkSize.height });
}
