/** Long work, a piece at a time. */
import { setImmediate } from 'node:timers/promises';

/** Milliseconds: several series are worked at at once, and whoever sends a form waits for a piece of each, several times. */
const pieceMs = 8;

/** Work whose cost grows with what people entered, so that others are answered in between. */
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
