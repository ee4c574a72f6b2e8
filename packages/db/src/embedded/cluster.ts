/** The cluster's files: made the first time, and taken back from a server that an earlier process left running. */
import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { StartError } from '../connection/start-error.js';
import { database, type Layout } from './layout.js';
import { isAlive, processesOn, readPidFile } from './processes.js';

const run = promisify(execFile);

export function asUser(layout: Layout): { uid?: number; gid?: number; cwd: string } {
  return layout.user ? { uid: layout.user.uid, gid: layout.user.gid, cwd: '/' } : { cwd: '/' };
}

/** Made beside its place and renamed when whole: an interrupted first start leaves nothing half done. */
export async function initialise(layout: Layout, password: string, signal?: AbortSignal): Promise<void> {
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
      { ...asUser(layout), ...(signal ? { signal } : {}) },
    );
    await rename(incoming, layout.cluster);
  } catch (error) {
    signal?.throwIfAborted();
    const { stderr } = error as { stderr?: string };
    throw new StartError(
      `PostgreSQL could not create its files in ${layout.cluster}: ${lastLine(stderr) ?? String(error)}`,
    );
  } finally {
    await rm(passwordFile, { force: true });
    await rm(incoming, { recursive: true, force: true });
  }
}

export async function executable(layout: Layout, name: string): Promise<string> {
  const file = join(layout.native, 'bin', name);
  const { mode } = await stat(file);
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
  return file;
}

/**
 * Ends what an earlier process left running on the cluster when it was killed, and what a postmaster that was killed left: while
 * they are there no other starts. Whoever calls this holds the data directory, so nobody else needs them. They are ended at once
 * (SIGQUIT), from which the next start recovers: an order to end in order PostgreSQL 18 never carries out while it recovers from
 * the loss of a backend. What is left of
 * postmaster.pid after a loss of power goes too where it is empty or names a process that is none of them: PostgreSQL would take
 * it for a server that runs.
 * @throws StartError where one of them does not end.
 */
export async function stopLeftover({ cluster }: Layout, signal?: AbortSignal): Promise<void> {
  const began = performance.now();
  for (let sent: NodeJS.Signals | null = null; ; ) {
    const found = processesOn(cluster);
    if (found.length === 0) break;
    signal?.throwIfAborted();
    const waited = performance.now() - began;
    const postmaster = found.find(({ isPostmaster }) => isPostmaster);
    if (waited > leftoverPatienceMs.atMost)
      throw new StartError(
        `A PostgreSQL that an earlier start left behind (pid ${found[0]?.pid}) does not stop: end it by hand.`,
      );
    // Without their postmaster they can neither write what others would read nor be of use; a stopped one hears nothing else.
    const wanted = postmaster === undefined || waited > leftoverPatienceMs.kill ? 'SIGKILL' : 'SIGQUIT';
    if (wanted !== sent || postmaster === undefined)
      for (const { pid } of postmaster === undefined ? found : [postmaster]) send(pid, wanted);
    sent = wanted;
    await delay(25);
  }
  const file = readPidFile(cluster);
  // A pid of nobody's PostgreSQL sees through by itself, and looks after shared memory then.
  if (file !== null && (file.pid === null || isAlive(file.pid)))
    await rm(join(cluster, 'postmaster.pid'), { force: true });
}

/** A postmaster gives its processes five seconds before it kills them. */
const leftoverPatienceMs = { kill: 10_000, atMost: 30_000 };

export function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}

/** How far a log goes. */
export const endOf = async (logFile: string): Promise<number> =>
  (await stat(logFile).catch(() => null))?.size ?? 0;

/**
 * The last thing a log says that is a reason; null where it says nothing.
 * @param from where to begin: what stood there before is the reason of something else.
 */
export async function lastReason(logFile: string, from: number): Promise<string | null> {
  const text = await tailOf(logFile, from).catch(() => '');
  const lines = text.trim().split('\n');
  const isReason = (line: string) =>
    /\b(FATAL|PANIC|ERROR):/.test(line) && !/the database system is /.test(line);
  return lines.findLast(isReason) ?? lastLine(text) ?? null;
}

const tailBytes = 8_192;

async function tailOf(file: string, from: number): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read({
      buffer: Buffer.alloc(tailBytes),
      // One that is shorter now was begun anew.
      position: Math.max(from > size ? 0 : from, size - tailBytes),
    });
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

function lastLine(text: string | undefined): string | undefined {
  return text?.trim().split('\n').at(-1) || undefined;
}
