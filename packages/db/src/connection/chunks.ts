/** What comes in pieces of any length, in pieces as they are stored. */
const chunkBytes = 1_048_576;

/** Of the same length each, but the last. */
export async function* inChunks(pieces: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    for (let from = 0; from < piece.length; ) {
      const part = piece.subarray(from, from + chunkBytes - length);
      held.push(part);
      length += part.length;
      from += part.length;
      if (length === chunkBytes) {
        yield Buffer.concat(held, length);
        [held, length] = [[], 0];
      }
    }
  }
  if (length > 0) yield Buffer.concat(held, length);
}
