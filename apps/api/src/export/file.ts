/** Observations as files: rows come from the record in pieces and leave as they come. */
import { once } from 'node:events';
import { PassThrough, Readable, type Writable } from 'node:stream';
import {
  type BaselineSeen,
  listIndicators,
  type Selection,
  type StreamedFigure,
  streamFigures,
} from '@marsad/db';
import {
  type Dimensions,
  type Indicator,
  inOrderOfPreference,
  type LocalisedText,
  seriesKey,
} from '@marsad/indicators';
import {
  type Column,
  csvCell,
  type ExportRecord,
  exportColumns,
  sdmxColumns,
  sdmxDataflow,
  sdmxDimensions,
} from '@marsad/indicators/exchange';
import { type Baseline, derivedBaseline, measure, partKeys } from '@marsad/indicators/pipeline';
import { stringify } from 'csv-stringify';
import writeWorkbook from 'write-excel-file/node';
import type { Deps } from '../deps.js';
import { HttpProblem, refuse } from '../http/problems.js';

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

/** What became of a file: how many rows it has, and whether it came to its end. */
export interface Exported {
  readonly rows: number;
  readonly whole: boolean;
}

/**
 * @param asOf what the file says of the day it shows.
 * @param note called once, before the last byte of a whole file leaves, or when it breaks off.
 */
export async function exportFile(
  deps: Deps,
  selection: Selection,
  format: ExportFormat,
  asOf: string,
  note: (exported: Exported) => Promise<void>,
): Promise<Readable> {
  const all = (await listIndicators(deps.sql, 'all')).map(({ indicator }) => indicator);
  const indicators = new Map(all.map((indicator) => [indicator.id, indicator]));
  const columns = columnsOf(format, all, selection.indicator, asOf);
  let count = 0;
  const rows: Rows = async (take) => {
    try {
      await streamFigures(deps.sql, selection, async (period, pinned) => {
        for (const record of recordsOf(period, indicators, pinned)) {
          await take(record);
          count += 1;
        }
      });
    } catch (error) {
      // A file that is refused is refused before anything of it has left.
      if (!(error instanceof HttpProblem))
        await note({ rows: count, whole: false }).catch((failed: Error) =>
          deps.logError(failed, 'an export that broke off was not noted'),
        );
      throw error;
    }
    await note({ rows: count, whole: true });
  };
  return format === 'xlsx' ? workbook(columns, rows) : text(deps, format, columns, rows, sdmxDimensions(all));
}

/** SDMX files have one structure, whatever is chosen; the others have the dimensions of what is chosen. */
function columnsOf(
  format: ExportFormat,
  all: readonly Indicator[],
  only: string | null,
  asOf: string,
): Column[] {
  if (format === 'sdmx-csv') return sdmxColumns(all, asOf);
  const chosen = all.filter(({ id }) => only === null || id === only);
  return exportColumns(sdmxDimensions(chosen), asOf);
}

type Rows = (take: (record: ExportRecord) => Promise<void>) => Promise<void>;

/** The sources of one period, the recommended one first; the baseline's own figure stands apart. */
function recordsOf(
  period: readonly StreamedFigure[],
  indicators: ReadonlyMap<string, Indicator>,
  pinned: BaselineSeen,
): ExportRecord[] {
  const [first] = period;
  const indicator = first && indicators.get(first.indicator);
  if (!indicator) return [];
  const against = baselineOf(indicator, seriesKey(first.dimensions), pinned);
  const candidates = period.filter(({ isBaseline }) => !isBaseline);
  const baseline = period.filter(({ isBaseline }) => isBaseline);
  const [recommended, ...triangulation] = inOrderOfPreference(
    candidates.map((figure) => ({ ...figure, chosenAt: figure.chosen?.at ?? null })),
  );
  const record = (figure: StreamedFigure, role: ExportRecord['role']): ExportRecord => {
    const { normalised, comparison } = measure(figure, indicator, against);
    return {
      ...figure,
      name: indicator.name,
      unit: indicator.unit,
      codeNames: codeNamesOf(figure.dimensions, indicator),
      normalised,
      comparison: role === 'baseline' ? null : comparison,
      role,
    };
  };
  return [
    ...baseline.map((figure) => record(figure, 'baseline')),
    ...(recommended ? [record(recommended, 'recommended')] : []),
    ...triangulation.map((figure) => record(figure, 'triangulation')),
  ];
}

/** What a series is compared with, as everywhere: its own baseline, or of a total the sum of its parts'. */
function baselineOf(indicator: Indicator, key: string, pinned: BaselineSeen): Baseline | null {
  const own = pinned(indicator.id, key);
  if (own !== null || key !== '') return own;
  return derivedBaseline(partKeys(indicator).map((part) => pinned(indicator.id, part)));
}

function codeNamesOf(dimensions: Dimensions, indicator: Indicator): Record<string, LocalisedText> {
  return Object.fromEntries(
    indicator.dimensions.flatMap(({ id, codes }) => {
      const held = codes.find(({ code }) => code === dimensions[id]);
      return held ? [[id, held.name] as const] : [];
    }),
  );
}

/** Writes at the pace of whoever reads; an error on the way breaks the file off instead of ending it as if whole. */
function text(
  deps: Deps,
  format: Exclude<ExportFormat, 'xlsx'>,
  columns: Column[],
  rows: Rows,
  dimensions: readonly string[],
): Readable {
  const out = new PassThrough();
  const writer = format === 'json' ? jsonWriter(out, columns) : csvWriter(out, format, columns, dimensions);
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

function csvWriter(
  out: PassThrough,
  format: 'csv' | 'sdmx-csv' | 'hxl-csv',
  columns: Column[],
  dimensions: readonly string[],
): Writer {
  // Spreadsheets read a file without the mark in the encoding of their machine. Programs that read SDMX want none.
  // Left to itself the library quotes the ends of lines that it writes, and no others: a bare line feed would leave its cell.
  const csv = stringify({ record_delimiter: 'windows', bom: format !== 'sdmx-csv', quoted_match: /[\r\n]/ });
  csv.pipe(out);
  out.once('close', () => csv.destroy());
  // SDMX-CSV 2.0: what the rows are structured by, and that they inform.
  const before = format === 'sdmx-csv' ? ['dataflow', sdmxDataflow(dimensions), 'I'] : [];
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
