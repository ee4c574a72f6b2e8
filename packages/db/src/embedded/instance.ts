/** One Marsad on a data directory at a time, on this machine and, as far as its file system lets us see, on others. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StartError } from '../connection/start-error.js';

/** sockaddr_un holds 104 bytes on macOS, 108 on Linux. */
const socketPathLimit = 100;

function socketPath(dataDir: string): string {
  const inside = join(dataDir, 'marsad.sock');
  if (Buffer.byteLength(inside) <= socketPathLimit) return inside;
  return join(tmpdir(), `marsad-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}.sock`);
}

export interface Hold {
  release(): Promise<void>;
}

interface Holding {
  readonly say?: (line: string) => void;
  readonly signal?: AbortSignal | undefined;
  /** How long a word of another machine is waited for. */
  readonly otherMachineMs?: number;
}

/**
 * Holds the data directory for this process. A listening Unix socket is the lock: the kernel lets go of it with
 * the process, however that ends, where a file with a pid would outlive a kill -9 and lie. It says nothing of another machine
 * that shares the directory: for that there is a file whose number goes up as long as its writer is there.
 * @throws StartError when another process holds it.
 */
export async function holdDataDirectory(dataDir: string, holding: Holding = {}): Promise<Hold> {
  const path = socketPath(dataDir);
  const server = (await listen(path)) ?? (await takeOverStale(path, dataDir));
  server.unref();
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  try {
    const sign = await leaveSign(dataDir, holding);
    return {
      release: async () => {
        await sign.remove();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Whether a process that runs now holds the data directory. */
export function isHeld(dataDir: string): Promise<boolean> {
  return isAnswered(socketPath(dataDir));
}

const inUse = (dataDir: string, where = '') =>
  new StartError(
    `DATA_DIR ${dataDir} is in use by another Marsad that is running now${where}: stop it, or set another DATA_DIR.`,
  );

/** Two that find the same socket without anybody behind it take it over one after the other. */
async function takeOverStale(path: string, dataDir: string): Promise<Server> {
  const turn = `${path}.turn`;
  for (let waited = 0; ; waited += 50) {
    if (await isAnswered(path)) throw inUse(dataDir);
    if (await tryToCreate(turn)) break;
    // Whoever made it was killed in that very moment.
    const age = Date.now() - ((await stat(turn).catch(() => null))?.mtimeMs ?? Date.now());
    if (waited > turnPatienceMs || age > turnPatienceMs) await rm(turn, { force: true });
    await delay(50);
  }
  try {
    if (await isAnswered(path)) throw inUse(dataDir);
    await rm(path, { force: true });
    const server = await listen(path);
    if (server === null) throw inUse(dataDir);
    return server;
  } finally {
    await rm(turn, { force: true });
  }
}

const turnPatienceMs = 10_000;

async function tryToCreate(file: string): Promise<boolean> {
  try {
    await writeFile(file, '', { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function listen(path: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.end());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    );
    server.listen(path, () => resolve(server));
  });
}

/** A process that is stopped answers nothing, but its socket is there: the kernel takes the connection, or says it is full. */
function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', ({ code }: NodeJS.ErrnoException) =>
      resolve(code !== 'ECONNREFUSED' && code !== 'ENOENT' && code !== 'ENOTSOCK'),
    );
  });
}

// -- other machines -----------------------------------------------------------------------------------------

const signFile = 'running-on';
const beatMs = 4_000;
/** Longer than three beats, and than files are kept by a client of a shared file system. */
const usualOtherMachineMs = 15_000;
/** So that writing it again takes no room on a full disk. */
const signBytes = 512;

interface Machine {
  readonly name: string;
  /** Of its kernel, since it started: containers have names of their own. */
  readonly boot: string;
  readonly id: string;
}

function thisMachine(): Machine {
  return {
    name: hostname(),
    boot: contentOf('/proc/sys/kernel/random/boot_id'),
    id: contentOf('/etc/machine-id'),
  };
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}

/** What the socket says holds for one machine, which keeps its name and id over a loss of power. */
const isSame = (one: Machine, other: Machine) =>
  (one.boot !== '' && one.boot === other.boot) || (one.name === other.name && one.id === other.id);

async function leaveSign(
  dataDir: string,
  { say = () => {}, signal, otherMachineMs = usualOtherMachineMs }: Holding,
): Promise<{ remove(): Promise<void> }> {
  const file = join(dataDir, signFile);
  const here = thisMachine();
  const found = await readSign(file);
  if (found !== null && !isSame(found.machine, here)) {
    say(
      `DATA_DIR ${dataDir} was in use on the machine ${found.machine.name}: looking whether it still is, for ${Math.round(otherMachineMs / 1000)} s.`,
    );
    for (let waited = 0; waited < otherMachineMs; waited += 250) {
      await delay(250, undefined, { signal });
      const now = await readSign(file);
      if (now === null) break;
      if (now.beat !== found.beat) throw inUse(dataDir, ` on the machine ${now.machine.name}`);
    }
  }
  let beat = Date.now();
  const write = () => writeSign(file, here, beat++);
  await write();
  // On a full or failing disk it stays as it was: the socket holds on this machine.
  const beating = setInterval(() => void write().catch(() => {}), beatMs);
  beating.unref();
  return {
    remove: async () => {
      clearInterval(beating);
      await rm(file, { force: true }).catch(() => {});
    },
  };
}

async function readSign(file: string): Promise<{ machine: Machine; beat: string } | null> {
  const [name = '', boot = '', id = '', beat = ''] = (await readFile(file, 'utf8').catch(() => '')).split(
    '\n',
  );
  return name === '' ? null : { machine: { name, boot, id }, beat };
}

async function writeSign(file: string, { name, boot, id }: Machine, beat: number): Promise<void> {
  const text = `${[name, boot, id, beat].join('\n')}\n`.padEnd(signBytes);
  const handle = await open(file, 'r+').catch(() => open(file, 'w', 0o600));
  try {
    await handle.write(text, 0);
  } finally {
    await handle.close();
  }
}
