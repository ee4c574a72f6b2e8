import { type Digits, inDigits } from '../language/digits.js';
import type { Language } from '../language/language.js';
import { civilDay, firstOfMonth } from '../period/day.js';
import type { Period } from '../period/period.js';
import { type PeriodShape, shapeOf } from '../period/periods.js';

export interface PeriodFormat {
  readonly language: Language;
  readonly digits?: Digits | undefined;
  /** 'compact' shortens a single month's English name too; ranges always use the short ones. */
  readonly style?: 'long' | 'compact' | undefined;
}

interface PeriodWords {
  readonly months: readonly string[];
  readonly shortMonths: readonly string[];
  readonly quarter: (ordinal: number, year: number) => string;
  readonly half: (ordinal: number, year: number) => string;
  readonly week: (week: number, year: number) => string;
  readonly day: (day: number, month: string, year: number) => string;
}

const arabicMonths = [
  'كانون الثاني',
  'شباط',
  'آذار',
  'نيسان',
  'أيار',
  'حزيران',
  'تموز',
  'آب',
  'أيلول',
  'تشرين الأول',
  'تشرين الثاني',
  'كانون الأول',
];
const arabicOrdinals = ['الأول', 'الثاني', 'الثالث', 'الرابع'];

const words: Record<Language, PeriodWords> = {
  en: {
    months: [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ],
    shortMonths: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
    quarter: (ordinal, year) => `Q${ordinal} ${year}`,
    half: (ordinal, year) => `H${ordinal} ${year}`,
    week: (week, year) => `Week ${week}, ${year}`,
    day: (day, month, year) => `${day} ${month} ${year}`,
  },
  ar: {
    months: arabicMonths,
    shortMonths: arabicMonths,
    quarter: (ordinal, year) => `الربع ${arabicOrdinals[ordinal - 1]} ${year}`,
    half: (ordinal, year) => `النصف ${arabicOrdinals[ordinal - 1]} ${year}`,
    week: (week, year) => `الأسبوع ${week} من ${year}`,
    day: (day, month, year) => `${day} ${month} ${year}`,
  },
};

/**
 * The period in words, by the days it covers: "September 2020", "Q3 2020", "Jan–Sep 2019", "15 Jan–10 Mar 2019";
 * Arabic months are named as in Iraq and Syria.
 */
export function formatPeriod(
  period: Period,
  { language, digits = 'latn', style = 'long' }: PeriodFormat,
): string {
  return inDigits(inWords(shapeOf(period), words[language], style), digits);
}

function inWords(shape: PeriodShape, w: PeriodWords, style: 'long' | 'compact'): string {
  switch (shape.shape) {
    case 'year':
      return String(shape.year);
    case 'half':
      return w.half(shape.ordinal, shape.year);
    case 'quarter':
      return w.quarter(shape.ordinal, shape.year);
    case 'week':
      return w.week(shape.week, shape.year);
    case 'months':
      return monthsInWords(shape.first, shape.count, w, style);
    case 'days':
      return daysInWords(shape.start, shape.count, w, style);
  }
}

function monthsInWords(first: number, count: number, w: PeriodWords, style: 'long' | 'compact'): string {
  const from = civilDay(firstOfMonth(first));
  const to = civilDay(firstOfMonth(first + count - 1));
  if (count === 1) return `${monthName(from.month, w, style)} ${from.year}`;
  if (count % 12 === 0 && from.month === 1) return `${from.year}–${to.year}`;
  const end = `${monthName(to.month, w, 'compact')} ${to.year}`;
  const start = monthName(from.month, w, 'compact');
  return from.year === to.year ? `${start}–${end}` : `${start} ${from.year}–${end}`;
}

function daysInWords(start: number, count: number, w: PeriodWords, style: 'long' | 'compact'): string {
  const from = civilDay(start);
  const to = civilDay(start + count - 1);
  if (count === 1) return w.day(from.day, monthName(from.month, w, style), from.year);
  const end = w.day(to.day, monthName(to.month, w, 'compact'), to.year);
  if (from.year !== to.year)
    return `${w.day(from.day, monthName(from.month, w, 'compact'), from.year)}–${end}`;
  if (from.month !== to.month) return `${from.day} ${monthName(from.month, w, 'compact')}–${end}`;
  return `${from.day}–${end}`;
}

function monthName(month: number, w: PeriodWords, style: 'long' | 'compact'): string {
  return (style === 'long' ? w.months : w.shortMonths)[month - 1] ?? '';
}
