import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useId, useMemo } from 'react';
import { Link, useSearchParams } from 'wouter';
import { chartFigure, type Height, withoutBaseline } from '../chart/chart-data.js';
import { TrendChart } from '../chart/lazy-chart.js';
import { valueDomain } from '../chart/value-domain.js';
import { useWords } from '../language/words.js';
import { Card } from '../ui/card.js';
import { Failed } from '../ui/failed.js';
import { Skeleton } from '../ui/skeleton.js';
import { partName } from './part-name.js';
import { useParts } from './use-parts.js';

interface Props {
  readonly indicator: IndicatorSummaryWire;
  readonly asOf: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly heights: Height;
}

const height = 190;

/** The parts of a total side by side, on one scale and over the same days: what is higher is more. */
export function Multiples({ indicator, asOf, from, to, heights }: Props) {
  const words = useWords();
  const id = useId();
  const [search] = useSearchParams();
  const { parts, read } = useParts(indicator, asOf);
  const data = read.map((one) => one.data);
  const scale = useMemo(() => {
    const read = data.filter((series) => series !== undefined);
    const baselines = read.flatMap(({ baseline }) =>
      baseline !== null && heights === 'compared' ? [baseline] : [],
    );
    const values = read.flatMap(({ points, baseline }) =>
      valueDomain(
        heights === 'compared' ? (baseline?.normalised.quantity ?? null) : null,
        withoutBaseline(points, baseline).map((point) => chartFigure(point, heights).quantity),
        [],
      ),
    );
    const days = [...read.flatMap(({ points }) => points), ...baselines].map(({ period }) => period);
    return {
      values: values.length === 0 ? [] : [Math.min(...values), Math.max(...values)],
      from: days.map(({ start }) => start).sort()[0] ?? null,
      to:
        days
          .map(({ end }) => end)
          .sort()
          .at(-1) ?? null,
    };
  }, [data, heights]);
  if (parts.length < 2) return null;
  const failed = read.find((one) => one.isError);
  // One scale for all is known when all are.
  const isReady = data.every((series) => series !== undefined);
  return (
    <Card labelledBy={id}>
      <h2 id={id} className="text-base font-semibold">
        {words.t('multiples.title', {
          by: indicator.dimensions.map(({ name }) => words.text(name)).join(words.t('list.comma')),
        })}
      </h2>
      <p className="mb-3 text-xs text-muted">{words.t('multiples.lead')}</p>
      {failed !== undefined && (
        <Failed
          what={words.t('failed.series', { name: words.text(indicator.name) })}
          error={failed.error}
          retry={() => void Promise.all(read.map((one) => one.refetch()))}
        />
      )}
      <ul className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
        {parts.map(({ dimensions }, at) => {
          const name = partName(words, indicator, dimensions);
          const series = data[at];
          return (
            <li key={name} className="min-w-0">
              <h3 className="mb-1 text-sm font-semibold">
                <Link
                  href={addressOf(search, dimensions)}
                  className="rounded-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2"
                >
                  {name}
                </Link>
              </h3>
              {series === undefined || !isReady ? (
                <Skeleton height={height} />
              ) : (
                <TrendChart
                  indicator={indicator}
                  part={name}
                  baseline={series.baseline}
                  points={series.points}
                  inAll={series.pointsInAll}
                  height={height}
                  heights={heights}
                  alsoValues={scale.values}
                  from={from ?? scale.from}
                  to={to ?? scale.to}
                />
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function addressOf(search: URLSearchParams, dimensions: Readonly<Record<string, string>>): string {
  const after = new URLSearchParams(search);
  for (const [dimension, code] of Object.entries(dimensions)) after.set(`dimensions[${dimension}]`, code);
  return `?${after}`;
}
