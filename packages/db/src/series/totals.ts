/** Totals of many indicators as they were on record at an instant, read together. */
import type { Indicator } from '@marsad/indicators';
import { assemblingWhole, partKeys, type RecordedFigure, type SeriesRead } from '@marsad/indicators/pipeline';
import type { Executor } from '../connection/connect.js';
import { inPieces } from '../connection/in-pieces.js';
import { type FigureRow, figuresFrom, plainColumns, sourceOf } from './figures.js';
import {
  allBaselines,
  baselineSeen,
  choiceSeen,
  placesSeen,
  revisionSeen,
  sinceSeen,
  type View,
} from './series.js';

/** A total that is looked back at, and from when on: only periods that end after this day; all where there is none. */
interface LookedBackAt {
  readonly indicator: Indicator;
  readonly from: string | undefined;
}

/** What `readSeries` answers of the total of each as it was on record at an instant, in two questions for all of them. */
export async function totalsAt(
  sql: Executor,
  wanted: readonly LookedBackAt[],
  at: string,
): Promise<ReadonlyMap<string, SeriesRead>> {
  if (wanted.length === 0) return new Map();
  const view: View = { kind: 'recorded', at };
  const series = wanted.flatMap(({ indicator, from }) =>
    ['', ...partKeys(indicator)].map((key) => ({ indicator: indicator.id, key, from: from ?? '-infinity' })),
  );
  const [figures, baselines] = await Promise.all([
    sql<(FigureRow & { indicator: string })[]>`
      select o.indicator_id as indicator, ${plainColumns(sql)}, ${sinceSeen(sql, view)} as since
      from unnest(${series.map(({ indicator }) => indicator)}::text[], ${series.map(({ key }) => key)}::text[],
        ${series.map(({ from }) => from)}::date[]) as wanted (indicator_id, series_key, from_day)
      cross join lateral (select place.* from ${placesSeen(sql, view)} place
        where place.indicator_id = wanted.indicator_id and place.series_key = wanted.series_key
          and place.period_end > wanted.from_day offset 0) o
      cross join lateral ${revisionSeen(sql, view)} r
      cross join ${sourceOf(sql)}
      left join recommendation c on c.observation_id = o.id and ${choiceSeen(sql, view)}
      where not r.retracted and not exists (
        select from baseline b join revision pinned on pinned.id = b.revision_id
        where b.indicator_id = o.indicator_id and b.series_key = o.series_key and pinned.observation_id = o.id
          and ${baselineSeen(sql, view)})
      order by o.indicator_id, o.series_key, o.period_end desc, o.period_start desc`,
    allBaselines(
      sql,
      wanted.map(({ indicator }) => indicator.id),
      view,
    ),
  ]);
  const name = (indicator: string, key: string) => `${indicator} ${key}`;
  const figuresOf = new Map<string, RecordedFigure[]>();
  for (const [n, figure] of (await inPieces(figuresFrom(figures))).entries()) {
    const { indicator, inSeries } = figures[n] as (typeof figures)[number];
    const group = figuresOf.get(name(indicator, inSeries));
    if (group) group.push(figure);
    else figuresOf.set(name(indicator, inSeries), [figure]);
  }
  const baselineOf = new Map(baselines.map((one) => [name(one.indicator, one.key), one.baseline]));
  const totals = new Map<string, SeriesRead>();
  for (const { indicator } of wanted) {
    const held = ['', ...partKeys(indicator)].map((key) => ({
      figures: figuresOf.get(name(indicator.id, key)) ?? [],
      baseline: baselineOf.get(name(indicator.id, key)) ?? null,
    }));
    totals.set(indicator.id, await inPieces(assemblingWhole(indicator, held)));
  }
  return totals;
}
