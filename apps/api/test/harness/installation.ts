/** A whole installation for a suite: Marsad on a database of its own. */
import { connect, type Sql } from '@marsad/db';
import { startPostgres } from '../../../../packages/db/test/postgres.js';
import { type Client, clientOf } from './client.js';
import { apiToken, type Marsad, startMarsad } from './marsad.js';

export interface Installation {
  readonly env: Record<string, string>;
  readonly marsad: Marsad;
  /** Asks with an administrator's token. */
  readonly client: Client;
  /** The database, as its owner sees it. */
  readonly sql: Sql;
  /** Its address, as a superuser. */
  readonly superuser: string;
  /** A client with a new token of this role and name. */
  as(role: 'viewer' | 'contributor' | 'editor' | 'admin', name: string): Promise<Client>;
  /** Starts Marsad again after it was stopped, on the same database. */
  again(): Promise<Marsad>;
  stop(): Promise<void>;
}

/** @param more what its environment holds beside the database's address. */
export async function install(more: Record<string, string> = {}): Promise<Installation> {
  const postgres = await startPostgres();
  const database = await postgres.prepared();
  const env = { DATABASE_URL: database, ...more };
  const sql = connect(database, { max: 4 });
  const stopDatabase = async () => {
    await sql.end({ timeout: 5 });
    await postgres.stop();
  };
  let running = await startMarsad(env).catch(async (error: unknown) => {
    await stopDatabase();
    throw error;
  });
  return {
    env,
    marsad: running,
    client: running.client,
    sql,
    superuser: postgres.asSuperuser(database),
    as: async (role, name) => clientOf(running.url, await apiToken(env, role, name)),
    again: async () => {
      running = await startMarsad(env, running.token);
      return running;
    },
    stop: async () => {
      await running.stop();
      await stopDatabase();
    },
  };
}
