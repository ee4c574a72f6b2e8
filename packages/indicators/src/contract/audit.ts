/** Who did what. */
import { z } from 'zod';
import { actorKinds } from '../actor.js';
import { instant } from './time.js';

export const AuditListWire = z
  .object({
    items: z.array(
      z.object({
        id: z.number().int(),
        at: instant,
        by: z.object({ kind: z.enum(actorKinds), name: z.string() }),
        /** Area and deed, such as observation.revise. */
        action: z.string(),
        subject: z.string(),
        /** What the subject is called now, where it has a name: a person, a token, a receiver, an invitation. */
        name: z.string().nullable(),
        /** Free form: each deed notes what it needs. */
        details: z.record(z.string(), z.unknown()),
        /** Of an observation, and without a period of an alert. */
        about: z.object({ indicator: z.string(), period: z.string().nullable() }).nullable(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'AuditList' });
export type AuditListWire = z.infer<typeof AuditListWire>;
