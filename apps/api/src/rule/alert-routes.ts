/** Alerts, each with its explanation, and the rules behind them. */
import { z } from '@hono/zod-openapi';
import { type AlertId, type AlertSaid, acknowledgeAlert, listAlerts, triageAlert } from '@marsad/db';
import { problem } from '@marsad/indicators';
import {
  AcknowledgeBody,
  AlertListWire,
  AlertWire,
  alertFilter,
  alertOrdering,
  TriageBody,
} from '@marsad/indicators/contract';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { instantPart, pageOf, tupleCursor } from '../http/cursor.js';
import { fault, refuse } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { answer, body } from '../http/shapes.js';
import { isUuid } from '../http/uuid.js';
import { viewsOf } from './alert-views.js';
import { criteriaOf } from './criteria.js';
import { inboxOf } from './inbox.js';
import { inboxRoutes } from './inbox-routes.js';

const pageSize = 100;
/** States are few. */
const mostRank = 100;
/** The order of the list: the rank of the state, the latest change, the id. */
const place = tupleCursor(z.tuple([z.number().int().min(0).max(mostRank), instantPart, z.uuid()]));

const list = guarded('viewer', {
  method: 'get',
  path: '/alerts',
  summary: 'Alerts: firing first, then the latest change, or the worst',
  request: { query: z.object({ ...alertFilter, ...alertOrdering, cursor: z.string().optional() }) },
  responses: {
    200: { description: 'One page', content: { 'application/json': { schema: AlertListWire } } },
  },
});

const one = guarded('viewer', {
  method: 'get',
  path: '/alerts/{id}',
  summary: 'One alert, explaining itself',
  request: { params: z.object({ id: z.string() }) },
  responses: {
    200: { description: 'The alert', content: { 'application/json': { schema: AlertWire } } },
  },
});

const acknowledge = guarded('editor', {
  method: 'post',
  path: '/alerts/{id}/acknowledge',
  summary: 'Say that it was seen: it is not repeated until it ends, gets worse, or the time given is over',
  request: { params: z.object({ id: z.string() }), ...body(AcknowledgeBody) },
  responses: { 200: answer('The alert', AlertWire), ...refusals(409) },
});
const triage = guarded('editor', {
  method: 'post',
  path: '/alerts/{id}/triage',
  summary: 'Say what it turned out to be',
  request: { params: z.object({ id: z.string() }), ...body(TriageBody) },
  responses: { 200: answer('The alert', AlertWire), ...refusals(409) },
});

export function alertRoutes(app: Api, deps: Deps): void {
  inboxRoutes(app, deps);

  app.openapi(list, async (c) => {
    const { order = 'changed', group, fold, cursor, ...filter } = c.req.valid('query');
    const criteria = criteriaOf(filter, c.var.who);
    if (criteria === null) return c.json({ items: [], next: null }, 200);
    if (order === 'worst')
      return c.json(
        await inboxOf(deps, criteria, { group: group ?? null, fold: fold ?? false, cursor }),
        200,
      );
    const at = place.read(cursor);
    const rows = await listAlerts(deps.sql, {
      ...criteria,
      cursor: at && { rank: at[0], updatedAt: at[1], id: at[2] as AlertId },
      limit: pageSize + 1,
    });
    const page = pageOf(rows, pageSize, ({ rank, updatedAt, id }) => place.write([rank, updatedAt, id]));
    return c.json({ items: await viewsOf(deps, page.rows), next: page.next }, 200);
  });

  app.openapi(one, async (c) => {
    const { id } = c.req.valid('param');
    const [view] = isUuid<AlertId>(id) ? await viewsOf(deps, await listAlerts(deps.sql, { id })) : [];
    if (!view) throw absent(id);
    return c.json(view, 200);
  });

  app.openapi(acknowledge, async (c) => {
    const { id } = c.req.valid('param');
    const { note = null, until = null } = c.req.valid('json');
    if (until !== null && Date.parse(until) <= Date.now()) throw fault(c, '/until', problem('until-is-past'));
    const alert = known(id);
    const said = await acknowledgeAlert(deps.sql, c.var.who.actor, { alert, note, until });
    return c.json(await after(said, alert), 200);
  });

  app.openapi(triage, async (c) => {
    const { id } = c.req.valid('param');
    const { outcome, note = null } = c.req.valid('json');
    const alert = known(id);
    const said = await triageAlert(deps.sql, c.var.who.actor, { alert, outcome, note });
    return c.json(await after(said, alert), 200);
  });

  async function after(said: AlertSaid, id: AlertId): Promise<AlertWire> {
    if (said.kind === 'not-active') throw refuse(409, 'alert-over');
    const [view] = said.kind === 'done' ? await viewsOf(deps, await listAlerts(deps.sql, { id })) : [];
    if (!view) throw absent(id);
    return view;
  }
}

const absent = (id: string) => refuse(404, 'not-found', { what: `alert ${id}` });

function known(id: string): AlertId {
  if (!isUuid<AlertId>(id)) throw absent(id);
  return id;
}
