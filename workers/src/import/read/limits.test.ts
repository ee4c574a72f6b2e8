/** Both sides of each bound that an installation may set. */
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TableBounds, usualTableBounds } from '@marsad/indicators/contract';
import { describe, expect, it } from 'vitest';
import { partsWithin } from '../parts.js';
import { TableFault } from './fault.js';
import { limitsOf, tableLimits, unpackedLimit } from './limits.js';

/** How many rows it has, or why it is not read. */
async function read(text: string, bounds: Partial<TableBounds>): Promise<number | string> {
  const folder = await mkdtemp(join(tmpdir(), 'marsad-limits-'));
  try {
    await writeFile(join(folder, 'table'), text);
    const file = await open(join(folder, 'table'));
    try {
      const table = await partsWithin({ ...usualTableBounds, ...bounds }).openTable(file, { name: 'table' });
      if (table.kind === 'problem') return table.problem.code;
      let rows = 0;
      for await (const batch of table.rows()) rows += batch.length;
      return rows;
    } catch (error) {
      if (error instanceof TableFault) return error.problem.code;
      throw error;
    } finally {
      await file.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

const rows = (count: number) => `a,b\n${'1,2\n'.repeat(count)}`;
const ofBytes = (count: number) => `a,b\n${'1,2\n'.repeat((count - 4) / 4)}`;

describe('a table at a bound is read, and one beyond is refused by name', () => {
  it.each<[string, Partial<TableBounds>, string, number, string, string]>([
    ['rows', { rows: 5 }, rows(5), 6, rows(6), 'table-too-long'],
    ['columns', { columns: 3 }, 'a,b,c\n1,2,3\n', 2, 'a,b,c,d\n1,2,3,4\n', 'table-too-wide'],
    ['characters', { cellCharacters: 7 }, 'a\n1234567\n', 2, 'a\n12345678\n', 'cell-too-long'],
    ['megabytes', { megabytes: 1 }, ofBytes(1_000_000), 250_000, ofBytes(1_000_004), 'table-too-large'],
  ])('%s', async (_, bounds, within, count, beyond, code) => {
    expect(await read(within, bounds)).toBe(count);
    expect(await read(beyond, bounds)).toBe(code);
    // Where nothing is set, both are far within.
    expect(await read(beyond, {})).toEqual(expect.any(Number));
  });

  it('and what it may unpack to goes by its size', () => {
    expect(unpackedLimit(tableLimits, 2_000_000)).toBe(40_000_000);
    expect(unpackedLimit(limitsOf({ ...usualTableBounds, unpackedTimes: 30 }), 2_000_000)).toBe(60_000_000);
    expect(unpackedLimit(limitsOf({ ...usualTableBounds, unpackedTimes: 1 }), 2_000_000)).toBe(20_000_000);
  });

  it('and are what they were where nothing is set', () => {
    expect(tableLimits).toEqual({
      bytes: 50_000_000,
      rows: 1_000_000,
      columns: 1_000,
      cellCharacters: 100_000,
      rowCharacters: 2_000_000,
      unpackedTimes: 20,
      unpackedFloor: 20_000_000,
      parts: 10_000,
    });
    expect(limitsOf({ ...usualTableBounds, cellCharacters: 3_000_000 }).rowCharacters).toBe(3_000_000);
  });
});
