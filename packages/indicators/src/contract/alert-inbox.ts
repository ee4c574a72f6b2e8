/** The list of alerts as an inbox: what of it is asked for, how much there is, and in which groups. */
import { z } from 'zod';
import { alertStates } from '../rule/replay.js';
import { certainties, severities } from '../rule/rule.js';
import { LocalisedTextWire, text } from './text.js';

export const alertOrders = ['changed', 'worst'] as const;
export const alertGroupings = ['rule', 'indicator'] as const;

/** Longer ones find nothing that a shorter one would not. */
const longestSearch = 200;

const yesOrNo = z.enum(['true', 'false']).transform((given) => given === 'true');

/** What alerts are asked for by; each narrows the list further. */
export const alertFilter = {
  state: z.enum(alertStates).optional(),
  severity: z.enum(severities).optional(),
  channel: z.enum(certainties).optional(),
  indicator: z.string().optional(),
  rule: z.string().optional(),
  import: z.string().optional().describe('Those that fired or ended by this import'),
  waiting: yesOrNo
    .optional()
    .describe('Those that are going on and that nobody has acknowledged or judged; false: all others'),
  assigned: z.string().optional().describe('To the person of this id, to `me`, or to `nobody`'),
  q: text(longestSearch)
    .optional()
    .describe('Every word stands in the name of the indicator, of the rule or of a part, or in a note'),
};

const Grouping = z.enum(alertGroupings);

/** What can be asked besides: only of a list in the order `worst`. */
export const alertOrdering = {
  order: z
    .enum(alertOrders)
    .optional()
    .describe(
      '`changed`, by default: firing first, then the latest change. `worst`: firing first, then the severest, then what began last',
    ),
  group: Grouping.optional().describe('In the order `worst`: what has the same rule or indicator together'),
  fold: yesOrNo
    .optional()
    .describe('In the order `worst`: leaves out what is only possible where its group has something certain'),
};

export const AlertCountsWire = z
  .object({
    total: z.number().int(),
    /** Only possible, and not certain before. */
    possible: z.number().int(),
    /** Going on, and neither acknowledged nor judged. */
    waiting: z.number().int(),
    /** By rule or indicator, where that was asked: those with the worst first, in the order of the list. */
    groups: z.array(
      z.object({
        id: z.string(),
        name: LocalisedTextWire,
        total: z.number().int(),
        possible: z.number().int(),
        waiting: z.number().int(),
        /** The severest of those that go on; null where none does. */
        worst: z.enum(severities).nullable(),
      }),
    ),
  })
  .meta({ id: 'AlertCounts' });
export type AlertCountsWire = z.infer<typeof AlertCountsWire>;
