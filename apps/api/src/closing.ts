/** Taking the parts apart again, in the reverse order of being put together and within a bound. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';

export interface Closing {
  readonly name: string;
  /** @param mostMs after which nobody waits for it any more. */
  readonly close: (mostMs: number) => Promise<void>;
  /** What it ends may go on without us, as a process of its own does: it has its time however long the others took. */
  readonly isOwed?: boolean;
}

/** What is owed its time has at least this. */
const owedMs = 3_000;
/** Once one part did not close in time, what it needed is probably gone, and the others need it too. */
const afterLateMs = 500;

/** A part that does not close (a Redis that went away, say) must not keep the others, or the process, from ending. */
export async function closeAll(closings: Closing[], withinMs: number, log: Logger): Promise<void> {
  const end = performance.now() + withinMs;
  const owed = closings.some(({ isOwed }) => isOwed) ? owedMs : 0;
  let isLate = false;
  for (const { name, close, isOwed } of closings.splice(0).reverse()) {
    const left = end - performance.now();
    const share = isLate ? Math.min(afterLateMs, left - owed) : (left - owed) / 2;
    const mostMs = Math.round(isOwed ? Math.max(owedMs, left) : Math.max(100, share));
    // What is owed ends itself by force.
    const late = delay(isOwed ? mostMs + 8_000 : mostMs, 'late' as const, { ref: false });
    const outcome = await Promise.race([close(mostMs), late]).catch((error: unknown) => {
      log.error({ err: error }, `${name} did not close cleanly`);
    });
    if (outcome !== 'late') continue;
    isLate = true;
    log.error({}, `${name} did not close within ${(mostMs / 1000).toFixed(1)} s, and is left`);
  }
}
