/** Files of tables as tests need them: made of bytes, opened, read to their end. */
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '@marsad/indicators';
import { type Cell, type TableRow, textOf } from '@marsad/indicators/table';
import {
  type OpenedTable,
  type OpenTableOptions,
  openTable,
  TableFault,
  type TableOpened,
} from '../src/import/read/index.js';

export interface ReadTable {
  readonly table: OpenedTable | null;
  readonly rows: readonly TableRow[];
  /** What is wrong with it, found at once or in its rows. */
  readonly problem: Problem | null;
}

/** Opens the bytes as a file and reads all of it, twice. */
export const readTable = (
  content: Uint8Array | string,
  options: Partial<OpenTableOptions> = {},
): Promise<ReadTable> =>
  withTable(content, options, async (opened) => {
    if (opened.kind === 'problem') return { table: null, rows: [], problem: opened.problem };
    const first = await rowsOf(opened);
    const second = await rowsOf(opened);
    if (JSON.stringify(first) !== JSON.stringify(second)) throw new Error('read otherwise the second time');
    return { table: opened, ...first };
  });

/** What is wrong with it; nothing of it is kept meanwhile. */
export const problemOf = (content: Uint8Array | string): Promise<Problem | null> =>
  withTable(content, {}, async (opened) => {
    if (opened.kind === 'problem') return opened.problem;
    try {
      for await (const _ of opened.rows());
      return null;
    } catch (error) {
      if (error instanceof TableFault) return error.problem;
      throw error;
    }
  });

async function withTable<T>(
  content: Uint8Array | string,
  options: Partial<OpenTableOptions>,
  work: (opened: TableOpened) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'marsad-table-'));
  const path = join(folder, 'table');
  try {
    await writeFile(path, content);
    const file = await open(path, 'r');
    try {
      return await work(await openTable(file, { name: 'table', ...options }));
    } finally {
      await file.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function rowsOf(table: OpenedTable): Promise<{ rows: TableRow[]; problem: Problem | null }> {
  const rows: TableRow[] = [];
  try {
    for await (const batch of table.rows()) rows.push(...batch);
  } catch (error) {
    if (error instanceof TableFault) return { rows, problem: error.problem };
    throw error;
  }
  return { rows, problem: null };
}

/** The cells as texts, a row a line. */
export const texts = (rows: readonly TableRow[]): string[][] =>
  rows.map(({ cells }) => cells.map((cell: Cell) => textOf(cell)));
