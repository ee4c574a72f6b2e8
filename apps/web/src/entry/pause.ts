import type { Failure } from '@marsad/indicators/contract/client/first';

/** Nobody looks at a page for longer than that. */
const longestMs = 60_000;

/** How long a server that has too much to do asks to be left alone, in ms. */
export function pauseAfter(failure: Failure): number {
  if (failure.kind !== 'problem' || (failure.status !== 429 && failure.status !== 503)) return 0;
  const seconds = Number(failure.problem.params?.seconds);
  return seconds > 0 ? Math.min(longestMs, seconds * 1_000) : 0;
}
