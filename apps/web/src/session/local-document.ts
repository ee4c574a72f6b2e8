/** Documents in localStorage. Without storage, or with what cannot be read in it, there is none. */
import type { Stored } from '@marsad/indicators/stored';

export function localDocument<T>(name: string, stored: Stored<T>): T | null {
  try {
    const text = localStorage.getItem(name);
    return text === null ? null : stored.read(JSON.parse(text));
  } catch {
    return null;
  }
}

/** @param value null for none any more. */
export function keepLocalDocument<T>(name: string, stored: Stored<T>, value: T | null): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(stored.write(value)));
  } catch {
    // Without storage it lasts as long as the page.
  }
}
