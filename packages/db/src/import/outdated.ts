/** Whether the record has changed since a plan was made, so that it would come out otherwise. */
import type { Transaction } from '../connection/connect.js';
import type { ImportId } from '../connection/ids.js';

/** Something of the same figures was recorded since, or an indicator of them is another. */
export async function isOutdated(tx: Transaction, id: ImportId): Promise<boolean> {
  const [changed] = await tx`
    select from import i join import_entry e on e.import_id = i.id and e.kind in ('create', 'revise', 'unchanged')
    where i.id = ${id} and (
      exists (select from indicator d where d.id = e.indicator_id
        and (d.archived_at is not null or d.updated_at > i.planned_at))
      or exists (select from observation o join revision r on r.observation_id = o.id
        where o.indicator_id = e.indicator_id and o.series_key = e.series_key and o.period_start = e.period_start
          and o.period_end = e.period_end and r.recorded_at > i.planned_at and r.import_id is distinct from i.id))
    limit 1`;
  return changed !== undefined;
}
