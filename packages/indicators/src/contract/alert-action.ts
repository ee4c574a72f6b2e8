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

export const alertActions = [
  'acknowledge',
  'unacknowledge',
  'triage',
  'assign',
  'silence',
  'unsilence',
] as const;
type Action = (typeof alertActions)[number];

/** What each takes besides the alerts, and what of that it cannot do without. */
const fieldsOf: Readonly<
  Record<Action, { readonly takes: readonly string[]; readonly needs: readonly string[] }>
> = {
  acknowledge: { takes: ['note', 'until'], needs: [] },
  unacknowledge: { takes: [], needs: [] },
  triage: { takes: ['outcome', 'note'], needs: ['outcome'] },
  assign: { takes: ['to'], needs: ['to'] },
  silence: { takes: ['endsAt', 'comment'], needs: ['endsAt', 'comment'] },
  unsilence: { takes: [], needs: [] },
};
const common: readonly string[] = ['action', 'alerts'];

export const AlertActionBody = z
  .strictObject({
    action: z.enum(alertActions),
    alerts,
    /** Of acknowledge and triage. */
    note,
    /** Of acknowledge: when that counts no more; left out, for as long as the alert lasts. */
    until: givenInstant.nullish(),
    /** Of triage, and needed: what they turned out to be; null takes that back. */
    outcome: z.enum(triageOutcomes).nullish(),
    /** Of assign, and needed: who looks after them; null for nobody. */
    to: text(100).nullish(),
    /** Of silence, and needed: one of each rule on each series that these are of; `unsilence` ends those. */
    endsAt: givenInstant.optional(),
    comment: Reason.optional(),
  })
  .superRefine((given, { addIssue }) => {
    const { takes, needs } = fieldsOf[given.action];
    const has = (name: string) => given[name as keyof typeof given] !== undefined;
    for (const name of Object.keys(given))
      if (has(name) && !common.includes(name) && !takes.includes(name))
        addIssue({ code: 'custom', path: [name], message: `is nothing that ${given.action} takes` });
    for (const name of needs)
      if (!has(name))
        addIssue({ code: 'custom', path: [name], message: `is missing: ${given.action} needs it` });
  })
  .meta({ id: 'AlertActionBody' });
export type AlertActionBody = z.input<typeof AlertActionBody>;

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
