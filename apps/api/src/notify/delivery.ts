/** One message to a receiver, as it is found. */
import { listDeliveries } from '@marsad/db';
import { DeliveryWire } from '@marsad/indicators/contract';
import type { Deps } from '../deps.js';
import { view } from '../http/exact.js';
import { isUuid } from '../http/uuid.js';
import { absent } from './absent.js';

export async function deliveryOf({ sql }: Deps, id: string): Promise<DeliveryWire> {
  const [found] = isUuid(id) ? await listDeliveries(sql, { id, limit: 1 }) : [];
  if (!found) throw absent('delivery', id);
  return view(DeliveryWire, found);
}
