import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { serverUser } from './layout.js';

const ownAlone = 0o700;
/** The user as whom PostgreSQL runs goes through to its files. */
const ownAndThrough = 0o711;

/** Makes the data directory where it is missing: passwords lie in it, and nobody else reads what there is. */
export const makeDataDirectory = (path: string): Promise<void> =>
  makeFolder(path, serverUser() === null ? ownAlone : ownAndThrough);

/**
 * Makes a folder of this mode, and those above it. Not mkdir's own `recursive`: on a file system that answers ENOENT to every
 * creation, as /proc does, that one never ends.
 */
async function makeFolder(path: string, mode = 0o777): Promise<void> {
  const code = await tryToMake(path, mode);
  if (code === null || code === 'EEXIST') return;
  if (code !== 'ENOENT' || dirname(path) === path) throw errorOf(code, path);
  await makeFolder(dirname(path));
  const again = await tryToMake(path, mode);
  if (again !== null && again !== 'EEXIST') throw errorOf(again, path);
}

async function tryToMake(path: string, mode: number): Promise<string | null> {
  try {
    await mkdir(path, { mode });
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}

function errorOf(code: string, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}
