import type { Period } from './period.js';
import { comparePeriods } from './periods.js';

interface Dated {
  readonly period: Period;
}

/** Where `period` stands, or would stand, in a list in order of time without two of one period. O(log n). */
export function placeOf(items: readonly Dated[], period: Period): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (comparePeriods((items[middle] as Dated).period, period) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
