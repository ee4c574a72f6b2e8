/** Merging and renaming the codes of an own indicator's dimension, with their figures. */
import { z } from '@hono/zod-openapi';
import { type CodeMove, type CodeMovePlan, type CodeMoveResult, moveCode, planCodeMove } from '@marsad/db';
import type { Dimension } from '@marsad/indicators';
import {
  CodeMoveBody,
  CodeMovePlanBody,
  CodeMovePlanWire,
  IndicatorSummaryWire,
} from '@marsad/indicators/contract';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { view } from '../http/exact.js';
import { refuse } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { answer, body } from '../http/shapes.js';
import { indicatorOf } from '../series/query.js';
import { summaryOf } from './summary.js';

const params = z.object({ id: z.string() });

const plan = guarded('admin', {
  method: 'post',
  path: '/indicators/{id}/codes/plan',
  summary: 'What merging or renaming a code of a dimension would do; nothing is done',
  request: { params, ...body(CodeMovePlanBody) },
  responses: { 200: answer('What would happen', CodeMovePlanWire), ...refusals(409) },
});
const move = guarded('admin', {
  method: 'post',
  path: '/indicators/{id}/codes/move',
  summary:
    'Merge a code into another, or rename it, with its figures; refused where both have a figure for a period',
  request: { params, ...body(CodeMoveBody) },
  responses: { 200: answer('The indicator and where it stands', IndicatorSummaryWire), ...refusals(409) },
});

export function codeRoutes(app: Api, deps: Deps): void {
  const { sql } = deps;

  app.openapi(plan, async (c) => {
    const { id, indicator, section } = await indicatorOf(deps, c.req.valid('param').id);
    if (section !== 'own') throw refuse(409, 'indicator-of-catalogue');
    const asked: CodeMove = { ...c.req.valid('json'), indicator: id };
    const found = await planCodeMove(sql, indicator, asked);
    if (found === null) throw noCode(indicator.dimensions, asked);
    return c.json(view(CodeMovePlanWire, found), 200);
  });

  app.openapi(move, async (c) => {
    const { id, indicator } = await indicatorOf(deps, c.req.valid('param').id);
    const { reason, version, ...given } = c.req.valid('json');
    const asked: CodeMove = { ...given, indicator: id };
    const result = await moveCode(sql, c.var.who.actor, { ...asked, reason, seen: version ?? null });
    if (result.kind !== 'done') throw refusalOf(result, asked, version ?? 0, indicator.dimensions);
    return c.json(await summaryOf(deps, id), 200);
  });
}

function refusalOf(
  result: Exclude<CodeMoveResult, { kind: 'done' }>,
  asked: CodeMove,
  seen: number,
  dimensions: readonly Dimension[],
) {
  switch (result.kind) {
    case 'not-found':
      return refuse(404, 'not-found', { what: `indicator ${asked.indicator}` });
    case 'of-catalogue':
      return refuse(409, 'indicator-of-catalogue');
    case 'no-code':
      return noCode(dimensions, asked);
    case 'conflict':
      return refuse(409, 'edit-conflict', { version: result.version, seen });
    case 'impossible':
      return whyNot(result.plan, asked);
  }
}

/** The first of what stands in the way; the plan names all of it. */
function whyNot(found: CodeMovePlan, { code, into }: CodeMove) {
  if (found.conflictCount > 0)
    return refuse(409, 'code-move-conflicts', {
      count: found.conflictCount,
      into,
      periods: [...new Set(found.conflicts.map(({ period }) => period.text))].slice(0, 10).join(', '),
    });
  if (found.rules.length > 0)
    return refuse(409, 'code-move-rules', { code, into, rules: found.rules.join(', ') });
  if (found.open > 0) return refuse(409, 'code-move-open', { code, count: found.open });
  return refuse(409, 'code-move-large', { count: found.figures + found.retracted, most: found.most });
}

function noCode(dimensions: readonly Dimension[], { indicator, dimension: id, code, into }: CodeMove) {
  const dimension = dimensions.find((one) => one.id === id);
  if (!dimension) return refuse(422, 'dimension-unknown', { dimension: id, indicator });
  if (code === into) return refuse(409, 'nothing-changed');
  const codes = dimension.codes.map((one) => one.code).join(', ');
  return refuse(422, 'dimension-code-unknown', { dimension: id, code, codes });
}
