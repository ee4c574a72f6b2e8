/** What is done again and again, and at once when something happens. */
import type { Log } from './log.js';

/**
 * Runs `work` once at a time, and once more when it was asked for meanwhile. A failure is the next sweep's: of a store that is
 * away it is said once, and once more when it is back.
 */
export function onePump(work: () => Promise<void>, log: Log) {
  let running: Promise<void> | null = null;
  let again = false;
  let closed = false;
  let isFailing = false;
  const run = () => {
    if (closed) return;
    if (running !== null) {
      again = true;
      return;
    }
    running = work()
      .then(
        () => {
          if (isFailing) log.info({}, 'what is due is handed over again');
          isFailing = false;
        },
        (error: unknown) => {
          if (!isFailing) log.warn({ error }, 'what is due was not handed over; it is tried again and again');
          isFailing = true;
        },
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
