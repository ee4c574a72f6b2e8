/** Replays the rules of a series and writes what changed, in one transaction. */
import { comparedBaseline, type LiveEvent, type Severity, severities } from '@marsad/indicators';
import {
  type EvaluateObligation,
  type IncidentChange,
  type IncidentTransition,
  incidentsOf,
  planFailure,
  planIncidents,
  ruleFailure,
  type StoredIncident,
} from '@marsad/indicators/pipeline';
import { currentDay, type Sql, type Transaction } from './connect.js';
import { planDeliveries } from './delivery.js';
import { findIndicator } from './indicator.js';
import { publish } from './live-event.js';
import { channels, discharge, lockObligations, oblige } from './outbox.js';
import { listRules, type StoredRule } from './rule.js';
import { readSeries } from './series.js';

interface SeriesName {
  readonly indicator: string;
  readonly seriesKey: string;
}

/**
 * Fulfils evaluate obligations. Those of one series are one evaluation, however many figures asked for it.
 * @returns how many incidents changed.
 */
export async function evaluate(sql: Sql, obligations: readonly number[]): Promise<number> {
  const names = await sql<SeriesName[]>`
    select distinct payload ->> 'indicator' as indicator, payload ->> 'seriesKey' as "seriesKey"
    from outbox where topic = 'evaluate' and id in ${sql(obligations as number[])}`;
  let changed = 0;
  for (const name of names) changed += await sql.begin((tx) => evaluateSeries(tx, name));
  return changed;
}

/** Everything that asks for this series is fulfilled at once: the replay sees all that is committed. */
async function evaluateSeries(tx: Transaction, { indicator: id, seriesKey }: SeriesName): Promise<number> {
  await tx`select from series where indicator_id = ${id} and series_key = ${seriesKey} for update`;
  const waiting = await tx<{ id: number }[]>`
    select id from outbox where topic = 'evaluate'
      and payload ->> 'indicator' = ${id} and payload ->> 'seriesKey' = ${seriesKey}`;
  const locked =
    waiting.length === 0
      ? []
      : await lockObligations<EvaluateObligation>(
          tx,
          'evaluate',
          waiting.map((row) => row.id),
        );
  if (locked.length === 0) return 0;
  const changes = await replayRules(tx, { indicator: id, seriesKey });
  const submissions = locked.flatMap(({ payload }) =>
    payload.submission === null ? [] : [payload.submission],
  );
  if (submissions.length > 0) {
    await tx`update submission set evaluated_at = now() where id in ${tx(submissions)}`;
    for (const submission of submissions) await tx`select pg_notify(${channels.submission}, ${submission})`;
  }
  await discharge(
    tx,
    locked.map((row) => row.id),
  );
  await planDeliveries(
    tx,
    id,
    changes.flatMap((change) => (change.type === 'alert.changed' ? [change.alert] : [])),
  );
  await publish(tx, changes);
  return changes.length;
}

async function replayRules(tx: Transaction, { indicator: id, seriesKey }: SeriesName): Promise<LiveEvent[]> {
  const stored = await findIndicator(tx, id);
  const rules = await listRules(tx, id);
  if (!stored || rules.length === 0) return [];
  const [series] = await tx<{ dimensions: Record<string, string> }[]>`
    select dimensions from series where indicator_id = ${id} and series_key = ${seriesKey}`;
  const dimensions = series?.dimensions ?? {};
  const [clock] = await tx<{ today: string }[]>`select ${currentDay(tx)} as today`;
  const { indicator } = stored;
  const { baseline, points } = await readSeries(tx, indicator, dimensions);
  const basis = baseline && comparedBaseline(baseline, indicator);
  const standing = new Set(points.map((point) => periodKey(point.period)));
  const ground = {
    archived: stored.archivedAt !== null,
    baselineEnded: baseline === null && (await hadBaseline(tx, id, seriesKey)),
  };
  const events: LiveEvent[] = [];
  for (const rule of rules.filter((candidate) => concerns(candidate, dimensions))) {
    const onRecord = await incidentsOnRecord(tx, rule.id, seriesKey);
    const failure = ruleFailure(rule.rule, ground);
    const changes =
      failure === null
        ? planIncidents(
            incidentsOf({ points, baseline, basis, indicator, today: clock?.today ?? null }, rule.rule),
            onRecord,
            rule.version,
            (period) => standing.has(periodKey(period)),
          )
        : planFailure(onRecord, failure);
    for (const change of changes) events.push(await write(tx, change, rule, seriesKey, dimensions));
  }
  return events;
}

/** Whether somebody ended the baseline of this series. */
async function hadBaseline(tx: Transaction, indicator: string, key: string): Promise<boolean> {
  const [row] = await tx`
    select from baseline where indicator_id = ${indicator} and series_key = ${key} limit 1`;
  return row !== undefined;
}

const periodKey = ({ start, end }: { start: string; end: string }) => `${start}/${end}`;

/** A rule without dimensions is for each series of its indicator. */
function concerns({ rule }: StoredRule, dimensions: Readonly<Record<string, string>>): boolean {
  return Object.entries(rule.dimensions ?? {}).every(([id, code]) => dimensions[id] === code);
}

async function incidentsOnRecord(tx: Transaction, rule: string, key: string): Promise<StoredIncident[]> {
  return tx<StoredIncident[]>`
    select id, channel, starts_at as "startsAt", ends_at as "endsAt", state, severity, snapshot,
      rule_version as "ruleVersion"
    from incident where rule_id = ${rule} and series_key = ${key} for update`;
}

async function write(
  tx: Transaction,
  change: IncidentChange,
  rule: StoredRule,
  key: string,
  dimensions: Readonly<Record<string, string>>,
): Promise<LiveEvent> {
  const { id, state, channel, severity } =
    change.kind === 'open'
      ? await open(tx, change, rule, key, dimensions)
      : await amend(tx, change, rule.version);
  return {
    type: 'alert.changed',
    alert: id,
    indicator: rule.rule.indicator,
    dimensions,
    state,
    channel,
    severity,
  };
}

async function open(
  tx: Transaction,
  { incident, transitions }: Extract<IncidentChange, { kind: 'open' }>,
  rule: StoredRule,
  key: string,
  dimensions: Readonly<Record<string, string>>,
) {
  const { channel, startsAt, endsAt, state, severity, late, snapshot } = incident;
  const [row] = await tx<{ id: string }[]>`
    insert into incident (rule_id, rule_version, indicator_id, series_key, dimensions, channel, starts_at, ends_at, state,
      severity, late, snapshot, revision_id)
    values (${rule.id}, ${rule.version}, ${rule.rule.indicator}, ${key}, ${tx.json(dimensions)}, ${channel}, ${startsAt},
      ${endsAt}, ${state}, ${severity}, ${late}, ${tx.json(snapshot as never)}, ${snapshot.revisionId})
    returning id`;
  if (!row) throw new Error('an incident could not be stored');
  for (const transition of transitions) await note(tx, row.id, transition);
  return { id: row.id, state, channel, severity };
}

async function amend(
  tx: Transaction,
  { id, channel, severity, endsAt, transition }: Extract<IncidentChange, { kind: 'change' }>,
  ruleVersion: number,
) {
  const { to, snapshot, previous } = transition;
  const [held] = await tx<{ severity: Severity }[]>`select severity from incident where id = ${id}`;
  const rises = held !== undefined && severities.indexOf(severity) > severities.indexOf(held.severity);
  await tx`
    update incident set state = ${to}, rule_version = ${ruleVersion}, ends_at = ${endsAt}, severity = ${severity}, snapshot = ${tx.json(snapshot as never)},
      previous = ${previous === null ? null : tx.json(previous as never)}, revision_id = ${snapshot.revisionId}, updated_at = now()
    where id = ${id}`;
  // What was seen was something less, or is over.
  if (to === 'normal' || rises)
    await tx`update incident set acknowledged = null, acknowledged_at = null, acknowledged_until = null,
      acknowledge_note = null where id = ${id}`;
  await note(tx, id, transition);
  return { id, state: to, channel, severity };
}

async function note(tx: Transaction, incident: string, transition: IncidentTransition): Promise<void> {
  const { from, to, reason, snapshot, previous } = transition;
  await tx`
    insert into incident_transition (incident_id, from_state, to_state, reason, period, value, per, previous_value, revision_id)
    values (${incident}, ${from}, ${to}, ${reason}, ${tx.json(snapshot.period as never)}, ${tx.json(snapshot.quantity as never)}, ${snapshot.per},
      ${previous === null ? null : tx.json(previous.quantity as never)}, ${snapshot.revisionId})`;
}

/**
 * On a new day, once over all processes: asks for an evaluation of every series with a rule for which time alone
 * can change something, a figure that has become overdue.
 * @returns how many series are to be evaluated.
 */
export async function evaluateNewDay(sql: Sql): Promise<number> {
  return sql.begin(async (tx) => {
    const [turned] = await tx`
      insert into clock (name, day) values ('overdue', ${currentDay(tx)})
      on conflict (name) do update set day = excluded.day where clock.day < excluded.day returning day`;
    if (!turned) return 0;
    const due = await tx<SeriesName[]>`
      select distinct s.indicator_id as indicator, s.series_key as "seriesKey"
      from series s join alert_rule r on r.indicator_id = s.indicator_id and r.deleted_at is null
      where coalesce(r.definition ->> 'noData', 'KeepLast') <> 'KeepLast' or r.definition::text like '%"overdue"%'`;
    for (const name of due) await oblige(tx, 'evaluate', { ...name, submission: null });
    return due.length;
  });
}
