import type { SharedBriefWire } from '@marsad/indicators/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { briefApi } from '../api/brief.js';
import { keys } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import { Failed, isNotFound } from '../ui/failed.js';
import { LeadsNowhere } from '../ui/leads-nowhere.js';
import { usePageTitle } from '../ui/page-title.js';
import { Skeleton } from '../ui/skeleton.js';
import { DigitsSwitch, LanguageSwitch, ThemeSwitch } from '../ui/switches.js';
import { Sheet } from './sheet.js';

/** A brief as the holder of a link sees it: nothing leads from here into the installation. */
export default function SharedPage({ token }: { token: string }) {
  const words = useWords();
  // Read once: each reading counts as an opening.
  const { data, error, refetch } = useQuery({
    queryKey: keys.sharedBrief(token),
    queryFn: ({ signal }) => briefApi.sharedBrief(token, signal),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  usePageTitle(data?.title ?? (error === null ? '' : words.t('brief.sharedGone')));
  if (data !== undefined)
    return (
      <Bare print>
        <h1 className="sr-only">{data.title}</h1>
        <Sheet {...data} introduction={data.introduction ?? ''} linked={false} note={<Kept brief={data} />} />
      </Bare>
    );
  if (error === null)
    return (
      <Bare>
        <div role="status" aria-label={words.t('loading')}>
          <Skeleton height={900} />
        </div>
      </Bare>
    );
  return (
    <Bare>
      {isNotFound(error) ? (
        <LeadsNowhere title={words.t('brief.sharedGone')} code="brief-link-not-valid" error={error} />
      ) : (
        <Failed what={words.t('brief.sharedWhat')} error={error} retry={() => void refetch()} />
      )}
    </Bare>
  );
}

function Kept({ brief: { mode, knownOn, expiresAt } }: { brief: SharedBriefWire }) {
  const words = useWords();
  const day = words.day(knownOn);
  return (
    <p>
      {words.t(mode === 'frozen' ? 'brief.sharedFrozen' : 'brief.sharedLive', { day })}{' '}
      <span className="print:hidden">{words.t('brief.sharedEnds', { until: words.instant(expiresAt) })}</span>
    </p>
  );
}

function Bare({ print = false, children }: { print?: boolean; children: ReactNode }) {
  const words = useWords();
  return (
    <div className="mx-auto max-w-5xl px-4 pb-16 pt-3 sm:px-6 print:max-w-none print:p-0">
      <header className="mb-4 flex flex-wrap items-center gap-3 print:hidden">
        <p className="flex items-center gap-2 text-base font-semibold">
          <img src="/favicon.svg" alt="" width={24} height={24} />
          {words.t('frame.name')}
        </p>
        <div className="ms-auto flex flex-wrap items-center gap-1">
          <DigitsSwitch />
          <ThemeSwitch />
          <LanguageSwitch />
          {print && <Button onClick={() => window.print()}>{words.t('brief.print')}</Button>}
        </div>
      </header>
      <main id="main">{children}</main>
    </div>
  );
}
