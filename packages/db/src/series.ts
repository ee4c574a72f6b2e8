/** Reads of the record: live, as publicly known on a day, or as held at an instant. */
import { chooseRecommended, type Figure, type Indicator, seriesKey } from '@marsad/indicators';
import {
  assembleSeries,
  type Baseline,
  derivedBaseline,
  derivedTotals,
  partKeys,
  type RecordedFigure,
  type SeriesPoint,
  withParts,
} from '@marsad/indicators/pipeline';
import type { Executor, Sql } from './connect.js';

/** Which past is asked for. The two questions are never mixed. */
export type View =
  | { readonly kind: 'live' }
  /** What was publicly known on that day. */
  | { readonly kind: 'known'; readonly on: string }
  /** What Marsad held at that instant. */
  | { readonly kind: 'recorded'; readonly at: string };

export const live: View = { kind: 'live' };

export interface Range {
  /** Only periods that end after this day. */
  readonly from?: string | undefined;
  /** Only periods that start before this day. */
  readonly to?: string | undefined;
}

export interface SeriesRead {
  readonly baseline: Baseline | null;
  readonly points: readonly SeriesPoint[];
}

const columns = (sql: Executor) => sql`
  o.id as observation, r.number as revision, r.id as "revisionId", o.dimensions,
  jsonb_build_object('text', r.period_text, 'start', o.period_start, 'end', o.period_end) as period,
  jsonb_build_object(
    'quantity', jsonb_build_object('text', r.text, 'qualifier', r.qualifier, 'lower', r.lower, 'upper', r.upper,
      'lowerInclusive', r.lower_inclusive, 'upperInclusive', r.upper_inclusive, 'point', r.point),
    'per', r.per) as figure,
  jsonb_build_object('id', s.id, 'title', s.title, 'publisher', s.publisher, 'author', s.author,
    'date', r.source_date, 'url', s.url, 'locator', r.locator) as source,
  r.reliability, r.credibility, r.status, r.note, r.recorded_at as "recordedAt", r.known_on as "knownOn"`;

/** Who an actor is, for a reader. */
const nameOf = (sql: Executor, actor: string) =>
  sql`coalesce(${sql(actor)} ->> 'name', ${sql(actor)} ->> 'part')`;

/** The revision of `o` that the view sees, as a lateral table `r`; a retracted one is no figure. */
const revisionSeen = (sql: Executor, view: View) => {
  switch (view.kind) {
    case 'live':
      return sql`(select * from revision where observation_id = o.id and superseded_at is null)`;
    case 'known':
      return sql`(select * from revision where observation_id = o.id and known_on <= ${view.on} and not corrected
        order by known_on desc, number desc limit 1)`;
    case 'recorded':
      return sql`(select * from revision where observation_id = o.id and recorded_at <= ${view.at}
        and (superseded_at is null or superseded_at > ${view.at}) limit 1)`;
  }
};

/** Which editor's choice the view sees, of those in `c`. */
const choiceSeen = (sql: Executor, view: View) =>
  view.kind === 'recorded'
    ? sql`c.chosen_at <= ${view.at} and (c.ended_at is null or c.ended_at > ${view.at})`
    : sql`c.ended_at is null`;

/** Which baseline the view sees, of those in `b`: what is compared with is today's, but for what was held at an instant. */
const baselineSeen = (sql: Executor, view: View) =>
  view.kind === 'recorded'
    ? sql`b.pinned_at <= ${view.at} and (b.ended_at is null or b.ended_at > ${view.at})`
    : sql`b.ended_at is null`;

/** The figures of one series, each observation's own baseline figure left to the baseline. */
async function readFigures(
  sql: Executor,
  indicator: string,
  key: string,
  view: View,
  range: Range,
  newest: number | null,
): Promise<RecordedFigure[]> {
  return sql<RecordedFigure[]>`
    select ${columns(sql)}, case when c.id is not null then jsonb_build_object(
      'at', c.chosen_at, 'by', ${nameOf(sql, 'c.actor')}, 'reason', c.reason) end as chosen
    from observation o
    cross join lateral ${revisionSeen(sql, view)} r
    join source s on s.id = o.source_id
    left join recommendation c on c.observation_id = o.id and ${choiceSeen(sql, view)}
    where o.indicator_id = ${indicator} and o.series_key = ${key} and not r.retracted
      ${range.from === undefined ? sql`` : sql`and o.period_end > ${range.from}`}
      ${range.to === undefined ? sql`` : sql`and o.period_start < ${range.to}`}
      and not exists (
        select from baseline b join revision pinned on pinned.id = b.revision_id
        where b.indicator_id = ${indicator} and b.series_key = ${key} and pinned.observation_id = o.id
          and ${baselineSeen(sql, view)})
    order by o.period_end desc, o.period_start desc
    ${newest === null ? sql`` : sql`limit ${newest}`}`;
}

/** The recommended live figure of one series for one period, as it was stated. */
export async function statedFigure(
  sql: Executor,
  indicator: string,
  key: string,
  { start, end }: { readonly start: string; readonly end: string },
): Promise<Figure | null> {
  const figures = await readFigures(sql, indicator, key, live, { from: start, to: end }, null);
  const same = figures.filter(({ period }) => period.start === start && period.end === end);
  if (same.length === 0) return null;
  return chooseRecommended(same.map((one) => ({ ...one, chosenAt: one.chosen?.at ?? null }))).recommended
    .figure;
}

/** The pinned baseline of one series. */
export async function readBaseline(
  sql: Executor,
  indicator: string,
  key: string,
  view: View = live,
): Promise<Baseline | null> {
  const [row] = await sql<
    (Pick<RecordedFigure, 'figure' | 'period' | 'source' | 'observation'> & Pick<Baseline, 'range'>)[]
  >`
    select ${columns(sql)}, b.range
    from baseline b
    join revision r on r.id = b.revision_id
    join observation o on o.id = r.observation_id
    join source s on s.id = o.source_id
    where b.indicator_id = ${indicator} and b.series_key = ${key} and ${baselineSeen(sql, view)}`;
  if (!row) return null;
  const { figure, period, range, source, observation } = row;
  return { figure, period, range, citation: source, observation };
}

/**
 * One series with its baseline. For the total of an indicator with one dimension, periods without a stated total
 * get one derived from their parts.
 * @param newest only so many of the newest figures (several may share a period); null for all.
 */
export async function readSeries(
  sql: Executor,
  indicator: Indicator,
  dimensions: Readonly<Record<string, string>>,
  view: View = live,
  range: Range = {},
  newest: number | null = null,
): Promise<SeriesRead> {
  const key = seriesKey(dimensions);
  const parts = key === '' ? partKeys(indicator) : [];
  const read = (series: string) => readFigures(sql, indicator.id, series, view, range, newest);
  const baseline =
    (await readBaseline(sql, indicator.id, key, view)) ??
    derivedBaseline(await Promise.all(parts.map((part) => readBaseline(sql, indicator.id, part, view))));
  const stated = assembleSeries(await read(key), indicator, baseline);
  if (parts.length === 0) return { baseline, points: stated };
  const partPoints = (await Promise.all(parts.map(read))).map((figures) =>
    assembleSeries(figures, indicator, null),
  );
  const derived = derivedTotals(partPoints, stated, indicator, baseline);
  const whole = withParts(stated, partPoints, indicator);
  return { baseline, points: [...whole, ...derived].sort(byEnd) };
}

function byEnd(a: SeriesPoint, b: SeriesPoint): number {
  return a.period.end.localeCompare(b.period.end) || a.period.start.localeCompare(b.period.start);
}

export interface SeriesCount {
  readonly indicator: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** Periods with a figure, the baseline's own left out. */
  readonly figures: number;
}

/** The series that exist, and for how many periods each has a figure. */
export async function countSeries(sql: Executor, indicator: string | null = null): Promise<SeriesCount[]> {
  return sql<SeriesCount[]>`
    select s.indicator_id as indicator, s.dimensions, greatest(s.figures - (b.revision_id is not null)::int, 0) as figures
    from series s
    left join baseline b on b.indicator_id = s.indicator_id and b.series_key = s.series_key and b.ended_at is null
    ${indicator === null ? sql`` : sql`where s.indicator_id = ${indicator}`}
    order by s.indicator_id, s.series_key`;
}

export interface Selection {
  /** Null for all indicators. */
  readonly indicator: string | null;
  /** Null for all series. */
  readonly key: string | null;
  readonly view: View;
  readonly range: Range;
}

/** A figure with the indicator it is of, and whether it is the baseline's own. */
export interface StreamedFigure extends RecordedFigure {
  readonly indicator: string;
  readonly isBaseline: boolean;
}

/**
 * Every figure the selection holds, period by period: the sources of one period come together. Read in pieces and from
 * one state of the database, so that a file of millions is neither held in memory nor torn.
 */
export async function streamFigures(
  sql: Sql,
  { indicator, key, view, range }: Selection,
  take: (figures: readonly StreamedFigure[]) => Promise<void>,
): Promise<void> {
  await sql.begin('isolation level repeatable read read only', async (tx) => {
    const rows = tx<StreamedFigure[]>`
      select o.indicator_id as indicator, ${columns(tx)}, case when c.id is not null then jsonb_build_object(
        'at', c.chosen_at, 'by', ${nameOf(tx, 'c.actor')}, 'reason', c.reason) end as chosen,
        exists (select from baseline b join revision pinned on pinned.id = b.revision_id
          where b.indicator_id = o.indicator_id and b.series_key = o.series_key and pinned.observation_id = o.id
            and ${baselineSeen(tx, view)}) as "isBaseline"
      from observation o
      cross join lateral ${revisionSeen(tx, view)} r
      join source s on s.id = o.source_id
      left join recommendation c on c.observation_id = o.id and ${choiceSeen(tx, view)}
      where not r.retracted
        ${indicator === null ? tx`` : tx`and o.indicator_id = ${indicator}`}
        ${key === null ? tx`` : tx`and o.series_key = ${key}`}
        ${range.from === undefined ? tx`` : tx`and o.period_end > ${range.from}`}
        ${range.to === undefined ? tx`` : tx`and o.period_start < ${range.to}`}
      order by o.indicator_id, o.series_key, o.period_end, o.period_start`;
    let period: StreamedFigure[] = [];
    const name = (figure: StreamedFigure) =>
      JSON.stringify([
        figure.indicator,
        seriesKey(figure.dimensions),
        figure.period.start,
        figure.period.end,
      ]);
    for await (const batch of rows.cursor(1_000))
      for (const figure of batch) {
        if (period[0] !== undefined && name(period[0]) !== name(figure)) {
          await take(period);
          period = [];
        }
        period.push(figure);
      }
    if (period.length > 0) await take(period);
  });
}
