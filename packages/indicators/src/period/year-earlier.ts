import { addMonths, dayNumber, isoWeekStart, isoWeeksInYear } from './day.js';
import type { Period } from './period.js';
import { periodOfDays, shapeOf } from './periods.js';

/**
 * The same window a year earlier: months by the calendar, a week by its number (53 becomes 52 where the earlier year
 * has none), other days by their dates, 29 February becoming the 28th.
 */
export function yearEarlier(period: Period): Period {
  const shape = shapeOf(period);
  if (shape.shape === 'week') {
    const start = isoWeekStart(shape.year - 1, Math.min(shape.week, isoWeeksInYear(shape.year - 1)));
    return periodOfDays(start, start + 7);
  }
  const lastDay = dayNumber(period.end) - 1;
  const start = addMonths(dayNumber(period.start), -12);
  if (shape.shape !== 'days') return periodOfDays(start, addMonths(lastDay + 1, -12));
  return periodOfDays(start, addMonths(lastDay, -12) + 1);
}
