/** Reads of incidents, the newest first, and what somebody says of one. */

import type { Actor, Certainty, LocalisedText, Per, Period, Quantity, Severity } from '@marsad/indicators';
import {
  type AlertState,
  type ObservationRef,
  type Snapshot,
  storedPeriod,
  storedQuantity,
  storedSnapshot,
  type TriageOutcome,
} from '@marsad/indicators/pipeline';
import { audit } from '../audit/audit.js';
import {
  type Acknowledgement,
  acknowledgementAsJson,
  acknowledging,
  actorName,
  citationAsJson,
} from '../connection/as-json.js';
import { type Executor, isoInstant, json, type Sql, type Transaction } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import type { AlertId, IndicatorId, PersonId, SubmissionId } from '../connection/ids.js';
import { read, readablePage, readOr } from '../connection/stored.js';
import { groupsAreDue } from '../notify/group.js';
import { afterwards, placeOfRevision } from '../observation/place.js';
import { publish } from '../outbox/live-event.js';
import { type AlertCriteria, meeting, stateRank } from './criteria.js';
import { ruleGround, ruleOf, type StoredRule } from './rule.js';

export interface StoredAlert {
  readonly id: AlertId;
  readonly indicator: IndicatorId;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly state: AlertState;
  readonly channel: Certainty;
  readonly severity: Severity;
  readonly startsAt: string;
  readonly endsAt: string | null;
  readonly detectedAt: string;
  readonly updatedAt: string;
  readonly late: boolean;
  readonly quiet: boolean;
  readonly downgraded: boolean;
  /** The alert that it goes on as. */
  readonly successor: AlertId | null;
  readonly snapshot: Snapshot;
  readonly previous: Snapshot | null;
  readonly name: LocalisedText;
  readonly unit: string;
  readonly rule: StoredRule;
  readonly acknowledged: Acknowledgement | null;
  readonly triage: Triage | null;
  readonly assigned: Assignment | null;
  readonly observation: Omit<ObservationRef, 'role'> | null;
  /** Behind the figure before. */
  readonly previousObservation: Omit<ObservationRef, 'role'> | null;
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

export interface Triage {
  readonly outcome: TriageOutcome;
  readonly by: string;
  readonly at: string;
  readonly note: string | null;
}

/** Who looks after it, and who gave it to them. */
export interface Assignment {
  readonly id: PersonId;
  readonly name: string;
  readonly by: string;
  readonly at: string;
}

export interface AlertFilter extends AlertCriteria {
  readonly id?: AlertId;
  readonly ids?: readonly AlertId[];
  readonly submission?: SubmissionId;
  readonly limit?: number;
  /** Only incidents after this one in the order of the list. */
  readonly cursor?: { readonly rank: number; readonly updatedAt: string; readonly id: AlertId } | undefined;
}

/** The revision and its source in the tables of these names; null where there is none. */
const observationOf = (sql: Executor, revision: string, source: string) => {
  const r = sql(revision);
  return sql`case when ${r}.id is not null then jsonb_build_object('id', ${r}.observation_id, 'revision', ${r}.number,
    'source', ${citationAsJson(sql, source, revision)},
    'reliability', ${r}.reliability, 'credibility', ${r}.credibility, 'status', ${r}.status, 'note', ${r}.note,
    'recordedAt', ${isoInstant(sql, sql`${r}.recorded_at`)}, 'knownOn', ${r}.known_on,
    'since', ${afterwards(sql, revision)}) end`;
};

type AlertRow = StoredAlert & { readonly rank: number };

export async function listAlerts(sql: Executor, filter: AlertFilter): Promise<AlertRow[]> {
  // Who asks for one wants to know why it cannot be shown.
  if (filter.id !== undefined) return (await alertRows(sql, filter)).map(alertOf);
  return readablePage(
    filter.limit,
    (limit, after: AlertRow | null) =>
      alertRows(sql, {
        ...filter,
        ...(limit === undefined ? {} : { limit }),
        ...(after && { cursor: after }),
      }),
    alertOf,
  );
}

/** A row as it is stored. */
function alertOf(row: AlertRow): AlertRow {
  const place = `incident ${row.id}`;
  return {
    ...row,
    snapshot: read(storedSnapshot, row.snapshot, place),
    previous: readOr(storedSnapshot, row.previous, place),
    rule: ruleOf(row.rule),
    history: row.history.map((transition) => ({
      ...transition,
      period: readOr(storedPeriod, transition.period, place),
      value: readOr(storedQuantity, transition.value, place),
      previousValue: readOr(storedQuantity, transition.previousValue, place),
    })),
  };
}

async function alertRows(sql: Executor, filter: AlertFilter): Promise<AlertRow[]> {
  const { id, ids, submission, limit, cursor } = filter;
  const { archived, baselineEnded, removedReceivers } = ruleGround(sql, 'ru');
  return sql<AlertRow[]>`
    select i.id, i.indicator_id as indicator, i.dimensions, i.state, i.channel, i.severity, i.starts_at as "startsAt",
      i.ends_at as "endsAt", i.detected_at as "detectedAt", i.updated_at as "updatedAt", i.late, i.quiet, i.downgraded,
      i.succeeded_by as successor, i.snapshot, i.previous,
      ${acknowledgementAsJson(sql, 'i')} as acknowledged,
      case when i.triage is not null then jsonb_build_object('outcome', i.triage,
        'by', ${actorName(sql, 'i.triaged')}, 'at', ${isoInstant(sql, sql`i.triaged_at`)},
        'note', i.triage_note) end as triage,
      case when p."id" is not null then jsonb_build_object('id', p."id", 'name', p."name",
        'by', ${actorName(sql, 'i.assigned_by')}, 'at', ${isoInstant(sql, sql`i.assigned_at`)}) end as assigned,
      ind.definition -> 'name' as name, ind.definition ->> 'unit' as unit, ${stateRank(sql)} as rank,
      jsonb_build_object('id', ru.id, 'version', ru.version, 'rule', ru.definition, 'origin', ru.origin,
        'archived', ${archived}, 'baselineEnded', ${baselineEnded}, 'removedReceivers', ${removedReceivers},
        'indicatorName', ind.definition -> 'name') as rule,
      ${observationOf(sql, 'r', 's')} as observation, ${observationOf(sql, 'pr', 'ps')} as "previousObservation",
      (select coalesce(jsonb_agg(jsonb_build_object('at', ${isoInstant(sql, sql`t.at`)}, 'from', t.from_state, 'to', t.to_state,
          'reason', t.reason, 'period', t.period, 'value', t.value, 'per', t.per, 'previousValue', t.previous_value) order by t.id), '[]')
        from incident_transition t where t.incident_id = i.id) as history
    from incident i
    join indicator ind on ind.id = i.indicator_id
    join alert_rule ru on ru.id = i.rule_id
    left join revision r on r.id = i.revision_id
    left join ${placeOfRevision(sql)} o on true
    left join source s on s.id = o.source_id
    left join revision pr on pr.id = (i.previous ->> 'revisionId')::uuid
    left join ${placeOfRevision(sql, 'pr')} po on true
    left join source ps on ps.id = po.source_id
    left join auth."user" p on p."id" = i.assigned_to
    where true
      ${id === undefined ? sql`` : sql`and i.id = ${id}`}
      ${ids === undefined ? sql`` : sql`and i.id = any(${ids}::uuid[])`}
      ${meeting(sql, filter)}
      ${
        submission === undefined
          ? sql``
          : sql`and i.id in (select t.incident_id from submission made
              join incident_transition t on t.revision_id = made.revision_id where made.id = ${submission})`
      }
      ${
        cursor === undefined
          ? sql``
          : sql`and (${stateRank(sql)} > ${cursor.rank} or (${stateRank(sql)} = ${cursor.rank}
              and (i.updated_at, i.id) < (${cursor.updatedAt}, ${cursor.id})))`
      }
    order by rank, i.updated_at desc, i.id desc
    ${limit === undefined ? sql`` : sql`limit ${limit}`}`;
}

/** Alerts that are not back to normal, without their stories: what an overview marks. */
export async function activeAlerts(sql: Executor): Promise<
  (Pick<
    StoredAlert,
    'id' | 'indicator' | 'dimensions' | 'state' | 'channel' | 'severity' | 'startsAt' | 'downgraded' | 'quiet'
  > & {
    readonly acknowledged: boolean;
  })[]
> {
  return sql`
    select id, indicator_id as indicator, dimensions, state, channel, severity, starts_at as "startsAt", downgraded, quiet,
      acknowledged is not null and (acknowledged_until is null or acknowledged_until > now()) as acknowledged
    from incident where state <> 'normal' order by updated_at desc limit 1000`;
}

export type AlertSaid = Done | { readonly kind: 'not-found' | 'not-active' };

export async function acknowledgeAlert(
  sql: Sql,
  actor: Actor,
  {
    alert: id,
    note,
    until,
  }: {
    readonly alert: AlertId;
    readonly note: string | null;
    /** When it counts no more; null for as long as the alert lasts. */
    readonly until: string | null;
  },
): Promise<AlertSaid> {
  return say(sql, id, async (tx, { state, indicator }) => {
    if (state === 'normal') return { kind: 'not-active' };
    await tx`update incident set ${acknowledging(tx, actor, { note, until })} where id = ${id}`;
    const details = note === null ? {} : { reason: note };
    await audit(tx, actor, 'alert.acknowledge', { kind: 'alert', id }, details);
    // Until when it is seen is also when it is told again.
    await groupsAreDue(tx, indicator);
    return done;
  });
}

/** What it turned out to be, also after it ended. */
export async function triageAlert(
  sql: Sql,
  actor: Actor,
  {
    alert: id,
    outcome,
    note,
  }: { readonly alert: AlertId; readonly outcome: Triage['outcome']; readonly note: string | null },
): Promise<AlertSaid> {
  return say(sql, id, async (tx) => {
    await tx`update incident set triage = ${outcome}, triage_note = ${note}, triaged = ${json(tx, actor)},
      triaged_at = clock_timestamp() where id = ${id}`;
    const details = { outcome, ...(note === null ? {} : { reason: note }) };
    await audit(tx, actor, 'alert.triage', { kind: 'alert', id }, details);
    return done;
  });
}

async function say(
  sql: Sql,
  id: AlertId,
  act: (tx: Transaction, held: { state: AlertState; indicator: string }) => Promise<AlertSaid>,
): Promise<AlertSaid> {
  return sql.begin(async (tx) => {
    const [held] = await tx<
      {
        indicator: string;
        dimensions: Record<string, string>;
        state: AlertState;
        channel: string;
        severity: string;
      }[]
    >`select indicator_id as indicator, dimensions, state, channel, severity from incident where id = ${id} for no key update`;
    if (!held) return { kind: 'not-found' };
    const said = await act(tx, held);
    if (said.kind === 'done')
      await publish(tx, [{ type: 'alert.changed', alert: id, ...held, silent: true }]);
    return said;
  });
}
