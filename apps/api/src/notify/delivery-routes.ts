/** Deliveries: what became of each message to a receiver. */
import { z } from '@hono/zod-openapi';
import { type DeliveryId, listDeliveries, resendDelivery } from '@marsad/db';
import { DeliveryListWire, DeliveryWire } from '@marsad/indicators/contract';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { instantCursor, pageOf } from '../http/cursor.js';
import { refuse } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { answer } from '../http/shapes.js';
import { isUuid } from '../http/uuid.js';
import { deliveryOf, shownTo } from './delivery.js';

const params = z.object({ id: z.string() });
const pageSize = 50;
const place = instantCursor<DeliveryId>();
const deliveries = guarded('editor', {
  method: 'get',
  path: '/deliveries',
  summary: 'What was sent, waits or was given up, the newest first',
  request: {
    query: z.object({
      status: DeliveryWire.shape.status.optional(),
      receiver: z.string().optional(),
      cursor: z.string().optional(),
    }),
  },
  responses: { 200: answer('One page', DeliveryListWire) },
});
const resend = guarded('editor', {
  method: 'post',
  path: '/deliveries/{id}/resend',
  summary: 'Send a message again, under the same id',
  request: { params },
  responses: { 202: answer('The message on its way', DeliveryWire), ...refusals(409) },
});

export function deliveryRoutes(app: Api, deps: Deps): void {
  const { sql } = deps;

  app.openapi(deliveries, async (c) => {
    const { status, receiver, cursor } = c.req.valid('query');
    if (receiver !== undefined && !isUuid(receiver))
      throw refuse(422, 'query-invalid', { parameter: 'receiver', value: receiver });
    const found = await listDeliveries(sql, {
      status,
      receiver,
      after: place.read(cursor),
      limit: pageSize + 1,
    });
    const { rows: items, next } = pageOf(found, pageSize, ({ createdAt, id }) =>
      place.write({ at: createdAt, id: id as DeliveryId }),
    );
    return c.json({ items: items.map((one) => shownTo(c.var.who.role, one)), next }, 200);
  });

  app.openapi(resend, async (c) => {
    const { id } = c.req.valid('param');
    const found = await deliveryOf(deps, c.var.who.role, id);
    const sent = await resendDelivery(sql, c.var.who.actor, { id });
    if (sent.kind === 'not-at-rest') throw refuse(409, 'delivery-on-its-way');
    return c.json({ ...found, status: 'waiting' as const }, 202);
  });
}
