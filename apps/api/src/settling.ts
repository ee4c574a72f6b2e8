/** Waiting for what becomes of a submission. */
import { findSubmission, isSettled, type Submission } from '@marsad/db';
import type { Deps } from './deps.js';

const longestWaitSeconds = 30;

/** RFC 7240 `Prefer: wait=N` in seconds, within our bound; null when none was asked for. */
export function waitAskedFor(prefer: string | undefined): number | null {
  const match = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,6})"?/i.exec(prefer ?? '');
  return match ? Math.min(Number(match[1]), longestWaitSeconds) : null;
}

/** Waits until a submission has come to its end; null when it has not within `seconds`. */
export async function settledWithin(
  { sql, hub }: Deps,
  id: string,
  seconds: number,
): Promise<Submission | null> {
  const deadline = performance.now() + seconds * 1000;
  // Watched before the look, so that what happens in between is not missed.
  const watch = hub.watchSubmission(id);
  try {
    for (;;) {
      const found = await findSubmission(sql, id);
      if (found && isSettled(found)) return found;
      if (!(await watch.moved(Math.max(0, deadline - performance.now())))) return null;
    }
  } finally {
    watch.cancel();
  }
}
