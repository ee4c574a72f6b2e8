/**
 * Which database a data directory belongs to. A copy of the directory may lack it, since as root the cluster may lie elsewhere;
 * what starts "ready" without a figure then looks like a loss of everything.
 */
import { existsSync } from 'node:fs';
import { chmod, lchown, open, readdir, readFile, realpath, rename, stat, writeFile } from 'node:fs/promises';
import { endianness } from 'node:os';
import { dirname, join } from 'node:path';
import { StartError } from '../connection/start-error.js';
import { clusterNameFile, type Layout, newClusterName, sharedState } from './layout.js';

interface Identity {
  /** PostgreSQL's system identifier, made with the cluster and with no other. */
  readonly identifier: string;
  /** Where the cluster was when it was started last. */
  readonly cluster: string;
}

const identityFile = 'database-identity';
/** In a shared place, beside the cluster: whose it is. */
const ownerFile = 'data-directory';

/**
 * Looks whether the cluster of a data directory is there and is its own.
 * @returns false where there never was one, and one is to be made.
 * @throws StartError that says what is missing, or whose it is, and what to do.
 */
export async function hasItsCluster(dataDir: string, layout: Layout): Promise<boolean> {
  const known = await readIdentity(dataDir);
  const found = await identifierOf(layout.cluster);
  if (found === null) {
    // The log was begun when the cluster was there: by itself it says so of directories from before identities were kept.
    if (known === null && !existsSync(join(dataDir, 'postgres.log'))) return false;
    throw missing(dataDir, layout.cluster, known?.cluster ?? (await sharedClusterOf(dataDir)));
  }
  if (known !== null && known.identifier !== found)
    throw new StartError(
      `The database in ${layout.cluster} is not that of DATA_DIR ${dataDir} (it is ${found}, not ${known.identifier}): bring its own back, or remove ${join(dataDir, identityFile)} if this is the one you want.`,
    );
  if (layout.home !== dataDir) await assertOwn(dataDir, layout);
  return true;
}

/** Keeps which cluster is this data directory's, and where; in a shared place also whose that is. */
export async function noteBelonging(dataDir: string, { home, cluster }: Layout): Promise<void> {
  const identifier = await identifierOf(cluster);
  if (identifier === null) return;
  const known = await readIdentity(dataDir);
  if (known?.identifier !== identifier || known.cluster !== cluster)
    await writeWhole(join(dataDir, identityFile), `${identifier}\n${cluster}\n`);
  if (home !== dataDir) await writeWhole(join(home, ownerFile), `${await realpath(dataDir)}\n`);
}

function missing(dataDir: string, cluster: string, elsewhere: string | null): StartError {
  if (elsewhere !== null && elsewhere !== cluster && existsSync(join(elsewhere, 'PG_VERSION')))
    return new StartError(
      `The database of DATA_DIR ${dataDir} is not in it but in ${elsewhere}: stop the Marsad that uses that, then "mkdir -p ${dirname(cluster)} && cp -a ${elsewhere} ${cluster}", or set DATA_DIR to where it was.`,
    );
  const where = elsewhere === null || elsewhere === cluster ? '' : `, nor in ${elsewhere}, where it was`;
  return new StartError(
    `The database of DATA_DIR ${dataDir} is not there: there is none in ${cluster}${where}. Bring it back from a back-up, or set DATA_DIR to an empty directory to begin anew.`,
  );
}

/** Two data directories may name one cluster of the shared place, where one is a copy: only the first is its own. */
async function assertOwn(dataDir: string, { home, cluster }: Layout): Promise<void> {
  const owner = await readFile(join(home, ownerFile), 'utf8').then(
    (text) => text.trim(),
    () => null,
  );
  if (owner === null || owner === (await realpath(dataDir))) return;
  // The one that was moved here is not there any more.
  const name = (folder: string) => readFile(join(folder, clusterNameFile), 'utf8').catch(() => null);
  if ((await name(owner)) !== (await name(dataDir))) return;
  const own = newClusterName();
  throw new StartError(
    `DATA_DIR ${dataDir} is a copy of ${owner} and has no database of its own; that one's is in ${cluster}. To give it one: stop Marsad, then "cp -a ${home} ${join(sharedState, own)} && rm ${join(sharedState, own, ownerFile)} && echo ${own} > ${join(dataDir, clusterNameFile)}".`,
  );
}

async function sharedClusterOf(dataDir: string): Promise<string | null> {
  const name = await readFile(join(dataDir, clusterNameFile), 'utf8').catch(() => null);
  return name === null ? null : join(sharedState, name.trim(), 'postgres');
}

async function readIdentity(dataDir: string): Promise<Identity | null> {
  const text = await readFile(join(dataDir, identityFile), 'utf8').catch(() => '');
  const [identifier = '', cluster = ''] = text.split('\n');
  return /^\d+$/.test(identifier) ? { identifier, cluster } : null;
}

/** The first eight bytes of pg_control, in the order of this machine; null where there is no whole cluster. */
async function identifierOf(cluster: string): Promise<string | null> {
  if (!existsSync(join(cluster, 'PG_VERSION'))) return null;
  const control = await open(join(cluster, 'global', 'pg_control')).catch(() => null);
  if (control === null) return null;
  try {
    const { buffer, bytesRead } = await control.read({ buffer: Buffer.alloc(8), position: 0 });
    if (bytesRead < 8) return null;
    return String(endianness() === 'LE' ? buffer.readBigUInt64LE() : buffer.readBigUInt64BE());
  } finally {
    await control.close();
  }
}

/** Renamed when whole: a loss of power leaves the one or the other. */
async function writeWhole(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text, { mode: 0o600, flush: true });
  await rename(`${file}.new`, file);
}

/** The mode that PostgreSQL asks of its folder. */
const ownAlone = 0o700;

/**
 * PostgreSQL starts on no folder that is another user's, or that others may look into, and a plain copy (cp -r) is both.
 * @returns one line where something was put right.
 * @throws StartError where that is not ours to do.
 */
export async function putRight({ cluster, user }: Layout): Promise<string | null> {
  const { uid, mode } = await stat(cluster);
  const control = await stat(join(cluster, 'global', 'pg_control'));
  const wanted = user?.uid ?? process.getuid?.() ?? uid;
  const isOthers = uid !== wanted || control.uid !== wanted;
  if (isOthers && user === null)
    throw new StartError(
      `The database files in ${cluster} belong to the user ${uid === wanted ? control.uid : uid}, and Marsad runs as ${wanted}: "sudo chown -R ${wanted} ${cluster}", or start it as that user.`,
    );
  if (isOthers && user !== null) await giveAll(cluster, user);
  if ((mode & 0o027) !== 0) await chmod(cluster, ownAlone);
  return isOthers
    ? `The database files in ${cluster} were not those of the user ${user?.name}, as after a plain copy: they are now.`
    : null;
}

/** Links are given themselves, not what they lead to. */
async function giveAll(path: string, user: { readonly uid: number; readonly gid: number }): Promise<void> {
  await lchown(path, user.uid, user.gid);
  for (const entry of await readdir(path, { withFileTypes: true })) {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) await giveAll(inside, user);
    else await lchown(inside, user.uid, user.gid);
  }
}
