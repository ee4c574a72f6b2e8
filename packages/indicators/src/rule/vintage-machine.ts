/** The state machine of a rule over a series that changes day by day, with where it stood after each period. */
import { comparePeriods } from '../period/periods.js';
import { placeOf } from '../period/sorted.js';
import { intervalOf } from '../quantity/interval.js';
import { isMissing, type SeriesPoint } from '../series/series.js';
import { GrowingCharts } from '../statistics/growing-charts.js';
import type { BacktestIncident } from './backtest.js';
import { evaluateCondition } from './evaluate.js';
import { asksCharts, neighboursOf, worseOf } from './incidents-of.js';
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
import { type Span, spanKey } from './runs.js';
import { type After, atRest, type OnRecord, type Place } from './vintage-record.js';

/** A run of periods as it is after a day. */
export interface Run {
  readonly start: Place;
  readonly span: Span;
  readonly incident: Pick<BacktestIncident, 'startsAt' | 'endsAt' | 'channel' | 'state' | 'late'>;
}

/** What a day has changed: the first periods of the runs it may have touched, and those of them that fired. */
export interface Changes {
  readonly touched: ReadonlySet<Place>;
  readonly runs: readonly Run[];
}

/** The state machine, with where it stood after each period. */
export class Machine {
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
    const isCharted = point !== null && !point.partial && !isMissing(point);
    this.#charts.set(place, period, isCharted ? intervalOf(point.normalised.quantity) : null);
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
