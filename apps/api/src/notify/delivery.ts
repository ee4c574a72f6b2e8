/** One message to a receiver, as it is found. */
import { listDeliveries } from '@marsad/db';
import { allows, type Role } from '@marsad/indicators';
import { DeliveryWire } from '@marsad/indicators/contract';
import type { Deps } from '../deps.js';
import { view } from '../http/exact.js';
import { isUuid } from '../http/uuid.js';
import { absent } from './absent.js';

export async function deliveryOf({ sql }: Deps, role: Role, id: string): Promise<DeliveryWire> {
  const [found] = isUuid(id) ? await listDeliveries(sql, { id, limit: 1 }) : [];
  if (!found) throw absent('delivery', id);
  return view(DeliveryWire, shownTo(role, found));
}

const mailAddress = /[^\s<>()@,;:"]+@[^\s<>()@,;:"]+/g;

/** A mail server names whom it refuses, and addresses of people are for administrators. */
export function shownTo<D extends { readonly lastError: string | null }>(role: Role, delivery: D): D {
  const { lastError } = delivery;
  if (lastError === null || allows(role, 'admin')) return delivery;
  return { ...delivery, lastError: lastError.replace(mailAddress, '…') };
}
