import type { Log } from './log.js';

const everyMs = 1_000;

/**
 * Says what a queue's store answers, the same at most once a second, with how often it was since: one that is full refuses
 * each of hundreds of questions, on a disk that may be the one that the log is written to.
 * @param now in milliseconds.
 */
export function queueErrors(log: Log, now: () => number = () => performance.now()): (error: Error) => void {
  const seen = new Map<string, { at: number; times: number }>();
  return ({ message }) => {
    const at = now();
    const before = seen.get(message);
    if (before !== undefined && at - before.at < everyMs) {
      before.times += 1;
      return;
    }
    // What was said a while ago is said anew if it comes again.
    for (const [said, { at: then }] of seen) if (at - then >= everyMs) seen.delete(said);
    seen.set(message, { at, times: 0 });
    const times = before?.times ?? 0;
    log.warn({ error: message, ...(times === 0 ? {} : { timesSince: times }) }, 'the queue reports an error');
  };
}
