/** Quantities: a figure with what is known of its bounds. */
import { z } from 'zod';
import { qualifiers } from '../quantity/quantity.js';

export const BoundsWire = z
  .object({
    lower: z.number().nullable(),
    upper: z.number().nullable(),
    lowerInclusive: z.boolean(),
    upperInclusive: z.boolean(),
  })
  .meta({ id: 'Bounds' });
export type BoundsWire = z.infer<typeof BoundsWire>;

export const QuantityWire = BoundsWire.extend({
  text: z.string(),
  qualifier: z.enum(qualifiers),
  point: z.number().nullable(),
}).meta({ id: 'Quantity' });
export type QuantityWire = z.infer<typeof QuantityWire>;
