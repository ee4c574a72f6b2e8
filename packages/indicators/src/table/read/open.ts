/** Rows of a table as entries: the one reader of tables once their mapping is known. */
import { problem } from '../../problem.js';
import type { TableRow } from '../cell.js';
import type { EntriesInput, OpenEntries, TableEntry } from '../entries.js';
import { isBlankRow, plainText } from './cell-text.js';
import { EventsReader } from './events.js';
import { ExportedReader } from './exported.js';
import { cellFaults } from './row-parts.js';
import { RowsReader } from './rows.js';

/** Whatever the cells are and whatever the mapping says, each row gives entries, is passed over, or has its faults named. */
export const openEntries: OpenEntries = (input) => {
  const { mapping } = input;
  const events = mapping.events === null ? null : new EventsReader(input, mapping.events);
  const readRow = events ? null : rowReader(input);
  return {
    read(row) {
      if (isBlankRow(row.cells)) return [];
      if (asksForDeletion(row, mapping.action)) return [toDelete(row, input)];
      return events ? events.read(row) : (readRow?.(row) ?? []);
    },
    earlier: (before) => events?.earlier(before) ?? null,
    end: () => events?.end() ?? { entries: [], events: null },
  };
};

function rowReader(input: EntriesInput): (row: TableRow) => readonly TableEntry[] {
  if (input.mapping.exported === null) {
    const rows = new RowsReader(input);
    return (row) => rows.read(row);
  }
  const exported = new ExportedReader(input, input.mapping.exported);
  return (row) => [exported.read(row)];
}

/** SDMX-CSV 2.0: the action D. */
function asksForDeletion({ cells }: TableRow, action: number | null): boolean {
  return action !== null && /^d(?:elete)?$/i.test(plainText(cells[action]).trim());
}

function toDelete(row: TableRow, { mapping: { headers, action } }: EntriesInput): TableEntry {
  const place = action === null ? null : { at: action };
  const faults = cellFaults([{ place, problem: problem('row-to-delete') }], row, headers);
  return { row: row.row, column: null, kind: 'skip', faults };
}
