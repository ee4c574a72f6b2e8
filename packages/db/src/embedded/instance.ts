import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartError } from '../connection/start-error.js';

/** sockaddr_un holds 104 bytes on macOS, 108 on Linux. */
const socketPathLimit = 100;

function socketPath(dataDir: string): string {
  const inside = join(dataDir, 'marsad.sock');
  if (Buffer.byteLength(inside) <= socketPathLimit) return inside;
  return join(tmpdir(), `marsad-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}.sock`);
}

/**
 * Holds the data directory for this process. A listening Unix socket is the lock: the kernel lets go of it with
 * the process, however that ends, where a file with a pid would outlive a kill -9 and lie.
 * @throws StartError when another process holds it.
 */
export async function holdDataDirectory(dataDir: string): Promise<{ release(): Promise<void> }> {
  const path = socketPath(dataDir);
  const server = (await listen(path)) ?? (await takeOverStale(path, dataDir));
  server.unref();
  return {
    release: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** Whether a process that runs now holds the data directory. */
export function isHeld(dataDir: string): Promise<boolean> {
  return isAnswered(socketPath(dataDir));
}

async function takeOverStale(path: string, dataDir: string): Promise<Server> {
  if (!(await isAnswered(path))) {
    await rm(path, { force: true });
    const server = await listen(path);
    if (server) return server;
  }
  throw new StartError(
    `DATA_DIR ${dataDir} is in use by another Marsad that is running now: stop it, or set another DATA_DIR.`,
  );
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

function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
