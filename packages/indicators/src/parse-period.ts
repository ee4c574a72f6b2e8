import {
  addMonths,
  dayOf,
  daysInMonth,
  daysInYear,
  firstOfMonth,
  isoDay,
  isoWeekStart,
  isoWeeksInYear,
  monthNumber,
} from './day.js';
import { asciiDigits } from './digits.js';
import type { Period } from './period.js';
import { type DomainProblem, problem } from './problem.js';
import { quotable, wordsOf } from './said.js';

export type ParsedPeriod =
  | { readonly kind: 'period'; readonly period: Period }
  | { readonly kind: 'problem'; readonly problem: DomainProblem };

export const firstYear = 1900;
export const lastYear = 2200;
export const mostYears = 200;
const mostCharacters = 100;

/** Days from the first to before the second, both counted from 1970-01-01. */
interface Span {
  readonly start: number;
  readonly end: number;
}
type Read = Span | DomainProblem;

/**
 * Reads 2020, 2020-Q1, 2020-S1, 2020-03, 2020-W05 (ISO 8601 week), 2020-03-14, 2019-01-01/P9M (ISO 8601 duration,
 * SDMX time range), 2019-01/2019-09 (both ends included, each at its own precision). Arabic digits and small letters
 * are read too; the text kept is in 0 to 9 and capitals, so that one form has one text. Years 1900 to 2200, at
 * most 200 years. Never throws; takes time linear in the text.
 */
export function parsePeriod(text: string): ParsedPeriod {
  const trimmed = wordsOf(text);
  if (trimmed.length > mostCharacters) return refused(notRead(trimmed));
  const canonical = asciiDigits(trimmed).toUpperCase();
  const read = readPeriod(canonical);
  if ('code' in read) return refused(read.code === 'period-not-read' ? notRead(trimmed) : read);
  const fault = limits(read, canonical);
  if (fault) return refused(fault);
  return { kind: 'period', period: { text: canonical, start: isoDay(read.start), end: isoDay(read.end) } };
}

function refused(fault: DomainProblem): ParsedPeriod {
  return { kind: 'problem', problem: fault };
}

function notRead(text: string): DomainProblem {
  return problem('period-not-read', { text: quotable(text) });
}

function readPeriod(text: string): Read {
  const [first = '', second, ...rest] = text.split('/').map((part) => part.trim());
  if (rest.length > 0) return notRead(text);
  if (second === undefined) return readCalendar(first);
  const start = readCalendar(first);
  if ('code' in start) return start;
  if (second.startsWith('P')) return readDuration(start.start, second);
  const end = readCalendar(second);
  if ('code' in end) return end;
  if (end.end <= start.start) return problem('period-reversed', { start: first, end: second });
  return { start: start.start, end: end.end };
}

/** One calendar period: a year, half, quarter, month, week or day. */
function readCalendar(text: string): Read {
  const match = /^(\d{4})(?:-(?:([QSW])(\d{1,2})|(\d{2})(?:-(\d{2}))?))?$/.exec(text);
  if (!match) return notRead(text);
  const [, yearText, letter, ordinal, monthText, dayText] = match;
  const year = Number(yearText);
  if (year < firstYear || year > lastYear) return outOfRange(year);
  if (letter) return readPart(year, letter, Number(ordinal), text);
  if (monthText === undefined) return startingAt(dayOf({ year, month: 1, day: 1 }), daysInYear(year));
  return readMonthOrDay(year, Number(monthText), dayText);
}

function readPart(year: number, letter: string, ordinal: number, text: string): Read {
  if (letter === 'W') return readWeek(year, ordinal, text);
  const months = letter === 'Q' ? 3 : 6;
  if (ordinal < 1 || ordinal > 12 / months)
    return letter === 'Q'
      ? problem('period-quarter-out-of-range', { quarter: ordinal })
      : problem('period-half-out-of-range', { half: ordinal });
  return wholeMonths(monthNumber(year, 1) + (ordinal - 1) * months, months);
}

function readWeek(year: number, week: number, text: string): Read {
  if (!/W\d{2}$/.test(text)) return notRead(text);
  if (week < 1 || week > isoWeeksInYear(year))
    return problem('period-week-out-of-range', { week, year, weeks: isoWeeksInYear(year) });
  return startingAt(isoWeekStart(year, week), 7);
}

function readMonthOrDay(year: number, month: number, dayText: string | undefined): Read {
  if (month < 1 || month > 12) return problem('period-month-out-of-range', { month });
  if (dayText === undefined) return wholeMonths(monthNumber(year, month), 1);
  const day = Number(dayText);
  const days = daysInMonth(year, month);
  if (day < 1 || day > days) return problem('period-day-out-of-range', { day, month, year, days });
  return startingAt(dayOf({ year, month, day }), 1);
}

function readDuration(start: number, text: string): Read {
  const match = /^P(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?$/.exec(text);
  if (!match || text === 'P') return notRead(text);
  const [years, months, weeks, days] = match.slice(1).map((count) => Number(count ?? 0));
  const wholeMonthCount = (years ?? 0) * 12 + (months ?? 0);
  // Beyond the longest period the calendar need not be asked.
  if (wholeMonthCount > mostYears * 12) return problem('period-too-long', { years: mostYears });
  const end = addMonths(start, wholeMonthCount) + (weeks ?? 0) * 7 + (days ?? 0);
  return end === start ? problem('period-empty', { text }) : { start, end };
}

function startingAt(start: number, days: number): Span {
  return { start, end: start + days };
}

function wholeMonths(first: number, months: number): Span {
  return { start: firstOfMonth(first), end: firstOfMonth(first + months) };
}

function outOfRange(year: number): DomainProblem {
  return problem('period-out-of-range', { year, first: firstYear, last: lastYear });
}

function limits({ start, end }: Span, text: string): DomainProblem | null {
  if (end > addMonths(start, mostYears * 12)) return problem('period-too-long', { years: mostYears });
  // ISO weeks and durations may run a few days past the last year; a duration may run far past it.
  if (end > dayOf({ year: lastYear + 1, month: 1, day: 7 })) return outOfRange(lastYear + 1);
  return end > start ? null : problem('period-empty', { text });
}
