import type { IndicatorSummaryWire } from '@marsad/indicators/wire';
import { useWords } from '../language.js';

/** Hatched, so that it differs from every verdict without its colour. */
export function Overdue({ overdue }: { overdue: IndicatorSummaryWire['overdue'] }) {
  const words = useWords();
  if (overdue === null) return null;
  return (
    <p className="flex items-start gap-2 text-sm text-ink">
      <span
        aria-hidden
        className="mt-0.5 size-4 shrink-0 rounded-tremor-small border border-faint bg-[repeating-linear-gradient(45deg,transparent_0_3px,rgb(var(--faint))_3px_5px)]"
      />
      {words.t('panel.overdue', { since: words.day(overdue.since), ...lateness(overdue.daysLate) })}
    </p>
  );
}

/** Days as long as days mean something to the reader, then months, then years; never rounded up. */
export function lateness(days: number): { readonly count: number; readonly unit: 'day' | 'month' | 'year' } {
  if (days < 90) return { count: days, unit: 'day' };
  if (days < 730) return { count: Math.floor(days / 30.44), unit: 'month' };
  return { count: Math.floor(days / 365.25), unit: 'year' };
}
