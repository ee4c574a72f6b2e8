import { type Cadence, dayNumber, isoDay, type Period, periodOfCadence } from '@marsad/indicators';

/** The period of the cadence that follows the one which ends (exclusively) on this day. */
export function periodAfter(end: string, cadence: Cadence): Period {
  const period = periodOfCadence(end, cadence);
  if (period.start >= end) return period;
  // The end lies inside a period of the cadence: a nine-month total, then quarters. The next whole one follows.
  return periodOfCadence(period.end, cadence);
}

/** The last period of the cadence that is over. */
export function lastWholePeriod(today: string, cadence: Cadence): Period {
  const running = periodOfCadence(today, cadence);
  return periodOfCadence(isoDay(dayNumber(running.start) - 1), cadence);
}

/** What is likely to be entered next: what follows the newest figure, then the newest period that is over. */
export function likelyPeriods(newestEnd: string | null, cadence: Cadence, today: string): Period[] {
  const whole = lastWholePeriod(today, cadence);
  if (newestEnd === null) return [whole];
  const next = periodAfter(newestEnd, cadence);
  if (next.start >= whole.start) return next.end <= today ? [next] : [whole];
  return [next, whole];
}
