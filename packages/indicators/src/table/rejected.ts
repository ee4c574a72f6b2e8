import type { Cell } from './cell.js';
import { plainText } from './read/cell-text.js';

/**
 * The file of an import's rejected rows: the columns as they came, what is wrong with each row, and a last column that names
 * the import in its header and the row it was there in its cells. A spreadsheet keeps these where it drops a comment, and
 * nobody mends them away with the problems.
 */
const problemColumn = 'PROBLEM';
const importColumn = 'IMPORT';

/** @param importId of the import whose rejected rows they are. */
export function rejectedHeaders(columns: readonly string[], importId: string): string[] {
  return [...columns, problemColumn, `${importColumn} ${importId}`];
}

/** The import whose rejected rows these are, mended; null where the headers name none. */
export function importNamedBy(headers: readonly string[]): string | null {
  return headers.map(namedIn).find((id) => id !== null) ?? null;
}

/** Whether a column is one that was added to the rejected rows, and says nothing of a figure. */
export function isOfRejected(at: number, headers: readonly string[]): boolean {
  if (namedIn(headers[at] ?? '') !== null) return true;
  const isProblem = (header: string) => header === problemColumn || header.startsWith(`${problemColumn}#`);
  return importNamedBy(headers) !== null && headers.findLastIndex(isProblem) === at;
}

/** Which row of the import a mended row was; null for one that does not say so. */
export function mendedRow(headers: readonly string[]): (cells: readonly Cell[]) => number | null {
  const at = headers.findIndex((header) => namedIn(header) !== null);
  return (cells) => {
    const [, digits] = /^(\d{1,9})(?:\.0+)?$/.exec(plainText(cells[at]).trim()) ?? [];
    return digits === undefined ? null : Number(digits);
  };
}

function namedIn(header: string): string | null {
  const [, id] = /^\s*IMPORT ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\s*$/i.exec(header) ?? [];
  return id?.toLowerCase() ?? null;
}
