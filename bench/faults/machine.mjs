/** What of the machine the faults need: a port, a small disk, networks, a clock that can be set. */
import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const given = new Set();

/**
 * A port that nobody has, and that stays free while its owner is away: below those that systems give to connections going out,
 * and given only once.
 */
export async function freePort() {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 22_000);
    if (given.has(port)) continue;
    given.add(port);
    const server = createServer();
    const isFree = await new Promise((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
}

const isRoot = process.getuid?.() === 0 && process.platform === 'linux';
/** Why a kind of fault cannot be had here; null where it can. */
export function lacking(need) {
  if (need === 'root' && !isRoot) return 'needs root';
  if (need === 'namespaces' && !hasNamespaces()) return 'needs root and network namespaces';
  if (need === 'clock' && clockLibrary() === null) return 'needs Linux and a C compiler';
  return null;
}

/** A container's root has none where it was not given the right to. */
let namespaces;
function hasNamespaces() {
  namespaces ??=
    isRoot &&
    [
      ['unshare', '--net', 'true'],
      ['ip', 'netns', 'list'],
    ].every((command) => attempt(...command).status === 0);
  return namespaces;
}

const attempt = (command, ...args) => spawnSync(command, args, { encoding: 'utf8' });

function run(command, ...args) {
  const { status, stderr } = attempt(command, ...args);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
}

const undone = new Set();
process.once('exit', () => {
  for (const undo of undone) undo();
});

/** Done when it is called, or when this process ends; once. */
export function until(undo) {
  const once = () => {
    if (undone.delete(once)) undo();
  };
  undone.add(once);
  return once;
}

/** A disk of a few megabytes at `folder`, which can be filled to the last byte and freed again. */
export function smallDisk(folder, megabytes) {
  run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder);
  const ballast = join(folder, 'ballast');
  return {
    fill: () => {
      const file = openSync(ballast, 'w');
      try {
        for (const size of [1_000_000, 1_000])
          try {
            for (;;) writeSync(file, Buffer.alloc(size));
          } catch (error) {
            if (error.code !== 'ENOSPC') throw error;
          }
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(ballast, { force: true }),
    close: until(() => attempt('umount', '-l', folder)),
  };
}

/** What clock.c is compiled to, once in a process; null where it cannot be. */
let compiled;
function clockLibrary() {
  if (compiled === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'marsad-clock-'));
    until(() => rmSync(folder, { recursive: true, force: true }));
    // Also for a server that runs as somebody else.
    chmodSync(folder, 0o755);
    const library = join(folder, 'clock.so');
    const source = fileURLToPath(new URL('clock.c', import.meta.url));
    const isCompiled =
      process.platform === 'linux' &&
      attempt('cc', '-O2', '-shared', '-fPIC', '-o', library, source).status === 0;
    compiled = isCompiled ? library : null;
  }
  return compiled;
}

/** A clock for a process and its children, which jumps while they run. */
export function ownClock(file) {
  const shift = Buffer.alloc(8);
  writeFileSync(file, shift, { mode: 0o644 });
  return {
    env: { LD_PRELOAD: clockLibrary(), MARSAD_CLOCK_FILE: file },
    set: (seconds) => {
      new BigInt64Array(shift.buffer, shift.byteOffset, 1)[0] = BigInt(seconds) * 1_000_000_000n;
      // In place: who reads it meanwhile has it in memory.
      const handle = openSync(file, 'r+');
      writeSync(handle, shift, 0, shift.length, 0);
      closeSync(handle);
    },
  };
}
