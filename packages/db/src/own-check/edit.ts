/**
 * What is done with checks of one's own: each change a version, noted in the audit log and told to the open pages. The rule
 * that keeps a check goes with it, so that its tension is an alert like any other.
 */
import { type Actor, type Rule, seriesKey, shownText } from '@marsad/indicators';
import {
  anchorOf,
  type CheckStatement,
  figuresOf,
  type OwnCheck,
  storedOwnCheck,
} from '@marsad/indicators/pipeline';
import { audit } from '../audit/audit.js';
import { json, type Sql, type Transaction } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import type { OwnCheckId } from '../connection/ids.js';
import { isSameJson } from '../connection/same-json.js';
import { keep } from '../connection/stored.js';
import { publish } from '../outbox/live-event.js';
import { oblige } from '../outbox/outbox.js';
import { addRule, changeRule, endRule, findRule } from '../rule/rule.js';
import { findOwnCheck, type OwnCheckVersion, type StoredOwnCheck } from './check.js';

export type OwnCheckRefusal =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'too-many'; readonly count: number }
  | { readonly kind: 'conflict'; readonly version: number };

/** One after the other: how many there are is counted. */
const ownCheckLock = 0x6f776e63;

export async function createOwnCheck(
  sql: Sql,
  actor: Actor,
  {
    definition,
    most,
    from,
  }: {
    readonly definition: OwnCheck;
    readonly most: number;
    /** Of one that comes from elsewhere: the id it has there. */
    readonly from?: OwnCheckId;
  },
): Promise<{ readonly kind: 'done'; readonly id: OwnCheckId } | OwnCheckRefusal> {
  return sql.begin(async (tx) => {
    const full = await fullOf(tx, most);
    if (full !== null) return full;
    const [made] = await tx<{ id: OwnCheckId }[]>`
      insert into own_check (id, definition)
      values (${from ?? tx`default`}, ${keep(tx, storedOwnCheck, definition)}) returning id`;
    const { id } = made as { id: OwnCheckId };
    await watch(tx, actor, id, definition, 1);
    await noted(tx, actor, id, { version: 'created', action: 'own-check.create', definition });
    return { kind: 'done', id };
  });
}

async function fullOf(tx: Transaction, most: number): Promise<OwnCheckRefusal | null> {
  await tx`select pg_advisory_xact_lock(${ownCheckLock}, 1)`;
  const [row] = await tx<{ count: number }[]>`
    select count(*)::int as count from own_check where removed_at is null`;
  return row && row.count >= most ? { kind: 'too-many', count: row.count + 1 } : null;
}

/** @param seen the version whoever edits has in front of them; null for whichever is there. */
export async function editOwnCheck(
  sql: Sql,
  actor: Actor,
  {
    id,
    definition,
    seen,
  }: { readonly id: OwnCheckId; readonly definition: OwnCheck; readonly seen: number | null },
): Promise<Done | OwnCheckRefusal | { readonly kind: 'unchanged' }> {
  return sql.begin(async (tx) => {
    await tx`select from own_check where id = ${id} for update`;
    const held = await findOwnCheck(tx, id);
    if (held === null) return { kind: 'not-found' };
    if (seen !== null && seen !== held.version) return { kind: 'conflict', version: held.version };
    if (isSameJson(held.definition, definition)) return { kind: 'unchanged' };
    await tx`update own_check set definition = ${keep(tx, storedOwnCheck, definition)},
      version = version + 1, updated_at = now() where id = ${id}`;
    await watchOtherwise(tx, actor, held, definition);
    await noted(tx, actor, id, { version: 'changed', action: 'own-check.edit', definition });
    return done;
  });
}

/** It is shown to nobody any more, and its alert ends; it can be brought back. */
export async function removeOwnCheck(
  sql: Sql,
  actor: Actor,
  id: OwnCheckId,
): Promise<Done | { readonly kind: 'not-found' }> {
  return sql.begin(async (tx) => {
    await tx`select from own_check where id = ${id} for update`;
    const held = await findOwnCheck(tx, id);
    if (held === null) return { kind: 'not-found' };
    await tx`update own_check set removed_at = now(), version = version + 1, updated_at = now() where id = ${id}`;
    await unwatch(tx, actor, held);
    const { definition } = held;
    await noted(tx, actor, id, { version: 'removed', action: 'own-check.delete', definition });
    return done;
  });
}

export async function restoreOwnCheck(
  sql: Sql,
  actor: Actor,
  { id, most }: { readonly id: OwnCheckId; readonly most: number },
): Promise<Done | OwnCheckRefusal | { readonly kind: 'unchanged' }> {
  return sql.begin(async (tx) => {
    const full = await fullOf(tx, most);
    if (full !== null) return full;
    const { count } = await tx`
      update own_check set removed_at = null, version = version + 1, updated_at = now()
      where id = ${id} and removed_at is not null`;
    await tx`
      insert into own_check_version (check_id, version, kind, definition, actor)
      select id, version, 'restored', definition, ${json(tx, actor)}::jsonb from own_check
      where id = ${id} and ${count > 0}`;
    const held = await findOwnCheck(tx, id);
    if (held === null) return { kind: 'not-found' };
    if (count === 0) return { kind: 'unchanged' };
    await watch(tx, actor, id, held.definition, held.version);
    await told(tx, actor, id, 'own-check.restore', held.definition);
    return done;
  });
}

/** Its series are known, and a rule is there where one can be. @param version of what it says. */
async function watch(
  tx: Transaction,
  actor: Actor,
  id: OwnCheckId,
  definition: OwnCheck,
  version: number,
): Promise<void> {
  await nameSeries(tx, id, definition);
  const rule = ruleFor(id, definition, version);
  const kept = rule === null ? null : await addRule(tx, actor, rule);
  await tx`update own_check set rule_id = ${kept} where id = ${id}`;
  await evaluateSoon(tx, definition);
}

async function watchOtherwise(
  tx: Transaction,
  actor: Actor,
  held: StoredOwnCheck,
  definition: OwnCheck,
): Promise<void> {
  const stored = held.rule === null ? null : await findRule(tx, held.rule);
  const saysTheSame = isSameJson(statementOf(held.definition), statementOf(definition));
  const version = saysTheSame ? (stored?.rule.check?.version ?? held.version) : held.version + 1;
  const next = ruleFor(held.id, definition, version);
  if (stored === null || next === null || stored.rule.indicator !== next.indicator) {
    await unwatch(tx, actor, held);
    await watch(tx, actor, held.id, definition, version);
    return;
  }
  await nameSeries(tx, held.id, definition);
  await changeRule(tx, actor, stored, next);
  await evaluateSoon(tx, definition);
}

async function unwatch(tx: Transaction, actor: Actor, { id, rule }: StoredOwnCheck): Promise<void> {
  await tx`delete from own_check_series where check_id = ${id}`;
  await tx`update own_check set rule_id = null where id = ${id}`;
  if (rule !== null) await endRule(tx, actor, rule);
}

const statementOf = ({ left, relation, tolerance, right }: OwnCheck): CheckStatement => ({
  left,
  relation,
  tolerance,
  right,
});

async function nameSeries(tx: Transaction, id: OwnCheckId, definition: OwnCheck): Promise<void> {
  const anchor = anchorOf(definition);
  await tx`delete from own_check_series where check_id = ${id}`;
  for (const figure of figuresOf(definition))
    await tx`
      insert into own_check_series (check_id, indicator_id, series_key, dimensions, anchor)
      values (${id}, ${figure.indicator}, ${seriesKey(figure.dimensions)}, ${json(tx, figure.dimensions)},
        ${anchor !== null && isSameSeries(anchor, figure)}) on conflict do nothing`;
}

type Named = Pick<NonNullable<ReturnType<typeof anchorOf>>, 'indicator' | 'dimensions'>;
const isSameSeries = (a: Named, b: Named) =>
  a.indicator === b.indicator && seriesKey(a.dimensions) === seriesKey(b.dimensions);

/** Null for what calls nobody. */
function ruleFor(id: OwnCheckId, definition: OwnCheck, version: number): Rule | null {
  const anchor = anchorOf(definition);
  if (anchor === null) return null;
  const { title, note, severity, receivers } = definition;
  return {
    indicator: anchor.indicator,
    dimensions: anchor.dimensions,
    condition: { tension: true },
    for: 1,
    recovery: null,
    keepFiringFor: 0,
    gap: 'hold',
    severity,
    certainty: 'certain',
    noData: 'KeepLast',
    labels: {},
    name: shownText(title),
    check: { id, version },
    receivers: receivers ?? undefined,
    description: shownText(note ?? title),
  };
}

async function evaluateSoon(tx: Transaction, definition: OwnCheck): Promise<void> {
  const anchor = anchorOf(definition);
  if (anchor === null) return;
  const { indicator, dimensions } = anchor;
  await oblige(
    tx,
    'evaluate',
    { indicator, seriesKey: seriesKey(dimensions), submission: null },
    { urgent: true },
  );
}

type Action = 'own-check.create' | 'own-check.edit' | 'own-check.delete' | 'own-check.restore';

async function noted(
  tx: Transaction,
  actor: Actor,
  id: OwnCheckId,
  what: {
    readonly version: OwnCheckVersion['kind'];
    readonly action: Action;
    readonly definition: OwnCheck;
  },
): Promise<void> {
  await tx`insert into own_check_version (check_id, version, kind, definition, actor)
    select id, version, ${what.version}, definition, ${json(tx, actor)}::jsonb from own_check where id = ${id}`;
  await told(tx, actor, id, what.action, what.definition);
}

async function told(
  tx: Transaction,
  actor: Actor,
  id: OwnCheckId,
  action: Action,
  { title }: OwnCheck,
): Promise<void> {
  await audit(tx, actor, action, { kind: 'own-check', id }, { name: shownText(title).en });
  await publish(tx, [{ type: 'own-check.changed' }]);
}
