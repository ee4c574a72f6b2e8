/** Alerts, each with its explanation, and the rules behind them. */
import { type OpenAPIHono, z } from '@hono/zod-openapi';
import { type AlertFilter, findIndicator, listAlerts, type StoredAlert, standingBaseline } from '@marsad/db';
import { AlertListWire, AlertWire, alertStates, ProblemWire } from '@marsad/indicators/wire';
import { guarded } from '../accounts/guard.js';
import type { Deps } from '../deps.js';
import { refuse } from '../problems.js';
import { isUuid } from '../uuid.js';
import { alertView } from '../views.js';

const pageSize = 100;

const list = guarded('viewer', {
  method: 'get',
  path: '/alerts',
  summary: 'Alerts: firing first, then the latest change',
  request: {
    query: z.object({
      state: z.enum(alertStates).optional(),
      indicator: z.string().optional(),
      cursor: z.string().optional(),
    }),
  },
  responses: {
    200: { description: 'One page', content: { 'application/json': { schema: AlertListWire } } },
    422: {
      description: 'A parameter that cannot be read',
      content: { 'application/problem+json': { schema: ProblemWire } },
    },
  },
});

const one = guarded('viewer', {
  method: 'get',
  path: '/alerts/{id}',
  summary: 'One alert, explaining itself',
  request: { params: z.object({ id: z.string() }) },
  responses: {
    200: { description: 'The alert', content: { 'application/json': { schema: AlertWire } } },
    404: { description: 'No such alert', content: { 'application/problem+json': { schema: ProblemWire } } },
  },
});

export function alertRoutes(app: OpenAPIHono, deps: Deps): void {
  app.openapi(list, async (c) => {
    const { state, indicator, cursor } = c.req.valid('query');
    const rows = await listAlerts(deps.sql, {
      state,
      indicator,
      cursor: decodeCursor(cursor),
      limit: pageSize + 1,
    });
    const page = rows.slice(0, pageSize);
    const last = rows.length > pageSize ? page.at(-1) : undefined;
    return c.json({ items: await viewsOf(deps, page), next: last ? encodeCursor(last) : null }, 200);
  });

  app.openapi(one, async (c) => {
    const { id } = c.req.valid('param');
    const [view] = isUuid(id) ? await viewsOf(deps, await listAlerts(deps.sql, { id })) : [];
    if (!view) throw refuse(404, 'not-found', { what: `alert ${id}` });
    return c.json(view, 200);
  });
}

async function viewsOf(deps: Deps, alerts: readonly StoredAlert[]): Promise<AlertWire[]> {
  return Promise.all(
    alerts.map(async (alert) => {
      const stored = await findIndicator(deps.sql, alert.indicator);
      if (!stored) throw new Error(`alert ${alert.id} has no indicator`);
      const baseline = await standingBaseline(deps.sql, stored.indicator, alert.dimensions);
      return alertView(alert, stored.indicator, baseline);
    }),
  );
}

function encodeCursor({ rank, updatedAt, id }: { rank: number; updatedAt: string; id: string }): string {
  return Buffer.from(JSON.stringify([rank, updatedAt, id])).toString('base64url');
}

function decodeCursor(text: string | undefined): AlertFilter['cursor'] {
  if (text === undefined) return undefined;
  try {
    const [rank, updatedAt, id] = z
      .tuple([z.number().int(), z.iso.datetime(), z.uuid()])
      .parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return { rank, updatedAt, id };
  } catch {
    throw refuse(422, 'query-invalid', { parameter: 'cursor', value: text.slice(0, 100) });
  }
}
