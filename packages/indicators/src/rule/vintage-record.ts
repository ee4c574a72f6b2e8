/** What is on record of each period of a series, day by day as figures become known. */
import { comparedBaseline } from '../compare/compare.js';
import type { Indicator } from '../indicator/indicator.js';
import type { Period } from '../period/period.js';
import { comparePeriods } from '../period/periods.js';
import type { Quantity } from '../quantity/quantity.js';
import { derivedBaseline, derivedTotals } from '../series/parts.js';
import { assembleSeries, type SeriesPoint } from '../series/series.js';
import type { Said } from '../statistics/growing-charts.js';
import type { BacktestPeriod, RecordedRevision, RevisedSeries } from './backtest.js';
import { neighboursOf, valueSeen } from './incidents-of.js';
import type { Recovery, ReplayPoint, Standing } from './replay.js';

export interface Dated {
  readonly revision: RecordedRevision;
  /** Which of the series that were read, and where in it. */
  readonly series: number;
  readonly at: number;
}

/** But for those that were never right. */
export function revisionsByDay(held: readonly RevisedSeries[]): Dated[][] {
  const days = new Map<string, Dated[]>();
  for (const [series, { revisions }] of held.entries())
    for (const [at, revision] of revisions.entries()) {
      if (revision.corrected) continue;
      const day = days.get(revision.knownOn);
      if (day) day.push({ revision, series, at });
      else days.set(revision.knownOn, [{ revision, series, at }]);
    }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, revisions]) => revisions);
}

/** Every period that ever has a figure, in order of time. */
export function periodsIn(days: readonly Dated[][]): Period[] {
  const periods = new Map<string, Period>();
  for (const { revision } of days.flat()) periods.set(keyOf(revision.period), revision.period);
  return [...periods.values()].sort(comparePeriods);
}

const keyOf = ({ start, end }: Period) => `${start}/${end}`;

/** What stands of one observation. */
interface Observed {
  newest: RecordedRevision;
  /** Where it came first among the revisions that are known: of two alike the first is taken. */
  at: number;
}

/** A period of the series, whether or not it has a figure. */
export interface Place {
  readonly period: Period;
  /** What is reported of it, series by series. */
  readonly reports: Map<string, Observed>[];
  /** What that comes to, series by series; undefined until it is asked for. */
  readonly points: (SeriesPoint | null | undefined)[];
  /** The periods that are held against it. */
  readonly asks: Place[];
  point: SeriesPoint | null;
  value: Quantity | null;
  said: Said | null;
  seen: ReplayPoint | null;
  verdict: BacktestPeriod['verdict'];
  recovery: Recovery | null;
  after: After;
  ended: Ended | null;
  isTold: boolean;
}

/** How the rule stands after a period. */
export interface After {
  readonly run: Standing<Place> | null;
  /** On a rule that fires on possibility: what it says for certain. */
  readonly certain: Standing<Place> | null;
  /** The run has fired for certain. */
  readonly isCertain: boolean;
}

export interface Ended {
  readonly run: Standing<Place>;
  readonly isCertain: boolean;
}

export const atRest: After = { run: null, certain: null, isCertain: false };

/** What is on record of each period, day by day. */
export class OnRecord {
  readonly #indicator: Indicator;
  readonly #observed: Map<string, Observed>[];
  readonly #places = new Map<string, Place>();
  readonly #starts = new Map<string, Place[]>();
  readonly baseline;
  readonly basis: Quantity | null;
  /** Figures of periods that are not looked at. */
  #beyond = 0;

  constructor(held: readonly RevisedSeries[], indicator: Indicator, periods: readonly Period[]) {
    this.#indicator = indicator;
    this.#observed = held.map(() => new Map());
    const [own, ...parts] = held;
    this.baseline = own?.baseline ?? derivedBaseline(parts.map((part) => part.baseline));
    this.basis = this.baseline && comparedBaseline(this.baseline, indicator);
    for (const period of periods) {
      const place = emptyPlace(period, held.length);
      this.#places.set(keyOf(period), place);
      this.#starts.set(period.start, [...(this.#starts.get(period.start) ?? []), place]);
    }
    for (const place of this.#places.values()) {
      const { previous, yearAgo } = neighboursOf(place.period);
      for (const key of [previous, yearAgo]) this.#places.get(key)?.asks.push(place);
    }
  }

  get indicator(): Indicator {
    return this.#indicator;
  }

  /** Whether there are figures of periods that are not looked at. */
  get hasMore(): boolean {
    return this.#beyond > 0;
  }

  valueAt(key: string): Quantity | null {
    return this.#places.get(key)?.value ?? null;
  }

  hasFigureFrom(start: string): boolean {
    return (this.#starts.get(start) ?? []).some(({ point }) => point !== null);
  }

  /** @returns the periods of which something else is on record, with what they come to. */
  takeUp(revisions: readonly Dated[]): Set<Place> {
    const changed = new Set<Place>();
    for (const dated of revisions) this.#know(dated, changed);
    for (const place of changed) {
      place.point = this.#pointOf(place);
      place.value = place.point && valueSeen(place.point, this.#indicator);
    }
    return changed;
  }

  #know({ revision, series, at }: Dated, changed: Set<Place>): void {
    const observed = this.#observed[series] as Map<string, Observed>;
    const known = observed.get(revision.observation);
    if (known) {
      this.#leave(known, series, changed);
      known.at = Math.min(known.at, at);
      if (isLater(revision, known.newest)) known.newest = revision;
      this.#enter(known, series, changed);
    } else {
      const one = { newest: revision, at };
      observed.set(revision.observation, one);
      this.#enter(one, series, changed);
    }
  }

  #leave({ newest }: Observed, series: number, changed: Set<Place>): void {
    if (newest.retracted) return;
    const place = this.#touched(newest.period, series, changed);
    if (place) place.reports[series]?.delete(newest.observation);
    else this.#beyond -= 1;
  }

  #enter(one: Observed, series: number, changed: Set<Place>): void {
    if (one.newest.retracted) return;
    const place = this.#touched(one.newest.period, series, changed);
    if (place) place.reports[series]?.set(one.newest.observation, one);
    else this.#beyond += 1;
  }

  #touched(period: Period, series: number, changed: Set<Place>): Place | undefined {
    const place = this.#places.get(keyOf(period));
    if (place === undefined) return undefined;
    place.points[series] = undefined;
    changed.add(place);
    return place;
  }

  /** What is stated of the series itself, else what its parts come to. */
  #pointOf(place: Place): SeriesPoint | null {
    const stated = this.#stated(place, 0);
    if (stated !== null || place.reports.length === 1) return stated;
    const parts: SeriesPoint[] = [];
    for (let series = 1; series < place.reports.length; series++) {
      const part = this.#stated(place, series);
      if (part === null) return null;
      parts.push(part);
    }
    const alone = parts.map((part) => [part]);
    return derivedTotals(alone, [], this.#indicator, null)[0] ?? null;
  }

  #stated(place: Place, series: number): SeriesPoint | null {
    const known = place.points[series];
    if (known !== undefined) return known;
    const reports = [...(place.reports[series] as Map<string, Observed>).values()];
    const figures = reports.sort((a, b) => a.at - b.at).map(({ newest }) => newest);
    // No rule asks how a figure compares.
    const point = assembleSeries(figures, this.#indicator, null)[0] ?? null;
    place.points[series] = point;
    return point;
  }
}

function isLater(a: RecordedRevision, b: RecordedRevision): boolean {
  return a.knownOn === b.knownOn ? a.revision > b.revision : a.knownOn > b.knownOn;
}

function emptyPlace(period: Period, series: number): Place {
  return {
    period,
    reports: Array.from({ length: series }, () => new Map()),
    points: [],
    asks: [],
    point: null,
    value: null,
    said: null,
    seen: null,
    verdict: 'nodata',
    recovery: null,
    after: atRest,
    ended: null,
    isTold: false,
  };
}
