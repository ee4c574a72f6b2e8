/**
 * A real PostgreSQL for tests here and in the apps: one server for all files of a run, each of which makes databases of
 * its own on it.
 */
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { buildIndexes } from '../src/connection/built-indexes.js';
import { connect, type Sql } from '../src/connection/connect.js';
import { migrate } from '../src/connection/migrate.js';
import { applicationAddress } from '../src/connection/roles.js';
import { startEmbeddedDatabase } from '../src/embedded/index.js';

/** Where a server is, as the owner of its databases and as its superuser. */
export interface ServerAddress {
  readonly owner: string;
  readonly superuser: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: ServerAddress;
  }
}

export interface TestDatabase {
  /** The same address as a superuser, who can do what nobody here does. */
  asSuperuser(url: string): string;
  /** A fresh, empty database. */
  fresh(): Promise<string>;
  /** A fresh database with the schema of this program, copied from one that was brought up to date once. */
  prepared(): Promise<string>;
  /** Takes the databases away that were made here. */
  stop(): Promise<void>;
}

/** The server of this run. What is of a whole server, roles above all, others have too: see startOwnPostgres. */
export async function startPostgres(): Promise<TestDatabase> {
  const address = inject('postgres');
  return databasesOn(address, (names) => drop(address, names));
}

/** A server of one's own, for a test that changes what belongs to all of its databases. */
export async function startOwnPostgres(): Promise<TestDatabase> {
  const server = await startServer();
  return databasesOn(server.address, () => server.stop());
}

const template = 'prepared';

/** Nothing here outlives the run, so nothing waits for the disk; and there is room for every file that runs at a time. */
const settings = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_connections: 400,
};

/** A server with a template that has the schema of this program. */
export async function startServer(): Promise<{
  address: ServerAddress;
  folder: string;
  stop(): Promise<void>;
}> {
  const folder = await temporaryFolder();
  const server = await startEmbeddedDatabase(folder.path, settings);
  const password = (await readFile(join(folder.path, 'database-password'), 'utf8')).trim();
  const owner = connect(server.url, { max: 1 });
  await owner.unsafe(`create database ${template}`);
  await owner.end({ timeout: 5 });
  const inTemplate = connect(onServer(server.url, template), { max: 1 });
  await migrate(inTemplate);
  await buildIndexes(inTemplate);
  await inTemplate.end({ timeout: 5 });
  return {
    address: { owner: server.url, superuser: asUser(server.url, 'marsad', password) },
    folder: folder.path,
    stop: async () => {
      await server.stop();
      await folder.remove();
    },
  };
}

function databasesOn(
  { owner, superuser }: ServerAddress,
  remove: (names: readonly string[]) => Promise<void>,
): TestDatabase {
  const server = connect(owner, { max: 1 });
  const { password } = new URL(superuser);
  const made: string[] = [];
  const create = async (like: string) => {
    const name = `test_${randomBytes(6).toString('hex')}`;
    await server.unsafe(`create database ${name} ${like}`);
    made.push(name);
    return onServer(owner, name);
  };
  return {
    asSuperuser: (url) => asUser(url, 'marsad', password),
    fresh: () => create(''),
    prepared: () => create(`template ${template}`),
    stop: async () => {
      await server.end({ timeout: 5 });
      await remove(made.splice(0));
    },
  };
}

/** Whoever is still connected to them, and whoever owns them by now. */
async function drop({ superuser }: ServerAddress, names: readonly string[]): Promise<void> {
  const sql = connect(onServer(superuser, 'postgres'), { max: 1 });
  for (const name of names) await sql.unsafe(`drop database if exists ${name} with (force)`);
  await sql.end({ timeout: 5 });
}

const onServer = (address: string, database: string) =>
  Object.assign(new URL(address), { pathname: `/${database}` }).href;
const asUser = (address: string, username: string, password: string) =>
  Object.assign(new URL(address), { username, password }).href;

/** A database of its own for one file of tests: as its owner, and as the application works. */
export interface Prepared {
  /** Of its owner. */
  readonly url: string;
  readonly owner: Sql;
  readonly sql: Sql;
  close(): Promise<void>;
}

export async function openPrepared(postgres: TestDatabase): Promise<Prepared> {
  const url = await postgres.prepared();
  const owner = connect(url, { max: 2 });
  const sql = connect((await applicationAddress(owner, url)).url, { max: 10, asApplication: true });
  return {
    url,
    owner,
    sql,
    close: async () => {
      await Promise.all([owner.end({ timeout: 5 }), sql.end({ timeout: 5 })]);
    },
  };
}

/** As root the database runs as another user, who has to get in. */
export async function temporaryFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'marsad-test-'));
  await chmod(path, 0o755);
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
