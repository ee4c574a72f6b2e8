/** A real PostgreSQL on a port of its own. */
import { connect, type Sql } from '@marsad/db';
import { startEmbeddedDatabase } from '@marsad/db/embedded';
import { temporaryFolder } from './machine.js';

export interface TestDatabase {
  readonly url: string;
  readonly sql: Sql;
  /** A fresh, empty database on the same server. */
  fresh(): Promise<string>;
  stop(): Promise<void>;
}

export async function startPostgres(): Promise<TestDatabase> {
  const folder = await temporaryFolder();
  const server = await startEmbeddedDatabase(folder.path);
  const sql = connect(server.url, { max: 4 });
  let count = 0;
  return {
    url: server.url,
    sql,
    fresh: async () => {
      count += 1;
      await sql.unsafe(`create database fresh_${count}`);
      const url = new URL(server.url);
      url.pathname = `/fresh_${count}`;
      return url.href;
    },
    stop: async () => {
      await sql.end({ timeout: 5 });
      await server.stop();
      await folder.remove();
    },
  };
}
