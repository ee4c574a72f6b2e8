/** Rows that hold no figures of their own: those that add up the others, and one that says the units of the columns. */
import type { Cell } from '../cell.js';
import { type TableRow, textOf } from '../cell.js';
import { isMissingCell, plainText } from '../read/cell-text.js';
import type { Draft } from './draft.js';
import { columnsOf, figurePaths } from './readings.js';
import { isTotal } from './words.js';

const periodPaths = /^(?:period|events\/date)/;
const mostRows = 100;

interface RowOfTotals {
  readonly row: number;
  readonly filled: ReadonlySet<number>;
  readonly total: ReadonlySet<number>;
}

export class RowsOfTotals {
  readonly #rows: RowOfTotals[] = [];

  take(cells: readonly Cell[], row: number): void {
    if (this.#rows.length >= mostRows) this.#rows.shift();
    const filled = new Set<number>();
    const total = new Set<number>();
    for (const [at, cell] of cells.entries()) {
      // Of a period that is merged over several rows each has it.
      const text = plainText(cell).trim();
      if (text !== '') filled.add(at);
      if (isTotal(text)) total.add(at);
    }
    this.#rows.push({ row, filled, total });
  }

  /**
   * Those that are of no period: the word stands in its place, or its cell is blank. A total within a dimension, with a
   * period of its own, is a figure like others.
   */
  found({ mapping, table }: Draft): number[] {
    const periods = columnsOf({ mapping, table }, periodPaths);
    if (periods.length === 0) return [];
    return this.#rows
      .filter(({ filled, total }) => periods.every((at) => total.has(at) || !filled.has(at)))
      .map(({ row }) => row);
  }
}

/** "persons", "USD" right below the header: where figures should stand there are words, and no period. */
export function rowOfUnits(first: TableRow | null, draft: Draft): number[] {
  if (first === null) return [];
  const textAt = (at: number) => textOf(first.cells[at]).trim();
  // A label of the header that is merged down to this row is no period.
  const saysNone = (at: number) => {
    const text = plainText(first.cells[at]).trim();
    return text === '' || (textAt(at) === '' && text === draft.table.names.lines(at).at(-1));
  };
  const periods = columnsOf(draft, periodPaths);
  const said = columnsOf(draft, figurePaths)
    .map(textAt)
    .filter((text) => text !== '');
  const areUnits = said.length > 0 && said.every((text) => !/\p{Nd}/u.test(text) && !isMissingCell(text));
  return areUnits && periods.length > 0 && periods.every(saysNone) ? [first.row] : [];
}
