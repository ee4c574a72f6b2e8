/** A text of LibreOffice: its paragraphs, with the pages on which it was laid out last. */
import type { ReadingBounds } from '@marsad/indicators/contract';
import type { Archive } from '../../import/read/archive.js';
import { type Attributes, attributeOf, readXml, stepsOf } from '../../import/read/xml.js';
import { readingFault } from './fault.js';
import { type ExtractedText, onPages, Paragraphs } from './text.js';

export async function odtText(archive: Archive, { pages: most }: ReadingBounds): Promise<ExtractedText> {
  if (!archive.has('content.xml')) throw readingFault('reading-damaged', { part: 'content.xml' });
  if (await isEncrypted(archive)) throw readingFault('reading-encrypted');
  const reader = new OpenTextReader(most);
  for await (const _ of stepsOf(archive, 'content.xml', reader));
  const { pages } = reader;
  return { kind: 'odt', pages, paragraphs: onPages(reader.paragraphs.all, pages), notes: [] };
}

async function isEncrypted(archive: Archive): Promise<boolean> {
  let found = false;
  if (archive.has('META-INF/manifest.xml'))
    await readXml(archive, 'META-INF/manifest.xml', {
      opened: (name) => {
        if (name === 'encryption-data') found = true;
      },
      text: () => {},
      closed: () => {},
    });
  return found;
}

const leftOut = new Set([
  'tracked-changes',
  'annotation',
  'annotation-end',
  'forms',
  'note-citation',
  'script',
]);

interface OpenParagraph {
  readonly isHeading: boolean;
  readonly pieces: string[];
  /** On which it begins; undefined as long as it has no text. */
  page: number | null | undefined;
}

class OpenTextReader {
  readonly paragraphs = new Paragraphs();
  #page: number | null = null;
  #skipped = 0;
  #rows = 0;
  #row: string[] | null = null;
  /** A note, or a text in a frame, stands within another paragraph. */
  readonly #open: OpenParagraph[] = [];

  constructor(private readonly mostPages: number) {}

  get pages(): number | null {
    return this.#page;
  }

  opened(name: string, attributes: Attributes): void {
    if (leftOut.has(name)) this.#skipped += 1;
    if (this.#skipped > 0) return;
    switch (name) {
      case 'p':
      case 'h':
        this.#open.push({ isHeading: name === 'h', pieces: [], page: undefined });
        break;
      case 's':
      case 'tab':
      case 'line-break':
        this.#add(' ');
        break;
      case 'soft-page-break':
        this.#page = (this.#page ?? 1) + 1;
        if (this.#page > this.mostPages)
          throw readingFault('reading-too-many-pages', { most: this.mostPages });
        break;
      case 'table-row':
        this.#rows += 1;
        if (this.#rows === 1) this.#row = [];
        break;
      case 'covered-table-cell':
        if (attributeOf(attributes, 'value') === undefined) this.#row?.push(' ');
        break;
    }
  }

  text(text: string): void {
    if (this.#skipped === 0) this.#add(text);
  }

  closed(name: string): void {
    if (leftOut.has(name)) {
      this.#skipped -= 1;
      return;
    }
    if (this.#skipped > 0) return;
    if (name === 'p' || name === 'h') this.#endParagraph();
    else if (name === 'table-cell') this.#row?.push(' | ');
    else if (name === 'table-row') {
      this.#rows -= 1;
      if (this.#rows > 0) return;
      const text = (this.#row ?? []).join('').replace(/(?:\s*\|\s*)+$/, '');
      this.#row = null;
      this.paragraphs.add(text, { page: this.#page });
    }
  }

  #add(text: string): void {
    const paragraph = this.#open.at(-1);
    if (paragraph === undefined) return;
    if (paragraph.page === undefined && text.trim() !== '') paragraph.page = this.#page;
    paragraph.pieces.push(text);
  }

  #endParagraph(): void {
    const ended = this.#open.pop();
    if (ended === undefined) return;
    const text = ended.pieces.join('');
    if (this.#row !== null) this.#row.push(text, ' ');
    else this.paragraphs.add(text, { page: ended.page ?? null, isHeading: ended.isHeading });
  }
}
