/** Where an observation stands: its series, its period, its source. A correction can move it; where it stood is kept. */
import { type Actor, seriesKey } from '@marsad/indicators';
import type { Citation } from '@marsad/indicators/pipeline';
import { dayOfInstant, type Executor, json, type Transaction } from '../connection/connect.js';
import type { IndicatorId, ObservationId, SourceId } from '../connection/ids.js';
import { citedSource, knownSource } from '../source/source.js';
import type { SeriesName } from './observation.js';

/** Where an editor says that a figure stands. */
export interface WantedPlace {
  readonly dimensions: Readonly<Record<string, string>>;
  readonly period: { readonly text: string; readonly start: string; readonly end: string };
  /** Null where the source stays as it is. */
  readonly source: Citation | null;
}

export interface Place {
  readonly series: SeriesName;
  readonly period: { readonly text: string; readonly start: string; readonly end: string };
  readonly source: SourceId;
}

/** The place as the record knows it: its source is made where there is none yet. */
export async function resolvePlace(
  tx: Transaction,
  { dimensions, period, source }: WantedPlace,
  held: { readonly indicator: IndicatorId; readonly source: { readonly id: SourceId } },
  actor: Actor,
): Promise<Place> {
  return {
    series: { indicator: held.indicator, key: seriesKey(dimensions), dimensions },
    period,
    source:
      source === null ? held.source.id : (await citedSource(tx, source, { actor, submission: null })).id,
  };
}

/** What stands there already: one source has one figure for one period. */
export interface Occupant {
  readonly observation: ObservationId;
  readonly period: string;
  readonly text: string;
  readonly retracted: boolean;
}

export async function occupantOf(
  tx: Executor,
  { series: { indicator, key }, period, source }: Place,
  self: ObservationId,
): Promise<Occupant | null> {
  const [row] = await tx<Occupant[]>`
    select o.id as observation, r.period_text as period, r.text, r.retracted
    from observation o join revision r on r.observation_id = o.id and r.superseded_at is null
    where o.indicator_id = ${indicator} and o.series_key = ${key} and o.period_end = ${period.end}
      and o.period_start = ${period.start} and o.source_id = ${source} and o.id <> ${self}`;
  return row ?? null;
}

/** The same before anything is decided: a source that is cited for the first time has nothing anywhere. */
export async function occupantAt(
  sql: Executor,
  { dimensions, period, source: cited }: WantedPlace,
  held: {
    readonly id: ObservationId;
    readonly indicator: IndicatorId;
    readonly source: { readonly id: SourceId };
  },
): Promise<Occupant | null> {
  const source = cited === null ? held.source.id : await knownSource(sql, cited);
  if (source === null) return null;
  const series = { indicator: held.indicator, key: seriesKey(dimensions), dimensions };
  return occupantOf(sql, { series, period, source }, held.id);
}

/**
 * Puts an observation elsewhere, as its revision of that number says. That its source is another one means that what was
 * said of it before was never in any source.
 */
export async function moveObservation(
  tx: Transaction,
  id: ObservationId,
  { series, period, source }: Place,
  number: number,
): Promise<void> {
  await tx`
    insert into former_place (observation_id, last_revision, indicator_id, series_key, dimensions, period_start,
      period_end, source_id, began_at, ended_at)
    select o.id, ${number - 1}, o.indicator_id, o.series_key, o.dimensions, o.period_start, o.period_end, o.source_id,
      coalesce((select max(f.ended_at) from former_place f where f.observation_id = o.id), '-infinity'),
      r.recorded_at
    from observation o join revision r on r.observation_id = o.id and r.number = ${number} where o.id = ${id}`;
  await tx`
    update observation set series_key = ${series.key}, dimensions = ${json(tx, series.dimensions)},
      period_start = ${period.start}, period_end = ${period.end}, source_id = ${source}, placed_by = ${number},
      placed_text = ${period.text}, known_from = case when source_id = ${source} then known_from else ${number} end
    where id = ${id}`;
}

const formerColumns = (sql: Executor) => sql`
  f.observation_id as id, f.indicator_id, f.series_key, f.dimensions, f.period_start, f.period_end, f.source_id,
  0 as placed_by, null::text as placed_text, 1 as known_from`;
const columns = (sql: Executor) => sql`
  c.id, c.indicator_id, c.series_key, c.dimensions, c.period_start, c.period_end, c.source_id, c.placed_by,
  c.placed_text, c.known_from`;

/** A table like `observation`, with each where it stood at an instant. */
export const placesAt = (sql: Executor, at: string) => sql`(
  select ${columns(sql)} from observation c
  where not exists (select from former_place f where f.observation_id = c.id and f.ended_at > ${at})
  union all
  select ${formerColumns(sql)} from former_place f where f.began_at <= ${at} and f.ended_at > ${at})`;

/** A lateral table like `observation` with one row: where the revision in the table of this name stood. */
export const placeOfRevision = (sql: Executor, revision = 'r') => sql`lateral (
  (select ${formerColumns(sql)} from former_place f
    where f.observation_id = ${sql(revision)}.observation_id and f.last_revision >= ${sql(revision)}.number
    order by f.last_revision limit 1)
  union all
  select ${columns(sql)} from observation c
  where c.id = ${sql(revision)}.observation_id and c.placed_by <= ${sql(revision)}.number)`;

/** The words of the period of the place `o`: those of the revision `r`, or of the one that moved it there. */
export const periodTextOfPlace = (sql: Executor) =>
  sql`case when r.number < o.placed_by then o.placed_text else r.period_text end`;

export const periodOfPlace = (sql: Executor) => sql`
  jsonb_build_object('text', ${periodTextOfPlace(sql)}, 'start', o.period_start, 'end', o.period_end)`;

/** What has become of the revision in the table of this name since: null where it is the figure as it stands. */
export const afterwards = (sql: Executor, revision = 'r') => sql`(
  select jsonb_build_object('kind', case when n.retracted then 'retracted' else 'revised' end,
    'on', ${dayOfInstant(sql, sql`n.recorded_at`)}, 'reason', n.reason)
  from revision n where n.observation_id = ${sql(revision)}.observation_id and n.superseded_at is null
    and n.id <> ${sql(revision)}.id)`;
