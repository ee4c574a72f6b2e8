/** What is on record of the series of a grid, in its periods. */
import type { Period } from '@marsad/indicators';
import { dayNumber, isoDay } from '@marsad/indicators';
import type { IndicatorSummaryWire, PointWire, SeriesWire } from '@marsad/indicators/contract';
import { keepPreviousData, type UseQueryResult, useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../api/client.js';
import { keys } from '../api/queries.js';
import { columnKey, type FigureColumn } from './layout.js';

export interface ColumnRecord {
  readonly baseline: SeriesWire['baseline'];
  /** By first and last day; undefined as long as it is not known. */
  readonly pointAt: (period: Period) => PointWire | null | undefined;
}

export interface GridRecord {
  readonly of: (column: string) => ColumnRecord;
  readonly isLoading: boolean;
  /** Why what is on record is not known, or not known to be current. */
  readonly error: Error | null;
  readonly retry: () => void;
}

const daysOf = ({ start, end }: Pick<Period, 'start' | 'end'>) => `${start}/${end}`;

export function useRecord(
  columns: readonly FigureColumn[],
  periods: readonly Period[],
  indicators: readonly IndicatorSummaryWire[],
): GridRecord {
  const from = periods[0]?.start ?? '';
  const last = periods.at(-1);
  const to = last === undefined ? '' : isoDay(dayNumber(last.end) - 1);
  const read = useQueries({
    queries: columns.map(({ indicator, dimensions }) => ({
      // Under the series, which every new figure makes stale.
      queryKey: [...keys.allSeries(indicator), 'grid', dimensions, from, to],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        call('GET /indicators/{id}/series', {
          path: { id: indicator },
          query: { dimensions, from, to },
          signal,
        }),
      placeholderData: keepPreviousData,
      enabled: from !== '',
    })),
    combine: combined,
  });
  const { data, isLoading, error, retry } = read;
  const byColumn = useMemo(() => {
    const found = new Map<string, ColumnRecord>();
    for (const [at, column] of columns.entries())
      found.set(columnKey(column), recordOf(column, data[at], indicators));
    return found;
  }, [columns, data, indicators]);
  // The same as long as it says the same: cells are read anew where it changes.
  return useMemo(
    () => ({ of: (column) => byColumn.get(column) ?? nothing, isLoading, error, retry }),
    [byColumn, isLoading, error, retry],
  );
}

/** One function for good: what it makes is made anew only where an answer has changed. */
const combined = (results: UseQueryResult<SeriesWire>[]) => ({
  data: results.map(({ data }) => data),
  isLoading: results.some(({ isLoading }) => isLoading),
  error: results.find(({ error }) => error !== null)?.error ?? null,
  retry: () => {
    for (const one of results) if (one.isError) void one.refetch();
  },
});

const nothing: ColumnRecord = { baseline: null, pointAt: () => undefined };

function recordOf(
  { indicator, dimensions }: FigureColumn,
  series: SeriesWire | undefined,
  indicators: readonly IndicatorSummaryWire[],
): ColumnRecord {
  if (series === undefined) {
    const isTotal = Object.keys(dimensions).length === 0;
    const known = isTotal ? indicators.find(({ id }) => id === indicator) : undefined;
    return { ...nothing, baseline: known?.baseline ?? null };
  }
  const points = new Map(series.points.map((point) => [daysOf(point.period), point]));
  return { baseline: series.baseline, pointAt: (period) => points.get(daysOf(period)) ?? null };
}
