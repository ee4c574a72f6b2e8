import type { Executor } from '../connection/connect.js';

/**
 * What stands for all that is on record: it is another one after every commit that noted an act or published an event,
 * and whatever changes what a reader of figures sees does one of the two. Read it before what it is to stand for: what is
 * recorded meanwhile is then read anew, and never taken for what was there before.
 */
export async function recordState(sql: Executor): Promise<string> {
  const [row] = await sql<{ state: string }[]>`
    select encode(h.hash, 'hex') || ' ' || coalesce((select max(id) from live_event), 0) as state from audit_head h`;
  return row?.state ?? '';
}
