/** The statistics of one series as a panel shows them, each with its method, its inputs, and its result or why not. */
import { compareQuantities } from '../compare/compare.js';
import { normalise } from '../compare/normalise.js';
import type { Indicator } from '../indicator/indicator.js';
import type { Period } from '../period/period.js';
import { yearEarlier } from '../period/year-earlier.js';
import { boundsOf, type Interval, intervalOf, isBounded, subtract } from '../quantity/interval.js';
import type { Per, Quantity } from '../quantity/quantity.js';
import { type Baseline, inOneGo, isMissing, type SeriesPoint } from '../series/series.js';
import { chartSettings, cusumPoints, ewmaPoints } from './charts.js';
import type { WhyNotCode } from './codes.js';
import { ewmaLimits } from './control-charts.js';
import { mannKendall } from './mann-kendall.js';
import { type Control, controlOf, leastPoints } from './phases.js';
import {
  type Method,
  methods,
  signalsText,
  slopeText,
  stepText,
  testText,
  type UnitOfMeasure,
  whyNotText,
  yearOnYearText,
} from './sentences.js';
import { theilSen } from './theil-sen.js';
import { type Step, unbrokenRuns, type Window, type WindowOrFault, windowOf } from './window.js';

/** Every pair of figures is looked at: only so many of the newest are. */
const mostPoints = 600;
const mostYearsShown = 24;

/** The settings of every statistic; they are part of what is answered. */
const settings = { confidence: 0.95, alpha: 0.05, ...chartSettings } as const;

interface Measured {
  readonly period: Period;
  readonly quantity: Quantity;
  readonly value: Interval;
}

interface Series {
  /** Of whole periods, normalised; oldest first. */
  readonly points: readonly Measured[];
  /** As `points`, however many there are. */
  readonly all: readonly Measured[];
  readonly indicator: Indicator;
  readonly measure: UnitOfMeasure;
  readonly baseline: Baseline | null;
}

/** What both charts are made of, worked out once: they look at all figures, however many there are. */
interface Charted {
  /** The newest figures without a gap. */
  readonly run: Window<Measured> | undefined;
  readonly control: Control<Measured> | WhyNotCode;
}

/**
 * The statistics of a series' recommended figures, normalised to the indicator's basis. Time is counted in the one length
 * all periods have. Figures of periods that were not over are left out, and values that are missing, as their sources say.
 */
export function statisticsOf(
  recorded: readonly SeriesPoint[],
  indicator: Indicator,
  baseline: Baseline | null,
  dimensions: Readonly<Record<string, string>>,
) {
  return inOneGo(workingOutStatistics(recorded, indicator, baseline, dimensions));
}

/** The same, yielding between one statistic and the next, for whoever has others to answer meanwhile. */
export function* workingOutStatistics(
  recorded: readonly SeriesPoint[],
  indicator: Indicator,
  baseline: Baseline | null,
  dimensions: Readonly<Record<string, string>>,
) {
  const valued = recorded.filter((point) => !isMissing(point));
  const whole = valued.filter(({ partial }) => !partial);
  const all = whole.map(({ period, normalised: { quantity } }) => ({
    period,
    quantity,
    value: intervalOf(quantity),
  }));
  const points = all.slice(-mostPoints);
  const per: Per = indicator.rateBasis ?? 'period';
  const series = { points, all, indicator, baseline, measure: { unit: indicator.unit, per } };
  const window = windowOf(points);
  yield;
  const theilSen = slopeOf(series, window);
  yield;
  const mannKendall = trendTestOf(series, window);
  yield;
  const run = unbrokenRuns(all).at(-1);
  yield;
  const charted = { run, control: newestControl(series, window, run) };
  yield;
  const ewma = ewmaOf(series, window, charted);
  yield;
  const cusum = cusumOf(series, window, charted);
  yield;
  return {
    indicator: indicator.id,
    dimensions: { ...dimensions },
    unit: indicator.unit,
    basis: indicator.rateBasis,
    points: points.length,
    partialLeftOut: valued.length - whole.length,
    theilSen,
    mannKendall,
    ewma,
    cusum,
    yearOnYear: yearOnYearOf(series),
  };
}

function refusal(code: WhyNotCode, points: number, least = leastPoints) {
  return { code, text: whyNotText(code, points, least) };
}

/** A statistic's answer: a result, or why there is none. */
function answered<I, R>(method: Method, inputs: I, answer: R | WhyNotCode, points: number, least?: number) {
  const shared = { method: { name: { ...method.name }, source: { ...method.source } }, inputs };
  return typeof answer === 'string'
    ? { ...shared, result: null, whyNot: refusal(answer as WhyNotCode, points, least) }
    : { ...shared, result: answer, whyNot: null };
}

function windowInputs(points: readonly Measured[], step: Step | null, gaps: number) {
  const [first, last] = [points[0], points.at(-1)];
  return {
    points: points.length,
    from: first ? { ...first.period } : null,
    to: last ? { ...last.period } : null,
    step: step && { ...step, text: stepText(step) },
    gaps,
  };
}

function inputsOf({ points }: Series, window: WindowOrFault<Measured>) {
  return window.kind === 'window'
    ? windowInputs(window.points, window.step, window.gaps)
    : windowInputs(points, null, 0);
}

/** The window a trend can be sought in, or why there is none. */
function trendWindow({ points }: Series, window: WindowOrFault<Measured>): Window<Measured> | WhyNotCode {
  if (points.length < leastPoints) return 'too-few-points';
  return window.kind === 'window' ? window : window.code;
}

function slopeOf(series: Series, window: WindowOrFault<Measured>) {
  const { confidence } = settings;
  const inputs = { ...inputsOf(series, window), confidence };
  const answer = () => {
    const found = trendWindow(series, window);
    if (typeof found === 'string') return found;
    const timed = found.points.map(({ value }, n) => ({ value, time: found.times[n] ?? 0 }));
    const result = theilSen(timed, { confidence });
    if (!result || isOpen(result.slope)) return 'open-figures' as const;
    const { slope, interval: limits, intercept, pairs, trend } = result;
    return {
      slope: boundsOf(slope),
      interval: boundsOf(limits),
      intercept: boundsOf(intercept),
      pairs,
      trend,
      conclusion: slopeText(trend, slope, limits, confidence, found.step, series.measure),
    };
  };
  return answered(methods.theilSen, inputs, answer(), series.points.length);
}

function isOpen({ lower, upper }: Interval): boolean {
  return !Number.isFinite(lower) && !Number.isFinite(upper);
}

function trendTestOf(series: Series, window: WindowOrFault<Measured>) {
  const { alpha } = settings;
  const inputs = { ...inputsOf(series, window), alpha };
  const answer = () => {
    const found = trendWindow(series, window);
    if (typeof found === 'string') return found;
    const values = found.points.map(({ value }) => value);
    if (values.every(({ upper }) => upper === Number.POSITIVE_INFINITY)) return 'open-figures' as const;
    const { ties, ...result } = mannKendall(values, alpha);
    const conclusion = testText(result.trend, result.p, result.tauA);
    return { ...result, ties: [...ties], conclusion };
  };
  return answered(methods.mannKendall, inputs, answer(), series.points.length);
}

/**
 * The chart of the newest figures without a gap, or why there is none. Unlike a trend it looks at all of them: limits that
 * moved with the newest would change what was said of earlier periods.
 */
function newestControl(
  { baseline, indicator, points }: Series,
  window: WindowOrFault<Measured>,
  run: Window<Measured> | undefined,
): Control<Measured> | WhyNotCode {
  if (baseline === null) return 'no-baseline';
  if (points.length === 0 || run === undefined) {
    const open = intervalOf(normalise(baseline.figure, baseline.period, indicator).quantity);
    return isBounded(open) ? 'too-few-points' : 'open-baseline';
  }
  const control = controlOf(run, indicator, baseline);
  if (control === 'open-baseline') return control;
  return window.kind === 'fault' ? window.code : control;
}

function controlInputs(
  series: Series,
  window: WindowOrFault<Measured>,
  control: Control<Measured> | WhyNotCode,
) {
  if (typeof control === 'string')
    return { ...inputsOf(series, window), target: null, sigma: null, sigmaFrom: null };
  const { run, target, sigma, sigmaFrom } = control;
  return { ...windowInputs(run.points, run.step, run.gaps), target, sigma, sigmaFrom };
}

/** How many figures the chart would need: one, unless it needs them for its sigma. */
function leastFor({ baseline, points }: Series): number {
  return points.length === 0 || baseline?.range === 'spread' ? 1 : leastPoints;
}

function ewmaOf(series: Series, window: WindowOrFault<Measured>, { run, control }: Charted) {
  const { lambda, L } = settings;
  const inputs = { ...controlInputs(series, window, control), lambda, L };
  const answer = () => {
    if (typeof control === 'string') return control;
    const options = { target: control.target, sigma: control.sigma, lambda, L };
    const shown = ewmaPoints(control)
      .slice(-mostPoints)
      .map(({ at: { period, value }, point }) => ({
        ...point,
        period: { ...period },
        value: boundsOf(value),
        ewma: boundsOf(point.ewma),
      }));
    const limits = ewmaLimits(options, Number.POSITIVE_INFINITY);
    return { points: shown, limits, conclusion: signalsText(shown) };
  };
  return answered(methods.ewma, inputs, answer(), runLength(series, window, run), leastFor(series));
}

function cusumOf(series: Series, window: WindowOrFault<Measured>, { run, control }: Charted) {
  const { k, h } = settings;
  const inUnits = (sigmas: number) =>
    typeof control === 'string'
      ? null
      : { lower: sigmas * control.sigma.lower, upper: sigmas * control.sigma.upper };
  const inputs = { ...controlInputs(series, window, control), k, h, kUnits: inUnits(k), hUnits: inUnits(h) };
  const answer = () => {
    if (typeof control === 'string') return control;
    const shown = cusumPoints(control)
      .slice(-mostPoints)
      .map(({ at: { period, value }, point: { high, low, above, below } }) => ({
        period: { ...period },
        value: boundsOf(value),
        high: boundsOf(high),
        low: boundsOf(low),
        above,
        below,
      }));
    return { points: shown, conclusion: signalsText(shown) };
  };
  return answered(methods.cusum, inputs, answer(), runLength(series, window, run), leastFor(series));
}

function runLength({ points }: Series, window: WindowOrFault<Measured>, run: Charted['run']): number {
  return window.kind === 'window' ? (run?.points.length ?? 0) : points.length;
}

function yearOnYearOf({ points, indicator, measure }: Series) {
  const byDays = new Map(points.map((point) => [`${point.period.start}/${point.period.end}`, point]));
  const pairs = points.flatMap((point) => {
    const { start, end } = yearEarlier(point.period);
    const earlier = byDays.get(`${start}/${end}`);
    return earlier ? [{ point, earlier }] : [];
  });
  const { rateBasis: basis, nonNegative } = indicator;
  const shown = pairs.slice(-mostYearsShown).map(({ point, earlier }) => {
    const { verdict, ratio } = compareQuantities(point.quantity, earlier.quantity, { basis, nonNegative });
    return {
      period: { ...point.period },
      earlierPeriod: { ...earlier.period },
      quantity: { ...point.quantity },
      earlierQuantity: { ...earlier.quantity },
      verdict,
      ratio,
      difference: boundsOf(subtract(point.value, earlier.value)),
    };
  });
  const [newest, last] = [shown.at(-1), pairs.at(-1)];
  const answer =
    newest && last
      ? {
          pairs: shown,
          conclusion: yearOnYearText(newest, subtract(last.point.value, last.earlier.value), measure),
        }
      : ('no-year-earlier' as const);
  return answered(methods.yearOnYear, { points: points.length, pairs: pairs.length }, answer, points.length);
}
