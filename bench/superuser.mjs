import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The address of an embedded database in the words of its superuser, who may leave the checks of the filling out. */
export async function asSuperuser(folder, url) {
  const password = (await readFile(join(folder, 'database-password'), 'utf8')).trim();
  return Object.assign(new URL(url), { username: 'marsad', password }).href;
}
