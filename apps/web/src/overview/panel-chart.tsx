import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useDeferredValue, useRef } from 'react';
import { useSeries } from '../api/queries.js';
import { TrendChart } from '../chart/lazy-chart.js';
import { useWords } from '../language/words.js';
import { useInView } from '../lazy/in-view.js';
import { lazyComponent } from '../lazy/lazy-component.js';
import { Later } from '../ui/boundary.js';
import { Failed } from '../ui/failed.js';
import { Skeleton } from '../ui/skeleton.js';

const PartsNow = lazyComponent(() => import('./parts-now.js'));

interface Props {
  readonly indicator: IndicatorSummaryWire;
  /** In px. */
  readonly height: number;
}

const none: readonly never[] = [];

/** The picture of an indicator, whose figures are read once it comes near the window. */
export function PanelChart({ indicator, height }: Props) {
  const words = useWords();
  const place = useRef<HTMLDivElement>(null);
  const seen = useInView(place);
  const series = useSeries(indicator.id, {}, null, seen && indicator.figures > 0);
  const points = useDeferredValue(indicator.figures === 0 ? none : series.data?.points);
  return (
    <div ref={place} className="min-w-0" style={{ minHeight: height }}>
      {seen && indicator.latest === null && indicator.noTotal !== null ? (
        <Later fallback={<Skeleton height={height} />}>
          <PartsNow indicator={indicator} height={height} />
        </Later>
      ) : series.isError && points === undefined ? (
        <Failed
          what={words.t('failed.series', { name: words.text(indicator.name) })}
          error={series.error}
          retry={() => void series.refetch()}
        />
      ) : seen && points !== undefined ? (
        <TrendChart indicator={indicator} baseline={indicator.baseline} points={points} height={height} />
      ) : (
        <Skeleton height={height} />
      )}
    </div>
  );
}
