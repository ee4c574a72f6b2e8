/**
 * What a control chart of one series is held against, looking back only: the limits of a period follow from the baseline
 * and from the figures up to it, so that a figure of a later period never changes what was said of an earlier one.
 */

import { normalise } from '../compare/normalise.js';
import type { Indicator } from '../indicator/indicator.js';
import type { Period } from '../period/period.js';
import { equivalents } from '../period/periods.js';
import { type Interval, intervalOf, isBounded } from '../quantity/interval.js';
import type { Baseline } from '../series/series.js';
import type { sigmaSources, WhyNotCode } from './codes.js';
import { sigmaFromMovingRanges, sigmaFromRange } from './sigma.js';
import type { Span } from './ties.js';
import type { Step, Window } from './window.js';

/** Figures of phase I, from which sigma is taken where the baseline has none. Fewer bear no trend either. */
export const leastPoints = 8;
/** A range over more periods than these is as wide as can be told. */
const mostCovered = 600;

interface Charted {
  readonly period: Period;
  readonly value: Interval;
}

export interface Control<P> {
  readonly run: Window<P>;
  readonly target: Span;
  readonly sigma: Span;
  readonly sigmaFrom: (typeof sigmaSources)[number];
  /** Index of the first figure whose limits were known when it came: those before it were needed to find them. */
  readonly from: number;
}

/**
 * A baseline that varied between two ends (spread) gives its middle as the target and sigma from its range over the
 * periods it covers; any other bounded baseline is itself the target, of which no sigma is known: the moving ranges of the
 * run's first figures give it.
 */
export function controlOf<P extends Charted>(
  run: Window<P>,
  indicator: Indicator,
  baseline: Baseline | null,
): Control<P> | WhyNotCode {
  if (baseline === null) return 'no-baseline';
  const held = intervalOf(normalise(baseline.figure, baseline.period, indicator).quantity);
  if (!isBounded(held)) return 'open-baseline';
  const covered = Math.floor(stepsIn(baseline.period, run.step));
  if (baseline.range === 'spread' && covered >= 2 && held.lower < held.upper) {
    const middle = only((held.lower + held.upper) / 2);
    const sigma = only(sigmaFromRange(held, Math.min(covered, mostCovered)));
    return { run, target: middle, sigma, sigmaFrom: 'baseline-range', from: 0 };
  }
  const phase = phaseOne(run.points.map(({ value }) => value));
  if (typeof phase === 'string') return phase;
  const target = { lower: held.lower, upper: held.upper };
  return { run, target, sigma: phase.sigma, sigmaFrom: 'moving-range', from: phase.length - 1 };
}

/** The first eight figures; where these are all the same, as many as it takes until one differs. */
function phaseOne(values: readonly Interval[]): { sigma: Span; length: number } | WhyNotCode {
  if (values.length < leastPoints) return 'too-few-points';
  // Up to there sigma is nought, however often it is asked for.
  const differing = values.findIndex((value, n) => n > 0 && !isSame(values[n - 1], value));
  if (differing < 0) return 'no-variation';
  for (let length = Math.max(leastPoints, differing + 1); length <= values.length; length++) {
    const first = values.slice(0, length);
    if (!first.every(isBounded)) return 'open-figures';
    const sigma = sigmaFromMovingRanges(first);
    if (sigma.upper > 0) return { sigma, length };
  }
  return 'no-variation';
}

/** Two values without a width, and the same. */
function isSame(a: Interval | undefined, b: Interval): boolean {
  return a?.lower === b.upper && a.upper === b.lower;
}

function stepsIn(period: Period, { unit, count }: Step): number {
  if (unit === 'month') return equivalents(period, 'month') / count;
  return equivalents(period, 'day') / (unit === 'week' ? 7 : count);
}

function only(n: number): Span {
  return { lower: n, upper: n };
}
