/** Threshold rules: the catalogue's and people's own, each with its version. */
import {
  type Actor,
  type Indicator,
  type LiveEvent,
  type LocalisedText,
  type Rule,
  seriesKey,
} from '@marsad/indicators';
import { partKeys, type RecordedRevision, type RevisedSeries, storedRule } from '@marsad/indicators/pipeline';
import { audit } from '../audit/audit.js';
import { type Executor, json, type Sql, type Transaction } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import type { AlertId, RuleId } from '../connection/ids.js';
import { isSameJson } from '../connection/same-json.js';
import { keep, read, readable } from '../connection/stored.js';
import { groupsAreDue, planDeliveries } from '../notify/group.js';
import { obligeEvaluationOfAll } from '../observation/observation.js';
import { publish } from '../outbox/live-event.js';
import { readBaseline, readRevisions } from '../series/series.js';

export interface StoredRule {
  readonly id: RuleId;
  readonly version: number;
  readonly rule: Rule;
  readonly origin: 'catalogue' | 'own';
  readonly archived: boolean;
  /** Of at least one series it is for, a baseline was ended and none came after it. */
  readonly baselineEnded: boolean;
  /** Receivers it names that are gone; one that was no receiver's name even then has none of its own. */
  readonly removedReceivers: readonly { readonly id: string; readonly name: string }[];
  readonly indicatorName: LocalisedText;
}

/** Whether the rule `of` this name in the query stands on what it needs. */
export const ruleGround = (sql: Executor, of: string) => ({
  archived: sql`exists (
    select from indicator i where i.id = ${sql(of)}.indicator_id and i.archived_at is not null)`,
  baselineEnded: sql`exists (
    select from baseline b join series s using (indicator_id, series_key)
    where b.indicator_id = ${sql(of)}.indicator_id
      and s.dimensions @> coalesce(nullif(${sql(of)}.definition -> 'dimensions', 'null'), '{}')
      -- Whose figures all stand under another code has nothing to compare.
      and exists (select from observation o where o.indicator_id = s.indicator_id and o.series_key = s.series_key)
    group by b.series_key having bool_and(b.ended_at is not null))`,
  removedReceivers: sql`(
    select coalesce(jsonb_agg(jsonb_build_object('id', named.id, 'name', coalesce(r.name, named.id)) order by named.at), '[]')
    from jsonb_array_elements_text(coalesce(nullif(${sql(of)}.definition -> 'receivers', 'null'), '[]'))
      with ordinality named (id, at)
    left join receiver r on r.id::text = named.id where r.id is null or r.deleted_at is not null)`,
});

const columns = (sql: Executor) => {
  const { archived, baselineEnded, removedReceivers } = ruleGround(sql, 'alert_rule');
  return sql`id, version, definition as rule, origin,
    ${archived} as archived, ${baselineEnded} as "baselineEnded", ${removedReceivers} as "removedReceivers",
    (select i.definition -> 'name' from indicator i where i.id = alert_rule.indicator_id) as "indicatorName"`;
};

/** A row as it is stored. */
export function ruleOf(row: StoredRule): StoredRule {
  return { ...row, rule: read(storedRule, row.rule, `alert_rule ${row.id}`) };
}

export async function listRules(sql: Executor, indicator: string | null = null): Promise<StoredRule[]> {
  const rows = await sql<StoredRule[]>`select ${columns(sql)} from alert_rule
    where deleted_at is null ${indicator === null ? sql`` : sql`and indicator_id = ${indicator}`} order by id`;
  return readable(rows, ruleOf);
}

/**
 * Whoever evaluates follows the rules that there are until they are done; whoever changes what a rule means or deletes it waits
 * for them: an alert that was opened by what a rule said before would be ended by nobody.
 */
export async function lockRules(
  tx: Transaction,
  indicator: string,
  how: 'to follow' | 'to change',
): Promise<void> {
  const key = tx`hashtextextended(${`rules of ${indicator}`}, 0)`;
  await (how === 'to follow'
    ? tx`select pg_advisory_xact_lock_shared(${key})`
    : tx`select pg_advisory_xact_lock(${key})`);
}

/** Of an indicator that is known by one of its rules. */
async function lockRulesOf(tx: Transaction, id: string): Promise<void> {
  const [held] = await tx<
    { indicator: string }[]
  >`select indicator_id as indicator from alert_rule where id = ${id}`;
  if (held) await lockRules(tx, held.indicator, 'to change');
}

export async function findRule(sql: Executor, id: string): Promise<StoredRule | null> {
  const [row] = await sql<StoredRule[]>`select ${columns(sql)} from alert_rule
    where id = ${id} and deleted_at is null`;
  return row ? ruleOf(row) : null;
}

/** Stores the catalogue's default rules; one that is there already is left as it is, because it may have been edited. */
export async function storeDefaultRules(
  sql: Sql,
  rules: readonly (Rule & { readonly id: string })[],
): Promise<void> {
  for (const { id, ...rule } of rules)
    await sql`insert into alert_rule (id, indicator_id, definition, origin)
      values (${id}, ${rule.indicator}, ${keep(sql, storedRule, rule)}, 'catalogue') on conflict do nothing`;
}

/** What is on record already is evaluated against it. */
export async function createRule(
  sql: Sql,
  actor: Actor,
  {
    rule,
    from,
  }: {
    readonly rule: Rule /** Of one that comes from elsewhere: the id it has there. */;
    readonly from?: RuleId;
  },
): Promise<{ readonly kind: 'done'; readonly id: RuleId }> {
  return sql.begin(async (tx) => {
    const id = await addRule(tx, actor, rule, from);
    await audit(tx, actor, 'rule.create', { kind: 'rule', id }, { indicator: rule.indicator });
    await obligeEvaluationOfAll(tx, rule.indicator);
    return { kind: 'done', id };
  });
}

/** Puts a rule there: what is on record is evaluated when whoever calls asks for it. */
export async function addRule(tx: Transaction, actor: Actor, rule: Rule, from?: RuleId): Promise<RuleId> {
  const [row] = await tx<{ id: RuleId }[]>`
    insert into alert_rule (id, indicator_id, definition, origin, updated_by)
    values (${from ?? tx`default`}, ${rule.indicator}, ${keep(tx, storedRule, rule)}, 'own', ${json(tx, actor)}) returning id`;
  if (!row) throw new Error('a rule could not be stored');
  return row.id;
}

type RuleEditResult =
  | { readonly kind: 'done'; readonly version: number }
  | { readonly kind: 'not-found' | 'unchanged' | 'other-indicator' | 'of-check' }
  | { readonly kind: 'conflict'; readonly version: number };

/** What a rule says; the rest is how it is told. A change of these resets its alerts, and they are replayed. */
const meaning = [
  'dimensions',
  'condition',
  'for',
  'recovery',
  'keepFiringFor',
  'gap',
  'certainty',
  'noData',
  'check',
] as const satisfies readonly (keyof Rule)[];

interface WantedRule {
  readonly rule: RuleId;
  readonly next: Rule;
  /** The version whoever edits has in front of them; null for whichever is there. */
  readonly seen: number | null;
}

export async function editRule(
  sql: Sql,
  actor: Actor,
  { rule: id, next, seen }: WantedRule,
): Promise<RuleEditResult> {
  return sql.begin(async (tx) => {
    const [row] = await tx<StoredRule[]>`select ${columns(tx)} from alert_rule
      where id = ${id} and deleted_at is null for no key update`;
    if (!row) return { kind: 'not-found' };
    const held = ruleOf(row);
    if (held.rule.check !== undefined) return { kind: 'of-check' };
    if (seen !== null && seen !== held.version) return { kind: 'conflict', version: held.version };
    if (held.rule.indicator !== next.indicator) return { kind: 'other-indicator' };
    const changed = await changeRule(tx, actor, held, next);
    if (changed.length === 0) return { kind: 'unchanged' };
    const version = held.version + 1;
    const details = { indicator: next.indicator, version, changed };
    await audit(tx, actor, 'rule.edit', { kind: 'rule', id }, details);
    await obligeEvaluationOfAll(tx, next.indicator);
    return { kind: 'done', version };
  });
}

/** @returns what is another now: none of it, and nothing was done. */
export async function changeRule(
  tx: Transaction,
  actor: Actor,
  { id, version, rule }: StoredRule,
  next: Rule,
): Promise<(keyof Rule)[]> {
  const differs = (parts: readonly (keyof Rule)[]) =>
    parts.filter((part) => !isSameJson(rule[part], next[part]));
  const changed = differs([...meaning, 'severity', 'name', 'labels', 'receivers', 'description']);
  if (changed.length === 0) return changed;
  await tx`update alert_rule set definition = ${keep(tx, storedRule, next)}, version = ${version + 1}, updated_at = now(),
    updated_by = ${json(tx, actor)} where id = ${id}`;
  if (differs(meaning).length > 0) {
    await resetIncidents(tx, id);
    await groupsAreDue(tx, next.indicator);
  } else if (differs(['name', 'labels', 'receivers']).length > 0) {
    // Alerts that an evaluation under way opens are told by the rule as it was: they are told anew with the others.
    await lockRules(tx, next.indicator, 'to change');
    await planDeliveries(tx, next.indicator, await firingOf(tx, id));
  }
  return changed;
}

async function firingOf(tx: Transaction, rule: RuleId): Promise<AlertId[]> {
  const rows = await tx<{ id: AlertId }[]>`
    select id from incident where rule_id = ${rule} and state in ('firing', 'recovering')`;
  return rows.map(({ id }) => id);
}

/** The rule is gone, and its alerts with it; what it opened stays on record. */
export async function deleteRule(
  sql: Sql,
  actor: Actor,
  { rule: id }: { readonly rule: RuleId },
): Promise<Done | { readonly kind: 'not-found' | 'of-check' }> {
  return sql.begin(async (tx) => {
    if ((await findRule(tx, id))?.rule.check !== undefined) return { kind: 'of-check' };
    const indicator = await endRule(tx, actor, id);
    if (indicator === null) return { kind: 'not-found' };
    await audit(tx, actor, 'rule.delete', { kind: 'rule', id }, { indicator });
    return done;
  });
}

/** @returns the indicator it was of; null where there is no such rule. */
export async function endRule(tx: Transaction, actor: Actor, id: RuleId): Promise<string | null> {
  const [held] = await tx<{ indicator: string }[]>`
    update alert_rule set deleted_at = now(), updated_by = ${json(tx, actor)}
    where id = ${id} and deleted_at is null returning indicator_id as indicator`;
  if (!held) return null;
  const events = await resetIncidents(tx, id);
  await planDeliveries(
    tx,
    held.indicator,
    events.map(({ alert }) => alert),
  );
  await publish(tx, events);
  return held.indicator;
}

/** Alerts of a rule that says something else now are no alerts of it: they end, and the replay opens what holds. */
async function resetIncidents(
  tx: Transaction,
  rule: RuleId,
): Promise<Extract<LiveEvent, { type: 'alert.changed' }>[]> {
  await lockRulesOf(tx, rule);
  const open = await tx<
    {
      id: AlertId;
      state: string;
      indicator: string;
      dimensions: Record<string, string>;
      channel: string;
      severity: string;
    }[]
  >`
    select id, state, indicator_id as indicator, dimensions, channel, severity from incident
    where rule_id = ${rule} and state <> 'normal' for no key update`;
  for (const { id, state } of open) {
    await tx`
      insert into incident_transition (incident_id, from_state, to_state, reason, period, value, per, revision_id)
      select id, ${state}, 'normal', 'Updated', snapshot -> 'period', snapshot -> 'quantity', snapshot ->> 'per',
        revision_id from incident where id = ${id}`;
    await tx`update incident set state = 'normal', downgraded = false, updated_at = now() where id = ${id}`;
  }
  return open.map(({ id, indicator, dimensions, channel, severity }) => ({
    type: 'alert.changed',
    alert: id,
    indicator,
    dimensions,
    state: 'normal',
    channel,
    severity,
    silent: false,
  }));
}

/** A series and its parts with every revision: what a backtest of the past needs. */
export async function revisedSeries(
  sql: Executor,
  indicator: Indicator,
  dimensions: Readonly<Record<string, string>>,
): Promise<RevisedSeries[]> {
  const key = seriesKey(dimensions);
  const keys = [key, ...(key === '' ? partKeys(indicator) : [])];
  return Promise.all(
    keys.map(async (name) => ({
      revisions: (await readRevisions(sql, indicator.id, name)) as RecordedRevision[],
      baseline: await readBaseline(sql, indicator.id, name),
    })),
  );
}
