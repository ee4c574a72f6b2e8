/** The step `plan`: the file's rows as entries. */
import {
  type EntriesFile,
  type EntriesGround,
  type EntriesOfRow,
  importChunks,
  type StepContext,
  StepEnded,
} from '@marsad/db';
import { problem } from '@marsad/indicators';
import {
  type Cell,
  type EntryReader,
  isBlankRow,
  type ResolvedMapping,
  type TableEntry,
  type TableRow,
  textOf,
} from '@marsad/indicators/table';
import { withFile } from './file.js';
import type { TableParts } from './parts.js';
import type { OpenedTable } from './read/index.js';

export async function entriesFile({ sql, held }: StepContext, parts: TableParts): Promise<EntriesFile> {
  const { resolved, name, id, format, mapping } = held;
  if (resolved === null) throw new StepEnded({ kind: 'left' });
  // As it was surveyed, whatever it would be taken for now.
  const encoding = mapping.read?.encoding ?? format?.encoding ?? undefined;
  const options = { name, encoding, sheet: resolved.sheet ?? undefined };
  const withTable = <T>(use: (table: OpenedTable) => Promise<T>) =>
    withFile(importChunks(sql, id), async (file) => {
      const table = await parts.openTable(file, options);
      if (table.kind === 'problem') throw new StepEnded({ kind: 'failed', problem: table.problem });
      return use(table);
    });
  return {
    read: (ground, take) =>
      withTable(async (table) => {
        const reading = openRows(parts, resolved, ground);
        let rows = 0;
        for await (const batch of table.rows()) {
          const found = reading.take(batch);
          rows += found.length;
          await take(found, rows);
        }
        const { entries, events } = reading.end();
        await take([{ entries, cells: null }], rows);
        return { rows, events };
      }),
    cellsOf: (wanted, take) =>
      withTable(async (table) => {
        for await (const batch of table.rows())
          for (const { row, cells } of batch) if (wanted.has(row)) take(row, cells.map(asItCame));
      }),
  };
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
  return {
    take: (batch: readonly TableRow[]): EntriesOfRow[] =>
      batch.filter(isData).map((row) => passedOver.get(row.row) ?? entriesOf(row, reader)),
    end: () => reader.end(),
  };
}

function dataRows({ headerRow, skipRows }: ResolvedMapping): (row: TableRow) => boolean {
  const skipped = new Set(skipRows);
  return ({ row, cells }) => row > headerRow && !skipped.has(row) && !isBlankRow(cells);
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
    isArchived: (id) => (byId.get(id)?.archivedAt ?? null) !== null,
    today,
  });
}

function entriesOf(row: TableRow, reader: EntryReader): EntriesOfRow {
  const entries = reader.read(row);
  return { entries, cells: entries.some(isRefused) ? row.cells.map(asItCame) : null };
}

const isRefused = ({ kind }: TableEntry) => kind === 'reject';

/** As a text that reads as the same: of a date, its day, which no order of day and month can turn around. */
function asItCame(cell: Cell): string {
  return typeof cell !== 'string' && cell.kind === 'date' ? cell.day : textOf(cell);
}
