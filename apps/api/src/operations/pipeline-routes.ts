/** How the pipeline stands, and what to do with work that is stuck. */
import { z } from '@hono/zod-openapi';
import { discardWork, retryAllWork, retryWork } from '@marsad/db';
import { DiscardBody, PipelineWire } from '@marsad/indicators/contract';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { refuse } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { answer, body } from '../http/shapes.js';
import { pipelineView } from './pipeline.js';

const params = z.object({ id: z.string() });

const read = guarded('viewer', {
  method: 'get',
  path: '/pipeline',
  summary: 'How the pipeline stands: workers, queues, and work that is stuck',
  responses: { 200: answer('The pipeline', PipelineWire) },
});
const retry = guarded('editor', {
  method: 'post',
  path: '/pipeline/failures/{id}/retry',
  summary: 'Try a piece of stuck work again at once',
  request: { params },
  responses: { 200: answer('The pipeline', PipelineWire), ...refusals(409) },
});
const retryAll = guarded('editor', {
  method: 'post',
  path: '/pipeline/failures/retry',
  summary: 'Try all stuck work again at once',
  responses: { 200: answer('The pipeline', PipelineWire) },
});
const discard = guarded('editor', {
  method: 'post',
  path: '/pipeline/failures/{id}/discard',
  summary: 'Give a piece of stuck work up, for good; its figure is rejected',
  request: { params, ...body(DiscardBody) },
  responses: { 200: answer('The pipeline', PipelineWire), ...refusals(409) },
});

export function pipelineRoutes(app: Api, deps: Deps): void {
  const { sql } = deps;
  app.openapi(read, async (c) => c.json(await pipelineView(deps, c.var.who.role), 200));
  app.openapi(retryAll, async (c) => {
    await retryAllWork(sql, c.var.who.actor);
    return c.json(await pipelineView(deps, c.var.who.role), 200);
  });
  app.openapi(retry, async (c) => {
    const work = idOf(c.req.valid('param').id);
    const { kind } = await retryWork(sql, c.var.who.actor, { work });
    if (kind === 'not-stuck') throw refuse(409, 'work-not-stuck');
    return c.json(await pipelineView(deps, c.var.who.role), 200);
  });
  app.openapi(discard, async (c) => {
    const work = idOf(c.req.valid('param').id);
    const { reason } = c.req.valid('json');
    const { kind } = await discardWork(sql, c.var.who.actor, { work, reason });
    if (kind === 'not-stuck') throw refuse(409, 'work-not-stuck');
    return c.json(await pipelineView(deps, c.var.who.role), 200);
  });
}

function idOf(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw refuse(404, 'not-found', { what: text });
  return Number(text);
}
