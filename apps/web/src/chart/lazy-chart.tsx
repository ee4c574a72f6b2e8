import { type ComponentProps, lazy } from 'react';
import { orMissing } from '../lazy/part-missing.js';
import { Later } from '../ui/boundary.js';
import { Skeleton } from '../ui/skeleton.js';

const Chart = lazy(() => orMissing(import('./trend-chart.js')));

/** The chart with its drawing code fetched apart: words and figures don't wait for it. */
export function TrendChart(props: ComponentProps<typeof Chart>) {
  return (
    <Later fallback={<Skeleton height={props.height} />}>
      <Chart {...props} />
    </Later>
  );
}
