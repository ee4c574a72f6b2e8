/** Periods as tables write them, by the reader of their rows: what is taken for one here is one there. */
import type { Period } from '../../period/period.js';
import type { DateOrder } from '../mapping.js';
import { readPeriodText } from '../read/period-cell.js';

const mostCharacters = 60;

/** Null where it is none, or reads two ways. "12" may be anything. */
export function tablePeriod(text: string, order: DateOrder | null, today: string): Period | null {
  const words = text.trim();
  if (words === '' || words.length > mostCharacters || /^\d{1,3}$/.test(words)) return null;
  const read = readPeriodText(words, { dates: order, today });
  return read.kind === 'period' ? read.period : null;
}

/** The day of a text that is one day; a text that is none in the order given is read in the one it fits. */
export function dayIn(text: string, order: DateOrder, today: string): string | null {
  return tablePeriod(text, order, today)?.start ?? null;
}

/** The day that a date in three numbers is in an order; the text itself where it is none. */
export function isoIn(text: string, order: DateOrder): string {
  return tablePeriod(text, order, '2100-01-01')?.text ?? text;
}

export const outcomeIn = (text: string, order: DateOrder): string => `${text} → ${isoIn(text, order)}`;
