/** The text of a PDF, page by page, by Mozilla's PDF.js: nothing in it is run, drawn or fetched. */
import type { FileHandle } from 'node:fs/promises';
import { problem } from '@marsad/indicators';
import { ReadingFault, readingFault } from './fault.js';
import type { ExtractOptions } from './index.js';
import { withinMemory } from './memory.js';
import { columnsOf } from './pdf-columns.js';
import { withoutFurniture } from './pdf-furniture.js';
import { type Line, linesOf, type Placed } from './pdf-lines.js';
import { paragraphsOf } from './pdf-paragraphs.js';
import type { ExtractedText } from './text.js';

/** What is used of PDF.js: its own types are those of a browser. */
interface PdfJs {
  getDocument(options: object): { readonly promise: Promise<PdfDocument>; destroy(): Promise<void> };
  readonly VerbosityLevel: { readonly ERRORS: number };
}
interface PdfDocument {
  readonly numPages: number;
  getPage(page: number): Promise<PdfPage>;
}
interface PdfPage {
  getViewport(options: { scale: number }): { readonly transform: readonly number[]; readonly height: number };
  streamTextContent(): ReadableStream<{ readonly items: readonly (TextItem | { readonly type: string })[] }>;
  cleanup(): boolean;
}
interface TextItem {
  readonly str: string;
  readonly dir: string;
  readonly transform: readonly number[];
  readonly width: number;
}

/** No page is set in so many pieces, were it one to a letter. */
const mostPieces = 30_000;

export async function pdfText(file: FileHandle, options: ExtractOptions): Promise<ExtractedText> {
  const { size } = await file.stat();
  const data = new Uint8Array(size);
  await file.read(data, 0, size, 0);
  return withinMemory(options.bounds.memoryMegabytes, () => readPdf(data, options));
}

async function readPdf(data: Uint8Array, { bounds, onPage }: ExtractOptions): Promise<ExtractedText> {
  const { getDocument, VerbosityLevel } = (await import('unpdf/pdfjs')) as unknown as PdfJs;
  const loading = getDocument({
    data,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    disableAutoFetch: true,
    disableStream: true,
    stopAtErrors: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const document = await loading.promise;
    const { numPages } = document;
    if (numPages > bounds.pages)
      throw readingFault('reading-too-many-pages', { most: bounds.pages, pages: numPages });
    const pages: Line[][] = [];
    const blank: number[] = [];
    for (let n = 1; n <= numPages; n++) {
      const lines = await linesOfPage(await document.getPage(n));
      if (lines.length === 0) blank.push(n);
      pages.push(lines);
      await onPage?.(n, numPages);
    }
    if (blank.length === numPages) throw readingFault('reading-scanned', { count: numPages });
    return {
      kind: 'pdf',
      pages: numPages,
      paragraphs: paragraphsOf(withoutFurniture(pages)),
      notes: blank.length === 0 ? [] : [blankPages(blank)],
    };
  } catch (error) {
    throw faultOf(error);
  } finally {
    await loading.destroy();
  }
}

async function linesOfPage(page: PdfPage): Promise<Line[]> {
  const { transform, height } = page.getViewport({ scale: 1 });
  const placed: Placed[] = [];
  for await (const { items } of page.streamTextContent()) {
    for (const item of items) {
      const piece = 'str' in item ? placedOf(item, transform) : null;
      if (piece !== null) placed.push(piece);
    }
    if (placed.length > mostPieces) throw readingFault('reading-unpacks-too-large');
  }
  page.cleanup();
  return columnsOf(linesOf(placed), height);
}

/** Where a text lies on the page as it is looked at, from its upper left corner; null for what lies athwart. */
function placedOf(
  { str, dir, transform, width }: TextItem,
  [a, b, c, d, e, f]: readonly number[],
): Placed | null {
  const [m0 = 1, m1 = 0, m2 = 0, m3 = 1, m4 = 0, m5 = 0] = transform;
  const [a0 = 1, b0 = 0, c0 = 0, d0 = -1, e0 = 0, f0 = 0] = [a, b, c, d, e, f];
  const across = { x: a0 * m0 + c0 * m1, y: b0 * m0 + d0 * m1 };
  const size = Math.hypot(a0 * m2 + c0 * m3, b0 * m2 + d0 * m3);
  const text = letters(str);
  if (text === '' || size === 0 || Math.abs(across.y) > Math.abs(across.x) * 0.1 || across.x < 0) return null;
  const x = a0 * m4 + c0 * m5 + e0;
  const y = b0 * m4 + d0 * m5 + f0;
  if (!Number.isFinite(x + y + size + width)) return null;
  return { text, isRtl: dir === 'rtl', x, right: x + Math.max(0, width), y, size };
}

/** As they are typed: Arabic is drawn in letters that have the shape of their place, with marks that lie beside them. */
function letters(drawn: string): string {
  return drawn
    .replace(/[\uFB1D-\uFDFF\uFE70-\uFEFC]+/g, (shaped) => shaped.normalize('NFKC'))
    .replace(/[\u064B-\u065F\u0670]/g, '');
}

const mostNamed = 10;

function blankPages(pages: readonly number[]) {
  const named = pages.slice(0, mostNamed).join(', ');
  return problem('reading-pages-without-text', {
    count: pages.length,
    pages: pages.length > mostNamed ? `${named}, …` : named,
  });
}

/** PDF.js names its faults. */
function faultOf(error: unknown): unknown {
  if (error instanceof ReadingFault || !(error instanceof Error)) return error;
  switch (error.name) {
    case 'PasswordException':
      return readingFault('reading-encrypted');
    case 'InvalidPDFException':
    case 'FormatError':
    case 'UnknownErrorException':
    case 'MissingPDFException':
    case 'ResponseException':
    case 'XRefParseException':
      return readingFault('reading-damaged');
    default:
      // Whatever it meets in a file is a fault of the file: a TypeError from within is how it says so, too.
      return readingFault('reading-damaged', { part: error.name });
  }
}
