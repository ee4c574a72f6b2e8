/** Why there is no total. */
import { z } from 'zod';
import { pers } from '../quantity/quantity.js';
import { noTotalReasons } from '../series/no-total.js';
import { QuantityWire } from './quantity.js';
import { PeriodWire } from './time.js';

export const NoTotalWire = z
  .object({
    reason: z.enum(noTotalReasons),
    /** Null where the parts are never added up, whatever the period. */
    period: PeriodWire.nullable(),
    given: z.array(z.string()),
    missing: z.array(z.string()),
    /** What is known of the total from the parts that are there; null where that is nothing. */
    atLeast: z.object({ quantity: QuantityWire, per: z.enum(pers) }).nullable(),
  })
  .meta({
    id: 'NoTotal',
    description:
      'Why there is no total for the newest figures of the parts; `given` and `missing` are codes of the one dimension.',
  });
export type NoTotalWire = z.infer<typeof NoTotalWire>;
