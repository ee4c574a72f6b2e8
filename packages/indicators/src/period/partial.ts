import { dayNumber } from './day.js';
import type { Period } from './period.js';

/** Whether the period was not over on the ISO day on which it was recorded: its last day is over when it is past. */
export function isPartial(period: Period, recordedOn: string): boolean {
  return dayNumber(period.end) > dayNumber(recordedOn);
}
