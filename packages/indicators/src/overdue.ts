import { dayNumber, isoDay } from './day.js';
import type { Indicator } from './indicator.js';
import type { Period } from './period.js';
import { periodOfCadence } from './periods.js';

export interface Overdue {
  /** The first day on which the next figure is late. */
  readonly since: string;
  readonly daysLate: number;
}

/**
 * Whether the figure after `latest` should be there by `today` (ISO days). Nothing is overdue before a series has
 * its first figure after the baseline: `latest` is null then.
 */
export function overdueOf(indicator: Indicator, latest: Period | null, today: string): Overdue | null {
  if (latest === null) return null;
  const next = periodOfCadence(latest.end, indicator.cadence);
  const since = dayNumber(next.end) + indicator.publicationLagDays;
  const daysLate = dayNumber(today) - since;
  return daysLate > 0 ? { since: isoDay(since), daysLate } : null;
}
