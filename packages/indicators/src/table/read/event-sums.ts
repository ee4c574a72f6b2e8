/** The sums of events: one for each period of each group. */
import { atLeast, RunningSum } from '../../compare/aggregate.js';
import { warningsOfItself } from '../../entry/warnings.js';
import { figureFromNumber, figureFromStructured, type ParsedFigure } from '../../figure/parse.js';
import { type Cadence, type Dimensions, seriesKey } from '../../indicator/indicator.js';
import { dayNumber, isoDay } from '../../period/day.js';
import type { Period } from '../../period/period.js';
import { comparePeriods, periodOfCadence } from '../../period/periods.js';
import { type Problem, problem } from '../../problem.js';
import { interval, intervalOf, isEmpty } from '../../quantity/interval.js';
import { quantityOf } from '../../quantity/of-interval.js';
import type { Quantity } from '../../quantity/quantity.js';
import type { TableEntry } from '../entries.js';
import type { ReadIndicator } from './codes.js';
import { EventParts } from './event-parts.js';
import { LongDates } from './long-dates.js';
import type { RowParts } from './row-parts.js';

/** One period of a group, while its events still come. */
export class PeriodSum {
  readonly period: Period;
  readonly parts = new EventParts();
  #row: number | null = null;
  readonly #sum = new RunningSum();
  #counted = 0;
  #unknown = 0;
  #leftOut = 0;
  #negativeRow: number | null = null;

  constructor(period: Period) {
    this.period = period;
  }

  /** A row of the table itself is about this period: the sum is this table's to say. */
  touch(row: number): void {
    this.#row ??= row;
  }

  /** Of the first row of the table that is about it; null where all that is in it came with an earlier table. */
  get row(): number | null {
    return this.#row;
  }

  say(parts: RowParts): void {
    this.parts.add(parts);
  }

  /** @param row null for an event of an earlier table. */
  add(quantity: Quantity, row: number | null): void {
    this.#sum.add(quantity);
    this.#counted += 1;
    if (quantity.upper !== null && quantity.upper < 0) this.#negativeRow = row ?? this.#negativeRow;
  }

  /** An event without a number: there are more than the others come to, and nobody knows how many. */
  addUnknown(): void {
    this.#unknown += 1;
  }

  /** An event that was rejected: what it would have added is as little known. */
  leaveOut(events = 1): void {
    this.#leftOut += events;
  }

  /** Whether an event is in it; of rejected ones alone nothing more is said. */
  get hasEvents(): boolean {
    return this.#counted + this.#unknown > 0;
  }

  get withoutFigure(): number {
    return this.#unknown + this.#leftOut;
  }

  /** Where a sum that cannot be is told. */
  get negativeRow(): number {
    return this.#negativeRow ?? this.#row ?? 0;
  }

  get quantity(): Quantity | null {
    return this.#counted === 0 ? null : this.#sum.quantity();
  }
}

/** The events of one series. */
export class EventGroup {
  readonly known: ReadIndicator;
  readonly dimensions: Dimensions;
  readonly #periods = new Map<string, PeriodSum>();
  /** An earlier table has events of it: what was zero then is on record already. */
  isEarlier = false;
  /** Of rejected events; and of those of an earlier table that a row stands in the place of now. */
  readonly leftOut = new LongDates();
  readonly mended = new LongDates();

  constructor(known: ReadIndicator, dimensions: Dimensions) {
    this.known = known;
    this.dimensions = dimensions;
  }

  periodOf(period: Period): PeriodSum {
    let sum = this.#periods.get(period.start);
    if (sum === undefined) {
      sum = new PeriodSum(period);
      this.#periods.set(period.start, sum);
    }
    return sum;
  }

  get periods(): ReadonlyMap<string, PeriodSum> {
    return this.#periods;
  }

  /** Once all events have come: what reaches into several periods is missing in each of them. */
  leaveOutLong(): void {
    for (const sum of this.#periods.values()) {
      const events = this.leftOut.in(sum.period);
      if (events > 0) sum.leaveOut(events);
      for (const dates of [this.leftOut, this.mended])
        if (dates.row !== null && dates.in(sum.period) > 0) sum.touch(dates.row);
    }
  }
}

/** Sums that the events of a table come to, together with those of the tables that its rows were mended from. */
export class EventSums {
  readonly #groups = new Map<string, EventGroup>();
  /** From the first to the last day of the dates: of the table, and of the earlier ones. */
  readonly reach = new Reach();
  readonly earlier = new Reach();

  groupOf(known: ReadIndicator, dimensions: Dimensions): EventGroup {
    const key = `${known.indicator.id}/${seriesKey(dimensions)}`;
    let group = this.#groups.get(key);
    if (group === undefined) {
      group = new EventGroup(known, dimensions);
      this.#groups.set(key, group);
    }
    return group;
  }

  get groups(): readonly EventGroup[] {
    return [...this.#groups.values()];
  }
}

export class Reach {
  #first: string | null = null;
  #last: string | null = null;

  take({ start, end }: Period): void {
    if (this.#first === null || start < this.#first) this.#first = start;
    const last = isoDay(dayNumber(end) - 1);
    if (this.#last === null || last > this.#last) this.#last = last;
  }

  /** The periods that the first and the last day lie in. */
  periods(by: Cadence): Range | null {
    if (this.#first === null || this.#last === null) return null;
    return { first: periodOfCadence(this.#first, by), last: periodOfCadence(this.#last, by) };
  }
}

export interface Range {
  readonly first: Period;
  readonly last: Period;
}

export interface EventsEnd {
  /** ISO day. */
  readonly today: string;
  readonly by: Cadence;
  /** From which to which period an empty one is zero; null where it is nothing. */
  readonly zeros: Range | null;
  /** Where an earlier table said so already. */
  readonly earlierZeros: Range | null;
  /** The name of the column of the numbers. */
  readonly column: string | null;
}

/** Zeros beyond these are a table of their own; see the limits of tables. */
const mostPeriods = 1_000_000;

/** The figures of all groups, each group's in order of time. */
export function entriesOfGroups(groups: readonly EventGroup[], end: EventsEnd): TableEntry[] {
  const empty = end.zeros ? periodsBetween(end.zeros, end.by) : [];
  if (empty.length * groups.length > mostPeriods)
    return [rejected(0, null, problem('table-too-long', { most: mostPeriods }))];
  return groups.flatMap((group) => entriesOf(group, empty, end));
}

function periodsBetween({ first, last }: Range, by: Cadence): Period[] {
  const periods = [first];
  for (let next = first; next.end <= last.start; ) {
    next = periodOfCadence(next.end, by);
    periods.push(next);
    if (periods.length > mostPeriods) break;
  }
  return periods;
}

function entriesOf(group: EventGroup, empty: readonly Period[], end: EventsEnd): TableEntry[] {
  group.leaveOutLong();
  const sums = [...group.periods.values()].sort((a, b) => comparePeriods(a.period, b.period));
  const withEvents = sums.filter((sum) => sum.hasEvents);
  if (empty.length === 0) return withEvents.flatMap((sum) => entryOf(group, sum, end));
  const parts = new EventParts();
  for (const sum of withEvents) parts.join(sum.parts);
  if (withEvents.length === 0) return [];
  const row = withEvents.find((sum) => sum.row !== null)?.row ?? 0;
  return empty.flatMap((period) => {
    const sum = group.periods.get(period.start);
    if (sum !== undefined) return sum.hasEvents ? entryOf(group, sum, end) : [];
    // There may be an event in it, or it may have one yet.
    if (group.leftOut.in(period) > 0 || period.end > end.today) return [];
    if (group.isEarlier && isWithin(period, end.earlierZeros) && group.mended.in(period) === 0) return [];
    return [zeroOf(group, { period, row, parts }, end)];
  });
}

const isWithin = ({ start }: Period, range: Range | null) =>
  range !== null && range.first.start <= start && start <= range.last.start;

interface Told extends Pick<PeriodSum, 'period' | 'parts'> {
  readonly row: number;
}

function zeroOf(group: EventGroup, told: Told, end: EventsEnd): TableEntry {
  return figureEntry(group, told, figureFromNumber(0, group.known.optionsFor(null)), [], end);
}

/** Of a period that only an earlier table has events of, it said all there is to say. */
function entryOf(group: EventGroup, sum: PeriodSum, end: EventsEnd): TableEntry[] {
  const { row } = sum;
  return row === null ? [] : [sumOf(group, sum, row, end)];
}

function sumOf(group: EventGroup, sum: PeriodSum, row: number, end: EventsEnd): TableEntry {
  const known = sum.quantity;
  const { withoutFigure, period, parts } = sum;
  if (known === null) return skipped(row, end.column);
  const possible = group.known.indicator.nonNegative ? asCount(known) : known;
  if (possible === null) {
    const value = known.point ?? known.upper ?? 0;
    return rejected(sum.negativeRow, end.column, problem('figure-negative', { value }), known.text);
  }
  const { text: _, ...quantity } = withoutFigure > 0 ? atLeast(possible) : possible;
  const figure = figureFromStructured(quantity, group.known.optionsFor(null));
  const warnings =
    withoutFigure > 0 ? [problem('warn-events-without-figure', { events: withoutFigure })] : [];
  return figureEntry(group, { period, row, parts }, figure, warnings, end);
}

/** What a sum of a count can be; null where all of it lies below zero. */
function asCount(sum: Quantity): Quantity | null {
  const whole = intervalOf(sum);
  if (whole.lower >= 0) return sum;
  const left = interval(0, whole.upper, true, whole.upperInclusive);
  if (isEmpty(left) || (sum.point !== null && sum.point < 0)) return null;
  return quantityOf(left, sum.point);
}

function figureEntry(
  group: EventGroup,
  { period, row, parts }: Told,
  figure: ParsedFigure,
  warnings: readonly Problem[],
  { today, column }: EventsEnd,
): TableEntry {
  if (figure.kind === 'missing') return skipped(row, column);
  if (figure.kind === 'problem') return rejected(row, column, figure.problem);
  const said = parts.parts;
  if (parts.differingTitles !== null) {
    const [first, second] = parts.differingTitles;
    return rejected(row, null, problem('event-sources-differ', { period: period.text, first, second }));
  }
  if (said?.source == null) return rejected(row, null, problem('source-title-missing'));
  const { indicator } = group.known;
  const whole = { quantity: figure.quantity, per: 'period' } as const;
  return {
    row,
    column: null,
    kind: 'entry',
    entry: {
      indicator: indicator.id,
      dimensions: group.dimensions,
      period,
      figure: whole,
      source: said.source,
      knownOn: said.knownOn,
      reliability: said.reliability,
      credibility: said.credibility,
      status: said.status ?? 'A',
      note: said.note,
      comment: null,
      baseline: null,
    },
    warnings: [
      ...warnings,
      ...warningsOfItself(
        { indicator, period, figure: whole, perAssumed: false, saidNone: false },
        { sourceDate: said.source.date, today },
      ),
    ],
  };
}

function skipped(row: number, column: string | null): TableEntry {
  const faults = [{ column, value: '', problem: problem('figure-missing') }];
  return { row, column: null, kind: 'skip', faults };
}

function rejected(row: number, column: string | null, found: Problem, value = ''): TableEntry {
  return { row, column: null, kind: 'reject', faults: [{ column, value, problem: found }] };
}
