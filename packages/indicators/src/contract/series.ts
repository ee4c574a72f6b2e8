/** A series as it is, and as it became so. */
import { z } from 'zod';
import { pers } from '../quantity/quantity.js';
import { revisionKinds } from '../series/history.js';
import { BaselineWire } from './baseline.js';
import { dimensions } from './dimensions.js';
import { IndicatorWire } from './indicator.js';
import { NoTotalWire } from './no-total.js';
import { PointWire } from './point.js';
import { QuantityWire } from './quantity.js';
import { CitationWire, SourceWire } from './source.js';
import { instant, isoDay, PeriodWire } from './time.js';

export const SeriesWire = z
  .object({
    indicator: IndicatorWire,
    dimensions,
    baseline: BaselineWire.nullable(),
    asOf: z.string().nullable(),
    recordedAsOf: z.string().nullable(),
    /** How many figures there are; more than `points` where they were thinned. */
    pointsInAll: z.number().int(),
    points: z.array(PointWire),
    /** Of a total: set where parts have newer figures than it has. */
    noTotal: NoTotalWire.nullable(),
  })
  .meta({ id: 'Series' });
export type SeriesWire = z.infer<typeof SeriesWire>;

export const VintageListWire = z
  .object({
    items: z.array(z.object({ knownOn: isoDay, revisions: z.number().int() })),
  })
  .meta({
    id: 'VintageList',
    description:
      'Days on which something more, or something else, became known of a series; the newest first.',
  });
export type VintageListWire = z.infer<typeof VintageListWire>;

export const SeriesRevisionWire = z
  .object({
    observation: z.string(),
    revision: z.number().int(),
    kind: z.enum(revisionKinds),
    /** A total's history holds that of its parts. */
    dimensions,
    period: PeriodWire,
    quantity: QuantityWire,
    per: z.enum(pers),
    /** Where it stood until this revision, which says that it belongs elsewhere; null where it stays where it was. */
    from: z
      .object({
        period: PeriodWire,
        dimensions,
        source: SourceWire.omit({ date: true }),
      })
      .nullable(),
    /** What the figure was before; null where there was none, or it was no figure. */
    before: z.object({ quantity: QuantityWire, per: z.enum(pers) }).nullable(),
    knownOn: isoDay,
    recordedAt: instant,
    by: z.string(),
    reason: z.string().nullable(),
    source: CitationWire,
  })
  .meta({
    id: 'SeriesRevision',
    description: 'One revision of one figure of a series.',
  });
export type SeriesRevisionWire = z.infer<typeof SeriesRevisionWire>;

export const SeriesRevisionListWire = z
  .object({
    items: z.array(SeriesRevisionWire),
    next: z.string().nullable(),
  })
  .meta({ id: 'SeriesRevisionList' });
export type SeriesRevisionListWire = z.infer<typeof SeriesRevisionListWire>;
