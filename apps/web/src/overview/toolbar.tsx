/** Search, what is filtered, and the way of looking; filters, grouping and sorting fold into one button. */
import { useId, useState } from 'react';
import { Link } from 'wouter';
import { useWords, type Words } from '../language/words.js';
import { lazyComponent } from '../lazy/lazy-component.js';
import { Later } from '../ui/boundary.js';
import { Skeleton } from '../ui/skeleton.js';
import type { Arrange } from './filters.js';
import { control, SearchField } from './search-field.js';
import { type ChangeView, everything, isFiltered, type View } from './view.js';

const Filters = lazyComponent(() => import('./filters.js'));

interface Props {
  readonly view: View;
  readonly change: ChangeView;
  readonly density: 'comfortable' | 'compact';
  readonly grouping: Arrange['grouping'];
  readonly arrange: (change: Partial<Arrange>) => void;
  readonly startArranging: () => void;
  /** How many of how many indicators are shown, in words. */
  readonly count: string;
}

/** Where the focus goes back to from arranging. */
export const filtersButton = 'overview-filters';

const densities = ['comfortable', 'compact'] as const;

export function Toolbar({ view, change, density, grouping, arrange, startArranging, count }: Props) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <search aria-label={words.t('view.tools')} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <button
          id={filtersButton}
          type="button"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpen(!open)}
          className={`${control} px-3 font-semibold ${open ? '!border-accent !bg-sunken' : ''}`}
        >
          {words.t('view.filters')}
        </button>
        <SearchField view={view} change={change} className="hidden w-44 md:block lg:w-56" />
        <Active view={view} change={change} />
        <p className="text-sm text-muted max-lg:hidden">{count}</p>
        <div className="ms-auto flex items-center gap-2">
          <fieldset aria-label={words.t('view.density')} className="flex">
            {densities.map((one, at) => (
              <button
                key={one}
                type="button"
                aria-pressed={density === one}
                onClick={() => arrange({ density: one })}
                className={`min-h-10 border px-3 text-sm ${at === 0 ? 'rounded-s-tremor-small' : '-ms-px rounded-e-tremor-small'} ${
                  density === one
                    ? 'z-10 border-accent bg-surface font-semibold text-ink'
                    : 'border-edge bg-surface text-muted hover:text-ink'
                }`}
              >
                {words.t(`view.${one}`)}
              </button>
            ))}
          </fieldset>
          <Link
            href="/wall"
            className={`${control} inline-flex items-center px-3 text-muted no-underline hover:text-ink max-sm:hidden`}
          >
            {words.t('wall.open')}
          </Link>
        </div>
      </div>
      {open && (
        <div id={id}>
          <Later fallback={<Skeleton height={44} />}>
            <Filters
              view={view}
              change={change}
              grouping={grouping}
              arrange={arrange}
              startArranging={startArranging}
            />
          </Later>
        </div>
      )}
    </search>
  );
}

/** What is filtered by, each taken off with a click. */
function Active({ view, change }: Pick<Props, 'view' | 'change'>) {
  const words = useWords();
  if (!isFiltered(view)) return null;
  return (
    <>
      {activeOf(words, view).map(([off, text]) => (
        <button
          key={text}
          type="button"
          aria-label={words.t('view.takeOff', { filter: text })}
          onClick={() => change(off)}
          className="inline-flex min-h-10 items-center gap-1.5 rounded-tremor-small border border-accent bg-surface px-3 text-sm font-semibold text-ink"
        >
          <bdi>{text}</bdi>
          <svg viewBox="0 0 12 12" aria-hidden className="size-2.5" fill="none" stroke="currentColor">
            <path d="m2 2 8 8M10 2l-8 8" strokeWidth={1.8} strokeLinecap="round" />
          </svg>
        </button>
      ))}
      <button
        type="button"
        className="rounded-sm px-1 text-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2"
        onClick={() => change(everything)}
      >
        {words.t('view.clear')}
      </button>
    </>
  );
}

function activeOf(words: Words, view: View): (readonly [Partial<View>, string])[] {
  const { q, status, theme, grade, overdue, pinned } = view;
  return [
    ...(q.trim() === '' ? [] : [[{ q: '' }, q.trim()] as const]),
    ...(status === null ? [] : [[{ status: null }, words.t(`view.status.${status}`)] as const]),
    ...(theme === null ? [] : [[{ theme: null }, words.t(`view.theme.${theme}`)] as const]),
    ...(grade === null
      ? []
      : [
          [
            { grade: null },
            grade === 'none' ? words.t('view.gradeNone') : words.t('view.gradeIs', { grade }),
          ] as const,
        ]),
    ...(overdue ? [[{ overdue: false }, words.t('view.overdue')] as const] : []),
    ...(pinned ? [[{ pinned: false }, words.t('view.pinned')] as const] : []),
  ];
}
