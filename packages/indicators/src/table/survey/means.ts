/** Which calendar periods the days of a column may stand for: all of them the first of one, or all the last. */
import { dayNumber, isoDay } from '../../period/day.js';
import { periodOfCadence } from '../../period/periods.js';
import { type DatesMean, datesMeanings } from '../mapping.js';

/** A bit for the first day of each kind of period, and one for the last. */
export const allMeanings = 2 ** (datesMeanings.length * 2) - 1;
export const ofWeeks = 3 << (2 * datesMeanings.indexOf('week'));

const known = new Map<string, number>();

/** @param day an ISO day that there is. */
export function meaningsOf(day: string): number {
  const found = known.get(day);
  if (found !== undefined) return found;
  const next = isoDay(dayNumber(day) + 1);
  let mask = 0;
  for (const [at, unit] of datesMeanings.entries()) {
    const { start, end } = periodOfCadence(day, unit);
    if (start === day) mask |= 1 << (2 * at);
    if (end === next) mask |= 2 << (2 * at);
  }
  if (known.size < mostKnown) known.set(day, mask);
  return mask;
}

const mostKnown = 50_000;

export function datesMeanOf(mask: number): DatesMean[] {
  return datesMeanings.filter((_, at) => ((mask >> (2 * at)) & 3) !== 0);
}
