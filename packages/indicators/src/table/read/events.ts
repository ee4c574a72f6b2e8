/** Events, one a row, added up by period and by what they are grouped by. */
import { figureFromNumber } from '../../figure/parse.js';
import { quotable } from '../../language/plain-text.js';
import type { Period } from '../../period/period.js';
import { periodOfCadence } from '../../period/periods.js';
import { type Problem, problem } from '../../problem.js';
import { folded } from '../../series/source-identity.js';
import { addsUp } from '../adds-up.js';
import type { Cell, TableRow } from '../cell.js';
import { textOf } from '../cell.js';
import type { EarlierRows, EntriesInput, EntryReader, TableEntry } from '../entries.js';
import type { ResolvedMapping } from '../mapping.js';
import { cellAt, plainText } from './cell-text.js';
import type { ReadIndicator } from './codes.js';
import {
  type EventGroup,
  EventSums,
  entriesOfGroups,
  type PeriodSum,
  type Range,
  type Reach,
} from './event-sums.js';
import type { CellFigure } from './figure-cell.js';
import { Kept } from './part.js';
import { type PeriodRead, periodReader } from './periods.js';
import { cellFaults, type Fault, type RowParts, RowPartsReader } from './row-parts.js';
import { placesOf, type ReadValue, ValueReader } from './value.js';

type Events = NonNullable<ResolvedMapping['events']>;

interface Filter {
  readonly at: number;
  readonly passes: Kept<boolean>;
}

/** What a row says of an event. */
interface Event {
  readonly faults: readonly Fault[];
  /** Where it counts; null where a fault leaves that open. */
  readonly group: EventGroup | null;
  readonly sum: PeriodSum | null;
  /** Its date where that is longer than one period: it is left out of every one that it reaches into. */
  readonly long: Period | null;
  readonly rest: RowParts;
  readonly figure: CellFigure | null;
}

export class EventsReader {
  readonly #input: EntriesInput;
  readonly #events: Events;
  readonly #parts: RowPartsReader;
  readonly #filters: readonly Filter[];
  readonly #period: ReturnType<typeof periodReader>;
  readonly #value: ValueReader | null;
  readonly #sums: EventSums;
  readonly #buckets = new Kept<Period>((day) => periodOfCadence(day, this.#events.by));
  #count = 0;

  /** @param sums those that another table has begun. */
  constructor(input: EntriesInput, events: Events, sums = new EventSums()) {
    this.#sums = sums;
    this.#input = input;
    this.#events = events;
    this.#parts = new RowPartsReader(input, { dimensionsRequired: true });
    this.#period = periodReader(events.date, input);
    this.#value = events.count === 'rows' ? null : new ValueReader(events.count, input.mapping);
    this.#filters = events.where.map(({ at, is }) => {
      const wanted = new Set(is.map(folded));
      return { at, passes: new Kept((text) => wanted.has(folded(text))) };
    });
  }

  /** What is wrong with the event; nothing where it was added. */
  read(row: TableRow): readonly TableEntry[] {
    const event = this.#eventOf(row.cells, this.#sums.reach);
    if (event === null) return [];
    this.#count += 1;
    event.sum?.touch(row.row);
    if (this.#addTo(event, row.row)) return [];
    leaveOut(event, row.row);
    return [this.#rejected(row, event.faults)];
  }

  /**
   * A reader for the rows of the table that this one's were mended from: what was an event there is one of the same sums.
   * Of such rows nothing is told but what the sums come to.
   */
  earlier(mapping: ResolvedMapping): EarlierRows | null {
    const { events } = mapping;
    const { by, emptyPeriods } = this.#events;
    if (events === null || events.by !== by || events.emptyPeriods !== emptyPeriods) return null;
    const input = { ...this.#input, mapping };
    const reader = new EventsReader(input, events, this.#sums);
    return {
      take: ({ cells }) => {
        const event = reader.#eventOf(cells, this.#sums.earlier);
        if (event?.sum && event.group) event.group.isEarlier = true;
        if (event && !reader.#addTo(event, null)) leaveOut(event, null);
      },
      // It was counted or left out where it stood, and is not any more.
      mended: ({ cells }, row) => {
        const event = reader.#eventOf(cells, this.#sums.earlier);
        if (row === null || event === null) return;
        event.sum?.touch(row);
        if (event.long) event.group?.mended.add(event.long, row);
      },
    };
  }

  /** Null for what is no event that is counted. */
  #eventOf(cells: readonly Cell[], reach: Reach): Event | null {
    const date = this.#period(cells, null);
    const bucket = this.#bucketOf(date);
    if (!this.#filters.every(({ at, passes }) => passes.of(plainText(cells[at])))) {
      if (bucket && date.kind === 'period') reach.take(date.period);
      return null;
    }
    const faults: Fault[] = [];
    const { mapping } = this.#input;
    const indicator = this.#parts.indicator(mapping.indicator, cells);
    const known = indicator.kind === 'part' ? indicator.value : null;
    if (indicator.kind === 'problem') faults.push({ place: mapping.indicator, problem: indicator.problem });
    if (known && !addsUp(known.indicator, this.#events.by)) {
      const params = { kind: known.indicator.kind };
      faults.push({ place: mapping.indicator, problem: problem('events-not-additive', params) });
    }
    if (bucket === null) faults.push(this.#dateFault(date, cells));
    const groupFaults = faults.length;
    const dimensions = known && this.#parts.dimensions(known, cells, faults);
    const isPlaced = faults.length === groupFaults;
    const rest = this.#parts.rest(cells, faults);
    const read = known && this.#countOf(known, cells);
    const fault = read && faultOf(read.figure);
    if (read && fault) faults.push({ place: read.place, problem: fault });
    const period = date.kind === 'period' ? date.period : null;
    const group = known && dimensions && period && isPlaced ? this.#sums.groupOf(known, dimensions) : null;
    const sum = group && bucket && group.periodOf(bucket);
    // A date that is refused with its event may be a slip: it says nothing of how far the file reaches.
    if (period && faults.length === 0) reach.take(period);
    return { faults, group, sum, long: bucket ? null : period, rest, figure: read?.figure ?? null };
  }

  /** @returns whether it could be added. */
  #addTo({ faults, sum, rest, figure }: Event, row: number | null): boolean {
    if (faults.length > 0 || sum === null || figure === null) return false;
    sum.say(rest);
    if (figure.kind !== 'figure' || rest.status === 'M') sum.addUnknown();
    else sum.add(figure.quantity, row);
    return true;
  }

  end(): ReturnType<EntryReader['end']> {
    const { by, emptyPeriods } = this.#events;
    const { groups, reach, earlier } = this.#sums;
    const earlierZeros = emptyPeriods === 'zero' ? earlier.periods(by) : null;
    const entries = entriesOfGroups(groups, {
      today: this.#input.today,
      by,
      zeros: emptyPeriods === 'zero' ? joined(reach.periods(by), earlierZeros) : null,
      earlierZeros,
      column: this.#countColumn(),
    });
    const periods = entries.filter(({ kind }) => kind === 'entry').length;
    return { entries, events: { events: this.#count, periods } };
  }

  /** The one period that holds the whole of the event's date. */
  #bucketOf(date: PeriodRead): Period | null {
    if (date.kind === 'problem') return null;
    const bucket = this.#buckets.of(date.period.start);
    return date.period.end <= bucket.end ? bucket : null;
  }

  #dateFault(date: PeriodRead, cells: readonly Cell[]): Fault {
    if (date.kind === 'problem') return { place: date.place, problem: date.problem };
    const text = quotable(textOf(cellAt(this.#events.date, cells)));
    const params = { text, unit: this.#events.by };
    return { place: this.#events.date, problem: problem('event-date-too-long', params) };
  }

  /** A correction takes away: only of an event may a number be negative where the indicator cannot be. */
  #countOf(known: ReadIndicator, cells: readonly Cell[]): ReadValue {
    const options = known.optionsFor(null);
    if (this.#value === null) return { figure: figureFromNumber(1, options), place: null };
    const read = this.#value.read(cells, options);
    const { figure } = read;
    const isNegative = figure.kind === 'problem' && figure.problem.code === 'figure-negative';
    return isNegative ? this.#value.read(cells, known.signed) : read;
  }

  #countColumn(): string | null {
    const { count } = this.#events;
    const [place] = count === 'rows' ? [] : placesOf(count);
    return place && 'at' in place ? (this.#input.mapping.headers[place.at] ?? null) : null;
  }

  #rejected(row: TableRow, faults: readonly Fault[]): TableEntry {
    const told = cellFaults(faults, row, this.#input.mapping.headers);
    return { row: row.row, column: null, kind: 'reject', faults: told };
  }
}

/** What it would have added is not known, nor, of a date longer than a period, to which of them. */
function leaveOut({ sum, group, long }: Event, row: number | null): void {
  sum?.leaveOut();
  if (long) group?.leftOut.add(long, row);
}

function joined(a: Range | null, b: Range | null): Range | null {
  if (a === null || b === null) return a ?? b;
  return {
    first: a.first.start <= b.first.start ? a.first : b.first,
    last: a.last.start >= b.last.start ? a.last : b.last,
  };
}

/** Rates of single events add up to nothing. */
function faultOf(figure: CellFigure): Problem | null {
  if (figure.kind === 'missing') return null;
  if (figure.kind === 'problem') return figure.problem;
  const { per } = figure;
  return per === null || per === 'period' ? null : problem('figure-per-mismatch', { per });
}
