/** What of the machine the faults need: a port, a small disk, a network of its own, a clock that can be set. */
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

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
const faketime = () =>
  ['/usr/lib', '/usr/local/lib']
    .flatMap((folder) => (existsSync(folder) ? [folder, ...within(folder)] : []))
    .map((folder) => join(folder, 'faketime', 'libfaketime.so.1'))
    .find(existsSync) ?? null;
const within = (folder) => readdirSync(folder).map((name) => join(folder, name));

/** Why a kind of fault cannot be had here; null where it can. */
export function lacking(need) {
  if (need === 'root' && !isRoot) return 'needs root';
  if (need === 'faketime' && faketime() === null) return 'needs libfaketime';
  return null;
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

function until(undo) {
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

/** A network of its own behind a cable that can be pulled: `outer` is this machine's address on it. */
export function ownNetwork() {
  const n = 1 + Math.floor(Math.random() * 60_000);
  const name = `marsad${n}`;
  const [outer, inner] = [1, 2].map(
    (host) => `10.${200 + (n >> 14)}.${(n >> 6) & 255}.${((n & 63) << 2) | host}`,
  );
  const close = until(() => attempt('ip', 'netns', 'delete', name));
  run('ip', 'netns', 'add', name);
  run('ip', 'link', 'add', `mo${n}`, 'type', 'veth', 'peer', 'name', `mi${n}`);
  run('ip', 'link', 'set', `mi${n}`, 'netns', name);
  run('ip', 'address', 'add', `${outer}/30`, 'dev', `mo${n}`);
  run('ip', 'link', 'set', `mo${n}`, 'up');
  for (const args of [
    ['address', 'add', `${inner}/30`, 'dev', `mi${n}`],
    ['link', 'set', `mi${n}`, 'up'],
    ['link', 'set', 'lo', 'up'],
  ])
    run('ip', '-n', name, ...args);
  return {
    outer,
    within: (command, args) => ({ command: 'ip', args: ['netns', 'exec', name, command, ...args] }),
    // The far end: as if the switch had lost its power, this machine's own address stays.
    down: () => run('ip', '-n', name, 'link', 'set', `mi${n}`, 'down'),
    up: () => run('ip', '-n', name, 'link', 'set', `mi${n}`, 'up'),
    close,
  };
}

/** A clock for a process and its children, which jumps while they run. */
export function ownClock(file) {
  const set = (seconds) => writeFileSync(file, `${seconds < 0 ? '' : '+'}${seconds}\n`, { mode: 0o644 });
  set(0);
  return {
    env: {
      LD_PRELOAD: faketime(),
      FAKETIME_TIMESTAMP_FILE: file,
      // Read again every second: at every look, a server does little else.
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      FAKETIME_DONT_RESET: '1',
    },
    set,
  };
}
