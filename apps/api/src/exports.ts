/** Observations as files: rows come from the record in pieces and leave as they come. */
import { once } from 'node:events';
import { PassThrough, Readable, type Writable } from 'node:stream';
import { listIndicators, type Selection, type StreamedFigure, streamFigures } from '@marsad/db';
import { inOrderOfPreference } from '@marsad/indicators';
import { type Column, csvCell, type ExportRecord, exportColumns } from '@marsad/indicators/exchange';
import { stringify } from 'csv-stringify';
import writeWorkbook from 'write-excel-file/node';
import type { Deps } from './deps.js';
import { refuse } from './problems.js';

export const exportFormats = ['csv', 'xlsx', 'json', 'sdmx-csv', 'hxl-csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
  'sdmx-csv': 'application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8',
  'hxl-csv': 'text/csv; charset=utf-8',
};

export const fileEndings: Readonly<Record<ExportFormat, string>> = {
  csv: 'csv',
  xlsx: 'xlsx',
  json: 'json',
  'sdmx-csv': 'sdmx.csv',
  'hxl-csv': 'hxl.csv',
};

/** A workbook is put together in memory; a sheet holds a million rows at the very most. */
const mostWorkbookRows = 100_000;

/** @param asOf what the file says of the day it shows. */
export async function exportFile(
  deps: Deps,
  selection: Selection,
  format: ExportFormat,
  asOf: string,
): Promise<Readable> {
  const indicators = (await listIndicators(deps.sql)).filter(
    ({ indicator: { id } }) => selection.indicator === null || id === selection.indicator,
  );
  const units = new Map(indicators.map(({ indicator: { id, unit } }) => [id, unit]));
  const dimensions = [
    ...new Set(indicators.flatMap(({ indicator }) => indicator.dimensions.map(({ id }) => id))),
  ].sort();
  const columns = exportColumns(dimensions, asOf);
  const rows = (take: (record: ExportRecord) => Promise<void>) =>
    streamFigures(deps.sql, selection, async (period) => {
      for (const record of recordsOf(period, units)) await take(record);
    });
  return format === 'xlsx' ? workbook(columns, rows) : text(deps, format, columns, rows);
}

type Rows = (take: (record: ExportRecord) => Promise<void>) => Promise<void>;

/** The sources of one period, the recommended one first; the baseline's own figure stands apart. */
function recordsOf(period: readonly StreamedFigure[], units: ReadonlyMap<string, string>): ExportRecord[] {
  const candidates = period.filter(({ isBaseline }) => !isBaseline);
  const baseline = period.filter(({ isBaseline }) => isBaseline);
  const [recommended, ...triangulation] = inOrderOfPreference(
    candidates.map((figure) => ({ ...figure, chosenAt: figure.chosen?.at ?? null })),
  );
  const record = (figure: StreamedFigure, role: ExportRecord['role']): ExportRecord => ({
    ...figure,
    unit: units.get(figure.indicator) ?? '',
    role,
  });
  return [
    ...baseline.map((figure) => record(figure, 'baseline')),
    ...(recommended ? [record(recommended, 'recommended')] : []),
    ...triangulation.map((figure) => record(figure, 'triangulation')),
  ];
}

/** Writes at the pace of whoever reads; an error on the way breaks the file off instead of ending it as if whole. */
function text(deps: Deps, format: Exclude<ExportFormat, 'xlsx'>, columns: Column[], rows: Rows): Readable {
  const out = new PassThrough();
  const writer = format === 'json' ? jsonWriter(out, columns) : csvWriter(out, format, columns);
  rows(writer.row)
    .then(writer.end)
    .catch((error: Error) => {
      deps.logError(error, 'an export broke off');
      out.destroy(error);
    });
  return out;
}

interface Writer {
  readonly row: (record: ExportRecord) => Promise<void>;
  readonly end: () => void;
}

async function write(to: Writable, chunk: unknown): Promise<void> {
  if (to.destroyed) throw new Error('nobody reads any more');
  if (!to.write(chunk)) await Promise.race([once(to, 'drain'), once(to, 'close')]);
}

function csvWriter(out: PassThrough, format: 'csv' | 'sdmx-csv' | 'hxl-csv', columns: Column[]): Writer {
  const csv = stringify({ record_delimiter: 'windows' });
  csv.pipe(out);
  out.once('close', () => csv.destroy());
  // SDMX-CSV 2.0: what the rows are structured by, and that they inform.
  const before = format === 'sdmx-csv' ? ['dataflow', 'MARSAD:OBSERVATIONS(1.0)', 'I'] : [];
  const names = columns.map(({ name }) => name);
  csv.write(format === 'sdmx-csv' ? ['STRUCTURE', 'STRUCTURE_ID', 'ACTION', ...names] : names);
  if (format === 'hxl-csv') csv.write(columns.map(({ hxl }) => hxl));
  return {
    row: (record) => write(csv, [...before, ...columns.map(({ value }) => csvCell(value(record)))]),
    end: () => csv.end(),
  };
}

function jsonWriter(out: PassThrough, columns: Column[]): Writer {
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

async function workbook(columns: Column[], rows: Rows): Promise<Readable> {
  const heading = columns.map(({ name }) => ({ value: name, fontWeight: 'bold' as const }));
  const data: object[][] = [heading];
  await rows(async (record) => {
    if (data.length > mostWorkbookRows)
      throw refuse(422, 'export-too-large', { format: 'xlsx', most: mostWorkbookRows });
    // Typed cells: text is text there, whatever it begins with.
    data.push(
      columns.map(({ value }) => {
        const cell = value(record);
        return cell === null ? {} : { value: cell, type: typed(cell) };
      }),
    );
  });
  const written = writeWorkbook(data as never, { sheet: 'Observations', stickyRowsCount: 1 } as never);
  return Readable.from([await written.toBuffer()]);
}

function typed(cell: string | number | boolean): unknown {
  return typeof cell === 'string' ? String : typeof cell === 'number' ? Number : Boolean;
}
