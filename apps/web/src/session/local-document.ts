/** A person's documents in this browser. Without storage, or with what cannot be read in it, there is none. */
import type { Stored } from '@marsad/indicators/stored';
import { keepOf, keptOf, type Personal } from './kept.js';

export function localDocument<T>(person: string | null, what: Personal, stored: Stored<T>): T | null {
  const text = keptOf(person, what);
  try {
    return text === null ? null : stored.read(JSON.parse(text));
  } catch {
    return null;
  }
}

/** @param value null for none any more. */
export function keepLocalDocument<T>(
  person: string | null,
  what: Personal,
  stored: Stored<T>,
  value: T | null,
): void {
  keepOf(person, what, value === null ? null : JSON.stringify(stored.write(value)));
}
