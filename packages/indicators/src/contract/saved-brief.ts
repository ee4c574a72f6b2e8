/** Briefs that are kept: their names, what is in them and in which order, and what they show. */
import { z } from 'zod';
import { languages } from '../language/language.js';
import { pers } from '../quantity/quantity.js';
import { isBlank } from '../series/source-identity.js';
import { moveDirections, timelineKinds, timelineStatuses } from '../timeline/entry.js';
import { BriefItemWire, sourced } from './brief.js';
import { briefItemKinds, mostBriefIntroduction, mostBriefItems, mostBriefTitle } from './brief-limits.js';
import { IndicatorWire } from './indicator.js';
import { OwnCheckWire } from './own-check.js';
import { QuantityWire } from './quantity.js';
import { StretchWire } from './reading.js';
import { LocalisedTextWire, text } from './text.js';
import { givenDay, instant, isoDay, PeriodWire, rowNumber } from './time.js';
import { TimelineEntryWire } from './timeline.js';

/** `id` is the indicator's, the timeline entry's, the check's, or that of the figure whose sentence it is. */
const item = { kind: z.enum(briefItemKinds), id: text(100) };
export const SavedBriefItemWire = z.object(item).meta({ id: 'SavedBriefItem' });
export type SavedBriefItemWire = z.infer<typeof SavedBriefItemWire>;

export const SavedBriefBody = z
  .strictObject({
    name: text(mostBriefTitle)
      .transform((given) => given.trim())
      .refine((given) => !isBlank(given), 'give the brief a title'),
    introduction: text(mostBriefIntroduction)
      .transform((given) => given.trim() || null)
      .nullish(),
    /** In the order in which they are shown. */
    items: z
      .array(z.strictObject(item))
      .min(1)
      .max(mostBriefItems)
      .refine(
        (given) => new Set(given.map(({ kind, id }) => `${kind} ${id}`)).size === given.length,
        'names one twice',
      ),
    /** As it was publicly known on this day; left out, as it is known whenever it is looked at. */
    asOf: givenDay.nullish(),
    /** In which it is made as PDF. */
    language: z.enum(languages),
  })
  .meta({ id: 'SavedBriefBody' });
export type SavedBriefBody = z.input<typeof SavedBriefBody>;

export const SavedBriefEditBody = SavedBriefBody.extend({
  /** The version it was decided on; left out, the one there is. */
  version: rowNumber.optional(),
}).meta({ id: 'SavedBriefEditBody' });
export type SavedBriefEditBody = z.input<typeof SavedBriefEditBody>;

const content = {
  name: z.string(),
  introduction: z.string().nullable(),
  items: z.array(SavedBriefItemWire),
  asOf: isoDay.nullable(),
  language: z.enum(languages),
};

export const SavedBriefWire = z
  .object({
    id: z.string(),
    ...content,
    version: z.number().int(),
    /** Who made it, and who changed it last. */
    madeBy: z.string(),
    changedBy: z.string(),
    changedAt: instant,
  })
  .meta({ id: 'SavedBrief' });
export type SavedBriefWire = z.infer<typeof SavedBriefWire>;

export const SavedBriefListWire = z
  .object({ items: z.array(SavedBriefWire), next: z.null() })
  .meta({ id: 'SavedBriefList' });
export type SavedBriefListWire = z.infer<typeof SavedBriefListWire>;

export const SavedBriefVersionsWire = z
  .object({
    items: z.array(
      z.object({
        version: z.number().int(),
        what: z.enum(['created', 'changed', 'removed', 'restored']),
        ...content,
        by: z.string(),
        at: instant,
      }),
    ),
  })
  .meta({ id: 'SavedBriefVersions' });
export type SavedBriefVersionsWire = z.infer<typeof SavedBriefVersionsWire>;

/** A measure or an event, with the names of what it concerns. */
export const BriefEntryWire = z
  .object({
    kind: z.enum(timelineKinds),
    status: z.enum(timelineStatuses).nullable(),
    ...TimelineEntryWire.pick({ id: true, title: true, text: true, when: true, openEnd: true, sources: true })
      .shape,
    concerns: z.array(
      z.object({
        indicator: z.string(),
        name: LocalisedTextWire,
        direction: z.enum(moveDirections).nullable(),
      }),
    ),
    places: z.array(LocalisedTextWire),
  })
  .meta({ id: 'BriefEntry' });
export type BriefEntryWire = z.infer<typeof BriefEntryWire>;

/** The sentence of a text that a figure was read in, and that figure as it stands. */
export const BriefSentenceWire = z
  .object({
    observation: z.string(),
    indicator: IndicatorWire.pick({ id: true, name: true, unit: true, rateBasis: true }),
    period: PeriodWire,
    quantity: QuantityWire,
    per: z.enum(pers),
    /** Null while it is the figure that was read there; else what became of it, and on which day. */
    since: z.object({ kind: z.enum(['revised', 'retracted']), on: isoDay }).nullable(),
    text: z.string(),
    /** Where in it the figure stands, in UTF-16 code units. */
    mark: StretchWire,
    language: z.enum(languages).nullable(),
    ...sourced,
    source: z.string(),
  })
  .meta({ id: 'BriefSentence' });
export type BriefSentenceWire = z.infer<typeof BriefSentenceWire>;

export const SentenceListWire = z
  .object({ items: z.array(BriefSentenceWire), next: z.null() })
  .meta({ id: 'SentenceList' });
export type SentenceListWire = z.infer<typeof SentenceListWire>;

/** A check of one's own as it is written now, with what the figures say of it. */
export const BriefCheckWire = z
  .object({
    ...OwnCheckWire.pick({ id: true, title: true, note: true, outcome: true }).shape,
    /** The day as of which its figures are known, where the brief has one of its own. */
    figuresOf: isoDay.nullable(),
  })
  .meta({ id: 'BriefCheck' });
export type BriefCheckWire = z.infer<typeof BriefCheckWire>;

/** gone: it was deleted, or its text was removed. later: it was not known yet on the day of the brief. unreadable: it is damaged, or a newer version wrote it. */
export const briefAbsences = ['gone', 'later', 'unreadable'] as const;

export const ShownBriefItemWire = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('indicator'), indicator: BriefItemWire }),
    z.object({ kind: z.literal('entry'), entry: BriefEntryWire }),
    z.object({ kind: z.literal('sentence'), sentence: BriefSentenceWire }),
    z.object({ kind: z.literal('check'), check: BriefCheckWire }),
    z.object({
      kind: z.literal('absent'),
      of: z.enum(briefItemKinds),
      id: z.string(),
      why: z.enum(briefAbsences),
    }),
  ])
  .meta({ id: 'ShownBriefItem' });
export type ShownBriefItemWire = z.infer<typeof ShownBriefItemWire>;

export const ShownBriefWire = z
  .object({
    id: z.string(),
    name: z.string(),
    introduction: z.string().nullable(),
    language: z.enum(languages),
    asOf: isoDay.nullable(),
    version: z.number().int(),
    /** The day as of which it is known: its own, else today. */
    knownOn: isoDay,
    items: z.array(ShownBriefItemWire),
  })
  .meta({ id: 'ShownBrief', description: 'What a kept brief shows, item by item in its order.' });
export type ShownBriefWire = z.infer<typeof ShownBriefWire>;
