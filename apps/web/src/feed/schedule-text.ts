import type { Words } from '../language/words.js';
import { type Schedule, saidOf } from './schedule.js';

/** How often a feed is fetched, in words; what no words are for as it stands. */
export function scheduleText(words: Words, schedule: Schedule): string {
  const said = saidOf(schedule);
  switch (said.kind) {
    case 'every':
      return words.t(`feeds.every.${said.unit}`, { count: said.count });
    case 'daily':
      return words.t('feeds.daily', { time: said.time });
    case 'weekly':
      return words.t('feeds.weekly', { day: weekdayText(words, said.weekday), time: said.time });
    case 'other':
      return words.t('feeds.otherTimes', { text: said.text });
  }
}

/** @param weekday 0 is Sunday. */
export function weekdayText(words: Words, weekday: number): string {
  // A Sunday, and the days after it.
  return words.date(new Date(Date.UTC(2020, 2, 1 + weekday)), { weekday: 'long', timeZone: 'UTC' });
}
