/** Indicators, with where they stand now. */
import { z } from 'zod';
import { sections } from '../catalogue/entry.js';
import { bases, cadences, directions, kinds, statedForms } from '../indicator/indicator.js';
import { IndicatorFields } from '../indicator/schema.js';
import { baselineRanges } from '../series/series.js';
import { AlertSummaryWire } from './alert.js';
import { BaselineWire } from './baseline.js';
import { dimensions } from './dimensions.js';
import { ObservationBody } from './entry.js';
import { NoTotalWire } from './no-total.js';
import { PointWire } from './point.js';
import { ProblemItemWire } from './problem.js';
import { LocalisedTextWire, Reason } from './text.js';
import { instant, isoDay, PeriodWire, rowNumber } from './time.js';

export const DimensionWire = z
  .object({
    id: z.string(),
    name: LocalisedTextWire,
    codes: z.array(z.object({ code: z.string(), name: LocalisedTextWire })),
    /** Codes whose figures stand under another one by now: their history still names them. */
    former: z.array(z.object({ code: z.string(), name: LocalisedTextWire, into: z.string() })).optional(),
  })
  .meta({ id: 'Dimension' });
export type DimensionWire = z.infer<typeof DimensionWire>;

export const IndicatorWire = z
  .object({
    id: z.string(),
    name: LocalisedTextWire,
    definition: LocalisedTextWire,
    kind: z.enum(kinds),
    unit: z.string(),
    rateBasis: z.enum(bases).nullable(),
    statedAs: z.enum(statedForms),
    cadence: z.enum(cadences),
    publicationLagDays: z.number(),
    direction: z.enum(directions),
    nonNegative: z.boolean(),
    integer: z.boolean(),
    dimensions: z.array(DimensionWire),
    margin: z.number(),
    /** Where it stands in the catalogue; 'own' is an administrator's. */
    section: z.enum([...sections, 'own']),
    /** Where the source document speaks of it. */
    locator: z.string().nullable(),
    version: z.number().int(),
    /** Archived indicators keep their figures; nothing new is instant for them. */
    archivedAt: z.string().nullable(),
  })
  .meta({ id: 'Indicator' });
export type IndicatorWire = z.infer<typeof IndicatorWire>;

export const IndicatorSummaryWire = IndicatorWire.extend({
  baseline: BaselineWire.nullable(),
  /** The newest recommended figure of the total series after the baseline; null when there is none yet. */
  latest: PointWire.nullable(),
  previous: PointWire.nullable(),
  /** Set where parts have newer figures than the total has. */
  noTotal: NoTotalWire.nullable(),
  /** Number of recommended figures that are not the baseline's own. */
  figures: z.number().int(),
  /** Series that hold figures, the total first ({}). */
  series: z.array(z.object({ dimensions, figures: z.number().int() })),
  overdue: z.object({ since: isoDay, daysLate: z.number().int() }).nullable(),
  alerts: z.array(AlertSummaryWire),
}).meta({
  id: 'IndicatorSummary',
  description: 'One row of the overview: an indicator with where it stands now.',
});
export type IndicatorSummaryWire = z.infer<typeof IndicatorSummaryWire>;

export const IndicatorListWire = z
  .object({
    items: z.array(IndicatorSummaryWire),
    next: z.string().nullable(),
  })
  .meta({ id: 'IndicatorList' });
export type IndicatorListWire = z.infer<typeof IndicatorListWire>;

export const IndicatorBody = IndicatorFields.extend({
  /** Its first figure, which the others are compared with. */
  baseline: ObservationBody.omit({ indicator: true })
    .extend({
      /** What a range means: it varies from time to time, or is one unknown value. */
      range: z.enum(baselineRanges).optional(),
      spread: z.boolean().optional(),
      uncertainty: z.boolean().optional(),
    })
    .optional(),
}).meta({ id: 'IndicatorBody' });
export type IndicatorBody = z.input<typeof IndicatorBody>;

export const NewIndicatorWire = IndicatorSummaryWire.extend({ warnings: z.array(ProblemItemWire) }).meta({
  id: 'NewIndicator',
  description:
    'What was made, and what of its baseline is worth a second look: whether it was taken as a total or as a rate.',
});
export type NewIndicatorWire = z.infer<typeof NewIndicatorWire>;

export const IndicatorEditBody = IndicatorFields.extend({
  id: IndicatorFields.shape.id.optional(),
  reason: Reason.optional(),
  /** The version it was decided on; left out, the one there is. */
  version: rowNumber.optional(),
}).meta({ id: 'IndicatorEditBody' });
export type IndicatorEditBody = z.input<typeof IndicatorEditBody>;

const codeMove = {
  dimension: z.string(),
  code: z.string(),
  /** A code that is there already: the two become one. Any other: the code is renamed. */
  into: IndicatorFields.shape.id,
};

export const CodeMovePlanBody = z.strictObject(codeMove).meta({ id: 'CodeMovePlanBody' });
export type CodeMovePlanBody = z.input<typeof CodeMovePlanBody>;

export const CodeMoveBody = z
  .strictObject({
    ...codeMove,
    reason: Reason,
    /** The version it was decided on; left out, the one there is. */
    version: rowNumber.optional(),
  })
  .meta({ id: 'CodeMoveBody' });
export type CodeMoveBody = z.input<typeof CodeMoveBody>;

export const CodeMovePlanWire = z
  .object({
    kind: z.enum(['merge', 'rename']),
    /** Figures as they stand that move, and retracted ones, which move along. */
    figures: z.number().int(),
    retracted: z.number().int(),
    /** Periods for which both codes have a figure: while there is one, nothing moves. The first fifty. */
    conflicts: z.array(
      z.object({
        dimensions,
        period: PeriodWire,
        /** The texts of the two figures. */
        figure: z.string(),
        other: z.string(),
      }),
    ),
    conflictCount: z.number().int(),
    /** Rules that watch the code by name: while there is one, it is not merged or renamed. */
    rules: z.array(z.string()),
    /** Figures under the code that were handed in and are not on record. */
    open: z.number().int(),
    /** Of the baselines of its series: they move along, or end where the other has one of its own. */
    baselines: z.object({ move: z.number().int(), end: z.number().int() }),
    /** At most so many figures move at once. */
    most: z.number().int(),
    possible: z.boolean(),
  })
  .meta({
    id: 'CodeMovePlan',
    description: 'What merging or renaming a code would do; nothing is done by asking.',
  });
export type CodeMovePlanWire = z.infer<typeof CodeMovePlanWire>;

export const IndicatorVersionsWire = z
  .object({
    items: z.array(
      z.object({
        version: z.number().int(),
        indicator: IndicatorWire.omit({ section: true, locator: true, version: true, archivedAt: true }),
        reason: z.string().nullable(),
        by: z.string(),
        at: instant,
      }),
    ),
  })
  .meta({ id: 'IndicatorVersions' });
export type IndicatorVersionsWire = z.infer<typeof IndicatorVersionsWire>;
