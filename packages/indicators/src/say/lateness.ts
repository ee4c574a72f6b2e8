export interface Lateness {
  readonly count: number;
  readonly unit: 'day' | 'month' | 'year';
}

const mostDays = 60;
const mostDaysInMonths = 730;

/** Days as long as days mean something to the reader, then months, then years; never rounded up. */
export function lateness(days: number): Lateness {
  if (days <= mostDays) return { count: days, unit: 'day' };
  if (days <= mostDaysInMonths) return { count: Math.floor(days / 30.44), unit: 'month' };
  return { count: Math.floor(days / 365.25), unit: 'year' };
}
