/** Events of the table that mended rows came from: a period's sum is of all of them. */
import { type ImportAtWork, type OriginImport, originOf, type Sql, StepEnded } from '@marsad/db';
import { problem } from '@marsad/indicators';
import type { EntryReader, ResolvedMapping, TableRow } from '@marsad/indicators/table';
import type { TableParts } from './parts.js';
import { rowsOfFigures, withTableOf } from './stored-table.js';

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

/** A table that mended rows came from, or one that its rows came from. */
type Earlier = OriginImport & { readonly resolved: ResolvedMapping };

/**
 * Looked for before anything of the plan is written: what goes in by COPY holds its connection to the end.
 * @throws StepEnded where one is not there: without its events the sums would be smaller ones that look whole.
 */
export async function earlierTables(sql: Sql, { resolved, fromImport }: ImportAtWork): Promise<Earlier[]> {
  const tables: Earlier[] = [];
  const events = resolved?.events ?? null;
  for (let at = events === null ? null : fromImport; at !== null; ) {
    const origin = await originOf(sql, at);
    const name = origin?.name ?? at;
    const before = origin?.resolved ?? null;
    if (!origin?.isThere || before === null || tables.length === mostTables)
      throw new StepEnded({ kind: 'failed', problem: problem('events-earlier-gone', { name }) });
    if (before.events?.by !== events?.by || before.events?.emptyPeriods !== events?.emptyPeriods)
      throw new StepEnded({ kind: 'failed', problem: problem('events-earlier-differ', { name }) });
    tables.push({ ...origin, resolved: before });
    at = origin.fromImport;
  }
  return tables;
}

/**
 * Gives the reader every event of the tables that the mended rows came from: what was mended is counted as it is now, what
 * was not is still without a number.
 */
export async function takeEarlier(
  { sql, parts, tables }: { sql: Sql; parts: TableParts; tables: readonly Earlier[] },
  reader: EntryReader,
  own: Mended,
): Promise<void> {
  let mended = own;
  for (const origin of tables) {
    const { resolved } = origin;
    const earlier = reader.earlier(resolved);
    const before = new MendedRows(parts, resolved);
    const isOfFigures = rowsOfFigures(resolved);
    await withTableOf(sql, origin, parts, async (table) => {
      for await (const batch of table.rows())
        for (const row of batch) {
          if (!isOfFigures(row)) continue;
          const by = mended.get(row.row);
          if (by === undefined) earlier?.take(row);
          else earlier?.mended(row, by);
          before.note(row, by ?? null);
        }
    });
    mended = before.rows;
  }
}
