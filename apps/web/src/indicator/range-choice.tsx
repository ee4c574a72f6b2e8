import type { Days } from '../chart/zoom.js';
import { monthShifted, monthsOf } from '../chart/zoom.js';
import { useWords } from '../language/words.js';
import { useCalm } from '../lazy/when-idle.js';
import { monthAfter, type Range } from './address.js';

const years = [1, 3, 5] as const;

interface Props {
  readonly range: Range;
  /** What there is to see. */
  readonly whole: Days;
  /** The day after the last figure; null where there is none. */
  readonly end: number | null;
}

/** Which months the chart shows: the last few years, all, or from one month to another. */
export function RangeChoice({ range, whole, end }: Props) {
  const words = useWords();
  const { from, to } = range.months;
  const months = monthsIn(whole);
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
      <MonthChoice
        label={words.t('range.from')}
        none={words.t('range.first')}
        months={months.filter((one) => to === '' || one <= to)}
        value={from}
        choose={(month) => range.set({ from: month, to })}
      />
      <MonthChoice
        label={words.t('range.to')}
        none={words.t('range.last')}
        months={months.filter((one) => one >= from)}
        value={to}
        choose={(month) => range.set({ from, to: month })}
      />
      {choices.length === 0 && (from !== '' || to !== '') && (
        <Choice pressed={false} choose={() => range.set({ from: '', to: '' })}>
          {words.t('range.all')}
        </Choice>
      )}
    </div>
  );
}

interface MonthChoiceProps {
  readonly label: string;
  /** What it is where no month is chosen. */
  readonly none: string;
  readonly months: readonly string[];
  readonly value: string;
  readonly choose: (month: string) => void;
}

function MonthChoice({ label, none, months, value, choose }: MonthChoiceProps) {
  const words = useWords();
  const isCalm = useCalm();
  const chosen = value === '' ? [] : [value];
  // Hundreds of choices hold a slow phone up before there is anything to choose them for. A link may hold one for which
  // there is nothing to see any more.
  const all = isCalm ? [...new Set([...months, ...chosen])].toSorted() : chosen;
  return (
    <label className="flex items-center gap-1.5">
      {label}
      <select
        className="min-h-9 w-36 rounded-tremor-small border border-edge bg-surface py-1 pe-7 ps-2 text-xs text-ink"
        value={value}
        onChange={({ target }) => choose(target.value)}
      >
        <option value="">{none}</option>
        {all.map((month) => (
          <option key={month} value={month}>
            {words.day(month)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A list longer than this is no help: then the first months of the years do. */
const mostMonths = 240;

function monthsIn(whole: Days): readonly string[] {
  const { from, to } = monthsOf(whole);
  const all: string[] = [];
  for (let month = from; month <= to; month = monthAfter(month).slice(0, 7)) all.push(month);
  return all.length > mostMonths ? all.filter((month) => month.endsWith('-01')) : all;
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
