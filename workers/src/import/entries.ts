/** The step `plan`: the file's rows as entries. */
import {
  type EntriesFile,
  type EntriesGround,
  type EntriesOfRow,
  type StepContext,
  StepEnded,
} from '@marsad/db';
import { problem } from '@marsad/indicators';
import type { EntryReader, ResolvedMapping, TableEntry, TableRow } from '@marsad/indicators/table';
import { cellsAsTheyCame } from './as-it-came.js';
import { earlierTables, MendedRows, takeEarlier } from './earlier.js';
import type { TableParts } from './parts.js';
import type { OpenedTable } from './read/index.js';
import { dataRows, rowsOfFigures, withTableOf } from './stored-table.js';

export async function entriesFile({ sql, held }: StepContext, parts: TableParts): Promise<EntriesFile> {
  const { resolved } = held;
  if (resolved === null) throw new StepEnded({ kind: 'left' });
  const isOfFigures = rowsOfFigures(resolved);
  const asTheyCame = cellsAsTheyCame(resolved);
  const tables = await earlierTables(sql, held);
  const withTable = <T>(use: (table: OpenedTable) => Promise<T>) => withTableOf(sql, held, parts, use);
  return {
    read: (ground, take) =>
      withTable(async (table) => {
        const reading = openRows(parts, resolved, ground);
        const mended = new MendedRows(parts, resolved);
        let rows = 0;
        for await (const batch of table.rows()) {
          const found = reading.take(batch);
          rows += found.length;
          await take(found, rows);
          if (tables.length > 0) for (const row of batch.filter(isOfFigures)) mended.note(row);
        }
        await takeEarlier({ sql, parts, tables }, reading.reader, mended.rows);
        const { entries, events } = reading.reader.end();
        await take(await withCells(entries, table, asTheyCame), rows);
        return { rows, events };
      }),
    cellsOf: (wanted, take) =>
      withTable(async (table) => {
        for await (const batch of table.rows())
          for (const { row, cells } of batch) if (wanted.has(row)) take(row, asTheyCame(cells));
      }),
  };
}

/** The rows of a sum that is refused go back as they came, like those that are refused themselves. */
async function withCells(
  entries: readonly TableEntry[],
  table: OpenedTable,
  asTheyCame: ReturnType<typeof cellsAsTheyCame>,
): Promise<EntriesOfRow[]> {
  const wanted = new Set(entries.filter(isRefused).map(({ row }) => row));
  const cells = new Map<number, readonly string[]>();
  if (wanted.size > 0)
    for await (const batch of table.rows())
      for (const row of batch) if (wanted.has(row.row)) cells.set(row.row, asTheyCame(row.cells));
  return entries.map((entry) => ({ entries: [entry], cells: cells.get(entry.row) ?? null }));
}

/** What becomes of the rows of a table, as they come. */
export function openRows(
  parts: Pick<TableParts, 'openEntries'>,
  mapping: ResolvedMapping,
  ground: EntriesGround,
) {
  const isData = dataRows(mapping);
  const passedOver = rowsPassedOver(mapping);
  const reader = openReader(parts, mapping, ground);
  const asTheyCame = cellsAsTheyCame(mapping);
  const entriesOf = (row: TableRow): EntriesOfRow => {
    const entries = reader.read(row);
    return { entries, cells: entries.some(isRefused) ? asTheyCame(row.cells) : null };
  };
  return {
    reader,
    take: (batch: readonly TableRow[]): EntriesOfRow[] =>
      batch.filter(isData).map((row) => passedOver.get(row.row) ?? entriesOf(row)),
  };
}

/** They are rows of the table, and the plan says what becomes of them. */
function rowsPassedOver({ passedOver }: ResolvedMapping): ReadonlyMap<number, EntriesOfRow> {
  const said = (rows: readonly number[], code: 'row-of-totals' | 'row-of-units' | 'row-of-remarks') =>
    rows.map((row): [number, EntriesOfRow] => {
      const faults = [{ column: null, value: '', problem: problem(code) }];
      return [row, { entries: [{ row, column: null, kind: 'skip', faults }], cells: null }];
    });
  const { totals = [], units = [], remarks = [] } = passedOver ?? {};
  return new Map([
    ...said(totals, 'row-of-totals'),
    ...said(units, 'row-of-units'),
    ...said(remarks, 'row-of-remarks'),
  ]);
}

function openReader(
  { openEntries }: Pick<TableParts, 'openEntries'>,
  mapping: ResolvedMapping,
  { indicators, today }: EntriesGround,
): EntryReader {
  const byId = new Map(indicators.map((one) => [one.id as string, one]));
  return openEntries({
    mapping,
    indicatorOf: (id) => byId.get(id)?.indicator ?? null,
    today,
  });
}

const isRefused = ({ kind }: TableEntry) => kind === 'reject';
