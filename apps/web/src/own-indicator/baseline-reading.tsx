import type { Indicator } from '@marsad/indicators';
import type { IndicatorBody } from '@marsad/indicators/contract';
import { type EntryInput, howTaken, measure, readEntry } from '@marsad/indicators/offline';
import { problemText } from '@marsad/indicators/problems';
import { useToday } from '../api/today.js';
import { Reading } from '../entry/preview.js';
import { useWords } from '../language/words.js';

interface Props {
  /** Null until something was typed. */
  readonly typed: IndicatorBody | null;
}

/** How the baseline of an indicator that is yet to be made is read, with the reader that will read it. */
export function BaselineReading({ typed }: Props) {
  const words = useWords();
  const today = useToday()();
  if (!typed?.baseline || typed.baseline.value === '') return null;
  const indicator = readerOf(typed);
  const { value, period: asked, per } = typed.baseline;
  const input = { indicator: indicator.id, value, per, ...(asked === '' ? {} : { period: asked }) };
  const reading = readEntry(input as Partial<EntryInput>, () => indicator, today);
  const { figure, period, faults } = reading;
  if (faults.length > 0)
    return (
      <div aria-live="polite" className="rounded-tremor-small bg-sunken p-3 text-sm">
        {faults.map(({ pointer, problem }) => (
          <p key={pointer}>{problemText(problem, words.language)}</p>
        ))}
      </div>
    );
  const measured = figure && period && measure({ figure, period, recordedOn: today }, indicator, null);
  const taken = figure && period ? howTaken(reading, indicator, period, figure) : [];
  return (
    <div aria-live="polite" className="flex flex-col gap-2 rounded-tremor-small bg-sunken p-3 text-sm">
      <Reading
        indicator={{ ...indicator, baseline: null }}
        preview={{
          quantity: figure?.quantity ?? null,
          per: figure?.per ?? null,
          period,
          normalised: measured?.normalised ?? null,
          comparison: null,
          partial: measured?.partial ?? false,
          baseline: null,
        }}
      />
      {taken.map(({ problem }) => (
        <p key={problem.code}>{problemText(problem, words.language)}</p>
      ))}
    </div>
  );
}

/** What the definition says of how its figures are read; the rest of it is not asked. */
function readerOf({ baseline: _, ...definition }: IndicatorBody): Indicator {
  const defaults = { rateBasis: null, statedAs: 'total', nonNegative: true, integer: false, margin: 0 };
  return { ...defaults, ...definition, dimensions: [] } as unknown as Indicator;
}
