import type { Words } from '../language/words.js';

/** In the unit a file manager would show. */
export function sizeText(words: Words, bytes: number): string {
  const [unit, size] =
    bytes >= 1_000_000
      ? (['megabyte', bytes / 1_000_000] as const)
      : bytes >= 1_000
        ? (['kilobyte', bytes / 1_000] as const)
        : (['byte', bytes] as const);
  // The short form of a byte is the same for one and for many.
  const unitDisplay = unit === 'byte' ? 'long' : 'short';
  return words.number(size, { style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 });
}
