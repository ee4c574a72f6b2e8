/** OpenDocument spreadsheets (ISO/IEC 26300), as LibreOffice writes them. */
import type { TableRow } from '@marsad/indicators/table';
import type { Archive } from './archive.js';
import { fault } from './fault.js';
import type { TableLimits } from './limits.js';
import { contentPart, OdsReader } from './ods-content.js';
import { RowsOut } from './rows-out.js';
import { lookOf, type Sheets } from './sheets.js';
import { readXml, stepsOf } from './xml.js';

const manifestPart = 'META-INF/manifest.xml';

export async function openOds(archive: Archive, limits: TableLimits): Promise<Sheets> {
  if (archive.has(manifestPart))
    for await (const text of archive.textOf(manifestPart))
      if (text.includes('encryption-data')) throw fault('table-encrypted');
  const reader = new OdsReader(null, null, limits);
  await readXml(archive, contentPart, reader);
  const { sheets } = reader;
  return {
    kind: 'ods',
    sheets,
    look: async (at) => lookOf(sheets[at]?.hasData === true, sheets[at]?.wideRows ?? 0),
    open: async (at) => ({
      hiddenColumns: sheets[at]?.hiddenColumns ?? [],
      rows: () => odsRows(archive, at, limits),
    }),
  };
}

async function* odsRows(archive: Archive, at: number, limits: TableLimits): AsyncGenerator<TableRow[]> {
  const out = new RowsOut(limits);
  const reader = new OdsReader(at, out, limits);
  for await (const _ of stepsOf(archive, contentPart, reader)) {
    yield* out.full();
    if (reader.isDone) break;
  }
  yield* out.rest();
}
