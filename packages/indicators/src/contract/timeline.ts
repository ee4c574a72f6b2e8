/** Measures and events beside the figures, and figures before and after one. */
import { z } from 'zod';
import { bases } from '../indicator/indicator.js';
import { placeIdPattern } from '../place/place.js';
import { isBlank } from '../series/source-identity.js';
import {
  beforeAfterReasons,
  beforeAfterSays,
  beforeAfterTopics,
  seasons,
  stepUnits,
  windowLimits,
} from '../statistics/codes.js';
import { moveDirections, timelineKinds, timelineStatuses } from '../timeline/entry.js';
import { dimensions } from './dimensions.js';
import { BoundsWire } from './quantity.js';
import { LocalisedTextWire, text } from './text.js';
import { PeriodWire, rowNumber } from './time.js';
import { timelineLimits } from './timeline-limits.js';
import { httpUrl } from './web-address.js';

const said = (most: number) =>
  text(most)
    .transform((given) => given.trim())
    .refine((given) => !isBlank(given), 'write something, or leave it out');
const inSomeLanguage = (most: number) =>
  z
    .strictObject({ en: said(most).optional(), ar: said(most).optional() })
    .refine(({ en, ar }) => en !== undefined || ar !== undefined, 'write it in one language at least');
const eachOnce = <T>(all: readonly T[]) => new Set(all).size === all.length;

export const TimelineBody = z
  .strictObject({
    kind: z.enum(timelineKinds),
    /** Of a measure: how far it has come. Of an event: how sure it is, if that is known. */
    status: z.enum(timelineStatuses).nullish(),
    title: inSomeLanguage(timelineLimits.title),
    text: inSomeLanguage(timelineLimits.text).nullish(),
    /** As precisely as it is known: 2020-03-14, 2020-03, 2020, 2020-03-14/2020-05-02. */
    when: text(100),
    /** It goes on, or nobody knows when it ended: `when` is then its beginning. */
    openEnd: z.boolean().optional(),
    /** Ids of places. */
    places: z
      .array(z.string().regex(placeIdPattern, 'is no identifier of a place'))
      .max(timelineLimits.places)
      .refine(eachOnce, 'names one twice')
      .optional(),
    /** The indicators it concerns, and which way it is said to move them. */
    moves: z
      .array(z.strictObject({ indicator: text(100), direction: z.enum(moveDirections).nullish() }))
      .max(timelineLimits.indicators)
      .refine((all) => eachOnce(all.map(({ indicator }) => indicator)), 'names one twice')
      .optional(),
    /** Where something is written about it. */
    sources: z
      .array(
        z.strictObject({
          title: said(500),
          url: httpUrl.nullish(),
          /** Page, paragraph. */
          locator: said(200).nullish(),
        }),
      )
      .max(timelineLimits.sources)
      .optional(),
  })
  .meta({ id: 'TimelineBody' });
export type TimelineBody = z.input<typeof TimelineBody>;

export const TimelineEditBody = TimelineBody.extend({
  /** The version it was decided on; left out, the one there is. */
  version: rowNumber.optional(),
}).meta({ id: 'TimelineEditBody' });
export type TimelineEditBody = z.input<typeof TimelineEditBody>;

export const SomeTextWire = z
  .object({ en: z.string().optional(), ar: z.string().optional() })
  .meta({ id: 'SomeText', description: 'A text in English, in Arabic, or in both.' });

const entryFields = {
  kind: z.enum(timelineKinds),
  status: z.enum(timelineStatuses).nullable(),
  title: SomeTextWire,
  text: SomeTextWire.nullable(),
  when: PeriodWire,
  openEnd: z.boolean(),
  places: z.array(z.string()),
  moves: z.array(z.object({ indicator: z.string(), direction: z.enum(moveDirections).nullable() })),
  sources: z.array(
    z.object({ title: z.string(), url: z.string().nullable(), locator: z.string().nullable() }),
  ),
};

export const TimelineEntryWire = z
  .object({
    id: z.string(),
    ...entryFields,
    /** It is one of the source document's measures. */
    ofSourceDocument: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'TimelineEntry', description: 'A measure or an event.' });
export type TimelineEntryWire = z.infer<typeof TimelineEntryWire>;

export const TimelineListWire = z
  .object({ items: z.array(TimelineEntryWire), next: z.null() })
  .meta({ id: 'TimelineList' });
export type TimelineListWire = z.infer<typeof TimelineListWire>;

export const TimelineVersionsWire = z
  .object({
    items: z.array(
      z.object({
        version: z.number().int(),
        what: z.enum(['created', 'changed', 'removed', 'restored']),
        ...entryFields,
        by: z.string(),
        at: z.string(),
      }),
    ),
  })
  .meta({ id: 'TimelineVersions' });
export type TimelineVersionsWire = z.infer<typeof TimelineVersionsWire>;

const SideWire = z.object({
  /** All of it, whether or not it has figures. */
  window: PeriodWire,
  points: z.number().int(),
  /** From the least to the greatest the figures allow. */
  mean: BoundsWire,
});
const span = z.object({ lower: z.number(), upper: z.number() });

export const BeforeAfterWire = z
  .object({
    indicator: z.string(),
    dimensions,
    entry: z.string(),
    /** What every number is in. */
    unit: z.string(),
    basis: z.enum(bases).nullable(),
    /** Null where there is nothing to compare: then whyNot says why. */
    result: z
      .object({
        step: z.object({ unit: z.enum(stepUnits), count: z.number().int() }),
        /** How many steps long each of the two windows is. */
        periods: z.number().int(),
        /** What keeps them from being longer: the side that has less, or what was asked for. */
        limit: z.enum(windowLimits),
        before: SideWire,
        after: SideWire,
        /** The mean after less the mean before. */
        difference: BoundsWire,
        season: z.enum(seasons),
        /** The most steps that make whole years; null where there are none. */
        wholeYears: z.number().int().nullable(),
        /** Null where there are too few figures for one. */
        test: z
          .object({
            /** Pairs in which the figure before is the greater. */
            u: span,
            /** Of the normal approximation; null where p was counted out. */
            z: span.nullable(),
            /** Two-sided. */
            p: span,
            says: z.enum(beforeAfterSays),
          })
          .nullable(),
      })
      .nullable(),
    whyNot: z.enum(beforeAfterReasons).nullable(),
    leftOut: z.object({
      during: z.number().int(),
      otherLength: z.number().int(),
      unfinished: z.number().int(),
      beyond: z.number().int(),
    }),
    method: z.object({ name: LocalisedTextWire, source: LocalisedTextWire }).nullable(),
    /** All of it in words, in the order in which it is read. */
    sentences: z.array(z.object({ about: z.enum(beforeAfterTopics), text: LocalisedTextWire })),
  })
  .meta({
    id: 'BeforeAfter',
    description: 'A series before and after something, without a claim about its cause.',
  });
export type BeforeAfterWire = z.infer<typeof BeforeAfterWire>;
