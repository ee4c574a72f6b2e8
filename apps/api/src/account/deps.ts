/** What the routes about accounts need of the outside. */
import type { Sql } from '@marsad/db';
import type { Accounts } from './open.js';
import type { Traces } from './traces.js';

export interface AccountDeps {
  readonly sql: Sql;
  readonly accounts: Accounts;
  readonly traces: Traces;
  readonly logError: (error: unknown, message: string) => void;
}
