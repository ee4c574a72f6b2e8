/**
 * A bound on what is unpacked. A thread's own bound holds objects alone, and what a file unpacks to lies in buffers beside
 * them: whoever makes a large one here is refused once there are too many.
 */
import { readingFault } from './fault.js';

const large = 1_048_576;

/**
 * Calls `work`, which is to run alone in its thread.
 * @throws ReadingFault where it asked for more, also where it went on without what it was refused.
 */
export async function withinMemory<T>(megabytes: number, work: () => Promise<T>): Promise<T> {
  const Plain = globalThis.Uint8Array;
  const most = process.memoryUsage().arrayBuffers + megabytes * 1_048_576;
  let isExceeded = false;
  const fault = () => readingFault('reading-unpacks-too-large');
  globalThis.Uint8Array = new Proxy(Plain, {
    construct(target, given: unknown[], made) {
      const [length] = given;
      if (
        typeof length === 'number' &&
        length > large &&
        process.memoryUsage().arrayBuffers + length > most
      ) {
        isExceeded = true;
        throw fault();
      }
      return Reflect.construct(target, given, made === globalThis.Uint8Array ? target : made);
    },
  });
  try {
    const done = await work();
    if (isExceeded) throw fault();
    return done;
  } catch (error) {
    throw isExceeded ? fault() : error;
  } finally {
    globalThis.Uint8Array = Plain;
  }
}
