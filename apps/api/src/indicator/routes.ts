/** The catalogue with where each indicator stands, and the series behind it. */
import { type OpenAPIHono, z } from '@hono/zod-openapi';
import {
  activeAlerts,
  countSeries,
  listIndicators,
  readSeries,
  readStandings,
  type SeriesCount,
  type StoredIndicator,
} from '@marsad/db';
import { seriesKey } from '@marsad/indicators';
import { type NoTotal, neverTotal, overdueOf, type SeriesRead, thin } from '@marsad/indicators/pipeline';
import {
  type AlertSummaryWire,
  IndicatorListWire,
  IndicatorSummaryWire,
  SeriesWire,
} from '@marsad/indicators/wire';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import {
  dimensionsOf,
  indicatorOf,
  maxPoints,
  maxPointsOf,
  notFound,
  rangeOf,
  seriesQuery,
  unreadable,
  viewOf,
} from '../series/query.js';
import { alertSummary, baselineWire, indicatorView, noTotalView, pointView } from '../series/views.js';

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
      maxPoints,
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
    const standings = await readStandings(
      deps.sql,
      indicators.map(({ indicator }) => indicator),
    );
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

  app.openapi(series, async (c) => {
    const stored = await indicatorOf(deps, c.req.valid('param').id);
    const dimensions = dimensionsOf(c, stored);
    const { from, to, asOf, recordedAsOf, maxPoints: asked } = c.req.valid('query');
    const most = maxPointsOf(asked);
    const view = viewOf(asOf, recordedAsOf);
    const read = await readSeries(deps.sql, stored.indicator, dimensions, view, rangeOf(from, to));
    const { points } = read;
    const shown = most === null ? points : thin(points, ({ normalised }) => normalised.quantity, most);
    return c.json(
      {
        indicator: indicatorView(stored),
        dimensions,
        baseline: baselineWire(read.baseline, stored.indicator),
        asOf: asOf ?? null,
        recordedAsOf: recordedAsOf ?? null,
        pointsInAll: points.length,
        points: shown.map(pointView),
        noTotal: noTotalView(read.noTotal ?? (await neverTotalOf(deps, stored, dimensions, points))),
      },
      200,
    );
  });
}

/** Of a total without figures whose parts, which have some, are never added up: why it stays empty. */
async function neverTotalOf(
  deps: Deps,
  { indicator }: StoredIndicator,
  dimensions: Readonly<Record<string, string>>,
  points: readonly unknown[],
): Promise<NoTotal | null> {
  const why = points.length === 0 && seriesKey(dimensions) === '' ? neverTotal(indicator) : null;
  if (why === null) return null;
  return (await countSeries(deps.sql, indicator.id)).some(hasFigures) ? why : null;
}

const hasFigures = ({ figures }: SeriesCount) => figures > 0;

/** One indicator as the overview shows it. */
export async function summaryOf(deps: Deps, id: string): Promise<IndicatorSummaryWire> {
  const stored = await indicatorOf(deps, id);
  const [standings, counts, alerts] = await Promise.all([
    readStandings(deps.sql, [stored.indicator]),
    countSeries(deps.sql, id),
    activeAlerts(deps.sql),
  ]);
  const own = alerts.map(alertSummary).filter(({ indicator }) => indicator === id);
  return summarise(deps, stored, standings.get(id), counts, own);
}

function byIndicator<T extends { readonly indicator: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(item.indicator);
    if (group) group.push(item);
    else groups.set(item.indicator, [item]);
  }
  return groups;
}

/** @param own the series of this indicator, and `alerts` its alerts. */
function summarise(
  deps: Deps,
  stored: StoredIndicator,
  standing: SeriesRead | undefined,
  own: readonly SeriesCount[],
  alerts: readonly AlertSummaryWire[],
): IndicatorSummaryWire {
  const { indicator } = stored;
  const { baseline, points, noTotal } = standing ?? { baseline: null, points: [], noTotal: null };
  const never = points.length === 0 && own.some(hasFigures) ? neverTotal(indicator) : null;
  const [previous, latest] = [points.at(-2), points.at(-1)];
  return {
    ...indicatorView(stored),
    baseline: baselineWire(baseline, indicator),
    latest: latest ? pointView(latest) : null,
    previous: previous ? pointView(previous) : null,
    noTotal: noTotalView(noTotal ?? never),
    figures: own.reduce((sum, count) => sum + count.figures, 0),
    series: own.map(({ dimensions, figures }) => ({ dimensions: { ...dimensions }, figures })),
    overdue: overdueOf(indicator, latest?.period ?? null, deps.today()),
    alerts: [...alerts],
  };
}
