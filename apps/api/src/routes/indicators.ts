/** The catalogue with where each indicator stands, and the series behind it. */
import { type OpenAPIHono, z } from '@hono/zod-openapi';
import {
  activeAlerts,
  countSeries,
  listIndicators,
  live,
  readSeries,
  type SeriesCount,
  type StoredIndicator,
} from '@marsad/db';
import { overdueOf } from '@marsad/indicators/pipeline';
import {
  type AlertSummaryWire,
  IndicatorListWire,
  IndicatorSummaryWire,
  SeriesWire,
} from '@marsad/indicators/wire';
import { guarded } from '../accounts/guard.js';
import type { Deps } from '../deps.js';
import { alertSummary, baselineWire, indicatorView, pointView } from '../views.js';
import {
  dimensionsOf,
  indicatorOf,
  notFound,
  rangeOf,
  seriesQuery,
  unreadable,
  viewOf,
} from './series-query.js';

/** Enough of the newest observations to hold the last two periods, however many sources report each. */
const newestForSummary = 24;

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
    ...notFound,
  },
});

const series = guarded('viewer', {
  method: 'get',
  path: '/indicators/{id}/series',
  summary: 'The figures of one series, normalised and compared with its baseline',
  request: {
    params: z.object({ id: z.string() }),
    query: z.object({
      ...seriesQuery,
      recordedAsOf: z.string().optional().openapi({ description: 'What was on record at this instant' }),
    }),
  },
  responses: {
    200: { description: 'The series', content: { 'application/json': { schema: SeriesWire } } },
    ...notFound,
    ...unreadable,
  },
});

export function indicatorRoutes(app: OpenAPIHono, deps: Deps): void {
  app.openapi(list, async (c) => {
    const which = c.req.valid('query').archived === 'true' ? 'archived' : 'current';
    const [indicators, counts, alerts] = await Promise.all([
      listIndicators(deps.sql, which),
      countSeries(deps.sql),
      activeAlerts(deps.sql),
    ]);
    const summaries = alerts.map(alertSummary);
    const items = await Promise.all(indicators.map((stored) => summarise(deps, stored, counts, summaries)));
    return c.json({ items, next: null }, 200);
  });

  app.openapi(one, async (c) => {
    return c.json(await summaryOf(deps, c.req.valid('param').id), 200);
  });

  app.openapi(series, async (c) => {
    const stored = await indicatorOf(deps, c.req.valid('param').id);
    const dimensions = dimensionsOf(c, stored);
    const { from, to, asOf, recordedAsOf } = c.req.valid('query');
    const view = viewOf(asOf, recordedAsOf);
    const read = await readSeries(deps.sql, stored.indicator, dimensions, view, rangeOf(from, to));
    return c.json(
      {
        indicator: indicatorView(stored),
        dimensions,
        baseline: baselineWire(read.baseline, stored.indicator),
        asOf: asOf ?? null,
        recordedAsOf: recordedAsOf ?? null,
        points: read.points.map(pointView),
      },
      200,
    );
  });
}

/** One indicator as the overview shows it. */
export async function summaryOf(deps: Deps, id: string): Promise<IndicatorSummaryWire> {
  const stored = await indicatorOf(deps, id);
  const [counts, alerts] = await Promise.all([countSeries(deps.sql, id), activeAlerts(deps.sql)]);
  return summarise(deps, stored, counts, alerts.map(alertSummary));
}

async function summarise(
  deps: Deps,
  stored: StoredIndicator,
  counts: readonly SeriesCount[],
  alerts: readonly AlertSummaryWire[],
): Promise<IndicatorSummaryWire> {
  const { indicator } = stored;
  const own = counts.filter((count) => count.indicator === indicator.id);
  const { baseline, points } = await readSeries(deps.sql, indicator, {}, live, {}, newestForSummary);
  const [previous, latest] = [points.at(-2), points.at(-1)];
  return {
    ...indicatorView(stored),
    baseline: baselineWire(baseline, indicator),
    latest: latest ? pointView(latest) : null,
    previous: previous ? pointView(previous) : null,
    figures: own.reduce((sum, count) => sum + count.figures, 0),
    series: own.map(({ dimensions, figures }) => ({ dimensions: { ...dimensions }, figures })),
    overdue: overdueOf(indicator, latest?.period ?? null, deps.today()),
    alerts: alerts.filter((alert) => alert.indicator === indicator.id),
  };
}
