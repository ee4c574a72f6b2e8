import { isoDay } from '../period/day.js';
import type { TimeTick } from './time-ticks.js';
import type { ChartVoice } from './voice.js';

export function timeLabel(voice: Pick<ChartVoice, 'date'>, tick: TimeTick): string {
  const date = new Date(`${isoDay(tick.day)}T00:00:00Z`);
  const shape: Intl.DateTimeFormatOptions = {
    ...(tick.kind === 'month' ? {} : { year: 'numeric' }),
    ...(tick.kind === 'year' ? {} : { month: 'short' }),
    timeZone: 'UTC',
  };
  return voice.date(date, shape);
}
