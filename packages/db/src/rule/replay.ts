/** The rules of a series replayed on its figures, and what changed written down. */
import {
  type Certainty,
  comparedBaseline,
  type LiveEvent,
  type Severity,
  seriesKey,
  severities,
} from '@marsad/indicators';
import {
  type EvaluatedSeries,
  type Fate,
  findIncidents,
  type IncidentChange,
  type IncidentTransition,
  planFailure,
  planIncidents,
  revisionsInDoubt,
  ruleFailure,
  type Snapshot,
  type StoredIncident,
  standingIn,
  storedPeriod,
  storedQuantity,
  storedSnapshot,
  storedSpan,
} from '@marsad/indicators/pipeline';
import { currentDay, json, type Transaction } from '../connection/connect.js';
import { inPieces } from '../connection/in-pieces.js';
import { keep, read } from '../connection/stored.js';
import { tracesNow } from '../connection/trace.js';
import { findIndicator, type StoredIndicator } from '../indicator/indicator.js';
import { readTension } from './check-ground.js';
import { listRules, lockRules, type StoredRule } from './rule.js';

/** What all series of an indicator are replayed with. */
export interface ReplayGround {
  readonly stored: StoredIndicator | null;
  readonly rules: readonly StoredRule[];
  readonly today: string | null;
}

export async function replayGround(tx: Transaction, indicator: string): Promise<ReplayGround> {
  // Sent together, and taken in this order.
  const [, stored, rules, [clock]] = await Promise.all([
    lockRules(tx, indicator, 'to follow'),
    findIndicator(tx, indicator),
    listRules(tx, indicator),
    tx<{ today: string }[]>`select ${currentDay(tx)} as today`,
  ]);
  return { stored, rules, today: clock?.today ?? null };
}

/** A series as it was read, under its lock. */
export interface ReadForReplay {
  readonly key: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly read: Pick<EvaluatedSeries, 'baseline' | 'points'>;
  /** Somebody ended its baseline. */
  readonly hasEnded: boolean;
  readonly onRecord: readonly IncidentOfRule[];
}

/** @returns what changed, to be published and told. */
export async function replayRead(
  tx: Transaction,
  { stored, rules, today }: ReplayGround,
  { key: name, dimensions, read: series, hasEnded, onRecord: found }: ReadForReplay,
): Promise<LiveEvent[]> {
  if (!stored) return [];
  const { indicator } = stored;
  const { baseline, points } = series;
  const concerned = rules.filter((candidate) => concerns(candidate, dimensions));
  const basis = baseline && comparedBaseline(baseline, indicator);
  const read: EvaluatedSeries = { points, baseline, basis, indicator, today };
  const standing = {
    archived: stored.archivedAt !== null,
    baselineEnded: hasEnded,
  };
  const events: LiveEvent[] = [];
  for (const rule of concerned) {
    const onRecord = found.flatMap(({ rule: of, ...incident }) => (of === rule.id ? [incident] : []));
    const failure = ruleFailure(rule.rule, standing);
    const changes =
      failure === null
        ? await changesOf(tx, await withTension(tx, read, rule), rule, onRecord)
        : planFailure(onRecord, failure);
    for (const change of inWritingOrder(changes)) {
      const event = await write(tx, change, rule, name, dimensions);
      if (event !== null) events.push(event);
    }
  }
  return events;
}

/** What a check of one's own says belongs to the rule that keeps it alone. */
async function withTension(
  tx: Transaction,
  series: EvaluatedSeries,
  { rule: { check } }: StoredRule,
): Promise<EvaluatedSeries> {
  return check === undefined ? series : { ...series, tension: await readTension(tx, check.id) };
}

async function changesOf(
  tx: Transaction,
  series: EvaluatedSeries,
  { rule, version }: StoredRule,
  onRecord: readonly StoredIncident[],
): Promise<IncidentChange[]> {
  const standing = standingIn(series, rule);
  const computed = await inPieces(findIncidents(series, rule));
  const fates = await fatesOf(tx, revisionsInDoubt(computed, onRecord, standing));
  return planIncidents(computed, onRecord, {
    ruleVersion: version,
    standing,
    fateOf: (revision) => fates.get(revision) ?? 'revised',
  });
}

/** What became of revisions that stand no more: nothing is asked where every one does. */
async function fatesOf(tx: Transaction, revisions: readonly string[]): Promise<ReadonlyMap<string, Fate>> {
  if (revisions.length === 0) return new Map();
  const rows = await tx<{ id: string; fate: Fate }[]>`
    select r.id, case when r.superseded_at is null and not r.retracted then 'passed-over'
      when exists (select from audit a where a.subject_kind = 'observation'
        and a.subject_id = r.observation_id::text and a.action = 'observation.undo'
        and (a.details ->> 'revision')::int = live.number) or live.undoes_import is not null then 'undone'
      when live.retracted then 'retracted' else 'revised' end as fate
    from revision r join revision live on live.observation_id = r.observation_id and live.superseded_at is null
    where r.id in ${tx(revisions as string[])}`;
  return new Map(rows.map(({ id, fate }) => [id, fate]));
}

/** What follows another takes over what was said of that, before that ends. */
function inWritingOrder(changes: readonly IncidentChange[]): IncidentChange[] {
  return [...changes.filter(({ follows }) => follows), ...changes.filter(({ follows }) => !follows)];
}

/** A rule without dimensions is for each series of its indicator; one that keeps a check is for its one series. */
export function concerns({ rule }: StoredRule, dimensions: Readonly<Record<string, string>>): boolean {
  if (rule.check !== undefined) return seriesKey(rule.dimensions ?? {}) === seriesKey(dimensions);
  return Object.entries(rule.dimensions ?? {}).every(([id, code]) => dimensions[id] === code);
}

export type IncidentOfRule = StoredIncident & { readonly rule: string };

/** Those of these rules on each of these series, locked. */
export async function incidentsOnRecord(
  tx: Transaction,
  rules: readonly string[],
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly IncidentOfRule[]>> {
  const found = new Map<string, IncidentOfRule[]>();
  if (rules.length === 0) return found;
  const rows = await tx<(IncidentOfRule & { key: string })[]>`
    select rule_id as rule, series_key as key, id, channel, starts_at as "startsAt", ends_at as "endsAt", state, severity,
      snapshot, span, quiet, downgraded, rule_version as "ruleVersion"
    from incident where rule_id in ${tx(rules as string[])} and series_key = any(${keys as string[]})
    order by id for no key update`;
  for (const { key, ...incident } of rows) {
    const place = `incident ${incident.id}`;
    const snapshot = read(storedSnapshot, incident.snapshot, place);
    const one = { ...incident, snapshot, span: read(storedSpan, incident.span, place) };
    const others = found.get(key);
    if (others) others.push(one);
    else found.set(key, [one]);
  }
  return found;
}

/** @returns the event; null for what is no change to anybody. */
async function write(
  tx: Transaction,
  change: IncidentChange,
  rule: StoredRule,
  key: string,
  dimensions: Readonly<Record<string, string>>,
): Promise<LiveEvent | null> {
  const id =
    change.kind === 'open'
      ? await open(tx, change, rule, key, dimensions)
      : await amend(tx, change, rule.version);
  if (change.follows !== null) await takeOver(tx, change.follows, id);
  if (change.kind === 'change' && change.transition === null) return null;
  const { state, channel, severity } = change.kind === 'open' ? change.incident : change.is;
  return {
    type: 'alert.changed',
    alert: id,
    indicator: rule.rule.indicator,
    dimensions,
    state,
    channel,
    severity,
    silent: isSilent(change),
  };
}

/** Nothing began and nothing ended: the page reads again, and nobody is called to it. */
function isSilent(change: IncidentChange): boolean {
  if (change.follows !== null) return true;
  if (change.kind === 'open') return change.incident.state === 'normal';
  const { transition } = change;
  const goesOn = transition?.reason === 'Merged' || transition?.reason === 'Split';
  return transition === null || transition.from === transition.to || goesOn;
}

async function open(
  tx: Transaction,
  { incident, transitions }: Extract<IncidentChange, { kind: 'open' }>,
  rule: StoredRule,
  key: string,
  dimensions: Readonly<Record<string, string>>,
): Promise<string> {
  const { channel, startsAt, endsAt, span, state, severity, late, quiet, downgraded, snapshot } = incident;
  const [row] = await tx<{ id: string }[]>`
    insert into incident (rule_id, rule_version, indicator_id, series_key, dimensions, channel, starts_at, ends_at, span,
      state, severity, late, quiet, downgraded, snapshot, revision_id, traces)
    values (${rule.id}, ${rule.version}, ${rule.rule.indicator}, ${key}, ${json(tx, dimensions)}, ${channel}, ${startsAt},
      ${endsAt}, ${keep(tx, storedSpan, span)}, ${state}, ${severity}, ${late}, ${quiet}, ${downgraded},
      ${keep(tx, storedSnapshot, snapshot)}, ${snapshot.revisionId}, ${[...tracesNow()]})
    returning id`;
  if (!row) throw new Error('an incident could not be stored');
  await Promise.all(transitions.map((transition) => note(tx, row.id, transition)));
  return row.id;
}

async function amend(
  tx: Transaction,
  { id, is, transition, mergedInto }: Extract<IncidentChange, { kind: 'change' }>,
  ruleVersion: number,
): Promise<string> {
  const { state, channel, severity, startsAt, endsAt, span, quiet, downgraded, snapshot, previous } = is;
  if (mergedInto !== null) await takeOver(tx, id, mergedInto);
  const [held] = await tx<{ severity: Severity; channel: Certainty }[]>`
    select severity, channel from incident where id = ${id}`;
  const rises =
    held !== undefined &&
    (severities.indexOf(severity) > severities.indexOf(held.severity) ||
      (held.channel === 'possible' && channel === 'certain'));
  await tx`
    update incident set state = ${state}, rule_version = ${ruleVersion}, channel = ${channel}, severity = ${severity},
      starts_at = ${startsAt}, ends_at = ${endsAt}, span = ${keep(tx, storedSpan, span)}, quiet = ${quiet},
      downgraded = ${downgraded}, snapshot = ${keep(tx, storedSnapshot, snapshot)}, revision_id = ${snapshot.revisionId},
      traces = ${[...tracesNow()]}
      ${previous === 'kept' ? tx`` : tx`, previous = ${previous === null ? null : keep(tx, storedSnapshot, previous)}`}
      ${transition === null ? tx`` : tx`, updated_at = now()`}
      ${state === 'normal' ? tx`` : tx`, succeeded_by = null`}
    where id = ${id}`;
  // What was seen was something less, or is over.
  if (state === 'normal' || rises)
    await tx`update incident set acknowledged = null, acknowledged_at = null, acknowledged_until = null,
      acknowledge_note = null where id = ${id}`;
  if (transition !== null) await note(tx, id, transition);
  return id;
}

/** What was seen of one, what it turned out to be and whose it is holds for the one it goes on as. */
async function takeOver(tx: Transaction, from: string, to: string): Promise<void> {
  await tx`
    update incident i set
      acknowledged = coalesce(i.acknowledged, b.acknowledged), acknowledged_at = coalesce(i.acknowledged_at, b.acknowledged_at),
      acknowledged_until = case when i.acknowledged is null then b.acknowledged_until else i.acknowledged_until end,
      acknowledge_note = case when i.acknowledged is null then b.acknowledge_note else i.acknowledge_note end,
      triage = coalesce(i.triage, b.triage), triaged = coalesce(i.triaged, b.triaged),
      triaged_at = coalesce(i.triaged_at, b.triaged_at),
      triage_note = case when i.triage is null then b.triage_note else i.triage_note end,
      assigned_to = coalesce(i.assigned_to, b.assigned_to), assigned_by = coalesce(i.assigned_by, b.assigned_by),
      assigned_at = coalesce(i.assigned_at, b.assigned_at)
    from incident b where i.id = ${to} and b.id = ${from} and i.state <> 'normal'`;
  await tx`update incident set succeeded_by = ${to} where id = ${from}`;
  // What was cut off and is one with it again leads nowhere else.
  await tx`update incident set succeeded_by = null where id = ${to} and succeeded_by = ${from}`;
}

function note(tx: Transaction, incident: string, transition: IncidentTransition) {
  const { from, to, reason, snapshot, previous } = transition;
  return tx`
    insert into incident_transition (incident_id, from_state, to_state, reason, period, value, per, previous_value, revision_id)
    values (${incident}, ${from}, ${to}, ${reason}, ${keep(tx, storedPeriod, snapshot.period)}, ${valueNoted(tx, snapshot)}, ${snapshot.per},
      ${previous === null ? null : keep(tx, storedQuantity, previous.quantity)}, ${snapshot.revisionId})`;
}

/** Null where no figure stands for the period any more. */
function valueNoted(tx: Transaction, { absent, quantity }: Snapshot) {
  return absent ? null : keep(tx, storedQuantity, quantity);
}
