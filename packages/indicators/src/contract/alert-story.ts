/** What happened around an alert, in one line of time. */
import { z } from 'zod';
import { notifyReasons } from '../notify/reason.js';
import { pers } from '../quantity/quantity.js';
import { alertStates } from '../rule/replay.js';
import { triageOutcomes } from '../rule/triage.js';
import { alertActions } from './alert-action.js';
import { QuantityWire } from './quantity.js';
import { CitationWire } from './source.js';
import { instant, PeriodWire } from './time.js';

const figureParts = {
  at: instant,
  from: z.enum(alertStates),
  to: z.enum(alertStates),
  reason: z.string(),
  /** Null where it was about no figure. */
  period: PeriodWire.nullable(),
  value: QuantityWire.nullable(),
  per: z.enum(pers).nullable(),
  previousValue: QuantityWire.nullable(),
  source: CitationWire.nullable(),
  /** The observation that the figure is of, and who recorded it so; null of a total worked out of its parts. */
  observation: z.string().nullable(),
  by: z.string().nullable(),
};

export const AlertStoryItemWire = z
  .discriminatedUnion('kind', [
    /** A figure, or that one did not come, brought the alert where it is. */
    z.object({ kind: z.literal('figure'), ...figureParts }),
    /** Another figure came to stand for a period, or what it is compared with changed. */
    z.object({ kind: z.literal('correction'), ...figureParts }),
    /** Somebody was told. Only for editors. */
    z.object({
      kind: z.literal('message'),
      at: instant,
      receiver: z.object({ name: z.string(), kind: z.string() }),
      reason: z.enum(notifyReasons),
      status: z.enum(['waiting', 'sent', 'dead']),
      /** What it said of this alert. */
      says: z.enum(['firing', 'resolved']),
    }),
    /** Somebody did something about it. */
    z.object({
      kind: z.literal('person'),
      at: instant,
      by: z.string(),
      action: z.enum(alertActions),
      note: z.string().nullable(),
      /** Of a triage; null where it was taken back. */
      outcome: z.enum(triageOutcomes).nullable(),
      /** To whom it was given; null where to nobody. */
      to: z.string().nullable(),
      /** Until when it is silent. */
      until: z.string().nullable(),
    }),
  ])
  .meta({ id: 'AlertStoryItem' });
export type AlertStoryItemWire = z.infer<typeof AlertStoryItemWire>;

export const AlertStoryWire = z
  .object({ items: z.array(AlertStoryItemWire), next: z.null() })
  .meta({ id: 'AlertStory' });
export type AlertStoryWire = z.infer<typeof AlertStoryWire>;
