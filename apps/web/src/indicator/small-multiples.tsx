import { dayNumber } from '@marsad/indicators';
import type { Height } from '@marsad/indicators/chart';
import type { IndicatorWire, SeriesWire } from '@marsad/indicators/contract';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { chosenScale, refusalSaid } from '../chart/chosen-scale.js';
import type { ScaleKind } from '../chart/drawn.js';
import { TrendChart } from '../chart/lazy-chart.js';
import { sharedScale } from '../chart/shared-scale.js';
import { useWords } from '../language/words.js';
import { Skeleton } from '../ui/skeleton.js';

export interface Multiple {
  readonly key: string;
  readonly name: string;
  readonly href: string;
  readonly indicator: IndicatorWire;
  /** Of which part it is, to be said; null for a total. */
  readonly part: string | null;
  readonly series: SeriesWire | undefined;
}

interface Props {
  readonly of: readonly Multiple[];
  readonly heights: Height;
  readonly scale: ScaleKind;
  /** ISO days; null where that end is open. */
  readonly from: string | null;
  readonly to: string | null;
}

const height = 190;

/** Charts on one scale and over the same days: what is higher is more, and what is further right is later. */
export function SmallMultiples({ of, heights, scale, from, to }: Props) {
  const words = useWords();
  const shared = useMemo(() => {
    const all = of.map(({ series }) => series);
    // One scale for all is known when all are.
    if (!all.every((series) => series !== undefined)) return null;
    return sharedScale(all, {
      heights,
      scale,
      from: from === null ? null : dayNumber(from),
      to: to === null ? null : dayNumber(to),
    });
  }, [of, heights, scale, from, to]);
  return (
    <>
      {shared !== null && shared.refusal !== null && (
        <p className="mb-3 text-sm text-watch-ink">{refusalSaid(words, shared.refusal)}</p>
      )}
      <ul className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
        {of.map(({ key, name, href, indicator, part, series }) => (
          <li key={key} className="min-w-0">
            <h3 className="mb-1 text-sm font-semibold">
              <Link
                href={href}
                className="rounded-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2"
              >
                {name}
              </Link>
            </h3>
            {series === undefined || shared === null ? (
              <Skeleton height={height} />
            ) : (
              <TrendChart
                indicator={indicator}
                {...(part === null ? {} : { part })}
                baseline={series.baseline}
                points={series.points}
                inAll={series.pointsInAll}
                height={height}
                heights={heights}
                scale={chosenScale(shared.scale)}
                alsoValues={shared.values}
                sharedDays={shared.days}
                from={from}
                to={to}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
