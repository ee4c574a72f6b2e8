/** The rule whose alert the tension of a check is, and the series it stands on: a figure of one has it looked at again. */
import { type Actor, codesNow, type Indicator, type Rule, seriesKey, shownText } from '@marsad/indicators';
import {
  anchorOf,
  type CheckSide,
  type CheckStatement,
  type CheckTerm,
  figuresOf,
  type OwnCheck,
} from '@marsad/indicators/pipeline';
import { json, type Transaction } from '../connection/connect.js';
import type { OwnCheckId } from '../connection/ids.js';
import { isSameJson } from '../connection/same-json.js';
import { findIndicator } from '../indicator/indicator.js';
import { oblige } from '../outbox/outbox.js';
import { addRule, changeRule, endRule, findRule } from '../rule/rule.js';
import type { Change } from '../versioned/edit.js';
import type { StoredOwnCheck } from './check.js';

/** The rule is there as long as the check is, and says what it says. */
export async function watch(
  tx: Transaction,
  actor: Actor,
  { id, before, now, version }: Change<OwnCheckId, StoredOwnCheck>,
): Promise<void> {
  if (now === null) {
    if (before !== null) await end(tx, actor, before);
  } else if (before === null) await begin(tx, actor, { id, definition: now, version });
  else await goOn(tx, actor, before, now);
}

interface Said {
  readonly id: OwnCheckId;
  readonly definition: OwnCheck;
  /** Since which it says the same. */
  readonly version: number;
}

/** Its series are known, and a rule is there where one can be. */
async function begin(tx: Transaction, actor: Actor, given: Said): Promise<void> {
  const { id } = given;
  const definition = await inCodesNow(tx, given.definition);
  await nameSeries(tx, id, definition);
  const rule = ruleFor({ ...given, definition });
  const kept = rule === null ? null : await addRule(tx, actor, rule);
  await tx`update own_check set rule_id = ${kept} where id = ${id}`;
  await evaluateSoon(tx, definition);
}

async function goOn(tx: Transaction, actor: Actor, held: StoredOwnCheck, given: OwnCheck): Promise<void> {
  const stored = held.rule === null ? null : await findRule(tx, held.rule);
  const saysTheSame = isSameJson(statementOf(held.definition), statementOf(given));
  const version = saysTheSame ? (stored?.rule.check?.version ?? held.version) : held.version + 1;
  const definition = await inCodesNow(tx, given);
  const said = { id: held.id, definition, version };
  const next = ruleFor(said);
  if (stored === null || next === null || stored.rule.indicator !== next.indicator) {
    await end(tx, actor, held);
    await begin(tx, actor, said);
    return;
  }
  await nameSeries(tx, held.id, definition);
  await changeRule(tx, actor, stored, next);
  await evaluateSoon(tx, definition);
}

async function end(tx: Transaction, actor: Actor, { id, rule }: StoredOwnCheck): Promise<void> {
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

/** A code may have been renamed since it was written, as while the check was deleted: its figures stand under the new one. */
async function inCodesNow(tx: Transaction, definition: OwnCheck): Promise<OwnCheck> {
  const indicators = new Map<string, Indicator>();
  for (const id of new Set(figuresOf(definition).map(({ indicator }) => indicator))) {
    const stored = await findIndicator(tx, id);
    if (stored !== null) indicators.set(id, stored.indicator);
  }
  const term = (one: CheckTerm): CheckTerm => {
    const { operand } = one;
    const indicator = operand.kind === 'figure' ? indicators.get(operand.indicator) : undefined;
    if (operand.kind !== 'figure' || indicator === undefined) return one;
    return { ...one, operand: { ...operand, dimensions: codesNow(indicator, operand.dimensions) } };
  };
  const side = ({ terms, shareOf }: CheckSide): CheckSide => ({
    terms: terms.map(term),
    shareOf: shareOf?.map(term) ?? null,
  });
  return { ...definition, left: side(definition.left), right: side(definition.right) };
}

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
function ruleFor({ id, definition, version }: Said): Rule | null {
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
