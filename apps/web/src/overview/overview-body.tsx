/** What stands on the overview once it was read: what asks for attention, what changed, and every indicator. */
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'wouter';
import { useWords } from '../language/words.js';
import { lazyComponent } from '../lazy/lazy-component.js';
import { Boundary, Later } from '../ui/boundary.js';
import { Button } from '../ui/button.js';
import { failureText } from '../ui/failed.js';
import { Notice } from '../ui/notice.js';
import { Skeleton } from '../ui/skeleton.js';
import { densityOf, grouped, inOrder, pinned as withPin } from './arrangement.js';
import type { Arranging } from './arranging.js';
import { News } from './news.js';
import { PanelGroups } from './panel-groups.js';
import { filtersButton, Toolbar } from './toolbar.js';
import { everything, isShown, readView, sorted, type View, writeView } from './view.js';

const FirstIndicator = lazyComponent(async () => ({
  default: (await import('../ui/first-indicator.js')).FirstIndicator,
}));
const Guide = lazyComponent(() => import('./guide.js'));
const CompactTable = lazyComponent(() => import('./compact-table.js'));
const Arrange = lazyComponent(() => import('./arrange.js'));

interface Props {
  readonly indicators: readonly IndicatorSummaryWire[];
  /** Set where what is shown could not be read again. */
  readonly stale: { readonly since: number; readonly error: Error; readonly retry: () => void } | null;
  readonly arranging: Arranging;
}

export default function OverviewBody({ indicators, stale, arranging }: Props) {
  const words = useWords();
  return (
    <div className="flex flex-col gap-2 sm:gap-3">
      {stale !== null && (
        <Notice
          kind="warning"
          role="alert"
          title={words.t('stale.title', { when: words.instant(new Date(stale.since).toISOString()) })}
        >
          <p className="mb-3">{words.t('stale.text', { reason: failureText(words, stale.error) })}</p>
          <Button onClick={stale.retry}>{words.t('failed.retry')}</Button>
        </Notice>
      )}
      {indicators.length === 0 ? (
        <Later fallback={<Skeleton height={180} />}>
          <FirstIndicator />
        </Later>
      ) : (
        indicators.every(({ latest, noTotal }) => latest === null && noTotal === null) && (
          <Later fallback={<Skeleton height={148} />}>
            <Guide />
          </Later>
        )
      )}
      <Boundary around="part">
        <News indicators={indicators} />
      </Boundary>
      {indicators.length > 0 && <Arranged indicators={indicators} arranging={arranging} />}
    </div>
  );
}

function Arranged({ indicators, arranging }: Omit<Props, 'stale'>) {
  const words = useWords();
  const [search, setSearch] = useSearchParams();
  const [open, setOpen] = useState(false);
  const { arrangement, arrange } = arranging;
  const view = useMemo(() => readView(search), [search]);
  const change = (part: Partial<View>) => setSearch((before) => writeView(before, part), { replace: true });
  const pinned = new Set(arrangement.pinned);
  const nameOf = ({ name }: IndicatorSummaryWire) => words.text(name);
  const all = inOrder(indicators, arrangement.order);
  const shown = sorted(
    all.filter((indicator) => isShown(indicator, view, pinned)),
    view.sort,
    nameOf,
    words.locale,
  );
  const groups = grouped(shown, arrangement);
  const density = densityOf(arrangement, indicators.length);
  const pin = (indicator: IndicatorSummaryWire, on: boolean) =>
    arrange(
      withPin(arrangement, indicator.id, on),
      words.t(on ? 'arrange.pinned' : 'arrange.unpinned', { name: nameOf(indicator) }),
    );
  return (
    <>
      {!open && (
        <Toolbar
          view={view}
          change={change}
          density={density}
          grouping={arrangement.grouping}
          count={
            shown.length === all.length
              ? words.t('view.count', { shown: shown.length })
              : words.t('view.countOf', { shown: shown.length, all: all.length })
          }
          arrange={(part) => arrange({ ...arrangement, ...part })}
          startArranging={() => {
            change({ ...everything, sort: null });
            setOpen(true);
          }}
        />
      )}
      <Later fallback={<Skeleton height={600} />}>
        {open ? (
          <Arrange
            groups={grouped(all, arrangement)}
            order={all.map(({ id }) => id)}
            arrangement={arrangement}
            arrange={arrange}
            close={() => {
              setOpen(false);
              requestAnimationFrame(() => document.getElementById(filtersButton)?.focus());
            }}
          />
        ) : shown.length === 0 ? (
          <Notice title={words.t('view.noMatch')}>
            <Button className="mt-2" onClick={() => change(everything)}>
              {words.t('view.clear')}
            </Button>
          </Notice>
        ) : density === 'compact' ? (
          <CompactTable
            groups={groups}
            sort={view.sort}
            changeSort={(sort) => change({ sort })}
            pinned={pinned}
            pin={pin}
          />
        ) : (
          <PanelGroups groups={groups} pinned={pinned} pin={pin} />
        )}
      </Later>
      <ArrangeStatus arranging={arranging} />
    </>
  );
}

/** What was just arranged, with the way back; in sight wherever the page is scrolled to. */
function ArrangeStatus({ arranging: { done, error, forget } }: { readonly arranging: Arranging }) {
  const words = useWords();
  const said = error === null ? done?.said : words.t('arrange.failed', { reason: failureText(words, error) });
  return (
    <div
      className={
        said === undefined
          ? ''
          : 'sticky bottom-4 z-30 mx-auto flex w-fit max-w-full items-center gap-3 rounded-tremor-default border border-edge bg-surface px-4 py-2 text-sm shadow-lg'
      }
    >
      <p role="status">{said}</p>
      {done?.undo !== undefined && error === null && (
        <button type="button" className={linkLook} onClick={() => done.undo?.(words.t('arrange.undone'))}>
          {words.t('changes.undo')}
        </button>
      )}
      {said !== undefined && (
        <button type="button" className={linkLook} onClick={forget}>
          {words.t('toast.close')}
        </button>
      )}
    </div>
  );
}

const linkLook = 'rounded-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2';
