/**
 * The file of an import's rejected rows: the columns as they came, what is wrong with each row, and a last column whose
 * header alone names the import. A spreadsheet keeps a header where it drops a comment, and nobody mends one away with the
 * problems.
 */
const problemColumn = 'PROBLEM';
const importColumn = 'IMPORT';

/** @param importId of the import whose rejected rows they are. */
export function rejectedHeaders(columns: readonly string[], importId: string): string[] {
  return [...columns, problemColumn, `${importColumn} ${importId}`];
}

/** The import whose rejected rows these are, mended; null where the headers name none. */
export function importNamedBy(headers: readonly string[]): string | null {
  if (!headers.includes(problemColumn)) return null;
  for (const header of headers) {
    const [, id] = /^\s*IMPORT ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\s*$/i.exec(header) ?? [];
    if (id !== undefined) return id.toLowerCase();
  }
  return null;
}
