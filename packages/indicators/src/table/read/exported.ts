/** Rows of Marsad's own files and templates, by the names of their columns. */
import { begun, withPer } from '../../entry/entry.js';
import { entryOfRow, type Row, wordsOfPeriod } from '../../exchange/read-row.js';
import { sdmxId } from '../../exchange/sdmx.js';
import { type FigureOptions, figureFromStructured, type PartialQuantity } from '../../figure/parse.js';
import { quotable } from '../../language/plain-text.js';
import { dayNumber, isoDay } from '../../period/day.js';
import { firstDayOf, lastDayOf } from '../../period/known-on.js';
import type { ParsedPeriod } from '../../period/parse.js';
import { type Problem, problem } from '../../problem.js';
import { qualifiers } from '../../quantity/quantity.js';
import type { Citation, Entry } from '../../series/observation.js';
import type { Cell, TableRow } from '../cell.js';
import type { EntriesInput, TableEntry } from '../entries.js';
import type { Place } from '../mapping.js';
import { cellAt, isMissingCell, plainText } from './cell-text.js';
import { DimensionsReader, indicatorReader, type ReadIndicator } from './codes.js';
import { type CellFigure, readFigureCell } from './figure-cell.js';
import { readCredibility, readPer, readReliability, readStatus } from './grades.js';
import { inFormMarks } from './number-marks.js';
import { Kept, type Part, textFault } from './part.js';
import { meantBy, readPeriodText } from './period-cell.js';
import { cellFaults, type Fault, withLocator } from './row-parts.js';
import { longestOf, SourceReader, sourceFields } from './source.js';
import { KeptWarnings } from './warnings.js';

const between = '\u0000';
const numbers = ['OBS_VALUE', 'OBS_LOWER', 'OBS_UPPER'] as const;
const read = [
  ...['INDICATOR', 'TIME_PERIOD', 'PERIOD', ...numbers, 'LOWER_INCLUSIVE', 'UPPER_INCLUSIVE', 'QUALIFIER'],
  ...['FIGURE', 'PER', 'OBS_STATUS', 'RELIABILITY', 'CREDIBILITY', 'COMMENT', 'KNOWN_ON', 'PARTIAL', 'SINCE'],
];
const sourceColumns = Object.fromEntries(
  sourceFields.map((field) => [field, `SOURCE_${field.toUpperCase()}`]),
) as Readonly<Record<(typeof sourceFields)[number], string>>;

/**
 * What an export says of a figure is the figure again: its words, bounds and rate, when it was known, whether its period
 * was not over then, and what its source is.
 * What Marsad worked out beside it is passed over, and so is which figure was the baseline: that is pinned, not imported.
 */
export class ExportedReader {
  readonly #input: EntriesInput;
  readonly #places: ReadonlyMap<string, number>;
  readonly #dimensionIds: readonly string[];
  readonly #indicators: Kept<Part<ReadIndicator>>;
  readonly #dimensions: DimensionsReader;
  readonly #sources: SourceReader;
  readonly #periods: Kept<ParsedPeriod>;
  /** The words of a period and its range in one, as one text. */
  readonly #words = new Kept((both) => {
    const [words = '', range = ''] = both.split(between);
    return wordsOfPeriod(words, range);
  });
  readonly #knownOns: Kept<boolean>;
  readonly #warnings: KeptWarnings;
  readonly #pers = new Kept(readPer);
  readonly #statuses = new Kept(readStatus);
  readonly #reliabilities = new Kept(readReliability);
  readonly #credibilities = new Kept(readCredibility);

  constructor(
    input: EntriesInput,
    { columns, dimensions }: NonNullable<EntriesInput['mapping']['exported']>,
  ) {
    this.#input = input;
    this.#dimensionIds = dimensions;
    const wanted = new Set([
      ...read,
      ...Object.values(sourceColumns),
      ...dimensions,
      ...dimensions.map(sdmxId),
    ]);
    this.#places = new Map(Object.entries(columns).filter(([name]) => wanted.has(name)));
    this.#indicators = indicatorReader(input);
    this.#dimensions = new DimensionsReader(dimensions);
    // A template that somebody filled in has no observations.
    const isOwn = columns.OBSERVATION !== undefined;
    this.#sources = new SourceReader({ dates: this.#datesOf(sourceColumns.date), today: input.today }, isOwn);
    const reading = { dates: this.#datesOf('PERIOD'), today: input.today };
    this.#warnings = new KeptWarnings(input.today);
    this.#knownOns = new Kept((both) => {
      const [date = '', day = ''] = both.split(between);
      return allows(date, day, input.today);
    });
    this.#periods = new Kept((text) => readPeriodText(text, reading));
  }

  read(row: TableRow): TableEntry {
    const texts = this.#textsOf(row.cells);
    const range = texts.TIME_PERIOD ?? '';
    const words = this.#words.of(`${texts.PERIOD ?? ''}${between}${range}`);
    // The period is read already, and once for all rows of it.
    const given = entryOfRow({ ...texts, TIME_PERIOD: '' }, []);
    const faults: Fault[] = [];
    const figureText = texts.FIGURE ?? '';
    const saysNothing =
      isMissingCell(figureText) && numbers.every((name) => isMissingCell(texts[name] ?? ''));
    if (saysNothing) return this.#skipped(row, 'FIGURE', 'figure-missing');
    // What others are compared with leaves as it was pinned: read back, it would undo its own correction.
    if ((texts.SINCE ?? '') !== '') return this.#skipped(row, 'SINCE', 'row-superseded');
    const indicator = this.#indicators.of(
      this.#textOr('INDICATOR', texts, this.#input.mapping.indicator, row),
    );
    if (indicator.kind === 'problem')
      faults.push({ place: this.#placeOf('INDICATOR'), problem: indicator.problem });
    const known = indicator.kind === 'part' ? indicator.value : null;
    const period = this.#period(words, texts, known, faults);
    const figure = known && this.#figure(row.cells, texts, given.value as PartialQuantity, known, faults);
    const dimensions = known && this.#dimensionsOf(known, texts, faults);
    const cited = this.#source(texts, row, faults);
    const short = <T>(kept: Kept<Part<T>>, name: string): T | null => {
      const found = kept.of(texts[name] ?? '');
      if (found.kind === 'part') return found.value;
      faults.push({ place: this.#placeOf(name), problem: found.problem });
      return null;
    };
    const reliability = short(this.#reliabilities, 'RELIABILITY');
    const credibility = short(this.#credibilities, 'CREDIBILITY');
    const status = short(this.#statuses, 'OBS_STATUS') ?? 'A';
    const note = this.#long('COMMENT', texts.COMMENT, longestOf.note, faults);
    const isWhole = known && period && figure && dimensions && cited && faults.length === 0;
    if (!isWhole) return this.#rejected(row, faults);
    const entry: Entry = {
      indicator: known.indicator.id,
      dimensions,
      period,
      figure: { quantity: figure.quantity, per: figure.per },
      source: cited.source,
      knownOn: this.#knownOn(texts.KNOWN_ON ?? '', cited),
      reliability,
      credibility,
      status,
      note,
      comment: null,
      baseline: null,
    };
    const { perAssumed, saidNone } = figure;
    const reading = { indicator: known.indicator, period, figure, perAssumed, saidNone };
    const warnings = this.#warnings.of(reading, cited.source.date);
    const saidOn = texts.PARTIAL?.toLowerCase() === 'true' ? { saidOn: this.#beforeEnd(period) } : {};
    return { row: row.row, column: null, kind: 'entry', entry, ...saidOn, warnings };
  }

  /** The last day of a period, or today. */
  #beforeEnd({ end }: Entry['period']): string {
    const last = isoDay(dayNumber(end) - 1);
    return last < this.#input.today ? last : this.#input.today;
  }

  #datesOf(name: string) {
    const at = this.#input.mapping.exported?.columns[name];
    return at === undefined ? null : (this.#input.mapping.reads[at]?.dates ?? null);
  }

  #decimalOf(name: string) {
    const at = this.#places.get(name);
    return at === undefined ? null : (this.#input.mapping.reads[at]?.decimal ?? null);
  }

  #placeOf(name: string): Place | null {
    const at = this.#places.get(name);
    return at === undefined ? null : { at };
  }

  /** The apostrophe that keeps a spreadsheet from calculating a text is taken off again. */
  #textsOf(cells: readonly Cell[]): Row {
    const texts: Record<string, string> = {};
    for (const [name, at] of this.#places) texts[name] = plainText(cells[at]).trim();
    for (const name of numbers) {
      const text = texts[name];
      if (text !== undefined) texts[name] = inFormMarks(text, this.#decimalOf(name));
    }
    return texts;
  }

  /** A template may leave to the mapping what is the same in all of its rows. */
  #textOr(name: string, texts: Row, place: Place | null | undefined, { cells }: TableRow): string {
    const said = texts[name] ?? '';
    return said === '' ? plainText(cellAt(place, cells)) : said;
  }

  #period(text: string, texts: Row, known: ReadIndicator | null, faults: Fault[]): Entry['period'] | null {
    const place = this.#placeOf('PERIOD') ?? this.#placeOf('TIME_PERIOD');
    const refuse = (found: Problem) => {
      faults.push({ place, problem: found });
      return null;
    };
    if (isMissingCell(text)) return refuse(problem('period-missing'));
    const found = begun(this.#periods.of(text), this.#input.today);
    if (found.kind === 'problem') return refuse(found.problem);
    const at = this.#places.get('PERIOD');
    const isByHand = (texts.TIME_PERIOD ?? '') === '' && at !== undefined && known !== null;
    const means = isByHand ? this.#input.mapping.reads[at]?.datesMean : undefined;
    return isByHand ? meantBy(found.period, known.indicator.cadence, means) : found.period;
  }

  #figure(cells: readonly Cell[], texts: Row, given: PartialQuantity, known: ReadIndicator, faults: Fault[]) {
    const per = this.#pers.of(texts.PER ?? '');
    if (per.kind === 'problem') faults.push({ place: this.#placeOf('PER'), problem: per.problem });
    const said = per.kind === 'part' ? per.value : null;
    const parsed = this.#parsed(cells, texts, given, known.optionsFor(said));
    const figure = withPer(parsed.figure, said ?? undefined, known.indicator);
    if (figure.kind === 'figure') return figure;
    const found = figure.kind === 'missing' ? problem('figure-missing') : figure.problem;
    faults.push({ place: this.#placeOf(figure.kind === 'per' ? 'PER' : parsed.column), problem: found });
    return null;
  }

  #parsed(
    cells: readonly Cell[],
    texts: Row,
    given: PartialQuantity,
    options: FigureOptions,
  ): { readonly figure: CellFigure; readonly column: string } {
    const numbered = numbers.find((name) => !isMissingCell(texts[name] ?? ''));
    if (numbered === undefined) {
      const at = this.#places.get('FIGURE');
      const cell = at === undefined ? undefined : cells[at];
      const reading = { decimal: this.#decimalOf('FIGURE'), none: this.#input.mapping.none ?? null };
      const text = typeof cell === 'object' && cell.kind !== 'merged' ? cell : (texts.FIGURE ?? '');
      return { figure: readFigureCell(text, options, reading), column: 'FIGURE' };
    }
    const qualifier = texts.QUALIFIER ?? '';
    if (qualifier !== '' && !qualifiers.some((one) => one === qualifier)) {
      const params = { text: quotable(qualifier), options: qualifiers.join(', ') };
      return {
        figure: { kind: 'problem', problem: problem('cell-not-of-list', params) },
        column: 'QUALIFIER',
      };
    }
    const column = (texts.FIGURE ?? '') === '' ? numbered : 'FIGURE';
    return { figure: figureFromStructured(given, options), column };
  }

  #dimensionsOf(known: ReadIndicator, texts: Row, faults: Fault[]): Entry['dimensions'] {
    const { dimensions, faults: found } = this.#dimensions.read(
      known,
      this.#dimensionIds.map((id) => texts[id] || (texts[sdmxId(id)] ?? '')),
    );
    for (const { dimension, problem: fault } of found)
      faults.push({ place: this.#placeOf(dimension) ?? this.#placeOf(sdmxId(dimension)), problem: fault });
    return dimensions;
  }

  #source(texts: Row, row: TableRow, faults: Fault[]): { source: Citation; knownOn: string | null } | null {
    const given = this.#input.mapping.source;
    const fields = sourceFields.filter((field) => field !== 'locator');
    const cited = this.#sources.read(
      fields.map((field) => this.#textOr(sourceColumns[field], texts, given[field], row)),
    );
    for (const { field, problem: fault } of cited.faults)
      faults.push({ place: this.#placeOf(sourceColumns[field]), problem: fault });
    const said = this.#textOr(sourceColumns.locator, texts, given.locator, row);
    const locator = this.#long(sourceColumns.locator, said, longestOf.locator, faults);
    const source = withLocator(cited.source, locator);
    return source && { source, knownOn: cited.knownOn };
  }

  #long(name: string, text: string | undefined, most: number, faults: Fault[]): string | null {
    const fault = text === undefined ? null : textFault(text, most);
    if (fault) faults.push({ place: this.#placeOf(name), problem: fault });
    return text === undefined || text === '' ? null : text;
  }

  /** The day it was known on record, where the source's date allows that day. */
  #knownOn(said: string, { source: { date }, knownOn }: { source: Citation; knownOn: string | null }) {
    return said !== '' && this.#knownOns.of(`${date ?? ''}${between}${said}`) ? said : knownOn;
  }

  #skipped(row: TableRow, column: string, why: 'figure-missing' | 'row-superseded'): TableEntry {
    const faults = [{ place: this.#placeOf(column), problem: problem(why) }];
    return { row: row.row, column: null, kind: 'skip', faults: this.#told(faults, row) };
  }

  #rejected(row: TableRow, faults: readonly Fault[]): TableEntry {
    return { row: row.row, column: null, kind: 'reject', faults: this.#told(faults, row) };
  }

  #told(faults: readonly Fault[], row: TableRow) {
    return cellFaults(faults, row, this.#input.mapping.headers);
  }
}

/** Whether a source of a date, or of none, can have been known on a day that is not to come. */
function allows(date: string, day: string, today: string): boolean {
  if (day.length !== 10 || lastDayOf(day) === null || day > today) return false;
  const last = date === '' ? null : lastDayOf(date);
  return last === null || (firstDayOf(date) <= day && day <= last);
}
