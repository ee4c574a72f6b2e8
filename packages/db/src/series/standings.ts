/** Where every indicator stands: what an overview shows of it, in few questions to the database. */

import type { Indicator } from '@marsad/indicators';
import {
  assemblingWhole,
  type HeldSeries,
  partKeys,
  type RecordedFigure,
  type SeriesRead,
} from '@marsad/indicators/pipeline';
import type { Executor } from '../connection/connect.js';
import { inPieces } from '../connection/in-pieces.js';
import { type FigureRow, figuresFrom, plainColumns, sourceOf } from './figures.js';
import { allBaselines, live, readFigures } from './series.js';

/** Enough of a part's newest figures to find periods in which all parts have one. */
const newestOfPart = 24;

/**
 * The last two points of the total of each indicator, with its baseline: what an overview shows. Two questions to the
 * database however many series there are, and each looks at the newest figures only.
 */
export async function readStandings(
  sql: Executor,
  indicators: readonly Indicator[],
): Promise<Map<string, SeriesRead>> {
  const only = indicators.map(({ id }) => id);
  if (only.length === 0) return new Map();
  const [figures, baselines] = await Promise.all([newestFigures(sql, only), allBaselines(sql, only)]);
  const name = (indicator: string, key: string) => `${indicator} ${key}`;
  const figuresOf = new Map<string, RecordedFigure[]>();
  for (const { indicator, inSeries, figure } of figures) {
    const own = name(indicator, inSeries);
    const group = figuresOf.get(own);
    if (group) group.push(figure);
    else figuresOf.set(own, [figure]);
  }
  const baselineOf = new Map(baselines.map((one) => [name(one.indicator, one.key), one.baseline]));
  const standings = new Map<string, SeriesRead>();
  for (const indicator of indicators) {
    const keys = ['', ...partKeys(indicator)];
    const held = keys.map((key) => ({
      figures: figuresOf.get(name(indicator.id, key)) ?? [],
      baseline: baselineOf.get(name(indicator.id, key)) ?? null,
    }));
    const enough = mayHideATotal(held) ? await deeper(sql, indicator, keys, held) : held;
    standings.set(
      indicator.id,
      await inPieces(assemblingWhole(indicator, await withPartsOfTotals(sql, indicator, keys, enough))),
    );
  }
  return standings;
}

/**
 * Every part has figures newer than the last but one stated total, but the newest two of each may be of different
 * periods: a total they have in common may lie further back.
 */
function mayHideATotal([own, ...parts]: readonly HeldSeries[]): boolean {
  if (parts.length === 0 || parts.some(({ figures }) => figures.length === 0)) return false;
  const ends = (figures: readonly RecordedFigure[]) =>
    [...new Set(figures.map(({ period }) => period.end))].sort();
  const stated = own === undefined ? [] : ends(own.figures);
  const since = stated.length < 2 ? '' : (stated[0] ?? '');
  const inCommon = parts
    .map(({ figures }) => ends(figures))
    .reduce((common, next) => common.filter((end) => next.includes(end)));
  const lastOfAll = parts.map(({ figures }) => ends(figures).at(-1) ?? '').sort()[0] ?? '';
  return lastOfAll > since && inCommon.length < 2;
}

/**
 * A stated total is held against its parts, whose figures for that period may lie further back than the newest of each.
 */
async function withPartsOfTotals(
  sql: Executor,
  indicator: Indicator,
  keys: readonly string[],
  held: readonly HeldSeries[],
): Promise<readonly HeldSeries[]> {
  const [own] = held;
  if (own === undefined || held.length === 1) return held;
  const of = ({ period }: RecordedFigure) => `${period.end}/${period.start}`;
  const totals = new Map(own.figures.map((figure) => [of(figure), figure.period]));
  const shown = [...totals].sort(([a], [b]) => b.localeCompare(a)).slice(0, 2);
  return Promise.all(
    held.map(async (part, at) => {
      const periods = new Set(part.figures.map(of));
      const oldest = [...periods].sort()[0];
      const key = keys[at];
      if (at === 0 || key === undefined || oldest === undefined || periods.size < 2) return part;
      const further = await Promise.all(
        shown
          .filter(([name]) => name < oldest)
          .map(async ([name, { start, end }]) =>
            (await readFigures(sql, indicator.id, key, live, { from: start, to: end })).filter(
              (figure) => of(figure) === name,
            ),
          ),
      );
      return { ...part, figures: [...part.figures, ...further.flat()] };
    }),
  );
}

async function deeper(
  sql: Executor,
  indicator: Indicator,
  keys: readonly string[],
  held: readonly HeldSeries[],
): Promise<HeldSeries[]> {
  return Promise.all(
    keys.map(async (key, at) => ({
      figures: await readFigures(sql, indicator.id, key, live, {}, newestOfPart),
      baseline: held[at]?.baseline ?? null,
    })),
  );
}

/** The live figures of the newest two periods of each series, but its baseline's own. */
export async function newestFigures(
  sql: Executor,
  indicators: readonly string[],
): Promise<{ indicator: string; inSeries: string; figure: RecordedFigure }[]> {
  const counts = (o: string) => sql`
    ${sql(o)}.id is distinct from pin.observation_id and exists (select from revision held
      where held.observation_id = ${sql(o)}.id and held.superseded_at is null and not held.retracted)`;
  const rows = await sql<(FigureRow & { indicator: string })[]>`
    select n.indicator_id as indicator, ${plainColumns(sql)}, null as since
    from series n
    left join (select b.indicator_id, b.series_key, pinned.observation_id
      from baseline b join revision pinned on pinned.id = b.revision_id where b.ended_at is null) pin
      on pin.indicator_id = n.indicator_id and pin.series_key = n.series_key
    cross join lateral (
      select last.period_start, last.period_end from observation last
      where last.indicator_id = n.indicator_id and last.series_key = n.series_key and ${counts('last')}
      order by last.period_end desc, last.period_start desc limit 1) newest
    left join lateral (
      select earlier.period_start, earlier.period_end from observation earlier
      where earlier.indicator_id = n.indicator_id and earlier.series_key = n.series_key and ${counts('earlier')}
        and (earlier.period_end, earlier.period_start) < (newest.period_end, newest.period_start)
      order by earlier.period_end desc, earlier.period_start desc limit 1) before on true
    cross join lateral (values (newest.period_start, newest.period_end), (before.period_start, before.period_end))
      as wanted (period_start, period_end)
    -- Looked up by all of its key, one by one: left to itself the planner goes through the series for each.
    cross join lateral (
      select * from observation o where o.indicator_id = n.indicator_id and o.series_key = n.series_key
        and o.period_end = wanted.period_end and o.period_start = wanted.period_start
        and o.id is distinct from pin.observation_id offset 0) o
    join revision r on r.observation_id = o.id and r.superseded_at is null and not r.retracted
    cross join ${sourceOf(sql)}
    left join recommendation c on c.observation_id = o.id and c.ended_at is null
    where n.indicator_id = any(${indicators as string[]})`;
  const figures = await inPieces(figuresFrom(rows));
  return figures.map((figure, at) => {
    const { indicator, inSeries } = rows[at] as (typeof rows)[number];
    return { indicator, inSeries, figure };
  });
}
