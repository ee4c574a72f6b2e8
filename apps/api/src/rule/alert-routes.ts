/** Alerts, each with its explanation, and the rules behind them. */
import { z } from '@hono/zod-openapi';
import {
  type AlertFilter,
  type AlertSaid,
  acknowledgeAlert,
  findIndicator,
  listAlerts,
  type StoredAlert,
  standingBaseline,
  triageAlert,
} from '@marsad/db';
import { problem } from '@marsad/indicators';
import {
  AcknowledgeBody,
  AlertListWire,
  AlertWire,
  ProblemWire,
  TriageBody,
} from '@marsad/indicators/contract';
import { alertStates } from '@marsad/indicators/pipeline';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { fault, refuse } from '../http/problems.js';
import { answer, body } from '../http/shapes.js';
import { isUuid } from '../http/uuid.js';
import { alertView } from './views.js';

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

const acknowledge = guarded('editor', {
  method: 'post',
  path: '/alerts/{id}/acknowledge',
  summary: 'Say that it was seen: it is not repeated until it ends, gets worse, or the time given is over',
  request: { params: z.object({ id: z.string() }), ...body(AcknowledgeBody) },
  responses: { 200: answer('The alert', AlertWire) },
});
const triage = guarded('editor', {
  method: 'post',
  path: '/alerts/{id}/triage',
  summary: 'Say what it turned out to be',
  request: { params: z.object({ id: z.string() }), ...body(TriageBody) },
  responses: { 200: answer('The alert', AlertWire) },
});

export function alertRoutes(app: Api, deps: Deps): void {
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

  app.openapi(acknowledge, async (c) => {
    const { id } = c.req.valid('param');
    const { note = null, until = null } = c.req.valid('json');
    if (until !== null && Date.parse(until) <= Date.now()) throw fault(c, '/until', problem('until-is-past'));
    const said = isUuid(id)
      ? await acknowledgeAlert(deps.sql, c.var.who.actor, id, { note, until })
      : 'not-found';
    return c.json(await after(said, id), 200);
  });

  app.openapi(triage, async (c) => {
    const { id } = c.req.valid('param');
    const { outcome, note = null } = c.req.valid('json');
    const said = isUuid(id)
      ? await triageAlert(deps.sql, c.var.who.actor, id, { outcome, note })
      : 'not-found';
    return c.json(await after(said, id), 200);
  });

  async function after(said: AlertSaid, id: string): Promise<AlertWire> {
    if (said === 'not-active') throw refuse(409, 'alert-over');
    const [view] = said === 'done' ? await viewsOf(deps, await listAlerts(deps.sql, { id })) : [];
    if (!view) throw refuse(404, 'not-found', { what: `alert ${id}` });
    return view;
  }
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
