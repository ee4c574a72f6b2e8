/** Figures as they lie in their columns: thousands of them are put together sooner here than written and read as JSON. */
import type { Figure, Quantity } from '@marsad/indicators';
import type { RecordedFigure } from '@marsad/indicators/pipeline';
import { actorName } from '../connection/as-json.js';
import { dayOfInstant, type Executor } from '../connection/connect.js';
import { periodTextOfPlace } from '../observation/place.js';

/** What {@link plainColumns} selects, and what has become of it since. */
export interface FigureRow
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

export function* figuresFrom(rows: readonly FigureRow[]): Generator<undefined, RecordedFigure[], undefined> {
  const figures: RecordedFigure[] = [];
  for (const row of rows) {
    figures.push(figureFrom(row));
    yield;
  }
  return figures;
}

/** What is within it in the order in which PostgreSQL writes it as JSON, as all other reads answer it. */
export function figureFrom(row: FigureRow): RecordedFigure {
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
    saidOn: row.saidOn,
    knownOn: row.knownOn,
    since: row.since ?? null,
    chosen: row.chosen,
  };
}

/** The period of the place `o`. */
const placed = (sql: Executor) => sql`
  ${periodTextOfPlace(sql)} as "periodText", o.period_start as start, o.period_end as end`;

/** The period of the place `stood`, where there is one: a baseline is the revision that is pinned, where it stood then. */
export const stood = (sql: Executor) => sql`
  case when stood.observation_id is null then ${periodTextOfPlace(sql)} else r.period_text end as "periodText",
  coalesce(stood.period_start, o.period_start) as start, coalesce(stood.period_end, o.period_end) as end`;

/** The editor's choice `c`; null where there is none. */
export const chosen = (sql: Executor) => sql`
  case when c.id is not null then jsonb_build_object(
    'at', c.chosen_at, 'by', ${actorName(sql, 'c.actor')}, 'reason', c.reason) end as chosen`;

/**
 * The source of this id, as a lateral table `s` looked up by its key for each figure: where the statistics of the database
 * know of fewer sources than there are, a join would put every figure beside every source.
 */
export const sourceOf = (sql: Executor, id = sql`o.source_id`) =>
  sql`lateral (select * from source where id = ${id} limit 1) s`;

/** Of the observation `o`, its revision `r`, the source `s` and the choice `c`. */
export const plainColumns = (sql: Executor, period = placed(sql)) => sql`
  o.id as observation, r.number as revision, r.id as "revisionId", o.dimensions, o.series_key as "inSeries",
  ${period},
  r.text, r.qualifier, r.lower, r.upper, r.lower_inclusive as "lowerInclusive", r.upper_inclusive as "upperInclusive",
  r.point, r.per, s.id as "sourceId", s.title, s.publisher, s.author, r.source_date as date, s.url, r.locator,
  r.reliability, r.credibility, r.status, r.note, r.recorded_at as "recordedAt",
  ${dayOfInstant(sql, sql`r.recorded_at`)} as "recordedOn", r.said_on as "saidOn", r.known_on as "knownOn",
  ${chosen(sql)}`;
