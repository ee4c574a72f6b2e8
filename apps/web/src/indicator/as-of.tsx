import { useMemo } from 'react';
import { useWords } from '../language/words.js';
import { useAddress } from '../ui/address.js';
import { Button } from '../ui/button.js';
import { DayField } from '../ui/day-field.js';
import { Notice } from '../ui/notice.js';

export interface AsOf {
  /** ISO day; null for today. */
  readonly day: string | null;
  readonly set: (day: string) => void;
}

/** The day in the address as of which everything is shown. */
export function useAsOf(): AsOf {
  const [search, write] = useAddress();
  const given = search.get('asOf') ?? '';
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(Date.parse(given));
  const day = isDay ? given : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what writes an address is made anew each time and does the same.
  return useMemo(() => ({ day, set: (next) => write({ asOf: next }) }), [day]);
}

export function AsOfChoice({ asOf }: { asOf: AsOf }) {
  const words = useWords();
  return (
    <div className="flex items-center gap-1.5 text-xs text-muted">
      <span aria-hidden>{words.t('asOf.label')}</span>
      <DayField
        label={words.t('asOf.label')}
        none={words.t('day.today')}
        value={asOf.day ?? ''}
        onChange={asOf.set}
        className="min-h-9 min-w-36 rounded-tremor-small border border-edge bg-surface px-2 py-1 text-xs text-ink"
      />
    </div>
  );
}

/** Says for the whole page that it shows the past. */
export function AsOfNotice({ asOf }: { asOf: AsOf }) {
  const words = useWords();
  if (asOf.day === null) return null;
  return (
    <Notice kind="warning" role="status">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p>{words.t('asOf.shown', { day: words.day(asOf.day) })}</p>
        <Button onClick={() => asOf.set('')}>{words.t('asOf.today')}</Button>
      </div>
    </Notice>
  );
}
