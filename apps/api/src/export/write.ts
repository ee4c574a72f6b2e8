/** Rows as a file of a format: what leaves is cells, whatever their text says. */
import { PassThrough, Readable, type Writable } from 'node:stream';
import { openThreads } from '@marsad/db/thread';
import {
  type CellValue,
  type Column,
  csvCell,
  type ExportRecord,
  sdmxDataflow,
} from '@marsad/indicators/exchange';
import { stringify } from 'csv-stringify';
import type { Deps } from '../deps.js';
import { refuse } from '../http/problems.js';
import type { Workbook } from './workbook.js';

export const exportFormats = ['csv', 'xlsx', 'json', 'sdmx-csv', 'hxl-csv', 'package'] as const;
export type ExportFormat = (typeof exportFormats)[number];
/** Those of one table; a package has several. */
export type TableFormat = Exclude<ExportFormat, 'package'>;

export const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
  'sdmx-csv': 'application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8',
  'hxl-csv': 'text/csv; charset=utf-8',
  package: 'application/zip',
};

export const fileEndings: Readonly<Record<ExportFormat, string>> = {
  csv: 'csv',
  xlsx: 'xlsx',
  json: 'json',
  'sdmx-csv': 'sdmx.csv',
  'hxl-csv': 'hxl.csv',
  package: 'zip',
};

/** A workbook is put together in memory, where a thread that has too little takes the process along: so it has an end. */
const mostWorkbookRows = 20_000;
/** What is written around a cell counts, too. */
const mostWorkbookCharacters = 25_000_000;
const aroundCell = 80;

/** Gives the rows one by one, each when the one before it is taken: at once where it answers nothing to wait for. */
export type Rows = (take: (record: ExportRecord) => Promise<void> | undefined) => Promise<void>;

interface FileParts {
  readonly columns: readonly Column[];
  readonly rows: Rows;
  /** Every dimension there is, by which SDMX names the structure. */
  readonly dimensions: readonly string[];
  readonly logError: Deps['logError'];
}

/** @throws HttpProblem where a workbook would be too large. */
export async function writeFile({
  format,
  ...parts
}: FileParts & { readonly format: TableFormat }): Promise<Readable> {
  return format === 'xlsx' ? workbook(parts) : text(format, parts);
}

/**
 * What some reader takes for the end of a cell or of a row, or takes off: signs between cells, ends of lines of every
 * kind, blanks at either end. Left to itself the library quotes what it writes itself, and no others.
 */
export const divided = /[;|\p{Cc}\p{Zl}\p{Zp}]|^\s|\s$/u;

/** Writes at the pace of whoever reads; an error on the way breaks the file off instead of ending it as if whole. */
function text(
  format: Exclude<TableFormat, 'xlsx'>,
  { columns, rows, dimensions, logError }: FileParts,
): Readable {
  const out = new PassThrough();
  const writer = format === 'json' ? jsonWriter(out, columns) : csvWriter(out, format, columns, dimensions);
  rows(writer.row)
    .then(writer.end)
    .catch((error: Error) => {
      logError(error, 'an export broke off');
      out.destroy(error);
    });
  return out;
}

interface Writer {
  readonly row: (record: ExportRecord) => Promise<void> | undefined;
  readonly end: () => void;
}

/** Comes back when there is room for more. */
export async function write(to: Writable, chunk: unknown): Promise<void> {
  if (to.destroyed) throw new Error('nobody reads any more');
  if (to.write(chunk)) return;
  // Whichever comes, nobody listens for the others any more: a long file waits many times.
  await new Promise<void>((resolve, reject) => {
    const go = (error?: Error) => {
      to.off('drain', go).off('close', go).off('error', go);
      if (error) reject(error);
      else resolve();
    };
    to.once('drain', go).once('close', go).once('error', go);
  });
}

/** Rows that are written ahead, and bytes: a wait for room costs more than a row. */
const ahead = { writableHighWaterMark: 200, readableHighWaterMark: 100_000 };

/** Rows of cells to a file of comma-separated values. @param bom whether a mark of the encoding stands before it. */
export function csvFile(bom = false) {
  return stringify({ ...ahead, record_delimiter: 'windows', bom, quoted_match: divided });
}

/** Characters that leave together: each piece is a way through every stream there is. */
const pieceCharacters = 64_000;

/** What makes a cell one that is quoted, as {@link csvFile} does it. */
const quoted = new RegExp(`[",]|${divided.source}`, 'u');

/** A text as a cell: whole, between quotation marks where some reader would divide it. */
export const csvText = (text: string): string =>
  quoted.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/**
 * Rows as lines, as {@link csvFile} writes them, without a stream for each cell. Most cells are as in the row before: what
 * came of it is known.
 */
export function csvLines(width: number): (cells: readonly CellValue[]) => string {
  const before = new Array<CellValue>(width).fill(null);
  const texts = new Array<string>(width).fill('');
  return (cells) => {
    for (let at = 0; at < width; at += 1) {
      const cell = cells[at] ?? null;
      if (cell === before[at]) continue;
      before[at] = cell;
      texts[at] = csvText(csvCell(cell));
    }
    return `${texts.join(',')}\r\n`;
  };
}

function csvWriter(
  out: PassThrough,
  format: 'csv' | 'sdmx-csv' | 'hxl-csv',
  columns: readonly Column[],
  dimensions: readonly string[],
): Writer {
  // SDMX-CSV 2.0: what the rows are structured by, and that they inform.
  const before = format === 'sdmx-csv' ? ['dataflow', sdmxDataflow(dimensions), 'I'] : [];
  const head = format === 'sdmx-csv' ? ['STRUCTURE', 'STRUCTURE_ID', 'ACTION'] : [];
  const line = csvLines(before.length + columns.length);
  // Spreadsheets read a file without the mark in the encoding of their machine. Programs that read SDMX want none.
  let text = format === 'sdmx-csv' ? '' : '\ufeff';
  text += line([...head, ...columns.map(({ name }) => name)]);
  // Hashtags are no formulas, and nobody typed them.
  if (format === 'hxl-csv') text += `${columns.map(({ hxl }) => csvText(hxl)).join(',')}\r\n`;
  const cells: CellValue[] = [...before];
  return {
    row: (record) => {
      columns.forEach(({ value }, at) => {
        cells[before.length + at] = value(record);
      });
      text += line(cells);
      if (text.length < pieceCharacters) return undefined;
      const piece = text;
      text = '';
      return write(out, piece);
    },
    end: () => out.end(text),
  };
}

function jsonWriter(out: PassThrough, columns: readonly Column[]): Writer {
  let first = true;
  out.write('[');
  return {
    row: (record) => {
      const row = Object.fromEntries(columns.map(({ name, value }) => [name, value(record)]));
      const lead = first ? '\n' : ',\n';
      first = false;
      return write(out, `${lead}${JSON.stringify(row)}`);
    },
    end: () => out.end('\n]\n'),
  };
}

/** It takes a while and cannot stop on the way: others go on meanwhile. */
const putTogether = openThreads<Workbook, Uint8Array>(new URL('./workbook-job.js', import.meta.url), {
  deadlineMs: 60_000,
  memoryMb: 384,
  atOnce: 1,
  waiting: 4,
});

async function workbook({ columns, rows }: FileParts): Promise<Readable> {
  const sheet: CellValue[][] = [];
  let characters = 0;
  const tooLarge = () => refuse(422, 'export-too-large', { format: 'xlsx', most: sheet.length });
  await rows(async (record) => {
    const row = columns.map(({ value }) => value(record));
    characters += row.reduce<number>((sum, cell) => sum + aroundCell + String(cell ?? '').length, 0);
    if (sheet.length >= mostWorkbookRows || characters > mostWorkbookCharacters) throw tooLarge();
    sheet.push(row);
  });
  const names = columns.map(({ name }) => name);
  const made = await workbookFile({ sheets: [{ name: 'Observations', names, rows: sheet }] });
  if (made === null) throw tooLarge();
  return Readable.from([made]);
}

/** Null where it would take too long or too much. @throws HttpProblem where too many are asked for at once. */
export async function workbookFile(workbook: Workbook): Promise<Uint8Array | null> {
  const made = await putTogether(workbook);
  if (made.kind === 'busy') throw refuse(503, 'too-busy');
  return made.kind === 'done' ? made.result : null;
}
