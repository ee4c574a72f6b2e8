import type { IndicatorSummaryWire, SeriesWire } from '@marsad/indicators/contract';
import { useQueries } from '@tanstack/react-query';
import { useRef } from 'react';
import { seriesQuery } from '../api/queries.js';

/** The series of the parts of an indicator that hold figures. */
export function useParts(indicator: IndicatorSummaryWire, asOf: string | null, enabled = true) {
  const parts = indicator.series.filter(
    ({ dimensions, figures }) => Object.keys(dimensions).length > 0 && figures > 0,
  );
  const read = useQueries({
    queries: parts.map(({ dimensions }) => ({ ...seriesQuery(indicator.id, dimensions, asOf), enabled })),
  });
  return { parts: useUnchanged(parts), read };
}

/** The same list for as long as the same things are in it. */
export function useUnchanged<T>(list: readonly T[]): readonly T[] {
  const kept = useRef(list);
  if (kept.current.length !== list.length || list.some((one, at) => one !== kept.current[at]))
    kept.current = list;
  return kept.current;
}

/** The series whose sources a series stands on: its own, and those of its parts where a point is their sum. */
export function useCitedSeries(
  indicator: IndicatorSummaryWire,
  series: SeriesWire,
  asOf: string | null,
): readonly SeriesWire[] {
  const { read } = useParts(indicator, asOf, isSum(series));
  return isSum(series)
    ? [series, ...read.flatMap(({ data }) => (data === undefined ? [] : [data]))]
    : [series];
}

const isSum = ({ points }: SeriesWire) => points.some(({ derived }) => derived);
