import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it. Not mkdir's own `recursive`: on a file system that answers ENOENT to every
 * creation, as /proc does, that one never ends.
 */
export async function makeFolder(path: string): Promise<void> {
  const code = await tryToMake(path);
  if (code === null || code === 'EEXIST') return;
  if (code !== 'ENOENT' || dirname(path) === path) throw errorOf(code, path);
  await makeFolder(dirname(path));
  const again = await tryToMake(path);
  if (again !== null && again !== 'EEXIST') throw errorOf(again, path);
}

async function tryToMake(path: string): Promise<string | null> {
  try {
    await mkdir(path);
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}

function errorOf(code: string, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}
