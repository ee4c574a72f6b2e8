/** What time alone changes. */
import { currentDay, type Sql } from '../connection/connect.js';
import { obligeEvaluations } from '../observation/observation.js';

/**
 * On another day, once over all processes, which is an earlier one where a clock that went ahead was set right: asks for an
 * evaluation of every series with a rule for which time alone can change something, a figure that has become overdue.
 * @returns how many series are to be evaluated.
 */
export async function evaluateNewDay(sql: Sql): Promise<number> {
  return sql.begin(async (tx) => {
    const [turned] = await tx`
      insert into clock (name, day) values ('overdue', ${currentDay(tx)})
      on conflict (name) do update set day = excluded.day where clock.day <> excluded.day returning day`;
    if (!turned) return 0;
    const due = await tx<{ indicator: string; keys: string[] }[]>`
      select s.indicator_id as indicator, array_agg(distinct s.series_key) as keys
      from series s join alert_rule r on r.indicator_id = s.indicator_id and r.deleted_at is null
      where coalesce(r.definition ->> 'noData', 'KeepLast') <> 'KeepLast' or r.definition::text like '%"overdue"%'
      group by s.indicator_id`;
    let asked = 0;
    for (const { indicator, keys } of due) asked += await obligeEvaluations(tx, indicator, keys);
    return asked;
  });
}
