/** A document of Word: its paragraphs, with the pages on which Word laid them out last. */
import type { ReadingBounds } from '@marsad/indicators/contract';
import type { Archive } from '../../import/read/archive.js';
import { type Attributes, attributeOf, isTrue, readXml, stepsOf } from '../../import/read/xml.js';
import { readingFault } from './fault.js';
import { type ExtractedText, onPages, Paragraphs } from './text.js';

const body = 'word/document.xml';
const notes = ['word/footnotes.xml', 'word/endnotes.xml'] as const;

export async function docxText(archive: Archive, { pages: most }: ReadingBounds): Promise<ExtractedText> {
  const headings = await headingStyles(archive);
  const reader = new WordReader(headings, most);
  for await (const _ of stepsOf(archive, body, reader));
  const { pages } = reader;
  const found = onPages(reader.paragraphs.all, pages);
  for (const part of notes) {
    if (!archive.has(part)) continue;
    reader.leavePages();
    await readXml(archive, part, reader);
  }
  const noted = reader.paragraphs.all.slice(found.length);
  return { kind: 'docx', pages, paragraphs: [...found, ...noted], notes: [] };
}

/** Styles that are headings, whatever they are called in the language of whoever wrote it. */
async function headingStyles(archive: Archive): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  if (!archive.has('word/styles.xml')) return found;
  let style = '';
  await readXml(archive, 'word/styles.xml', {
    opened: (name, attributes) => {
      if (name === 'style') style = attributeOf(attributes, 'styleId') ?? '';
      const value = attributeOf(attributes, 'val') ?? '';
      const isHeading =
        (name === 'name' && /^(?:heading \d|title)$/i.test(value)) || (name === 'outlineLvl' && value < '9');
      if (isHeading && style !== '') found.add(style);
    },
    text: () => {},
    closed: () => {},
  });
  return found;
}

/** What is no text of its paragraph: it was deleted, is said twice, or is a command. */
const leftOut = new Set(['del', 'moveFrom', 'Fallback', 'instrText', 'delText', 'footnoteReference']);

interface OpenParagraph {
  readonly pieces: string[];
  /** On which it begins; undefined as long as it has no text. */
  page: number | null | undefined;
}

class WordReader {
  readonly paragraphs = new Paragraphs();
  /** Word notes where pages began when it last laid the text out; null where it never did. */
  #page: number | null = null;
  #skipped = 0;
  #isText = false;
  #isHidden = false;
  #isHeading = false;
  #cells = 0;
  /** A paragraph may stand in a text box within another. */
  readonly #open: OpenParagraph[] = [];
  #row: string[] | null = null;

  constructor(
    private readonly headings: ReadonlySet<string>,
    private readonly mostPages: number,
  ) {}

  get pages(): number | null {
    return this.#page;
  }

  leavePages(): void {
    this.#page = null;
  }

  opened(name: string, attributes: Attributes): void {
    if (leftOut.has(name)) this.#skipped += 1;
    if (this.#skipped > 0) return;
    switch (name) {
      case 'p':
        this.#open.push({ pieces: [], page: undefined });
        this.#isHeading = false;
        break;
      case 'r':
        this.#isHidden = false;
        break;
      case 't':
        this.#isText = !this.#isHidden;
        break;
      case 'tab':
      case 'br':
      case 'cr':
        this.#add(' ');
        break;
      case 'noBreakHyphen':
        this.#add('-');
        break;
      case 'lastRenderedPageBreak':
        this.#turnPage();
        break;
      case 'pStyle':
        if (this.headings.has(attributeOf(attributes, 'val') ?? '')) this.#isHeading = true;
        break;
      case 'outlineLvl':
        this.#isHeading = (attributeOf(attributes, 'val') ?? '9') < '9';
        break;
      case 'vanish':
        this.#isHidden = isTrue(attributeOf(attributes, 'val') ?? 'true');
        break;
      case 'tr':
        this.#cells += 1;
        if (this.#cells === 1) this.#row = [];
        break;
    }
  }

  text(text: string): void {
    if (this.#isText && this.#skipped === 0) this.#add(text);
  }

  closed(name: string): void {
    if (leftOut.has(name)) this.#skipped -= 1;
    else if (this.#skipped > 0) return;
    else if (name === 't') this.#isText = false;
    else if (name === 'p') this.#endParagraph();
    else if (name === 'tc') this.#row?.push(' | ');
    else if (name === 'tr') {
      this.#cells -= 1;
      if (this.#cells === 0) this.#endRow();
    }
  }

  #add(text: string): void {
    const paragraph = this.#open.at(-1);
    if (paragraph === undefined) return;
    if (paragraph.page === undefined && text.trim() !== '') paragraph.page = this.#page;
    paragraph.pieces.push(text);
  }

  #turnPage(): void {
    this.#page = (this.#page ?? 1) + 1;
    if (this.#page > this.mostPages) throw readingFault('reading-too-many-pages', { most: this.mostPages });
  }

  #endParagraph(): void {
    const { pieces = [], page = null } = this.#open.pop() ?? {};
    const text = pieces.join('');
    if (this.#row !== null) this.#row.push(text, ' ');
    else this.paragraphs.add(text, { page, isHeading: this.#isHeading });
    this.#isHeading = false;
  }

  /** A row of a table is one text: what its cells say belongs together. */
  #endRow(): void {
    const text = (this.#row ?? []).join('').replace(/(?:\s*\|\s*)+$/, '');
    this.#row = null;
    this.paragraphs.add(text, { page: this.#page });
  }
}
