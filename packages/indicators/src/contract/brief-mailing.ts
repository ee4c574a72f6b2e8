/** When and how somebody is mailed a kept brief. */
import { z } from 'zod';
import { languages } from '../language/language.js';
import { briefPaces } from '../notify/subscription.js';
import { text } from './text.js';
import { instant } from './time.js';

export const BriefMailingWire = z
  .strictObject({
    pace: z.enum(briefPaces),
    hour: z.number().int().min(0).max(23),
    /** Of weekly mails: 1 is Monday. */
    weekday: z.number().int().min(1).max(7),
    /** Of monthly mails: a day that every month has. */
    day: z.number().int().min(1).max(28),
    /** By its name in the IANA database: Asia/Damascus. */
    timeZone: text(100).min(1),
    /** Of the mail and the PDF. */
    language: z.enum(languages),
    /** It is kept as it is, and none comes. */
    paused: z.boolean(),
  })
  .meta({ id: 'BriefMailing' });
export type BriefMailingWire = z.infer<typeof BriefMailingWire>;

export const BriefMailingStateWire = z
  .object({
    mailing: BriefMailingWire,
    /** Whether you are mailed it at all; otherwise `mailing` is what it would begin with. */
    on: z.boolean(),
    /** When the next comes; null where none does. */
    dueAt: instant.nullable(),
    /** Where it goes, and whether this installation sends mails. */
    address: z.string(),
    sends: z.boolean(),
    /** What became of the last, the newest first. */
    last: z.array(
      z.object({
        status: z.enum(['waiting', 'sent', 'dead']),
        at: instant,
        error: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'BriefMailingState' });
export type BriefMailingStateWire = z.infer<typeof BriefMailingStateWire>;
