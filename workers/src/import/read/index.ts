/** A file of whatever kind as the rows of a table. */
import type { FileHandle } from 'node:fs/promises';
import type { Problem } from '@marsad/indicators';
import type { ImportFormatWire } from '@marsad/indicators/contract';
import type { TableRow } from '@marsad/indicators/table';
import { Archive } from './archive.js';
import { type Bytes, startOf } from './bytes.js';
import { compoundFault } from './compound.js';
import { delimitedRows } from './delimited.js';
import { findDelimiter } from './delimiter.js';
import { checkEncoding, type EncodingReading, findEncoding, readingsIn, textOfFile } from './encoding.js';
import { fault, TableFault } from './fault.js';
import { findRecords, isJson, jsonRows } from './json.js';
import { kindOf, otherText } from './kind.js';
import { megabytes, type TableLimits, tableLimits } from './limits.js';
import { openOds } from './ods.js';
import { tableOfPackage } from './package.js';
import { chooseSheet, type Sheets, sheetNotes } from './sheets.js';
import { openXlsx } from './xlsx.js';
import { workbookPart } from './xlsx-parts.js';

export { TableFault } from './fault.js';
export type { TableLimits } from './limits.js';

export interface OpenTableOptions {
  readonly name: string;
  /** As somebody said it is; else it is told from the text. */
  readonly encoding?: string | undefined;
  /** Else the first that is shown and has anything in it. */
  readonly sheet?: string | undefined;
  readonly limits?: Partial<TableLimits> | undefined;
}

export interface OpenedTable {
  readonly kind: 'table';
  readonly format: Omit<ImportFormatWire, 'headerRow' | 'vocabulary'>;
  /** The encodings it may be in, the likeliest first, where its words do not tell; empty where they do. */
  readonly encodingDoubt: readonly EncodingReading[];
  readonly notes: readonly Problem[];
  /**
   * From the first row, as often as it is called. Rows that are blank are left out: numbers of rows tell where they were.
   * A problem that is found in them is thrown, a TableFault.
   */
  rows(): AsyncIterable<TableRow[]>;
}

export type TableOpened = OpenedTable | { readonly kind: 'problem'; readonly problem: Problem };

/** How much of a text is looked at to tell what it is. */
const sampledCharacters = 256 * 1024;

export async function openTable(file: FileHandle, options: OpenTableOptions): Promise<TableOpened> {
  try {
    return await open(file, options, { ...tableLimits, ...options.limits });
  } catch (error) {
    if (error instanceof TableFault) return { kind: 'problem', problem: error.problem };
    throw error;
  }
}

async function open(file: FileHandle, options: OpenTableOptions, limits: TableLimits): Promise<OpenedTable> {
  const { size } = await file.stat();
  if (size > limits.bytes) throw fault('table-too-large', { most: megabytes(limits.bytes) });
  if (size === 0) throw fault('table-empty');
  const kind = kindOf(await startOf(file, 16));
  switch (kind.kind) {
    case 'text':
      return openText(file, options, limits);
    case 'zip':
      return openArchive(await Archive.open(file, size, limits), options, limits);
    case 'compound':
      throw await compoundFault(file);
    case 'other':
      throw fault('table-of-other-kind', { kind: kind.of });
  }
}

async function openArchive(
  archive: Archive,
  options: OpenTableOptions,
  limits: TableLimits,
): Promise<OpenedTable> {
  const table = await tableOfPackage(archive);
  if (table === null) return openSheets(await sheetsOf(archive, limits), options);
  const encoding = options.encoding ?? table.encoding ?? undefined;
  return openText({ unpacked: () => archive.bytesOf(table.path) }, { ...options, encoding }, limits);
}

async function openText(file: Bytes, options: OpenTableOptions, limits: TableLimits): Promise<OpenedTable> {
  const { encoding, doubt } =
    options.encoding === undefined
      ? await findEncoding(file)
      : { encoding: await checkEncoding(file, options.encoding), doubt: [] };
  const start = await sampleOf(file, encoding);
  if (start.trim() === '') throw fault('table-empty');
  const other = otherText(start);
  if (other !== null) throw fault('table-of-other-kind', { kind: other });
  const encodingDoubt = await readingsIn(file, doubt);
  if (isJson(start)) return openJson({ file, encoding, limits }, encodingDoubt, options);
  const found = findDelimiter(start);
  return {
    kind: 'table',
    format: {
      kind: found.delimiter === '\t' ? 'tsv' : 'csv',
      encoding,
      delimiter: found.delimiter,
      sheet: null,
      sheets: [],
    },
    encodingDoubt,
    notes: [],
    rows: () => notEmpty(delimitedRows(file, encoding, found, limits)),
  };
}

async function openJson(
  source: { readonly file: Bytes; readonly encoding: string; readonly limits: TableLimits },
  encodingDoubt: readonly EncodingReading[],
  options: OpenTableOptions,
): Promise<OpenedTable> {
  const found = await findRecords(source, options.sheet);
  const sheets = found.lists.map((name) => ({ name, hidden: false }));
  return {
    kind: 'table',
    format: { kind: 'json', encoding: source.encoding, delimiter: null, sheet: found.list, sheets },
    encodingDoubt,
    notes: [],
    rows: () => notEmpty(jsonRows(source, found)),
  };
}

async function sheetsOf(archive: Archive, limits: TableLimits): Promise<Sheets> {
  const said = archive.has('mimetype') ? await startOfPart(archive, 'mimetype') : '';
  const openDocument = /^application\/vnd\.oasis\.opendocument\.(\w+)/.exec(said)?.[1];
  if (openDocument === 'spreadsheet') return openOds(archive, limits);
  if (openDocument !== undefined)
    throw fault('table-of-other-kind', { kind: openDocument === 'presentation' ? 'slides' : 'document' });
  if (archive.has('word/document.xml')) throw fault('table-of-other-kind', { kind: 'document' });
  if (archive.has('ppt/presentation.xml')) throw fault('table-of-other-kind', { kind: 'slides' });
  if (archive.has('xl/workbook.bin')) throw fault('table-of-other-kind', { kind: 'xlsb' });
  const isPacked = archive.has('_rels/.rels') || archive.has('xl/workbook.xml');
  const part = isPacked ? await workbookPart(archive) : null;
  if (part === null) throw fault('table-of-other-kind', { kind: 'archive' });
  return openXlsx(archive, part, limits);
}

async function startOfPart(archive: Archive, part: string): Promise<string> {
  for await (const text of archive.textOf(part)) return text.slice(0, 200).trim();
  return '';
}

async function openSheets(file: Sheets, options: OpenTableOptions): Promise<OpenedTable> {
  const chosen = await chooseSheet(file, options.sheet);
  const { rows, hiddenColumns } = await file.open(chosen);
  return {
    kind: 'table',
    format: {
      kind: file.kind,
      encoding: null,
      delimiter: null,
      sheet: file.sheets[chosen]?.name ?? null,
      sheets: file.sheets.map(({ name, hidden }) => ({ name, hidden })),
    },
    encodingDoubt: [],
    notes: sheetNotes(file, hiddenColumns),
    rows: () => notEmpty(rows()),
  };
}

async function sampleOf(file: Bytes, encoding: string): Promise<string> {
  let text = '';
  for await (const piece of textOfFile(file, encoding)) {
    text += piece;
    if (text.length >= sampledCharacters) break;
  }
  return text;
}

async function* notEmpty(batches: AsyncIterable<TableRow[]>): AsyncGenerator<TableRow[]> {
  let isEmpty = true;
  for await (const batch of batches) {
    isEmpty = false;
    yield batch;
  }
  if (isEmpty) throw fault('table-empty');
}
