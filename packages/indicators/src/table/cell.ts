/** What stands in a cell of a table, as its file holds it. */

/** Text formats hold texts alone; a blank cell is an empty text. */
export type Cell = string | TypedCell;

export type TypedCell =
  /** `text` is the cell as it is shown, as far as its format is known. */
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  /** A cell formatted as a share: `value` as it is shown, 12.5 and not 0.125. */
  | { readonly kind: 'percent'; readonly value: number; readonly text: string }
  /** `day` is an ISO day. */
  | { readonly kind: 'date'; readonly day: string; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly text: string }
  /** What the program that wrote the file could not work out: #REF!, #DIV/0!. */
  | { readonly kind: 'error'; readonly text: string }
  /** Covered by the first cell of a merge: in a header it says what that says, elsewhere it is blank. */
  | { readonly kind: 'merged'; readonly of: Cell };

export interface TableRow {
  /** The number its spreadsheet shows; of a text the line it begins on, of JSON the n-th record: n. */
  readonly row: number;
  readonly cells: readonly Cell[];
  readonly hidden?: boolean;
}

/** The cell as text. */
export function textOf(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  return cell.kind === 'merged' ? '' : cell.text;
}
