/** Alerts by what their rule and its indicator are called, and by what was noted of them; the latest first. */
import type { Dimensions, LocalisedText, Rule } from '@marsad/indicators';
import { type AlertState, storedRule } from '@marsad/indicators/pipeline';
import type { Executor } from '../connection/connect.js';
import type { AlertId } from '../connection/ids.js';
import { read, readable } from '../connection/stored.js';
import { type Found, matches, type Sought } from './sought.js';

export interface FoundAlert {
  readonly id: AlertId;
  readonly rule: Rule;
  readonly indicatorName: LocalisedText;
  readonly dimensions: Dimensions;
  readonly state: AlertState;
  /** The first day of the first period. */
  readonly startsAt: string;
  readonly note: string | null;
}
export type AlertPlace = string;

/** Of more rules that fit, so many. */
const mostRules = 200;

/** @param after the id of the last one. */
export async function findAlerts(
  sql: Executor,
  sought: Sought,
  after: AlertPlace | null,
  limit: number,
): Promise<Found<FoundAlert, AlertPlace>> {
  const earlier = after === null ? sql`` : sql`and i.id < ${after}::uuid`;
  const names = sql`concat_ws(' ', ind.id, jsonb_path_query_array(ind.definition, '$.name.*')::text,
    jsonb_path_query_array(ru.definition, '$.name.*')::text,
    jsonb_path_query_array(ru.definition, '$.description.*')::text)`;
  const rows = await sql<(FoundAlert & { place: AlertPlace })[]>`
    with fitting as materialized (
      select ru.id from alert_rule ru join indicator ind on ind.id = ru.indicator_id
      where ${matches(sql, names, sought)} limit ${mostRules}),
    found as (
      (select l.id from fitting cross join lateral (
        select i.id from incident i where i.rule_id = fitting.id ${earlier} order by i.id desc limit ${limit + 1}) l)
      union (select id from (select i.id from incident i where i.triage_note is not null
        and ${matches(sql, sql`i.triage_note`, sought)}) noted where true ${after === null ? sql`` : sql`and id < ${after}::uuid`}))
    select i.id, ru.definition as rule, ind.definition -> 'name' as "indicatorName", i.dimensions, i.state,
      i.starts_at as "startsAt", i.triage_note as note, i.id as place
    from (select id from found order by id desc limit ${limit + 1}) last join incident i using (id)
    join alert_rule ru on ru.id = i.rule_id join indicator ind on ind.id = i.indicator_id
    order by i.id desc`;
  const hits = rows.slice(0, limit);
  return {
    hits: readable(hits, (row) => ({ ...row, rule: read(storedRule, row.rule, `incident ${row.id}`) })),
    end: rows.length > limit ? (hits.at(-1)?.place ?? null) : null,
  };
}
