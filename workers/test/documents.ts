/** Documents made by hand, small and of every kind that is read. */
import { strToU8, zipSync } from 'fflate';

/** A piece of text on a page: where its baseline begins, in points from the lower left corner of an A4 page. */
export interface Piece {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size?: number;
}

export interface PdfOptions {
  /** Stands in the trailer, and in objects of its own. */
  readonly trailer?: string;
  readonly objects?: readonly string[];
}

const isArabic = /[\u0600-\u06FF]/;

/** A PDF of these pages. Latin text is set in Helvetica, Arabic in a font that says what its signs are, as drawn: from left to right. */
export function pdfOf(
  pages: readonly (readonly Piece[])[],
  { trailer = '', objects = [] }: PdfOptions = {},
): Buffer {
  const signs = [...new Set(pages.flat().flatMap(({ text }) => (isArabic.test(text) ? [...text] : [])))];
  const code = (sign: string) => (signs.indexOf(sign) + 1).toString(16).padStart(4, '0');
  const shown = ({ x, y, text, size = 10 }: Piece) =>
    isArabic.test(text)
      ? `BT /F2 ${size} Tf ${x} ${y} Td <${drawn(text).map(code).join('')}> Tj ET`
      : `BT /F1 ${size} Tf ${x} ${y} Td (${text.replace(/[\\()]/g, '\\$&')}) Tj ET`;
  const map = signs.map((sign) => `<${code(sign)}> <${sign.charCodeAt(0).toString(16).padStart(4, '0')}>`);
  const cmap = `/CIDInit /ProcSet findresource begin begincmap /CMapName /X def 1 begincodespacerange <0000> <ffff> endcodespacerange ${map.length} beginbfchar ${map.join(' ')} endbfchar endcmap end`;
  const first = 8;
  const bodies = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${first + 2 * at} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type0 /BaseFont /Arab /Encoding /Identity-H /DescendantFonts [5 0 R] /ToUnicode 6 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Arab /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor 7 0 R >>',
    streamOf(cmap),
    '<< /Type /FontDescriptor /FontName /Arab /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
    ...pages.flatMap((pieces, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${first + 1 + 2 * at} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>`,
      streamOf(pieces.map(shown).join('\n')),
    ]),
    ...objects,
  ];
  return pdfFile(bodies, trailer);
}

/** As Arabic is drawn: its last letter first, numbers as they are. */
function drawn(text: string): string[] {
  return [
    ...text
      .split('')
      .reverse()
      .join('')
      .replace(/[0-9٠-٩.,٬]+/g, (number) => [...number].reverse().join('')),
  ];
}

export const streamOf = (content: string, dictionary = ''): string =>
  `<< ${dictionary} /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`;

export function pdfFile(bodies: readonly string[], trailer = ''): Buffer {
  let file = '%PDF-1.4\n';
  const places: number[] = [];
  for (const [at, body] of bodies.entries()) {
    places.push(file.length);
    file += `${at + 1} 0 obj\n${body}\nendobj\n`;
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** Lines below each other from the top of a page, or of a column of it. */
export const linesFrom = (
  lines: readonly string[],
  { x = 60, y = 740, size = 10, leading = 13 } = {},
): Piece[] => lines.map((text, at) => ({ x, y: y - at * leading, text, size }));

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** @param body the paragraphs, in WordprocessingML. */
export const docxOf = (body: string, more: Record<string, string> = {}): Uint8Array =>
  zipped({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="${word}" xmlns:mc="mc"><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': `<w:styles xmlns:w="${word}"><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style></w:styles>`,
    ...more,
  });

/** A paragraph of Word, in as many runs as there are texts. */
export const wordParagraph = (...runs: string[]): string =>
  `<w:p>${runs.map((text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`).join('')}</w:p>`;

/** @param body the paragraphs, in OpenDocument. */
export const odtOf = (body: string, more: Record<string, string> = {}): Uint8Array =>
  zipped({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ...more,
  });

export const zipped = (files: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, strToU8(content)])));
