/** Threshold rules: reading and editing them, and trying one out on the past. */
import { z } from '@hono/zod-openapi';
import {
  countSeries,
  createRule,
  deleteRule,
  editRule,
  findRule,
  listReceivers,
  listRules,
  type RuleId,
  removedReceiverName,
  type StoredRule,
} from '@marsad/db';
import { folded, type Indicator, type Problem, problem, type Rule } from '@marsad/indicators';
import {
  BacktestBody,
  BacktestWire,
  RuleBody,
  RuleEditBody,
  RuleListWire,
  RuleWire,
} from '@marsad/indicators/contract';
import type { Context } from 'hono';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { fault, faults, languageOf, refuse } from '../http/problems.js';
import { reasonIn } from '../http/reason.js';
import { refusals } from '../http/refusals.js';
import { answer, body, located } from '../http/shapes.js';
import { wordId } from '../http/uuid.js';
import { indicatorOf, rangeOf } from '../series/query.js';
import { openBacktests } from './backtest.js';
import { type FaultAt, type GivenRule, ruleFaults, ruleFrom } from './fits.js';
import type { Tried } from './trial.js';
import { ruleView } from './views.js';

const params = z.object({ id: z.string() });

const list = guarded('viewer', {
  method: 'get',
  path: '/rules',
  summary: 'The threshold rules',
  request: { query: z.object({ indicator: z.string().optional() }) },
  responses: { 200: answer('The rules', RuleListWire) },
});
const one = guarded('viewer', {
  method: 'get',
  path: '/rules/{id}',
  summary: 'One rule',
  request: { params },
  responses: { 200: answer('The rule', RuleWire) },
});
const create = guarded('editor', {
  method: 'post',
  path: '/rules',
  summary: 'Make a rule; what is on record is evaluated against it at once',
  request: body(RuleBody),
  responses: { 201: { ...answer('The rule', RuleWire), ...located } },
});
const edit = guarded('editor', {
  method: 'put',
  path: '/rules/{id}',
  summary: 'Give a rule a new version; one that says something else resets its alerts and replays them',
  request: { params, ...body(RuleEditBody) },
  responses: { 200: answer('The rule', RuleWire), ...refusals(409) },
});
const remove = guarded('editor', {
  method: 'delete',
  path: '/rules/{id}',
  summary: 'End a rule and its alerts; what it opened stays on record',
  request: { params },
  responses: { 204: { description: 'It is gone' }, ...refusals(409) },
});
const backtest = guarded('editor', {
  method: 'post',
  path: '/rules/backtest',
  summary: 'When a rule would have fired, on today’s data or with what was known then; nothing is stored',
  request: body(BacktestBody),
  responses: { 200: answer('Series by series', BacktestWire) },
});

export function ruleRoutes(app: Api, deps: Deps): void {
  const { sql } = deps;
  const backtests = openBacktests(sql);

  app.openapi(list, async (c) => {
    const stored = await listRules(sql, c.req.valid('query').indicator ?? null);
    // The rule of a check is shown where the check is.
    const own = stored.filter(({ rule }) => rule.check === undefined);
    return c.json({ items: own.map(ruleView), next: null }, 200);
  });

  // Before the rule of an id: "backtest" is none.
  app.openapi(backtest, async (c) => {
    const { rule: given, vintages = false, from, to } = c.req.valid('json');
    const { rule, indicator } = await readRule(c, deps, given, '/rule');
    const range = rangeOf(languageOf(c), from, to, (name, _, why) =>
      fault(c, `/${name}`, problem('body-invalid', { reason: reasonIn(languageOf(c), why) })),
    );
    const all = await countSeries(sql, indicator.id);
    const named = all.map(({ dimensions }) => dimensions);
    // The total is watched too where nobody enters it and it is the sum of its parts.
    const held = named.some(isTotal);
    const wanted = (held ? named : [{}, ...named]).filter((dimensions) => concerns(rule, dimensions));
    const tried = await backtests(c, { rule, indicator, series: wanted, vintages, range });
    const isMissing = ({ dimensions, isEmpty }: Tried) => !held && isTotal(dimensions) && isEmpty;
    const instances = tried
      .filter((one) => !isMissing(one) || named.length === 0)
      .map(({ dimensions, periods, incidents }) => ({ dimensions: { ...dimensions }, periods, incidents }));
    return c.json({ instances }, 200);
  });

  app.openapi(one, async (c) => c.json(ruleView(await ruleOf(deps, c.req.valid('param').id)), 200));

  app.openapi(create, async (c) => {
    const { rule } = await readRule(c, deps, c.req.valid('json'), '');
    const { id } = await createRule(sql, c.var.who.actor, { rule });
    c.header('Location', `/api/v1/rules/${id}`);
    return c.json(ruleView(await ruleOf(deps, id)), 201);
  });

  app.openapi(edit, async (c) => {
    const id = wordId<RuleId>(c.req.valid('param').id);
    const { version, ...given } = c.req.valid('json');
    const { rule: next } = await readRule(c, deps, given, '');
    const result = await editRule(sql, c.var.who.actor, { rule: id, next, seen: version ?? null });
    switch (result.kind) {
      case 'not-found':
        throw absent(id);
      case 'unchanged':
        throw refuse(409, 'nothing-changed');
      case 'other-indicator':
        throw refuse(409, 'rule-other-indicator');
      case 'of-check':
        throw await keepsCheck(deps, id);
      case 'conflict':
        throw refuse(409, 'edit-conflict', { version: result.version, seen: version ?? 0 });
      case 'done':
        return c.json(ruleView(await ruleOf(deps, id)), 200);
    }
  });

  app.openapi(remove, async (c) => {
    const id = wordId<RuleId>(c.req.valid('param').id);
    const { kind } = await deleteRule(sql, c.var.who.actor, { rule: id });
    if (kind === 'not-found') throw absent(id);
    if (kind === 'of-check') throw await keepsCheck(deps, id);
    return c.body(null, 204);
  });
}

const absent = (id: string) => refuse(404, 'not-found', { what: `rule ${id}` });

async function keepsCheck(deps: Deps, id: string) {
  const { rule } = await ruleOf(deps, id);
  return refuse(409, 'check-keeps-rule', { check: rule.check?.id ?? '' });
}

async function ruleOf({ sql }: Deps, id: string): Promise<StoredRule> {
  const stored = await findRule(sql, id);
  if (!stored) throw absent(id);
  return stored;
}

/** A whole rule, held against the indicator it is for. */
async function readRule(
  c: Context,
  deps: Deps,
  given: GivenRule,
  at: string,
): Promise<{ rule: Rule; indicator: Indicator }> {
  const unknown = problem('indicator-unknown', { indicator: given.indicator });
  const { indicator } = await indicatorOf(deps, given.indicator).catch(() => {
    throw fault(c, `${at}/indicator`, unknown);
  });
  const told = await readReceivers(deps, given.receivers ?? null, at);
  const wrong = [...ruleFaults(given, indicator, at), ...told.faults];
  if (wrong.length > 0) throw faults(c, wrong);
  return { rule: ruleFrom(given, indicator, told.ids), indicator };
}

/** Receivers by their ids, or by the names they have now. */
export async function readReceivers(
  { sql }: Deps,
  given: readonly string[] | null,
  at: string,
): Promise<{ readonly ids: readonly string[] | null; readonly faults: readonly FaultAt[] }> {
  if (given === null) return { ids: null, faults: [] };
  const all = await listReceivers(sql);
  const read = given.map(
    (said) =>
      all.find(({ id }) => id === said) ??
      all.find(({ name }) => name === said.trim()) ??
      all.find(({ name }) => folded(name) === folded(said)) ??
      null,
  );
  const there: Problem['params'] =
    all.length === 0 ? {} : { receivers: all.map(({ name, id }) => `${name} (${id})`).join(', ') };
  const faults = await Promise.all(
    given.map(async (said, index) => {
      if (read[index]) return null;
      const name = await removedReceiverName(sql, said);
      const found =
        name === null
          ? problem('receiver-unknown', { receiver: said, ...there })
          : problem('receiver-removed', { receiver: name, ...there });
      return { pointer: `${at}/receivers/${index}`, problem: found };
    }),
  );
  return {
    ids: [...new Set(read.flatMap((one) => (one === null ? [] : [one.id])))],
    faults: faults.filter((found) => found !== null),
  };
}

/** A rule without dimensions is for each series of its indicator. */
function concerns({ dimensions }: Rule, series: Readonly<Record<string, string>>): boolean {
  return Object.entries(dimensions ?? {}).every(([id, code]) => series[id] === code);
}

function isTotal(dimensions: Readonly<Record<string, string>>): boolean {
  return Object.keys(dimensions).length === 0;
}
