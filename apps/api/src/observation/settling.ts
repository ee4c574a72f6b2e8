/** Waiting for what becomes of a submission. */
import { findSubmission, isSettled, type Submission, type SubmissionId } from '@marsad/db';
import type { Context } from 'hono';
import type { Deps } from '../deps.js';
import { languageOf, refuse } from '../http/problems.js';
import { reasonIn } from '../http/reason.js';

const longestWaitSeconds = 30;

/**
 * RFC 7240 `Prefer: wait=N` in seconds, within our bound; null when none was asked for. What else one may prefer is passed
 * over, as that standard wants it; a wait that is no number of seconds is refused.
 */
export function waitAskedFor(c: Context): number | null {
  const prefer = c.req.header('prefer') ?? '';
  const asked = prefer
    .split(/[,;]/)
    .map((preference) => preference.trim())
    .find((preference) => /^wait\b/i.test(preference));
  if (asked === undefined) return null;
  const seconds = /^wait\s*=\s*(?:(\d+)|"(\d+)")$/i.exec(asked);
  if (!seconds)
    throw refuse(422, 'header-invalid', {
      parameter: 'Prefer',
      value: asked.slice(0, 100),
      reason: reasonIn(languageOf(c), 'howToWait'),
    });
  return Math.min(Number(seconds[1] ?? seconds[2]), longestWaitSeconds);
}

/** Waits until a submission has come to its end; null when it has not within `seconds`. */
export async function settledWithin(
  { sql, hub }: Deps,
  id: SubmissionId,
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
