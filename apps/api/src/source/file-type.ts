/** What kind of file something is, told from its content: a name proves nothing. Run in a thread (file-type-job.ts). */
import { readSync } from 'node:fs';
import { type Entry, fromFdPromise, type ZipFile } from 'yauzl';

/** A file that is open for reading. */
export interface OpenFile {
  readonly fd: number;
  /** In bytes. */
  readonly size: number;
  readonly name: string;
}

export type FileType =
  | { readonly kind: 'known'; readonly mediaType: string }
  /** None of the kinds that are kept, or damaged. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'too-complex' };

const known = (mediaType: string): FileType => ({ kind: 'known', mediaType });
const unknown: FileType = { kind: 'unknown' };

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

const hasAt = (content: Uint8Array, at: number, bytes: readonly number[]) =>
  bytes.every((byte, index) => content[at + index] === byte);

const signatures: readonly { type: string; is: (start: Uint8Array) => boolean }[] = [
  { type: 'application/pdf', is: (start) => hasAt(start, 0, ascii('%PDF-')) },
  { type: 'image/png', is: (start) => hasAt(start, 0, [0x89, ...ascii('PNG\r\n\u001a\n')]) },
  { type: 'image/jpeg', is: (start) => hasAt(start, 0, [0xff, 0xd8, 0xff]) },
  { type: 'image/webp', is: (start) => hasAt(start, 0, ascii('RIFF')) && hasAt(start, 8, ascii('WEBP')) },
];

const openXml = 'application/vnd.openxmlformats-officedocument';
const packed: readonly { type: string; part: string }[] = [
  { type: `${openXml}.wordprocessingml.document`, part: 'word/document.xml' },
  { type: `${openXml}.spreadsheetml.sheet`, part: 'xl/workbook.xml' },
  { type: `${openXml}.presentationml.presentation`, part: 'ppt/presentation.xml' },
];
const openDocuments = ['text', 'spreadsheet', 'presentation'].map(
  (kind) => `application/vnd.oasis.opendocument.${kind}`,
);

/** The media types of all that is kept. */
export const keptTypes: readonly string[] = [
  ...[...signatures, ...packed].map(({ type }) => type),
  ...openDocuments,
  'text/csv',
  'text/plain',
];

/** More parts than any document has. */
const mostParts = 10_000;
/** What closes an archive, without its comment, and what comes before that in a large one. */
const endBytes = 22;
const largeEndBytes = 76;
/** What an OpenDocument's line about itself has at most, packed or not. */
const longestLine = 200;

export async function fileTypeOf(file: OpenFile): Promise<FileType> {
  const start = bytesAt(file, 0, 16);
  const signed = signatures.find(({ is }) => is(start));
  if (signed) return known(signed.type);
  if (hasAt(start, 0, [...ascii('PK'), 3, 4])) return packedType(file);
  if (isPlainText(file)) return known(/\.csv$/i.test(file.name) ? 'text/csv' : 'text/plain');
  return unknown;
}

function bytesAt({ fd }: OpenFile, position: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  return bytes.subarray(0, readSync(fd, bytes, 0, length, position));
}

/** Only the names of what is packed are read, and of the contents one line: nothing can blow up. */
async function packedType(file: OpenFile): Promise<FileType> {
  try {
    const zip = await fromFdPromise(file.fd);
    if (zip.entryCount > mostParts) return { kind: 'too-complex' };
    const parts = new Set<string>();
    let said = '';
    for await (const entry of zip.eachEntry()) {
      if (!(await isSound(zip, entry)) || parts.has(entry.fileName)) return unknown;
      parts.add(entry.fileName);
      if (entry.fileName === 'mimetype') said = await lineOf(zip, entry);
    }
    return isWholeDirectory(file, zip) ? typeOfParts(parts, said) : unknown;
  } catch {
    // What is not as an archive has to be.
    return unknown;
  }
}

/** A name that another reader may read otherwise could hide a program from us. */
async function isSound(zip: ZipFile, entry: Entry): Promise<boolean> {
  if (/\p{Cc}/u.test(entry.fileName)) return false;
  const local = await zip.readLocalFileHeaderPromise(entry);
  return local.fileName.equals(entry.fileNameRaw);
}

/** Whether nothing but its end follows the last entry, so that no entry is left unread and no other end is meant. */
function isWholeDirectory({ size }: OpenFile, zip: ZipFile): boolean {
  const left = size - Number(zip.readEntryCursor) - zip.comment.length;
  return left === endBytes || left === endBytes + largeEndBytes;
}

function typeOfParts(parts: ReadonlySet<string>, said: string): FileType {
  // Macros are programs.
  if ([...parts].some((part) => /vbaProject\.bin$|^Basic\/|^Scripts\//i.test(part))) return unknown;
  if (openDocuments.includes(said)) return known(said);
  const found = packed.find(({ part }) => parts.has(part));
  return found ? known(found.type) : unknown;
}

/** Empty where it is longer than any such line. */
async function lineOf(zip: ZipFile, entry: Entry): Promise<string> {
  if (entry.uncompressedSize > longestLine || entry.compressedSize > longestLine) return '';
  const chunks: Buffer[] = [];
  // Ends with an error where there is more than it says there is.
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8').trim();
}

const chunkBytes = 256 * 1024;

function isPlainText(file: OpenFile): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < file.size; at += chunkBytes) {
      const isLast = at + chunkBytes >= file.size;
      const text = decoder.decode(bytesAt(file, at, chunkBytes), { stream: !isLast });
      if (/[^\P{Cc}\t\r\n\f]/u.test(text)) return false;
    }
    return true;
  } catch {
    return false;
  }
}
