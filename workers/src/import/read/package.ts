/** A data package: an archive that says which of its files is the table to take in. */
import { type PackagedTable, packagedTable, packageFile } from '@marsad/indicators/exchange';
import { type Archive, damaged } from './archive.js';
import { fault } from './fault.js';

/** What a package says of itself is no longer than that. */
const mostCharacters = 5_000_000;

/** Null where the archive is no data package. */
export async function tableOfPackage(archive: Archive): Promise<PackagedTable | null> {
  if (!archive.has(packageFile)) return null;
  let text = '';
  for await (const piece of archive.textOf(packageFile)) {
    text += piece;
    if (text.length > mostCharacters) throw damaged(packageFile);
  }
  const table = packagedTable(descriptorOf(text));
  if (table === null) throw fault('table-of-other-kind', { kind: 'archive' });
  if (!archive.has(table.path)) throw damaged(table.path);
  return table;
}

function descriptorOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged(packageFile);
  }
}
