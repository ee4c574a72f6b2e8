/** A workbook of one sheet, whose cells are text and numbers, whatever they say. */
import type { CellValue } from '@marsad/indicators/exchange';
import writeWorkbook from 'write-excel-file/node';

export interface Sheet {
  readonly names: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
}

/** @returns the file. */
export async function workbookOf({ names, rows }: Sheet): Promise<Uint8Array> {
  const heading = names.map((value) => ({ value, fontWeight: 'bold' as const }));
  const data = [heading, ...rows.map((row) => row.map(workbookCell))];
  const written = writeWorkbook(data as never, { sheet: 'Observations', stickyRowsCount: 1 } as never);
  return written.toBuffer();
}

/** Typed cells: text is text there, whatever it begins with. */
function workbookCell(cell: CellValue): object {
  if (cell === null) return {};
  if (typeof cell === 'string') return { value: workbookText(cell), type: String };
  return { value: cell, type: typeof cell === 'number' ? Number : Boolean };
}

/**
 * What no XML can hold, or would be read as another end of line, is written as its number: ST_Xstring of ECMA-376. So is
 * the beginning of what would be read as such a number.
 */
function workbookText(text: string): string {
  const numbered = (letter: string) =>
    Array.from(
      { length: letter.length },
      (_, at) => `_x${letter.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}_`,
    ).join('');
  return text
    .replace(/_(?=x[0-9a-f]{4}_)/gi, numbered)
    .replace(/(?![\t\n])[\p{Cc}\p{Noncharacter_Code_Point}]/gu, numbered);
}
