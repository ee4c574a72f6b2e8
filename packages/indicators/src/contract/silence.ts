/** What is kept quiet. */
import { z } from 'zod';
import { MatcherWire, matcher } from './matcher.js';
import { Reason } from './text.js';
import { givenInstant } from './time.js';

export const SilenceBody = z
  .strictObject({
    matchers: z.array(matcher).max(50),
    startsAt: givenInstant.optional(),
    endsAt: givenInstant,
    comment: Reason,
  })
  .meta({ id: 'SilenceBody' });
export type SilenceBody = z.input<typeof SilenceBody>;

export const SilenceWire = z
  .object({
    id: z.string(),
    matchers: z.array(MatcherWire),
    startsAt: z.string(),
    endsAt: z.string(),
    comment: z.string(),
    by: z.string(),
    state: z.enum(['pending', 'active', 'expired']),
  })
  .meta({ id: 'Silence' });
export type SilenceWire = z.infer<typeof SilenceWire>;

export const SilenceListWire = z
  .object({ items: z.array(SilenceWire), next: z.null() })
  .meta({ id: 'SilenceList' });
export type SilenceListWire = z.infer<typeof SilenceListWire>;
