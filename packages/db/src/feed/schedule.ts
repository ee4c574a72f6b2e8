/** When a feed runs: after a length of time, or as a cron expression says, read by the library the queue reads it with. */
import { type Problem, problem } from '@marsad/indicators';
import { CronExpressionParser } from 'cron-parser';

export type Schedule =
  | { readonly every: string; readonly cron: null }
  | { readonly every: null; readonly cron: string };

const minuteMs = 60_000;
export const leastMinutes = 5;
const mostDays = 366;

/** Where it is no schedule: which part of it, and why. */
export interface ScheduleFault {
  readonly pointer: '/every' | '/cron' | '';
  readonly problem: Problem;
}

/** @param timeZone in which a cron expression is meant. */
export function scheduleFault(schedule: Schedule, timeZone: string): ScheduleFault | null {
  return schedule.cron === null ? everyFault(schedule.every) : cronFault(schedule.cron, timeZone);
}

function everyFault(every: string): ScheduleFault | null {
  const ms = lengthOf(every);
  const of = (
    code: 'feed-every-not-read' | 'feed-too-often' | 'feed-too-seldom',
    params: Problem['params'],
  ) => ({
    pointer: '/every' as const,
    problem: problem(code, params),
  });
  if (ms === null) return of('feed-every-not-read', { value: every });
  if (ms < leastMinutes * minuteMs) return of('feed-too-often', { least: leastMinutes });
  return ms > mostDays * 24 * 60 * minuteMs ? of('feed-too-seldom', { most: mostDays }) : null;
}

/** ISO 8601, of parts that always last the same: months and years do not. Null for anything else. */
export function lengthOf(every: string): number | null {
  const found = /^P(?=.)(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=.)(?:(\d{1,6})H)?(?:(\d{1,6})M)?)?$/.exec(every);
  if (found === null) return null;
  const [weeks, days, hours, minutes] = found.slice(1).map((part) => Number(part ?? 0));
  return ((((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * minuteMs;
}

/** Five fields of numbers and English names: what else the library knows (seconds, chance, nicknames) is nobody's here. */
const fiveFields = /^[0-9A-Za-z*/,\-?#]+(?: +[0-9A-Za-z*/,\-?#]+){4}$/;

function cronFault(cron: string, timeZone: string): ScheduleFault | null {
  const of = (
    code: 'feed-cron-not-read' | 'feed-never-runs' | 'feed-too-often',
    params: Problem['params'],
  ) => ({
    pointer: '/cron' as const,
    problem: problem(code, params),
  });
  const parsed = fiveFields.test(cron) && !/\bH\b/i.test(cron) ? parse(cron, 0, timeZone) : null;
  if (parsed === null)
    return of(isOtherwiseRead(cron, timeZone) ? 'feed-never-runs' : 'feed-cron-not-read', { value: cron });
  if (nextOfCron(cron, Date.now(), timeZone) === null) return of('feed-never-runs', { value: cron });
  return isTooOften(parsed) ? of('feed-too-often', { least: leastMinutes }) : null;
}

/** The library does not read a day that its month never has. */
function isOtherwiseRead(cron: string, timeZone: string): boolean {
  const [minute, hour, day, month, weekday] = cron.split(/ +/);
  const isDay = /^\d{1,2}$/.test(day ?? '') && Number(day) >= 1 && Number(day) <= 31;
  return (
    isDay && fiveFields.test(cron) && parse(`${minute} ${hour} * ${month} ${weekday}`, 0, timeZone) !== null
  );
}

function parse(cron: string, afterMs: number, timeZone: string) {
  try {
    return CronExpressionParser.parse(cron, { currentDate: new Date(afterMs), tz: timeZone });
  } catch {
    return null;
  }
}

/** Within an hour, or from the end of one to the beginning of the next. */
function isTooOften({ fields }: NonNullable<ReturnType<typeof parse>>): boolean {
  const minutes = fields.minute.values;
  const hours = fields.hour.values as readonly number[];
  const gaps = minutes.slice(1).map((minute, at) => minute - (minutes[at] ?? 0));
  const over = 60 + (minutes[0] ?? 0) - (minutes.at(-1) ?? 0);
  const isFollowed = hours.some((hour) => hours.includes((hour + 1) % 24));
  return [...gaps, ...(isFollowed ? [over] : [])].some((gap) => gap < leastMinutes);
}

function nextOfCron(cron: string, afterMs: number, timeZone: string): number | null {
  try {
    return parse(cron, afterMs, timeZone)?.next().getTime() ?? null;
  } catch {
    return null;
  }
}

/**
 * When it runs after `nowMs`. What was missed meanwhile is not made up for: one run fetches what all of them would have.
 * @param dueMs when it was due before; null for a schedule that is new, which begins at once where it is a length of time.
 * @throws Error for what is no schedule.
 */
export function nextRun(schedule: Schedule, dueMs: number | null, nowMs: number, timeZone: string): number {
  if (schedule.cron === null) {
    const length = lengthOf(schedule.every);
    if (length === null || length === 0) throw new Error(`no length of time: ${schedule.every}`);
    if (dueMs === null) return nowMs;
    return dueMs + Math.max(1, Math.floor((nowMs - dueMs) / length) + 1) * length;
  }
  const next = nextOfCron(schedule.cron, nowMs, timeZone);
  if (next === null) throw new Error(`no cron expression that ever comes: ${schedule.cron}`);
  return next;
}
