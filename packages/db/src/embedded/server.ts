/** The PostgreSQL server on the cluster: started on a free port of the loopback interface, and stopped. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile, stat, truncate } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { connect } from '../connection/connect.js';
import { makeOwner } from '../connection/roles.js';
import { StartError } from '../connection/start-error.js';
import { asUser, executable, lastLine } from './cluster.js';
import { database, type Layout, ownerRole } from './layout.js';

const logLimitBytes = 10_000_000;

interface Passwords {
  readonly superuser: string;
  readonly owner: string;
}

interface Server {
  /** As the database's owner. */
  readonly url: string;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export function urlOf(port: number, user: string, password: string, name = database): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${name}`;
}

export async function startServer(
  layout: Layout,
  dataDir: string,
  passwords: Passwords,
  settings: Readonly<Record<string, string | number>>,
): Promise<Server> {
  const logFile = join(dataDir, 'postgres.log');
  if (((await stat(logFile).catch(() => null))?.size ?? 0) > logLimitBytes) await truncate(logFile);
  // Another process may take the port between our asking for a free one and PostgreSQL's binding it.
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const child = await spawnServer(layout, logFile, { ...settings, port });
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const url = urlOf(port, ownerRole, passwords.owner);
    const ready = await isReady(child, port, passwords).catch(async (error: unknown) => {
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

async function spawnServer(
  layout: Layout,
  logFile: string,
  given: Readonly<Record<string, string | number>>,
): Promise<ChildProcess> {
  const log = openSync(logFile, 'a', 0o600);
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 100,
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    logging_collector: 'off',
    ...given,
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

async function isReady(child: ChildProcess, port: number, passwords: Passwords): Promise<boolean> {
  const sql = connect(urlOf(port, ownerRole, passwords.owner), { max: 1 });
  try {
    for (let waited = 0; waited < 60_000; waited += 25) {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return false;
      const answer = await sql`select 1`.then(
        () => 'ready',
        (error: { code?: string }) => error.code,
      );
      if (answer === 'ready') return true;
      if (answer !== undefined && withoutOwner.has(answer)) await giveToOwner(port, passwords);
      await delay(25);
    }
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** There is no such database, or nobody signs in to it so; everything else is a server that is not there yet. */
const withoutOwner: ReadonlySet<string> = new Set(['3D000', '28P01', '28000']);

/** Of a new cluster, and of one from before its database had an owner of its own: the one thing the superuser does. */
async function giveToOwner(port: number, { superuser, owner }: Passwords): Promise<void> {
  const onCluster = connect(urlOf(port, database, superuser, 'postgres'), { max: 1 });
  const onDatabase = connect(urlOf(port, database, superuser), { max: 1 });
  try {
    const [found] = await onCluster`select from pg_database where datname = ${database}`;
    if (found === undefined) await onCluster`create database ${onCluster(database)}`;
    await makeOwner(onDatabase, { name: ownerRole, password: owner }, { forgetsPassword: false });
  } catch (error) {
    // A password that does not fit will never fit.
    if ((error as { code?: string }).code !== '28P01') throw error;
    throw new StartError(
      'The password in DATA_DIR/database-password is not that of its PostgreSQL files: they do not belong together.',
    );
  } finally {
    await Promise.all([onCluster.end({ timeout: 1 }), onDatabase.end({ timeout: 1 })]);
  }
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
