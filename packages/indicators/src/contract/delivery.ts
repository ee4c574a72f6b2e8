/** Messages to receivers. */
import { z } from 'zod';
import { notifyReasons } from '../notify/reason.js';
import { LocalisedTextWire } from './text.js';

export const DeliveryWire = z
  .object({
    id: z.string(),
    receiver: z.object({ id: z.string(), name: z.string(), kind: z.string() }),
    reason: z.enum(notifyReasons),
    /** dead: given up; a person can send it again. */
    status: z.enum(['waiting', 'sent', 'dead']),
    attempts: z.number().int(),
    nextAt: z.string().nullable(),
    lastStatus: z.number().int().nullable(),
    lastError: z.string().nullable(),
    createdAt: z.string(),
    sentAt: z.string().nullable(),
    /** Where it is of a feed, and of no alerts. */
    feed: z.object({ id: z.string(), name: z.string() }).nullable(),
    alerts: z.array(z.object({ id: z.string(), status: z.string(), name: LocalisedTextWire })),
  })
  .meta({ id: 'Delivery' });
export type DeliveryWire = z.infer<typeof DeliveryWire>;

export const DeliveryListWire = z
  .object({ items: z.array(DeliveryWire), next: z.string().nullable() })
  .meta({ id: 'DeliveryList' });
export type DeliveryListWire = z.infer<typeof DeliveryListWire>;
