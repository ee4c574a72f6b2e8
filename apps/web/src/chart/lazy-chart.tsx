import { type ComponentProps, lazy } from 'react';
import { orMissing } from '../lazy/part-missing.js';
import { Later } from '../ui/boundary.js';
import { Skeleton } from '../ui/skeleton.js';

const Chart = lazy(() => orMissing(fetchChart()));

async function fetchChart() {
  const part = await import('./trend-chart.js');
  // The first text takes a browser as long to measure as all others: in a piece of its own, before the chart is laid out.
  await new Promise((resolve) => setTimeout(resolve));
  part.measureText('0');
  return part;
}

/** The chart with its drawing code fetched apart: words and figures don't wait for it. */
export function TrendChart(props: ComponentProps<typeof Chart>) {
  return (
    <Later fallback={<Skeleton height={props.height} />}>
      <Chart {...props} />
    </Later>
  );
}
