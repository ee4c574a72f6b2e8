/** Workbooks of Excel and of whatever else writes them (ECMA-376). */
import type { TableRow } from '@marsad/indicators/table';
import { type Archive, damaged } from './archive.js';
import type { TableLimits } from './limits.js';
import { RowsOut } from './rows-out.js';
import { lookOf, type SheetLook, type Sheets } from './sheets.js';
import type { StringStore } from './string-store.js';
import { readStrings, readWorkbook, type Workbook } from './xlsx-parts.js';
import { type SheetExtras, SheetReader, sheetExtras } from './xlsx-sheet.js';
import { stepsOf } from './xml.js';

export async function openXlsx(archive: Archive, part: string, limits: TableLimits): Promise<Sheets> {
  const workbook = await readWorkbook(archive, part);
  return {
    kind: 'xlsx',
    sheets: workbook.sheets,
    look: (at) => lookAt(archive, workbook, at, limits),
    open: async (at) => {
      const extras = await sheetExtras(archive, partOf(workbook, at));
      return {
        hiddenColumns: extras.hiddenColumns,
        rows: () => sheetRows(archive, workbook, at, extras, limits),
      };
    },
  };
}

/** So many rows of words are looked at. */
const mostRowsLookedAt = 1_000;

/** Without the texts: that there is one is enough. */
async function lookAt(
  archive: Archive,
  workbook: Workbook,
  at: number,
  limits: TableLimits,
): Promise<SheetLook> {
  const out = new RowsOut(limits);
  const { formats, from1904 } = workbook;
  const part = partOf(workbook, at);
  const strings = { at: () => 'text' };
  const reader = new SheetReader({ part, out, strings, formats, from1904, merges: [], limits });
  let [rows, wide] = [0, 0];
  for await (const _ of stepsOf(archive, part, reader))
    for (const batch of out.rest()) {
      rows += batch.length;
      wide += batch.filter(isWide).length;
      if (lookOf(true, wide) === 'table' || rows > mostRowsLookedAt) return lookOf(true, wide);
    }
  return lookOf(rows > 0, wide);
}

const isWide = ({ cells }: TableRow) => cells.filter((cell) => cell !== '').length > 1;

function partOf(workbook: Workbook, at: number): string {
  const part = workbook.sheets[at]?.part;
  if (part === undefined) throw damaged('workbook.xml');
  return part;
}

async function* sheetRows(
  archive: Archive,
  workbook: Workbook,
  at: number,
  { merges }: SheetExtras,
  limits: TableLimits,
): AsyncGenerator<TableRow[]> {
  const out = new RowsOut(limits);
  const { stringsPart, formats, from1904 } = workbook;
  let strings: StringStore | null = null;
  try {
    if (stringsPart !== null) strings = await readStrings(archive, stringsPart, limits);
    const part = partOf(workbook, at);
    const reader = new SheetReader({ part, out, strings, formats, from1904, merges, limits });
    for await (const _ of stepsOf(archive, part, reader)) yield* out.full();
    yield* out.rest();
  } finally {
    strings?.close();
  }
}
