/** Checks of one's own: how figures must stand to each other, and what the figures say of it. */
import { z } from 'zod';
import { bases } from '../indicator/indicator.js';
import { checkRelations, takenForms, termSigns } from '../own-check/definition.js';
import { checkGaps, checkStates } from '../own-check/evaluate.js';
import { severities } from '../rule/rule.js';
import { isBlank } from '../series/source-identity.js';
import { dimensions } from './dimensions.js';
import { ownCheckLimits as limits } from './own-check-limits.js';
import { BoundsWire, QuantityWire } from './quantity.js';
import { CitationWire } from './source.js';
import { LocalisedTextWire, text } from './text.js';
import { instant, PeriodWire, rowNumber } from './time.js';
import { SomeTextWire } from './timeline.js';
import { httpUrl } from './web-address.js';

const said = (most: number) =>
  text(most)
    .transform((given) => given.trim())
    .refine((given) => !isBlank(given), 'write something, or leave it out');
const inSomeLanguage = (most: number) =>
  z
    .strictObject({ en: said(most).optional(), ar: said(most).optional() })
    .refine(({ en, ar }) => en !== undefined || ar !== undefined, 'write it in one language at least');

const FigureBody = z.strictObject({
  indicator: text(100),
  /** The codes of one series; left out, the total. */
  dimensions: z.record(text(100), text(100)).optional(),
  /** Of each period anew, the baseline, or a period such as 2020-06. Left out, `latest`. */
  at: text(100).optional(),
  /** Of a flow: on its rate basis, or the total of its period. Left out, as its figures are stated. */
  as: z.enum(takenForms).optional(),
});

const FactBody = z.strictObject({
  /** With its hedge, and what it is per: "60 to 70 a month", "more than 100,000". */
  value: text(limits.value),
  unit: text(100),
  /** What it says. */
  name: inSomeLanguage(limits.title),
  source: z
    .strictObject({ title: said(500), url: httpUrl.nullish(), locator: said(200).nullish() })
    .nullish(),
});

const LengthBody = z
  .strictObject({
    /** How many: "14 to 15". */
    value: text(100).optional(),
    unit: z.enum(bases).optional(),
    /** Or the length of a period. */
    period: text(100).optional(),
  })
  .refine(
    ({ value, unit, period }) =>
      period === undefined
        ? value !== undefined && unit !== undefined
        : value === undefined && unit === undefined,
    'is a value with its unit, or a period',
  );

const TermBody = z
  .strictObject({
    sign: z.enum(termSigns).optional(),
    figure: FigureBody.optional(),
    fact: FactBody.optional(),
    /** What a rate is multiplied with. */
    times: LengthBody.nullish(),
  })
  .refine(({ figure, fact }) => (figure === undefined) !== (fact === undefined), 'is a figure or a fact');
export type OwnCheckTermBody = z.input<typeof TermBody>;

const termsBody = z.array(TermBody).min(1, 'is empty: name a figure or a fact').max(limits.terms);
const SideBody = z.strictObject({
  terms: termsBody,
  /** The side is then the share of these that the terms make up, in per cent. */
  shareOf: termsBody.nullish(),
});
export type OwnCheckSideBody = z.input<typeof SideBody>;

const statement = {
  left: SideBody,
  relation: z.enum(checkRelations),
  /** By how many per cent of the right side equal sides may differ. */
  tolerance: z.number().min(0).max(100).optional(),
  right: SideBody,
};

export const OwnCheckPreviewBody = z.strictObject(statement).meta({ id: 'OwnCheckPreviewBody' });
export type OwnCheckPreviewBody = z.input<typeof OwnCheckPreviewBody>;

export const OwnCheckBody = z
  .strictObject({
    title: inSomeLanguage(limits.title),
    note: inSomeLanguage(limits.note).nullish(),
    ...statement,
    /** Of the alert that a tension is. */
    severity: z.enum(severities).optional(),
    /** Ids or names of the only receivers that are told; left out, every one that listens. */
    receivers: z.array(text(100)).max(50).nullish(),
  })
  .meta({ id: 'OwnCheckBody' });
export type OwnCheckBody = z.input<typeof OwnCheckBody>;

export const OwnCheckEditBody = OwnCheckBody.extend({
  /** The version it was decided on; left out, the one there is. */
  version: rowNumber.optional(),
}).meta({ id: 'OwnCheckEditBody' });
export type OwnCheckEditBody = z.input<typeof OwnCheckEditBody>;

const FigureTermWire = z.object({
  indicator: z.string(),
  /** Null for one that is gone. */
  name: LocalisedTextWire.nullable(),
  dimensions,
  /** What these codes are called; none for the total. */
  parts: z.array(LocalisedTextWire),
  /** `latest`, `baseline`, or the text of a period. */
  at: z.string(),
  as: z.enum(takenForms).nullable(),
});

const FactTermWire = z.object({
  quantity: QuantityWire,
  name: SomeTextWire,
  unit: z.string(),
  per: z.enum(bases).nullable(),
  source: z
    .object({ title: z.string(), url: z.string().nullable(), locator: z.string().nullable() })
    .nullable(),
});

const measure = {
  unit: z.string(),
  per: z.enum(bases).nullable(),
};

const TermWire = z.object({
  sign: z.enum(termSigns),
  /** One of the two. */
  figure: FigureTermWire.nullable(),
  fact: FactTermWire.nullable(),
  times: z
    .object({
      quantity: QuantityWire.nullable(),
      unit: z.enum(bases).nullable(),
      period: PeriodWire.nullable(),
    })
    .nullable(),
  /** As it was worked with: on the rate basis, or over its period. Null where it is missing. */
  given: BoundsWire.nullable(),
  givenPer: z.enum(bases).nullable(),
  /** The length of time in what the rate is per. */
  length: BoundsWire.nullable(),
  /** The two multiplied. */
  value: BoundsWire.nullable(),
  ...measure,
  /** The figure it stood on; its observation and its source are null where it is added up from parts. */
  behind: z
    .object({
      period: PeriodWire,
      observation: z.string().nullable(),
      source: CitationWire.extend({ id: z.string() }).nullable(),
    })
    .nullable(),
  gap: z.enum(checkGaps).nullable(),
});
export type OwnCheckTermWire = z.infer<typeof TermWire>;

const SideWire = z.object({
  terms: z.array(TermWire),
  shareOf: z.array(TermWire).nullable(),
  sum: BoundsWire.nullable(),
  whole: BoundsWire.nullable(),
  /** The sum, or its share in per cent. */
  value: BoundsWire.nullable(),
  ...measure,
});
export type OwnCheckSideWire = z.infer<typeof SideWire>;

export const OwnCheckOutcomeWire = z
  .object({
    state: z.enum(checkStates),
    /** Of the figures that come anew. */
    period: PeriodWire.nullable(),
    left: SideWire,
    relation: z.enum(checkRelations),
    tolerance: z.number(),
    right: SideWire,
    /** By how much it is missed, at least and at most. */
    missedBy: BoundsWire.nullable(),
    /** Why it says nothing. */
    gap: z.enum(checkGaps).nullable(),
    conclusion: LocalisedTextWire,
    /** The series whose alert a tension is; null where it stands on baselines and facts alone, and calls nobody. */
    alertOn: z.object({ indicator: z.string(), dimensions }).nullable(),
  })
  .meta({ id: 'OwnCheckOutcome', description: 'What the figures say of a check, with the arithmetic.' });
export type OwnCheckOutcomeWire = z.infer<typeof OwnCheckOutcomeWire>;

export const OwnCheckWire = z
  .object({
    id: z.string(),
    title: SomeTextWire,
    note: SomeTextWire.nullable(),
    severity: z.enum(severities),
    receivers: z.array(z.string()).nullable(),
    outcome: OwnCheckOutcomeWire,
    /** The alert that its tension is, as long as it lasts. */
    alert: z.string().nullable(),
    version: z.number().int(),
    by: z.string(),
    at: instant,
  })
  .meta({ id: 'OwnCheck', description: 'How figures must stand to each other, as somebody wrote it.' });
export type OwnCheckWire = z.infer<typeof OwnCheckWire>;

export const OwnCheckListWire = z
  .object({
    items: z.array(OwnCheckWire),
    /** Those that this Marsad cannot read: damaged, or written by a newer one. A title is there where it can be told. */
    unreadable: z.array(z.object({ id: z.string(), title: SomeTextWire.nullable() })),
    next: z.null(),
  })
  .meta({ id: 'OwnCheckList' });
export type OwnCheckListWire = z.infer<typeof OwnCheckListWire>;

export const checkTensions = ['tension', 'possible'] as const;

export const OwnCheckTensionsWire = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        title: SomeTextWire,
        /** `possible`: a limit that the figures may be beyond. */
        state: z.enum(checkTensions),
        /** Of whose figures it is one. */
        indicators: z.array(z.string()),
      }),
    ),
  })
  .meta({
    id: 'OwnCheckTensions',
    description: 'The checks that cannot hold, and the limits that may not hold; without their arithmetic.',
  });
export type OwnCheckTensionsWire = z.infer<typeof OwnCheckTensionsWire>;

export const OwnCheckVersionsWire = z
  .object({
    items: z.array(
      z.object({
        version: z.number().int(),
        what: z.enum(['created', 'changed', 'removed', 'restored']),
        title: SomeTextWire,
        by: z.string(),
        at: z.string(),
      }),
    ),
  })
  .meta({ id: 'OwnCheckVersions' });
export type OwnCheckVersionsWire = z.infer<typeof OwnCheckVersionsWire>;

export const OwnCheckExampleListWire = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        title: SomeTextWire,
        note: SomeTextWire.nullable(),
        /** With what the figures here say of it. */
        outcome: OwnCheckOutcomeWire,
      }),
    ),
  })
  .meta({
    id: 'OwnCheckExampleList',
    description: 'Checks that the source document bears, ready to be taken.',
  });
export type OwnCheckExampleListWire = z.infer<typeof OwnCheckExampleListWire>;
