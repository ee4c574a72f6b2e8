/** What the database knows of its tables decides how it goes about joining them. */
import type { Sql } from '../connection/connect.js';

/**
 * Counts the record anew where much has changed since that was done: after a large import the database would go on as if
 * there were next to nothing, until it counts by itself a minute later.
 */
export async function refreshStatistics(sql: Sql): Promise<void> {
  const stale = await sql<{ name: string }[]>`
    select t.relname as name from pg_stat_user_tables t join pg_class c on c.oid = t.relid
    where t.schemaname = 'public' and t.relname in ('observation', 'revision', 'series', 'incident')
      and t.n_mod_since_analyze > 5000 + 0.1 * greatest(c.reltuples, 0)`;
  for (const { name } of stale) await sql`analyze ${sql(name)}`;
}
