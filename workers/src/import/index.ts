/** What the queue `import` asks for: the next step of each import. */
import { noteFailure, type Sql } from '@marsad/db';

/** One step after the other; a failed one is tried again by itself. */
export async function importAll(sql: Sql, obligations: readonly number[]): Promise<void> {
  await noteFailure(sql, obligations, 'steps of imports are not built yet');
}
