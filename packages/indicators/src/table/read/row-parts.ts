/** What every shape of table reads of a row alike: its indicator, dimensions, source, grades and note. */
import type { Dimensions } from '../../indicator/indicator.js';
import { quotable } from '../../language/plain-text.js';
import { type Problem, problem } from '../../problem.js';
import type { Per } from '../../quantity/quantity.js';
import type { Citation, ObservationStatus, Reliability } from '../../series/observation.js';
import type { Cell, TableRow } from '../cell.js';
import { textOf } from '../cell.js';
import type { CellFault, EntriesInput } from '../entries.js';
import type { Place } from '../mapping.js';
import { cellAt, isErrorCell, isMissingCell, plainText } from './cell-text.js';
import { DimensionsReader, indicatorReader, type ReadIndicator } from './codes.js';
import { readCredibility, readPer, readReliability, readStatus } from './grades.js';
import { Kept, type Part, textFault } from './part.js';
import { longestOf, SourceReader, sourceFields } from './source.js';

export interface Fault {
  /** Null for the row as a whole. */
  readonly place: Place | null;
  readonly problem: Problem;
}

/** What a row says beside its figure and its period; null where a fault says why not. */
export interface RowParts {
  readonly per: Per | null;
  readonly source: Citation | null;
  readonly knownOn: string | null;
  readonly reliability: Reliability | null;
  readonly credibility: number | null;
  readonly status: ObservationStatus | null;
  readonly note: string | null;
}

const citedFields = sourceFields.filter((field) => field !== 'locator');

export class RowPartsReader {
  readonly #mapping: EntriesInput['mapping'];
  readonly #indicators: Kept<Part<ReadIndicator>>;
  readonly #dimensionIds: readonly string[];
  readonly #dimensions: DimensionsReader;
  readonly #sources: SourceReader;
  readonly #pers = new Kept(readPer);
  readonly #statuses = new Kept(readStatus);
  readonly #reliabilities = new Kept(readReliability);
  readonly #credibilities = new Kept(readCredibility);
  /** Cells in which an error of a spreadsheet would pass for a text. */
  readonly #texts: readonly Place[];

  constructor(input: EntriesInput, { dimensionsRequired = false } = {}) {
    const { mapping, today } = input;
    this.#mapping = mapping;
    this.#indicators = indicatorReader(input);
    this.#dimensionIds = Object.keys(mapping.dimensions);
    this.#dimensions = new DimensionsReader(this.#dimensionIds, { required: dimensionsRequired });
    const { date } = mapping.source;
    const dates = date && 'at' in date ? (mapping.reads[date.at]?.dates ?? null) : null;
    this.#sources = new SourceReader({ dates, today });
    this.#texts = [...Object.values(mapping.source), mapping.note].filter((place) => place != null);
  }

  indicator(place: Place | null, cells: readonly Cell[]): Part<ReadIndicator> {
    return this.#indicators.of(plainText(cellAt(place, cells)));
  }

  dimensions(indicator: ReadIndicator, cells: readonly Cell[], faults: Fault[]): Dimensions {
    const places = this.#mapping.dimensions;
    const texts = this.#dimensionIds.map((id) => plainText(cellAt(places[id], cells)));
    const read = this.#dimensions.read(indicator, texts);
    for (const { dimension, problem: found } of read.faults)
      faults.push({ place: places[dimension] ?? null, problem: found });
    return read.dimensions;
  }

  /** All but indicator, dimensions, period and figure. */
  rest(cells: readonly Cell[], faults: Fault[]): RowParts {
    const { mapping } = this;
    for (const place of this.#texts) {
      const cell = cellAt(place, cells);
      if (isErrorCell(cell) && !isMissingCell(textOf(cell)))
        faults.push({ place, problem: problem('cell-is-error', { text: quotable(textOf(cell)) }) });
    }
    const short = <T>(kept: Kept<Part<T>>, place: Place | null): T | null => {
      if (place === null) return null;
      const read = kept.of(plainText(cellAt(place, cells)));
      if (read.kind === 'part') return read.value;
      faults.push({ place, problem: read.problem });
      return null;
    };
    const long = (place: Place | null | undefined, most: number): string | null => {
      const text = plainText(cellAt(place, cells)).trim();
      if (!place || isMissingCell(text)) return null;
      const fault = textFault(text, most);
      if (fault) faults.push({ place, problem: fault });
      return text;
    };
    const cited = this.#sources.read(
      citedFields.map((field) => plainText(cellAt(mapping.source[field], cells))),
    );
    for (const { field, problem: found } of cited.faults)
      faults.push({ place: mapping.source[field] ?? null, problem: found });
    const locator = long(mapping.source.locator, longestOf.locator);
    return {
      per: short(this.#pers, mapping.per),
      source: withLocator(cited.source, locator),
      knownOn: cited.knownOn,
      reliability: short(this.#reliabilities, mapping.reliability),
      credibility: short(this.#credibilities, mapping.credibility),
      status: short(this.#statuses, mapping.status),
      note: long(mapping.note, longestOf.note),
    };
  }

  get mapping(): EntriesInput['mapping'] {
    return this.#mapping;
  }
}

/** Written out: spreading an object takes V8 many times as long. */
export function withLocator(source: Citation | null, locator: string | null): Citation | null {
  if (source === null || locator === null) return source;
  const { title, publisher, author, date, url } = source;
  return { title, publisher, author, date, url, locator };
}

/** A database holds no NUL and no half of a surrogate pair. */
const noText = /[\0\p{Cs}]/gu;

/** Faults as they are told: with the name of the column and the cell as it stands. */
export function cellFaults(
  faults: readonly Fault[],
  { row, cells }: TableRow,
  headers: readonly string[],
): CellFault[] {
  return faults.map(({ place, problem: found }) => ({
    column: place && 'at' in place ? (headers[place.at] ?? `#${place.at + 1}`) : null,
    value: textOf(cellAt(place, cells)).replace(noText, '\ufffd'),
    problem: found.code === 'cell-too-long' ? problem(found.code, { ...found.params, row }) : found,
  }));
}
