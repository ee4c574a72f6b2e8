/** The PostgreSQL server on the cluster: started on a port of the loopback interface, and stopped. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { truncate } from 'node:fs/promises';
import { createServer, connect as dial } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { connect } from '../connection/connect.js';
import { storeFault } from '../connection/fault.js';
import { makeOwner } from '../connection/roles.js';
import { StartError } from '../connection/start-error.js';
import { asUser, endOf, executable, lastReason, stopLeftover } from './cluster.js';
import { database, type Layout, ownerRole } from './layout.js';

const logLimitBytes = 10_000_000;

export interface Passwords {
  readonly superuser: string;
  readonly owner: string;
}

/** What a server is started with, the same each time. */
export interface ServerPlan {
  readonly layout: Layout;
  readonly logFile: string;
  readonly passwords: Passwords;
  readonly settings: Readonly<Record<string, string | number>>;
}

/** One that has answered. */
export interface RunningServer {
  readonly port: number;
  /** Resolves with how it ended, whoever ended it. */
  readonly ended: Promise<string>;
  /** Ends it within about `mostMs`: in order where it can, and by force where it does not. */
  stop(mostMs: number): Promise<void>;
}

export function urlOf(port: number, user: string, password: string, name = database): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${name}`;
}

export const planOf = (
  layout: Layout,
  dataDir: string,
  passwords: Passwords,
  settings: ServerPlan['settings'],
): ServerPlan => ({ layout, logFile: join(dataDir, 'postgres.log'), passwords, settings });

interface Starting {
  readonly signal?: AbortSignal;
  readonly onSpawned?: () => void;
}

/**
 * Starts it on a free port.
 * @throws StartError with the reason that PostgreSQL gave.
 */
export async function startServer(plan: ServerPlan, starting: Starting): Promise<RunningServer> {
  // Another process may take the port between our asking for a free one and PostgreSQL's binding it.
  for (let attempt = 1; ; attempt++) {
    const said = await endOf(plan.logFile);
    const server = await tryToStart(plan, await freePort(), {
      ...starting,
      patienceMs: firstPatienceMs,
    });
    if (server !== null) return server;
    if (attempt === 3)
      throw new StartError(
        `PostgreSQL did not start: ${(await lastReason(plan.logFile, said)) ?? 'it says nothing'} (see ${plan.logFile})`,
      );
  }
}

/** Of a first start, without a word from a server that is there. */
const firstPatienceMs = 60_000;

/**
 * @param patienceMs how long a server that runs may leave us without any answer; one that says it is starting up, as while it
 * recovers from a crash, is waited for.
 * @returns null where it ended before it was ready.
 */
export async function tryToStart(
  plan: ServerPlan,
  port: number,
  { signal, onSpawned, patienceMs }: Starting & { readonly patienceMs: number },
): Promise<RunningServer | null> {
  const { layout, logFile, passwords } = plan;
  await stopLeftover(layout, signal);
  if ((await endOf(logFile)) > logLimitBytes) await truncate(logFile);
  const child = await spawnServer(layout, logFile, { ...plan.settings, port });
  onSpawned?.();
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, by) => resolve(by === null ? `with code ${code}` : `by ${by}`));
    child.once('error', (error) => resolve(`before it began: ${error.message}`));
  });
  const stop = async (mostMs: number) => {
    const answer = await Promise.race([
      answerOf(port, passwords),
      ended,
      delay(answerMs, '', { ref: false }),
    ]);
    await stopServer(layout, child, ended, answer === startingUp ? [] : [['SIGINT', mostMs]]);
  };
  try {
    const ready = await isReady({ ended, port, passwords, patienceMs, ...(signal ? { signal } : {}) });
    if (ready) return { port, ended, stop };
  } catch (error) {
    await stop(2_000);
    throw error;
  }
  await stop(2_000);
  return null;
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
  closeSync(log);
  return child;
}

interface Awaited {
  readonly ended: Promise<string>;
  readonly port: number;
  readonly passwords: Passwords;
  readonly patienceMs: number;
  readonly signal?: AbortSignal;
}

async function isReady({ ended, port, passwords, patienceMs, signal }: Awaited): Promise<boolean> {
  const isOver = Promise.race([ended, aborted(signal)]).then(() => 'over' as const);
  for (let silentSince = performance.now(); performance.now() - silentSince < patienceMs; ) {
    const answer = await Promise.race([answerOf(port, passwords), isOver]);
    signal?.throwIfAborted();
    if (answer === 'over') return false;
    if (answer === 'ready') return true;
    if (answer === startingUp) silentSince = performance.now();
    if (withoutOwner.has(answer)) await giveToOwner(port, passwords).catch(unlessSlow);
    else if ((await Promise.race([delay(10), isOver])) === 'over') return false;
  }
  return false;
}

/** It answered a moment ago: on a machine that is busy its next answer may be late, and is asked for again. */
function unlessSlow(error: unknown): void {
  if (storeFault(error)?.kind !== 'away') throw error;
}

/** One connection for one question: a pool waits longer after each failure. */
async function answerOf(port: number, passwords: Passwords): Promise<string> {
  if (!(await isListening(port))) return '';
  const sql = connect(urlOf(port, ownerRole, passwords.owner), { max: 1 });
  try {
    await sql`select 1`;
    return 'ready';
  } catch (error) {
    return (error as { code?: string }).code ?? '';
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = dial(port, '127.0.0.1');
    const answer = (is: boolean) => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', () => answer(true)).once('error', () => answer(false));
  });
}

/** SQLSTATE cannot_connect_now. */
const startingUp = '57P03';

export function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve();
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** There is no such database, or nobody signs in to it so; everything else is a server that is not there yet. */
const withoutOwner: ReadonlySet<string> = new Set(['3D000', '28P01', '28000']);

/** Of a new cluster, and of one from before its database had an owner of its own: the one thing the superuser does. */
export async function giveToOwner(port: number, { superuser, owner }: Passwords): Promise<void> {
  const onCluster = connect(urlOf(port, database, superuser, 'postgres'), { max: 1 });
  const onDatabase = connect(urlOf(port, database, superuser), { max: 1 });
  try {
    const [found] = await onCluster`select from pg_database where datname = ${database}`;
    if (found === undefined) await onCluster`create database ${onCluster(database)}`.catch(unlessMade);
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

/** By what was asked before, and whose answer did not come in time: SQLSTATE duplicate_database, unique_violation. */
function unlessMade(error: unknown): void {
  if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
}

/** How long a server that is to stop may take to say whether it is starting up. */
const answerMs = 1_000;

/**
 * After an order to stop at once (SIGQUIT) it recovers at its next start, and loses nothing.
 * @param inOrder how it is asked first. Not while it recovers from a crash: PostgreSQL 18 then finishes the recovery and
 * waits for ever.
 */
async function stopServer(
  layout: Layout,
  child: ChildProcess,
  ended: Promise<string>,
  inOrder: readonly (readonly ['SIGINT', patienceMs: number])[],
): Promise<void> {
  for (const [signal, patienceMs] of [...inOrder, ['SIGQUIT', 1_000], ['SIGKILL', 5_000]] as const) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) break;
    child.kill(signal);
    await Promise.race([ended, delay(patienceMs, undefined, { ref: false })]);
  }
  // What a killed postmaster leaves.
  await stopLeftover(layout).catch(() => {});
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
