/** The body of an answer without an end: what is sent goes out as fast as its reader takes it. */

/** A reader who takes nothing for so long is not there any more. */
const patienceMs = 60_000;

export interface EndlessBody {
  readonly body: ReadableStream<Uint8Array>;
  /** Resolves when there is room for more; at once where the reader has left. */
  send(bytes: Uint8Array): Promise<void>;
  /** No more comes; what was sent still goes out. */
  end(): void;
}

/**
 * One stream of the library's `streamSSE` is four streams, one behind the other: with hundreds of readers each costs.
 * @param left called when the reader has left. @param stalled called when they take nothing.
 */
export function openBody(left: () => void, stalled: () => void): EndlessBody {
  let isOver = false;
  let roomFor = () => {};
  let out: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        out = controller;
      },
      pull: () => roomFor(),
      cancel: () => {
        isOver = true;
        roomFor();
        left();
      },
    },
    { highWaterMark: 1 },
  );
  return {
    body,
    send: async (bytes) => {
      if (isOver) return;
      out.enqueue(bytes);
      if ((out.desiredSize ?? 1) > 0) return;
      const late = setTimeout(stalled, patienceMs);
      await new Promise<void>((resolve) => {
        roomFor = resolve;
      });
      clearTimeout(late);
    },
    end: () => {
      if (isOver) return;
      isOver = true;
      roomFor();
      out.close();
    },
  };
}
