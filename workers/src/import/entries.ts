/** The step `plan`: the file's rows as entries. */
import {
  type EntriesFile,
  type EntriesGround,
  type EntriesOfRow,
  importChunks,
  type StepContext,
  StepEnded,
} from '@marsad/db';
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
  const isData = dataRows(resolved);
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
        const reader = openReader(parts, resolved, ground);
        let rows = 0;
        for await (const batch of table.rows()) {
          const data = batch.filter(isData);
          rows += data.length;
          await take(
            data.map((row) => entriesOf(row, reader)),
            rows,
          );
        }
        const { entries, events } = reader.end();
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

function dataRows({ headerRow, skipRows }: ResolvedMapping): (row: TableRow) => boolean {
  const skipped = new Set(skipRows);
  return ({ row, cells }) => row > headerRow && !skipped.has(row) && !isBlankRow(cells);
}

function openReader(
  { openEntries }: TableParts,
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
