/** Which alerts a receiver or a silence is for. */
import { z } from 'zod';
import { matcherOps } from '../notify/matcher.js';
import { text } from './text.js';

/** `{ name, value, isEqual? }`, or one text: severity="critical". What it says is read by notify/matcher.ts. */
export const matcher = z.union([
  z.strictObject({
    name: text(100).min(1),
    value: text(300),
    isEqual: z.boolean().optional(),
    /** As in Alertmanager's own form; a true one is refused. */
    isRegex: z.boolean().optional(),
  }),
  z.strictObject({ name: text(100).min(1), op: text(10), value: text(300) }),
  text(400).regex(/[=~]/, 'is no matcher: write severity="critical" or team="west"'),
]);

export const MatcherWire = z
  .object({ name: z.string(), op: z.enum(matcherOps), value: z.string() })
  .meta({ id: 'Matcher' });
export type MatcherWire = z.infer<typeof MatcherWire>;

/** The labels that alerts can carry, each with the values it can have. */
export const LabelListWire = z
  .object({
    items: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
    next: z.null(),
  })
  .meta({ id: 'LabelList' });
export type LabelListWire = z.infer<typeof LabelListWire>;
