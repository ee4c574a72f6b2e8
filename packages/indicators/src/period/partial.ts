import type { Period } from './period.js';

/** Whether the period was not over on the ISO day on which it was recorded: its last day is over when it is past. Asked of every figure, so that the days are compared as they are written. */
export function isPartial(period: Period, recordedOn: string): boolean {
  return period.end > recordedOn;
}
