/** How often a feed is fetched, as a form asks for it and as it is said. */

export interface ScheduleDraft {
  /** A length of time, "daily", "weekly", or "cron" for what none of these says. */
  readonly often: string;
  /** HH:MM, in the time zone of the installation. */
  readonly time: string;
  /** 0 to 6, Sunday first. */
  readonly weekday: string;
  readonly cron: string;
}

export interface Schedule {
  readonly every: string | null;
  readonly cron: string | null;
}

/** Lengths to choose from. */
export const usualEvery = ['PT15M', 'PT1H', 'PT6H', 'P1D', 'P1W'] as const;

export type Said =
  | { readonly kind: 'every'; readonly count: number; readonly unit: 'minute' | 'hour' | 'day' | 'week' }
  | { readonly kind: 'daily'; readonly time: string }
  | { readonly kind: 'weekly'; readonly time: string; readonly weekday: number }
  /** What is said as it stands. */
  | { readonly kind: 'other'; readonly text: string };

const units = { M: 'minute', H: 'hour', D: 'day', W: 'week' } as const;

export function saidOf({ every, cron }: Schedule): Said {
  if (every !== null) {
    const [, count, unit] = /^PT?(\d+)([MHDW])$/.exec(every) ?? [];
    return count === undefined || unit === undefined
      ? { kind: 'other', text: every }
      : { kind: 'every', count: Number(count), unit: units[unit as keyof typeof units] };
  }
  const text = cron ?? '';
  const [, minute = '', hour = '', weekday] =
    /^(\d{1,2}) (\d{1,2}) \* \* (\*|[0-7])$/.exec(text.trim()) ?? [];
  if (weekday === undefined || Number(minute) > 59 || Number(hour) > 23) return { kind: 'other', text };
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  return weekday === '*' ? { kind: 'daily', time } : { kind: 'weekly', time, weekday: Number(weekday) % 7 };
}

export function scheduleDraftOf(schedule: Schedule | null): ScheduleDraft {
  const first = { often: 'P1D', time: '06:00', weekday: '1', cron: '0 6 * * *' };
  if (schedule === null) return first;
  const said = saidOf(schedule);
  switch (said.kind) {
    case 'every':
      return { ...first, often: schedule.every ?? first.often };
    case 'daily':
      return { ...first, often: 'daily', time: said.time };
    case 'weekly':
      return { ...first, often: 'weekly', time: said.time, weekday: String(said.weekday) };
    case 'other':
      return schedule.every === null
        ? { ...first, often: 'cron', cron: said.text }
        : { ...first, often: schedule.every };
  }
}

export function scheduleOf({ often, time, weekday, cron }: ScheduleDraft): Schedule {
  const [hour = '0', minute = '0'] = time.split(':');
  switch (often) {
    case 'daily':
      return { every: null, cron: `${Number(minute)} ${Number(hour)} * * *` };
    case 'weekly':
      return { every: null, cron: `${Number(minute)} ${Number(hour)} * * ${weekday}` };
    case 'cron':
      return { every: null, cron: cron.trim() };
    default:
      return { every: often, cron: null };
  }
}
