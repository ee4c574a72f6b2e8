/** The catalogue with where each indicator stands. */
import { z } from '@hono/zod-openapi';
import { activeAlerts } from '@marsad/db';
import { IndicatorListWire, IndicatorSummaryWire } from '@marsad/indicators/contract';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { alertSummary } from '../rule/views.js';
import { type Standing, standingKept } from './standing.js';
import { byIndicator, summarise, summaryOf } from './summary.js';

const list = guarded('viewer', {
  method: 'get',
  path: '/indicators',
  summary: 'Every indicator, its baseline and where it stands',
  request: {
    query: z.object({
      archived: z.enum(['true', 'false']).optional().openapi({ description: 'The archived ones instead' }),
    }),
  },
  responses: {
    200: { description: 'The overview', content: { 'application/json': { schema: IndicatorListWire } } },
  },
});

const one = guarded('viewer', {
  method: 'get',
  path: '/indicators/{id}',
  summary: 'One indicator and where it stands',
  request: { params: z.object({ id: z.string() }) },
  responses: {
    200: { description: 'The indicator', content: { 'application/json': { schema: IndicatorSummaryWire } } },
  },
});

/** @returns where indicators stand, for what else tells of it. */
export function indicatorRoutes(app: Api, deps: Deps): Standing {
  const standing = standingKept();

  app.openapi(list, async (c) => {
    const which = c.req.valid('query').archived === 'true' ? 'archived' : 'current';
    const [{ indicators, counts, standings }, alerts] = await Promise.all([
      deps.sql.begin('isolation level repeatable read read only', (tx) => standing(tx, which)),
      activeAlerts(deps.sql),
    ]);
    const seriesOf = byIndicator(counts);
    const alertsOf = byIndicator(alerts.map(alertSummary));
    const items = indicators.map((stored) => {
      const { id } = stored.indicator;
      return summarise(deps, stored, standings.get(id), seriesOf.get(id) ?? [], alertsOf.get(id) ?? []);
    });
    return c.json({ items, next: null }, 200);
  });

  app.openapi(one, async (c) => {
    return c.json(await summaryOf(deps, c.req.valid('param').id), 200);
  });

  return standing;
}
