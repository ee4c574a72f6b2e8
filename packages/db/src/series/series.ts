/** Reads of the record: live, as publicly known on a day, or as held at an instant. */

import { type Indicator, seriesKey } from '@marsad/indicators';
import {
  assemblingWhole,
  type Baseline,
  type BaselineStanding,
  derivedBaseline,
  type HeldSeries,
  heldAgainst,
  inOrderOfPreference,
  isSoFar,
  partKeys,
  type RecordedFigure,
  type SeriesRead,
  type Stated,
  storedIndicator,
} from '@marsad/indicators/pipeline';
import { citationAsJson, figureAsJson } from '../connection/as-json.js';
import { dayOfInstant, type Executor } from '../connection/connect.js';
import { inPieces } from '../connection/in-pieces.js';
import { read } from '../connection/stored.js';
import { afterwards, periodOfPlace, placeOfRevision, placesAt } from '../observation/place.js';
import { chosen, type FigureRow, figuresFrom, plainColumns, sourceOf } from './figures.js';

/** Which past is asked for. The two questions are never mixed. */
export type View =
  | { readonly kind: 'live' }
  /** What was publicly known on that day. */
  | { readonly kind: 'known'; readonly on: string }
  /** What Marsad held at that instant. */
  | { readonly kind: 'recorded'; readonly at: string };

export const live: View = { kind: 'live' };

/** What was publicly known on a day; what is so now, for null. */
export const asKnownOn = (day: string | null): View => (day === null ? live : { kind: 'known', on: day });

export interface Range {
  /** Only periods that end after this day. */
  readonly from?: string | undefined;
  /** Only periods that start before this day. */
  readonly to?: string | undefined;
}

export const columns = (sql: Executor, period = periodOfPlace(sql)) => sql`
  o.id as observation, r.number as revision, r.id as "revisionId", o.dimensions,
  ${period} as period,
  ${figureAsJson(sql)} as figure,
  ${citationAsJson(sql)} as source,
  r.reliability, r.credibility, r.status, r.note, r.recorded_at as "recordedAt",
  ${dayOfInstant(sql, sql`r.recorded_at`)} as "recordedOn", r.said_on as "saidOn",
  r.known_on as "knownOn"`;

/** What has become of the revision `r` after what the view sees. */
export const sinceSeen = (sql: Executor, view: View) => (view.kind === 'live' ? sql`null` : afterwards(sql));

/** Where observations stand, as the view sees it, as a table `o`. What was corrected was never elsewhere. */
export const placesSeen = (sql: Executor, view: View) =>
  view.kind === 'recorded' ? placesAt(sql, view.at) : sql`observation`;

/** The revision of `o` that the view sees, as a lateral table `r`; a retracted one is no figure. */
export const revisionSeen = (sql: Executor, view: View) => {
  switch (view.kind) {
    case 'live':
      return sql`(select * from revision where observation_id = o.id and superseded_at is null)`;
    case 'known':
      return sql`(select * from revision where observation_id = o.id and known_on <= ${view.on} and not corrected
        and number >= o.known_from order by known_on desc, number desc limit 1)`;
    case 'recorded':
      return sql`(select * from revision where observation_id = o.id and recorded_at <= ${view.at}
        and (superseded_at is null or superseded_at > ${view.at}) limit 1)`;
  }
};

/** Which editor's choice the view sees, of those in `c`. */
export const choiceSeen = (sql: Executor, view: View) =>
  view.kind === 'recorded'
    ? sql`c.chosen_at <= ${view.at} and (c.ended_at is null or c.ended_at > ${view.at})`
    : sql`c.ended_at is null`;

/** Which baseline the view sees, of those in `b`: what is compared with is today's, but for what was held at an instant. */
export const baselineSeen = (sql: Executor, view: View) =>
  view.kind === 'recorded'
    ? sql`b.pinned_at <= ${view.at} and (b.ended_at is null or b.ended_at > ${view.at})`
    : sql`b.ended_at is null`;

/** What has become of the figure whose revision `r` is pinned, as the view sees it. */
const standingSeen = (sql: Executor, view: View) => sql`(
  select case when n.retracted then 'retracted' when n.id = r.id then 'current' else 'corrected' end
  from revision n where n.observation_id = r.observation_id and ${
    view.kind === 'recorded'
      ? sql`n.recorded_at <= ${view.at} and (n.superseded_at is null or n.superseded_at > ${view.at})`
      : sql`n.superseded_at is null`
  })`;

/** The figures of one series, each observation's own baseline figure left to the baseline. */
export async function readFigures(
  sql: Executor,
  indicator: string,
  key: string,
  view: View,
  range: Range,
  newest: number | null = null,
): Promise<RecordedFigure[]> {
  const rows = await sql<FigureRow[]>`
    ${figuresSeen(sql, indicator, sql`o.series_key = ${key}`, view, range)}
    order by o.period_end desc, o.period_start desc
    ${newest === null ? sql`` : sql`limit ${newest}`}`;
  return inPieces(figuresFrom(rows));
}

/** The live figures of several series, read together: none for a series that has none. */
export async function liveFiguresOf(
  sql: Executor,
  indicator: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly RecordedFigure[]>> {
  return figuresBySeries(sql, indicator, keys, live, {});
}

async function figuresBySeries(
  sql: Executor,
  indicator: string,
  keys: readonly string[],
  view: View,
  range: Range,
): Promise<ReadonlyMap<string, readonly RecordedFigure[]>> {
  const rows = await sql<FigureRow[]>`
    ${figuresSeen(sql, indicator, sql`o.series_key = any(${keys as string[]})`, view, range)}
    order by o.series_key, o.period_end desc, o.period_start desc`;
  const found = new Map<string, RecordedFigure[]>();
  const figures = await inPieces(figuresFrom(rows));
  for (const [at, figure] of figures.entries()) {
    const { inSeries } = rows[at] as FigureRow;
    const group = found.get(inSeries);
    if (group) group.push(figure);
    else found.set(inSeries, [figure]);
  }
  return found;
}

const figuresSeen = (
  sql: Executor,
  indicator: string,
  inSeries: ReturnType<Executor>,
  view: View,
  range: Range,
) => sql`
    select ${plainColumns(sql)}, ${sinceSeen(sql, view)} as since
    from ${placesSeen(sql, view)} o
    cross join lateral ${revisionSeen(sql, view)} r
    cross join ${sourceOf(sql)}
    left join recommendation c on c.observation_id = o.id and ${choiceSeen(sql, view)}
    where o.indicator_id = ${indicator} and ${inSeries} and not r.retracted
      ${range.from === undefined ? sql`` : sql`and o.period_end > ${range.from}`}
      ${range.to === undefined ? sql`` : sql`and o.period_start < ${range.to}`}
      and not exists (
        select from baseline b join revision pinned on pinned.id = b.revision_id
        where b.indicator_id = ${indicator} and b.series_key = o.series_key and pinned.observation_id = o.id
          and ${baselineSeen(sql, view)})`;

/**
 * Every revision of a series, retracted and corrected ones too, its baseline's own left out: with the choices of today, as
 * where it is asked what was known on a day.
 */
export async function readRevisions(
  sql: Executor,
  indicator: string,
  key: string,
): Promise<(RecordedFigure & { retracted: boolean; corrected: boolean })[]> {
  return sql<(RecordedFigure & { retracted: boolean; corrected: boolean })[]>`
    select ${columns(sql)}, r.retracted, r.corrected or r.number < o.known_from as corrected, ${chosen(sql)}
    from observation o
    join revision r on r.observation_id = o.id
    join source s on s.id = o.source_id
    left join recommendation c on c.observation_id = o.id and ${choiceSeen(sql, live)}
    where o.indicator_id = ${indicator} and o.series_key = ${key}
      and not exists (
        select from baseline b join revision pinned on pinned.id = b.revision_id
        where b.indicator_id = ${indicator} and b.series_key = ${key} and pinned.observation_id = o.id
          and b.ended_at is null)
    order by r.known_on, r.number`;
}

/** The recommended live figure of one series for one period, as it was stated; null where its source calls the value missing. */
export async function statedFigure(
  sql: Executor,
  indicator: string,
  key: string,
  { start, end }: { readonly start: string; readonly end: string },
): Promise<Stated | null> {
  const figures = await readFigures(sql, indicator, key, live, { from: start, to: end });
  const same = figures.filter(({ period }) => period.start === start && period.end === end);
  const [recommended] = inOrderOfPreference(
    same.map((one) => ({ ...one, chosenAt: one.chosen?.at ?? null })),
  );
  if (recommended === undefined || recommended.status === 'M') return null;
  return { ...recommended.figure, partial: isSoFar(recommended) };
}

type BaselineRow = Pick<RecordedFigure, 'figure' | 'period' | 'source' | 'observation'> &
  Pick<Baseline, 'range'> & {
    readonly indicator: string;
    readonly key: string;
    readonly standing: BaselineStanding;
    /** Where the figure is from before the end of its period: what it is of. */
    readonly unfinished: unknown;
  };

/** Of the baseline `b`, its revision `r`, where that stood `o`, and the source `s`. */
const baselineColumns = (sql: Executor, view: View) => sql`
  ${columns(sql)}, b.range, ${standingSeen(sql, view)} as standing, b.indicator_id as indicator, b.series_key as key,
  case when o.period_end > coalesce(r.said_on, ${dayOfInstant(sql, sql`r.recorded_at`)})
    then (select definition from indicator where id = b.indicator_id) end as unfinished`;

function baselineFrom({ figure: stated, unfinished, source, ...row }: BaselineRow): Baseline {
  const { indicator, period, range, observation, standing } = row;
  const pinned =
    unfinished === null
      ? { figure: stated }
      : heldAgainst(stated, true, read(storedIndicator, unfinished, `indicator ${indicator}`));
  return { ...pinned, period, range, citation: source, observation, standing };
}

/** The pinned baseline of one series. */
export async function readBaseline(
  sql: Executor,
  indicator: string,
  key: string,
  view: View = live,
): Promise<Baseline | null> {
  const [row] = await sql<BaselineRow[]>`
    select ${baselineColumns(sql, view)}
    from baseline b
    join revision r on r.id = b.revision_id
    cross join ${placeOfRevision(sql)} o
    join source s on s.id = o.source_id
    where b.indicator_id = ${indicator} and b.series_key = ${key} and ${baselineSeen(sql, view)}`;
  return row ? baselineFrom(row) : null;
}

/**
 * One series with its baseline. For the total of an indicator with one dimension, periods without a stated total
 * get one derived from their parts.
 */
export async function readSeries(
  sql: Executor,
  indicator: Indicator,
  dimensions: Readonly<Record<string, string>>,
  view: View = live,
  range: Range = {},
): Promise<SeriesRead> {
  return inPieces(assemblingWhole(indicator, await heldSeries(sql, indicator, dimensions, view, range)));
}

/** The series and its parts, before they are put together. */
export async function heldSeries(
  sql: Executor,
  indicator: Indicator,
  dimensions: Readonly<Record<string, string>>,
  view: View = live,
  range: Range = {},
): Promise<HeldSeries[]> {
  const key = seriesKey(dimensions);
  const keys = [key, ...(key === '' ? partKeys(indicator) : [])];
  const [figures, baselines] = await Promise.all([
    figuresBySeries(sql, indicator.id, keys, view, range),
    allBaselines(sql, [indicator.id], view),
  ]);
  const baselineOf = new Map(baselines.map((one) => [one.key, one.baseline]));
  return keys.map((name) => ({ figures: figures.get(name) ?? [], baseline: baselineOf.get(name) ?? null }));
}

/** What a series is compared with: its own baseline, or the sum of its parts' baselines. */
export async function standingBaseline(
  sql: Executor,
  indicator: Indicator,
  dimensions: Readonly<Record<string, string>>,
): Promise<Baseline | null> {
  const key = seriesKey(dimensions);
  const own = await readBaseline(sql, indicator.id, key);
  if (own !== null || key !== '') return own;
  return derivedBaseline(
    await Promise.all(partKeys(indicator).map((part) => readBaseline(sql, indicator.id, part))),
  );
}

/** @param indicators null for all. */
export async function allBaselines(sql: Executor, indicators: readonly string[] | null, view: View = live) {
  const rows = await sql<BaselineRow[]>`
    select ${baselineColumns(sql, view)}
    from baseline b
    join revision r on r.id = b.revision_id
    cross join ${placeOfRevision(sql)} o
    join source s on s.id = o.source_id
    where ${baselineSeen(sql, view)}
      ${indicators === null ? sql`` : sql`and b.indicator_id in ${sql(indicators as string[])}`}`;
  return rows.map((row) => ({ indicator: row.indicator, key: row.key, baseline: baselineFrom(row) }));
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
    select s.indicator_id as indicator, s.dimensions, s.figures - exists (
        select from baseline b join revision pinned on pinned.id = b.revision_id
        join observation o on o.id = pinned.observation_id
        join revision r on r.observation_id = o.id and r.superseded_at is null
        where b.indicator_id = s.indicator_id and b.series_key = s.series_key and b.ended_at is null
          and o.series_key = s.series_key and not r.retracted and not exists (
            select from observation other join revision stated on stated.observation_id = other.id
            where other.indicator_id = o.indicator_id and other.series_key = o.series_key
              and other.period_end = o.period_end and other.period_start = o.period_start and other.id <> o.id
              and stated.superseded_at is null and not stated.retracted))::int as figures
    from series s
    ${indicator === null ? sql`` : sql`where s.indicator_id = ${indicator}`}
    order by s.indicator_id, s.series_key`;
}
