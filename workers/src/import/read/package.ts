/** A data package: an archive that says which of its files is the table to take in. */
import { type PackagedTable, packagedTable, packageFile } from '@marsad/indicators/exchange';
import { type Archive, damaged } from './archive.js';
import { fault } from './fault.js';

/** What a package says of itself is no longer than that. */
const mostCharacters = 5_000_000;

/** Null where the archive is no data package. */
export async function tableOfPackage(archive: Archive): Promise<PackagedTable | null> {
  const descriptor = await descriptorIn(archive);
  if (descriptor === null) return null;
  const table = packagedTable(descriptor.said);
  if (table === null) throw fault('table-of-other-kind', { kind: 'archive' });
  if (!archive.has(table.path)) throw damaged(table.path);
  return table;
}

/** What a package says of itself; null where the archive is no data package. */
export async function descriptorIn(archive: Archive): Promise<{ readonly said: unknown } | null> {
  if (!archive.has(packageFile)) return null;
  let text = '';
  for await (const piece of archive.textOf(packageFile)) {
    text += piece;
    if (text.length > mostCharacters) throw damaged(packageFile);
  }
  return { said: descriptorOf(text) };
}

function descriptorOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged(packageFile);
  }
}
