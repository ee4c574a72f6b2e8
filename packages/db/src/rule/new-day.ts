/** What time alone changes. */
import { currentDay, type Sql } from '../connection/connect.js';
import { hasPartition } from '../observation/observation.js';
import { oblige } from '../outbox/outbox.js';
import type { SeriesName } from './evaluate.js';

/**
 * On a new day, once over all processes: asks for an evaluation of every series with a rule for which time alone
 * can change something, a figure that has become overdue.
 * @returns how many series are to be evaluated.
 */
export async function evaluateNewDay(sql: Sql): Promise<number> {
  return sql.begin(async (tx) => {
    const [turned] = await tx`
      insert into clock (name, day) values ('overdue', ${currentDay(tx)})
      on conflict (name) do update set day = excluded.day where clock.day < excluded.day returning day`;
    if (!turned) return 0;
    const due = await tx<SeriesName[]>`
      select distinct s.indicator_id as indicator, s.series_key as "seriesKey"
      from series s join alert_rule r on r.indicator_id = s.indicator_id and r.deleted_at is null
      where coalesce(r.definition ->> 'noData', 'KeepLast') <> 'KeepLast' or r.definition::text like '%"overdue"%'`;
    const keys = new Map<string, Set<string>>();
    for (const { indicator, seriesKey } of due)
      keys.set(indicator, (keys.get(indicator) ?? new Set()).add(seriesKey));
    for (const [indicator, own] of keys) {
      if (await hasPartition(tx, indicator)) own.add('');
      for (const seriesKey of own) await oblige(tx, 'evaluate', { indicator, seriesKey, submission: null });
    }
    return [...keys.values()].reduce((sum, { size }) => sum + size, 0);
  });
}
