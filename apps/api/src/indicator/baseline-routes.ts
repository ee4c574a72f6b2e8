/** What the series of an indicator are compared with: the baselines editors pin. */
import { z } from '@hono/zod-openapi';
import { baselineHistory, pinBaseline, unpinBaseline } from '@marsad/db';
import { seriesKey } from '@marsad/indicators';
import {
  BaselineBody,
  BaselineEndBody,
  BaselineHistoryWire,
  IndicatorSummaryWire,
} from '@marsad/indicators/contract';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { refuse } from '../http/problems.js';
import { answer, body } from '../http/shapes.js';
import { isUuid } from '../http/uuid.js';
import { indicatorOf } from '../series/query.js';
import { summaryOf } from './summary.js';

const params = z.object({ id: z.string() });
const summary = answer('The indicator and where it stands', IndicatorSummaryWire);
const baselines = guarded('viewer', {
  method: 'get',
  path: '/indicators/{id}/baselines',
  summary: 'What its series are and were compared with',
  request: { params },
  responses: { 200: answer('The newest first', BaselineHistoryWire) },
});
const pin = guarded('editor', {
  method: 'put',
  path: '/indicators/{id}/baseline',
  summary: 'Compare a series with a figure of its own, as that stands now',
  request: { params, ...body(BaselineBody) },
  responses: { 200: summary },
});
const unpin = guarded('editor', {
  method: 'post',
  path: '/indicators/{id}/baseline/end',
  summary: 'Leave a series without a baseline',
  request: { params, ...body(BaselineEndBody) },
  responses: { 200: summary },
});

export function baselineRoutes(app: Api, deps: Deps): void {
  const { sql } = deps;

  app.openapi(baselines, async (c) => {
    const { indicator } = await indicatorOf(deps, c.req.valid('param').id);
    const items = await baselineHistory(sql, indicator.id);
    return c.json({ items: items.map(({ figure, ...pinned }) => ({ ...pinned, ...figure })) }, 200);
  });

  app.openapi(pin, async (c) => {
    const { indicator } = await indicatorOf(deps, c.req.valid('param').id);
    const { observation, range = null, reason } = c.req.valid('json');
    const absent = refuse(404, 'not-found', { what: `observation ${observation}` });
    if (!isUuid(observation)) throw absent;
    const result = await pinBaseline(sql, c.var.who.actor, indicator.id, observation, range, reason);
    if (result === 'not-found') throw absent;
    if (result === 'other-indicator') throw refuse(409, 'baseline-other-indicator');
    if (result === 'retracted') throw refuse(409, 'observation-retracted');
    if (result === 'unchanged') throw refuse(409, 'nothing-changed');
    return c.json(await summaryOf(deps, indicator.id), 200);
  });

  app.openapi(unpin, async (c) => {
    const { indicator } = await indicatorOf(deps, c.req.valid('param').id);
    const { dimensions = {}, reason } = c.req.valid('json');
    const ended = await unpinBaseline(sql, c.var.who.actor, indicator.id, seriesKey(dimensions), reason);
    if (!ended) throw refuse(409, 'no-baseline');
    return c.json(await summaryOf(deps, indicator.id), 200);
  });
}
