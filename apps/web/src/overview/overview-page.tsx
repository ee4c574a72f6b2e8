import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useState } from 'react';
import { useChanges, useIndicators } from '../api/queries.js';
import { useWords, type Words } from '../language/words.js';
import { preloadable } from '../lazy/lazy-component.js';
import { Later } from '../ui/boundary.js';
import { Failed } from '../ui/failed.js';
import { usePageTitle } from '../ui/page-title.js';
import { Skeleton } from '../ui/skeleton.js';
import { useArranging } from './arranging.js';

const Body = preloadable(() => import('./overview-body.js'));
export const fetchBody = Body.fetch;

export function Overview() {
  const words = useWords();
  usePageTitle(words.t('overview.title'));
  // Fetched beside the figures, not after them.
  useState(Body.fetch);
  const indicators = useIndicators();
  const arranging = useArranging();
  const changes = useChanges();
  const { data, error, isError, refetch } = indicators;
  // Shown when all of it is there: nothing that is read later pushes away what is being read.
  const ready = data !== undefined && arranging.known && !changes.isPending;
  return (
    <>
      <div className="mb-2 flex flex-wrap items-baseline gap-x-4 sm:mb-3">
        <h1 className="text-2xl font-semibold">{words.t('overview.title')}</h1>
        {/* On a phone the first panel has its place. */}
        <p className="min-h-6 text-sm text-muted max-sm:hidden">
          {data !== undefined && summary(words, data)}
        </p>
      </div>
      {isError && data === undefined ? (
        <Failed what={words.t('failed.overview')} error={error} retry={() => void refetch()} />
      ) : (
        <Later fallback={<Outline />}>
          {ready ? (
            <Body
              indicators={data}
              stale={isError ? { since: indicators.dataUpdatedAt, error, retry: () => void refetch() } : null}
              arranging={arranging}
            />
          ) : (
            <Outline />
          )}
        </Later>
      )}
    </>
  );
}

/** The page without its words and figures, in its size. */
function Outline() {
  const words = useWords();
  return (
    <div role="status" aria-label={words.t('loading')} className="flex flex-col gap-3">
      <Skeleton height={40} />
      <Skeleton height={40} />
      <div className="mt-10 grid gap-4 xl:grid-cols-3">
        <Skeleton height={560} />
        <Skeleton height={560} />
        <Skeleton height={560} />
      </div>
    </div>
  );
}

/** How many stand where, in one sentence; nothing where only parts have figures, which stand nowhere together. */
function summary(words: Words, indicators: readonly IndicatorSummaryWire[]): string | null {
  const withBaseline = indicators.filter(({ baseline }) => baseline !== null);
  const verdicts = withBaseline.flatMap(({ latest }) => (latest === null ? [] : [latest.comparison.verdict]));
  if (
    verdicts.length === 0 &&
    (withBaseline.length === 0 || indicators.some(({ noTotal }) => noTotal !== null))
  )
    return null;
  const count = (verdict: string) => verdicts.filter((one) => one === verdict).length;
  return words.t(verdicts.length === 0 ? 'overview.summaryNone' : 'overview.summary', {
    all: withBaseline.length,
    compared: verdicts.length,
    above: count('above'),
    within: count('within'),
    below: count('below'),
    unclear: verdicts.length - count('above') - count('within') - count('below'),
  });
}
