/** Remarks under a table: "(1) Revised", "Source: field reports", "ملاحظة: …", each alone in its row. */
import type { Cell, TableRow } from '../cell.js';
import { folded } from './fold.js';

/** More rows of words are no remarks. */
const mostRemarks = 50;
const fewestWords = 3;

const openings = [
  ...[
    'note',
    'notes',
    'nb',
    'n b',
    'source',
    'sources',
    'remark',
    'remarks',
    'remarque',
    'remarques',
    'nota',
  ],
  ...['fuente', 'fuentes', 'definition', 'definitions', 'ملاحظة', 'ملاحظات', 'المصدر', 'المصادر', 'مصدر'],
].map(folded);
/** What a remark of a cell begins with. */
const mark = /^(?:[*†‡§¶¹²³⁴⁵⁶⁷⁸⁹]|\(?\[?[\da-z]{1,2}[)\].:]\s|\.\.\s+\S)/iu;

/**
 * Rows that may be remarks are held back until the next row says whether the table goes on: what stands at its end is left
 * out of what its columns are taken for.
 */
export class Remarks {
  #held: TableRow[] = [];
  #isTable = false;

  /** @returns the rows that are of the table now that this one has come. */
  take(row: TableRow): readonly TableRow[] {
    const alone = aloneIn(row.cells);
    if (alone === null) this.#isTable = true;
    else if (this.#isTable && isRemark(alone) && this.#held.length < mostRemarks) {
      this.#held.push(row);
      return [];
    }
    if (this.#held.length === 0) return [row];
    const all = [...this.#held, row];
    this.#held = [];
    return all;
  }

  /** The numbers of the rows at the end of the table that are none of its figures. */
  get rows(): readonly number[] {
    return this.#held.map(({ row }) => row);
  }
}

/** The only cell that says anything, where it is a text; null where there are several, or none. */
function aloneIn(cells: readonly Cell[]): string | null {
  let found: string | null = null;
  for (const cell of cells) {
    if (cell === '') continue;
    if (typeof cell !== 'string') {
      // What a merge covers says nothing of its own.
      if (cell.kind === 'merged') continue;
      return null;
    }
    if (cell.trim() === '') continue;
    if (found !== null) return null;
    found = cell;
  }
  return found;
}

function isRemark(text: string): boolean {
  const trimmed = text.trim();
  if (mark.test(trimmed)) return true;
  const words = folded(trimmed).split(' ');
  return words.length >= fewestWords && openings.some((opening) => folded(trimmed).startsWith(`${opening} `));
}
