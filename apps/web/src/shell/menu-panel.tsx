import { lazy, useEffect, useId, useRef } from 'react';
import { useLocation } from 'wouter';
import { useWords } from '../language/words.js';
import { orMissing } from '../lazy/part-missing.js';
import { Later } from '../ui/boundary.js';
import { LanguageSwitch } from '../ui/switches.js';
import { Count } from './count.js';
import { PlaceLinks } from './place-links.js';
import type { PlaceGroup } from './places.js';

const Personal = lazy(() => orMissing(import('./personal.js')));

interface Props {
  readonly groups: readonly PlaceGroup[];
  readonly waiting: Readonly<Record<string, number>>;
}

/** Every place in one panel, where the window is too narrow for the bar. The browser keeps focus in its dialog. */
export function MenuPanel({ groups, waiting }: Props) {
  const words = useWords();
  const id = useId();
  const [path] = useLocation();
  const dialog = useRef<HTMLDialogElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes it.
  useEffect(() => dialog.current?.close(), [path]);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => dialog.current?.showModal()}
        className="relative min-h-10 rounded-tremor-small border border-edge px-3 text-sm font-medium text-ink hover:border-ink xl:hidden"
      >
        {words.t('frame.menu')}
        <Count href="/alerts" count={waiting['/alerts'] ?? 0} className="absolute -end-2 -top-1.5" />
      </button>
      <dialog
        ref={dialog}
        aria-labelledby={id}
        className="m-0 h-dvh max-h-none w-screen max-w-none overscroll-contain bg-surface p-0 text-ink xl:hidden"
      >
        <div className="flex items-center justify-between gap-4 border-b border-line px-4 py-2 sm:px-6">
          <h2 id={id} className="text-base font-semibold">
            {words.t('frame.menu')}
          </h2>
          <button
            type="button"
            onClick={() => dialog.current?.close()}
            className="min-h-10 rounded-tremor-small border border-edge px-3 text-sm font-medium hover:border-ink"
          >
            {words.t('places.close')}
          </button>
        </div>
        <nav
          aria-label={words.t('frame.nav')}
          className="grid gap-x-8 gap-y-4 px-4 py-4 sm:grid-cols-2 sm:px-6"
        >
          {groups.map((group) => (
            <section key={group.id} aria-labelledby={`${id}-${group.id}`}>
              <h3 id={`${id}-${group.id}`} className="px-3 pb-1 text-xs font-semibold text-faint">
                {words.t(group.label)}
              </h3>
              <PlaceLinks places={group.places} waiting={waiting} />
            </section>
          ))}
        </nav>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-4 py-3 sm:px-6">
          <LanguageSwitch />
          <Later fallback={null}>
            <Personal />
          </Later>
        </div>
      </dialog>
    </>
  );
}
