import type { Words } from '../language/words.js';

/** The largest unit that says a length of time well enough to wait by: 40 seconds, 3 minutes. */
export function waitIn(seconds: number): readonly [number, 'second' | 'minute' | 'hour'] {
  if (seconds <= 10) return [Math.max(1, Math.ceil(seconds)), 'second'];
  // Nobody knows it to the second.
  if (seconds <= 90) return [Math.ceil(seconds / 10) * 10, 'second'];
  if (seconds < 90 * 60) return [Math.ceil(seconds / 60), 'minute'];
  return [Math.ceil(seconds / 3_600), 'hour'];
}

export function waitText(words: Words, seconds: number): string {
  const [count, unit] = waitIn(seconds);
  return words.number(count, { style: 'unit', unit, unitDisplay: 'long' });
}
