import { type CSSProperties, useEffect, useRef } from 'react';
import { DayPicker, type DropdownProps, type Matcher } from 'react-day-picker';
import { useToday } from '../api/today.js';
import { customs } from '../language/customs.js';
import { useWords, type Words } from '../language/words.js';
import { Button } from './button.js';
import { dateOf, dayOf } from './iso-day.js';

interface Props {
  /** Where the field is that it belongs to. */
  readonly under: DOMRect;
  readonly label: string;
  readonly value: string;
  readonly min: string | undefined;
  readonly max: string | undefined;
  readonly none: string | undefined;
  readonly choose: (day: string) => void;
  readonly close: () => void;
}

/** The months one can go to where the field sets no limits. */
const firstYear = 1990;
const yearsAhead = 2;

export default function Calendar({ under, label, value, min, max, none, choose, close }: Props) {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    // Not before it is open can anything in it take the focus.
    opened?.querySelector<HTMLElement>('[role=grid] button[tabindex="0"]')?.focus();
  }, []);
  const take = (day: string) => {
    choose(day);
    dialog.current?.close();
  };
  const selected = dateOf(value);
  const today = useToday();
  const [first, last] = [dateOf(min ?? ''), dateOf(max ?? '')];
  const outside: Matcher[] = [
    ...(first === undefined ? [] : [{ before: first }]),
    ...(last === undefined ? [] : [{ after: last }]),
  ];
  const month = (date: Date) => words.date(date, { month: 'long', year: 'numeric' });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has Escape, which every dialog knows.
    <dialog
      ref={dialog}
      aria-label={label}
      onClose={close}
      onClick={({ target, currentTarget }) => {
        if (target === currentTarget) currentTarget.close();
      }}
      style={placeBy(under)}
      className="fixed m-0 w-[20.5rem] max-w-[calc(100vw-1rem)] rounded-tremor-default border border-line bg-surface p-3 text-ink shadow-lg backdrop:bg-transparent"
    >
      <DayPicker
        mode="single"
        required={false}
        selected={selected}
        today={dateOf(today())}
        defaultMonth={selected ?? first}
        startMonth={first ?? new Date(firstYear, 0)}
        endMonth={last ?? new Date(new Date().getFullYear() + yearsAhead, 11)}
        disabled={outside}
        onSelect={(_, day) => take(dayOf(day))}
        captionLayout="dropdown"
        dir={words.dir}
        weekStartsOn={customs[words.language].weekStartsOn}
        formatters={{
          formatDay: (date) => words.number(date.getDate()),
          formatCaption: month,
          formatMonthDropdown: (date) => words.date(date, { month: 'long' }),
          formatYearDropdown: (date) => words.date(date, { year: 'numeric' }),
          formatWeekdayName: (date) => words.date(date, { weekday: customs[words.language].weekday }),
        }}
        labels={{
          labelNav: () => label,
          labelGrid: month,
          labelPrevious: () => words.t('day.previousMonth'),
          labelNext: () => words.t('day.nextMonth'),
          labelMonthDropdown: () => words.t('day.month'),
          labelYearDropdown: () => words.t('day.year'),
          labelWeekday: (date) => words.date(date, { weekday: 'long' }),
          labelDayButton: (date) => spoken(words, date),
        }}
        components={{ Dropdown, Chevron }}
        classNames={{
          months: 'relative',
          nav: 'absolute inset-x-0 top-0 flex justify-between',
          button_previous: arrow,
          button_next: arrow,
          month_caption: 'mb-2 flex min-h-10 items-center justify-center px-11',
          dropdowns: 'flex gap-1',
          month_grid: 'w-full border-collapse',
          weekday: 'py-1 text-center text-xs font-normal text-faint',
          day: 'p-0 text-center',
          day_button:
            'mx-auto flex size-10 items-center justify-center rounded-tremor-small text-sm tabular-nums enabled:hover:bg-sunken',
          today: 'font-bold underline underline-offset-4',
          selected: '[&>button]:bg-accent [&>button]:text-on-accent [&>button:hover]:bg-accent',
          disabled: 'text-faint line-through',
        }}
      />
      <div className="mt-2 flex justify-end gap-2">
        {none !== undefined && value !== '' && <Button onClick={() => take('')}>{none}</Button>}
        <Button onClick={() => dialog.current?.close()}>{words.t('day.close')}</Button>
      </div>
    </dialog>
  );
}

const arrow =
  'inline-flex size-10 items-center justify-center rounded-tremor-small hover:bg-sunken aria-disabled:opacity-40';

const spoken = (words: Words, date: Date) =>
  words.date(date, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

function Dropdown({ options = [], 'aria-label': label, value, onChange, disabled }: DropdownProps) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={onChange}
      disabled={disabled}
      className="min-h-10 rounded-tremor-small border border-edge bg-surface py-1 pe-7 ps-2 text-sm text-ink"
    >
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

const turns = { left: 'rotate-90', right: '-rotate-90', up: 'rotate-180', down: '' } as const;

function Chevron({ orientation = 'down' }: { orientation?: keyof typeof turns }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden className={`size-4 ${turns[orientation]}`}>
      <path d="m2.5 4.5 3.5 3.5 3.5-3.5" fill="none" stroke="currentColor" strokeWidth={1.5} />
    </svg>
  );
}

/** In px: about what it takes, and the least it keeps from the edges of the window. */
const size = { width: 328, height: 420, margin: 8 };

/** Under its field, or above it where there is no room, and always whole in the window. */
function placeBy({ left, right, top, bottom }: DOMRect): CSSProperties {
  const { clientWidth, clientHeight, dir } = document.documentElement;
  const start = dir === 'rtl' ? right - size.width : left;
  const below = bottom + 4;
  const fits = below + size.height <= clientHeight - size.margin;
  return {
    left: Math.max(size.margin, Math.min(start, clientWidth - size.width - size.margin)),
    right: 'auto',
    top: Math.max(size.margin, fits ? below : top - size.height - 4),
  };
}
