/** The file of an import on disk, where it can be read from any place and more than once. */
import { randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Calls `use` with a file of these pieces that only this process can read. It has no name any more: nothing of it is left
 * where the process ends, however it ends.
 */
export async function withFile<T>(
  pieces: AsyncIterable<Uint8Array>,
  use: (file: FileHandle) => Promise<T>,
): Promise<T> {
  const path = join(tmpdir(), `marsad-import-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  try {
    await unlink(path);
    for await (const piece of pieces) await file.write(piece);
    return await use(file);
  } finally {
    await file.close();
  }
}
