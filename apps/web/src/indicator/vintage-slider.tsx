import { useId, useMemo } from 'react';
import { useVintages } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { useDraft } from './address.js';
import type { AsOf } from './as-of.js';

interface Props {
  readonly indicator: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly asOf: AsOf;
}

/** Goes back through the days on which something of the series became known, to what was known then. */
export function VintageSlider({ indicator, dimensions, asOf }: Props) {
  const words = useWords();
  const id = useId();
  const { data } = useVintages(indicator, dimensions);
  const days = useMemo(() => (data ?? []).toReversed(), [data]);
  const [draft, drag] = useDraft<number>((stop) => asOf.set(days[stop]?.knownOn ?? ''));
  if (days.length < 2) return null;
  const stop = draft ?? stopOf(days, asOf.day);
  const shown = days[stop];
  const said =
    shown === undefined
      ? words.t('vintages.today')
      : words.t('vintages.on', { day: words.day(shown.knownOn), count: shown.revisions });
  return (
    <div className="mt-4 print:hidden">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 text-xs">
        <label htmlFor={id} className="font-semibold text-ink">
          {words.t('vintages.label')}
        </label>
        <output htmlFor={id} className="text-muted">
          {said}
        </output>
      </div>
      <div className="flex items-center gap-3 text-xs text-faint" dir="ltr">
        <bdi>{words.day(days[0]?.knownOn ?? '')}</bdi>
        <input
          id={id}
          type="range"
          min={0}
          max={days.length}
          step={1}
          value={stop}
          aria-valuetext={said}
          onChange={({ target }) => drag(Number(target.value))}
          className="h-10 min-w-0 flex-1 cursor-pointer accent-accent"
        />
        <bdi>{words.t('vintages.now')}</bdi>
      </div>
    </div>
  );
}

/** The last of the days that is not after the one shown; the stop after them all is today. */
function stopOf(days: readonly { readonly knownOn: string }[], day: string | null): number {
  if (day === null) return days.length;
  return Math.max(
    0,
    days.findLastIndex(({ knownOn }) => knownOn <= day),
  );
}
