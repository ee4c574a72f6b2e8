/** Whatever people type: every reader finds the cells that were written, and no spreadsheet anything to calculate. */
import { buffer } from 'node:stream/consumers';
import { read as readSheets, utils, type WorkBook } from '@e965/xlsx';
import {
  type CellValue,
  type Column,
  csvCell,
  type ExportRecord,
  exportColumns,
  readCell,
  sdmxColumns,
} from '@marsad/indicators/exchange';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import readWorkbook from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { workbookOf } from './workbook.js';
import { csvFile, csvLines, type TableFormat, writeFile } from './write.js';

/** What formulas begin with, what hides it, what divides cells and rows, and what quotes them. */
const telling = [
  '\u{10fffe}\u0001',
  ...['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '%', '|', '!', '#', '*', '/'],
  ...['\t', '\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029', '\x1a', '\x1b', '\x7f'],
  ...[
    ' ',
    '\u00a0',
    '\u3000',
    '\u200b',
    '\u200f',
    '\u202e',
    '\u2060',
    '\ufeff',
    '\u034f',
    '\u2800',
    '\u3164',
  ],
  ...['"', "'", '""', ',', ';', '\\', '`', '’', '“'],
  ...[
    '=1+1',
    '=HYPERLINK("http://x.example","x")',
    "=cmd|' /C calc'!A0",
    '@SUM(A1)',
    '-2+3',
    '+963',
    'sep=;',
  ],
  ...[
    '<f>1</f>',
    '&amp;',
    ']]>',
    '_x003D_',
    '_x000A_',
    '\ud83d\udc69\u200d\ud83d\udcbb',
    'é',
    'نص',
    '٣',
    'ID',
  ],
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...telling), fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 6 })
  // What no text of Marsad's holds: contract/text.ts.
  .map((parts) => parts.join('').replaceAll(/[\0\p{Cs}]/gu, ''));
const orNull = fc.option(text);
const name = fc.record({ en: text, ar: text });
const number = fc.option(fc.oneof(fc.integer(), fc.constant(-5), fc.constant(-0.25)));

const period = { kind: 'month', start: '2021-05-01', end: '2021-05-31' } as const;
const record: fc.Arbitrary<ExportRecord> = fc
  .record({
    name,
    code: name,
    unit: text,
    said: text,
    words: text,
    note: orNull,
    since: orNull,
    lower: number,
  })
  .chain(({ code, said, words, lower, since, ...rest }) => {
    const quantity = {
      ...{
        qualifier: 'range',
        lower,
        upper: lower,
        lowerInclusive: true,
        upperInclusive: true,
        point: lower,
      },
      text: said,
    };
    const source = fc.record({
      ...{ title: text, publisher: orNull, author: orNull, date: orNull, url: orNull, locator: orNull },
      id: fc.constant('s'),
    });
    return source.map(
      (from) =>
        ({
          ...rest,
          partial: false,
          ...{ indicator: 'x', dimensions: { sex: 'men' }, codeNames: { sex: code } },
          period: { ...period, text: words },
          figure: { quantity, per: 'period' },
          ...{ role: 'recommended', status: 'A', normalised: { quantity, basis: null }, comparison: null },
          ...{ source: from, reliability: null, credibility: null, observation: 'o', revision: 1 },
          ...{ knownOn: '2021-06-01', recordedAt: '2021-06-01T00:00:00.000Z' },
          since: since === null ? null : { kind: 'revised', on: '2021-07-01', reason: since },
        }) as unknown as ExportRecord,
    );
  });
const records = fc.array(record, { minLength: 1, maxLength: 3 });

const plain = exportColumns(['sex'], '2026-01-01');
const columnsOf: Record<TableFormat, readonly Column[]> = {
  ...{ csv: plain, xlsx: plain, json: plain, 'hxl-csv': plain },
  'sdmx-csv': sdmxColumns(
    [{ id: 'x', dimensions: [{ id: 'sex', name: { en: 'Sex' }, codes: [] }] }] as never,
    '2026-01-01',
  ),
};

async function written(format: Exclude<TableFormat, 'xlsx'>, rows: readonly ExportRecord[]): Promise<Buffer> {
  const failed: unknown[] = [];
  const file = await writeFile({
    format,
    columns: columnsOf[format],
    rows: async (take) => {
      for (const row of rows) await take(row);
    },
    dimensions: ['sex'],
    logError: (error: unknown) => failed.push(error),
  });
  const bytes = await buffer(file);
  expect(failed).toEqual([]);
  return bytes;
}

describe('lines of comma-separated values', () => {
  const cell: fc.Arbitrary<CellValue> = fc.oneof(orNull, text, number, fc.boolean());
  // Of one width, and often with the cell of the row before.
  const rows = fc.array(fc.tuple(cell, cell, fc.constantFrom('as before', '', null)), {
    minLength: 1,
    maxLength: 5,
  });

  it('are what the library writes', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const library = csvFile();
        for (const row of given) library.write(row.map(csvCell));
        library.end();
        const line = csvLines(3);
        expect(given.map(line).join('')).toBe((await buffer(library)).toString());
      }),
    );
  });
});

const cellsOf = (columns: readonly Column[], rows: readonly ExportRecord[]) =>
  rows.map((row) => columns.map(({ value }) => value(row)));
const said = (cell: unknown) => (cell === null || cell === undefined ? '' : String(cell));
const formulasIn = ({ Sheets }: WorkBook) =>
  Object.values(Sheets).flatMap((sheet) =>
    Object.values(sheet).filter(
      (cell) => typeof cell === 'object' && cell !== null && ('f' in cell || 'F' in cell || 'l' in cell),
    ),
  );
const rowsOf = ({ Sheets, SheetNames: [first = ''] }: WorkBook) =>
  utils.sheet_to_json<unknown[]>(Sheets[first] as never, { header: 1, defval: '', blankrows: true });

const readers: Readonly<Record<string, (bytes: Buffer) => unknown[][]>> = {
  'csv-parse': (bytes) => parse(bytes, { bom: true, relax_column_count: true }) as string[][],
  papaparse: (bytes) => Papa.parse<string[]>(bytes.toString(), { delimiter: ',', skipEmptyLines: true }).data,
  // A spreadsheet: it looks for a `sep=` and for formulas.
  sheetjs: (bytes) => {
    const string = bytes.toString().replace(/^\ufeff/, '');
    expect(formulasIn(readSheets(string, { type: 'string' }))).toEqual([]);
    return rowsOf(readSheets(string, { type: 'string', raw: true, FS: ',' }));
  },
};

/** Told apart from the code under test: what is nothing to see is taken off, and what is left is read in one width. */
const looksLikeFormula = (cell: string) =>
  /^[=+\-@]/.test(
    cell.replace(/^[\s"\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]+/u, '').normalize('NFKC'),
  );

const headings: Readonly<Record<string, number>> = { csv: 1, 'sdmx-csv': 1, 'hxl-csv': 2 };

describe.each(['csv', 'sdmx-csv', 'hxl-csv'] as const)('%s of whatever people type', (format) => {
  const columns = columnsOf[format];

  it('has the same cells for three readers, and gives back what was typed', () =>
    fc.assert(
      fc.asyncProperty(records, async (rows) => {
        const bytes = await written(format, rows);
        const expected = cellsOf(columns, rows).map((row) => row.map(said));
        const lead = format === 'sdmx-csv' ? 3 : 0;
        for (const [reader, read] of Object.entries(readers)) {
          const found = read(bytes).slice(headings[format]);
          const back = found.map((row) => row.slice(lead).map((cell) => readCell(said(cell))));
          expect([reader, back]).toEqual([reader, expected]);
        }
      }),
      { numRuns: 150 },
    ));

  it('begins no cell as a formula, but for numbers, which stay numbers', () =>
    fc.assert(
      fc.asyncProperty(records, async (rows) => {
        const [reader = () => []] = Object.values(readers);
        for (const row of reader(await written(format, rows)))
          for (const cell of row.map(said))
            if (!/^-?\d+(\.\d+)?(e[+-]\d+)?$/.test(cell))
              expect([cell, looksLikeFormula(cell)]).toEqual([cell, false]);
      }),
      { numRuns: 150 },
    ));
});

it('json of whatever people type gives it back', () =>
  fc.assert(
    fc.asyncProperty(records, async (rows) => {
      const found = JSON.parse((await written('json', rows)).toString()) as Record<string, unknown>[];
      expect(found.map((row) => Object.values(row))).toEqual(cellsOf(plain, rows));
    }),
    { numRuns: 150 },
  ));

it('a workbook of whatever people type has text and numbers, no formula and no link', () =>
  fc.assert(
    fc.asyncProperty(records, async (rows) => {
      const names = plain.map(({ name }) => name);
      const bytes = Buffer.from(
        await workbookOf({ sheets: [{ name: 'Observations', names, rows: cellsOf(plain, rows) }] }),
      );
      const guarded = (text: string) => (readCell(text) === text ? text : `'${text}`);
      const expected = cellsOf(plain, rows).map((row) => row.map((cell) => guarded(said(cell))));
      const asSheets = readSheets(bytes);
      expect(formulasIn(asSheets)).toEqual([]);
      const [sheet] = await readWorkbook(bytes, { trim: false });
      expect((sheet?.data ?? []).slice(1).map((row) => row.map(said))).toEqual(expected);
      // This one takes what ends a line on Windows for a line feed.
      const lines = (row: readonly string[]) => row.map((cell) => cell.replaceAll('\r\n', '\n'));
      expect(
        rowsOf(asSheets)
          .slice(1)
          .map((row) => row.map(said)),
      ).toEqual(expected.map(lines));
      for (const content of Object.values(unzipSync(new Uint8Array(bytes))))
        expect(strFromU8(content)).not.toMatch(/<f[ >]|<hyperlink|externalLink|ddeLink/);
    }),
    { numRuns: 60 },
  ));
