/** The pieces periods are made of, as days: what a year, a part of one, a month, a day and a duration cover. */

import { type DomainProblem, problem } from '../problem.js';
import {
  addMonths,
  dayOf,
  daysInMonth,
  daysInYear,
  firstOfMonth,
  isoWeekStart,
  isoWeeksInYear,
  monthNumber,
} from './day.js';
import { periodOfDays } from './periods.js';

export const firstYear = 1900;
export const lastYear = 2200;
export const mostYears = 200;

/** Whether a day or an instant, in ISO 8601, is of a year that periods can be of. */
export function isOfKnownYear(iso: string): boolean {
  const year = new Date(iso).getUTCFullYear();
  return year >= firstYear && year <= lastYear;
}

/** Days from the first to before the second, both counted from 1970-01-01. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
export type Read = Span | DomainProblem;

export function isFault(read: Read): read is DomainProblem {
  return 'code' in read;
}

export type YearPart = 'quarter' | 'half' | 'week' | 'month';

export function yearSpan(year: number): Read {
  return yearFault(year) ?? startingAt(dayOf({ year, month: 1, day: 1 }), daysInYear(year));
}

/** The nth quarter, half, ISO week or month of a year. */
export function partSpan(year: number, part: YearPart, ordinal: number): Read {
  const fault = yearFault(year);
  if (fault) return fault;
  switch (part) {
    case 'week':
      return weekSpan(year, ordinal);
    case 'month':
      return monthSpan(year, ordinal);
    case 'quarter':
      return ordinal < 1 || ordinal > 4
        ? problem('period-quarter-out-of-range', { quarter: ordinal })
        : monthsSpan(year, (ordinal - 1) * 3 + 1, 3);
    case 'half':
      return ordinal < 1 || ordinal > 2
        ? problem('period-half-out-of-range', { half: ordinal })
        : monthsSpan(year, (ordinal - 1) * 6 + 1, 6);
  }
}

function weekSpan(year: number, week: number): Read {
  const weeks = isoWeeksInYear(year);
  return week < 1 || week > weeks
    ? problem('period-week-out-of-range', { week, year, weeks })
    : startingAt(isoWeekStart(year, week), 7);
}

function monthSpan(year: number, month: number): Read {
  return monthFault(month) ?? monthsSpan(year, month, 1);
}

/** So many months of a year from one on. */
export function monthsSpan(year: number, first: number, count: number): Read {
  const fault = yearFault(year);
  if (fault) return fault;
  const from = monthNumber(year, first);
  return { start: firstOfMonth(from), end: firstOfMonth(from + count) };
}

export function daySpan(year: number, month: number, day: number): Read {
  const fault = yearFault(year) ?? monthFault(month);
  if (fault) return fault;
  const days = daysInMonth(year, month);
  if (day < 1 || day > days) return problem('period-day-out-of-range', { day, month, year, days });
  return startingAt(dayOf({ year, month, day }), 1);
}

export function startingAt(start: number, days: number): Span {
  return { start, end: start + days };
}

function yearFault(year: number): DomainProblem | null {
  return year < firstYear || year > lastYear ? outOfRange(year) : null;
}

function monthFault(month: number): DomainProblem | null {
  return month < 1 || month > 12 ? problem('period-month-out-of-range', { month }) : null;
}

function outOfRange(year: number): DomainProblem {
  return problem('period-out-of-range', { year, first: firstYear, last: lastYear });
}

/** What is wrong with the length of a period, or with where it ends. `text` is only quoted. */
export function limitFault({ start, end }: Span, text: string): DomainProblem | null {
  if (end > addMonths(start, mostYears * 12)) return problem('period-too-long', { years: mostYears });
  // ISO weeks and durations may run a few days past the last year; a duration may run far past it.
  if (end > dayOf({ year: lastYear + 1, month: 1, day: 7 })) return outOfRange(lastYear + 1);
  return end > start ? null : problem('period-empty', { text });
}

/** From the first day of one to the last of the other. */
export function rangeSpan(from: Span, to: Span, said: readonly [from: string, to: string]): Read {
  if (to.end <= from.start) return problem('period-reversed', { start: said[0], end: said[1] });
  return { start: from.start, end: to.end };
}

/** The one text of a span: 2020-09, 2019-01/2019-09. */
export function spanText({ start, end }: Span): string {
  return periodOfDays(start, end).text;
}

/** A text that two spans fit. */
export function ambiguous(text: string, first: Span, second: Span): DomainProblem {
  return problem('period-ambiguous', { text, first: spanText(first), second: spanText(second) });
}
