/** A brief: chosen indicators with their figures and where each comes from, for paper and for links that are shared. */
import { z } from 'zod';
import { languages } from '../language/language.js';
import { isBlank } from '../series/source-identity.js';
import { BaselineWire } from './baseline.js';
import { mostBriefIndicators, mostBriefIntroduction, mostBriefTitle } from './brief-limits.js';
import { IndicatorSummaryWire, IndicatorWire } from './indicator.js';
import { NoTotalWire } from './no-total.js';
import { AfterwardsWire, ObservationRefWire, PointWire } from './point.js';
import { CitationWire } from './source.js';
import { text } from './text.js';
import { givenDay, givenInstant, instant } from './time.js';

/** frozen: the figures as they are known now; live: as they are known whenever it is opened. */
const briefModes = ['frozen', 'live'] as const;

/** Nothing in it leads into the installation: no identifiers of sources or observations, no notes, no names of its people. */
export const BriefCitationWire = CitationWire.omit({ id: true });

export const sourced = {
  citation: BriefCitationWire,
  ...ObservationRefWire.pick({ reliability: true, credibility: true }).shape,
  recordedAt: instant.nullable(),
};

const BriefPointWire = PointWire.pick({
  period: true,
  quantity: true,
  per: true,
  normalised: true,
  comparison: true,
  partial: true,
  derived: true,
  disagreement: true,
}).extend({
  ...sourced,
  /** Null for a total computed from its parts: it has no source of its own. */
  citation: BriefCitationWire.nullable(),
  status: ObservationRefWire.shape.status.nullable(),
  /** What became of it since; why is for the people of the installation. */
  since: AfterwardsWire.omit({ reason: true }).nullable(),
});
export type BriefPointWire = BriefItemWire['trend'][number];

export const BriefItemWire = z
  .object({
    indicator: IndicatorWire.pick({
      id: true,
      name: true,
      unit: true,
      rateBasis: true,
      integer: true,
      direction: true,
      dimensions: true,
    }),
    baseline: BaselineWire.omit({ observation: true, sumOf: true })
      .extend({ ...sourced, citation: BriefCitationWire.nullable() })
      .nullable(),
    /** The newest figures, the latest one last; `figures` says how many there are in all. */
    trend: z.array(BriefPointWire),
    figures: z.number().int(),
    noTotal: NoTotalWire.nullable(),
    overdue: IndicatorSummaryWire.shape.overdue,
  })
  .meta({ id: 'BriefItem' });
export type BriefItemWire = z.infer<typeof BriefItemWire>;

export const BriefFiguresWire = z
  .object({
    /** The day as of which the figures are known: the one asked for, else today. */
    knownOn: z.string(),
    items: z.array(BriefItemWire),
  })
  .meta({ id: 'BriefFigures' });
export type BriefFiguresWire = z.infer<typeof BriefFiguresWire>;

export const BriefBody = z
  .strictObject({
    title: text(mostBriefTitle)
      .transform((given) => given.trim())
      .refine((given) => !isBlank(given), 'give the brief a title'),
    introduction: text(mostBriefIntroduction)
      .transform((given) => given.trim() || null)
      .nullish(),
    indicators: z
      .array(text(100))
      .min(1)
      .max(mostBriefIndicators)
      .refine((given) => new Set(given).size === given.length, 'name each indicator once'),
    asOf: givenDay.nullish(),
    language: z.enum(languages),
    mode: z.enum(briefModes),
    expiresAt: givenInstant,
  })
  .meta({ id: 'BriefBody' });
export type BriefBody = z.input<typeof BriefBody>;

export const BriefLinkWire = z
  .object({
    id: z.string(),
    title: z.string(),
    indicators: z.number().int(),
    mode: z.enum(briefModes),
    madeBy: z.string(),
    madeAt: instant,
    expiresAt: instant,
    /** How often it was opened; by whom is not kept. */
    opened: z.number().int(),
  })
  .meta({ id: 'BriefLink' });
export type BriefLinkWire = z.infer<typeof BriefLinkWire>;

export const BriefLinkListWire = z
  .object({ items: z.array(BriefLinkWire), next: z.null() })
  .meta({ id: 'BriefLinkList' });
export type BriefLinkListWire = z.infer<typeof BriefLinkListWire>;

export const NewBriefLinkWire = BriefLinkWire.extend({ link: z.string() }).meta({
  id: 'NewBriefLink',
  description: 'The link itself is shown only here.',
});
export type NewBriefLinkWire = z.infer<typeof NewBriefLinkWire>;

export const SharedBriefWire = BriefFiguresWire.extend({
  title: z.string(),
  introduction: z.string().nullable(),
  language: z.enum(languages),
  mode: z.enum(briefModes),
  expiresAt: instant,
}).meta({
  id: 'SharedBrief',
  description: 'What the holder of a link sees.',
});
export type SharedBriefWire = z.infer<typeof SharedBriefWire>;
