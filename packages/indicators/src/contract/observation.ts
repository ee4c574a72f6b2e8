/** One observation: what it says, and how it came to say it. */
import { z } from 'zod';
import { pers } from '../quantity/quantity.js';
import { revisionFields, revisionKinds } from '../series/history.js';
import { observationStatuses } from '../series/observation.js';
import { observationRoles } from '../series/series.js';
import { PinnedRevisionWire } from './baseline.js';
import { ComparisonWire, NormalisedWire } from './comparison.js';
import { dimensions } from './dimensions.js';
import { AlternativeWire, PointWire } from './point.js';
import { QuantityWire } from './quantity.js';
import { CitationWire, SourceWire } from './source.js';
import { instant, isoDay, PeriodWire } from './time.js';

export const ObservationWire = z
  .object({
    id: z.string(),
    indicator: z.string(),
    dimensions,
    period: PeriodWire,
    revision: z.number().int(),
    retracted: z.boolean(),
    quantity: QuantityWire,
    per: z.enum(pers),
    normalised: NormalisedWire.nullable(),
    /** Null for a figure that is retracted, or that is the baseline itself. */
    comparison: ComparisonWire.nullable(),
    source: CitationWire,
    reliability: z.string().nullable(),
    credibility: z.number().int().nullable(),
    status: z.enum(observationStatuses),
    note: z.string().nullable(),
    knownOn: isoDay,
    /** Who made this revision, when and why. */
    revised: z.object({ at: instant, on: isoDay, by: z.string(), reason: z.string().nullable() }),
    /** A revision of it is what others are compared with. */
    isBaseline: z.boolean(),
    /** Which one that is; null where it is none. */
    baseline: PinnedRevisionWire.nullable(),
    /** Its part among the sources of its period; null where it has none, being retracted or the baseline. */
    role: z.enum(observationRoles).nullable(),
    recommendedBecause: PointWire.shape.recommendedBecause.nullable(),
    choice: PointWire.shape.choice,
    disagreement: z.boolean(),
    parts: PointWire.shape.parts,
    /** The other sources of its period. */
    others: z.array(AlternativeWire),
  })
  .meta({ id: 'Observation' });
export type ObservationWire = z.infer<typeof ObservationWire>;

export const HistoryWire = z
  .object({
    items: z.array(
      z.object({
        revision: z.number().int(),
        kind: z.enum(revisionKinds),
        by: z.string(),
        reason: z.string().nullable(),
        recordedAt: instant,
        supersededAt: instant.nullable(),
        knownOn: isoDay,
        quantity: QuantityWire,
        per: z.enum(pers),
        periodText: z.string(),
        /** Where it stood. */
        period: PeriodWire,
        dimensions,
        source: SourceWire.omit({ date: true }),
        sourceDate: z.string().nullable(),
        locator: z.string().nullable(),
        reliability: z.string().nullable(),
        credibility: z.number().int().nullable(),
        status: z.enum(observationStatuses),
        note: z.string().nullable(),
        /** What differs from the revision that was live before it, and which that was. */
        changed: z.array(z.enum(revisionFields)),
        before: z.number().int().nullable(),
      }),
    ),
  })
  .meta({ id: 'History' });
export type HistoryWire = z.infer<typeof HistoryWire>;
