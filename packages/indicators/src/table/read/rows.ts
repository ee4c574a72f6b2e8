/** Rows that hold figures: one each, or one in each of several columns. */
import { withPer } from '../../entry/entry.js';
import type { Dimensions } from '../../indicator/indicator.js';
import { problem } from '../../problem.js';
import type { Cell, TableRow } from '../cell.js';
import { textOf } from '../cell.js';
import type { EntriesInput, TableEntry } from '../entries.js';
import type { Place, ResolvedAcross } from '../mapping.js';
import type { ReadIndicator } from './codes.js';
import { periodReader } from './periods.js';
import { cellFaults, type Fault, RowPartsReader } from './row-parts.js';
import { ValueReader } from './value.js';
import { KeptWarnings } from './warnings.js';

type ReadPeriod = ReturnType<typeof periodReader>;

/** What a column of a wide table says itself; the row says the rest. */
interface Across {
  readonly column: string | null;
  /** Where a fault of what the column says itself is told: at its cell. */
  readonly place: Place | null;
  readonly indicator: Place | null;
  readonly period: ReadPeriod;
  readonly dimensions: ResolvedAcross['dimensions'];
  readonly value: ValueReader;
}

export class RowsReader {
  readonly #input: EntriesInput;
  readonly #parts: RowPartsReader;
  readonly #across: readonly Across[];
  readonly #warnings: KeptWarnings;

  constructor(input: EntriesInput) {
    this.#input = input;
    this.#parts = new RowPartsReader(input);
    this.#warnings = new KeptWarnings(input.today);
    const { mapping } = input;
    const period = periodReader(mapping.period, input);
    this.#across =
      mapping.shape === 'wide'
        ? mapping.across.map((across) => this.#acrossOf(across, period))
        : [
            {
              column: null,
              place: null,
              indicator: mapping.indicator,
              period,
              dimensions: undefined,
              value: new ValueReader(mapping.value, mapping),
            },
          ];
  }

  #acrossOf({ at, period, indicator, dimensions }: ResolvedAcross, ofRow: ReadPeriod): Across {
    const { mapping } = this.#input;
    return {
      column: mapping.headers[at] ?? `#${at + 1}`,
      place: { at },
      indicator: indicator === undefined ? mapping.indicator : { is: indicator },
      period: period === undefined ? ofRow : periodReader({ is: period }, this.#input),
      dimensions,
      value: new ValueReader({ at }, mapping),
    };
  }

  read(row: TableRow): TableEntry[] {
    return this.#across.map((across) => this.#entry(row, across));
  }

  #entry(row: TableRow, across: Across): TableEntry {
    const { cells } = row;
    const { column } = across;
    const indicator = this.#parts.indicator(across.indicator, cells);
    if (indicator.kind === 'problem' && across.value.isMissing(cells))
      return this.#skipped(row, across, null);
    const faults: Fault[] = [];
    if (indicator.kind === 'problem')
      faults.push({ place: ownPlace(across.indicator, across), problem: indicator.problem });
    const known = indicator.kind === 'part' ? indicator.value : null;
    const rest = this.#parts.rest(cells, faults);
    const read = known && across.value.read(cells, known.optionsFor(rest.per));
    if (read?.figure.kind === 'missing' || rest.status === 'M')
      return this.#skipped(row, across, read?.place ?? null);
    const period = across.period(cells, known?.indicator.cadence ?? null);
    if (period.kind === 'problem')
      faults.push({ place: ownPlace(period.place, across), problem: period.problem });
    const dimensions = known && this.#dimensions(known, across, cells, faults);
    const figure = known && read && withPer(read.figure, rest.per ?? undefined, known.indicator);
    if (figure?.kind === 'problem' || figure?.kind === 'per')
      faults.push({
        place: figure.kind === 'per' ? this.#input.mapping.per : (read?.place ?? null),
        problem: figure.problem,
      });
    const isWhole = known && figure?.kind === 'figure' && dimensions && rest.source && faults.length === 0;
    if (!isWhole || period.kind === 'problem' || !rest.source) return this.#rejected(row, across, faults);
    const { quantity, per, perAssumed, saidNone } = figure;
    return {
      row: row.row,
      column,
      kind: 'entry',
      entry: {
        indicator: known.indicator.id,
        dimensions,
        period: period.period,
        figure: { quantity, per },
        source: rest.source,
        knownOn: rest.knownOn,
        reliability: rest.reliability,
        credibility: rest.credibility,
        status: rest.status ?? 'A',
        note: rest.note,
        comment: null,
        baseline: null,
      },
      warnings: this.#warnings.of(
        { indicator: known.indicator, period: period.period, figure, perAssumed, saidNone },
        rest.source.date,
      ),
    };
  }

  #dimensions(known: ReadIndicator, across: Across, cells: readonly Cell[], faults: Fault[]): Dimensions {
    const ofRow = this.#parts.dimensions(known, cells, faults);
    if (across.dimensions === undefined) return ofRow;
    const all: Record<string, string> = { ...ofRow };
    for (const [id, text] of Object.entries(across.dimensions)) {
      const code = known.codeOf(id, text);
      if (code.kind === 'problem') faults.push({ place: across.place, problem: code.problem });
      else if (code.value !== null) all[id] = code.value;
    }
    return all;
  }

  #skipped(row: TableRow, { column, place }: Across, at: Place | null): TableEntry {
    const faults = [{ place: at ?? place ?? firstOf(this.#input), problem: problem('figure-missing') }];
    return {
      row: row.row,
      column,
      kind: 'skip',
      faults: cellFaults(faults, row, this.#input.mapping.headers),
    };
  }

  #rejected(row: TableRow, { column }: Across, faults: readonly Fault[]): TableEntry {
    const { headers } = this.#input.mapping;
    const told = repeatsHeader(row, headers)
      ? [{ column: null, value: '', problem: problem('row-repeats-header') }]
      : cellFaults(faults, row, headers);
    return { row: row.row, column, kind: 'reject', faults: told };
  }
}

/** The one cell a figure stands in. */
function firstOf({ mapping: { value } }: EntriesInput): Place | null {
  if (value === null) return null;
  return 'at' in value || 'is' in value ? value : (value.point ?? value.lower ?? value.upper ?? null);
}

/** What a column says itself has no cell of its own. */
function ownPlace(place: Place | null, across: Across): Place | null {
  return place !== null && 'is' in place && across.place !== null ? across.place : place;
}

/** Of a table that was printed on several pages: at least two cells, and all say what their columns are called. */
function repeatsHeader({ cells }: TableRow, headers: readonly string[]): boolean {
  let same = 0;
  for (const [at, cell] of cells.entries()) {
    const text = textOf(cell).trim();
    if (text === '') continue;
    if (text !== headers[at]?.replace(/#\d+$/, '').trim()) return false;
    same += 1;
  }
  return same >= 2;
}
