/**
 * Control charts of single figures against a target and a sigma, each a number or a span of what it may be. NIST/SEMATECH
 * e-Handbook of Statistical Methods, 6.3.2.3 (tabular CUSUM) and 6.3.2.4 (EWMA).
 *
 * Figures, target and sigma enter with all the values they may have. What follows rises with the figure and falls with the
 * target, so that the ends of the statistics are reached at ends of what enters: a signal is certain where every choice of
 * values gives it, possible where one does. A figure without a ceiling leaves the statistics without one from then on.
 */
import { type Interval, interval, settle } from '../quantity/interval.js';
import type { chartSignals } from './codes.js';
import type { Span } from './ties.js';

export type Signal = (typeof chartSignals)[number];

export interface ChartSignals {
  readonly above: Signal;
  readonly below: Signal;
}

export interface ChartOptions {
  readonly target: Span;
  readonly sigma: Span;
}

export interface EwmaOptions extends ChartOptions {
  /** Weight of the newest figure, 0 < lambda <= 1. */
  readonly lambda: number;
  /** Width of the limits in sigmas of the average. */
  readonly L: number;
}

export interface EwmaPoint extends ChartSignals {
  readonly ewma: Interval;
  readonly lowerLimit: Span;
  readonly upperLimit: Span;
}

/** How many sigmas wide the average varies after n figures; Infinity for what it settles at. */
function spreadOfAverage(lambda: number, n: number): number {
  return Math.sqrt((lambda / (2 - lambda)) * (1 - (1 - lambda) ** (2 * n)));
}

/** The limits after n figures; for n = Infinity what they settle at. */
export function ewmaLimits({ target, sigma, lambda, L }: EwmaOptions, n: number) {
  const width = L * spreadOfAverage(lambda, n);
  return {
    lower: {
      lower: settle(target.lower - width * sigma.upper),
      upper: settle(target.upper - width * sigma.lower),
    },
    upper: {
      lower: settle(target.lower + width * sigma.lower),
      upper: settle(target.upper + width * sigma.upper),
    },
  };
}

/** The exponentially weighted moving average, started at the target, with its limits widening to where they settle. */
export function ewma(values: readonly Interval[], options: EwmaOptions): EwmaPoint[] {
  const { target, lambda } = options;
  let shown: Span = target;
  let off: Span = onTarget;
  return values.map((value, index) => {
    shown = {
      lower: average(lambda, shown.lower, value.lower),
      upper: average(lambda, shown.upper, value.upper),
    };
    off = averageOff(off, value, options);
    const limits = ewmaLimits(options, index + 1);
    return {
      ewma: interval(settle(shown.lower), settle(shown.upper)),
      lowerLimit: limits.lower,
      upperLimit: limits.upper,
      ...ewmaSays(off, index + 1, options),
    };
  });
}

/** Where the average less the target begins, and both sums. */
export const onTarget: Span = { lower: 0, upper: 0 };

/** The average less the target after one more figure, the same target in both: its ends are sharper than those of the two apart. */
export function averageOff(off: Span, value: Span, { target, lambda }: EwmaOptions): Span {
  return {
    lower: average(lambda, off.lower, value.lower - target.upper),
    upper: average(lambda, off.upper, value.upper - target.lower),
  };
}

/** What the chart says after `n` figures. */
export function ewmaSays(off: Span, n: number, { sigma, lambda, L }: EwmaOptions): ChartSignals {
  const width = L * spreadOfAverage(lambda, n);
  return {
    above: beyond(off, width, sigma),
    below: beyond({ lower: -off.upper, upper: -off.lower }, width, sigma),
  };
}

function average(lambda: number, before: number, now: number): number {
  return lambda === 1 ? now : lambda * now + (1 - lambda) * before;
}

export interface CusumOptions extends ChartOptions {
  /** The allowance and the decision limit, in sigmas. */
  readonly k: number;
  readonly h: number;
}

export interface CusumPoint extends ChartSignals {
  /** Sum of what lay above the target by more than the allowance; and below. */
  readonly high: Interval;
  readonly low: Interval;
}

/** The tabular CUSUM: both sums start at 0, never fall below it, and run on after a signal. */
export function cusum(values: readonly Interval[], options: CusumOptions): CusumPoint[] {
  let sums: Sums = { high: onTarget, low: onTarget };
  return values.map((value) => {
    sums = summed(sums, value, options);
    const { high, low } = sums;
    return {
      high: interval(high.lower, high.upper),
      low: interval(low.lower, low.upper),
      ...cusumSays(sums, options),
    };
  });
}

export interface Sums {
  readonly high: Span;
  readonly low: Span;
}

/** Both sums after one more figure. */
export function summed({ high, low }: Sums, value: Span, { target, sigma, k }: CusumOptions): Sums {
  return {
    high: accumulated(high, {
      lower: value.lower - target.upper - k * sigma.upper,
      upper: value.upper - target.lower - k * sigma.lower,
    }),
    low: accumulated(low, {
      lower: target.lower - value.upper - k * sigma.upper,
      upper: target.upper - value.lower - k * sigma.lower,
    }),
  };
}

export function cusumSays({ high, low }: Sums, { sigma, h }: CusumOptions): ChartSignals {
  return { above: beyond(high, h, sigma), below: beyond(low, h, sigma) };
}

function accumulated(sum: Span, more: Span): Span {
  return {
    lower: settle(Math.max(0, sum.lower + more.lower)),
    upper: settle(Math.max(0, sum.upper + more.upper)),
  };
}

/** Whether a statistic lies beyond so many sigmas; on the limit is not beyond it. */
function beyond(statistic: Span, sigmas: number, sigma: Span): Signal {
  if (settle(statistic.lower) > settle(sigmas * sigma.upper)) return 'certain';
  return settle(statistic.upper) > settle(sigmas * sigma.lower) ? 'possible' : 'no';
}
