import type { Period } from '@marsad/indicators';
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { lateness } from '@marsad/indicators/limits';
import { useWords } from '../language/words.js';

type Props = Pick<IndicatorSummaryWire, 'overdue'> & { readonly last: Period };

/** Hatched, so that it differs from every verdict without its colour; the figure itself is dimmed by nothing. */
export function Overdue({ overdue, last }: Props) {
  const words = useWords();
  if (overdue === null) return null;
  return (
    <p className="flex items-start gap-2 text-sm text-ink">
      <span
        aria-hidden
        className="mt-0.5 size-4 shrink-0 rounded-tremor-small border border-faint bg-[repeating-linear-gradient(45deg,transparent_0_3px,rgb(var(--faint))_3px_5px)]"
      />
      <span className="min-w-0">
        {words.t('panel.overdue', {
          last: words.period(last),
          since: words.day(overdue.since),
          ...lateness(overdue.daysLate),
        })}
      </span>
    </p>
  );
}
