/** An observation as it stands, and all that it ever said. */
import { actorName, figureAsJson, periodAsJson, sourceAsJson } from '../connection/as-json.js';
import { dayOfInstant, type Executor, isoInstant } from '../connection/connect.js';
import type { IndicatorId, ObservationId, SourceId } from '../connection/ids.js';
import type { Contents } from './observation.js';
import { periodOfPlace, placeOfRevision } from './place.js';

/** An observation with the revision that is live, or that was asked for instead. */
export interface HeldObservation {
  readonly id: ObservationId;
  readonly indicator: IndicatorId;
  readonly key: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly period: { readonly text: string; readonly start: string; readonly end: string };
  readonly source: {
    readonly id: SourceId;
    readonly title: string;
    readonly publisher: string | null;
    readonly author: string | null;
    readonly url: string | null;
  };
  readonly live: Contents & {
    readonly number: number;
    readonly retracted: boolean;
    readonly knownOn: string;
    /** By which it was said: what was recorded later is a correction, or a move. */
    readonly saidOn: string;
  };
  /** Who made the live revision, when and why. */
  readonly revised: {
    readonly at: string;
    /** ISO day, where the installation is. */
    readonly on: string;
    readonly by: string;
    readonly reason: string | null;
  };
  /** A revision of it is pinned as a baseline. */
  readonly isBaseline: boolean;
}

export const contents = (sql: Executor) => sql`
  jsonb_build_object('number', r.number, 'retracted', r.retracted, 'knownOn', r.known_on,
    'saidOn', coalesce(r.said_on, ${dayOfInstant(sql, sql`r.recorded_at`)}), 'periodText', r.period_text,
    'figure', ${figureAsJson(sql)},
    'locator', r.locator, 'sourceDate', r.source_date, 'reliability', r.reliability, 'credibility', r.credibility,
    'status', r.status, 'note', r.note)`;

/** @param seen the revision of `o` that is wanted, as a lateral table `r`. */
export async function findObservation(
  sql: Executor,
  id: ObservationId,
  seen = sql`(select * from revision where observation_id = o.id and superseded_at is null)`,
): Promise<HeldObservation | null> {
  const [row] = await sql<HeldObservation[]>`
    select o.id, o.indicator_id as indicator, o.series_key as key, o.dimensions,
      ${periodAsJson(sql)} as period, ${sourceAsJson(sql)} as source,
      ${contents(sql)} as live,
      jsonb_build_object('at', ${isoInstant(sql, sql`r.recorded_at`)},
        'on', ${dayOfInstant(sql, sql`r.recorded_at`)}, 'by', ${actorName(sql, 'r.actor')}, 'reason', r.reason)
        as revised,
      exists (select from baseline b join revision pinned on pinned.id = b.revision_id
        where pinned.observation_id = o.id and b.ended_at is null) as "isBaseline"
    from observation o
    join lateral ${seen} r on true
    join source s on s.id = o.source_id
    where o.id = ${id}`;
  return row ?? null;
}

/** One revision of an observation as its history shows it. */
export interface HistoryRevision extends Contents {
  readonly number: number;
  readonly retracted: boolean;
  readonly knownOn: string;
  readonly recordedAt: string;
  readonly supersededAt: string | null;
  readonly corrected: boolean;
  readonly reason: string | null;
  readonly by: string;
  /** Where it stood. */
  readonly period: HeldObservation['period'];
  readonly dimensions: Readonly<Record<string, string>>;
  readonly source: HeldObservation['source'];
}

/** Every revision, the first first. */
export async function observationHistory(sql: Executor, id: ObservationId): Promise<HistoryRevision[]> {
  const rows = await sql<
    (Omit<HistoryRevision, keyof HeldObservation['live']> & { held: HeldObservation['live'] })[]
  >`
    select ${contents(sql)} as held, r.recorded_at as "recordedAt", r.superseded_at as "supersededAt", r.corrected,
      r.reason, ${actorName(sql, 'r.actor')} as by, ${periodOfPlace(sql)} as period, o.dimensions,
      ${sourceAsJson(sql)} as source
    from revision r cross join ${placeOfRevision(sql)} o join source s on s.id = o.source_id
    where r.observation_id = ${id} order by r.number`;
  return rows.map(({ held: { saidOn: _, ...held }, ...row }) => ({ ...row, ...held }));
}
