/** What is done again and again, and at once when something happens. */
import type { Log } from './log.js';

/** Runs `work` once at a time, and once more when it was asked for meanwhile. A failure is the next sweep's. */
export function onePump(work: () => Promise<void>, log: Log) {
  let running: Promise<void> | null = null;
  let again = false;
  let closed = false;
  const run = () => {
    if (closed) return;
    if (running !== null) {
      again = true;
      return;
    }
    running = work()
      .catch((error: unknown) =>
        log.warn({ error }, 'what is due was not handed over; the next sweep tries again'),
      )
      .finally(() => {
        running = null;
        if (again) {
          again = false;
          run();
        }
      });
  };
  return {
    run,
    idle: async () => {
      closed = true;
      await running;
    },
  };
}
