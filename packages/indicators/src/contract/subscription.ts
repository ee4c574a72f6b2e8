/** What somebody follows, and how they are told of it. */
import { z } from 'zod';
import { languages } from '../language/language.js';
import { followedKinds, mailChoices, mailPaces } from '../notify/subscription.js';
import { LocalisedTextWire, text } from './text.js';
import { instant } from './time.js';

export const SubscriptionBody = z
  .strictObject({
    kind: z.enum(followedKinds),
    /** The id of an indicator or a rule, or the name of a topic. */
    subject: text(100).min(1),
    mail: z.enum(mailChoices).optional(),
    /** Whether open pages say so. */
    app: z.boolean().optional(),
  })
  .meta({ id: 'SubscriptionBody' });
export type SubscriptionBody = z.input<typeof SubscriptionBody>;

export const SubscriptionEditBody = z
  .strictObject({ mail: z.enum(mailChoices), app: z.boolean() })
  .meta({ id: 'SubscriptionEditBody' });
export type SubscriptionEditBody = z.input<typeof SubscriptionEditBody>;

export const SubscriptionWire = z
  .object({
    id: z.string(),
    kind: z.enum(followedKinds),
    subject: z.string(),
    /** Null where it is there no more. Of a topic it is the interface that knows its name. */
    name: LocalisedTextWire.nullable(),
    /** The indicators it is about: what a page open in the app goes by. */
    indicators: z.array(z.string()),
    mail: z.enum(mailChoices),
    app: z.boolean(),
    createdAt: instant,
  })
  .meta({ id: 'Subscription' });
export type SubscriptionWire = z.infer<typeof SubscriptionWire>;

export const TellingWire = z
  .strictObject({
    language: z.enum(languages),
    /** By its name in the IANA database: Asia/Damascus. */
    timeZone: text(100).min(1),
    /** At which daily and weekly mails come. */
    hour: z.number().int().min(0).max(23),
    /** On which weekly mails come: 1 is Monday. */
    weekday: z.number().int().min(1).max(7),
    /** Whether daily and weekly mails come when nothing changed. */
    whenNothing: z.boolean(),
    /** Whether open pages say no more than what is followed. */
    onlyFollowed: z.boolean(),
  })
  .meta({ id: 'Telling' });
export type TellingWire = z.infer<typeof TellingWire>;

export const SubscriptionListWire = z
  .object({
    items: z.array(SubscriptionWire),
    next: z.null(),
    telling: TellingWire,
    /** Where mails go; whether this installation sends any; and what became of the last, the newest first. */
    mail: z.object({
      address: z.string(),
      sends: z.boolean(),
      last: z.array(
        z.object({
          pace: z.enum(mailPaces),
          status: z.enum(['waiting', 'sent', 'dead']),
          at: instant,
          error: z.string().nullable(),
        }),
      ),
    }),
  })
  .meta({ id: 'SubscriptionList' });
export type SubscriptionListWire = z.infer<typeof SubscriptionListWire>;

/** Which mails come no more: of what one follows, or of one kept brief. */
export const UnsubscribedWire = z
  .object({ pace: z.enum([...mailPaces, 'brief']) })
  .meta({ id: 'Unsubscribed' });
export type UnsubscribedWire = z.infer<typeof UnsubscribedWire>;
