/** Texts out of files of every kind, and what is said of files that have none, or are meant to do harm. */
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { usualReadingBounds } from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  docxOf,
  linesFrom,
  odtOf,
  pdfFile,
  pdfOf,
  streamOf,
  wordParagraph,
  zipped,
} from '../../../test/documents.js';
import { ReadingFault } from './fault.js';
import { extractText } from './index.js';
import type { ExtractedText } from './text.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marsad-reading-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const bounds = { ...usualReadingBounds, pages: 20, megabytes: 2, memoryMegabytes: 64 };

async function extracted(content: string | Uint8Array, name = 'report'): Promise<ExtractedText> {
  const path = join(folder, `${Math.random()}`);
  await writeFile(path, content);
  const file = await open(path);
  try {
    return await extractText(file, { name, bounds });
  } finally {
    await file.close();
  }
}

/** Each paragraph as one line: "[page] # heading", "[page] text". */
const told = ({ paragraphs }: ExtractedText) =>
  paragraphs.map(
    ({ page, isHeading, text }) => `${page === null ? '' : `[${page}] `}${isHeading ? '# ' : ''}${text}`,
  );

const problemOf = async (content: string | Uint8Array, name?: string) => {
  try {
    return told(await extracted(content, name));
  } catch (error) {
    if (!(error instanceof ReadingFault)) throw error;
    const { code, params } = error.problem;
    return [code, ...Object.values(params)].join(' ');
  }
};

const filler = (start: string) =>
  Array.from({ length: 8 }, (_, at) => `${start} words that fill line ${'abcdefgh'[at]} of it`);

describe('a PDF', () => {
  it('of two columns is read column by column, below the title over both', async () => {
    const pdf = pdfOf([
      [
        { x: 60, y: 780, text: 'What is known of the border and who crosses it today', size: 16 },
        ...linesFrom([...filler('Left'), 'and 40 people crossed in March 2020.'], { x: 60 }),
        ...linesFrom([...filler('Right'), 'and 70 villages stand empty.'], { x: 320 }),
      ],
    ]);
    const text = await extracted(pdf);
    expect([text.kind, text.pages, text.notes]).toEqual(['pdf', 1, []]);
    const [title, left, right] = told(text);
    expect(title).toBe('[1] # What is known of the border and who crosses it today');
    expect(left).toMatch(/^\[1\] Left words .* and 40 people crossed in March 2020\.$/);
    expect(left).not.toContain('Right');
    expect(right).toMatch(/^\[1\] Right words .* and 70 villages stand empty\.$/);
    expect(text.paragraphs[1]?.section).toBe('What is known of the border and who crosses it today');
  });

  it('joins words that lines part, and keeps hyphens that are words’ own', async () => {
    const pdf = pdfOf([
      linesFrom([
        'The organ-',
        'isation holds a 610-',
        'kilometre strip of well-',
        'known hills. It is well-known there that some',
        'are Iraqi-',
        'Syrian.',
      ]),
    ]);
    expect(told(await extracted(pdf))).toEqual([
      '[1] The organisation holds a 610-kilometre strip of well-known hills. It is well-known there that some are Iraqi-Syrian.',
    ]);
  });

  it('leaves out what stands on every page, and goes on over the end of one', async () => {
    const page = (n: number, lines: string[]) => [
      { x: 200, y: 810, text: 'Border report 2020', size: 8 },
      ...linesFrom(lines),
      { x: 280, y: 30, text: `Page ${n} of 3`, size: 8 },
    ];
    const pdf = pdfOf([
      page(1, ['In 2019 about 1,200 members crossed, and of these', 'some two hundred']),
      page(2, ['were women. That was all.']),
      page(3, ['Nothing more is known.']),
    ]);
    expect(told(await extracted(pdf))).toEqual([
      '[1] In 2019 about 1,200 members crossed, and of these some two hundred were women. That was all.',
      '[3] Nothing more is known.',
    ]);
  });

  it('of Arabic is read from right to left, its numbers from left to right', async () => {
    const pdf = pdfOf([
      [
        { x: 300, y: 740, text: 'قتل 40 شخصا في محافظة نينوى عام 2019' },
        { x: 300, y: 727, text: 'ونزح ١٬٢٠٠ شخص من القرى.' },
      ],
    ]);
    expect(told(await extracted(pdf))).toEqual([
      '[1] قتل 40 شخصا في محافظة نينوى عام 2019 ونزح ١٬٢٠٠ شخص من القرى.',
    ]);
  });

  it('keeps the cells of a row apart', async () => {
    const row = (y: number, cells: string[]) => cells.map((text, at) => ({ x: 60 + at * 150, y, text }));
    const pdf = pdfOf([[...row(700, ['Rabia', '12', '40']), ...row(687, ['Al-Qaim', '7', '9'])]]);
    expect(told(await extracted(pdf))).toEqual(['[1] Rabia | 12 | 40', '[1] Al-Qaim | 7 | 9']);
  });

  it('says which pages have no text, and that a scan has none', async () => {
    const { notes } = await extracted(pdfOf([linesFrom(['It rained.']), [], []]));
    expect(notes).toEqual([{ code: 'reading-pages-without-text', params: { count: 2, pages: '2, 3' } }]);
    expect(await problemOf(pdfOf([[], []]))).toBe('reading-scanned 2');
  });

  it('that is protected, cut off or too long is refused by name', async () => {
    const encrypt = `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`;
    const locked = pdfOf([linesFrom(['It rained.'])], {
      objects: [encrypt],
      trailer: '/Encrypt 10 0 R /ID [<01020304> <01020304>]',
    });
    expect(await problemOf(locked)).toBe('reading-encrypted');
    expect(await problemOf('%PDF-1.7\nnothing of it is left')).toMatch(/^reading-damaged/);
    expect(await problemOf(pdfOf(Array.from({ length: 21 }, () => linesFrom(['x']))))).toBe(
      'reading-too-many-pages 20 21',
    );
  });

  it('that unpacks without end is refused before memory suffers', async () => {
    const bomb = deflateSync(Buffer.alloc(200_000_000, ' '), { level: 9 }).toString('latin1');
    const pdf = pdfFile([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>',
      streamOf(bomb, '/Filter /FlateDecode'),
    ]);
    expect(await problemOf(pdf)).toBe('reading-unpacks-too-large');
    expect(globalThis.Uint8Array).toBe(Object.getPrototypeOf(Buffer));
  });

  it('runs nothing that is in it, and fetches nothing', async () => {
    const pdf = pdfOf([linesFrom(['It rained.'])], {
      objects: ['<< /S /JavaScript /JS (app.launchURL\\("http://127.0.0.1:1/"\\)) >>'],
    });
    const asScript = Buffer.from(
      pdf.toString('latin1').replace('/Pages 2 0 R', '/Pages 2 0 R /OpenAction 10 0 R'),
      'latin1',
    );
    expect(await problemOf(asScript)).toEqual(['[1] It rained.']);
  });
});

describe('a document of Word', () => {
  it('is its paragraphs, under their headings, on the pages Word laid out', async () => {
    const docx = docxOf(
      `<w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr><w:r><w:t>Al-Hol</w:t></w:r></w:p>` +
        wordParagraph('Between 60 and ', '70 cases', ' a month.') +
        `<w:p><w:r><w:lastRenderedPageBreak/><w:t>In 2019, 40 </w:t></w:r><w:del><w:r><w:delText>men</w:delText></w:r></w:del><w:ins><w:r><w:t>women</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> came.</w:t></w:r></w:p>` +
        `<w:tbl><w:tr><w:tc>${wordParagraph('Rabia')}</w:tc><w:tc>${wordParagraph('12')}</w:tc></w:tr></w:tbl>` +
        `<w:p><mc:AlternateContent><mc:Choice><w:r><w:t>Once</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>Twice</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>` +
        `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden 5.</w:t></w:r></w:p>`,
    );
    const text = await extracted(docx);
    expect([text.kind, text.pages]).toEqual(['docx', 2]);
    expect(told(text)).toEqual([
      '[1] # Al-Hol',
      '[1] Between 60 and 70 cases a month.',
      '[2] In 2019, 40 women came.',
      '[2] Rabia | 12',
      '[2] Once',
    ]);
    expect(text.paragraphs[1]?.section).toBe('Al-Hol');
  });

  it('has no pages where it was never laid out', async () => {
    const text = await extracted(docxOf(wordParagraph('It rained.')));
    expect([text.pages, told(text)]).toEqual([null, ['It rained.']]);
  });

  it('that declares entities, or unpacks without end, is refused by name', async () => {
    const declared = docxOf('', {
      'word/document.xml':
        '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>',
    });
    expect(await problemOf(declared)).toBe('reading-declares-entities');
    const large = docxOf(wordParagraph('x'.repeat(60_000_000)));
    expect(await problemOf(large)).toMatch(/^reading-unpacks-too-large/);
    expect(await problemOf(Buffer.from(docxOf(wordParagraph('It rained.'))).subarray(0, 300))).toMatch(
      /^reading-damaged/,
    );
  });
});

describe('a text of LibreOffice', () => {
  it('is its paragraphs and headings, without comments and what was deleted', async () => {
    const odt = odtOf(
      `<text:tracked-changes><text:p>40 deleted</text:p></text:tracked-changes>` +
        `<text:h>Al-Hol</text:h><text:p>Between 60<text:s/>and <text:span>70 cases</text:span> a month.</text:p>` +
        `<text:p><text:soft-page-break/>In 2019<office:annotation><text:p>5 comments</text:p></office:annotation> it rained.</text:p>` +
        `<table:table><table:table-row><table:table-cell><text:p>Rabia</text:p></table:table-cell><table:table-cell><text:p>12</text:p></table:table-cell></table:table-row></table:table>`,
    );
    const text = await extracted(odt);
    expect([text.kind, text.pages]).toEqual(['odt', 2]);
    expect(told(text)).toEqual([
      '[1] # Al-Hol',
      '[1] Between 60 and 70 cases a month.',
      '[2] In 2019 it rained.',
      '[2] Rabia | 12',
    ]);
  });

  it('that is protected is refused by name', async () => {
    const manifest =
      '<manifest:manifest xmlns:manifest="m"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>';
    expect(await problemOf(odtOf('<text:p>x</text:p>', { 'META-INF/manifest.xml': manifest }))).toBe(
      'reading-encrypted',
    );
  });
});

describe('a web page', () => {
  it('is its text, without scripts, menus and what is hidden', async () => {
    const html = `<!DOCTYPE html><html><head><title>Menu 9</title><style>p{width:40px}</style></head><body>
      <nav>40 links</nav><h1>Al-Hol</h1><p>Between 60&nbsp;and <b>70</b> cases<br>a month.</p>
      <script>document.write('80 people')</script><p hidden>90 people</p><p style="display: none">91 people</p>
      <ul><li>One in four left</li><li>The rest stayed</li></ul>
      <table><tr><th>Rabia</th><td>12</td></tr></table><img src="http://127.0.0.1:1/x.png" alt="5"><p>It is &lt; 10 &amp; falling.</footer></body></html>`;
    expect(told(await extracted(html))).toEqual([
      '# Al-Hol',
      'Between 60 and 70 cases a month.',
      'One in four left',
      'The rest stayed',
      'Rabia | 12',
      'It is < 10 & falling.',
    ]);
  });

  it('of tags without end is refused by name', async () => {
    const html = `<html><body>${'<div><p>'.repeat(100_000)}40 people</body>`;
    expect(await problemOf(html)).toBe('reading-damaged HTML');
  });
});

describe('plain text and Markdown', () => {
  it('are paragraphs between blank lines, and items of lists', async () => {
    const text =
      'About 1,200 members of the organ-\nisation crossed\nin 2019.\r\n\r\n- 40 men\n- 12 women\n  and children\n';
    expect(told(await extracted(text))).toEqual([
      'About 1,200 members of the organisation crossed in 2019.',
      '- 40 men',
      '- 12 women and children',
    ]);
  });

  it('are told apart by their marks, which are taken off', async () => {
    const text =
      '---\ntitle: x\n---\n# Al-Hol\n\nBetween **60 and 70** [cases](https://example.org/40) a _month_.\n\n> 1. `40` men\n> 2. ![7](x.png)12 women\n\n| Rabia | 12 |\n|---|---|\n| Al-Qaim | 7 |\n\nTotals\n------\n\n4*5 stays\n';
    expect(told(await extracted(text))).toEqual([
      '# Al-Hol',
      'Between 60 and 70 cases a month.',
      '40 men',
      '12 women',
      'Rabia | 12',
      'Al-Qaim | 7',
      '# Totals',
      '4*5 stays',
    ]);
  });

  it('of Arabic letters in a code page of their own are read', async () => {
    const cp1256 = Buffer.from([0xde, 0xca, 0xe1, 0x20, 0x34, 0x30, 0x20, 0xd4, 0xce, 0xd5, 0xc7, 0x2e]);
    expect(await problemOf(cp1256)).toEqual(expect.anything());
  });
});

describe('what is no text', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'reading-of-other-kind image'],
    ['a table', zipped({ 'xl/workbook.xml': '<x/>' }), 'reading-of-other-kind table'],
    ['slides', zipped({ 'ppt/presentation.xml': '<x/>' }), 'reading-of-other-kind slides'],
    ['an archive', zipped({ 'report.txt': '40 people' }), 'reading-of-other-kind archive'],
    ['rich text', '{\\rtf1 40 people}', 'reading-of-other-kind rtf'],
    ['XML', '<?xml version="1.0"?><a>40</a>', 'reading-of-other-kind other'],
    ['nothing', '', 'reading-without-text'],
    ['blanks', ' \n\n ', 'reading-without-text'],
    ['too large a file', Buffer.alloc(2 * 1024 * 1024 + 1, 'x'), 'reading-too-large 2'],
  ])('%s is refused by name', async (_, content, expected) => {
    expect(await problemOf(content)).toBe(expected);
  });
});
