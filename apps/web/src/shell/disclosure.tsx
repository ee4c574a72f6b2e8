import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useLocation } from 'wouter';

interface Props {
  readonly label: ReactNode;
  /** Where the label alone does not say what opens. */
  readonly name?: string;
  /** The page that is shown is in it. */
  readonly current?: boolean;
  /** Under which edge of its button it opens. */
  readonly side?: 'start' | 'end';
  readonly children: ReactNode;
}

/** A button and what it opens under itself. Escape, a click elsewhere, leaving by Tab and a new page close it. */
export function Disclosure({ label, name, current = false, side = 'start', children }: Props) {
  const id = useId();
  const [path] = useLocation();
  const [opened, setOpened] = useState<string | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  // Where it was opened: on the next page it is closed again.
  const open = opened === path;
  useEffect(() => {
    if (!open) return;
    const leave = ({ target }: Event) => {
      if (!root.current?.contains(target as Node)) setOpened(null);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpened(null);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
      document.removeEventListener('keydown', onKey);
    };
  }, [open]);
  return (
    <div ref={root} className="relative">
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        aria-controls={id}
        aria-label={name}
        onClick={() => setOpened(open ? null : path)}
        className={`relative inline-flex min-h-10 items-center gap-1 px-2.5 text-sm font-medium ${
          open ? 'bg-sunken text-ink' : current ? 'text-ink' : 'text-muted hover:text-ink'
        } ${current ? 'shadow-[inset_0_-2px_0_rgb(var(--accent))]' : 'rounded-tremor-small'}`}
      >
        {label}
        <svg viewBox="0 0 12 12" aria-hidden className={`size-3 ${open ? 'rotate-180' : ''}`}>
          <path d="m2.5 4.5 3.5 3.5 3.5-3.5" fill="none" stroke="currentColor" strokeWidth={1.5} />
        </svg>
      </button>
      {open && (
        <div
          id={id}
          className={`absolute top-full z-30 mt-1 min-w-52 rounded-tremor-default border border-line bg-surface p-1.5 shadow-lg ${side === 'end' ? 'end-0' : 'start-0'}`}
        >
          {children}
        </div>
      )}
    </div>
  );
}
