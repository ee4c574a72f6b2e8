/** The series that a commit or an undo writes to: taken in one order, and counted before and after. */
import type { Transaction } from '../connection/connect.js';
import type { IndicatorId } from '../connection/ids.js';

export interface Touched {
  readonly indicators: readonly IndicatorId[];
}

/** Whoever moves figures takes two series of an indicator, in an order of its own: it takes turns with who takes many. */
export async function lockMoves(tx: Transaction, indicator: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`revise ${indicator}`}, 0))`;
}

/**
 * Takes the series in the table touched_series (indicator_id, series_key, dimensions), as every writer does before it writes.
 */
export async function lockTouched(tx: Transaction): Promise<Touched> {
  const rows = await tx<{ id: IndicatorId }[]>`
    select distinct indicator_id as id from touched_series order by indicator_id`;
  for (const { id } of rows) {
    await lockMoves(tx, id);
    await tx`select from indicator where id = ${id} for share`;
  }
  await tx`insert into series (indicator_id, series_key, dimensions)
    select indicator_id, series_key, dimensions from touched_series order by indicator_id, series_key
    on conflict do nothing`;
  await tx`select count(*) from (
    select from series s where (s.indicator_id, s.series_key) in (select indicator_id, series_key from touched_series)
    order by s.indicator_id, s.series_key for update) taken`;
  return { indicators: rows.map(({ id }) => id) };
}

/** Which periods of the table touched_period have a figure. */
const withFigure = (tx: Transaction) => tx`
  select p.indicator_id, p.series_key, p.period_start, p.period_end from touched_period p
  join observation o on o.indicator_id = p.indicator_id and o.series_key = p.series_key
    and o.period_end = p.period_end and o.period_start = p.period_start
  join revision r on r.observation_id = o.id and r.superseded_at is null and not r.retracted
  group by 1, 2, 3, 4`;

export async function countPeriodsBefore(tx: Transaction): Promise<void> {
  await tx`analyze touched_period`;
  await tx`create temp table counted on commit drop as
    select indicator_id, series_key, count(*)::int as figures from (${withFigure(tx)}) one group by 1, 2`;
}

/**
 * Keeps the series' counts of periods that have a figure.
 * @param now which do: after a commit each of them, after an undo those that still do.
 */
export async function countPeriodsAfter(tx: Transaction, now: 'each' | 'some'): Promise<void> {
  await tx`
    update series s set figures = s.figures + more.figures from (
      select indicator_id, series_key, sum(figures)::int as figures from (
        select indicator_id, series_key, count(*)::int as figures from (${now === 'each' ? tx`select * from touched_period` : withFigure(tx)}) one group by 1, 2
        union all
        select indicator_id, series_key, -figures from counted) both_times
      group by 1, 2 having sum(figures) <> 0) more
    where s.indicator_id = more.indicator_id and s.series_key = more.series_key`;
}
