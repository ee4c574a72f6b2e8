/** A PostgreSQL that can be stopped, made to stand still, and started again at the same address. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { connect } from '../src/connection/connect.js';
import { makeOwner } from '../src/connection/roles.js';
import { asUser, executable, initialise } from '../src/embedded/cluster.js';
import { arrange, type Layout } from '../src/embedded/layout.js';
import { temporaryFolder } from './postgres.js';
import { type Certificates, makeCertificates } from './tls.js';

export interface OwnServer {
  /** Of the owner of its database. */
  readonly url: string;
  readonly superuser: string;
  readonly certificates: Certificates;
  start(): Promise<void>;
  /** As an administrator does, or as a fall of the machine. */
  stop(how?: 'fast' | 'immediate'): Promise<void>;
  /** All of its processes stand still: nothing is refused, and nothing answered. */
  freeze(): void;
  thaw(): void;
  remove(): Promise<void>;
}

/** @param settings of PostgreSQL. */
export async function startOwnServer(
  settings: Readonly<Record<string, string | number>> = {},
): Promise<OwnServer> {
  const folder = await temporaryFolder();
  const layout = await arrange(folder.path);
  await initialise(layout, 'superuser');
  const certificates = makeCertificates(join(folder.path, 'tls'), 'DNS:localhost');
  if (layout.user) chownSync(certificates.key, layout.user.uid, layout.user.gid);
  const { port, ...server } = await serverOn(layout, {
    ssl: 'on',
    ssl_cert_file: certificates.certificate,
    ssl_key_file: certificates.key,
    ...settings,
  });
  const superuser = `postgres://marsad:superuser@localhost:${port}/postgres`;
  await server.start();
  const cluster = connect(superuser, { max: 1 });
  await cluster.unsafe('create database marsad');
  await cluster.end({ timeout: 1 });
  const database = connect(superuser.replace(/postgres$/, 'marsad'), { max: 1 });
  await makeOwner(database, { name: 'owner', password: 'owners' }, { forgetsPassword: false });
  await database.end({ timeout: 1 });
  return {
    ...server,
    url: `postgres://owner:owners@localhost:${port}/marsad`,
    superuser: superuser.replace(/postgres$/, 'marsad'),
    certificates,
    remove: async () => {
      await server.end();
      await folder.remove();
    },
  };
}

/**
 * A PostgreSQL on files that are there already, at a port of its own; not started yet.
 * @param log where what it says goes; nowhere where absent.
 */
export async function serverOn(
  layout: Layout,
  settings: Readonly<Record<string, string | number>>,
  log?: number,
) {
  const port = await freePort();
  const program = await executable(layout, 'postgres');
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port,
    fsync: 'off',
    ...settings,
  };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  let child: ChildProcess | null = null;
  let ended: Promise<unknown> = Promise.resolve();
  const answers = async () => {
    const sql = connect(`postgres://marsad:superuser@localhost:${port}/postgres`, { max: 1 });
    try {
      await sql`select 1`;
      return true;
    } catch {
      return false;
    } finally {
      await sql.end({ timeout: 1 });
    }
  };
  const start = async () => {
    const stdio = ['ignore', log ?? 'ignore', log ?? 'ignore'] as const;
    const started = spawn(program, ['-D', layout.cluster, ...flags], {
      ...asUser(layout),
      stdio: [...stdio],
    });
    child = started;
    ended = new Promise((resolve) => started.once('exit', resolve));
    for (let waited = 0; !(await answers()); waited += 50) {
      if (waited > 30_000 || started.exitCode !== null) throw new Error('PostgreSQL did not start');
      await delay(50);
    }
  };
  const signal = (name: 'STOP' | 'CONT') => {
    if (child?.pid === undefined) return;
    const children = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim().split(' ');
    const pids = [String(child.pid), ...children.filter((pid) => pid !== '')];
    for (const pid of pids)
      try {
        process.kill(Number(pid), `SIG${name}`);
      } catch {
        // It has ended meanwhile.
      }
  };
  const stop = async (how: 'fast' | 'immediate' = 'fast') => {
    child?.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT');
    await ended;
    child = null;
  };
  process.once('exit', () => child?.kill('SIGQUIT'));
  return {
    port,
    start,
    stop,
    freeze: () => signal('STOP'),
    thaw: () => signal('CONT'),
    end: async () => {
      if (child === null) return;
      signal('CONT');
      await stop('immediate');
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
