/** What tests take of the machine: folders and ports, and the programs they start on it. */
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';

export { temporaryFolder } from '../../../../packages/db/test/postgres.js';

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/**
 * A port for a server that is to come back to it: below those that systems give to connections going out, one of which would
 * have it while the server is away.
 */
export async function lastingPort(): Promise<number> {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 20_000);
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
}

const alive = new Set<ChildProcess>();
// A test that failed half way leaves nothing behind either.
process.on('exit', () => {
  for (const child of alive) child.kill('SIGTERM');
});

/** Ends a program with the tests, however they end. */
export function endsWithTests(child: ChildProcess): void {
  alive.add(child);
  child.once('exit', () => alive.delete(child));
}
