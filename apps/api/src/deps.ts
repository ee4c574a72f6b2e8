import type { Sql } from '@marsad/db';
import type { Registry } from 'prom-client';
import type { Accounts } from './account/open.js';
import type { Hub } from './live/hub.js';

export interface Check {
  readonly ok: boolean;
  readonly detail: string;
}

/** What the routes need of the outside. */
export interface Deps {
  readonly sql: Sql;
  readonly hub: Hub;
  readonly accounts: Accounts;
  /** Calls back whenever somebody may do less than before. */
  readonly watchAccess: (look: () => void) => () => void;
  /** Today as an ISO day, where the installation is. */
  readonly today: () => string;
  /** The installation's time zone, by its name. */
  readonly timeZone: string;
  readonly checks: Readonly<Record<string, () => Promise<Check>>>;
  readonly metrics: Registry;
  /** Host names that are answered; null for any. */
  readonly hosts: ReadonlySet<string> | null;
  /** The database is one this process started itself. */
  readonly embedded: boolean;
  /** The data directory holds invented figures. */
  readonly demo: boolean;
  /** Folder of the built dashboard. */
  readonly webRoot: string;
  readonly logError: (error: unknown, message: string) => void;
}
