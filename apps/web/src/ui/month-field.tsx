import { useState } from 'react';
import { useWords } from '../language/words.js';

interface Props {
  readonly label: string;
  readonly className: string;
  /** Such as `2020-06`; empty where there is none. */
  readonly value: string;
  readonly onChange: (month: string) => void;
}

const firstYear = 1990;
const nothing = { year: '', month: '' };

/** A month of a year, in the reader's language; told once both are chosen. */
export function MonthField({ label, className, value, onChange }: Props) {
  const words = useWords();
  const [begun, setBegun] = useState(nothing);
  const [year = '', month = ''] = value === '' ? [begun.year, begun.month] : value.split('-');
  const lastYear = new Date().getFullYear() + 1;
  const usual = Array.from({ length: lastYear - firstYear + 1 }, (_, at) => String(lastYear - at));
  // What is typed beside it may be of any year.
  const years = year === '' || usual.includes(year) ? usual : [year, ...usual];
  const take = (chosen: { year: string; month: string }) => {
    const whole = chosen.year !== '' && chosen.month !== '';
    // Once it is told, only the value says what is chosen.
    setBegun(whole ? nothing : chosen);
    if (whole) onChange(`${chosen.year}-${chosen.month}`);
  };
  return (
    <fieldset aria-label={label} className="grid grid-cols-[3fr_2fr] gap-2">
      <select
        aria-label={words.t('day.month')}
        className={className}
        value={month}
        onChange={({ target }) => take({ year, month: target.value })}
      >
        <option value="" disabled>
          {words.t('day.month')}
        </option>
        {months.map((one) => (
          <option key={one} value={one}>
            {words.date(new Date(Date.UTC(2020, Number(one) - 1)), { month: 'long', timeZone: 'UTC' })}
          </option>
        ))}
      </select>
      <select
        aria-label={words.t('day.year')}
        className={className}
        value={year}
        onChange={({ target }) => take({ year: target.value, month })}
      >
        <option value="" disabled>
          {words.t('day.year')}
        </option>
        {years.map((one) => (
          <option key={one} value={one}>
            {words.day(one)}
          </option>
        ))}
      </select>
    </fieldset>
  );
}

const months = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'));
