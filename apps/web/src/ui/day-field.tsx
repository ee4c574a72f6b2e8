import { useState } from 'react';
import { useWords } from '../language/words.js';
import { lazyComponent } from '../lazy/lazy-component.js';
import { Later } from './boundary.js';
import type { FieldAids } from './field.js';

const Calendar = lazyComponent(() => import('./calendar.js'));

interface Props extends Partial<Omit<FieldAids, 'className'>> {
  readonly className: string;
  /** What is asked for. It is said with the day, so a label beside the field only has to show it. */
  readonly label: string;
  /** ISO day; empty where there is none. */
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly min?: string;
  readonly max?: string;
  /** Said where there is no day, and offered to go back to that; without it there is always one. */
  readonly none?: string;
}

/**
 * A day, in the reader's language: a browser's own field for it speaks the browser's. The calendar comes when it is
 * first wanted.
 */
export function DayField({ label, value, onChange, min, max, none, className, ...aids }: Props) {
  const words = useWords();
  const [under, setUnder] = useState<DOMRect | null>(null);
  const shown = value === '' ? (none ?? words.t('day.choose')) : words.day(value);
  return (
    <>
      <button
        {...aids}
        type="button"
        aria-haspopup="dialog"
        aria-label={`${label}: ${shown}`}
        onClick={({ currentTarget }) => setUnder(currentTarget.getBoundingClientRect())}
        className={`${className} inline-flex items-center justify-between gap-2 text-start`}
      >
        <span className={`min-w-0 truncate ${value === '' ? 'text-faint' : ''}`}>{shown}</span>
        <svg viewBox="0 0 16 16" aria-hidden className="size-4 shrink-0" fill="none" stroke="currentColor">
          <path d="M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2v3M10.5 2v3" />
        </svg>
      </button>
      {under !== null && (
        <Later fallback={null}>
          <Calendar
            under={under}
            label={label}
            value={value}
            min={min}
            max={max}
            none={none}
            choose={onChange}
            close={() => setUnder(null)}
          />
        </Later>
      )}
    </>
  );
}
