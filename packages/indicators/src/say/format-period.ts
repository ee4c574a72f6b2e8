import { type Digits, inDigits } from '../language/digits.js';
import type { Language } from '../language/language.js';
import { messagesIn } from '../language/messages.js';
import { type CivilDay, civilDay, firstOfMonth } from '../period/day.js';
import type { Period } from '../period/period.js';
import { type PeriodShape, shapeOf } from '../period/periods.js';
import { ar } from './messages/period.ar.js';
import { en } from './messages/period.en.js';

export interface PeriodFormat {
  readonly language: Language;
  readonly digits?: Digits | undefined;
  /** 'compact' shortens a single month's English name too; ranges always use the short ones. */
  readonly style?: 'long' | 'compact' | undefined;
}

const periodIn = messagesIn({ en, ar });

/**
 * The period in words, by the days it covers: "September 2020", "Q3 2020", "Jan–Sep 2019", "15 Jan–10 Mar 2019";
 * Arabic months are named as in Iraq and Syria.
 */
export function formatPeriod(
  period: Period,
  { language, digits = 'latn', style = 'long' }: PeriodFormat,
): string {
  return inDigits(inWords(shapeOf(period), language, style), digits);
}

type Style = 'long' | 'compact';

function inWords(shape: PeriodShape, language: Language, style: Style): string {
  switch (shape.shape) {
    case 'year':
      return String(shape.year);
    case 'half':
    case 'quarter':
      return periodIn(language, shape.shape, { ordinal: String(shape.ordinal), year: shape.year });
    case 'week':
      return periodIn(language, 'week', { week: shape.week, year: shape.year });
    case 'months':
      return monthsInWords(shape.first, shape.count, language, style);
    case 'days':
      return daysInWords(shape.start, shape.count, language, style);
  }
}

function monthsInWords(first: number, count: number, language: Language, style: Style): string {
  const from = civilDay(firstOfMonth(first));
  const to = civilDay(firstOfMonth(first + count - 1));
  const named = ({ month, year }: CivilDay, style: Style) =>
    periodIn(language, 'monthOfYear', { month: monthName(month, language, style), year });
  if (count === 1) return named(from, style);
  if (count % 12 === 0 && from.month === 1) return range(String(from.year), String(to.year), language);
  const start = from.year === to.year ? monthName(from.month, language, 'compact') : named(from, 'compact');
  return range(start, named(to, 'compact'), language);
}

function daysInWords(start: number, count: number, language: Language, style: Style): string {
  const from = civilDay(start);
  const to = civilDay(start + count - 1);
  const named = ({ day, month, year }: CivilDay, style: Style) =>
    periodIn(language, 'day', { day, month: monthName(month, language, style), year });
  if (count === 1) return named(from, style);
  return range(firstDayInWords(from, to, language) ?? named(from, 'compact'), named(to, 'compact'), language);
}

/** Without what it shares with the last day; null where that is another year's. */
function firstDayInWords(from: CivilDay, to: CivilDay, language: Language): string | null {
  if (from.year !== to.year) return null;
  if (from.month === to.month) return String(from.day);
  return periodIn(language, 'dayOfMonth', {
    day: from.day,
    month: monthName(from.month, language, 'compact'),
  });
}

function range(from: string, to: string, language: Language): string {
  return periodIn(language, 'range', { from, to });
}

function monthName(month: number, language: Language, style: Style): string {
  return periodIn(language, style === 'long' ? 'month' : 'shortMonth', { month: String(month) });
}
