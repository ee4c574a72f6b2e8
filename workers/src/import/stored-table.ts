/** The table of an import, as it was surveyed. */
import { importChunks, type OriginImport, type StepContext, StepEnded } from '@marsad/db';
import { isBlankRow, type ResolvedMapping, type TableRow } from '@marsad/indicators/table';
import { withFile } from './file.js';
import type { TableParts } from './parts.js';
import type { OpenedTable } from './read/index.js';

/** Calls `use` with an import's file as it was surveyed, whatever it would be taken for now. */
export function withTableOf<T>(
  sql: StepContext['sql'],
  { id, name, mapping, format, resolved }: Omit<OriginImport, 'fromImport' | 'isThere'>,
  { openTable }: TableParts,
  use: (table: OpenedTable) => Promise<T>,
): Promise<T> {
  const encoding = mapping.read?.encoding ?? format?.encoding ?? undefined;
  const options = { name, encoding, sheet: resolved?.sheet ?? undefined };
  return withFile(importChunks(sql, id), async (file) => {
    const table = await openTable(file, options);
    if (table.kind === 'problem') throw new StepEnded({ kind: 'failed', problem: table.problem });
    return use(table);
  });
}

export function dataRows({ headerRow, skipRows }: ResolvedMapping): (row: TableRow) => boolean {
  const skipped = new Set(skipRows);
  return ({ row, cells }) => row > headerRow && !skipped.has(row) && !isBlankRow(cells);
}

/** Those of them that are not passed over. */
export function rowsOfFigures(mapping: ResolvedMapping): (row: TableRow) => boolean {
  const isData = dataRows(mapping);
  const passedOver = new Set(Object.values(mapping.passedOver ?? {}).flat());
  return (row) => isData(row) && !passedOver.has(row.row);
}
