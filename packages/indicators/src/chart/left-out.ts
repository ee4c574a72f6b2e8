import { isoDay } from '../period/day.js';
import type { Span } from './time-plan.js';

/** The first and the last month of what a broken axis leaves out, as 2020-06. */
export function leftOutMonths({ start, end }: Span): { readonly from: string; readonly to: string } {
  return { from: isoDay(start).slice(0, 7), to: isoDay(Math.max(start, end - 1)).slice(0, 7) };
}
