/** Rows on their way out: held to the limits, in batches whose size is bounded whatever they hold. */
import type { Cell, TableRow } from '@marsad/indicators/table';
import { fault } from './fault.js';
import { type TableLimits, unpackedLimit } from './limits.js';

const batchRows = 2_000;
const batchCharacters = 2_000_000;

interface Waiting {
  readonly row: number;
  readonly cells: readonly Cell[];
  readonly hidden: boolean;
  /** How often the row stands there, one below the other. */
  times: number;
  readonly characters: number;
}

export class RowsOut {
  private readonly waiting: Waiting[] = [];
  private batch: TableRow[] = [];
  private characters = 0;
  private rows = 0;
  private allCharacters = 0;
  private readonly mostCharacters: number;

  constructor(private readonly limits: TableLimits) {
    this.mostCharacters = unpackedLimit(limits, limits.bytes);
  }

  /** Blank rows and the blank cells at the end of a row are left out; the numbers of the rows tell where they were. */
  push(row: number, cells: Cell[], hidden = false, times = 1): void {
    const width = shownWidth(cells);
    if (width === 0) return;
    cells.length = width;
    const { limits } = this;
    if (width > limits.columns) throw fault('table-too-wide', { most: limits.columns, row });
    let characters = width;
    for (let at = 0; at < width; at++) {
      const length = lengthOf(cells[at]);
      if (length > limits.cellCharacters)
        throw fault('cell-too-long', { row, column: at + 1, most: limits.cellCharacters });
      characters += length;
    }
    if (characters > limits.rowCharacters) throw fault('row-too-long', { row, most: limits.rowCharacters });
    this.rows += times;
    // The line that names the columns is no row.
    if (this.rows > limits.rows + 1) throw fault('table-too-long', { most: limits.rows });
    this.allCharacters += characters * times;
    if (this.allCharacters > this.mostCharacters)
      throw fault('table-unpacks-too-large', { times: limits.unpackedTimes });
    this.waiting.push({ row, cells, hidden, times, characters });
  }

  get isEmpty(): boolean {
    return this.rows === 0;
  }

  /** The batches that are full. A row that stands there a million times is in memory once. */
  *full(): Generator<TableRow[]> {
    for (const next of this.waiting) {
      const first = next.row;
      for (let nth = 0; nth < next.times; nth++) {
        const { cells, hidden } = next;
        this.batch.push(hidden ? { row: first + nth, cells, hidden } : { row: first + nth, cells });
        this.characters += next.characters;
        if (this.batch.length < batchRows && this.characters < batchCharacters) continue;
        yield this.batch;
        this.batch = [];
        this.characters = 0;
      }
    }
    this.waiting.length = 0;
  }

  /** What is left after the last row. */
  *rest(): Generator<TableRow[]> {
    yield* this.full();
    if (this.batch.length > 0) yield this.batch;
    this.batch = [];
  }
}

function lengthOf(cell: Cell | undefined): number {
  if (typeof cell === 'string') return cell.length;
  return cell === undefined || cell.kind === 'merged' ? 0 : cell.text.length;
}

const isBlank = (cell: Cell | undefined): boolean =>
  cell === undefined || (typeof cell === 'string' && (cell === '' || cell.trim() === ''));

/** Up to the last cell that says something; 0 where all that is said is what a merged cell says again. */
function shownWidth(cells: readonly Cell[]): number {
  let width = cells.length;
  while (width > 0 && isBlank(cells[width - 1])) width -= 1;
  for (let at = 0; at < width; at++) {
    const cell = cells[at];
    if (!isBlank(cell) && (typeof cell === 'string' || cell?.kind !== 'merged')) return width;
  }
  return 0;
}
