/** A figure on the basis of its indicator, and what it is against the baseline. */
import { z } from 'zod';
import { comparisonReasons, verdicts } from '../compare/comparison.js';
import { normaliseMethods } from '../compare/normalise.js';
import { bases } from '../indicator/indicator.js';
import { BoundsWire, QuantityWire } from './quantity.js';

export const ComparisonWire = z
  .object({
    verdict: z.enum(verdicts),
    reason: z.enum(comparisonReasons).nullable(),
    basis: z.enum(bases).nullable(),
    ratio: BoundsWire.nullable(),
    difference: BoundsWire.nullable(),
  })
  .meta({ id: 'Comparison' });
export type ComparisonWire = z.infer<typeof ComparisonWire>;

export const NormalisedWire = z
  .object({
    quantity: QuantityWire,
    basis: z.enum(bases).nullable(),
    /** 'none': not a flow or nothing to do; 'divided': total over its equivalents; 'rate': already a rate, converted. */
    method: z.enum(normaliseMethods),
    days: z.number(),
    /** How many of the basis the period covers, e.g. 9 months. */
    equivalents: z.number(),
  })
  .meta({ id: 'Normalised' });
export type NormalisedWire = z.infer<typeof NormalisedWire>;
