/** Feeds in trouble, as alerts. */
import { z } from '@hono/zod-openapi';
import { acknowledgeFeedAlert, type FeedAlertId, listFeedAlerts } from '@marsad/db';
import { problem } from '@marsad/indicators';
import { AcknowledgeBody, FeedAlertListWire, FeedAlertWire } from '@marsad/indicators/contract';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { pageOf } from '../http/cursor.js';
import { fault, languageOf, refuse } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { answer, body } from '../http/shapes.js';
import { isUuid } from '../http/uuid.js';
import { feedAlertView } from './view.js';

const pageSize = 50;

const list = guarded('admin', {
  method: 'get',
  path: '/feed-alerts',
  summary: 'Feeds that fail, are late or wait for somebody, and those that did: the newest first',
  request: {
    query: z.object({
      /** Those that last, or those that are over. */
      state: z.enum(['firing', 'normal']).optional(),
      cursor: z.string().optional(),
    }),
  },
  responses: { 200: answer('One page', FeedAlertListWire) },
});
const acknowledge = guarded('admin', {
  method: 'post',
  path: '/feed-alerts/{id}/acknowledge',
  summary: 'Say that it was seen: it is not repeated until it ends, gets worse, or the time given is over',
  request: { params: z.object({ id: z.string() }), ...body(AcknowledgeBody) },
  responses: { 200: answer('The alert', FeedAlertWire), ...refusals(409) },
});

export function feedAlertRoutes(app: Api, { sql }: Deps): void {
  app.openapi(list, async (c) => {
    const { state, cursor: after } = c.req.valid('query');
    if (after !== undefined && !isUuid<FeedAlertId>(after))
      throw refuse(422, 'query-invalid', { parameter: 'cursor', value: after.slice(0, 100) });
    const isOpen = state && state === 'firing';
    const found = await listFeedAlerts(sql, { isOpen, after, limit: pageSize + 1 });
    const { rows, next } = pageOf(found, pageSize, (last) => last.id);
    const language = languageOf(c);
    return c.json({ items: rows.map((each) => feedAlertView(each, language)), next }, 200);
  });

  app.openapi(acknowledge, async (c) => {
    const { id } = c.req.valid('param');
    const { note = null, until = null } = c.req.valid('json');
    if (until !== null && Date.parse(until) <= Date.now()) throw fault(c, '/until', problem('until-is-past'));
    if (!isUuid<FeedAlertId>(id)) throw absent(id);
    const said = await acknowledgeFeedAlert(sql, c.var.who.actor, { alert: id, note, until });
    if (said.kind === 'not-active') throw refuse(409, 'alert-over');
    const [alert] = said.kind === 'done' ? await listFeedAlerts(sql, { id, limit: 1 }) : [];
    if (!alert) throw absent(id);
    return c.json(feedAlertView(alert, languageOf(c)), 200);
  });
}

const absent = (id: string) => refuse(404, 'not-found', { what: `alert of a feed ${id}` });
