import { type ComponentProps, lazy, Suspense } from 'react';
import { Skeleton } from '../ui/skeleton.js';

const Chart = lazy(() => import('./trend-chart.js'));

/** The chart with its drawing code fetched apart: words and figures don't wait for it. */
export function TrendChart(props: ComponentProps<typeof Chart>) {
  return (
    <Suspense fallback={<Skeleton height={props.height} />}>
      <Chart {...props} />
    </Suspense>
  );
}
