import type { Executor, Sql } from '../connection/connect.js';
import { channels } from '../outbox/outbox.js';

/** Says that somebody may do less than before, or that the first administrator is there: open streams look again. */
export async function announceAccess(sql: Executor): Promise<void> {
  await sql`select pg_notify(${channels.access}, '')`;
}

/** Calls `look` after every such change, in whatever process it was made. */
export async function watchAccess(sql: Sql, look: () => void): Promise<{ close(): Promise<void> }> {
  const { unlisten } = await sql.listen(channels.access, look, look);
  return { close: async () => void (await unlisten().catch(() => {})) };
}
