import pg from 'pg';
import { applicationRole } from '../connection/connect.js';

export type AccountsPool = pg.Pool;

const maxConnections = 5;

/** Connections for the accounts library, which speaks through `pg` and finds its tables in a schema of their own. */
export function openAccountsPool(url: string): AccountsPool {
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    application_name: 'marsad accounts',
    options: `-c role=${applicationRole} -c search_path=auth`,
  });
  // A connection that breaks while idle is replaced by the next query; without a listener it would end the process.
  pool.on('error', () => {});
  return pool;
}
