/** Both control charts of a series whose figures come, change and go: drawn anew only from where something changed. */
import type { Indicator } from '../indicator/indicator.js';
import type { Period } from '../period/period.js';
import { placeOf } from '../period/sorted.js';
import type { Interval } from '../quantity/interval.js';
import type { Baseline } from '../series/series.js';
import { chartSettings } from './charts.js';
import {
  averageOff,
  type ChartSignals,
  cusumSays,
  ewmaSays,
  onTarget,
  type Sums,
  summed,
} from './control-charts.js';
import { type Control, controlOf } from './phases.js';
import type { Span } from './ties.js';
import { follows, stepOf } from './window.js';

export interface Said {
  readonly ewma: ChartSignals;
  readonly cusum: ChartSignals;
}

type Limits = Pick<Control<unknown>, 'target' | 'sigma' | 'from'> & {
  /** How many of the run's figures decided on the limits. */
  readonly decidedBy: number;
};

/** A run whose figures do not give the limits, however few they are. */
const withoutLimits: Limits = { target: onTarget, sigma: onTarget, from: Infinity, decidedBy: -1 };
const withoutLimitsYet: Limits = { ...withoutLimits, decidedBy: Infinity };

interface Charted<Key> {
  readonly key: Key;
  readonly period: Period;
  readonly value: Interval;
  /** How many figures its run has before it. */
  before: number;
  /** Of its run; null until they are known. */
  limits: Limits | null;
  off: Span;
  sums: Sums;
  said: Said | null;
}

/**
 * Says of every period what {@link chartSignals} says of it. `settle` costs as much as there are figures between each that
 * changed and the next from which all is as it was: of a series that grows at its end, each figure once.
 */
export class GrowingCharts<Key> {
  readonly #indicator: Indicator;
  readonly #baseline: Baseline | null;
  readonly #figures: Charted<Key>[] = [];
  readonly #changed = new Set<Charted<Key>>();

  constructor(indicator: Indicator, baseline: Baseline | null) {
    this.#indicator = indicator;
    this.#baseline = baseline;
  }

  /** @param value null where the period has no figure any more that a chart is drawn with. */
  set(key: Key, period: Period, value: Interval | null): void {
    const at = placeOf(this.#figures, period);
    const there = this.#at(at)?.period.end === period.end && this.#at(at)?.period.start === period.start;
    const figure = value && {
      ...{ key, period, value, before: -1, limits: null },
      ...{ off: onTarget, sums: { high: onTarget, low: onTarget }, said: null },
    };
    if (there) this.#changed.delete(this.#figures[at] as Charted<Key>);
    this.#figures.splice(at, there ? 1 : 0, ...(figure ? [figure] : []));
    // What stands beside it may begin or end a run now.
    for (const one of [this.#at(at - 1), this.#at(at), this.#at(at + 1)]) if (one) this.#changed.add(one);
  }

  /** @returns the periods of which something else is said than before, by `said`; null where nothing is. */
  settle(): { readonly key: Key; readonly said: Said | null }[] {
    const starts = [...this.#changed]
      .map(({ period }) => placeOf(this.#figures, period))
      .sort((a, b) => a - b);
    const others: Charted<Key>[] = [];
    let done = 0;
    for (const start of starts) {
      if (start >= done) done = this.#drawFrom(this.#beginningOf(start), others);
    }
    this.#changed.clear();
    return others;
  }

  #at(index: number): Charted<Key> | undefined {
    return this.#figures[index];
  }

  /** Where drawing has to begin for a figure that changed: at its run's first, where the limits are others now. */
  #beginningOf(index: number): number {
    const before = this.#figuresBefore(index);
    const first = index - before;
    const head = this.#figures[first] as Charted<Key>;
    const limits = head.before === 0 ? head.limits : null;
    if (limits !== null && before > limits.decidedBy) return index;
    head.limits = sameOr(limits, this.#limitsFrom(first));
    return head.limits === limits ? index : first;
  }

  #figuresBefore(index: number): number {
    const [last, figure] = [this.#at(index - 1), this.#figures[index] as Charted<Key>];
    return last && follows(last.period, figure.period) ? last.before + 1 : 0;
  }

  /** Draws until what follows stays as it is. @returns the index from which it does. */
  #drawFrom(start: number, others: Charted<Key>[]): number {
    for (let index = start; ; index++) {
      const figure = this.#at(index);
      if (figure === undefined) return index;
      const mayStay = index > start && !this.#changed.has(figure);
      const before = this.#figuresBefore(index);
      if (before === 0 && figure.before === 0 && mayStay) return index;
      const last = before === 0 ? null : (this.#at(index - 1) as Charted<Key>);
      if (last === null && (figure.before !== 0 || figure.limits === null || this.#changed.has(figure)))
        figure.limits = sameOr(figure.limits, this.#limitsFrom(index));
      const limits = last?.limits ?? (figure.limits as Limits);
      const next = drawn(figure.value, before, limits, last);
      const isSame =
        figure.before === before &&
        figure.limits === limits &&
        sameSpan(figure.off, next.off) &&
        sameSpan(figure.sums.high, next.sums.high) &&
        sameSpan(figure.sums.low, next.sums.low);
      if (!sameSaid(figure.said, next.said)) others.push(figure);
      Object.assign(figure, { before, limits }, next);
      if (isSame && mayStay) return index + 1;
    }
  }

  #limitsFrom(first: number): Limits {
    const { period } = this.#figures[first] as Charted<Key>;
    const points: Charted<Key>[] = [];
    for (let index = first; index < this.#figures.length; index++) {
      const [last, figure] = [points.at(-1), this.#figures[index] as Charted<Key>];
      if (last && !follows(last.period, figure.period)) break;
      points.push(figure);
    }
    const run = { kind: 'window', points, times: [], step: stepOf(period), gaps: 0 } as const;
    const control = controlOf(run, this.#indicator, this.#baseline);
    if (control === 'no-baseline' || control === 'open-baseline') return withoutLimits;
    if (typeof control === 'string') return withoutLimitsYet;
    const { target, sigma, sigmaFrom, from } = control;
    return { target, sigma, from, decidedBy: sigmaFrom === 'moving-range' ? from + 1 : -1 };
  }
}

function drawn(
  value: Interval,
  before: number,
  limits: Limits,
  last: Pick<Charted<unknown>, 'off' | 'sums'> | null,
): Pick<Charted<unknown>, 'off' | 'sums' | 'said'> {
  const start = { off: onTarget, sums: { high: onTarget, low: onTarget } };
  if (limits.from === Infinity) return { ...start, said: null };
  const options = { ...chartSettings, ...limits };
  const { off: offBefore, sums: sumsBefore } = last ?? start;
  const off = averageOff(offBefore, value, options);
  const sums = summed(sumsBefore, value, options);
  const isKnown = before >= limits.from;
  return {
    off,
    sums,
    said: isKnown ? { ewma: ewmaSays(off, before + 1, options), cusum: cusumSays(sums, options) } : null,
  };
}

function sameOr(known: Limits | null, found: Limits): Limits {
  const isSame =
    known !== null &&
    known.from === found.from &&
    known.decidedBy === found.decidedBy &&
    sameSpan(known.target, found.target) &&
    sameSpan(known.sigma, found.sigma);
  return isSame ? known : found;
}

function sameSpan(a: Span, b: Span): boolean {
  return a.lower === b.lower && a.upper === b.upper;
}

function sameSaid(a: Said | null, b: Said | null): boolean {
  if (a === null || b === null) return a === b;
  return sameSignals(a.ewma, b.ewma) && sameSignals(a.cusum, b.cusum);
}

function sameSignals(a: ChartSignals, b: ChartSignals): boolean {
  return a.above === b.above && a.below === b.below;
}
