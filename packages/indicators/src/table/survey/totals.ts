/** Rows that add up the others: "Total", "المجموع", where a period should stand. */
import type { Cell } from '../cell.js';
import { textOf } from '../cell.js';
import { type Draft, namesIn } from './draft.js';
import { isTotal } from './words.js';

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
      const text = textOf(cell).trim();
      if (text !== '') filled.add(at);
      if (isTotal(text)) total.add(at);
    }
    this.#rows.push({ row, filled, total });
  }

  /**
   * Those that are of no period: the word stands in its place, or its cell is blank. A total within a dimension, with a
   * period of its own, is a figure like others.
   */
  skipped({ mapping, table }: Draft): number[] {
    const periods = namesIn(mapping)
      .filter(({ path }) => /^(?:period|events\/date)/.test(path))
      .flatMap(({ name }) => {
        const found = table.names.find(name);
        return found.kind === 'at' ? [found.at] : [];
      });
    if (periods.length === 0) return [];
    return this.#rows
      .filter(({ filled, total }) => periods.every((at) => total.has(at) || !filled.has(at)))
      .map(({ row }) => row);
  }
}
