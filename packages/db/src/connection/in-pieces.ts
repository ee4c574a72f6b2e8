/** Work whose cost grows with what is on record, so that others are answered in between. */
import { setImmediate } from 'node:timers/promises';

/** Milliseconds: several series are worked at at once, and whoever sends a form waits for a piece of each, several times. */
const pieceMs = 8;

/** Does it all, in the thread that answers requests, and lets go of that after every few milliseconds. */
export async function inPieces<T>(work: Generator<undefined, T, undefined>): Promise<T> {
  await setImmediate();
  for (let begun = performance.now(); ; ) {
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() - begun < pieceMs) continue;
    await setImmediate();
    begun = performance.now();
  }
}

/** For work that waits for others anyway: asked again and again, it says when it is time to let others be answered. */
export function resting(): () => Promise<void> | undefined {
  let begun = performance.now();
  return () => {
    if (performance.now() - begun < pieceMs) return undefined;
    return setImmediate().then(() => {
      begun = performance.now();
    });
  };
}
