/** A figure as it is handed in. */
import { z } from 'zod';
import { languages } from '../language/language.js';
import { pers } from '../quantity/quantity.js';
import { observationStatuses, reliabilities } from '../series/observation.js';
import { BaselineWire } from './baseline.js';
import { ComparisonWire, NormalisedWire } from './comparison.js';
import { AlternativeWire, PointWire } from './point.js';
import { ProblemItemWire } from './problem.js';
import { QuantityWire } from './quantity.js';
import { text } from './text.js';
import { PeriodWire } from './time.js';

export const ObservationBody = z
  .strictObject({
    indicator: text(100),
    period: text(100),
    value: z.union([
      text(10_000),
      z.number(),
      QuantityWire.partial()
        .extend({ text: text(10_000).optional() })
        .strict(),
    ]),
    /** How a flow figure is meant whose own words do not say it. */
    per: z.enum(pers).optional(),
    dimensions: z.record(text(100), text(100)).optional(),
    source: z.strictObject({
      title: text(500),
      publisher: text(300).nullish(),
      author: text(300).nullish(),
      date: text(40).nullish(),
      url: text(2000).nullish(),
      locator: text(300).nullish(),
    }),
    reliability: z.enum(reliabilities).nullish(),
    credibility: z.number().int().min(1).max(6).nullish(),
    status: z.enum(observationStatuses).nullish(),
    note: text(4000).nullish(),
    /** Why it is right in spite of what was warned of; kept as the reason of its revision. */
    comment: text(1000).nullish(),
    /** The language the figure is written in, for separators that read two ways. */
    language: z.enum(languages).optional(),
  })
  .meta({
    id: 'ObservationBody',
    description:
      'POST /observations as far as its outer form goes; the figure and the period are read by the domain.',
  });
export type ObservationBody = z.input<typeof ObservationBody>;

export const AcceptedWire = z.object({ id: z.string(), status: z.enum(['accepted', 'waiting']) }).meta({
  id: 'Accepted',
  description: 'waiting: an editor looks at it first.',
});
export type AcceptedWire = z.infer<typeof AcceptedWire>;

export const PreviewWire = z
  .object({
    quantity: QuantityWire.nullable(),
    per: z.enum(pers).nullable(),
    period: PeriodWire.nullable(),
    normalised: NormalisedWire.nullable(),
    comparison: ComparisonWire.nullable(),
    partial: z.boolean(),
    baseline: BaselineWire.nullable(),
    previous: PointWire.nullable(),
    warnings: z.array(ProblemItemWire),
    errors: z.array(ProblemItemWire),
    /** Live observations for the same indicator, dimensions and period. */
    duplicates: z.array(AlternativeWire),
  })
  .meta({ id: 'Preview' });
export type PreviewWire = z.infer<typeof PreviewWire>;
