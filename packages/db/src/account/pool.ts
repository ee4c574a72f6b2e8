import { AsyncLocalStorage } from 'node:async_hooks';
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
  const pool = new WatchedPool({
    Client: WatchedClient,
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

/** What the database refused while somebody was served: the library tells a fault of its own instead. */
export interface PoolFault {
  error: unknown;
}

const serving = new AsyncLocalStorage<PoolFault>();

/** Notes in `fault` what goes wrong on an accounts pool while `serve` runs. */
export function notingPoolFault<T>(fault: PoolFault, serve: () => T): T {
  return serving.run(fault, serve);
}

function note(error: unknown): void {
  const fault = serving.getStore();
  if (fault !== undefined) fault.error = error;
}

const noted = <T>(result: T): T => {
  if (result instanceof Promise) result.catch(note);
  return result;
};

class WatchedClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    // The pool listens to those that are idle. One that breaks in somebody's hands, between two of their questions, fails at
    // the next; without a listener it would end the process.
    this.on('error', () => {});
  }
  // biome-ignore lint/suspicious/noExplicitAny: as many ways to call it as there are, passed on as they come
  override query(...args: any[]): any {
    return noted((super.query as (...all: unknown[]) => unknown)(...args));
  }
}

class WatchedPool extends pg.Pool {
  // biome-ignore lint/suspicious/noExplicitAny: with a callback or without
  override connect(...args: any[]): any {
    return noted((super.connect as (...all: unknown[]) => unknown)(...args));
  }
}
