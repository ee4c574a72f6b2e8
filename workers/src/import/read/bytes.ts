/** The bytes of a file, a piece at a time: nothing here ever holds a whole file. */
import type { FileHandle } from 'node:fs/promises';

const pieceBytes = 128 * 1024;

/** A file, or one that is packed in an archive: that is unpacked anew whenever it is read. */
export type Bytes = FileHandle | Packed;

export interface Packed {
  unpacked(): AsyncIterable<Buffer>;
}

export async function* piecesOf(file: Bytes): AsyncGenerator<Buffer> {
  if ('unpacked' in file) {
    yield* file.unpacked();
    return;
  }
  let at = 0;
  for (;;) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(pieceBytes), 0, pieceBytes, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

export async function startOf(file: Bytes, length: number): Promise<Buffer> {
  if ('unpacked' in file) {
    let start = Buffer.alloc(0);
    for await (const piece of file.unpacked()) {
      start = Buffer.concat([start, piece]);
      if (start.length >= length) break;
    }
    return start.subarray(0, length);
  }
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, 0);
  return buffer.subarray(0, bytesRead);
}
