/** What the routes about accounts need of the outside. */
import type { Sql } from '@marsad/db';
import type { Accounts } from './open.js';

export interface AccountDeps {
  readonly sql: Sql;
  readonly accounts: Accounts;
  readonly logError: (error: unknown, message: string) => void;
}
