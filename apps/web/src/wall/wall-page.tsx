/**
 * A display for everybody in a room: a few indicators at a time, large, one page after the other, kept up to date like
 * every page. It stands still while somebody pauses it; keys do what its buttons do.
 */
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { seriesQuery, useIndicators } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { ConnectionState } from '../live/connection-state.js';
import { grouped, inOrder } from '../overview/arrangement.js';
import { type Arranging, useArranging } from '../overview/arranging.js';
import { attentionKinds, attentionOf } from '../overview/attention.js';
import { AttentionMark } from '../overview/attention-mark.js';
import { Failed } from '../ui/failed.js';
import { Notice } from '../ui/notice.js';
import { usePageTitle } from '../ui/page-title.js';
import { Skeleton } from '../ui/skeleton.js';
import { chartZoomOf, pagesOf, secondsOf, zoomOf } from './pages.js';
import { useAwake } from './use-awake.js';
import { useWindow } from './use-window.js';
import { WallPanel } from './wall-panel.js';

/** @param banner what stands above all of it, on every page of an installation. */
export default function WallPage({ banner }: { readonly banner: ReactNode }) {
  const words = useWords();
  usePageTitle(words.t('wall.title'));
  useAwake();
  const indicators = useIndicators();
  const arranging = useArranging();
  const { width, height } = useWindow();
  const zoom = zoomOf(width);
  return (
    // As high as the window, of which an enlarged page has fewer of its own pixels.
    <div className="flex flex-col bg-page text-ink" style={{ zoom, minHeight: height / zoom }}>
      {banner}
      <main id="main" tabIndex={-1} className="flex flex-1 flex-col gap-4 p-4 outline-none sm:p-6">
        {indicators.data !== undefined && arranging.known ? (
          <Shown
            indicators={arranged(indicators.data, arranging)}
            side={width / zoom}
            height={height / zoom}
            stale={
              indicators.isError ? words.instant(new Date(indicators.dataUpdatedAt).toISOString()) : null
            }
          />
        ) : indicators.isError ? (
          <Failed
            what={words.t('failed.overview')}
            error={indicators.error}
            retry={() => void indicators.refetch()}
          />
        ) : (
          <Skeleton height={480} />
        )}
      </main>
    </div>
  );
}

/** Those with a number, in the reader's own order, what is pinned first. */
function arranged(
  indicators: readonly IndicatorSummaryWire[],
  { arrangement }: Arranging,
): readonly IndicatorSummaryWire[] {
  return grouped(inOrder(indicators, arrangement.order), arrangement)
    .flatMap(({ members }) => members)
    .filter(({ baseline, latest }) => baseline !== null || latest !== null);
}

interface Props {
  readonly indicators: readonly IndicatorSummaryWire[];
  /** Of the window, in px of the page as it is enlarged. */
  readonly side: number;
  readonly height: number;
  /** Until when what is shown was read, where it cannot be read any more. */
  readonly stale: string | null;
}

function Shown({ indicators, side, height, stale }: Props) {
  const words = useWords();
  const [search] = useSearchParams();
  const pages = pagesOf(indicators, side);
  const { page, paused, turn, pause } = useTurning(pages.length, secondsOf(search.get('every')));
  useSeriesOf(pages[(page + 1) % pages.length] ?? []);
  if (pages.length === 0)
    return (
      <>
        <Notice title={words.t('wall.empty')} />
        <Controls page={0} pages={0} paused={paused} turn={turn} pause={pause} />
      </>
    );
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <h1 className="text-2xl font-semibold">{words.t('frame.name')}</h1>
        <Alerts indicators={indicators} />
        <div className="ms-auto flex items-center gap-4 text-sm text-muted">
          {stale !== null && <p role="alert">{words.t('stale.title', { when: stale })}</p>}
          <ConnectionState />
        </div>
      </div>
      <div className="grid flex-1 auto-cols-fr gap-4 sm:grid-flow-col">
        {(pages[page] ?? []).map((indicator) => (
          <WallPanel
            key={indicator.id}
            indicator={indicator}
            chartHeight={Math.max(160, height - 490)}
            chartZoom={chartZoomOf(side)}
          />
        ))}
      </div>
      <Controls page={page} pages={pages.length} paused={paused} turn={turn} pause={pause} />
    </>
  );
}

/** What asks for attention, counted, over every page. */
function Alerts({ indicators }: { readonly indicators: readonly IndicatorSummaryWire[] }) {
  const words = useWords();
  const found = attentionOf(indicators);
  const kinds = attentionKinds.filter((kind) => kind !== 'tied' && found[kind].length > 0);
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-base">
      {kinds.length === 0 && <span className="text-muted">{words.t('attention.none')}</span>}
      {kinds.map((kind) => (
        <span key={kind} className="inline-flex items-center gap-2">
          <AttentionMark kind={kind} />
          {words.t(`attention.some.${kind}`, { count: found[kind].length })}
        </span>
      ))}
    </p>
  );
}

interface Turning {
  readonly page: number;
  readonly paused: boolean;
  readonly turn: (by: 1 | -1) => void;
  readonly pause: (on: boolean) => void;
}

/** Turns by itself, and starts counting anew where somebody turned it; a window that is not seen stands still. */
function useTurning(pages: number, seconds: number): Turning {
  const [turned, setTurned] = useState(0);
  const [paused, pause] = useState(false);
  useEffect(() => {
    if (paused || pages < 2) return;
    // Read, so that the time begins anew with every page.
    void turned;
    const timer = setInterval(() => {
      if (!document.hidden) setTurned((before) => before + 1);
    }, seconds * 1_000);
    return () => clearInterval(timer);
  }, [paused, pages, seconds, turned]);
  const page = pages === 0 ? 0 : ((turned % pages) + pages) % pages;
  return { page, paused, turn: (by) => setTurned((before) => before + by), pause };
}

/** What the next page draws is read before it is its turn. */
function useSeriesOf(indicators: readonly IndicatorSummaryWire[]): void {
  const client = useQueryClient();
  const ids = indicators.filter(({ figures }) => figures > 0).map(({ id }) => id);
  const key = ids.join(' ');
  useEffect(() => {
    for (const id of key === '' ? [] : key.split(' ')) void client.prefetchQuery(seriesQuery(id, {}, null));
  }, [client, key]);
}

interface ControlsProps extends Turning {
  readonly pages: number;
}

function Controls({ page, pages, paused, turn, pause }: ControlsProps) {
  const words = useWords();
  const [, go] = useLocation();
  const act = useRef<Readonly<Record<string, () => void>>>({});
  const [onward, back] = words.locale.startsWith('ar')
    ? ['ArrowLeft', 'ArrowRight']
    : ['ArrowRight', 'ArrowLeft'];
  act.current = {
    ' ': () => pause(!paused),
    [onward]: () => turn(1),
    [back]: () => turn(-1),
    f: fullScreen,
    Escape: () => go('/'),
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      // A button that has the focus is pressed by its space bar.
      if (event.key === ' ' && (event.target as Element).closest('button') !== null) return;
      const does = act.current[event.key];
      if (does === undefined) return;
      event.preventDefault();
      does();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 text-sm text-muted">
      <p>{pages > 1 && words.t('wall.page', { page: page + 1, pages })}</p>
      <div className="flex flex-wrap gap-1">
        {pages > 1 && (
          <>
            <Control onClick={() => turn(-1)}>{words.t('wall.before')}</Control>
            <Control onClick={() => pause(!paused)}>{words.t(paused ? 'wall.goOn' : 'wall.pause')}</Control>
            <Control onClick={() => turn(1)}>{words.t('wall.next')}</Control>
          </>
        )}
        <Control onClick={fullScreen}>{words.t('wall.fullScreen')}</Control>
        <Control onClick={() => go('/')}>{words.t('wall.leave')}</Control>
      </div>
    </div>
  );
}

function Control({ onClick, children }: { readonly onClick: () => void; readonly children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="min-h-9 rounded-tremor-small border border-line px-3 py-1 hover:bg-sunken hover:text-ink"
    >
      {children}
    </button>
  );
}

/** Where a browser has no full screen, or its person has refused it, nothing changes. */
function fullScreen(): void {
  const done =
    document.fullscreenElement === null
      ? document.documentElement.requestFullscreen?.()
      : document.exitFullscreen();
  void done?.catch(() => {});
}
