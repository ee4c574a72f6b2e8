/** What stands at a public chart's address: by itself, or in the frame of another site's page. Nothing leads from here into Marsad. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { publicChartApi } from '../api/public-charts.js';
import { keys } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { Failed, isNotFound } from '../ui/failed.js';
import { LeadsNowhere } from '../ui/leads-nowhere.js';
import { usePageTitle } from '../ui/page-title.js';
import { Skeleton } from '../ui/skeleton.js';
import { LanguageSwitch, ThemeSwitch } from '../ui/switches.js';
import { ShownChart } from './shown.js';

const readAgainMs = 5 * 60_000;
const isFramed = window.self !== window.top;

export default function PublicChartPage({ address }: { address: string }) {
  const words = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: keys.publicChart(address),
    queryFn: ({ signal }) => publicChartApi.publicChart(address, signal),
    refetchInterval: readAgainMs,
  });
  const isGone = error !== null && isNotFound(error);
  usePageTitle(
    isGone ? words.t('publicChart.notThere') : data === undefined ? '' : words.text(data.indicator.name),
  );
  if (isGone)
    return (
      <Bare>
        <LeadsNowhere title={words.t('publicChart.notThere')} code="public-chart-not-there" error={error} />
      </Bare>
    );
  if (data !== undefined)
    return (
      <Bare foot={words.t('publicChart.knownOn', { day: words.day(data.knownOn) })}>
        <ShownChart chart={data} />
        {error !== null && <p className="mt-2 text-sm text-watch-ink">{words.t('publicChart.stale')}</p>}
      </Bare>
    );
  return (
    <Bare>
      {error === null ? (
        <div role="status" aria-label={words.t('loading')}>
          <Skeleton height={560} />
        </div>
      ) : (
        <Failed what={words.t('publicChart.shownWhat')} error={error} retry={() => void refetch()} />
      )}
    </Bare>
  );
}

function Bare({ foot, children }: { foot?: string; children: ReactNode }) {
  const words = useWords();
  return (
    <div className="min-h-screen bg-surface">
      <div className="mx-auto max-w-4xl px-4 py-3">
        {!isFramed && (
          <header className="mb-2 flex flex-wrap items-center justify-end gap-1 print:hidden">
            <ThemeSwitch />
            <LanguageSwitch />
          </header>
        )}
        <main id="main">{children}</main>
        <footer className="mt-2 flex flex-wrap items-center gap-x-2 border-t border-line pt-2 text-xs text-muted">
          <span className="flex items-center gap-1 font-semibold text-ink">
            <img src="/favicon.svg" alt="" width={16} height={16} />
            {words.t('frame.name')}
          </span>
          {foot !== undefined && <span>{foot}</span>}
          <a
            href={`${window.location.pathname}?lang=${words.language}`}
            target="_blank"
            rel="noreferrer noopener"
            className={
              isFramed ? 'ms-auto rounded-sm text-accent underline underline-offset-[3px]' : 'hidden'
            }
          >
            {words.t('publicChart.alone')}
          </a>
        </footer>
      </div>
    </div>
  );
}
