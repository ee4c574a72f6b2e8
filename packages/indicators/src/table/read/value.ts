/** The figure of a row: a cell, or its ends and its point in several. */
import { type FigureOptions, figureFromStructured } from '../../figure/parse.js';
import { quotable } from '../../language/plain-text.js';
import { problem } from '../../problem.js';
import type { Cell } from '../cell.js';
import { textOf } from '../cell.js';
import type { NoneMeaning, Place, ResolvedMapping, ResolvedValue } from '../mapping.js';
import { cellAt, isMissingCell, plainText } from './cell-text.js';
import { type CellFigure, readFigureCell } from './figure-cell.js';
import { scaledFigure, scaleOf } from './scale.js';

const parts = ['lower', 'upper', 'point'] as const;

export interface ReadValue {
  readonly figure: CellFigure;
  /** Of a problem: which of the cells it is in. */
  readonly place: Place | null;
}

const nothing: ReadValue = { figure: { kind: 'missing' }, place: null };

export class ValueReader {
  readonly #value: Place | ResolvedValue | null;
  readonly #reads: ResolvedMapping['reads'];
  readonly #none: NoneMeaning | null;
  readonly #scaleAt: number | undefined;

  constructor(
    value: Place | ResolvedValue | null,
    { reads, none, scaleAt }: Pick<ResolvedMapping, 'reads' | 'none' | 'scaleAt'>,
  ) {
    this.#value = value;
    this.#reads = reads;
    this.#none = none ?? null;
    this.#scaleAt = scaleAt;
  }

  /** Whether no cell of it says anything, whatever the indicator. */
  isMissing(cells: readonly Cell[]): boolean {
    return placesOf(this.#value).every((place) => {
      const cell = cellAt(place, cells);
      const isTyped = typeof cell === 'object' && cell.kind !== 'error' && cell.kind !== 'merged';
      return !isTyped && isMissingCell(textOf(cell));
    });
  }

  read(cells: readonly Cell[], options: FigureOptions): ReadValue {
    const value = this.#value;
    if (value === null) return nothing;
    if (isPlace(value)) return { figure: this.#figureAt(value, cells, options), place: value };
    return this.#structured(value, cells, options);
  }

  #figureAt(place: Place, cells: readonly Cell[], options: FigureOptions): CellFigure {
    const reads = 'is' in place ? undefined : this.#reads[place.at];
    const reading = { decimal: reads?.decimal ?? null, none: this.#none };
    const cell = cellAt(place, cells);
    const times = 'is' in place ? 1 : (reads?.scale ?? this.#scaleOfRow(cells));
    if (times === 1) return readFigureCell(cell, options, reading);
    // 5.3 thousand are whole.
    const read = readFigureCell(cell, { ...options, integer: false }, reading);
    return scaledFigure(read, times, textOf(cell), options);
  }

  #scaleOfRow(cells: readonly Cell[]): number {
    return this.#scaleAt === undefined ? 1 : scaleOf(plainText(cells[this.#scaleAt]));
  }

  /** Each part is one number; the indicator is asked of the whole. */
  #structured(value: ResolvedValue, cells: readonly Cell[], options: FigureOptions): ReadValue {
    const anyNumber = { ...options, integer: false, nonNegative: false };
    const given: { lower?: number; upper?: number; point?: number } = {};
    let first: Place | null = null;
    for (const name of parts) {
      const place = value[name];
      if (place === undefined) continue;
      const read = this.#figureAt(place, cells, anyNumber);
      if (read.kind === 'missing') continue;
      if (read.kind === 'problem') return { figure: read, place };
      const { point, qualifier } = read.quantity;
      if (point === null || qualifier !== 'exact' || read.per !== null) {
        const text = quotable(textOf(cellAt(place, cells)));
        return { figure: { kind: 'problem', problem: problem('figure-not-read', { text }) }, place };
      }
      given[name] = point;
      first ??= place;
    }
    return first === null ? nothing : { figure: figureFromStructured(given, options), place: first };
  }
}

export function placesOf(value: Place | ResolvedValue | null): readonly Place[] {
  if (value === null) return [];
  return isPlace(value) ? [value] : parts.flatMap((name) => value[name] ?? []);
}

function isPlace(value: Place | ResolvedValue): value is Place {
  return 'at' in value || 'is' in value;
}
