/** The catalogue with where each indicator stands. */
import { z } from '@hono/zod-openapi';
import { activeAlerts, countSeries, listIndicators, readStandings, recordState } from '@marsad/db';
import { IndicatorListWire, IndicatorSummaryWire } from '@marsad/indicators/contract';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { alertSummary } from '../rule/views.js';
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

export function indicatorRoutes(app: Api, deps: Deps): void {
  const standing = standingKept(deps);

  app.openapi(list, async (c) => {
    const which = c.req.valid('query').archived === 'true' ? 'archived' : 'current';
    const state = await recordState(deps.sql);
    const [{ indicators, counts, standings }, alerts] = await Promise.all([
      standing(which, state),
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
}

type Which = 'current' | 'archived';

/** What an overview shows, read once as long as nothing is recorded: everybody opens it, again and again. */
function standingKept({ sql }: Deps) {
  const kept = new Map<Which, { readonly state: string; readonly reading: ReturnType<typeof read> }>();
  const read = async (which: Which) => {
    const [indicators, counts] = await Promise.all([listIndicators(sql, which), countSeries(sql)]);
    const standings = await readStandings(
      sql,
      indicators.map(({ indicator }) => indicator),
    );
    return { indicators, counts, standings };
  };
  return async (which: Which, state: string) => {
    const known = kept.get(which);
    if (known?.state === state) return known.reading;
    const one = { state, reading: read(which) };
    kept.set(which, one);
    return one.reading.catch((error: unknown) => {
      if (kept.get(which) === one) kept.delete(which);
      throw error;
    });
  };
}
