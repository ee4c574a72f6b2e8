/** Which figures a window of time shows: what is said of a chart is said of these. */
import { dayNumber } from '../period/day.js';
import { isSpan } from './mark-shape.js';

interface Dated {
  /** Days; the end is exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Days; null where that end is open. The last is exclusive. */
export interface Window {
  readonly from: number | null;
  readonly to: number | null;
}

/** Whether a figure's mark stands in the window: any of its bar, or the middle of its days where it is a point. */
export function isShown({ start, end }: Dated, { from, to }: Window): boolean {
  if (isSpan(start, end)) return (from === null || end > from) && (to === null || start < to);
  const middle = (start + end) / 2;
  return (from === null || middle >= from) && (to === null || middle <= to);
}

/** The points whose marks stand between two ISO days. */
export function shownPoints<P extends { readonly period: { readonly start: string; readonly end: string } }>(
  points: readonly P[],
  from: string | null,
  to: string | null,
): P[] {
  const window = { from: from === null ? null : dayNumber(from), to: to === null ? null : dayNumber(to) };
  return points.filter(({ period }) =>
    isShown({ start: dayNumber(period.start), end: dayNumber(period.end) }, window),
  );
}
