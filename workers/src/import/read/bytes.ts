/** The bytes of a file, a piece at a time: nothing here ever holds a whole file. */
import type { FileHandle } from 'node:fs/promises';

const pieceBytes = 128 * 1024;

export async function* piecesOf(file: FileHandle): AsyncGenerator<Buffer> {
  let at = 0;
  for (;;) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(pieceBytes), 0, pieceBytes, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

export async function startOf(file: FileHandle, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, 0);
  return buffer.subarray(0, bytesRead);
}
