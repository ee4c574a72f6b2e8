/** The PostgreSQL server on the cluster: started on a free port of the loopback interface, and stopped. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile, stat, truncate } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { connect } from '../connection/connect.js';
import { StartError } from '../connection/start-error.js';
import { asUser, executable, lastLine } from './cluster.js';
import { database, type Layout } from './layout.js';

const logLimitBytes = 10_000_000;

interface Server {
  readonly url: string;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export async function startServer(layout: Layout, dataDir: string, password: string): Promise<Server> {
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
