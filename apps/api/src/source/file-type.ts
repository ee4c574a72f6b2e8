/** What kind of file something is, told from its content: a name proves nothing. */
import { unzipSync } from 'fflate';

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

function hasAt(content: Uint8Array, at: number, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => content[at + index] === byte);
}

const signatures: readonly { type: string; is: (content: Uint8Array) => boolean }[] = [
  { type: 'application/pdf', is: (content) => hasAt(content, 0, ascii('%PDF-')) },
  { type: 'image/png', is: (content) => hasAt(content, 0, [0x89, ...ascii('PNG\r\n\u001a\n')]) },
  { type: 'image/jpeg', is: (content) => hasAt(content, 0, [0xff, 0xd8, 0xff]) },
  {
    type: 'image/webp',
    is: (content) => hasAt(content, 0, ascii('RIFF')) && hasAt(content, 8, ascii('WEBP')),
  },
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

/** The media type of one of the kinds that are kept; null for any other. */
export function mediaTypeOf(content: Uint8Array, name: string): string | null {
  const signed = signatures.find(({ is }) => is(content));
  if (signed) return signed.type;
  if (hasAt(content, 0, [...ascii('PK'), 3, 4])) return packedType(content);
  if (isPlainText(content)) return /\.csv$/i.test(name) ? 'text/csv' : 'text/plain';
  return null;
}

function packedType(content: Uint8Array): string | null {
  const parts: string[] = [];
  let mimetype: Uint8Array | undefined;
  try {
    // Only the names are read, and of the contents one line: nothing can blow up.
    mimetype = unzipSync(content, {
      filter: ({ name, originalSize }) => {
        parts.push(name);
        return name === 'mimetype' && originalSize < 200;
      },
    }).mimetype;
  } catch {
    return null;
  }
  // Macros are programs.
  if (parts.some((part) => /vbaProject\.bin$|^Basic\/|^Scripts\//i.test(part))) return null;
  const said = mimetype === undefined ? '' : new TextDecoder().decode(mimetype).trim();
  if (openDocuments.includes(said)) return said;
  return packed.find(({ part }) => parts.includes(part))?.type ?? null;
}

function isPlainText(content: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    return !/[^\P{Cc}\t\r\n\f]/u.test(text);
  } catch {
    return false;
  }
}

/** A name without folders and without what a file system or a header could trip over. */
export function plainName(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? '';
  const bare = last.replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]/gu, '').trim();
  return [...bare.replace(/^\.+/, '')].slice(-150).join('') || 'file';
}
