/** What an import needs no more. */
import type { Sql } from '../connection/connect.js';

/** For so long the rows of an import that is over can be looked at, and its rejected ones fetched. */
const keptDays = 30;

/** An import at a time, the oldest first. @returns how many were trimmed. */
export async function trimImports(sql: Sql): Promise<number> {
  for (let trimmed = 0; ; trimmed += 1) {
    const [row] = await sql<{ id: string }[]>`
      select id from import i where status in ('committed', 'undone', 'cancelled', 'failed')
        and greatest(created_at, committed_at, undone_at) < now() - ${keptDays} * interval '1 day'
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
