/** What the overview asks: what changed since somebody last looked, and how they have arranged it. */
import { z } from 'zod';
import { verdicts } from '../compare/comparison.js';
import { pers } from '../quantity/quantity.js';
import { AlertSummaryWire } from './alert.js';
import { dimensions } from './dimensions.js';
import { QuantityWire } from './quantity.js';
import { text } from './text.js';
import { givenInstant, instant, PeriodWire } from './time.js';

const figure = z.object({ quantity: QuantityWire, per: z.enum(pers) });

const about = { indicator: z.string(), dimensions, at: instant };

const observed = {
  ...about,
  observation: z.string(),
  period: PeriodWire,
  by: z.object({ name: z.string(), self: z.boolean() }),
};

/** The state then against the state now: what happened twice in between is told once. */
export const ChangeWire = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('figure'), ...observed, is: figure }),
  /** The figure may read the same: then its source date, grade or note differ. */
  z.object({
    kind: z.literal('revision'),
    ...observed,
    was: figure,
    is: figure,
    /** Where it stood then, if it has been moved since. */
    from: z.object({ period: PeriodWire, dimensions: about.dimensions }).nullable(),
    reason: z.string().nullable(),
  }),
  z.object({ kind: z.literal('retraction'), ...observed, was: figure, reason: z.string().nullable() }),
  /** Of the newest figure of the total; `was` is null where there was none to compare. */
  z.object({
    kind: z.literal('verdict'),
    ...about,
    was: z.enum(verdicts).nullable(),
    is: z.enum(verdicts),
  }),
  z.object({
    kind: z.literal('alert'),
    ...about,
    alert: z.string(),
    change: z.enum(['began', 'ended', 'came-and-went']),
    severity: AlertSummaryWire.shape.severity,
    channel: AlertSummaryWire.shape.channel,
  }),
  z.object({
    kind: z.literal('overdue'),
    ...about,
    since: PeriodWire.shape.start,
    daysLate: z.number().int(),
  }),
]);
export type ChangeWire = z.infer<typeof ChangeWire>;

export const ChangesWire = z
  .object({
    /** Null for somebody who has never looked: nothing is listed then. */
    since: instant.nullable(),
    /** What was recorded up to here is in the list: the instant to note as the last look. */
    until: instant,
    items: z.array(ChangeWire),
    /** More changed than is listed; the newest are. */
    more: z.boolean(),
  })
  .meta({ id: 'Changes' });
export type ChangesWire = z.infer<typeof ChangesWire>;

export const LastLookBody = z.strictObject({ at: givenInstant }).meta({ id: 'LastLookBody' });
export type LastLookBody = z.input<typeof LastLookBody>;

export const LastLookWire = z.object({ at: instant }).meta({ id: 'LastLook' });
export type LastLookWire = z.infer<typeof LastLookWire>;

export const densities = ['comfortable', 'compact'] as const;

export const groupings = ['section', 'theme', 'status', 'none'] as const;

const mostArranged = 500;

const ids = z
  .array(text(100).min(1))
  .max(mostArranged)
  .refine((given) => new Set(given).size === given.length, 'names an indicator twice');

export const ArrangementWire = z
  .strictObject({
    /** Null for as many as there are: panels for a few, a table for many. */
    density: z.enum(densities).nullable(),
    grouping: z.enum(groupings),
    order: ids,
    pinned: ids,
  })
  .meta({
    id: 'Arrangement',
    description:
      'How somebody has arranged the overview. Indicators it does not name follow in the order of the catalogue.',
  });
export type ArrangementWire = z.infer<typeof ArrangementWire>;
