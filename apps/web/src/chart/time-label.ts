import { isoDay } from '@marsad/indicators';
import type { Words } from '../language/words.js';
import type { TimeTick } from './time-ticks.js';

export function timeLabel(words: Words, tick: TimeTick): string {
  const date = new Date(`${isoDay(tick.day)}T00:00:00Z`);
  const shape: Intl.DateTimeFormatOptions = {
    ...(tick.kind === 'month' ? {} : { year: 'numeric' }),
    ...(tick.kind === 'year' ? {} : { month: 'short' }),
    timeZone: 'UTC',
  };
  return words.date(date, shape);
}
