import { expect, it } from 'vitest';
import { waitIn } from './duration.js';

it.each([
  // Never nothing, never more digits than anybody waits by.
  [0, [1, 'second']],
  [0.4, [1, 'second']],
  [7.2, [8, 'second']],
  [41, [50, 'second']],
  [90, [90, 'second']],
  [91, [2, 'minute']],
  [3_600, [60, 'minute']],
  [7_300, [3, 'hour']],
] as const)('%d seconds', (seconds, wait) => {
  expect(waitIn(seconds)).toEqual(wait);
});
