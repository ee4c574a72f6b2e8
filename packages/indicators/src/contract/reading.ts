/**
 * Readings: texts whose figures were found, each a candidate that a person accepts as an observation or dismisses.
 * A reading is its maker's and the editors', as what is handed in is. Once a figure of it is on record, whoever sees the
 * source sees the text, by GET /sources/{id}/text.
 */
import { z } from 'zod';
import { languages } from '../language/language.js';
import { pers } from '../quantity/quantity.js';
import { matchReasonCodes } from '../reading/match/reasons.js';
import { reliabilities } from '../series/observation.js';
import { dimensions } from './dimensions.js';
import { ObservationBody } from './entry.js';
import { SaidProblemWire } from './import.js';
import { QuantityWire } from './quantity.js';
import { submissionStatuses } from './submission.js';
import { text } from './text.js';
import { instant, PeriodWire } from './time.js';

/** reading: it is on its way; read: its candidates are there; failed: `problem` says why and how to mend it. */
export const readingStatuses = ['reading', 'read', 'failed'] as const;
export type ReadingStatus = (typeof readingStatuses)[number];

/** extracting: its text is taken out of the file, counted in pages; finding: its figures are, counted in paragraphs. */
export const readingPhases = ['extracting', 'finding'] as const;
export type ReadingPhase = (typeof readingPhases)[number];

export const candidateStates = ['open', 'accepted', 'dismissed'] as const;
export type CandidateState = (typeof candidateStates)[number];

export const readingKinds = ['pdf', 'docx', 'odt', 'html', 'text', 'markdown'] as const;
export type ReadingKind = (typeof readingKinds)[number];

const changes = ['level', 'rise', 'fall'] as const;
const count = z.number().int();
const params = z.record(z.string(), z.union([z.string(), z.number()]));

/** From one letter of a paragraph's `text` to before another, in UTF-16 code units: `text.slice(start, end)`. */
export const StretchWire = z.object({ start: count, end: count }).meta({ id: 'Stretch' });
export type StretchWire = z.infer<typeof StretchWire>;

export const ParagraphWire = z
  .object({
    n: count.describe(
      'Counted from 1 through the whole text; it is what #p= and the locator of a figure name',
    ),
    page: count.nullable().describe('Counted from 1; null where the file has no pages'),
    section: z.string().nullable().describe('The heading it stands below; null where there is none'),
    isHeading: z.boolean().describe('It is such a heading itself'),
    text: z.string(),
  })
  .meta({ id: 'Paragraph' });
export type ParagraphWire = z.infer<typeof ParagraphWire>;

export const MatchReasonWire = z
  .object({
    code: z.enum(matchReasonCodes),
    detail: z.string().describe('The reason as a sentence, in the language of the request'),
    params,
  })
  .meta({ id: 'MatchReason' });
export type MatchReasonWire = z.infer<typeof MatchReasonWire>;

export const MatchWire = z
  .object({
    indicator: z.string(),
    dimensions,
    score: z
      .number()
      .describe('From 0 to 1, for the order and not for reading: 1 is all that can be said for it'),
    reasons: z.array(MatchReasonWire),
  })
  .meta({ id: 'Match' });
export type MatchWire = z.infer<typeof MatchWire>;

/** The source as it is handed in with a text: as of an observation. A `locator` is put before page and paragraph. */
export const ReadingSourceBody = ObservationBody.shape.source;
export type ReadingSourceBody = z.input<typeof ReadingSourceBody>;

export const ReadingSourceWire = z
  .object({
    id: z
      .string()
      .nullable()
      .describe('Of the source on record; null until a figure of the text is on record'),
    title: z.string(),
    publisher: z.string().nullable(),
    author: z.string().nullable(),
    /** As precise as it was said: 2020, 2020-06 or 2020-06-16. */
    date: z.string().nullable(),
    url: z.string().nullable(),
    locator: z.string().nullable(),
  })
  .meta({ id: 'ReadingSource' });
export type ReadingSourceWire = z.infer<typeof ReadingSourceWire>;

export const CandidateEntryWire = z
  .object({
    indicator: z.string().nullable().describe('The best match; null where there is none'),
    dimensions,
    period: z.string().nullable().describe('As the form reads it; null where the text gives none'),
    value: QuantityWire.nullable().describe(
      'Null where the text tells a change: a change is never offered as a level, whoever accepts it gives the value',
    ),
    per: z.enum(pers).nullable(),
    source: ReadingSourceWire.omit({ id: true }),
    language: z.enum(languages).nullable(),
  })
  .meta({
    id: 'CandidateEntry',
    description:
      'The form filled in: what accepting without a word more would hand in. What is null has to be given.',
  });
export type CandidateEntryWire = z.infer<typeof CandidateEntryWire>;

export const CandidateWire = z
  .object({
    id: z.string(),
    paragraph: count.describe('The `n` of the paragraph that start, end and sentence count in'),
    page: count.nullable(),
    /** Encloses number, hedge and unit in the text of the paragraph: what is highlighted. */
    start: count,
    end: count,
    sentence: StretchWire,
    quantity: QuantityWire,
    change: z.enum(changes),
    unit: z.string().nullable(),
    /** The words the unit was read from. */
    unitText: z.string().nullable(),
    /** What is counted, as it is said. */
    counted: z.string().nullable(),
    per: z.enum(pers).nullable(),
    period: PeriodWire.nullable(),
    place: z.string().nullable(),
    vague: z.boolean().describe('Nobody counted: "dozens"'),
    hedge: StretchWire.nullable().describe(
      'A hedge that was said once for several figures, outside start and end',
    ),
    shared: StretchWire.nullable().describe(
      'A scale, unit or rate that was said once for two levels, outside start and end',
    ),
    conversion: StretchWire.extend({ quantity: QuantityWire, unit: z.string(), unitText: z.string() })
      .nullable()
      .describe('The same figure said again in another unit'),
    matches: z.array(MatchWire).describe('The best first; none where no indicator counts this'),
    entry: CandidateEntryWire,
    warnings: z.array(SaidProblemWire).describe('What a person should look at before accepting'),
    state: z.enum(candidateStates),
    /** What became of it on its way to the record, once accepted; null for a program that may not see it. */
    submission: z.object({ id: z.string(), status: z.enum(submissionStatuses) }).nullable(),
    observation: z.string().nullable().describe('The figure on record'),
    accepted: z
      .object({
        indicator: z.string(),
        dimensions,
        period: PeriodWire,
        quantity: QuantityWire,
        per: z.enum(pers),
      })
      .nullable()
      .describe(
        'What it was accepted as, which need not be what the text says: the figure on record as it stands, corrections and all; before it is there, what was handed in, for whoever may see that',
      ),
    /** Why it was dismissed or opened again, where somebody said so. */
    reason: z.string().nullable(),
    /** Who accepted, dismissed or reopened it last, and when; null while nobody did anything. */
    decided: z.object({ by: z.string(), at: instant }).nullable(),
  })
  .meta({ id: 'Candidate' });
export type CandidateWire = z.infer<typeof CandidateWire>;

const facts = {
  id: z.string(),
  status: z.enum(readingStatuses),
  /** Why it failed, and how to mend it. */
  problem: SaidProblemWire.nullable(),
  name: z.string(),
  kind: z.enum(readingKinds).nullable().describe('Told from its content; null until it is known'),
  source: ReadingSourceWire,
  language: z.enum(languages).nullable().describe('As it was said, else what most of the text is in'),
  pages: count.nullable().describe('How many there are; null where the file has none, or until it is known'),
  progress: z
    .object({ phase: z.enum(readingPhases), done: count, total: count.nullable() })
    .nullable()
    .describe('Null once it is read or failed'),
  counts: z
    .object({ paragraphs: count, open: count, accepted: count, dismissed: count })
    .describe('Of candidates by their states; 0 until it is read'),
  /** What somebody should know of how it was read: pages without text, a table whose figures are left to imports. */
  notes: z.array(SaidProblemWire),
  by: z.object({ kind: z.enum(['person', 'token', 'feed', 'system']), name: z.string() }),
  at: instant,
};

/** As GET /readings lists them. */
export const ReadingItemWire = z.object(facts).meta({ id: 'ReadingItem' });
export type ReadingItemWire = z.infer<typeof ReadingItemWire>;

export const ReadingListWire = z
  .object({ items: z.array(ReadingItemWire), next: z.string().nullable() })
  .meta({ id: 'ReadingList' });
export type ReadingListWire = z.infer<typeof ReadingListWire>;

export const ReadingWire = z
  .object({
    ...facts,
    paragraphs: z.array(ParagraphWire),
    candidates: z.array(CandidateWire).describe('In the order of the text'),
  })
  .meta({ id: 'Reading' });
export type ReadingWire = z.infer<typeof ReadingWire>;

/** POST /readings with a text; a file comes as multipart `file`, with `source` as JSON and `language` beside it. */
export const ReadingBody = z
  .strictObject({
    /** Markdown or plain text. */
    text: text(1_000_000).refine((given) => given.trim() !== '', 'give a text to read'),
    source: ReadingSourceBody,
    /** What it is called in the list; else the title of its source. */
    name: text(300).optional(),
    language: z.enum(languages).optional(),
  })
  .meta({ id: 'ReadingBody' });
export type ReadingBody = z.input<typeof ReadingBody>;

export const ReadingAcceptedWire = z
  .object({ id: z.string(), status: z.enum(readingStatuses) })
  .meta({ id: 'ReadingAccepted' });
export type ReadingAcceptedWire = z.infer<typeof ReadingAcceptedWire>;

/** What is said otherwise than `entry` of the candidate says it; {} takes it as it is. Answered as POST /observations. */
export const CandidateAcceptBody = z
  .strictObject({
    indicator: ObservationBody.shape.indicator.optional(),
    period: ObservationBody.shape.period.optional(),
    value: ObservationBody.shape.value.optional(),
    /** All of them anew: {} is the total. */
    dimensions: ObservationBody.shape.dimensions,
    per: z
      .enum(pers)
      .nullish()
      .describe(
        'What the figure is per. Null: as its indicator is counted, whatever the text says. Left out: as the text says, or as its indicator is counted where a value is given',
      ),
    reliability: z.enum(reliabilities).nullish(),
    credibility: ObservationBody.shape.credibility,
    note: ObservationBody.shape.note,
    /** Why it is right in spite of what was warned of. */
    comment: ObservationBody.shape.comment,
  })
  .meta({ id: 'CandidateAcceptBody' });
export type CandidateAcceptBody = z.input<typeof CandidateAcceptBody>;

/** Of POST …/dismiss and …/reopen, which answer with the candidate. */
export const CandidateReasonBody = z
  .strictObject({
    reason: text(1000)
      .transform((given) => given.trim() || null)
      .nullish(),
  })
  .meta({ id: 'CandidateReasonBody' });
export type CandidateReasonBody = z.input<typeof CandidateReasonBody>;

/** A figure on record and where its words stand in a text. */
export const TextFigureWire = StretchWire.extend({
  observation: z.string(),
  candidate: z.string(),
  paragraph: count,
  sentence: StretchWire,
}).meta({ id: 'TextFigure' });
export type TextFigureWire = z.infer<typeof TextFigureWire>;

export const SourceTextWire = z
  .object({
    reading: z.string(),
    name: z.string(),
    kind: z.enum(readingKinds).nullable(),
    language: z.enum(languages).nullable(),
    pages: count.nullable(),
    date: z.string().nullable().describe('Of the source, as it was said for this text'),
    at: instant,
    paragraphs: z.array(ParagraphWire),
    figures: z.array(TextFigureWire).describe('In the order of the text'),
  })
  .meta({ id: 'SourceText' });
export type SourceTextWire = z.infer<typeof SourceTextWire>;

export const SourceTextsWire = z
  .object({ items: z.array(SourceTextWire), next: z.string().nullable() })
  .meta({
    id: 'SourceTexts',
    description:
      'GET /sources/{id}/text: the texts that figures of a source were read in, the newest first, one to a page; with ?observation= the one that figure was read in, or none.',
  });
export type SourceTextsWire = z.infer<typeof SourceTextsWire>;
