/** Warnings about figures by themselves; most of a table's figures are of a few periods, and have the same or none. */
import { type WholeReading, warningsOfItself } from '../../entry/warnings.js';
import type { Problem } from '../../problem.js';

const mostKept = 50_000;

export class KeptWarnings {
  readonly #today: string;
  readonly #kept = new Map<string, readonly Problem[]>();
  /** Rows that follow each other are often of one period: for them not even a key is made. */
  #last: {
    readonly of: WholeReading;
    readonly sourceDate: string | null;
    readonly found: readonly Problem[];
  } | null = null;

  /** @param today an ISO day. */
  constructor(today: string) {
    this.#today = today;
  }

  of(reading: WholeReading, sourceDate: string | null): readonly Problem[] {
    const last = this.#last;
    if (last !== null && last.sourceDate === sourceDate && isAlike(last.of, reading)) return last.found;
    const found = this.#find(reading, sourceDate);
    this.#last = { of: reading, sourceDate, found };
    return found;
  }

  #find(reading: WholeReading, sourceDate: string | null): readonly Problem[] {
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

/** Of one indicator and one period, said alike: what is told of them does not depend on the figure itself. */
function isAlike(a: WholeReading, b: WholeReading): boolean {
  return (
    a.indicator === b.indicator &&
    a.period === b.period &&
    a.figure.per === b.figure.per &&
    a.perAssumed === b.perAssumed &&
    !a.saidNone &&
    !b.saidNone
  );
}
