/**
 * A backtest with what was known at the time: the days one after the other, each taking up only what it changed. What
 * stays as it was is neither put together, nor held against the rule, nor replayed again. Pure.
 */
import { comparedBaseline } from '../compare/compare.js';
import type { Indicator } from '../indicator/indicator.js';
import type { Period } from '../period/period.js';
import { comparePeriods } from '../period/periods.js';
import { placeOf } from '../period/sorted.js';
import { intervalOf } from '../quantity/interval.js';
import type { Quantity } from '../quantity/quantity.js';
import { derivedBaseline, derivedTotals } from '../series/parts.js';
import { assembleSeries, type SeriesPoint } from '../series/series.js';
import { GrowingCharts, type Said } from '../statistics/growing-charts.js';
import type {
  Backtest,
  BacktestIncident,
  BacktestPeriod,
  RecordedRevision,
  RevisedSeries,
} from './backtest.js';
import { evaluateCondition } from './evaluate.js';
import { asksCharts, neighboursOf, valueSeen, worseOf } from './incidents-of.js';
import {
  breaksAt,
  isBreachAt,
  type Recovery,
  type ReplayPoint,
  recoveryOf,
  type Standing,
  standingAfter,
} from './replay.js';
import type { Certainty, Rule } from './rule.js';
import { matchRuns, type Span, spanKey } from './runs.js';

/**
 * Day by day as figures became known, through the same replay and the same comparison with what was on record then: an
 * incident a later figure undid is one that people would have been called for. Costs as much as there are revisions, and
 * for each as many periods as it has others said of.
 * @param to an ISO day: what begins on it or later is left out, and is not worked out where nothing earlier hangs on it.
 */
export function backtestVintages(
  held: readonly RevisedSeries[],
  rule: Rule,
  indicator: Indicator,
  to?: string,
): Backtest {
  const days = revisionsByDay(held);
  const periods = periodsIn(days);
  const reach = to === undefined ? periods.length : reachOf(periods, to, rule);
  const replayed =
    (reach < periods.length ? replayDays(held, rule, indicator, days, periods.slice(0, reach)) : null) ??
    (replayDays(held, rule, indicator, days, periods) as Backtest);
  if (to === undefined) return replayed;
  return {
    periods: replayed.periods.filter(({ period }) => period.start < to),
    incidents: replayed.incidents.filter(({ startsAt }) => startsAt < to),
  };
}

/** So many periods after the last that is shown a run has most likely ended. */
const someMore = 24;

function reachOf(periods: readonly Period[], to: string, rule: Rule): number {
  const last = periods.findLastIndex(({ start }) => start < to);
  return Math.min(periods.length, last + 1 + someMore + rule.for + rule.keepFiringFor);
}

interface Dated {
  readonly revision: RecordedRevision;
  /** Which of the series that were read, and where in it. */
  readonly series: number;
  readonly at: number;
}

/** But for those that were never right. */
function revisionsByDay(held: readonly RevisedSeries[]): Dated[][] {
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
function periodsIn(days: readonly Dated[][]): Period[] {
  const periods = new Map<string, Period>();
  for (const { revision } of days.flat()) periods.set(keyOf(revision.period), revision.period);
  return [...periods.values()].sort(comparePeriods);
}

const keyOf = ({ start, end }: Period) => `${start}/${end}`;

/** @returns null where a run goes on beyond the last of `periods`: more of them are needed. */
function replayDays(
  held: readonly RevisedSeries[],
  rule: Rule,
  indicator: Indicator,
  days: readonly Dated[][],
  periods: readonly Period[],
): Backtest | null {
  const record = new OnRecord(held, indicator, periods);
  const replay = new Machine(record, rule);
  const story = new Story();
  const told: BacktestPeriod[] = [];
  for (const day of days) {
    const changed = record.takeUp(day);
    if (changed.size > 0) story.goOn((day[0] as Dated).revision.knownOn, replay.takeUp(changed), record);
    if (record.hasMore && replay.isRunning) return null;
    const heardOf = [...changed].filter((place) => place.point !== null && !place.isTold);
    for (const place of heardOf.sort((a, b) => comparePeriods(a.period, b.period))) {
      place.isTold = true;
      const { point, verdict, after } = place;
      // As it was said when the period was first heard of.
      told.push({ period: (point as SeriesPoint).period, verdict, state: after.run?.state ?? 'normal' });
    }
  }
  return {
    periods: told.sort((a, b) => (a.period.end < b.period.end ? -1 : 1)),
    incidents: story.incidents().sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1)),
  };
}

/** What stands of one observation. */
interface Observed {
  newest: RecordedRevision;
  /** Where it came first among the revisions that are known: of two alike the first is taken. */
  at: number;
}

/** A period of the series, whether or not it has a figure. */
interface Place {
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
interface After {
  readonly run: Standing<Place> | null;
  /** On a rule that fires on possibility: what it says for certain. */
  readonly certain: Standing<Place> | null;
  /** The run has fired for certain. */
  readonly isCertain: boolean;
}

interface Ended {
  readonly run: Standing<Place>;
  readonly isCertain: boolean;
}

const atRest: After = { run: null, certain: null, isCertain: false };

/** What is on record of each period, day by day. */
class OnRecord {
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

/** A run of periods as it is after a day. */
interface Run {
  readonly start: Place;
  readonly span: Span;
  readonly incident: Pick<BacktestIncident, 'startsAt' | 'endsAt' | 'channel' | 'state' | 'late'>;
}

/** What a day has changed: the first periods of the runs it may have touched, and those of them that fired. */
interface Changes {
  readonly touched: ReadonlySet<Place>;
  readonly runs: readonly Run[];
}

/** The state machine, with where it stood after each period. */
class Machine {
  readonly #record: OnRecord;
  readonly #rule: Rule;
  readonly #charts: GrowingCharts<Place> | null;
  /** Those that have a figure, in order of time. */
  readonly #places: Place[] = [];
  /** By a run's first period, the period that ended it. */
  readonly #ends = new Map<Place, Place>();

  constructor(record: OnRecord, rule: Rule) {
    this.#record = record;
    this.#rule = rule;
    this.#charts = asksCharts(rule) ? new GrowingCharts(record.indicator, record.baseline) : null;
  }

  get isRunning(): boolean {
    const last = this.#places.at(-1);
    return last !== undefined && (last.after.run !== null || last.after.certain !== null);
  }

  takeUp(changed: ReadonlySet<Place>): Changes {
    const touched = new Set<Place>();
    const last = this.#places.at(-1);
    if (last?.after.run) touched.add(last.after.run.startsAt);
    const again = this.#place(changed, touched);
    for (const place of again) this.#see(place);
    const from = [...again].map((place) => placeOf(this.#places, place.period)).sort((a, b) => a - b);
    let done = 0;
    for (const start of from) {
      if (start < done) continue;
      for (done = start; done < this.#places.length; ) {
        const isSame = !this.#advance(done, touched);
        done += 1;
        if (isSame && !again.has(this.#places[done] as Place)) break;
      }
    }
    const newest = this.#places.at(-1);
    if (newest?.after.run) touched.add(newest.after.run.startsAt);
    const runs = [...touched]
      .sort((a, b) => comparePeriods(a.period, b.period))
      .flatMap((p) => this.#runFrom(p));
    return { touched, runs };
  }

  /** @returns the periods of which something else may be said now. */
  #place(changed: ReadonlySet<Place>, touched: Set<Place>): Set<Place> {
    const again = new Set<Place>();
    for (const place of changed) {
      const at = placeOf(this.#places, place.period);
      const wasThere = this.#places[at] === place;
      const isThere = place.point !== null;
      if (isThere && !wasThere) this.#places.splice(at, 0, place);
      if (!isThere && wasThere) {
        this.#places.splice(at, 1);
        this.#clear(place, touched);
      }
      if (isThere) again.add(place);
      // What comes after it has another before it.
      const next = this.#places[isThere ? at + 1 : at];
      if (isThere !== wasThere && next) again.add(next);
      for (const asking of place.asks) if (asking.point !== null) again.add(asking);
      this.#chart(place);
    }
    for (const { key: place, said } of this.#charts?.settle() ?? []) {
      place.said = said;
      again.add(place);
    }
    return new Set([...again].filter(({ point }) => point !== null));
  }

  #chart(place: Place): void {
    if (this.#charts === null) return;
    const { period, point } = place;
    place.said = null;
    this.#charts.set(place, period, point && !point.partial ? intervalOf(point.normalised.quantity) : null);
  }

  #see(place: Place): void {
    const { period, disagreement } = place.point as SeriesPoint;
    const { previous, yearAgo } = neighboursOf(place.period);
    const { indicator, basis } = this.#record;
    const seen: ReplayPoint = {
      period,
      value: place.value,
      previous: this.#record.valueAt(previous),
      yearAgo: this.#record.valueAt(yearAgo),
      disagreement,
      ...(this.#charts && { signals: worseOf(place.said, indicator) }),
    };
    place.seen = seen;
    place.verdict = evaluateCondition(this.#rule.condition, { ...seen, baseline: basis }).verdict;
    place.recovery = null;
  }

  /** Forgets what a period did to the run before it. */
  #clear(place: Place, touched: Set<Place>): void {
    if (place.after.run) touched.add(place.after.run.startsAt);
    if (place.ended) {
      const { startsAt } = place.ended.run;
      touched.add(startsAt);
      if (this.#ends.get(startsAt) === place) this.#ends.delete(startsAt);
    }
    place.after = atRest;
    place.ended = null;
  }

  /** Takes one period up. @returns whether the rule stands otherwise after it than it did. */
  #advance(index: number, touched: Set<Place>): boolean {
    const place = this.#places[index] as Place;
    const before = this.#places[index - 1];
    const stood = place.after;
    this.#clear(place, touched);
    const breaks = breaksAt(before, place, this.#rule);
    const from = before?.after ?? atRest;
    const { certainty } = this.#rule;
    const run = this.#after(breaks ? null : from.run, place, certainty);
    const ended = breaks ? from.run : run?.state === 'normal' ? run : null;
    const certain =
      certainty === 'certain' ? null : this.#after(breaks ? null : from.certain, place, 'certain');
    const goesOn = run !== null && run.startsAt === from.run?.startsAt && !breaks;
    const isCertain = (goesOn && from.isCertain) || certain?.firedAt === place;
    if (ended !== null) {
      place.ended = { run: ended, isCertain: from.isCertain };
      this.#ends.set(ended.startsAt, place);
      touched.add(ended.startsAt);
    }
    place.after = {
      run: run?.state === 'normal' ? null : run,
      certain: certain?.state === 'normal' ? null : certain,
      isCertain: run !== null && run.state !== 'normal' && isCertain,
    };
    if (place.after.run) touched.add(place.after.run.startsAt);
    return !this.#standsAs(stood, place.after);
  }

  #after(before: Standing<Place> | null, place: Place, channel: Certainty): Standing<Place> | null {
    const { verdict } = place;
    const seen = place.seen as ReplayPoint;
    const heard = { verdict, isBreach: isBreachAt(seen, verdict, this.#rule, channel) };
    return standingAfter(before, place, seen, heard, () => this.#recoveryAt(place), this.#rule);
  }

  #recoveryAt(place: Place): Recovery {
    const evidence = { ...(place.seen as ReplayPoint), baseline: this.#record.basis };
    place.recovery ??= recoveryOf(this.#rule, evidence, place.verdict);
    return place.recovery;
  }

  #standsAs(a: After, b: After): boolean {
    return a.isCertain === b.isCertain && sameStanding(a.run, b.run) && sameStanding(a.certain, b.certain);
  }

  /** The run that begins there now, where one does and has fired. */
  #runFrom(start: Place): Run[] {
    const last = this.#places.at(-1);
    const end = this.#ends.get(start) ?? null;
    const going = last && last.after.run?.startsAt === start ? last.after : null;
    const { run = null, isCertain = false } = end?.ended ?? going ?? {};
    if (run === null || run.firedAt === null) return [];
    const fired = placeOf(this.#places, run.firedAt.period);
    const until = end === null ? last : this.#places[placeOf(this.#places, end.period) - 1];
    return [
      {
        start,
        span: { from: spanKey(start.period), to: spanKey((until ?? start).period) },
        incident: {
          startsAt: start.period.start,
          endsAt: end === null ? null : end.period.start,
          channel: isCertain ? 'certain' : this.#rule.certainty,
          state: end === null ? run.state : 'normal',
          late: fired < this.#places.length - 1,
        },
      },
    ];
  }
}

/** As far as it decides what comes of it: how often it was breached matters until it fires. */
function sameStanding(a: Standing<Place> | null, b: Standing<Place> | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.startsAt === b.startsAt &&
    a.state === b.state &&
    a.recovered === b.recovered &&
    a.firedAt === b.firedAt &&
    (a.firedAt !== null || a.breaches === b.breaches)
  );
}

interface Noted {
  readonly incident: BacktestIncident;
  readonly span: Span;
  readonly isStanding: boolean;
  readonly noticedOn: string;
}

/** The incidents as one would have had them: a run that figures lengthen stays one, and so do two that become one. */
class Story {
  readonly #standing = new Map<Place, Noted>();
  /** In the order in which they were noticed, and of one day in which they went. */
  #gone: Noted[] = [];

  goOn(day: string, { touched, runs: computed }: Changes, record: OnRecord): void {
    const before = [...touched].flatMap((start) => this.#standing.get(start) ?? []).sort(inOrderOfNotice);
    if (before.length === 0 && computed.length === 0) return;
    // A run that nothing touched is the incident it was, and shares no period with another.
    const { runs, gone } = matchRuns([...before, ...this.#gone], computed, () => true);
    for (const start of touched) this.#standing.delete(start);
    for (const { run, known } of runs) {
      const noticedOn = known?.noticedOn ?? day;
      const late = known?.incident.late ?? run.incident.late;
      const incident = { ...run.incident, late, noticedOn, undone: null };
      this.#standing.set(run.start, { span: run.span, isStanding: true, noticedOn, incident });
    }
    const back = new Set(runs.flatMap(({ known }) => (known?.isStanding === false ? [known] : [])));
    if (back.size > 0) this.#gone = this.#gone.filter((one) => !back.has(one));
    if (gone.length > 0) this.#leave(gone, record);
  }

  #leave(gone: readonly Noted[], record: OnRecord): void {
    for (const one of gone) {
      const undone = record.hasFigureFrom(one.incident.startsAt) ? 'Revised' : 'Retracted';
      const incident = { ...one.incident, state: 'normal', undone } as const;
      this.#gone.push({ ...one, isStanding: false, incident });
    }
    this.#gone.sort((a, b) => compare(a.noticedOn, b.noticedOn));
  }

  incidents(): BacktestIncident[] {
    const standing = [...this.#standing.values()].sort(inOrderOfNotice);
    const all = [...this.#gone, ...standing].sort((a, b) => compare(a.noticedOn, b.noticedOn));
    return all.map(({ incident }) => incident);
  }
}

const compare = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);
const inOrderOfNotice = (a: Noted, b: Noted) =>
  compare(a.noticedOn, b.noticedOn) || compare(a.span.from, b.span.from);
