/** One thing done to many alerts, and what came of it for each. */
import { z } from 'zod';
import { problemCodes } from '../problem.js';
import { triageOutcomes } from '../rule/triage.js';
import { Reason, text } from './text.js';
import { givenInstant } from './time.js';

/** In one request: they are done together, or none is. */
export const mostAlertsAtOnce = 200;

const alerts = z.array(text(100)).min(1).max(mostAlertsAtOnce);
const note = text(1000)
  .transform((given) => given.trim() || null)
  .nullish();

export const AlertActionBody = z
  .discriminatedUnion('action', [
    /** Seen; `until`: when that counts no more, left out for as long as the alert lasts. */
    z.strictObject({ action: z.literal('acknowledge'), alerts, note, until: givenInstant.nullish() }),
    /** Takes that back. */
    z.strictObject({ action: z.literal('unacknowledge'), alerts }),
    /** What they turned out to be; null takes that back. */
    z.strictObject({
      action: z.literal('triage'),
      alerts,
      outcome: z.enum(triageOutcomes).nullable(),
      note,
    }),
    /** Who looks after them; null for nobody. */
    z.strictObject({ action: z.literal('assign'), alerts, to: text(100).nullable() }),
    /** A silence of each rule on each series that these are of. */
    z.strictObject({ action: z.literal('silence'), alerts, endsAt: givenInstant, comment: Reason }),
    /** Ends those silences. */
    z.strictObject({ action: z.literal('unsilence'), alerts }),
  ])
  .meta({ id: 'AlertActionBody' });
export type AlertActionBody = z.input<typeof AlertActionBody>;

export const alertActions = [
  'acknowledge',
  'unacknowledge',
  'triage',
  'assign',
  'silence',
  'unsilence',
] as const satisfies readonly AlertActionBody['action'][];

export const AlertActionWire = z
  .object({
    /** Each once, in the order given. */
    items: z.array(
      z.object({
        alert: z.string(),
        /** unchanged: it was so already, as after the same request before. */
        outcome: z.enum(['done', 'unchanged', 'refused']),
        /** Why it was refused. */
        code: z.enum(problemCodes).nullable(),
      }),
    ),
  })
  .meta({ id: 'AlertAction' });
export type AlertActionWire = z.infer<typeof AlertActionWire>;

/** Those to whom alerts can be given: editors and administrators who can sign in. */
export const AssigneeListWire = z
  .object({ items: z.array(z.object({ id: z.string(), name: z.string() })), next: z.null() })
  .meta({ id: 'AssigneeList' });
export type AssigneeListWire = z.infer<typeof AssigneeListWire>;
