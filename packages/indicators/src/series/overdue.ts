import type { Cadence, Indicator } from '../indicator/indicator.js';
import { addMonths, dayNumber, isoDay } from '../period/day.js';
import type { Period } from '../period/period.js';
import { periodOfCadence } from '../period/periods.js';

export interface Overdue {
  /** The first day on which the next figure is late. */
  readonly since: string;
  readonly daysLate: number;
}

/** The day (ISO) from which the figure of a period is late. */
export function lateFrom({ publicationLagDays }: Indicator, { end }: Period): string {
  return isoDay(dayNumber(end) + publicationLagDays);
}

/**
 * Whether the figure after `latest` should be there by `today` (ISO days). Nothing is overdue before a series has
 * its first figure after the baseline: `latest` is null then.
 */
export function overdueOf(indicator: Indicator, latest: Period | null, today: string): Overdue | null {
  if (latest === null) return null;
  const next = periodOfCadence(latest.end, indicator.cadence);
  const since = lateFrom(indicator, next);
  const daysLate = dayNumber(today) - dayNumber(since);
  return daysLate > 0 ? { since, daysLate } : null;
}

/** After its period a figure is news for so many cadences. */
const cadencesOfNews = 2;
const lengths: Record<Cadence, { readonly days?: number; readonly months?: number }> = {
  day: { days: 1 },
  week: { days: 7 },
  month: { months: 1 },
  quarter: { months: 3 },
  year: { months: 12 },
};

/** The last day (ISO) on which a figure of `period` can be recorded as news; later it is history. */
export function newsUntil({ end }: Pick<Period, 'end'>, cadence: Cadence): string {
  const { days = 0, months = 0 } = lengths[cadence];
  return isoDay(addMonths(dayNumber(end), cadencesOfNews * months) + cadencesOfNews * days);
}
