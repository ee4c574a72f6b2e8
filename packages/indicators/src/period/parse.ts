import { asciiDigits } from '../language/digits.js';
import { quotable, wordsOf } from '../language/plain-text.js';
import { type DomainProblem, problem } from '../problem.js';
import { addMonths, isoDay } from './day.js';
import type { Period } from './period.js';
import {
  daySpan,
  isFault,
  limitFault,
  mostYears,
  partSpan,
  type Read,
  rangeSpan,
  type Span,
  spanText,
  type YearPart,
  yearSpan,
} from './span.js';
import { readWorded } from './worded.js';

export { firstYear, isOfKnownYear, lastYear, mostYears } from './span.js';

export type ParsedPeriod =
  | { readonly kind: 'period'; readonly period: Period }
  | { readonly kind: 'problem'; readonly problem: DomainProblem };

const mostCharacters = 100;

/**
 * Reads 2020, 2020-Q1, 2020-S1, 2020-03, 2020-W05 (ISO 8601 week), 2020-03-14, 2020-W11-6, 2019-01-01/P9M (ISO 8601 duration,
 * SDMX time range), 2019-01/2019-09 (both ends included, each at its own precision), and what people and programs write
 * in English and Arabic: "Oct 2020", "10/2020", "2020M09", "Q3 2020", "1-15 June 2020", "أيلول 2020". Arabic digits and
 * small letters are read too. The text kept is one of the first forms, in 0 to 9 and capitals, so that one form has one
 * text. Years 1900 to 2200, at most 200 years. What reads two ways is refused with both readings. Never throws; takes
 * time linear in the text.
 */
export function parsePeriod(text: string): ParsedPeriod {
  const trimmed = wordsOf(text);
  if (trimmed.length > mostCharacters) return refused(notRead(trimmed));
  const canonical = asciiDigits(trimmed)
    .toUpperCase()
    .replace(/ *\/ */g, '/');
  const iso = readIso(canonical);
  if (!isFault(iso)) return periodOf(iso, weekDate.test(canonical) ? null : canonical);
  const worded = mayBeWorded(iso, canonical) ? readWorded(trimmed) : null;
  if (worded === null) return refused(iso.code === 'period-not-read' ? notRead(trimmed) : iso);
  return isFault(worded) ? refused(quoting(worded)) : periodOf(worded, null);
}

/**
 * Whether a text that is none of the first forms may be another; "2012-13" looks like a month and is a fiscal year, and
 * "2020-W05-8" like a day that no week has.
 */
function mayBeWorded({ code, params }: DomainProblem, text: string): boolean {
  if (code === 'period-not-read') return !/-W\d\d-[89]$/.test(text);
  const nextYear = (Number(text.slice(0, 4)) + 1) % 100;
  return code === 'period-month-out-of-range' && text.length === 7 && params.month === nextYear;
}

function periodOf(span: Span, text: string | null): ParsedPeriod {
  const fault = limitFault(span, text ?? '');
  if (fault) return refused(fault);
  return {
    kind: 'period',
    period: { text: text ?? spanText(span), start: isoDay(span.start), end: isoDay(span.end) },
  };
}

function quoting({ code, params }: DomainProblem): DomainProblem {
  return params.text === undefined
    ? { code, params }
    : { code, params: { ...params, text: quotable(String(params.text)) } };
}

function refused(fault: DomainProblem): ParsedPeriod {
  return { kind: 'problem', problem: fault };
}

function notRead(text: string): DomainProblem {
  return problem('period-not-read', { text: quotable(text) });
}

function readIso(text: string): Read {
  const [first = '', second, ...rest] = text.split('/');
  if (rest.length > 0) return notRead(text);
  if (second === undefined) return readCalendar(first);
  const start = readCalendar(first);
  if (isFault(start)) return start;
  if (second.startsWith('P')) return readDuration(start.start, second);
  const end = readCalendar(second);
  return isFault(end) ? end : rangeSpan(start, end, [first, second]);
}

const partLetters: Readonly<Record<string, YearPart>> = { Q: 'quarter', S: 'half', W: 'week' };

/** A day as ISO 8601 counts them by weeks: 2020-W01-1 is the Monday of the first week. */
const weekDate = /^(\d{4})-W(\d{2})-([1-7])$/;

/** One calendar period: a year, half, quarter, month, week or day. */
function readCalendar(text: string): Read {
  const [inWeek, ofYear, week, weekday] = weekDate.exec(text) ?? [];
  if (inWeek !== undefined) return dayOfWeek(partSpan(Number(ofYear), 'week', Number(week)), Number(weekday));
  const match = /^(\d{4})(?:-(?:([QSW])(\d{1,2})|(\d{2})(?:-(\d{2}))?))?$/.exec(text);
  if (!match) return notRead(text);
  const [, yearText, letter, ordinal, month, day] = match;
  const year = Number(yearText);
  const part = letter && partLetters[letter];
  if (part) return /W\d$/.test(text) ? notRead(text) : partSpan(year, part, Number(ordinal));
  if (month === undefined) return yearSpan(year);
  return day === undefined
    ? partSpan(year, 'month', Number(month))
    : daySpan(year, Number(month), Number(day));
}

function dayOfWeek(week: Read, weekday: number): Read {
  return isFault(week) ? week : { start: week.start + weekday - 1, end: week.start + weekday };
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
