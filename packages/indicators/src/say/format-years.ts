import { inDigits } from '../language/digits.js';
import type { Period } from '../period/period.js';
import type { PeriodFormat } from './format-period.js';

/** Its years alone: "2019", "2019–20". */
export function formatYears(
  { start, end }: Period,
  { digits = 'latn' }: Pick<PeriodFormat, 'digits'>,
): string {
  const first = start.slice(0, 4);
  // The end is exclusive.
  const last = String(Number(end.slice(0, 4)) - (end.endsWith('-01-01') ? 1 : 0));
  return inDigits(first === last ? first : `\u2066${first}–${last.slice(-2)}\u2069`, digits);
}
