/** A workbook, whose cells are text and numbers, whatever they say. */
import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import { type CellValue, readCell } from '@marsad/indicators/exchange';
import writeWorkbook, { type Feature } from 'write-excel-file/node';
import {
  getCellAddress,
  getOrderOfSiblings,
  insertElementMarkupAccordingToOrderOfSiblings,
  sanitizeAttributeValue,
  sanitizeTextContent,
} from 'write-excel-file/utility';

export interface Sheet {
  readonly name: string;
  readonly names: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
  /** Rows below for somebody to write in. What is written there stays as it is: 6-7 is no day of July. */
  readonly blankRows?: number;
  /** What cells of a column can be, from a list on another sheet: rows from 0, its heading left out. */
  readonly choices?: readonly Choice[];
}

interface Choice {
  /** Counted from 0, as rows are. */
  readonly column: number;
  readonly sheet: string;
  readonly listColumn: number;
  readonly first: number;
  readonly last: number;
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly rightToLeft?: boolean;
}

/** @returns the file. */
export async function workbookOf({ sheets, rightToLeft = false }: Workbook): Promise<Uint8Array> {
  const written = writeWorkbook(
    sheets.map((sheet) => ({
      data: cellsOf(sheet) as never,
      sheet: sheet.name,
      stickyRowsCount: 1,
      rightToLeft,
      ...(sheet.blankRows === undefined ? {} : { columns: sheet.names.map(() => ({ width: 18 })) }),
    })),
    { features: [lists(sheets)] },
  );
  return written.toBuffer();
}

function cellsOf({ names, rows, blankRows }: Sheet): object[][] {
  const toFillIn = blankRows !== undefined;
  const heading = names.map((value) => ({ value, fontWeight: 'bold' as const }));
  const blank = { type: String, format: '@' };
  return [
    heading,
    ...rows.map((row) =>
      row.map((cell) => (toFillIn ? { ...blank, ...workbookCell(cell) } : workbookCell(cell))),
    ),
    ...Array.from({ length: blankRows ?? 0 }, () => names.map(() => blank)),
  ];
}

/** Typed cells: text is text there, whatever it begins with. */
function workbookCell(cell: CellValue): object {
  if (cell === null || cell === '') return {};
  if (typeof cell === 'string') return { value: workbookText(asReadBack(cell)), type: String };
  return { value: cell, type: typeof cell === 'number' ? Number : Boolean };
}

/** A text that looks as if it had the guard of a text file is given one, since readers take it off. */
const asReadBack = (text: string): string => (readCell(text) === text ? text : `'${text}`);

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

const sheetFile = 'xl/worksheets/sheet{id}.xml';

/** What a cell can be is offered as a list; a spreadsheet asks before it takes anything else. */
function lists(sheets: readonly Sheet[]): Feature<Stream | Buffer | Blob> {
  return {
    files: {
      transform: {
        [sheetFile]: {
          transform: (xml, _, { sheetIndex }) => {
            const { choices = [], rows = [], blankRows = 0 } = sheets[sheetIndex] ?? {};
            if (choices.length === 0) return xml;
            const last = rows.length + blankRows;
            const markup = choices.map((choice) => listMarkup(choice, last)).join('');
            return insertElementMarkupAccordingToOrderOfSiblings(
              xml,
              `<dataValidations count="${choices.length}">${markup}</dataValidations>`,
              getOrderOfSiblings(sheetFile, 'worksheet') ?? [],
              'worksheet',
            );
          },
        },
      },
    },
  };
}

function listMarkup({ column, sheet, listColumn, first, last }: Choice, lastRow: number): string {
  const cells = `${getCellAddress(1, column)}:${getCellAddress(lastRow, column)}`;
  const fixed = (row: number) => getCellAddress(row, listColumn).replace(/([A-Z]+)(\d+)/, '$$$1$$$2');
  const list = `'${sheet.replaceAll("'", "''")}'!${fixed(first + 1)}:${fixed(last + 1)}`;
  const says = 'type="list" allowBlank="1" showErrorMessage="1" errorStyle="warning"';
  return `<dataValidation ${says} sqref="${sanitizeAttributeValue(cells)}"><formula1>${sanitizeTextContent(list)}</formula1></dataValidation>`;
}
