/** What was handed in, on its way to becoming a figure. */
import { z } from 'zod';
import { pers } from '../quantity/quantity.js';
import { AlertSummaryWire } from './alert.js';
import { BaselineWire } from './baseline.js';
import { ComparisonWire, NormalisedWire } from './comparison.js';
import { dimensions } from './dimensions.js';
import { SubmittedImportWire } from './import.js';
import { ProblemItemWire } from './problem.js';
import { QuantityWire } from './quantity.js';
import { LocalisedTextWire, text } from './text.js';
import { instant, PeriodWire, rowNumber } from './time.js';

export const submissionStatuses = [
  'waiting',
  'returned',
  'accepted',
  'committed',
  'unchanged',
  'rejected',
] as const;

export const SubmissionStepWire = z
  .object({
    step: z.enum(['handed-in', 'returned', 'accepted', 'rejected', 'withdrawn']),
    comment: z.string().nullable(),
    by: z.string(),
    at: instant,
  })
  .meta({ id: 'SubmissionStep' });
export type SubmissionStepWire = z.infer<typeof SubmissionStepWire>;

export const SubmissionWire = z
  .object({
    id: z.string(),
    status: z.enum(submissionStatuses),
    receivedAt: instant,
    /** What people did with it, where there was a review. */
    steps: z.array(SubmissionStepWire),
    observation: z
      .object({
        id: z.string(),
        revision: z.number().int(),
        indicator: z.string(),
        dimensions,
        period: PeriodWire,
        quantity: QuantityWire,
        per: z.enum(pers),
      })
      .nullable(),
    /** Where it is a table, handed in as one; what is said of a figure is null then. */
    import: SubmittedImportWire.nullable(),
    comparison: ComparisonWire.nullable(),
    alerts: z.array(AlertSummaryWire),
    errors: z.array(ProblemItemWire),
  })
  .meta({ id: 'Submission' });
export type SubmissionWire = z.infer<typeof SubmissionWire>;

const open = {
  id: z.string(),
  status: z.enum(submissionStatuses),
  receivedAt: instant,
  by: z.object({ id: z.string().nullable(), name: z.string() }),
  steps: z.array(SubmissionStepWire),
};

export const OpenSubmissionWire = z
  .object({
    ...open,
    import: z.null(),
    indicator: z.string(),
    name: LocalisedTextWire,
    unit: z.string(),
    dimensions,
    period: PeriodWire,
    quantity: QuantityWire,
    per: z.enum(pers),
    source: z.object({
      title: z.string(),
      publisher: z.string().nullable(),
      author: z.string().nullable(),
      date: z.string().nullable(),
      url: z.string().nullable(),
      locator: z.string().nullable(),
    }),
    reliability: z.string().nullable(),
    credibility: z.number().int().nullable(),
    obsStatus: z.string(),
    note: z.string().nullable(),
    comment: z.string().nullable(),
    normalised: NormalisedWire.nullable(),
    comparison: ComparisonWire.nullable(),
    baseline: BaselineWire.nullable(),
    warnings: z.array(ProblemItemWire),
  })
  .meta({
    id: 'OpenSubmission',
    description:
      'A submission that somebody has yet to do something about, as it would be read and compared.',
  });
export type OpenSubmissionWire = z.infer<typeof OpenSubmissionWire>;

export const OpenImportWire = z.object({ ...open, import: SubmittedImportWire }).meta({
  id: 'OpenImport',
  description: 'A table that somebody has yet to do something about: all of its rows are decided on as one.',
});
export type OpenImportWire = z.infer<typeof OpenImportWire>;

export const OpenSubmissionListWire = z
  .object({
    items: z.array(z.union([OpenSubmissionWire, OpenImportWire])),
    /** How many wait for an editor, over all pages. */
    waiting: z.number().int(),
    next: z.string().nullable(),
  })
  .meta({ id: 'OpenSubmissionList' });
export type OpenSubmissionListWire = z.infer<typeof OpenSubmissionListWire>;

export const ReviewBody = z
  .strictObject({
    verdict: z.enum(['accept', 'return', 'reject']),
    comment: text(1000)
      .transform((given) => given.trim() || null)
      .nullish(),
    /** How many steps of it whoever decides had in front of them; left out, those that there are. */
    steps: rowNumber.optional(),
  })
  .meta({ id: 'ReviewBody' });
export type ReviewBody = z.input<typeof ReviewBody>;
