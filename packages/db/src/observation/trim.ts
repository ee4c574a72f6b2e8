/** What of the submissions is needed no more. */

import type { Sql } from '../connection/connect.js';
import { inPortions } from '../connection/portions.js';

/**
 * Forgets submissions that changed nothing (rejected, or what was on record already) and were settled so many days ago.
 * Those that made a revision are part of its history and stay, and so do those that a text shows. Whoever sends one of the forgotten ones again under its
 * Idempotency-Key hands it in anew.
 * @returns how many there were.
 */
export async function trimSubmissions(sql: Sql, days: number): Promise<number> {
  return inPortions((most) =>
    sql.begin(async (tx) => {
      const rows = await tx<{ id: string }[]>`
        select s.id from submission s
        where s.status in ('rejected', 'unchanged') and s.settled_at < now() - ${days} * interval '1 day'
          and s.import_id is null and not exists (select from revision r where r.submission_id = s.id)
            and not exists (select from reading_candidate c where c.submission_id = s.id)
        order by s.settled_at limit ${most} for update skip locked`;
      const ids = rows.map(({ id }) => id);
      if (ids.length > 0) {
        await tx`delete from submission_step where submission_id in ${tx(ids)}`;
        await tx`delete from submission where id in ${tx(ids)}`;
      }
      return { count: ids.length };
    }),
  );
}
