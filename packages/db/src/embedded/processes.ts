/** The processes of a PostgreSQL on a cluster, whoever started them. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';

interface Found {
  readonly pid: number;
  /** The one that started the others. */
  readonly isPostmaster: boolean;
}

const hasProc = existsSync('/proc/self/cwd');

/**
 * Those that work in the cluster now. On Linux by the folder they are in, which no other path to it and no pid that was given to
 * somebody else deceives; elsewhere what postmaster.pid names, if it is a PostgreSQL.
 */
export function processesOn(cluster: string): Found[] {
  if (!hasProc) return namedProcess(cluster);
  const folder = statOf(cluster);
  if (folder === null) return [];
  return readdirSync('/proc').flatMap((name) => {
    const pid = /^\d+$/.test(name) ? Number(name) : null;
    const found = pid === null ? null : looked(pid, folder);
    return found === null ? [] : [found];
  });
}

function looked(pid: number, folder: Stats): Found | null {
  const command = commandOf(pid);
  if (!/^(\S*\/)?postgres(:|\0|$)/.test(command)) return null;
  const inside = statOf(`/proc/${pid}/cwd`);
  if (inside === null || inside.ino !== folder.ino || inside.dev !== folder.dev) return null;
  return { pid, isPostmaster: !command.startsWith('postgres:') };
}

function namedProcess(cluster: string): Found[] {
  const pid = readPidFile(cluster)?.pid ?? null;
  if (pid === null) return [];
  const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return /postgres/.test(stdout ?? '') ? [{ pid, isPostmaster: true }] : [];
}

/** Null where there is no postmaster.pid; a pid of null where it names none, as after a loss of power. */
export function readPidFile(cluster: string): { readonly pid: number | null } | null {
  try {
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return { pid: Number.isInteger(pid) && pid > 1 ? pid : null };
  } catch {
    return null;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Its arguments, each with a NUL after it. A process that is gone, or another user's, has none. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function statOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}
