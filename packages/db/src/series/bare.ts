/** The live figures of many series without their sources: a fraction of what it takes to read all of it. */
import type { Per, Period, Qualifier } from '@marsad/indicators';
import type { BareFigure, ObservationStatus } from '@marsad/indicators/pipeline';
import { dayOfInstant, type Executor } from '../connection/connect.js';
import { periodTextOfPlace } from '../observation/place.js';

type Row = [
  key: string,
  start: string,
  end: string,
  recordedOn: string,
  lower: number | null,
  /** What follows is null of most figures: of one that says one number and nothing else it need not be sent. */
  qualifier: Qualifier | null,
  upper: number | null,
  point: number | null,
  lowerInclusive: boolean | null,
  upperInclusive: boolean | null,
  per: Per | null,
  status: ObservationStatus | null,
  saidOn: string | null,
  text: string | undefined,
  periodText: string | undefined,
  revisionId: string | undefined,
];

/** Every source's figure of a period, each observation's own baseline figure left out; none for a series that has none. */
export async function bareFiguresOf(
  sql: Executor,
  indicator: string,
  keys: readonly string[],
  words: 'with words' | 'without words' = 'without words',
): Promise<ReadonlyMap<string, readonly BareFigure[]>> {
  const found = new Map<string, BareFigure[]>();
  const periodOf = periodsMadeOnce();
  const take = (row: Row) => {
    const figure = figureOf(row, periodOf(row[1], row[2], row[14] ?? ''));
    const figures = found.get(row[0]);
    if (figures) figures.push(figure);
    else found.set(row[0], [figure]);
  };
  const query = sql`
    select o.series_key, o.period_start, o.period_end, ${dayOfInstant(sql, sql`r.recorded_at`)}, r.lower,
      ${unlessExact(sql, sql`r.qualifier`)}, ${unlessExact(sql, sql`r.upper`)}, ${unlessExact(sql, sql`r.point`)},
      ${unlessExact(sql, sql`r.lower_inclusive`)}, ${unlessExact(sql, sql`r.upper_inclusive`)},
      nullif(r.per, 'period'), nullif(r.status, 'A'), r.said_on ${words === 'with words' ? sql`, r.text, ${periodTextOfPlace(sql)}, r.id` : sql``}
    from observation o
    -- With a limit each is looked up by its index: a join would be made by reading every revision there is.
    cross join lateral (select * from revision where observation_id = o.id and superseded_at is null limit 1) r
    where o.indicator_id = ${indicator} and o.series_key = any(${keys as string[]}) and not r.retracted
      and (o.id, o.series_key) not in (
        select pinned.observation_id, b.series_key from baseline b join revision pinned on pinned.id = b.revision_id
        where b.indicator_id = ${indicator} and b.ended_at is null)`.values();
  await (query as unknown as { forEach(take: (row: Row) => void): Promise<void> }).forEach(take);
  return found;
}

const unlessExact = (sql: Executor, column: ReturnType<Executor>) =>
  sql`case when r.qualifier <> 'exact' then ${column} end`;

function figureOf(row: Row, period: Period): BareFigure {
  const [
    ,
    ,
    ,
    recordedOn,
    lower,
    qualifier,
    upper,
    point,
    lowerInclusive,
    upperInclusive,
    per,
    status,
    saidOn,
  ] = row;
  const isExact = qualifier === null;
  return {
    period,
    lower,
    upper: isExact ? lower : upper,
    lowerInclusive: lowerInclusive ?? true,
    upperInclusive: upperInclusive ?? true,
    point: isExact ? lower : point,
    qualifier: qualifier ?? 'exact',
    per: per ?? 'period',
    status: status ?? 'A',
    recordedOn,
    ...(saidOn === null ? {} : { saidOn }),
    text: row[13] ?? '',
    revisionId: row[15] ?? null,
  };
}

/** Many series have figures of the same periods: what is worked out of one is known of it in all of them. */
function periodsMadeOnce(): (start: string, end: string, text: string) => Period {
  const periods = new Map<string, Period>();
  return (start, end, text) => {
    const key = start + end + text;
    const known = periods.get(key);
    if (known) return known;
    const period = { text, start, end };
    periods.set(key, period);
    return period;
  };
}
