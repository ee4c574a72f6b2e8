/** A real PostgreSQL on a port of its own, for tests here and in the apps. */
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Sql } from '../src/connection/connect.js';
import { migrate } from '../src/connection/migrate.js';
import { applicationAddress } from '../src/connection/roles.js';
import { startEmbeddedDatabase } from '../src/embedded/index.js';

export interface TestDatabase {
  readonly url: string;
  readonly sql: Sql;
  /** The same address as a superuser, who can do what nobody here does. */
  asSuperuser(url: string): string;
  /** A fresh, empty database on the same server. */
  fresh(): Promise<string>;
  /** A fresh database with the schema of this program, copied from one that was brought up to date once. */
  prepared(): Promise<string>;
  stop(): Promise<void>;
}

export async function startPostgres(): Promise<TestDatabase> {
  const folder = await temporaryFolder();
  const server = await startEmbeddedDatabase(folder.path);
  const sql = connect(server.url, { max: 4 });
  const addressOf = (database: string) => {
    const url = new URL(server.url);
    url.pathname = `/${database}`;
    return url.href;
  };
  const password = (await readFile(join(folder.path, 'database-password'), 'utf8')).trim();
  let count = 0;
  let template: Promise<void> | null = null;
  return {
    url: server.url,
    sql,
    asSuperuser: (url) => Object.assign(new URL(url), { username: 'marsad', password }).href,
    fresh: async () => {
      count += 1;
      await sql.unsafe(`create database fresh_${count}`);
      return addressOf(`fresh_${count}`);
    },
    prepared: async () => {
      template ??= prepareTemplate(sql, addressOf('prepared'));
      await template;
      count += 1;
      await sql.unsafe(`create database fresh_${count} template prepared`);
      return addressOf(`fresh_${count}`);
    },
    stop: async () => {
      await sql.end({ timeout: 5 });
      await server.stop();
      await folder.remove();
    },
  };
}

async function prepareTemplate(sql: Sql, url: string): Promise<void> {
  await sql.unsafe('create database prepared');
  const owner = connect(url, { max: 1 });
  await migrate(owner);
  await owner.end();
}

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
