/** What others are compared with. */
import { z } from 'zod';
import { pers } from '../quantity/quantity.js';
import { baselineRanges, baselineStandings } from '../series/series.js';
import { ComparisonWire, NormalisedWire } from './comparison.js';
import { dimensions } from './dimensions.js';
import { QuantityWire } from './quantity.js';
import { CitationWire } from './source.js';
import { Reason } from './text.js';
import { instant, PeriodWire } from './time.js';

export const BaselineWire = z
  .object({
    quantity: QuantityWire,
    per: z.enum(pers),
    period: PeriodWire,
    normalised: NormalisedWire,
    /** Widened by the indicator's margin, where it has one: what figures and rules are held against. */
    widened: QuantityWire.nullable(),
    /** The indicator's margin: 0.1 is 10 %. */
    margin: z.number(),
    /** Whether a range varies from month to month (spread) or is one unknown value (uncertainty). */
    range: z.enum(baselineRanges).nullable(),
    citation: CitationWire,
    observation: z.string(),
    partial: z
      .boolean()
      .optional()
      .describe(
        'It is a total from before the end of its period, of which is known what there is at least: `quantity` is open above, and below too where what is counted may be taken away again. Else left out',
      ),
    /** Whether it is still that figure: it may have been corrected since, or retracted, and stays the baseline meanwhile. */
    standing: z.enum(baselineStandings),
    sumOf: z
      .array(
        z.object({
          quantity: QuantityWire,
          per: z.enum(pers),
          citation: CitationWire,
          observation: z.string(),
        }),
      )
      .describe(
        'Of a total without a baseline of its own, the baselines of its parts that it is the sum of; `citation` and `observation` are those of the first. Else empty',
      ),
  })
  .meta({ id: 'Baseline' });
export type BaselineWire = z.infer<typeof BaselineWire>;

const baselineFigure = {
  quantity: QuantityWire,
  per: z.enum(pers),
  period: PeriodWire,
  normalised: NormalisedWire,
};

export const PinnedRevisionWire = z
  .object({
    ...baselineFigure,
    revision: z.number().int(),
    dimensions,
    range: z.enum(baselineRanges).nullable(),
    /** current: it is the figure as it stands; corrected or retracted: the figure is another one, or none, by now. */
    standing: z.enum(baselineStandings),
    /** What would be pinned instead: the figure as it stands, or as a correction would have it; null where it is retracted. */
    instead: z.object(baselineFigure).nullable(),
    /** The newest figure that is compared with it, both ways. */
    latest: z
      .object({
        period: PeriodWire,
        quantity: QuantityWire,
        per: z.enum(pers),
        normalised: NormalisedWire,
        pinned: ComparisonWire,
        instead: ComparisonWire.nullable(),
      })
      .nullable(),
  })
  .meta({
    id: 'PinnedRevision',
    description: 'The revision of an observation that others are compared with.',
  });
export type PinnedRevisionWire = z.infer<typeof PinnedRevisionWire>;

export const BaselineBody = z
  .strictObject({
    observation: z.string(),
    range: z.enum(baselineRanges).nullish(),
    reason: Reason,
  })
  .meta({ id: 'BaselineBody' });
export type BaselineBody = z.input<typeof BaselineBody>;

export const BaselineEndBody = z
  .strictObject({ dimensions: dimensions.optional(), reason: Reason })
  .meta({ id: 'BaselineEndBody' });
export type BaselineEndBody = z.input<typeof BaselineEndBody>;

export const BaselineHistoryWire = z
  .object({
    items: z.array(
      z.object({
        observation: z.string(),
        revision: z.number().int(),
        dimensions,
        period: PeriodWire,
        quantity: QuantityWire,
        per: z.enum(pers),
        range: z.enum(baselineRanges).nullable(),
        sourceTitle: z.string(),
        reason: z.string().nullable(),
        by: z.string(),
        pinnedAt: instant,
        endedAt: instant.nullable(),
      }),
    ),
  })
  .meta({ id: 'BaselineHistory' });
export type BaselineHistoryWire = z.infer<typeof BaselineHistoryWire>;
