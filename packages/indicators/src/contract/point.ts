/** The figures of a series, period by period, with the observations behind them. */
import { z } from 'zod';
import { pers } from '../quantity/quantity.js';
import { observationStatuses } from '../series/observation.js';
import { recommendedReasons } from '../series/recommend.js';
import { afterwardsKinds, observationRoles } from '../series/series.js';
import { ComparisonWire, NormalisedWire } from './comparison.js';
import { QuantityWire } from './quantity.js';
import { CitationWire } from './source.js';
import { instant, isoDay, PeriodWire } from './time.js';

export const AfterwardsWire = z
  .object({
    kind: z.enum(afterwardsKinds),
    /** The day on which that was recorded. */
    on: isoDay,
    reason: z.string().nullable(),
  })
  .meta({
    id: 'Afterwards',
    description: 'What became of a figure after the day or the instant that is looked at.',
  });
export type AfterwardsWire = z.infer<typeof AfterwardsWire>;

export const ObservationRefWire = z
  .object({
    id: z.string(),
    revision: z.number().int(),
    role: z.enum(observationRoles),
    source: CitationWire,
    reliability: z.string().nullable(),
    credibility: z.number().int().nullable(),
    status: z.enum(observationStatuses),
    note: z.string().nullable(),
    recordedAt: instant,
    /** The day this figure was publicly known: its source's date, else the day it was recorded. */
    knownOn: isoDay,
    /** Null for a figure as it stands; set in a look back, and behind an alert. */
    since: AfterwardsWire.nullable(),
  })
  .meta({ id: 'ObservationRef' });
export type ObservationRefWire = z.infer<typeof ObservationRefWire>;

export const pointFields = {
  period: PeriodWire,
  quantity: QuantityWire,
  per: z.enum(pers),
  normalised: NormalisedWire,
  comparison: ComparisonWire,
  /** It is from before the end of its period. */
  partial: z.boolean(),
};

export const AlternativeWire = z
  .object({ ...pointFields, observation: ObservationRefWire })
  .meta({ id: 'Alternative' });
export type AlternativeWire = z.infer<typeof AlternativeWire>;

export const PointWire = z
  .object({
    ...pointFields,
    /** A total computed from its parts: it has no observation of its own. */
    derived: z.boolean(),
    observation: ObservationRefWire.nullable(),
    /**
     * Why this source stands for the period: it is the only one with a value, an editor chose it, it is graded best, it is the
     * newest, it and its equals say the same, or none is known to be better ("tied"): then it is the first by name, and an
     * editor should choose.
     */
    recommendedBecause: z.enum(recommendedReasons),
    choice: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
    /**
     * Two sources of this period cannot both be right: no value for it is allowed by both. Of a derived total: two sources of
     * one of its parts.
     */
    disagreement: z.boolean(),
    /** Of a stated total: what its parts come to, where all are there or some already come to more than it. */
    parts: z.object({ sum: QuantityWire, complete: z.boolean(), agrees: z.boolean() }).nullable(),
    alternatives: z.array(AlternativeWire),
  })
  .meta({ id: 'Point' });
export type PointWire = z.infer<typeof PointWire>;
