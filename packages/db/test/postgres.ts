/** A real PostgreSQL for the tests of one file, with databases that are up to date. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Sql } from '../src/connection/connect.js';
import { migrate } from '../src/connection/migrate.js';
import { startEmbeddedDatabase } from '../src/embedded/index.js';

export interface FreshDatabase {
  readonly url: string;
  readonly sql: Sql;
}

export interface TestPostgres {
  /** A database of its own: the schema, and nothing in it. */
  fresh(): Promise<FreshDatabase>;
  stop(): Promise<void>;
}

export async function startPostgres(): Promise<TestPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'marsad-test-'));
  // As root the database runs as another user, who has to get in.
  await chmod(folder, 0o755);
  const server = await startEmbeddedDatabase(folder);
  const admin = connect(server.url, { max: 1 });
  const open: Sql[] = [];
  const at = (name: string) => {
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    return url.href;
  };
  // Migrated once: each database is a copy of it.
  await admin`create database up_to_date`;
  const template = connect(at('up_to_date'), { max: 1 });
  await migrate(template);
  await template.end();
  return {
    fresh: async () => {
      const name = `fresh_${open.length + 1}`;
      await admin.unsafe(`create database ${name} template up_to_date`);
      const sql = connect(at(name), { max: 6 });
      open.push(sql);
      return { url: at(name), sql };
    },
    stop: async () => {
      await Promise.all([admin, ...open].map((sql) => sql.end({ timeout: 5 })));
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
