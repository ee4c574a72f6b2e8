/** What editors and administrators work with, as it crosses HTTP: sources, own indicators, baselines, review. */
import { z } from 'zod';
import { IndicatorFields } from './indicator-schema.js';
import { pers } from './quantity.js';
import {
  AuditListWire,
  BaselineWire,
  ComparisonWire,
  IndicatorWire,
  LocalisedTextWire,
  NormalisedWire,
  ObservationBody,
  PeriodWire,
  ProblemItemWire,
  QuantityWire,
  Reason,
  SubmissionStepWire,
  SubmissionWire,
  submissionStatuses,
  text,
} from './record-wire.js';

const reliabilities = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
const dimensions = z.record(z.string(), z.string());
const entered = AuditListWire.shape.items.element.shape.at;

// -- sources ----------------------------------------------------------------------------------------------------

export const SourceFileWire = z.object({
  id: z.string(),
  name: z.string(),
  /** Told from its content, never from its name. */
  mediaType: z.string(),
  size: z.number().int().describe('In bytes'),
  addedAt: entered,
  addedBy: z.string(),
});
export const SourceItemWire = z.object({
  id: z.string(),
  title: z.string(),
  publisher: z.string().nullable(),
  author: z.string().nullable(),
  url: z.string().nullable(),
  language: z.string().nullable(),
  reliability: z.string().nullable(),
  version: z.number().int(),
  updatedAt: entered,
  /** How many figures it is the source of; at least so many where `more` is true. */
  figures: z.number().int(),
  more: z.boolean(),
  files: z.array(SourceFileWire),
});
export const SourceListWire = z.object({ items: z.array(SourceItemWire), next: z.string().nullable() });
export const SourceBody = z.strictObject({
  title: text(500)
    .transform((given) => given.trim())
    .refine((given) => given !== '', 'give the title of the document or report'),
  publisher: text(300).nullish(),
  author: text(300).nullish(),
  url: text(2000).nullish(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'give a language tag such as en, ar or ku')
    .nullish(),
  reliability: z.enum(reliabilities).nullish(),
  /** The version it was decided on; left out, the one there is. */
  version: z.number().int().positive().optional(),
});
export const SourceFiguresWire = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      indicator: z.string(),
      dimensions,
      period: PeriodWire,
      quantity: QuantityWire,
      per: z.enum(pers),
      retracted: z.boolean(),
      locator: z.string().nullable(),
      sourceDate: z.string().nullable(),
      reliability: z.string().nullable(),
      credibility: z.number().int().nullable(),
    }),
  ),
  next: z.string().nullable(),
});

// -- own indicators and baselines -------------------------------------------------------------------------------

const rangeMeans = z.enum(['spread', 'uncertainty']);

export const IndicatorBody = IndicatorFields.extend({
  /** Its first figure, which the others are compared with. */
  baseline: ObservationBody.omit({ indicator: true })
    .extend({
      /** What a range means: it varies from time to time, or is one unknown value. */
      range: rangeMeans.optional(),
      spread: z.boolean().optional(),
      uncertainty: z.boolean().optional(),
    })
    .optional(),
}).strict();
export const IndicatorEditBody = IndicatorFields.extend({
  id: IndicatorFields.shape.id.optional(),
  reason: Reason.optional(),
  /** The version it was decided on; left out, the one there is. */
  version: z.number().int().positive().optional(),
}).strict();
export const IndicatorVersionsWire = z.object({
  items: z.array(
    z.object({
      version: z.number().int(),
      indicator: IndicatorWire.omit({ section: true, locator: true, version: true, archivedAt: true }),
      reason: z.string().nullable(),
      by: z.string(),
      at: entered,
    }),
  ),
});
export const BaselineBody = z.strictObject({
  observation: z.string(),
  range: rangeMeans.nullish(),
  reason: Reason,
});
export const BaselineEndBody = z.strictObject({ dimensions: dimensions.optional(), reason: Reason });
export const BaselineHistoryWire = z.object({
  items: z.array(
    z.object({
      observation: z.string(),
      revision: z.number().int(),
      dimensions,
      period: PeriodWire,
      quantity: QuantityWire,
      per: z.enum(pers),
      range: rangeMeans.nullable(),
      sourceTitle: z.string(),
      reason: z.string().nullable(),
      by: z.string(),
      pinnedAt: entered,
      endedAt: entered.nullable(),
    }),
  ),
});

// -- review -----------------------------------------------------------------------------------------------------

export const SettingsWire = z.object({
  review: z.boolean(),
  /** How many submissions wait for an editor. */
  waiting: z.number().int(),
});
export const SettingsBody = z.strictObject({ review: z.boolean() });

/** A submission that somebody has yet to do something about, as it would be read and compared. */
export const OpenSubmissionWire = z.object({
  id: z.string(),
  status: z.enum(submissionStatuses),
  receivedAt: SubmissionWire.shape.receivedAt,
  by: z.object({ id: z.string().nullable(), name: z.string() }),
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
  steps: z.array(SubmissionStepWire),
});
export const OpenSubmissionListWire = z.object({
  items: z.array(OpenSubmissionWire),
  /** How many wait for an editor, over all pages. */
  waiting: z.number().int(),
  next: z.string().nullable(),
});
export const ReviewBody = z.strictObject({
  verdict: z.enum(['accept', 'return', 'reject']),
  comment: text(1000)
    .transform((given) => given.trim() || null)
    .nullish(),
});

export type SourceFileWire = z.infer<typeof SourceFileWire>;
export type SourceItemWire = z.infer<typeof SourceItemWire>;
export type SourceListWire = z.infer<typeof SourceListWire>;
export type SourceBody = z.infer<typeof SourceBody>;
export type SourceFiguresWire = z.infer<typeof SourceFiguresWire>;
export type IndicatorBody = z.input<typeof IndicatorBody>;
export type IndicatorEditBody = z.input<typeof IndicatorEditBody>;
export type IndicatorVersionsWire = z.infer<typeof IndicatorVersionsWire>;
export type BaselineHistoryWire = z.infer<typeof BaselineHistoryWire>;
export type SettingsWire = z.infer<typeof SettingsWire>;
export type OpenSubmissionWire = z.infer<typeof OpenSubmissionWire>;
export type OpenSubmissionListWire = z.infer<typeof OpenSubmissionListWire>;
