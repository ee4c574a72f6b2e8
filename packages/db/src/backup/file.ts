/** A back-up as a file of its own: there is none of that name until it is whole. */
import { once } from 'node:events';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import type { Sql } from '../connection/connect.js';
import { StartError } from '../connection/start-error.js';
import { type Taken, takeBackup } from './take.js';

export interface FileOptions {
  /** Whether a file of that name, or what an interrupted back-up left, may be written over. */
  readonly force?: boolean;
}

/**
 * Takes a back-up into a file that nobody else can read (mode 0600). It is written beside its place, and gets its name once all
 * of it is on the disk.
 * @throws StartError where it cannot be written there; nothing is left behind then.
 */
export async function backUpToFile(
  sql: Sql,
  path: string,
  { force = false }: FileOptions = {},
): Promise<Taken> {
  await assertFree(path, force);
  const part = `${path}.part`;
  const file = await create(part, force);
  const out = file.createWriteStream({ autoClose: false, highWaterMark: 1 << 20 });
  try {
    const taken = await takeBackup(sql, out);
    await file.sync();
    await closed(file, out);
    await assertFree(path, force);
    await rename(part, path);
    await syncFolder(dirname(path));
    return taken;
  } catch (error) {
    await closed(file, out).catch(() => {});
    await rm(part, { force: true });
    throw asStartError(error, path);
  }
}

/** A file is not closed while a stream has hold of it. */
async function closed(file: FileHandle, out: Writable): Promise<void> {
  if (!out.closed) {
    const gone = once(out, 'close');
    out.destroy();
    await gone;
  }
  await file.close();
}

async function assertFree(path: string, force: boolean): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) throw new StartError(`${path} is a folder: name a file in it.`);
  // A device or a pipe of that name would be put aside for good.
  if (found !== null && !found.isFile())
    throw new StartError(
      `${path} is no file but a device or a pipe: name a file, or give - for standard output.`,
    );
  if (found !== null && !force)
    throw new StartError(`${path} is there already: give another name, or --force to write over it.`);
}

async function create(part: string, force: boolean): Promise<FileHandle> {
  try {
    if (force) await rm(part, { force: true });
    return await open(part, 'wx', 0o600);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST')
      throw new StartError(
        `${part} is there: another back-up is being written, or was interrupted. Remove it, or give --force.`,
      );
    if (code === 'ENOENT') throw new StartError(`There is no folder ${dirname(part)}.`);
    throw new StartError(`${part} cannot be written (${code}).`);
  }
}

/** That the name is kept, too, is the folder's to say. Not every system lets one ask. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null);
  await folder?.sync().catch(() => {});
  await folder?.close();
}

const roomless: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

function asStartError(error: unknown, path: string): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code !== undefined && roomless.has(code))
    return new StartError(`There is not enough room for ${path} (${code}): nothing of it was left there.`);
  if (code === 'EIO' || code === 'EROFS') return new StartError(`${path} cannot be written: ${message}`);
  return error;
}
