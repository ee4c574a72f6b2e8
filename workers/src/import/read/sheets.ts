/** Files of several sheets, whatever kind they are of: which of them is the table. */
import { type Problem, problem } from '@marsad/indicators';
import type { TableRow } from '@marsad/indicators/table';
import { fault } from './fault.js';

/** What there is on a sheet: rows of several cells, as a table has, or words on what the file is. */
export type SheetLook = 'nothing' | 'words' | 'table';

/** Rows of several cells that a table has at least: its header and one below. */
const fewestRows = 2;

export const lookOf = (filled: boolean, wideRows: number): SheetLook =>
  wideRows >= fewestRows ? 'table' : filled ? 'words' : 'nothing';

export interface Sheets {
  readonly kind: 'xlsx' | 'ods';
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
  look(at: number): Promise<SheetLook>;
  open(at: number): Promise<{
    readonly hiddenColumns: readonly string[];
    rows(): AsyncIterable<TableRow[]>;
  }>;
}

/** As it is called, or nearly so; where none is named, the first shown that looks like a table, else has anything in it. */
export async function chooseSheet(file: Sheets, asked: string | undefined): Promise<number> {
  const { sheets } = file;
  if (asked !== undefined) {
    const plain = (name: string) => name.trim().toLowerCase();
    const exact = sheets.findIndex(({ name }) => name === asked);
    const near = exact === -1 ? sheets.findIndex(({ name }) => plain(name) === plain(asked)) : exact;
    if (near !== -1) return near;
    const names = sheets.map(({ name }) => name).slice(0, 20);
    throw fault('sheet-unknown', { sheet: asked.slice(0, 100), sheets: names.join(', ') });
  }
  let words = -1;
  for (const [at, { hidden }] of sheets.entries()) {
    if (hidden) continue;
    const look = await file.look(at);
    if (look === 'table') return at;
    if (look === 'words' && words === -1) words = at;
  }
  if (words === -1) throw fault('table-empty');
  return words;
}

export function sheetNotes(file: Sheets, hiddenColumns: readonly string[]): Problem[] {
  const hidden = file.sheets.filter((sheet) => sheet.hidden).map(({ name }) => name);
  return [
    ...(hidden.length > 0 ? [problem('sheets-hidden', { names: hidden.slice(0, 20).join(', ') })] : []),
    ...(hiddenColumns.length > 0 ? [problem('columns-hidden', { columns: hiddenColumns.join(', ') })] : []),
  ];
}
