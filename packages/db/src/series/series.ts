/** Reads of the record: live, as publicly known on a day, or as held at an instant. */

import {
  type Figure,
  type Indicator,
  inOrderOfPreference,
  type Quantity,
  seriesKey,
} from '@marsad/indicators';
import {
  assemblingWhole,
  type Baseline,
  type BaselineStanding,
  derivedBaseline,
  type HeldSeries,
  partKeys,
  type RecordedFigure,
  type SeriesRead,
} from '@marsad/indicators/pipeline';
import { actorName, citationAsJson, figureAsJson } from '../connection/as-json.js';
import {
  dayOfInstant,
  type Executor,
  readAtOnce,
  type Sql,
  type Transaction,
} from '../connection/connect.js';
import { inPieces } from '../connection/in-pieces.js';
import {
  afterwards,
  periodOfPlace,
  periodTextOfPlace,
  placeOfRevision,
  placesAt,
} from '../observation/place.js';

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

export const columns = (sql: Executor, period = periodOfPlace(sql)) => sql`
  o.id as observation, r.number as revision, r.id as "revisionId", o.dimensions,
  ${period} as period,
  ${figureAsJson(sql)} as figure,
  ${citationAsJson(sql)} as source,
  r.reliability, r.credibility, r.status, r.note, r.recorded_at as "recordedAt",
  ${dayOfInstant(sql, sql`r.recorded_at`)} as "recordedOn", r.known_on as "knownOn"`;

/** What has become of the revision `r` after what the view sees. */
const sinceSeen = (sql: Executor, view: View) => (view.kind === 'live' ? sql`null` : afterwards(sql));

/** Where observations stand, as the view sees it, as a table `o`. What was corrected was never elsewhere. */
const placesSeen = (sql: Executor, view: View) =>
  view.kind === 'recorded' ? placesAt(sql, view.at) : sql`observation`;

/** The revision of `o` that the view sees, as a lateral table `r`; a retracted one is no figure. */
const revisionSeen = (sql: Executor, view: View) => {
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
const choiceSeen = (sql: Executor, view: View) =>
  view.kind === 'recorded'
    ? sql`c.chosen_at <= ${view.at} and (c.ended_at is null or c.ended_at > ${view.at})`
    : sql`c.ended_at is null`;

/** Which baseline the view sees, of those in `b`: what is compared with is today's, but for what was held at an instant. */
const baselineSeen = (sql: Executor, view: View) =>
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

/** A figure as it lies in its columns: thousands of them are put together sooner here than written and read as JSON. */
interface FigureRow
  extends Omit<RecordedFigure, 'period' | 'figure' | 'source'>,
    Quantity,
    Pick<Figure, 'per'>,
    Omit<RecordedFigure['source'], 'id'> {
  readonly inSeries: string;
  readonly periodText: string;
  readonly start: string;
  readonly end: string;
  readonly sourceId: string;
}

function* figuresFrom(rows: readonly FigureRow[]): Generator<undefined, RecordedFigure[], undefined> {
  const figures: RecordedFigure[] = [];
  for (const row of rows) {
    figures.push(figureFrom(row));
    yield;
  }
  return figures;
}

/** What is within it in the order in which PostgreSQL writes it as JSON, as all other reads answer it. */
function figureFrom(row: FigureRow): RecordedFigure {
  return {
    observation: row.observation,
    revision: row.revision,
    revisionId: row.revisionId,
    dimensions: row.dimensions,
    period: { end: row.end, text: row.periodText, start: row.start },
    figure: {
      per: row.per,
      quantity: {
        text: row.text,
        lower: row.lower,
        point: row.point,
        upper: row.upper,
        qualifier: row.qualifier,
        lowerInclusive: row.lowerInclusive,
        upperInclusive: row.upperInclusive,
      },
    },
    source: {
      id: row.sourceId,
      url: row.url,
      date: row.date,
      title: row.title,
      author: row.author,
      locator: row.locator,
      publisher: row.publisher,
    },
    reliability: row.reliability,
    credibility: row.credibility,
    status: row.status,
    note: row.note,
    recordedAt: row.recordedAt,
    recordedOn: row.recordedOn,
    knownOn: row.knownOn,
    since: row.since ?? null,
    chosen: row.chosen,
  };
}

/** Where a figure's period is read. */
interface PeriodColumns {
  readonly text: unknown;
  readonly start: unknown;
  readonly end: unknown;
}

const placed = (sql: Executor): PeriodColumns => ({
  text: periodTextOfPlace(sql),
  start: sql`o.period_start`,
  end: sql`o.period_end`,
});

/** A baseline is the revision that is pinned, where it stood then. */
const stood = (sql: Executor): PeriodColumns => ({
  text: sql`case when stood.observation_id is null then ${periodTextOfPlace(sql)} else r.period_text end`,
  start: sql`coalesce(stood.period_start, o.period_start)`,
  end: sql`coalesce(stood.period_end, o.period_end)`,
});

/** The columns of a {@link FigureRow}, but for what has become of it since. */
const plainColumns = (sql: Executor, { text, start, end }: PeriodColumns) => sql`
  o.id as observation, r.number as revision, r.id as "revisionId", o.dimensions, o.series_key as "inSeries",
  ${text as never} as "periodText", ${start as never} as start, ${end as never} as end,
  r.text, r.qualifier, r.lower, r.upper, r.lower_inclusive as "lowerInclusive", r.upper_inclusive as "upperInclusive",
  r.point, r.per, s.id as "sourceId", s.title, s.publisher, s.author, r.source_date as date, s.url, r.locator,
  r.reliability, r.credibility, r.status, r.note, r.recorded_at as "recordedAt",
  ${dayOfInstant(sql, sql`r.recorded_at`)} as "recordedOn", r.known_on as "knownOn",
  case when c.id is not null then jsonb_build_object(
    'at', c.chosen_at, 'by', ${actorName(sql, 'c.actor')}, 'reason', c.reason) end as chosen`;

const figuresSeen = (
  sql: Executor,
  indicator: string,
  inSeries: ReturnType<Executor>,
  view: View,
  range: Range,
) => sql`
    select ${plainColumns(sql, placed(sql))}, ${sinceSeen(sql, view)} as since
    from ${placesSeen(sql, view)} o
    cross join lateral ${revisionSeen(sql, view)} r
    join source s on s.id = o.source_id
    left join recommendation c on c.observation_id = o.id and ${choiceSeen(sql, view)}
    where o.indicator_id = ${indicator} and ${inSeries} and not r.retracted
      ${range.from === undefined ? sql`` : sql`and o.period_end > ${range.from}`}
      ${range.to === undefined ? sql`` : sql`and o.period_start < ${range.to}`}
      and not exists (
        select from baseline b join revision pinned on pinned.id = b.revision_id
        where b.indicator_id = ${indicator} and b.series_key = o.series_key and pinned.observation_id = o.id
          and ${baselineSeen(sql, view)})`;

/** Every revision of a series, retracted and corrected ones too, its baseline's own left out. */
export async function readRevisions(
  sql: Executor,
  indicator: string,
  key: string,
): Promise<(RecordedFigure & { retracted: boolean; corrected: boolean })[]> {
  return sql<(RecordedFigure & { retracted: boolean; corrected: boolean })[]>`
    select ${columns(sql)}, r.retracted, r.corrected or r.number < o.known_from as corrected, null as chosen
    from observation o
    join revision r on r.observation_id = o.id
    join source s on s.id = o.source_id
    where o.indicator_id = ${indicator} and o.series_key = ${key}
      and not exists (
        select from baseline b join revision pinned on pinned.id = b.revision_id
        where b.indicator_id = ${indicator} and b.series_key = ${key} and pinned.observation_id = o.id
          and b.ended_at is null)
    order by r.known_on, r.number`;
}

/** The recommended live figure of one series for one period, as it was stated. */
export async function statedFigure(
  sql: Executor,
  indicator: string,
  key: string,
  { start, end }: { readonly start: string; readonly end: string },
): Promise<Figure | null> {
  const figures = await readFigures(sql, indicator, key, live, { from: start, to: end });
  const same = figures.filter(({ period }) => period.start === start && period.end === end);
  const [recommended] = inOrderOfPreference(
    same.map((one) => ({ ...one, chosenAt: one.chosen?.at ?? null })),
  );
  return recommended?.figure ?? null;
}

/** The pinned baseline of one series. */
export async function readBaseline(
  sql: Executor,
  indicator: string,
  key: string,
  view: View = live,
): Promise<Baseline | null> {
  const [row] = await sql<
    (Pick<RecordedFigure, 'figure' | 'period' | 'source' | 'observation'> &
      Pick<Baseline, 'range'> & { standing: BaselineStanding })[]
  >`
    select ${columns(sql)}, b.range, ${standingSeen(sql, view)} as standing
    from baseline b
    join revision r on r.id = b.revision_id
    cross join ${placeOfRevision(sql)} o
    join source s on s.id = o.source_id
    where b.indicator_id = ${indicator} and b.series_key = ${key} and ${baselineSeen(sql, view)}`;
  if (!row) return null;
  const { figure, period, range, source, observation, standing } = row;
  return { figure, period, range, citation: source, observation, standing };
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
  const rows = await sql<
    (Pick<RecordedFigure, 'figure' | 'period' | 'source' | 'observation'> &
      Pick<Baseline, 'range'> & { indicator: string; key: string; standing: BaselineStanding })[]
  >`
    select ${columns(sql)}, b.range, ${standingSeen(sql, view)} as standing, b.indicator_id as indicator, b.series_key as key
    from baseline b
    join revision r on r.id = b.revision_id
    cross join ${placeOfRevision(sql)} o
    join source s on s.id = o.source_id
    where ${baselineSeen(sql, view)}
      ${indicators === null ? sql`` : sql`and b.indicator_id in ${sql(indicators as string[])}`}`;
  return rows.map(({ indicator, key, figure, period, range, source, observation, standing }) => ({
    indicator,
    key,
    baseline: { figure, period, range, citation: source, observation, standing },
  }));
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

export interface Selection {
  /** Null for all indicators. */
  readonly indicator: string | null;
  /** Null for all series. */
  readonly key: string | null;
  readonly view: View;
  readonly range: Range;
  /** Every figure as it stands, one that is pinned too: else that is as it was pinned. */
  readonly asItStands?: boolean;
}

/** The baseline pinned for a series, in the view that is read. */
export type BaselineSeen = (indicator: string, key: string) => Baseline | null;

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
  selection: Selection,
  take: (figures: readonly StreamedFigure[], pinned: BaselineSeen) => Promise<void>,
): Promise<void> {
  await readAtOnce(sql, (tx) => figuresOf(tx, selection, take));
}

/** The same within a transaction, whose state of the database it is. */
export async function figuresOf(
  tx: Transaction,
  { indicator, key, view, range, asItStands = false }: Selection,
  take: (figures: readonly StreamedFigure[], pinned: BaselineSeen) => Promise<void>,
): Promise<void> {
  const baselines = await allBaselines(tx, indicator === null ? null : [indicator], view);
  const baselineOf = new Map(baselines.map((one) => [`${one.indicator} ${one.key}`, one.baseline]));
  const pinned: BaselineSeen = (id, series) => baselineOf.get(`${id} ${series}`) ?? null;
  const rows = tx<(FigureRow & Pick<StreamedFigure, 'indicator' | 'isBaseline'>)[]>`
    select o.indicator_id as indicator, ${plainColumns(tx, stood(tx))}, ${afterwards(tx)} as since,
      pin.revision_id is not null as "isBaseline"
    from ${placesSeen(tx, view)} o
    left join lateral (select b.revision_id from baseline b join revision pinned on pinned.id = b.revision_id
      where b.indicator_id = o.indicator_id and b.series_key = o.series_key and pinned.observation_id = o.id
        and ${baselineSeen(tx, view)} limit 1) pin on true
    cross join lateral (select * from revision where id = pin.revision_id and ${!asItStands}
      union all select * from ${revisionSeen(tx, view)} seen where pin.revision_id is null or ${asItStands}) r
    left join lateral (select * from former_place f where f.observation_id = o.id and f.last_revision >= r.number
      and pin.revision_id is not null and ${!asItStands} order by f.last_revision limit 1) stood on true
    join source s on s.id = coalesce(stood.source_id, o.source_id)
    left join recommendation c on c.observation_id = o.id and ${choiceSeen(tx, view)}
    where not r.retracted
      ${indicator === null ? tx`` : tx`and o.indicator_id = ${indicator}`}
      ${key === null ? tx`` : tx`and o.series_key = ${key}`}
      ${range.from === undefined ? tx`` : tx`and o.period_end > ${range.from}`}
      ${range.to === undefined ? tx`` : tx`and o.period_start < ${range.to}`}
    order by o.indicator_id, o.series_key, o.period_end, o.period_start`;
  let period: StreamedFigure[] = [];
  let name = '';
  for await (const batch of readAhead(rows.cursor(1_000)))
    for (const row of batch) {
      const { indicator: of, isBaseline, inSeries, start, end } = row;
      const next = `${of} ${inSeries} ${start} ${end}`;
      if (period.length > 0 && next !== name) {
        await take(period, pinned);
        period = [];
      }
      name = next;
      period.push({ ...figureFrom(row), indicator: of, isBaseline });
    }
  if (period.length > 0) await take(period, pinned);
}

/** Asks for the next piece before this one is used, so that neither waits for the other. */
async function* readAhead<T>(pieces: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  const iterator = pieces[Symbol.asyncIterator]();
  const ask = () => {
    const asked = iterator.next();
    // Where whoever uses it fails meanwhile, that is what is said.
    asked.catch(() => {});
    return asked;
  };
  let asked = ask();
  try {
    for (;;) {
      const { done, value } = await asked;
      if (done) return;
      asked = ask();
      yield value;
    }
  } finally {
    await asked.catch(() => {});
    await iterator.return?.();
  }
}
