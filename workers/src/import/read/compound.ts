/** Compound files: what Excel wrote before 2007, and what it writes around a workbook that has a password. */
import type { FileHandle } from 'node:fs/promises';
import { piecesOf } from './bytes.js';
import { fault, type TableFault } from './fault.js';

const named = (name: string) => Buffer.from(name, 'utf16le');
/** Streams by which it is told which of them it is. */
const protectedWorkbook = named('EncryptedPackage');
const document = named('WordDocument');
const slides = named('PowerPoint Document');

export async function compoundFault(file: FileHandle): Promise<TableFault> {
  let rest = Buffer.alloc(0);
  for await (const piece of piecesOf(file)) {
    const bytes = Buffer.concat([rest, piece]);
    if (bytes.includes(protectedWorkbook)) return fault('table-encrypted');
    if (bytes.includes(document)) return fault('table-of-other-kind', { kind: 'document' });
    if (bytes.includes(slides)) return fault('table-of-other-kind', { kind: 'slides' });
    rest = bytes.subarray(-64);
  }
  return fault('table-of-other-kind', { kind: 'xls' });
}
