/** What is computed of a series as a whole. */
import { z } from 'zod';
import { verdicts } from '../compare/comparison.js';
import { bases } from '../indicator/indicator.js';
import { chartSignals, sigmaSources, stepUnits, trends, whyNotCodes } from '../statistics/codes.js';
import { dimensions } from './dimensions.js';
import { BoundsWire, QuantityWire } from './quantity.js';
import { LocalisedTextWire } from './text.js';
import { PeriodWire } from './time.js';

const SpanWire = z.object({ lower: z.number(), upper: z.number() });

/** The points a statistic is about: a gap is a period inside the window that has no figure. */
const windowFields = {
  points: z.number().int(),
  from: PeriodWire.nullable(),
  to: PeriodWire.nullable(),
  /** The one length all periods have, which is the unit of time: { month, 3 } is a quarter. */
  step: z.object({ unit: z.enum(stepUnits), count: z.number().int(), text: LocalisedTextWire }).nullable(),
  gaps: z.number().int(),
};

const controlFields = {
  ...windowFields,
  /** The centre line: a number, or the interval the one unknown mean lies in. */
  target: SpanWire.nullable(),
  sigma: SpanWire.nullable(),
  sigmaFrom: z.enum(sigmaSources).nullable(),
};

const signalFields = {
  above: z.enum(chartSignals),
  below: z.enum(chartSignals),
};

function statistic<I extends z.ZodRawShape, R extends z.ZodRawShape>(inputs: I, result: R) {
  return z.object({
    method: z.object({ name: LocalisedTextWire, source: LocalisedTextWire }),
    inputs: z.object(inputs),
    /** null where the data cannot bear it: then whyNot says why. */
    result: z.object({ ...result, conclusion: LocalisedTextWire }).nullable(),
    whyNot: z.object({ code: z.enum(whyNotCodes), text: LocalisedTextWire }).nullable(),
  });
}

export const StatisticsWire = z
  .object({
    indicator: z.string(),
    dimensions,
    /** What every number is in, e.g. {person} per month. */
    unit: z.string(),
    basis: z.enum(bases).nullable(),
    /** Figures whose periods were over when they were recorded; the others are left out. */
    points: z.number().int(),
    partialLeftOut: z.number().int(),
    theilSen: statistic(
      { ...windowFields, confidence: z.number() },
      {
        /** Change per step of time; an interval where the figures are. */
        slope: BoundsWire,
        /** The slope's confidence interval, over every slope the figures allow. */
        interval: BoundsWire,
        intercept: BoundsWire,
        pairs: z.number().int(),
        trend: z.enum(trends),
      },
    ),
    mannKendall: statistic(
      { ...windowFields, alpha: z.number() },
      {
        s: SpanWire,
        variance: z.number(),
        /** Sizes of the groups of equal figures. */
        ties: z.array(z.number().int()),
        z: SpanWire,
        /** Two-sided. */
        p: SpanWire,
        /** Kendall's tau-a: S over all pairs. */
        tauA: SpanWire,
        /** Kendall's tau-b: corrected for ties; null where every figure is the same. */
        tauB: SpanWire.nullable(),
        trend: z.enum(trends),
      },
    ),
    ewma: statistic(
      { ...controlFields, lambda: z.number(), L: z.number() },
      {
        points: z.array(
          z.object({
            period: PeriodWire,
            value: BoundsWire,
            ewma: BoundsWire,
            lowerLimit: SpanWire,
            upperLimit: SpanWire,
            ...signalFields,
          }),
        ),
        /** What the limits settle at. */
        limits: z.object({ lower: SpanWire, upper: SpanWire }),
      },
    ),
    cusum: statistic(
      {
        ...controlFields,
        /** In sigmas, and in the indicator's own unit. */
        k: z.number(),
        h: z.number(),
        kUnits: SpanWire.nullable(),
        hUnits: SpanWire.nullable(),
      },
      {
        points: z.array(
          z.object({
            period: PeriodWire,
            value: BoundsWire,
            high: BoundsWire,
            low: BoundsWire,
            ...signalFields,
          }),
        ),
      },
    ),
    yearOnYear: statistic(
      { points: z.number().int(), pairs: z.number().int() },
      {
        /** Oldest first. */
        pairs: z.array(
          z.object({
            period: PeriodWire,
            earlierPeriod: PeriodWire,
            quantity: QuantityWire,
            earlierQuantity: QuantityWire,
            verdict: z.enum(verdicts),
            ratio: BoundsWire.nullable(),
            difference: BoundsWire,
          }),
        ),
      },
    ),
  })
  .meta({ id: 'Statistics' });
export type StatisticsWire = z.infer<typeof StatisticsWire>;
