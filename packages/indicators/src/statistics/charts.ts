/** The two control charts of one unbroken run of figures, period by period. */
import type { Indicator } from '../indicator/indicator.js';
import type { Period } from '../period/period.js';
import type { Interval } from '../quantity/interval.js';
import { intervalOf } from '../quantity/interval.js';
import { type Baseline, isMissing, type SeriesPoint } from '../series/series.js';
import { type CusumPoint, cusum, type EwmaPoint, ewma } from './control-charts.js';
import { type Control, controlOf } from './phases.js';
import { unbrokenRuns } from './window.js';

/** The settings of the charts; they are part of what is answered. */
export const chartSettings = { lambda: 0.3, L: 3, k: 0.5, h: 5 } as const;

interface Charted {
  readonly period: Period;
  readonly value: Interval;
}

/** Each figure with where the average then stood. */
export function ewmaPoints<P extends Charted>({ run, target, sigma }: Control<P>): Plotted<P, EwmaPoint>[] {
  const { lambda, L } = chartSettings;
  return plotted(run.points, (values) => ewma(values, { target, sigma, lambda, L }));
}

export function cusumPoints<P extends Charted>({ run, target, sigma }: Control<P>): Plotted<P, CusumPoint>[] {
  const { k, h } = chartSettings;
  return plotted(run.points, (values) => cusum(values, { target, sigma, k, h }));
}

interface Plotted<P, C> {
  readonly at: P;
  readonly point: C;
}

function plotted<P extends Charted, C>(
  points: readonly P[],
  chart: (values: readonly Interval[]) => readonly C[],
): Plotted<P, C>[] {
  const charted = chart(points.map(({ value }) => value));
  return points.flatMap((at, n) => {
    const point = charted[n];
    return point === undefined ? [] : [{ at, point }];
  });
}

export interface ChartSignal {
  readonly period: Period;
  readonly signal: Pick<EwmaPoint, 'above' | 'below'>;
}

/**
 * What the charts say of every period of a series, whatever came after it. Periods whose figures were needed to find the
 * limits are drawn within them, but say nothing: nobody could have known at the time.
 */
export function chartSignals(
  recorded: readonly (Pick<SeriesPoint, 'period' | 'partial' | 'normalised'> &
    Parameters<typeof isMissing>[0])[],
  indicator: Indicator,
  baseline: Baseline | null,
): { readonly ewma: readonly ChartSignal[]; readonly cusum: readonly ChartSignal[] } {
  const points = recorded
    .filter((point) => !point.partial && !isMissing(point))
    .map(({ period, normalised }) => ({ period, value: intervalOf(normalised.quantity) }));
  const controls = unbrokenRuns(points).flatMap((run) => {
    const control = controlOf(run, indicator, baseline);
    return typeof control === 'string' ? [] : [control];
  });
  const said = ({ at, point }: { at: Charted; point: ChartSignal['signal'] }) => ({
    period: at.period,
    signal: point,
  });
  return {
    ewma: controls.flatMap((control) => ewmaPoints(control).slice(control.from).map(said)),
    cusum: controls.flatMap((control) => cusumPoints(control).slice(control.from).map(said)),
  };
}
