/** What the statistics of a series are made of. Pure: done here or in a thread. */
import type { Dimensions, Indicator } from '@marsad/indicators';
import {
  type Baseline,
  type MeasuredPoint,
  type SeriesPoint,
  statisticsOf,
} from '@marsad/indicators/pipeline';

export interface SeriesAsked {
  readonly points: readonly MeasuredPoint[];
  readonly indicator: Indicator;
  readonly baseline: Baseline | null;
  readonly dimensions: Dimensions;
}

export type Statistics = ReturnType<typeof statisticsOf>;

export const statistics = ({ points, indicator, baseline, dimensions }: SeriesAsked): Statistics =>
  statisticsOf(points, indicator, baseline, dimensions);

/** All else of a figure need not be copied into a thread. */
export const measuredOf = (points: readonly SeriesPoint[]): MeasuredPoint[] =>
  points.map(({ period, normalised, partial }) => ({ period, normalised, partial }));
