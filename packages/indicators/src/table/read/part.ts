/** Parts of an entry, read by themselves, so that what many rows repeat is read once. */
import { type Problem, problem } from '../../problem.js';

export type Part<T> =
  | { readonly kind: 'part'; readonly value: T }
  | { readonly kind: 'problem'; readonly problem: Problem };

export function part<T>(value: T): Part<T> {
  return { kind: 'part', value };
}

export function refused(found: Problem): Part<never> {
  return { kind: 'problem', problem: found };
}

/** Beyond so many different texts a column repeats little. */
const mostKept = 50_000;

/** What was read of a text, kept for the rows that repeat it. */
export class Kept<T> {
  readonly #read: (text: string) => T;
  readonly #kept = new Map<string, T>();

  constructor(read: (text: string) => T) {
    this.#read = read;
  }

  of(text: string): T {
    const kept = this.#kept.get(text);
    if (kept !== undefined) return kept;
    const found = this.#read(text);
    if (this.#kept.size >= mostKept) this.#kept.clear();
    this.#kept.set(text, found);
    return found;
  }
}

/** What a database cannot hold. */
const noText = /[\0\p{Cs}]/u;

/** What is wrong with a text that is kept as it stands; the row is filled in where it is told. */
export function textFault(text: string, most: number): Problem | null {
  if (text.length > most) return problem('cell-too-long', { row: 0, most });
  return noText.test(text) ? problem('cell-not-text') : null;
}
