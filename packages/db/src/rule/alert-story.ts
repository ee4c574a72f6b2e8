/** What happened around an alert: figures and corrections, messages, and what people did. */
import type { Per, Period, Quantity } from '@marsad/indicators';
import {
  type AlertState,
  type NotifyReason,
  type ObservationRef,
  storedPeriod,
  storedQuantity,
  type TriageOutcome,
} from '@marsad/indicators/pipeline';
import { actorName, citationAsJson } from '../connection/as-json.js';
import { type Executor, isoInstant } from '../connection/connect.js';
import type { AlertId } from '../connection/ids.js';
import { readOr } from '../connection/stored.js';
import { placeOfRevision } from '../observation/place.js';

export interface StoryFigure {
  readonly at: string;
  readonly from: AlertState;
  readonly to: AlertState;
  readonly reason: string;
  readonly period: Period | null;
  readonly value: Quantity | null;
  readonly per: Per | null;
  readonly previousValue: Quantity | null;
  readonly source: ObservationRef['source'] | null;
  readonly observation: string | null;
  readonly by: string | null;
}

/** Each with the figure it went by, and who recorded that so; the newest first. */
export async function figuresOfAlert(sql: Executor, alert: AlertId): Promise<StoryFigure[]> {
  const rows = await sql<StoryFigure[]>`
    select ${isoInstant(sql, sql`t.at`)} as at, t.from_state as "from", t.to_state as "to", t.reason, t.period, t.value,
      t.per, t.previous_value as "previousValue", r.observation_id as observation, ${actorName(sql, 'r.actor')} as by,
      case when s.id is not null then ${citationAsJson(sql)} end as source
    from incident_transition t left join revision r on r.id = t.revision_id
    left join ${placeOfRevision(sql)} o on true left join source s on s.id = o.source_id
    where t.incident_id = ${alert} order by t.id desc limit ${mostOfEach}`;
  const place = `incident ${alert}`;
  return rows.map((row) => ({
    ...row,
    period: readOr(storedPeriod, row.period, place),
    value: readOr(storedQuantity, row.value, place),
    previousValue: readOr(storedQuantity, row.previousValue, place),
  }));
}

export interface StoryMessage {
  readonly at: string;
  readonly receiver: { readonly name: string; readonly kind: string };
  readonly reason: NotifyReason;
  readonly status: 'waiting' | 'sent' | 'dead';
  readonly says: 'firing' | 'resolved';
}

/** Of one alert more is seldom there, and nobody reads more. */
const mostOfEach = 500;
/** Messages are not kept by alert: so many of those since it was found are looked through, the newest first. */
const mostMessagesSearched = 20_000;

/** Messages that told of it, the newest first. */
export async function messagesOfAlert(sql: Executor, alert: AlertId): Promise<StoryMessage[]> {
  return sql<StoryMessage[]>`
    select ${isoInstant(sql, sql`coalesce(d.sent_at, d.created_at)`)} as at,
      jsonb_build_object('name', r.name, 'kind', r.kind) as receiver, d.reason, d.status,
      (select a ->> 'status' from jsonb_array_elements(d.message -> 'alerts') a where a ->> 'id' = ${alert} limit 1) as says
    from (
      select * from delivery where created_at >= (select detected_at from incident where id = ${alert})
      order by created_at desc, id desc limit ${mostMessagesSearched}
    ) d join receiver r on r.id = d.receiver_id
    where d.message -> 'alerts' @> jsonb_build_array(jsonb_build_object('id', ${alert}::text))
    order by d.created_at desc, d.id desc limit ${mostOfEach}`;
}

export interface StoryDeed {
  readonly at: string;
  readonly by: string;
  readonly action: 'acknowledge' | 'unacknowledge' | 'triage' | 'assign' | 'silence' | 'unsilence';
  readonly note: string | null;
  readonly outcome: TriageOutcome | null;
  readonly to: string | null;
  readonly until: string | null;
}

/** What is on record of people and this alert, the newest first. */
export async function deedsOnAlert(sql: Executor, alert: AlertId): Promise<StoryDeed[]> {
  return sql<StoryDeed[]>`
    select ${isoInstant(sql, sql`a.at`)} as at, coalesce(${actorName(sql, 'a.actor')}, '') as by,
      split_part(a.action, '.', 2) as action, a.details ->> 'reason' as note, a.details ->> 'outcome' as outcome,
      a.details ->> 'name' as "to", a.details ->> 'until' as until
    from audit a where a.subject_id = ${alert} and a.subject_kind = 'alert' order by a.id desc limit ${mostOfEach}`;
}
