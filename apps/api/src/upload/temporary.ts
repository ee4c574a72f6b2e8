/** A place on disk for what comes in. */
import { randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A file that only this process can read, and that goes with its handle: it has no name any more, so nothing of it is
 * left where the process ends, however it ends.
 */
export async function openTemporary(): Promise<FileHandle> {
  const path = join(tmpdir(), `marsad-upload-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  await unlink(path);
  return file;
}
