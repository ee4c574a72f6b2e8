/** The cluster's files: made the first time, and taken back from a server that an earlier process left running. */
import { execFile, spawnSync } from 'node:child_process';
import { chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { StartError } from '../connection/start-error.js';
import { database, type Layout } from './layout.js';

const run = promisify(execFile);

export function asUser(layout: Layout): { uid?: number; gid?: number; cwd: string } {
  return layout.user ? { uid: layout.user.uid, gid: layout.user.gid, cwd: '/' } : { cwd: '/' };
}

/** Made beside its place and renamed when whole: an interrupted first start leaves nothing half done. */
export async function initialise(layout: Layout, password: string): Promise<void> {
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

export async function executable(layout: Layout, name: string): Promise<string> {
  const file = join(layout.native, 'bin', name);
  const { mode } = await stat(file);
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
  return file;
}

/**
 * A process killed with -9 leaves its PostgreSQL running. It is ours when the pid in postmaster.pid belongs to a
 * postgres on this very directory; a pid that was given to somebody else since then is left alone.
 */
export async function stopLeftover(layout: Layout): Promise<void> {
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

export function lastLine(text: string | undefined): string | undefined {
  return text?.trim().split('\n').at(-1);
}
