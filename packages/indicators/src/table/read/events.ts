/** Events, one a row, added up by period and by what they are grouped by. */
import { figureFromNumber } from '../../figure/parse.js';
import { type Dimensions, seriesKey } from '../../indicator/indicator.js';
import { quotable } from '../../language/plain-text.js';
import { dayNumber, isoDay } from '../../period/day.js';
import type { Period } from '../../period/period.js';
import { periodOfCadence } from '../../period/periods.js';
import { type Problem, problem } from '../../problem.js';
import { folded } from '../../series/source-identity.js';
import type { Cell, TableRow } from '../cell.js';
import { textOf } from '../cell.js';
import type { EntriesInput, EntryReader, TableEntry } from '../entries.js';
import type { ResolvedMapping } from '../mapping.js';
import { cellAt, plainText } from './cell-text.js';
import type { ReadIndicator } from './codes.js';
import { EventGroup, entriesOfGroups } from './event-sums.js';
import type { CellFigure } from './figure-cell.js';
import { Kept } from './part.js';
import { type PeriodRead, periodReader } from './periods.js';
import { cellFaults, type Fault, RowPartsReader } from './row-parts.js';
import { placesOf, type ReadValue, ValueReader } from './value.js';

type Events = NonNullable<ResolvedMapping['events']>;

interface Filter {
  readonly at: number;
  readonly passes: Kept<boolean>;
}

export class EventsReader {
  readonly #input: EntriesInput;
  readonly #events: Events;
  readonly #parts: RowPartsReader;
  readonly #filters: readonly Filter[];
  readonly #period: ReturnType<typeof periodReader>;
  readonly #value: ValueReader | null;
  readonly #groups = new Map<string, EventGroup>();
  readonly #buckets = new Kept<Period>((day) => periodOfCadence(day, this.#events.by));
  #first: string | null = null;
  #last: string | null = null;
  #count = 0;

  constructor(input: EntriesInput, events: Events) {
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
    const { cells } = row;
    const date = this.#period(cells, null);
    if (date.kind === 'period') this.#reach(date.period);
    if (!this.#filters.every(({ at, passes }) => passes.of(plainText(cells[at])))) return [];
    this.#count += 1;
    const faults: Fault[] = [];
    const { mapping } = this.#input;
    const indicator = this.#parts.indicator(mapping.indicator, cells);
    const known = indicator.kind === 'part' ? indicator.value : null;
    if (indicator.kind === 'problem') faults.push({ place: mapping.indicator, problem: indicator.problem });
    const bucket = this.#bucketOf(date, cells, faults);
    const groupFaults = faults.length;
    const dimensions = known && this.#parts.dimensions(known, cells, faults);
    const isPlaced = faults.length === groupFaults;
    const rest = this.#parts.rest(cells, faults);
    const read = known && this.#countOf(known, cells);
    const figure = read?.figure;
    const fault = figure && faultOf(figure);
    if (read && fault) faults.push({ place: read.place, problem: fault });
    const sum =
      known && dimensions && bucket && isPlaced
        ? this.#group(known, dimensions).periodOf(bucket, row.row)
        : null;
    if (faults.length > 0 || sum === null || !figure) {
      sum?.leaveOut();
      return [this.#rejected(row, faults)];
    }
    sum.say(rest);
    if (figure.kind !== 'figure' || rest.status === 'M') sum.addUnknown();
    else sum.add(figure.quantity, row.row);
    return [];
  }

  end(): ReturnType<EntryReader['end']> {
    const range =
      this.#first === null || this.#last === null
        ? null
        : { first: this.#buckets.of(this.#first), last: this.#buckets.of(this.#last) };
    const entries = entriesOfGroups([...this.#groups.values()], {
      today: this.#input.today,
      by: this.#events.by,
      zeros: this.#events.emptyPeriods === 'zero' ? range : null,
      column: this.#countColumn(),
    });
    const periods = entries.filter(({ kind }) => kind === 'entry').length;
    return { entries, events: { events: this.#count, periods } };
  }

  #reach({ start, end }: Period): void {
    if (this.#first === null || start < this.#first) this.#first = start;
    const last = isoDay(dayNumber(end) - 1);
    if (this.#last === null || last > this.#last) this.#last = last;
  }

  /** The one period that holds the whole of the event's date. */
  #bucketOf(date: PeriodRead, cells: readonly Cell[], faults: Fault[]): Period | null {
    if (date.kind === 'problem') {
      faults.push({ place: date.place, problem: date.problem });
      return null;
    }
    const bucket = this.#buckets.of(date.period.start);
    if (date.period.end <= bucket.end) return bucket;
    const text = quotable(textOf(cellAt(this.#events.date, cells)));
    const params = { text, unit: this.#events.by };
    faults.push({ place: this.#events.date, problem: problem('event-date-too-long', params) });
    return null;
  }

  #group(known: ReadIndicator, dimensions: Dimensions): EventGroup {
    const key = `${known.indicator.id}/${seriesKey(dimensions)}`;
    let group = this.#groups.get(key);
    if (group === undefined) {
      group = new EventGroup(known, dimensions);
      this.#groups.set(key, group);
    }
    return group;
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

/** Rates of single events add up to nothing. */
function faultOf(figure: CellFigure): Problem | null {
  if (figure.kind === 'missing') return null;
  if (figure.kind === 'problem') return figure.problem;
  const { per } = figure;
  return per === null || per === 'period' ? null : problem('figure-per-mismatch', { per });
}
