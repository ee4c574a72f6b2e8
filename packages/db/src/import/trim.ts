/** What an import needs no more. */
import type { Sql } from '../connection/connect.js';

/**
 * Forgets the rows of imports that were over so many days ago, one import at a time, the oldest first: until then they can
 * be looked at, and the rejected ones fetched.
 * @returns how many were trimmed.
 */
export async function trimImports(sql: Sql, days: number): Promise<number> {
  for (let trimmed = 0; ; trimmed += 1) {
    const [row] = await sql<{ id: string }[]>`
      select id from import i where status in ('committed', 'undone', 'cancelled', 'failed')
        and greatest(created_at, committed_at, undone_at) < now() - ${days} * interval '1 day'
        and (exists (select from import_chunk c where c.import_id = i.id)
          or exists (select from import_entry e where e.import_id = i.id))
      order by created_at limit 1`;
    if (!row) return trimmed;
    await sql.begin(async (tx) => {
      await tx`delete from import_chunk where import_id = ${row.id}`;
      await tx`delete from import_entry where import_id = ${row.id}`;
      await tx`delete from import_source where import_id = ${row.id}`;
    });
  }
}
