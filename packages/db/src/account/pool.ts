import pg from 'pg';
import { clientConfig } from '../connection/client.js';
import { applicationRole } from '../connection/connect.js';
import type { Bounds } from '../connection/patience.js';

export type AccountsPool = pg.Pool;

/** How many connections the accounts have. */
export const accountConnections = 3;
/** In ms: a person waits for what they ask. */
const answerMs = 10_000;

/** Connections for the accounts library, which speaks through `pg` and finds its tables in a schema of their own. */
export function openAccountsPool(url: string, bounds?: Bounds): AccountsPool {
  const pool = new pg.Pool({
    ...clientConfig(url, {
      applicationName: 'marsad accounts',
      role: applicationRole,
      settings: { search_path: 'auth' },
      answerMs,
      ...(bounds === undefined ? {} : { bounds }),
    }),
    max: accountConnections,
  });
  // A connection that breaks while idle is replaced by the next query; without a listener it would end the process.
  pool.on('error', () => {});
  return pool;
}
