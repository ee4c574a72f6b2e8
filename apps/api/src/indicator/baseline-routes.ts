/** What the series of an indicator are compared with: the baselines editors pin. */
import { z } from '@hono/zod-openapi';
import { baselineHistory, type ObservationId, pinBaseline, unpinBaseline } from '@marsad/db';
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
import { refusals } from '../http/refusals.js';
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
  responses: { 200: summary, ...refusals(409) },
});
const unpin = guarded('editor', {
  method: 'post',
  path: '/indicators/{id}/baseline/end',
  summary: 'Leave a series without a baseline',
  request: { params, ...body(BaselineEndBody) },
  responses: { 200: summary, ...refusals(409) },
});

export function baselineRoutes(app: Api, deps: Deps): void {
  const { sql } = deps;

  app.openapi(baselines, async (c) => {
    const { id } = await indicatorOf(deps, c.req.valid('param').id);
    const items = await baselineHistory(sql, id);
    return c.json({ items: items.map(({ figure, ...pinned }) => ({ ...pinned, ...figure })) }, 200);
  });

  app.openapi(pin, async (c) => {
    const { id } = await indicatorOf(deps, c.req.valid('param').id);
    const { observation, range = null, reason } = c.req.valid('json');
    const absent = refuse(404, 'not-found', { what: `observation ${observation}` });
    if (!isUuid<ObservationId>(observation)) throw absent;
    const wanted = { indicator: id, observation, range, reason };
    const { kind } = await pinBaseline(sql, c.var.who.actor, wanted);
    switch (kind) {
      case 'not-found':
        throw absent;
      case 'other-indicator':
        throw refuse(409, 'baseline-other-indicator');
      case 'retracted':
        throw refuse(409, 'observation-retracted');
      case 'unchanged':
        throw refuse(409, 'nothing-changed');
      case 'done':
        return c.json(await summaryOf(deps, id), 200);
    }
  });

  app.openapi(unpin, async (c) => {
    const { id } = await indicatorOf(deps, c.req.valid('param').id);
    const { dimensions = {}, reason } = c.req.valid('json');
    const wanted = { indicator: id, key: seriesKey(dimensions), reason };
    const { kind } = await unpinBaseline(sql, c.var.who.actor, wanted);
    if (kind === 'no-baseline') throw refuse(409, 'no-baseline');
    return c.json(await summaryOf(deps, id), 200);
  });
}
