import { dayNumber } from './day.js';
import type { Period } from './period.js';

/** Whether the period was not over by the end of the ISO day on which it was recorded. */
export function isPartial(period: Period, recordedOnDay: string): boolean {
  return dayNumber(period.end) > dayNumber(recordedOnDay) + 1;
}
