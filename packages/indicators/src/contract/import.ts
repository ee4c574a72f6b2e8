/** Tables that are taken in: uploaded or pasted, mapped, planned, committed, undone. */
import { z } from 'zod';
import { problemCodes } from '../problem.js';
import { MappingSchema } from '../table/mapping.js';
import { questionCodes } from '../table/survey.js';
import { dimensions } from './dimensions.js';
import { QuantityWire } from './quantity.js';
import { CitationWire } from './source.js';
import { text } from './text.js';
import { instant, PeriodWire } from './time.js';

export const importStatuses = [
  'reading',
  'mapping',
  'checking',
  'planned',
  'committing',
  'committed',
  'undoing',
  'undone',
  'cancelled',
  'failed',
] as const;
export type ImportStatus = (typeof importStatuses)[number];

export const importEntryKinds = ['create', 'revise', 'unchanged', 'skip', 'reject'] as const;
export type ImportEntryKind = (typeof importEntryKinds)[number];

export const importPhases = ['reading', 'checking', 'committing', 'evaluating', 'undoing'] as const;
export type ImportPhase = (typeof importPhases)[number];

/** What somebody says the columns are. */
export const MappingWire = MappingSchema;
export type MappingWire = z.infer<typeof MappingWire>;

const params = z.record(z.string(), z.union([z.string(), z.number()]));
const count = z.number().int();

export const ImportFormatWire = z
  .object({
    kind: z.enum(['csv', 'tsv', 'xlsx', 'ods', 'json']),
    encoding: z.string().nullable(),
    delimiter: z.string().nullable(),
    sheet: z.string().nullable(),
    sheets: z.array(z.object({ name: z.string(), hidden: z.boolean() })),
    headerRow: z.number().int().nullable(),
    vocabulary: z.enum(['marsad', 'hxl', 'sdmx']).nullable(),
  })
  .meta({ id: 'ImportFormat' });
export type ImportFormatWire = z.infer<typeof ImportFormatWire>;

export const ImportColumnWire = z
  .object({
    name: z.string(),
    samples: z.array(z.string()),
    suggests: z
      .object({
        field: z
          .string()
          .describe('A path into the mapping: period, value, dimensions/sex, source/title, across'),
        because: z.enum(['header', 'cells', 'tag', 'vocabulary', 'saved', 'given']),
        evidence: z.object({ row: count, value: z.string() }).nullable(),
        reads: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'ImportColumn' });
export type ImportColumnWire = z.infer<typeof ImportColumnWire>;

export const QuestionWire = z
  .object({
    code: z.enum(questionCodes),
    column: z.string().nullable(),
    options: z.array(z.object({ value: z.string(), outcome: z.string() })),
    evidence: z.array(z.object({ row: count, value: z.string() })),
    params,
    detail: z.string().describe('The question as a sentence, in the language of the request'),
  })
  .meta({ id: 'ImportQuestion' });
export type QuestionWire = z.infer<typeof QuestionWire>;

/** What is wrong, in words; with `params` whoever reads it can say it in another language. */
export const SaidProblemWire = z.object({
  code: z.enum(problemCodes),
  detail: z.string(),
  params: params.optional(),
});

export const ImportCountsWire = z
  .object({
    rows: count,
    create: count,
    revise: count,
    unchanged: count,
    skip: count,
    reject: count,
    events: count.optional(),
    periods: count.optional(),
  })
  .meta({ id: 'ImportCounts' });
export type ImportCountsWire = z.infer<typeof ImportCountsWire>;

/** An import as it waits for an editor: one item, however many rows. */
export const SubmittedImportWire = z
  .object({ id: z.string(), name: z.string(), counts: ImportCountsWire.nullable() })
  .meta({ id: 'SubmittedImport' });
export type SubmittedImportWire = z.infer<typeof SubmittedImportWire>;

export const ImportWire = z
  .object({
    id: z.string(),
    name: z.string(),
    status: z.enum(importStatuses),
    bytes: count,
    sha256: z.string(),
    by: z.object({ kind: z.enum(['person', 'token', 'feed', 'system']), name: z.string() }),
    at: instant,
    format: ImportFormatWire.nullable(),
    columns: z.array(ImportColumnWire),
    mapping: MappingWire,
    questions: z.array(QuestionWire),
    notes: z.array(SaidProblemWire),
    progress: z
      .object({
        phase: z.enum(importPhases),
        done: count,
        total: count.nullable(),
        perSecond: z.number().nullable(),
        secondsLeft: z.number().nullable(),
      })
      .nullable(),
    counts: ImportCountsWire.nullable(),
    alerts: z.object({ fired: count, resolved: count }).nullable(),
    /** What an undo left alone, since somebody changed it after the import. */
    kept: z.array(z.object({ row: count, observation: z.string(), period: PeriodWire })),
    problem: SaidProblemWire.nullable(),
    /** The submission an editor decides on, where it is a contributor's and the review step is on. */
    submission: z.object({ id: z.string(), status: z.string() }).nullable(),
    feed: z.object({ id: z.string(), name: z.string() }).nullable(),
    committedAt: instant.nullable(),
    undoneAt: instant.nullable(),
  })
  .meta({ id: 'Import' });
export type ImportWire = z.infer<typeof ImportWire>;

export const ImportListWire = z
  .object({ items: z.array(ImportWire), next: z.string().nullable() })
  .meta({ id: 'ImportList' });
export type ImportListWire = z.infer<typeof ImportListWire>;

export const ImportAcceptedWire = z
  .object({ id: z.string(), status: z.enum(importStatuses) })
  .meta({ id: 'ImportAccepted' });
export type ImportAcceptedWire = z.infer<typeof ImportAcceptedWire>;

export const ImportRowWire = z
  .object({
    row: count,
    /** Of a wide table: the column it stands in. */
    column: z.string().nullable(),
    kind: z.enum(importEntryKinds),
    entry: z
      .object({
        indicator: z.string(),
        dimensions,
        period: PeriodWire,
        quantity: QuantityWire,
        per: z.string(),
        source: CitationWire.omit({ id: true }),
        reliability: z.string().nullable(),
        credibility: count.nullable(),
        status: z.string(),
        note: z.string().nullable(),
        warnings: z.array(SaidProblemWire),
      })
      .nullable(),
    /** The figure on record that it revises or repeats; after the commit the one it made. */
    observation: z.string().nullable(),
    errors: z.array(
      z.object({
        column: z.string().nullable(),
        value: z.string(),
        code: z.enum(problemCodes),
        detail: z.string(),
        params: params.optional(),
      }),
    ),
  })
  .meta({ id: 'ImportRow' });
export type ImportRowWire = z.infer<typeof ImportRowWire>;

export const ImportRowsWire = z
  .object({ items: z.array(ImportRowWire), next: z.string().nullable() })
  .meta({ id: 'ImportRows' });
export type ImportRowsWire = z.infer<typeof ImportRowsWire>;

export const PastedTableBody = z
  .strictObject({
    /** As it was copied from a spreadsheet, or a whole file of text. */
    text: z.string().min(1),
    name: text(300).optional(),
    mapping: MappingWire.optional(),
  })
  .meta({ id: 'PastedTableBody' });
export type PastedTableBody = z.input<typeof PastedTableBody>;

export const SavedMappingWire = z
  .object({ id: z.string(), name: z.string(), columns: z.array(z.string()), mapping: MappingWire })
  .meta({ id: 'SavedMapping' });
export type SavedMappingWire = z.infer<typeof SavedMappingWire>;

export const SavedMappingListWire = z
  .object({ items: z.array(SavedMappingWire) })
  .meta({ id: 'SavedMappingList' });
export type SavedMappingListWire = z.infer<typeof SavedMappingListWire>;

export const SavedMappingBody = z
  .strictObject({
    name: text(200),
    columns: z.array(z.string().max(1_000)).max(1_000),
    mapping: MappingWire,
  })
  .meta({ id: 'SavedMappingBody' });
export type SavedMappingBody = z.input<typeof SavedMappingBody>;
