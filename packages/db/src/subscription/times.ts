/** When a mail is due to somebody, by their own clock. */
import type { MailPace } from '@marsad/indicators/pipeline';
import { nextRun } from '../feed/schedule.js';
import type { Telling } from './subscription.js';

/** The first moment after `nowMs`, in ms. What is told at once is looked for again and again. */
export function nextMailAt(
  pace: MailPace,
  { hour, weekday, timeZone }: Pick<Telling, 'hour' | 'weekday' | 'timeZone'>,
  nowMs: number,
): number {
  if (pace === 'at-once') return nowMs;
  const cron = `0 ${hour} * * ${pace === 'daily' ? '*' : weekday}`;
  return nextRun({ every: null, cron }, null, nowMs, timeZone);
}
