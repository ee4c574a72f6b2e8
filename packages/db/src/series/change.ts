/** What became of the record since an instant. Everything is told as it was then and as it is now, not step by step. */

import type { Certainty, Dimensions, Figure, Period, Severity } from '@marsad/indicators';
import type { AlertState } from '@marsad/indicators/pipeline';
import { actorName, figureAsJson, periodAsJson } from '../connection/as-json.js';
import type { Executor } from '../connection/connect.js';

/** The clock that recorded instants are taken from. */
export async function instantNow(sql: Executor): Promise<string> {
  const [row] = await sql<{ at: string }[]>`select date_trunc('milliseconds', clock_timestamp()) as at`;
  return row?.at as string;
}

export interface ChangedObservation {
  readonly indicator: string;
  readonly dimensions: Dimensions;
  readonly observation: string;
  readonly period: Period;
  readonly at: string;
  readonly by: { readonly id: string | null; readonly name: string };
  readonly reason: string | null;
  /** Null where there was no figure, or it was retracted. */
  readonly was: Figure | null;
  readonly is: Figure | null;
  /** Where it stood then, if a correction has put it elsewhere since. */
  readonly from: { readonly period: Period; readonly dimensions: Dimensions } | null;
}

const figureOf = (sql: Executor, revision: string) => sql`
  case when ${sql(revision)}.id is not null and not ${sql(revision)}.retracted
    then ${figureAsJson(sql, revision)} end`;

/** Observations with another live revision than at that instant, the newest first. */
export async function changedObservations(
  sql: Executor,
  since: string,
  limit: number,
): Promise<ChangedObservation[]> {
  return sql<ChangedObservation[]>`
    select o.indicator_id as indicator, o.dimensions, o.id as observation, r.recorded_at as at, r.reason,
      ${periodAsJson(sql)} as period,
      jsonb_build_object('id', r.actor ->> 'id', 'name', coalesce(${actorName(sql, 'r.actor')}, '')) as by,
      ${figureOf(sql, 'held')} as was, ${figureOf(sql, 'r')} as is,
      case when (left_place.series_key, left_place.period_start, left_place.period_end)
          <> (o.series_key, o.period_start, o.period_end) then jsonb_build_object('dimensions', left_place.dimensions,
        'period', jsonb_build_object('text', held.period_text, 'start', left_place.period_start,
          'end', left_place.period_end)) end as from
    from revision r
    join observation o on o.id = r.observation_id
    join indicator i on i.id = o.indicator_id and i.archived_at is null
    left join revision held on held.observation_id = o.id and held.recorded_at <= ${since}
      and (held.superseded_at is null or held.superseded_at > ${since})
    left join lateral (select * from former_place f where f.observation_id = o.id and f.last_revision >= held.number
      order by f.last_revision limit 1) left_place on true
    where r.superseded_at is null and r.recorded_at > ${since}
      and not (r.retracted and (held.id is null or held.retracted))
    order by r.recorded_at desc, r.id desc limit ${limit}`;
}

/** Of so many of the newest revisions it is looked up which indicator they are of, one by one. */
const mostLookedUp = 2_000;

/**
 * Those of the indicators whose figures or baselines are not what they were, each with the instant of the last change. An
 * indicator's last is mostly among the newest of all; only of the others each revision is looked at.
 * @param indicators ids; others may be among what is answered.
 */
export async function changedIndicators(
  sql: Executor,
  since: string,
  indicators: readonly string[],
  most = mostLookedUp,
): Promise<{ indicator: string; at: string }[]> {
  const newest = await sql<{ indicator: string; at: string; stated: boolean; looked: number }[]>`
    with newest as materialized (
      select observation_id, recorded_at from revision where recorded_at > ${since}
      order by recorded_at desc limit ${most})
    select indicator, max(at)::timestamptz(3) as at, bool_or(stated) as stated,
      (select count(*)::int from newest) as looked
    from (
      select o.indicator_id as indicator, max(n.recorded_at) as at, true as stated
      from newest n join observation o on o.id = n.observation_id group by o.indicator_id
      union all
      select indicator_id, greatest(pinned_at, ended_at), false from baseline
      where pinned_at > ${since} or ended_at > ${since}
      union all
      select indicator_id, greatest(chosen_at, ended_at), false from recommendation
      where chosen_at > ${since} or ended_at > ${since}) changed
    group by indicator`;
  const found = new Map(newest.map(({ indicator, at }) => [indicator, at]));
  const known = new Set(newest.filter(({ stated }) => stated).map(({ indicator }) => indicator));
  const others = indicators.filter((id) => !known.has(id));
  if (others.length > 0 && (newest[0]?.looked ?? 0) >= most) {
    const rest = await sql<{ indicator: string; at: string }[]>`
      select o.indicator_id as indicator, max(r.recorded_at)::timestamptz(3) as at
      from observation o join revision r on r.observation_id = o.id
      where o.indicator_id = any(${others}) and r.recorded_at > ${since} group by o.indicator_id`;
    for (const { indicator, at } of rest) if (at > (found.get(indicator) ?? '')) found.set(indicator, at);
  }
  return [...found].map(([indicator, at]) => ({ indicator, at }));
}

export interface ChangedAlert {
  readonly alert: string;
  readonly indicator: string;
  readonly dimensions: Dimensions;
  readonly severity: Severity;
  readonly channel: Certainty;
  readonly at: string;
  readonly was: AlertState;
  readonly is: AlertState;
  /** It was firing at some moment in between. */
  readonly fired: boolean;
}

/** Alerts that moved since then, the newest first. */
export async function changedAlerts(sql: Executor, since: string, limit: number): Promise<ChangedAlert[]> {
  return sql<ChangedAlert[]>`
    select i.id as alert, i.indicator_id as indicator, i.dimensions, i.severity, i.channel, moved.at, moved.was,
      i.state as is, moved.fired
    from (
      select incident_id, max(at)::timestamptz(3) as at, bool_or(to_state = 'firing') as fired,
        (array_agg(from_state order by id))[1] as was
      from incident_transition where at > ${since} group by incident_id) moved
    join incident i on i.id = moved.incident_id
    join indicator on indicator.id = i.indicator_id and indicator.archived_at is null
    order by moved.at desc, i.id desc limit ${limit}`;
}
