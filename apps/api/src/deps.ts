import type { TableBounds } from '@marsad/indicators/contract';
import type { Registry } from 'prom-client';
import type { AccountDeps } from './account/deps.js';
import type { DoorDeps } from './account/door.js';
import type { Proxies } from './http/address.js';
import type { Watchdog } from './http/watchdog.js';
import type { LiveDeps } from './live/deps.js';

export interface Check {
  readonly ok: boolean;
  readonly detail: string;
}

/** What the routes need of the outside. */
export interface Deps extends AccountDeps, LiveDeps, DoorDeps {
  /** Today as an ISO day, where the installation is. */
  readonly today: () => string;
  /** The installation's time zone, by its name. */
  readonly timeZone: string;
  /** How much a table may hold. */
  readonly tables: TableBounds;
  readonly checks: Readonly<Record<string, () => Promise<Check>>>;
  readonly metrics: Registry;
  readonly proxies: Proxies;
  readonly logWarning: (message: string) => void;
  /** What a program shows to read the metrics from elsewhere; null where only an API token will do. */
  readonly metricsToken: string | null;
  readonly watchdog: Watchdog;
  /** Where people reach the pages, as far as it was said. */
  readonly publicUrl: URL | null;
  /** Host names that are answered; null for any. */
  readonly hosts: ReadonlySet<string> | null;
  /** The database is one this process started itself. */
  readonly embedded: boolean;
  /** The data directory holds invented figures. */
  readonly demo: boolean;
  /** Folder of the built dashboard. */
  readonly webRoot: string;
}
