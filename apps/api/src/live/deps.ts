/** What live events need of the outside. */
import type { Sql } from '@marsad/db';
import type { Hub } from './hub.js';

export interface LiveDeps {
  readonly sql: Sql;
  readonly hub: Hub;
  readonly logError: (error: unknown, message: string) => void;
  /** Calls back whenever somebody may do less than before. */
  readonly watchAccess: (look: () => void) => () => void;
}
