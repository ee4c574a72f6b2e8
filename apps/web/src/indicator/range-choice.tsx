import type { Days } from '../chart/zoom.js';
import { monthShifted, monthsOf } from '../chart/zoom.js';
import { useWords } from '../language.js';
import type { Range } from './address.js';

const years = [1, 3, 5] as const;

interface Props {
  readonly range: Range;
  /** What there is to see. */
  readonly whole: Days;
  /** The day after the last figure; null where there is none. */
  readonly end: number | null;
}

const month = 'min-h-9 w-36 rounded-tremor-small border border-edge bg-surface px-2 py-1 text-xs text-ink';

/** Which months the chart shows: the last few years, all, or from one month to another. */
export function RangeChoice({ range, whole, end }: Props) {
  const words = useWords();
  const { from, to } = range.months;
  const choices = years
    .map((count) => ({ count, from: startOf(end ?? whole[1], count) }))
    .filter((choice) => choice.from > monthsOf(whole).from);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-xs text-muted print:hidden">
      {choices.length > 0 && (
        <fieldset aria-label={words.t('range.label')} className="flex">
          {choices.map((choice) => (
            <Choice
              key={choice.count}
              pressed={from === choice.from && to === ''}
              choose={() => range.set({ from: choice.from, to: '' })}
            >
              {words.t('range.years', { count: choice.count })}
            </Choice>
          ))}
          <Choice pressed={from === '' && to === ''} choose={() => range.set({ from: '', to: '' })}>
            {words.t('range.all')}
          </Choice>
        </fieldset>
      )}
      <label className="flex items-center gap-1.5">
        {words.t('range.from')}
        <input
          type="month"
          className={month}
          value={from}
          onChange={({ target }) => range.set({ from: target.value, to })}
        />
      </label>
      <label className="flex items-center gap-1.5">
        {words.t('range.to')}
        <input
          type="month"
          className={month}
          value={to}
          onChange={({ target }) => range.set({ from, to: target.value })}
        />
      </label>
      {choices.length === 0 && (from !== '' || to !== '') && (
        <Choice pressed={false} choose={() => range.set({ from: '', to: '' })}>
          {words.t('range.all')}
        </Choice>
      )}
    </div>
  );
}

/** The first of the last `years` times twelve months. */
function startOf(end: number, count: number): string {
  return monthsOf([monthShifted(end - 1, 1 - 12 * count), end]).from;
}

interface ChoiceProps {
  readonly pressed: boolean;
  readonly choose: () => void;
  readonly children: string;
}

export function Choice({ pressed, choose, children }: ChoiceProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={choose}
      className={`min-h-9 border border-edge px-3 text-xs font-medium -ms-px first:ms-0 first:rounded-s-tremor-small last:rounded-e-tremor-small focus-visible:z-10 ${
        pressed ? 'bg-ink text-surface' : 'bg-surface text-ink hover:bg-sunken'
      }`}
    >
      {children}
    </button>
  );
}
