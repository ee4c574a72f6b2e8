/** A file on its way out. */
import type { Readable } from 'node:stream';

/**
 * A file as the body of an answer, read as fast as it is taken. Node's own `Readable.toWeb` gives what it has read already
 * to a reader who has left, and that error nobody can catch: it ends the process.
 */
export function leaving(file: Readable): ReadableStream<Uint8Array> {
  const pieces = file.iterator({ destroyOnReturn: true });
  return new ReadableStream<Uint8Array>(
    {
      pull: async (to) => {
        const { done, value } = await pieces.next();
        if (done) to.close();
        else to.enqueue(value);
      },
      cancel: () => {
        file.destroy();
      },
    },
    { highWaterMark: 0 },
  );
}
