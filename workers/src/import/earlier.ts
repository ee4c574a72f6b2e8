/** Events of the table that mended rows came from: a period's sum is of all of them. */
import { type ImportId, originOf, type Sql, StepEnded } from '@marsad/db';
import { problem } from '@marsad/indicators';
import type { EntryReader, ResolvedMapping, TableRow } from '@marsad/indicators/table';
import type { TableParts } from './parts.js';
import { dataRows, withTableOf } from './stored-table.js';

/** Which rows of an earlier table stand no more, and what stands for them: null for a row of a table between the two. */
type Mended = ReadonlyMap<number, number | null>;

/** The rows that those of a table were before they were mended. */
export class MendedRows {
  readonly rows = new Map<number, number | null>();
  readonly #rowOf: ReturnType<TableParts['mendedRow']>;

  constructor({ mendedRow }: TableParts, { headers }: ResolvedMapping) {
    this.#rowOf = mendedRow(headers);
  }

  /** @param by what stands for it now. */
  note({ cells, row }: TableRow, by: number | null = row): void {
    const was = this.#rowOf(cells);
    if (was !== null) this.rows.set(was, by);
  }
}

/** Tables that were mended more often than this are to be handed in whole. */
const mostTables = 20;

/**
 * Gives the reader every event of the table that the mended rows came from, and of those that one came from: what was
 * mended is counted as it is now, what was not is still without a number.
 * @throws StepEnded where they are not there: without them the sums would be smaller ones that look whole.
 */
export async function takeEarlier(
  { sql, fromImport, parts }: { sql: Sql; fromImport: ImportId | null; parts: TableParts },
  reader: EntryReader,
  own: Mended,
): Promise<void> {
  let mended = own;
  let at = fromImport;
  for (let tables = 1; at !== null; tables++) {
    const origin = await originOf(sql, at);
    const name = origin?.name ?? at;
    if (!origin?.isThere || origin.resolved === null || tables > mostTables)
      throw new StepEnded({ kind: 'failed', problem: problem('events-earlier-gone', { name }) });
    const { resolved } = origin;
    const earlier = reader.earlier(resolved);
    if (earlier === null)
      throw new StepEnded({ kind: 'failed', problem: problem('events-earlier-differ', { name }) });
    const before = new MendedRows(parts, resolved);
    const isData = dataRows(resolved);
    await withTableOf(sql, origin, parts, async (table) => {
      for await (const batch of table.rows())
        for (const row of batch) {
          if (!isData(row)) continue;
          const by = mended.get(row.row);
          if (by === undefined) earlier.take(row);
          else earlier.mended(row, by);
          before.note(row, by ?? null);
        }
    });
    mended = before.rows;
    at = origin.fromImport;
  }
}
