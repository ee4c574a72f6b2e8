import type { Basis, Cadence } from '../indicator/indicator.js';
import { settle } from '../quantity/interval.js';
import {
  addMonths,
  type CivilDay,
  civilDay,
  dayNumber,
  dayOf,
  daysInMonth,
  daysInYear,
  firstOfMonth,
  isoDay,
  isoWeekOf,
  monthNumber,
  padded,
  weekday,
} from './day.js';
import type { Period } from './period.js';

/** Whole days in the period. */
export function daysIn(period: Period): number {
  return dayNumber(period.end) - dayNumber(period.start);
}

/**
 * How many of the basis the period covers. Days are actual days, weeks seven of them; months are the sum over months of
 * (days covered / days in that month), years likewise, and a quarter is three months: 2019-01-15/2019-03-10 is 17/31 + 1
 * + 10/31 = 1.871 months.
 */
export function equivalents(period: Period, basis: Basis): number {
  switch (basis) {
    case 'day':
      return daysIn(period);
    case 'week':
      // Whoever multiplies by it settles what comes out: 30 days at 14 a week are 60, not 60.0000000000001.
      return daysIn(period) / 7;
    case 'month':
      return settle(monthEquivalents(period));
    case 'quarter':
      return settle(monthEquivalents(period)) / 3;
    case 'year':
      return settle(yearEquivalents(period));
  }
}

function monthEquivalents(period: Period): number {
  const start = civilDay(dayNumber(period.start));
  const end = civilDay(dayNumber(period.end));
  const whole = monthNumber(end.year, end.month) - monthNumber(start.year, start.month);
  // Counted from the first of the start's month to the first of the end's, less and plus the broken ends.
  return whole - shareOfMonth(start) + shareOfMonth(end);
}

function shareOfMonth({ year, month, day }: CivilDay): number {
  return (day - 1) / daysInMonth(year, month);
}

function yearEquivalents(period: Period): number {
  const start = dayNumber(period.start);
  const end = dayNumber(period.end);
  const first = civilDay(start).year;
  const last = civilDay(end).year;
  return last - first - shareOfYear(start, first) + shareOfYear(end, last);
}

function shareOfYear(day: number, year: number): number {
  return (day - dayOf({ year, month: 1, day: 1 })) / daysInYear(year);
}

/** What calendar period, if any, the days make up. */
export type PeriodShape =
  | { readonly shape: 'year'; readonly year: number }
  | { readonly shape: 'half' | 'quarter'; readonly year: number; readonly ordinal: number }
  | { readonly shape: 'months'; readonly first: number; readonly count: number }
  | { readonly shape: 'week'; readonly year: number; readonly week: number }
  | { readonly shape: 'days'; readonly start: number; readonly count: number };

/** Names a period by the days it covers, however it was written: 2019-01/2019-03 is a quarter. */
export function shapeOf(period: Pick<Period, 'start' | 'end'>): PeriodShape {
  const start = dayNumber(period.start);
  const end = dayNumber(period.end);
  const from = civilDay(start);
  const to = civilDay(end);
  if (from.day === 1 && to.day === 1) {
    const first = monthNumber(from.year, from.month);
    return monthsShape(first, monthNumber(to.year, to.month) - first);
  }
  if (end - start === 7 && weekday(start) === 0) return { shape: 'week', ...isoWeekOf(start) };
  return { shape: 'days', start, count: end - start };
}

function monthsShape(first: number, count: number): PeriodShape {
  const year = Math.floor(first / 12);
  const aligned = (first % 12) % count === 0;
  if (count === 12 && aligned) return { shape: 'year', year };
  if (count === 6 && aligned) return { shape: 'half', year, ordinal: (first % 12) / 6 + 1 };
  if (count === 3 && aligned) return { shape: 'quarter', year, ordinal: (first % 12) / 3 + 1 };
  return { shape: 'months', first, count };
}

/** The period of these days with the shortest text that parsePeriod reads back as the same days. */
export function periodOfDays(start: number, end: number): Period {
  const days = { start: isoDay(start), end: isoDay(end) };
  return { text: shortestText(shapeOf(days)), ...days };
}

function shortestText(shape: PeriodShape): string {
  switch (shape.shape) {
    case 'year':
      return padded(shape.year, 4);
    case 'half':
      return `${padded(shape.year, 4)}-S${shape.ordinal}`;
    case 'quarter':
      return `${padded(shape.year, 4)}-Q${shape.ordinal}`;
    case 'week':
      return `${padded(shape.year, 4)}-W${padded(shape.week, 2)}`;
    case 'months':
      return monthsText(shape.first, shape.first + shape.count - 1);
    case 'days':
      return rangeText(isoDay(shape.start), isoDay(shape.start + shape.count - 1));
  }
}

function rangeText(first: string, last: string): string {
  return first === last ? first : `${first}/${last}`;
}

function monthsText(first: number, last: number): string {
  const wholeYears = first % 12 === 0 && last % 12 === 11;
  const written = (months: number) => monthText(months).slice(0, wholeYears ? 4 : 7);
  return rangeText(written(first), written(last));
}

function monthText(months: number): string {
  return isoDay(firstOfMonth(months)).slice(0, 7);
}

/** The period of the same shape that ends where this one starts: the month, quarter, year, week or days before. */
export function previousPeriod(period: Period): Period {
  const start = dayNumber(period.start);
  const shape = shapeOf(period);
  const months = monthsOf(shape);
  return periodOfDays(months === null ? start - daysIn(period) : addMonths(start, -months), start);
}

function monthsOf(shape: PeriodShape): number | null {
  switch (shape.shape) {
    case 'year':
      return 12;
    case 'half':
      return 6;
    case 'quarter':
      return 3;
    case 'months':
      return shape.count;
    case 'week':
    case 'days':
      return null;
  }
}

/** Whether the two share a day. */
export function periodsOverlap(a: Period, b: Period): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether every day of b is one of a's. */
export function periodContains(a: Period, b: Period): boolean {
  return a.start <= b.start && b.end <= a.end;
}

/** Order of a series: by end, then by start. */
export function comparePeriods(a: Period, b: Period): number {
  return compareText(a.end, b.end) || compareText(a.start, b.start);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The calendar period of a cadence that holds an ISO day: its ISO week, month, quarter, year, or itself. */
export function periodOfCadence(day: string, cadence: Cadence): Period {
  const n = dayNumber(day);
  if (cadence === 'day') return periodOfDays(n, n + 1);
  if (cadence === 'week') return periodOfDays(n - weekday(n), n - weekday(n) + 7);
  const months = { month: 1, quarter: 3, year: 12 }[cadence];
  const { year, month } = civilDay(n);
  const first = monthNumber(year, month - ((month - 1) % months));
  return periodOfDays(firstOfMonth(first), firstOfMonth(first + months));
}
