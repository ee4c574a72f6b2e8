import type { Sql } from '@marsad/db';
import type { Registry } from 'prom-client';
import type { Hub } from './hub.js';

export interface Check {
  readonly ok: boolean;
  readonly detail: string;
}

/** What the routes need of the outside. */
export interface Deps {
  readonly sql: Sql;
  readonly hub: Hub;
  /** Today as an ISO day, UTC. */
  readonly today: () => string;
  readonly checks: Readonly<Record<string, () => Promise<Check>>>;
  readonly metrics: Registry;
  readonly publicUrl: URL | null;
  /** The data directory holds invented figures. */
  readonly demo: boolean;
  /** Folder of the built dashboard. */
  readonly webRoot: string;
  readonly logError: (error: unknown, message: string) => void;
}
