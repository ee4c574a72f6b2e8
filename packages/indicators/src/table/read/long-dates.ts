/** Dates of events that are longer than the periods these are added up by: which of those they reach into. */
import type { Period } from '../../period/period.js';

export class LongDates {
  readonly #starts: string[] = [];
  readonly #ends: string[] = [];
  #row: number | null = null;
  #isSorted = true;

  /** @param row null for an event of an earlier table. */
  add({ start, end }: Period, row: number | null): void {
    this.#starts.push(start);
    this.#ends.push(end);
    this.#row ??= row;
    this.#isSorted = false;
  }

  /** Of the first row of the table that has one. */
  get row(): number | null {
    return this.#row;
  }

  /** How many of them have a day in a period: those that began before its end, without those that were over before it. */
  in({ start, end }: Period): number {
    if (!this.#isSorted) {
      this.#starts.sort();
      this.#ends.sort();
      this.#isSorted = true;
    }
    return countWhile(this.#starts, (day) => day < end) - countWhile(this.#ends, (day) => day <= start);
  }
}

/** How many texts of a sorted list come before the first that fails. */
function countWhile(sorted: readonly string[], passes: (text: string) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(sorted[middle] ?? '')) low = middle + 1;
    else high = middle;
  }
  return low;
}
