/** How often a run is tried, and how long it waits between two tries. */
export const mostAttemptsOfFeed = 3;

const baseMs = 60_000;
/** No wait between two tries is longer. */
export const ceilingMs = 600_000;

/** After the `attempts`-th failure, in ms: one minute, four, spread by a fifth either way; longer where the server asks. */
export function backoffOfFeed(attempts: number, retryAfterMs: number | null, random: number): number {
  const own = baseMs * 4 ** (attempts - 1) * (0.8 + 0.4 * random);
  return Math.round(Math.min(ceilingMs, Math.max(own, retryAfterMs ?? 0)));
}
