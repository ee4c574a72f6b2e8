/**
 * Civil days without a clock or a time zone: a day is a count from 1970-01-01 in the proleptic Gregorian calendar.
 * Method: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil, civil_from_days).
 */
export interface CivilDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

const daysPerEra = 146_097;

/** The day's count from 1970-01-01. */
export function dayOf({ year, month, day }: CivilDay): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * daysPerEra + dayOfEra - 719_468;
}

/** The calendar day of a count from 1970-01-01. */
export function civilDay(n: number): CivilDay {
  const shifted = n + 719_468;
  const era = Math.floor(shifted / daysPerEra);
  const dayOfEra = shifted - era * daysPerEra;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1 };
}

/** An ISO day's count from 1970-01-01. Throws RangeError for what is not a day such as 2020-03-14. */
export function dayNumber(isoDay: string): number {
  const day = { year: digits(isoDay, 0, 4), month: digits(isoDay, 5, 7), day: digits(isoDay, 8, 10) };
  const isDivided = isoDay.length === 10 && isoDay[4] === '-' && isoDay[7] === '-';
  if (!isDivided || day.year < 0 || !isCivilDay(day)) throw new RangeError(`not an ISO day: ${isoDay}`);
  return dayOf(day);
}

/** The number they are; less than 0 where one is no digit. Asked of every figure several times: a pattern takes longer. */
function digits(text: string, from: number, to: number): number {
  let n = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    n = n * 10 + digit;
  }
  return n;
}

/** The ISO day of a count from 1970-01-01. */
export function isoDay(n: number): string {
  const { year, month, day } = civilDay(n);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export function daysInYear(year: number): number {
  return isLeapYear(year) ? 366 : 365;
}

export function isCivilDay({ year, month, day }: CivilDay): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** 0 for Monday to 6 for Sunday. */
export function weekday(n: number): number {
  return (((n + 3) % 7) + 7) % 7;
}

/** Months counted on from year 0, so that months can be added and subtracted. */
export function monthNumber(year: number, month: number): number {
  return year * 12 + month - 1;
}

/** The first day of a counted month. */
export function firstOfMonth(months: number): number {
  return dayOf({ year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1, day: 1 });
}

/** The same day of the month so many months on; the month's last day where it is shorter. */
export function addMonths(n: number, months: number): number {
  const { year, month, day } = civilDay(n);
  const first = firstOfMonth(monthNumber(year, month) + months);
  const target = civilDay(first);
  return first + Math.min(day, daysInMonth(target.year, target.month)) - 1;
}

/** Monday of an ISO week (ISO 8601: week 1 holds the year's first Thursday). */
export function isoWeekStart(year: number, week: number): number {
  const fourthOfJanuary = dayOf({ year, month: 1, day: 4 });
  return fourthOfJanuary - weekday(fourthOfJanuary) + (week - 1) * 7;
}

/** 52 or 53. */
export function isoWeeksInYear(year: number): number {
  return (isoWeekStart(year + 1, 1) - isoWeekStart(year, 1)) / 7;
}

/** The ISO week a day lies in; its year is the week's, which may differ from the day's. */
export function isoWeekOf(n: number): { readonly year: number; readonly week: number } {
  const thursday = n - weekday(n) + 3;
  const { year } = civilDay(thursday);
  return { year, week: Math.floor((thursday - isoWeekStart(year, 1)) / 7) + 1 };
}

export function padded(n: number, width: number): string {
  return String(n).padStart(width, '0');
}
