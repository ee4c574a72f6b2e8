/** The period of a cell, by the reader of the form, in the order of dates that its column bears out. */
import type { Cadence } from '../../indicator/indicator.js';
import { asciiDigits } from '../../language/digits.js';
import { wordsOf } from '../../language/plain-text.js';
import { dayNumber, isCivilDay, isoDay, padded } from '../../period/day.js';
import { type ParsedPeriod, parsePeriod } from '../../period/parse.js';
import type { Period } from '../../period/period.js';
import { daysIn, periodOfCadence, periodOfDays } from '../../period/periods.js';
import type { DateOrder, DatesMean } from '../mapping.js';

export interface DateReading {
  readonly dates: DateOrder | null;
  /** ISO day: of two centuries a year of two digits may belong to, it tells which is not over yet. */
  readonly today: string;
  /** SDMX has codes of its own: 2020-A1, 2020-D060. */
  readonly sdmx?: boolean;
}

/** Longer texts are no period. */
const mostCharacters = 100;
const timeOfDay =
  /^(.*\d)[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[AP]\.?M\.?)?(?: ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?$/i;
const dateInDigits = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![/.-]?\d)/g;

/**
 * Reads a text of a column as the form does. Beyond that: a date that reads two ways is read in the column's order, a time
 * of day is left out, a year that a program wrote as 2020.0 is 2020, and a year of two digits is the last such year that
 * has begun.
 */
export function readPeriodText(text: string, { dates, today, sdmx = false }: DateReading): ParsedPeriod {
  if (text.length > 2 * mostCharacters) return parsePeriod(text);
  const words = asciiDigits(wordsOf(text));
  const bare = (timeOfDay.exec(words)?.[1] ?? words).replace(/^(\d{4}|\d{6}|\d{8})\.0+$/, '$1');
  const said = sdmx ? sdmxPeriod(bare.toUpperCase()) : bare;
  const ordered = dates === null ? said : inIsoOrder(said, dates, today);
  const parsed = parsePeriod(ordered === words ? text : ordered);
  return parsed.kind === 'period' ? parsed : (ofThisCentury(parsed, today) ?? parsed);
}

/** Dates that read two ways in the order of ISO; those that read one way need no order. */
function inIsoOrder(text: string, order: DateOrder, today: string): string {
  return text.replace(dateInDigits, (date, a: string, _sign, b: string, c: string) => {
    const [first, second, third] = [Number(a), Number(b), Number(c)];
    if (order === 'ymd') return (c.length === 2 && isoOf(c, second, third, first, today)) || date;
    if (first > 12 || second > 12) return date;
    const [month, day] = order === 'dmy' ? [second, first] : [first, second];
    return isoOf(c, month, day, third, today) ?? date;
  });
}

/** @param digits of the year or of what stands in its place: two of them leave the century open. */
function isoOf(digits: string, month: number, day: number, year: number, today: string): string | null {
  const iso = (of: number) => {
    const civil = { year: of, month, day };
    return isCivilDay(civil) ? `${padded(of, 4)}-${padded(month, 2)}-${padded(day, 2)}` : null;
  };
  if (digits.length === 4) return iso(year);
  const [late, early] = [iso(2000 + year), iso(1900 + year)];
  if (late === null || late <= today) return late;
  return isCenturySure(2000 + year, today) ? early : null;
}

/** A year ten or more ahead was not meant; nearer, it may be a slip. */
function isCenturySure(lateYear: number, today: string): boolean {
  return lateYear - Number(today.slice(0, 4)) >= 10;
}

function ofThisCentury(
  { problem }: Extract<ParsedPeriod, { kind: 'problem' }>,
  today: string,
): ParsedPeriod | null {
  if (problem.code !== 'period-ambiguous') return null;
  const [first, second] = [String(problem.params.first), String(problem.params.second)];
  const years = Number(first.slice(0, 4)) - Number(second.slice(0, 4));
  if (years !== 100) return null;
  const late = parsePeriod(first);
  if (late.kind === 'period' && late.period.start <= today) return late;
  return isCenturySure(Number(first.slice(0, 4)), today) ? parsePeriod(second) : null;
}

/** SDMX's own codes as the ISO forms of the same days. */
function sdmxPeriod(text: string): string {
  const [, year = '', code = '', ordinal = ''] = /^(\d{4})-([ATD])(\d{1,3})$/.exec(text) ?? [];
  const at = Number(ordinal);
  if (code === 'A' && at === 1) return year;
  if (code === 'T' && at >= 1 && at <= 3)
    return `${year}-${padded(at * 4 - 3, 2)}/${year}-${padded(at * 4, 2)}`;
  if (code !== 'D' || at < 1 || at > 366) return text;
  const day = isoDay(dayNumber(`${year}-01-01`) + at - 1);
  return day.startsWith(year) ? day : text;
}

/**
 * The period a single day of a column stands for: that of the indicator's cadence where the column's days are all first or
 * all last days of such periods, a shorter one where they are those of a shorter one, else the day itself.
 */
export function meantBy(
  period: Period,
  cadence: Cadence,
  meanings: readonly DatesMean[] | undefined,
): Period {
  if (meanings === undefined || meanings.length === 0 || daysIn(period) !== 1) return period;
  const meant = meaningFor(cadence, meanings);
  return meant === null ? period : periodOfCadence(period.start, meant);
}

const calendar = ['year', 'quarter', 'month'] as const;

function meaningFor(cadence: Cadence, meanings: readonly DatesMean[]): DatesMean | null {
  if (cadence === 'day') return null;
  if (cadence === 'week') return meanings.includes('week') ? 'week' : null;
  const from = calendar.indexOf(cadence);
  return calendar.slice(from).find((unit) => meanings.includes(unit)) ?? null;
}

/** From the first day of one to the last of the other, under its shortest name. */
export function fromTo(from: Period, to: Period): Period {
  return periodOfDays(dayNumber(from.start), dayNumber(to.end));
}
