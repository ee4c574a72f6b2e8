import { useState } from 'react';
import { useWords } from '../language/words.js';
import { lazyComponent } from '../lazy/lazy-component.js';
import { Later } from '../ui/boundary.js';

const Jump = lazyComponent(() => import('./jump.js'));

const apple = /Mac|iPhone|iPad/.test(navigator.platform);

/** Opens the search, which is loaded when it is first wanted; keys press the button (search-keys.ts). */
export function JumpButton() {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts={apple ? 'Meta+K /' : 'Control+K /'}
        onClick={() => setOpen(true)}
        className="inline-flex min-h-10 items-center gap-2 rounded-tremor-small px-2 text-sm text-muted hover:text-ink xl:border xl:border-line xl:hover:border-edge"
      >
        <svg viewBox="0 0 16 16" aria-hidden className="size-4" fill="none" stroke="currentColor">
          <circle cx={7} cy={7} r={4.5} strokeWidth={1.5} />
          <path d="m10.5 10.5 3.5 3.5" strokeWidth={1.5} />
        </svg>
        <span className="sr-only xl:not-sr-only">{words.t('jump.title')}</span>
        <kbd dir="ltr" className="hidden font-sans text-xs text-faint xl:inline">
          {apple ? '⌘K' : 'Ctrl K'}
        </kbd>
      </button>
      {open && (
        <Later fallback={null}>
          <Jump close={() => setOpen(false)} />
        </Later>
      )}
    </>
  );
}
