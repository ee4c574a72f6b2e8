/** A file of whatever kind as text. Nothing in it is run, fetched or expanded. */
import type { FileHandle } from 'node:fs/promises';
import type { ReadingBounds } from '@marsad/indicators/contract';
import { Archive } from '../../import/read/archive.js';
import { startOf } from '../../import/read/bytes.js';
import { compoundFault } from '../../import/read/compound.js';
import { findEncoding, textOfFile } from '../../import/read/encoding.js';
import { kindOf, otherText } from '../../import/read/kind.js';
import { limitsOf, tableLimits } from '../../import/read/limits.js';
import { docxText } from './docx.js';
import { problemOf, ReadingFault, readingFault } from './fault.js';
import { htmlText } from './html.js';
import { isMarkdown, markdownText } from './markdown.js';
import { odtText } from './odt.js';
import { pdfText } from './pdf.js';
import { plainText } from './plain.js';
import type { ExtractedText } from './text.js';

export interface ExtractOptions {
  /** Of the file: it settles nothing but whether a text is Markdown. */
  readonly name: string;
  readonly bounds: ReadingBounds;
  /** Is told how many pages are done. */
  readonly onPage?: (done: number, total: number) => Promise<void>;
}

/** @throws ReadingFault for whatever is wrong with the file. */
export async function extractText(file: FileHandle, options: ExtractOptions): Promise<ExtractedText> {
  try {
    const text = await extract(file, options);
    if (text.paragraphs.length === 0) throw readingFault('reading-without-text');
    return text;
  } catch (error) {
    const problem = problemOf(error);
    throw problem === null ? error : new ReadingFault(problem);
  }
}

async function extract(file: FileHandle, options: ExtractOptions): Promise<ExtractedText> {
  const { bounds } = options;
  const { size } = await file.stat();
  if (size > bounds.megabytes * 1024 * 1024)
    throw readingFault('reading-too-large', { most: bounds.megabytes });
  if (size === 0) throw readingFault('reading-without-text');
  const start = await startOf(file, 1024);
  if (start.includes('%PDF-')) return pdfText(file, options);
  const kind = kindOf(start);
  switch (kind.kind) {
    case 'zip':
      return archiveText(await Archive.open(file, size, archiveLimits(bounds)), bounds);
    case 'compound':
      throw await ofWord(file);
    case 'other':
      throw readingFault('reading-of-other-kind', { kind: otherKinds[kind.of] ?? 'other' });
    case 'text':
      return textOf(file, options);
  }
}

/** As the sentence reading-of-other-kind calls them. */
const otherKinds: Readonly<Record<string, string>> = { image: 'image', archive: 'archive', document: 'rtf' };

const archiveLimits = ({ megabytes, unpackedTimes }: ReadingBounds) => ({
  ...limitsOf({ ...tableLimits, megabytes, unpackedTimes }),
});

/** Compound files: what Word wrote before 2007, and what it writes around a document that has a password. */
async function ofWord(file: FileHandle): Promise<ReadingFault> {
  const { problem } = await compoundFault(file);
  if (problem.code === 'table-encrypted') return readingFault('reading-encrypted');
  const kind = { document: 'doc', slides: 'slides', xls: 'table' }[String(problem.params.kind)];
  return readingFault('reading-of-other-kind', { kind: kind ?? 'other' });
}

async function archiveText(archive: Archive, bounds: ReadingBounds): Promise<ExtractedText> {
  if (archive.has('word/document.xml')) return docxText(archive, bounds);
  let said = '';
  if (archive.has('mimetype'))
    for await (const text of archive.textOf('mimetype')) said += said.length < 200 ? text : '';
  const openDocument = /^application\/vnd\.oasis\.opendocument\.([\w-]+)/.exec(said.trim())?.[1];
  if (openDocument?.startsWith('text')) return odtText(archive, bounds);
  if (openDocument?.startsWith('spreadsheet') || archive.has('xl/workbook.xml'))
    throw readingFault('reading-of-other-kind', { kind: 'table' });
  if (openDocument?.startsWith('presentation') || archive.has('ppt/presentation.xml'))
    throw readingFault('reading-of-other-kind', { kind: 'slides' });
  throw readingFault('reading-of-other-kind', { kind: 'archive' });
}

async function textOf(file: FileHandle, { name }: ExtractOptions): Promise<ExtractedText> {
  const { encoding, doubt } = await findEncoding(file);
  if (doubt.length > 1) throw readingFault('reading-encoding');
  let text = '';
  for await (const piece of textOfFile(file, encoding)) text += piece;
  text = text.replace(/^\uFEFF/, '');
  const start = text.slice(0, 4_096);
  const other = otherText(start);
  if (other === 'html' || (other !== null && /<html[\s>]/i.test(start))) return htmlText(text);
  if (other === 'xml') throw readingFault('reading-of-other-kind', { kind: 'other' });
  return isMarkdown(text, name) ? markdownText(text) : plainText(text);
}
