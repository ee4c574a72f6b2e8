import { dayNumber, isoDay } from './day.js';
import { parsePeriod } from './parse.js';

/**
 * The last day a source's date allows: "2020-06" was out by 2020-06-30 for certain, not before.
 * @param date a day, a month or a year in ISO form; null when it is not one.
 */
export function lastDayOf(date: string): string | null {
  if (!/^\d{4}(-\d{2}){0,2}$/.test(date)) return null;
  const parsed = parsePeriod(date);
  return parsed.kind === 'period' ? isoDay(dayNumber(parsed.period.end) - 1) : null;
}

/** The first day a source's date allows; `date` is one {@link lastDayOf} could read. */
export function firstDayOf(date: string): string {
  return `${date}${'-01'.repeat(3 - date.split('-').length)}`;
}

/** The day from which on what a source says is known for certain: a report of this month that is in hand is out. */
export function knownOnOf(date: string, today: string): string | null {
  const last = lastDayOf(date);
  return last !== null && last > today ? today : last;
}
