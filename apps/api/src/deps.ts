import type { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import type { Sql, Trace } from '@marsad/db';
import type { Outcome } from '@marsad/db/thread';
import type { ReadingBounds, TableBounds } from '@marsad/indicators/contract';
import type { PackageFile, PackageRead } from '@marsad/indicators/exchange';
import type { Registry } from 'prom-client';
import type { AccountDeps } from './account/deps.js';
import type { DoorDeps } from './account/door.js';
import type { Network, Proxies } from './http/address.js';
import type { Backlog } from './http/backlog.js';
import type { RequestSeen } from './http/request-seen.js';
import type { Watchdog } from './http/watchdog.js';
import type { LiveDeps } from './live/deps.js';

export interface Check {
  readonly ok: boolean;
  readonly detail: string;
}

export type Checks = Readonly<Record<string, () => Promise<Check>>>;

/** What the routes need of the outside. */
export interface Deps extends AccountDeps, LiveDeps, DoorDeps {
  /** Today as an ISO day, where the installation is. */
  readonly today: () => string;
  /** The installation's time zone, by its name. */
  readonly timeZone: string;
  /** How much a table may hold. */
  readonly tables: TableBounds;
  /** How much a text may hold whose figures are read. */
  readonly readings: ReadingBounds;
  /** Looks into a data package, in a thread. */
  readonly readPackage: (file: PackageFile, asked: AbortSignal) => Promise<Outcome<PackageRead>>;
  /** Whether one more figure is taken in. */
  readonly backlog: Backlog;
  /** Each answers in time. */
  readonly checks: Checks;
  readonly metrics: Registry;
  /** Where a long read goes: a replica that is up to date, or `sql`. */
  readonly longReads: () => Promise<Sql>;
  readonly proxies: Proxies;
  readonly logWarning: (message: string) => void;
  /** What a program shows to read the metrics from elsewhere; null where only an API token will do. */
  readonly metricsToken: string | null;
  /** Networks whose programs need none. */
  readonly metricsFrom: readonly Network[];
  /** Hears of each request once it is answered. */
  readonly seen: (request: RequestSeen, trace: Trace, parent: Trace | null) => void;
  readonly watchdog: Watchdog;
  /** The queues, on connections that are opened when they are first asked for. */
  readonly queuesToLookAt: () => Promise<readonly ConstructorParameters<typeof BullMQAdapter>[0][]>;
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
