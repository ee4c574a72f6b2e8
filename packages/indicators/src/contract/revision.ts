/** What editors do to an observation. */
import { z } from 'zod';
import { languages } from '../language/language.js';
import { pers } from '../quantity/quantity.js';
import { observationStatuses } from '../series/observation.js';
import { BaselineWire, PinnedRevisionWire } from './baseline.js';
import { ComparisonWire, NormalisedWire } from './comparison.js';
import { dimensions } from './dimensions.js';
import { ObservationBody } from './entry.js';
import { ProblemItemWire } from './problem.js';
import { QuantityWire } from './quantity.js';
import { Reason, text } from './text.js';
import { PeriodWire, rowNumber } from './time.js';

export const RevisionBody = z
  .strictObject({
    reason: Reason,
    /** The number of the revision it was decided on; left out, the one that is live when the request comes in. */
    revision: rowNumber.optional(),
    value: ObservationBody.shape.value.optional(),
    per: z.enum(pers).optional(),
    /** Where it stands, if that was wrong: its period, its dimensions (all of them), its source. */
    period: ObservationBody.shape.period.optional(),
    dimensions: ObservationBody.shape.dimensions,
    /** With the title of another document, what is left out of it is not known of that document. */
    source: ObservationBody.shape.source.partial().strict().optional(),
    reliability: ObservationBody.shape.reliability,
    credibility: ObservationBody.shape.credibility,
    status: z.enum(observationStatuses).optional(),
    note: text(4000).nullish(),
    language: z.enum(languages).optional(),
    /** Of a baseline: what others are compared with is the corrected figure from now on. Left out, it stays as it was. */
    baseline: z.boolean().optional(),
  })
  .meta({
    id: 'RevisionBody',
    description: 'What changes an observation: what is left out stays as it is.',
  });
export type RevisionBody = z.input<typeof RevisionBody>;

export const RevisionPreviewBody = RevisionBody.extend({ reason: text(1000).optional() }).meta({
  id: 'RevisionPreviewBody',
});
export type RevisionPreviewBody = z.input<typeof RevisionPreviewBody>;

export const ReasonedBody = z
  .strictObject({
    reason: Reason,
    revision: rowNumber.optional(),
  })
  .meta({
    id: 'ReasonedBody',
    description: 'Retracting and restoring.',
  });
export type ReasonedBody = z.input<typeof ReasonedBody>;

export const RecommendationBody = z.strictObject({ reason: Reason }).meta({ id: 'RecommendationBody' });
export type RecommendationBody = z.input<typeof RecommendationBody>;

export const RevisionPreviewWire = z
  .object({
    quantity: QuantityWire.nullable(),
    per: z.enum(pers).nullable(),
    period: PeriodWire.nullable(),
    dimensions: dimensions.nullable(),
    normalised: NormalisedWire.nullable(),
    /** In its new place, against the baseline there; null for the baseline itself. */
    comparison: ComparisonWire.nullable(),
    partial: z.boolean(),
    baseline: BaselineWire.nullable(),
    /** What is pinned of it, and the newest figure against that and against the correction. */
    pinned: PinnedRevisionWire.nullable(),
    errors: z.array(ProblemItemWire),
  })
  .meta({
    id: 'RevisionPreview',
    description: 'How a correction would be read, and what would follow; nothing is stored.',
  });
export type RevisionPreviewWire = z.infer<typeof RevisionPreviewWire>;
