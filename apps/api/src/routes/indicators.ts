/** The catalogue with where each indicator stands, and the series behind it. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import {
  activeAlerts,
  countSeries,
  findIndicator,
  listIndicators,
  live,
  readSeries,
  type SeriesCount,
  type StoredIndicator,
  type View,
} from '@marsad/db';
import { parsePeriod } from '@marsad/indicators';
import { overdueOf } from '@marsad/indicators/pipeline';
import {
  type AlertSummaryWire,
  IndicatorListWire,
  IndicatorSummaryWire,
  ProblemWire,
  SeriesWire,
} from '@marsad/indicators/wire';
import type { Context } from 'hono';
import type { Deps } from '../deps.js';
import { refuse } from '../problems.js';
import { alertSummary, baselineWire, indicatorView, pointView } from '../views.js';

/** Enough of the newest observations to hold the last two periods, however many sources report each. */
const newestForSummary = 24;

const notFound = {
  404: { description: 'No such indicator', content: { 'application/problem+json': { schema: ProblemWire } } },
} as const;

const list = createRoute({
  method: 'get',
  path: '/indicators',
  summary: 'Every indicator, its baseline and where it stands',
  responses: {
    200: { description: 'The overview', content: { 'application/json': { schema: IndicatorListWire } } },
  },
});

const one = createRoute({
  method: 'get',
  path: '/indicators/{id}',
  summary: 'One indicator and where it stands',
  request: { params: z.object({ id: z.string() }) },
  responses: {
    200: { description: 'The indicator', content: { 'application/json': { schema: IndicatorSummaryWire } } },
    ...notFound,
  },
});

const series = createRoute({
  method: 'get',
  path: '/indicators/{id}/series',
  summary: 'The figures of one series, normalised and compared with its baseline',
  request: {
    params: z.object({ id: z.string() }),
    query: z.object({
      from: z
        .string()
        .optional()
        .openapi({ description: 'Only periods that end after the start of this day, month or year' }),
      to: z
        .string()
        .optional()
        .openapi({ description: 'Only periods that start before the end of this day, month or year' }),
      asOf: z.string().optional().openapi({ description: 'What was publicly known on this day' }),
      recordedAsOf: z.string().optional().openapi({ description: 'What was on record at this instant' }),
    }),
  },
  responses: {
    200: { description: 'The series', content: { 'application/json': { schema: SeriesWire } } },
    ...notFound,
    422: {
      description: 'A parameter that cannot be read',
      content: { 'application/problem+json': { schema: ProblemWire } },
    },
  },
});

export function indicatorRoutes(app: OpenAPIHono, deps: Deps): void {
  app.openapi(list, async (c) => {
    const [indicators, counts, alerts] = await Promise.all([
      listIndicators(deps.sql),
      countSeries(deps.sql),
      activeAlerts(deps.sql),
    ]);
    const summaries = alerts.map(alertSummary);
    const items = await Promise.all(indicators.map((stored) => summaryOf(deps, stored, counts, summaries)));
    return c.json({ items, next: null }, 200);
  });

  app.openapi(one, async (c) => {
    const stored = await found(deps, c.req.valid('param').id);
    const [counts, alerts] = await Promise.all([
      countSeries(deps.sql, stored.indicator.id),
      activeAlerts(deps.sql),
    ]);
    return c.json(await summaryOf(deps, stored, counts, alerts.map(alertSummary)), 200);
  });

  app.openapi(series, async (c) => {
    const stored = await found(deps, c.req.valid('param').id);
    const dimensions = dimensionsOf(c, stored);
    const { from, to, asOf, recordedAsOf } = c.req.valid('query');
    const range = { from: edgeOf('from', from)?.start, to: edgeOf('to', to)?.end };
    const read = await readSeries(deps.sql, stored.indicator, dimensions, viewOf(asOf, recordedAsOf), range);
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

async function found(deps: Deps, id: string): Promise<StoredIndicator> {
  const stored = await findIndicator(deps.sql, id);
  if (!stored) throw refuse(404, 'not-found', { what: `indicator ${id}` });
  return stored;
}

async function summaryOf(
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

/** `dimensions[sex]=female` in the query; an unknown dimension or code is refused, never an empty series. */
function dimensionsOf(c: Context, { indicator }: StoredIndicator): Record<string, string> {
  const dimensions: Record<string, string> = {};
  for (const [name, code] of Object.entries(c.req.query())) {
    const id = /^dimensions\[(.+)\]$/.exec(name)?.[1];
    if (id === undefined) continue;
    const dimension = indicator.dimensions.find((candidate) => candidate.id === id);
    if (!dimension) throw refuse(422, 'dimension-unknown', { dimension: id, indicator: indicator.id });
    if (!dimension.codes.some((known) => known.code === code))
      throw refuse(422, 'dimension-code-unknown', {
        dimension: id,
        code,
        codes: dimension.codes.map((known) => known.code).join(', '),
      });
    dimensions[id] = code;
  }
  return dimensions;
}

function edgeOf(name: string, text: string | undefined) {
  if (text === undefined) return undefined;
  const parsed = parsePeriod(text);
  if (parsed.kind === 'problem') throw refuse(422, 'query-invalid', { parameter: name, value: text });
  return parsed.period;
}

function viewOf(asOf: string | undefined, recordedAsOf: string | undefined): View {
  if (asOf !== undefined && recordedAsOf !== undefined)
    throw refuse(422, 'query-invalid', {
      parameter: 'asOf, recordedAsOf',
      value: `${asOf}, ${recordedAsOf}`,
    });
  if (asOf !== undefined) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(asOf) || parsePeriod(asOf).kind === 'problem')
      throw refuse(422, 'query-invalid', { parameter: 'asOf', value: asOf });
    return { kind: 'known', on: asOf };
  }
  if (recordedAsOf !== undefined) {
    const at = Date.parse(recordedAsOf);
    if (Number.isNaN(at) || !/^\d{4}-/.test(recordedAsOf))
      throw refuse(422, 'query-invalid', { parameter: 'recordedAsOf', value: recordedAsOf });
    return { kind: 'recorded', at: new Date(at).toISOString() };
  }
  return live;
}
