/** Warnings about figures by themselves; most of a table's figures are of a few periods, and have the same or none. */
import { type WholeReading, warningsOfItself } from '../../entry/warnings.js';
import type { Problem } from '../../problem.js';

const mostKept = 50_000;

export class KeptWarnings {
  readonly #today: string;
  readonly #kept = new Map<string, readonly Problem[]>();

  /** @param today an ISO day. */
  constructor(today: string) {
    this.#today = today;
  }

  of(reading: WholeReading, sourceDate: string | null): readonly Problem[] {
    const context = { sourceDate, today: this.#today };
    // The words of the figure are told.
    if (reading.saidNone) return warningsOfItself(reading, context);
    const { indicator, period, figure, perAssumed } = reading;
    const key = `${indicator.id}/${period.text}/${sourceDate}/${figure.per}/${perAssumed}`;
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    const found = warningsOfItself(reading, context);
    if (this.#kept.size >= mostKept) this.#kept.clear();
    this.#kept.set(key, found);
    return found;
  }
}
