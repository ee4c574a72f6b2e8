import type { IndicatorSummaryWire, SeriesWire } from '@marsad/indicators/contract';
import type { ReactNode } from 'react';
import { useSeries, useWholeSeries } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { Failed } from '../ui/failed.js';
import { Skeleton } from '../ui/skeleton.js';

interface Props {
  readonly indicator: IndicatorSummaryWire;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly asOf: string | null;
  readonly children: (series: SeriesWire) => ReactNode;
}

/** A series with every point: what was read for the chart, where that was not thinned. */
export function WholeSeries({ indicator, dimensions, asOf, children }: Props) {
  const words = useWords();
  const drawn = useSeries(indicator.id, dimensions, asOf);
  const isThinned = drawn.data !== undefined && drawn.data.points.length < drawn.data.pointsInAll;
  const whole = useWholeSeries(indicator.id, dimensions, asOf, isThinned);
  const { data, isError, error, refetch } = isThinned ? whole : drawn;
  if (data !== undefined) return <>{children(data)}</>;
  if (!isError) return <Skeleton height={520} />;
  return (
    <Failed
      what={words.t('failed.series', { name: words.text(indicator.name) })}
      error={error}
      retry={() => void refetch()}
    />
  );
}
