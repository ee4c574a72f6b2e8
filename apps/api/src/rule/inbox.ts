/** Alerts the worst first, a page of them. */
import { z } from '@hono/zod-openapi';
import { type AlertCriteria, type AlertId, type InboxPlace, inboxPage, listAlerts } from '@marsad/db';
import type { AlertListWire, alertGroupings } from '@marsad/indicators/contract';
import type { Deps } from '../deps.js';
import { pageOf, tupleCursor } from '../http/cursor.js';
import { viewsOf } from './alert-views.js';

const pageSize = 100;

const small = z.number().int().min(0).max(1_000);
const days = z.number().int().min(-1_000_000).max(1_000_000);
const place = tupleCursor(z.tuple([small, z.string().max(200), small, small, small, days, z.uuid()]));

export interface InboxOrder {
  readonly group: (typeof alertGroupings)[number] | null;
  readonly fold: boolean;
  readonly cursor: string | undefined;
}

export async function inboxOf(
  deps: Deps,
  criteria: AlertCriteria,
  { group, fold, cursor }: InboxOrder,
): Promise<AlertListWire> {
  const after = place.read(cursor) as InboxPlace | undefined;
  const found = await inboxPage(deps.sql, { ...criteria, group, fold, after, limit: pageSize + 1 });
  const { rows, next } = pageOf(found, pageSize, (last) => place.write([...last]));
  const ids = rows.map((one): AlertId => one[6]);
  const alerts = await listAlerts(deps.sql, { ids });
  const order = new Map(ids.map((id, at) => [id, at]));
  const sorted = alerts.toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  return { items: await viewsOf(deps, sorted), next };
}
