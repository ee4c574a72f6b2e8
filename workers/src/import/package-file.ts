/**
 * A data package as the record of another installation: every table of it but those of figures, which are brought in as
 * any table is. Run in a thread (package-job.ts). What a row says is not looked at here, but for outlines, whose cost
 * grows with their points.
 */
import { problem } from '@marsad/indicators';
import { placeLimits } from '@marsad/indicators/contract';
import {
  type PackagedOutline,
  type PackageFile,
  type PackageRead,
  type PackageRow,
  type PackageTableName,
  type PackageTables,
  packageColumns,
  pathOfTable,
  readCell,
  type TableName,
} from '@marsad/indicators/exchange';
import { keptOutline, readOutline } from '@marsad/indicators/pipeline';
import { parse } from 'csv-parse/sync';
import { Archive, damaged } from './read/archive.js';
import { fault, TableFault } from './read/fault.js';
import { limitsOf, megabytes } from './read/limits.js';
import { descriptorIn } from './read/package.js';

/** Of all tables together: far more than anybody keeps by hand. */
const mostCharacters = 50_000_000;
const mostRows = 50_000;

export async function readPackageFile({ fd, size, bounds }: PackageFile): Promise<PackageRead> {
  const limits = limitsOf(bounds);
  try {
    if (size > limits.bytes) throw fault('table-too-large', { most: megabytes(limits.bytes) });
    const archive = await Archive.open({ fd }, size, limits);
    const descriptor = await descriptorIn(archive);
    if (descriptor === null) throw fault('package-foreign', { table: 'datapackage.json' });
    return await tablesIn(archive, descriptor.said);
  } catch (error) {
    if (error instanceof TableFault) return { kind: 'problem', problem: error.problem };
    throw error;
  }
}

async function tablesIn(archive: Archive, descriptor: unknown): Promise<PackageTables> {
  const pathOf = (name: TableName): string => {
    const path = pathOfTable(descriptor, name);
    if (path === null) throw fault('package-foreign', { table: name });
    if (!archive.has(path)) throw damaged(path);
    return path;
  };
  const read = {} as Record<PackageTableName, readonly PackageRow[]>;
  let left = mostCharacters;
  for (const name of Object.keys(packageColumns) as PackageTableName[]) {
    const text = await textOf(archive, pathOf(name), left);
    left -= text.length;
    read[name] = rowsOf(name, text);
  }
  const outlines = new Map<number, PackagedOutline>();
  for (const { row, cells } of read.places) if (cells.OUTLINE) outlines.set(row, outlineOf(cells.OUTLINE));
  return {
    kind: 'tables',
    tables: read,
    outlines,
    hasFigures: await hasRows(archive, pathOf('observations')),
  };
}

async function textOf(archive: Archive, path: string, most: number): Promise<string> {
  const pieces: string[] = [];
  let length = 0;
  for await (const piece of archive.textOf(path)) {
    length += piece.length;
    if (length > most) throw fault('table-too-large', { most: megabytes(mostCharacters) });
    pieces.push(piece);
  }
  return pieces.join('');
}

function rowsOf(name: PackageTableName, text: string): PackageRow[] {
  const [header = [], ...rows] = cellsOf(name, text);
  const absent = packageColumns[name].find((column) => !header.includes(column));
  if (absent !== undefined) throw fault('package-column-missing', { table: name, column: absent });
  if (rows.length > mostRows) throw fault('package-rows-enough', { table: name, most: mostRows });
  return rows.map((cells, at) => ({
    row: at + 2,
    cells: Object.fromEntries(header.map((column, index) => [column, readCell(cells[index] ?? '')])),
  }));
}

function cellsOf(name: string, text: string): string[][] {
  try {
    return parse(text, { bom: true, skip_empty_lines: true });
  } catch {
    throw damaged(`${name}.csv`);
  }
}

function outlineOf(text: string): PackagedOutline {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return { faults: [{ pointer: '', problem: problem('geojson-not-read') }] };
  }
  const read = readOutline(given, placeLimits);
  return read.kind === 'faults'
    ? { faults: read.faults }
    : keptOutline(read.outline, placeLimits.pointsDrawn);
}

/** Whether there is anything below the first line. */
async function hasRows(archive: Archive, path: string): Promise<boolean> {
  let text = '';
  for await (const piece of archive.textOf(path)) {
    text += piece;
    const end = text.indexOf('\n');
    if (end !== -1 && text.slice(end + 1).trim() !== '') return true;
    if (text.length > 1_000_000) return true;
  }
  return false;
}
