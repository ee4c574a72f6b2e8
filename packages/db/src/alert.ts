/** Reads of incidents, the newest first. */

import type { Certainty, LocalisedText, Per, Period, Quantity, Severity } from '@marsad/indicators';
import type { AlertState, ObservationRef, Snapshot } from '@marsad/indicators/pipeline';
import { type Executor, isoInstant } from './connect.js';
import type { StoredRule } from './rule.js';

export interface StoredAlert {
  readonly id: string;
  readonly indicator: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly state: AlertState;
  readonly channel: Certainty;
  readonly severity: Severity;
  readonly startsAt: string;
  readonly endsAt: string | null;
  readonly detectedAt: string;
  readonly updatedAt: string;
  readonly late: boolean;
  readonly snapshot: Snapshot;
  readonly previous: Snapshot | null;
  readonly name: LocalisedText;
  readonly unit: string;
  readonly rule: StoredRule;
  readonly observation: Omit<ObservationRef, 'role'> | null;
  readonly history: readonly {
    readonly at: string;
    readonly from: AlertState;
    readonly to: AlertState;
    readonly reason: string;
    readonly period: Period | null;
    readonly value: Quantity | null;
    readonly per: Per | null;
    readonly previousValue: Quantity | null;
  }[];
}

export interface AlertFilter {
  readonly id?: string;
  readonly state?: AlertState | undefined;
  readonly indicator?: string | undefined;
  readonly submission?: string;
  readonly limit?: number;
  /** Only incidents after this one in the order of the list. */
  readonly cursor?: { readonly rank: number; readonly updatedAt: string; readonly id: string } | undefined;
}

/** Firing before recovering before pending before the rest; within that the latest change first. */
const rank = (sql: Executor) => sql`
  case i.state when 'firing' then 0 when 'error' then 1 when 'recovering' then 2 when 'pending' then 3 when 'nodata' then 4 else 5 end`;

export async function listAlerts(
  sql: Executor,
  filter: AlertFilter,
): Promise<(StoredAlert & { rank: number })[]> {
  const { id, state, indicator, submission, limit, cursor } = filter;
  return sql<(StoredAlert & { rank: number })[]>`
    select i.id, i.indicator_id as indicator, i.dimensions, i.state, i.channel, i.severity, i.starts_at as "startsAt",
      i.ends_at as "endsAt", i.detected_at as "detectedAt", i.updated_at as "updatedAt", i.late, i.snapshot, i.previous,
      ind.definition -> 'name' as name, ind.definition ->> 'unit' as unit, ${rank(sql)} as rank,
      jsonb_build_object('id', ru.id, 'version', ru.version, 'rule', ru.definition, 'origin', ru.origin) as rule,
      case when r.id is not null then jsonb_build_object('id', r.observation_id, 'revision', r.number,
        'source', jsonb_build_object('id', s.id, 'title', s.title, 'publisher', s.publisher, 'author', s.author,
          'date', r.source_date, 'url', s.url, 'locator', r.locator),
        'reliability', r.reliability, 'credibility', r.credibility, 'status', r.status, 'note', r.note,
        'recordedAt', ${isoInstant(sql, sql`r.recorded_at`)}, 'knownOn', r.known_on) end as observation,
      (select coalesce(jsonb_agg(jsonb_build_object('at', ${isoInstant(sql, sql`t.at`)}, 'from', t.from_state, 'to', t.to_state,
          'reason', t.reason, 'period', t.period, 'value', t.value, 'per', t.per, 'previousValue', t.previous_value) order by t.id), '[]')
        from incident_transition t where t.incident_id = i.id) as history
    from incident i
    join indicator ind on ind.id = i.indicator_id
    join alert_rule ru on ru.id = i.rule_id
    left join revision r on r.id = i.revision_id
    left join observation o on o.id = r.observation_id
    left join source s on s.id = o.source_id
    where true
      ${id === undefined ? sql`` : sql`and i.id = ${id}`}
      ${state === undefined ? sql`` : sql`and i.state = ${state}`}
      ${indicator === undefined ? sql`` : sql`and i.indicator_id = ${indicator}`}
      ${
        submission === undefined
          ? sql``
          : sql`and exists (select from incident_transition t join revision tr on tr.id = t.revision_id
              where t.incident_id = i.id and tr.submission_id = ${submission})`
      }
      ${
        cursor === undefined
          ? sql``
          : sql`and (${rank(sql)} > ${cursor.rank} or (${rank(sql)} = ${cursor.rank}
              and (i.updated_at, i.id) < (${cursor.updatedAt}, ${cursor.id})))`
      }
    order by rank, i.updated_at desc, i.id desc
    ${limit === undefined ? sql`` : sql`limit ${limit}`}`;
}

/** Alerts that are not back to normal, without their stories: what an overview marks. */
export async function activeAlerts(
  sql: Executor,
): Promise<
  Pick<StoredAlert, 'id' | 'indicator' | 'dimensions' | 'state' | 'channel' | 'severity' | 'startsAt'>[]
> {
  return sql`
    select id, indicator_id as indicator, dimensions, state, channel, severity, starts_at as "startsAt"
    from incident where state <> 'normal' order by updated_at desc limit 1000`;
}
