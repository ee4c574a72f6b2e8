/** A number in a cell as its format shows it. */
import type { Cell } from '@marsad/indicators/table';
import { dayOf, type ShownDay, timeOf } from './day.js';
import { decimal, withoutNoise } from './decimal.js';
import type { NumberFormat } from './number-format.js';

export function numberCell(value: number, format: NumberFormat, from1904: boolean): Cell {
  switch (format.kind) {
    case 'number':
      return plainNumber(value);
    case 'padded': {
      const shown = withoutNoise(value);
      const isCode = Number.isSafeInteger(shown) && shown >= 0;
      const text = decimal(shown);
      return { kind: 'number', value: shown, text: isCode ? text.padStart(format.digits, '0') : text };
    }
    case 'percent':
      return percentCell(value);
    case 'time':
      return timeCell(value);
    case 'date': {
      const shown = dayOf(value, from1904);
      if (shown !== null) return dateCell(shown, format);
      // An hour without a day, or what a spreadsheet cannot show as a date.
      return value >= 0 && value < 1 ? timeCell(value) : { kind: 'error', text: `#NUM! ${decimal(value)}` };
    }
  }
}

export function plainNumber(value: number): Cell {
  const shown = withoutNoise(value);
  return { kind: 'number', value: shown, text: decimal(shown) };
}

export function percentCell(share: number): Cell {
  const value = withoutNoise(share * 100);
  return { kind: 'percent', value, text: `${decimal(value)}%` };
}

/** No more of a date than is shown: of a month its day is the program's, not the writer's. */
export function dateCell({ day, time }: ShownDay, format: { shows: string; time: boolean }): Cell {
  const length = format.shows === 'year' ? 4 : format.shows === 'month' ? 7 : 10;
  const text = day.slice(0, length);
  return { kind: 'date', day, text: format.time && time !== '' ? `${text} ${time}` : text };
}

function timeCell(value: number): Cell {
  const text = value >= 0 ? timeOf(Math.round(value * 86_400)) : decimal(withoutNoise(value));
  return { kind: 'number', value: withoutNoise(value), text };
}
