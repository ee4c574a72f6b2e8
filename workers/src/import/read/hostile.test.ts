/** Files that are not what they say, or far more than they look: each is refused by name, and the memory stays bounded. */
import { deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { problemOf } from '../../../test/tables.js';
import {
  odsOf,
  odsTable,
  packed,
  partsOfOds,
  partsOfXlsx,
  rowsXlsx,
  xlsxOf,
} from '../../../test/workbooks.js';

const cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>text</t></is></c></row>';
const parts = partsOfXlsx({ sheets: [{ rows: cell }] });
const refused = problemOf;

/** What an entry of the directory and its part say of themselves, changed in place. */
function lying(bytes: Uint8Array, change: (view: DataView, at: number) => void): Uint8Array {
  const copy = Buffer.from(bytes);
  const view = new DataView(copy.buffer, copy.byteOffset, copy.length);
  for (
    let at = copy.indexOf('PK\x01\x02', 0, 'latin1');
    at !== -1;
    at = copy.indexOf('PK\x01\x02', at + 1, 'latin1')
  )
    change(view, at);
  return copy;
}

describe('archives', () => {
  it.each([
    ['one that is cut off', xlsxOf({ sheets: [{ rows: cell }] }).subarray(0, 700), 'table-damaged'],
    [
      'one without its directory',
      Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(500)]),
      'table-damaged',
    ],
    ['one with nothing in it', zipSync({}), 'table-of-other-kind'],
    ['one of tables', zipSync({ 'a.csv': strToU8('a,b\n1,2\n') }), 'table-of-other-kind'],
    ['a document', zipSync({ 'word/document.xml': strToU8('<a/>') }), 'table-of-other-kind'],
    [
      'an OpenDocument text',
      packed({ mimetype: 'application/vnd.oasis.opendocument.text' }),
      'table-of-other-kind',
    ],
    ['a binary workbook', packed({ ...parts, 'xl/workbook.bin': '' }), 'table-of-other-kind'],
  ])('%s: %s', async (_, bytes, code) => {
    expect(await refused(bytes)).toMatchObject({ code });
  });

  it('a workbook whose sheet is not there', async () => {
    const { 'xl/worksheets/sheet1.xml': _, ...rest } = parts;
    expect(await refused(packed(rest))).toMatchObject({ code: 'table-damaged' });
  });

  it('a bomb, whether or not it says how large it is', async () => {
    const bomb = packed({
      ...parts,
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${'<row/>'.repeat(10_000_000)}</sheetData></worksheet>`,
    });
    expect(await refused(bomb)).toMatchObject({ code: 'table-unpacks-too-large', params: { times: 20 } });
    const modest = lying(bomb, (view, at) =>
      view.setUint32(at + 24, Math.min(view.getUint32(at + 24, true), 1_000), true),
    );
    expect(await refused(modest)).toMatchObject({ code: 'table-damaged' });
  });

  it('more parts than any workbook has', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`${at}`, '']));
    expect(await refused(packed({ ...many, ...parts }))).toMatchObject({ code: 'table-too-complex' });
  });

  it('a directory that claims four billion parts', async () => {
    const end = Buffer.alloc(56 + 20 + 22);
    end.writeUInt32LE(0x06064b50, 0);
    end.writeBigUInt64LE(44n, 4);
    end.writeBigUInt64LE(4_000_000_000n, 24);
    end.writeBigUInt64LE(4_000_000_000n, 32);
    end.writeBigUInt64LE(4n, 48);
    end.writeUInt32LE(0x07064b50, 56);
    end.writeBigUInt64LE(4n, 56 + 8);
    end.writeUInt32LE(1, 56 + 16);
    end.writeUInt32LE(0x06054b50, 76);
    end.writeUInt16LE(0xffff, 76 + 8);
    end.writeUInt16LE(0xffff, 76 + 10);
    end.writeUInt32LE(0xffffffff, 76 + 12);
    end.writeUInt32LE(0xffffffff, 76 + 16);
    expect(await refused(Buffer.concat([Buffer.from('PK\x03\x04'), end]))).toMatchObject({
      code: 'table-too-complex',
    });
  });

  it('a part that is named twice, or whose checksum is another', async () => {
    const twice = Buffer.from(packed({ ...parts, 'xl/workbook2xml': '<a/>' }));
    for (let at = twice.indexOf('workbook2xml'); at !== -1; at = twice.indexOf('workbook2xml'))
      twice.write('workbook.xml', at);
    expect(await refused(twice)).toMatchObject({ code: 'table-damaged' });
    const other = lying(packed(parts), (view, at) => view.setUint32(at + 16, 1, true));
    expect(await refused(other)).toMatchObject({ code: 'table-damaged' });
  });

  it('a workbook that has a password', async () => {
    const locked = lying(packed(parts), (view, at) => view.setUint16(at + 8, 1, true));
    expect(await refused(locked)).toMatchObject({ code: 'table-encrypted' });
    const ods = partsOfOds(odsTable(''));
    const manifest = ods['META-INF/manifest.xml']?.replace(
      '/>',
      '><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>',
    );
    expect(
      await refused(packed({ ...ods, 'META-INF/manifest.xml': manifest ?? '', 'content.xml': 'ö' })),
    ).toMatchObject({ code: 'table-encrypted' });
    const compound = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(600),
    ]);
    expect(
      await refused(Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')])),
    ).toMatchObject({ code: 'table-encrypted' });
    expect(await refused(Buffer.concat([compound, Buffer.from('Workbook', 'utf16le')]))).toMatchObject({
      code: 'table-of-other-kind',
      params: { kind: 'xls' },
    });
  });

  it('a compression that nobody uses', async () => {
    const other = lying(packed(parts), (view, at) => view.setUint16(at + 10, 99, true));
    expect(await refused(other)).toMatchObject({ code: 'table-damaged' });
  });
});

describe('XML', () => {
  const sheet = (xml: string) => packed({ ...parts, 'xl/worksheets/sheet1.xml': xml });
  const inSheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
  const external = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
  const laughs = `<!DOCTYPE a [<!ENTITY a "ha">${[...'bcdefghij'].map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghij'[at]};`.repeat(10)}">`).join('')}]>`;
  it.each([
    [
      'an entity from outside',
      sheet(`${external}${inSheet('<row r="1"><c r="A1"><v>&x;</v></c></row>')}`),
      'table-declares-entities',
    ],
    [
      'a billion laughs',
      sheet(`${laughs}${inSheet('<row r="1"><c r="A1"><v>&j;</v></c></row>')}`),
      'table-declares-entities',
    ],
    [
      'declarations in another part',
      packed({ ...parts, 'xl/styles.xml': `${external}<styleSheet/>` }),
      'table-declares-entities',
    ],
    [
      'declarations in OpenDocument',
      packed({ ...partsOfOds(''), 'content.xml': `${external}<a/>` }),
      'table-declares-entities',
    ],
    [
      'an entity that nobody declared',
      sheet(inSheet('<row r="1"><c r="A1"><v>&x;</v></c></row>')),
      'table-damaged',
    ],
    ['one that ends early', sheet('<worksheet><sheetData><row r="1"><c r="A1">'), 'table-damaged'],
    ['tags without end', sheet(inSheet('<a>'.repeat(1_000))), 'table-damaged'],
    ['a tag that never ends', sheet(`<worksheet><sheetData a="${'x'.repeat(10_000_000)}`), 'table-damaged'],
    [
      'bytes that are no text',
      packed({ ...parts, 'xl/worksheets/sheet1.xml': Buffer.from([0x3c, 0x61, 0xff, 0xfe, 0x3e]) }),
      'table-damaged',
    ],
    ['no XML at all', sheet('text'), 'table-damaged'],
    ['nothing', sheet(''), 'table-damaged'],
  ])('%s', async (_, bytes, code) => {
    expect(await refused(bytes)).toMatchObject({ code });
  });
});

describe('sheets', () => {
  const long = 'x'.repeat(150_000);
  it.each([
    ['a column beyond the last', rowsXlsx('<row r="1"><c r="XFE1"><v>1</v></c></row>'), 'table-damaged', {}],
    [
      'more columns than a table has',
      rowsXlsx('<row r="3"><c r="AMJ3"><v>1</v></c></row>'),
      'table-too-wide',
      { row: 3 },
    ],
    ['a row beyond the last', rowsXlsx('<row r="4294967296"><c><v>1</v></c></row>'), 'table-damaged', {}],
    [
      'rows out of order',
      rowsXlsx('<row r="2"><c><v>1</v></c></row><row r="1"><c><v>1</v></c></row>'),
      'table-damaged',
      {},
    ],
    [
      'a text that is not there',
      rowsXlsx('<row r="1"><c t="s"><v>7</v></c></row>', { strings: '<si><t>a</t></si>' }),
      'table-damaged',
      {},
    ],
    ['a number that is none', rowsXlsx('<row r="1"><c><v>1,5</v></c></row>'), 'table-damaged', {}],
    [
      'a text that is too long',
      rowsXlsx(`<row r="5"><c r="B5" t="inlineStr"><is><t>${long}</t></is></c></row>`),
      'cell-too-long',
      { row: 5, column: 2 },
    ],
    [
      'a shared text that is too long',
      rowsXlsx('<row r="5"><c r="B5" t="s"><v>0</v></c></row>', { strings: `<si><t>${long}</t></si>` }),
      'cell-too-long',
      { row: 5, column: 2 },
    ],
    ['a NUL', rowsXlsx('<row r="2"><c t="str"><v>a_x0000_</v></c></row>'), 'table-has-nul', { row: 2 }],
    [
      'a cell that covers all',
      rowsXlsx('<row r="1"><c r="A1"><v>1</v></c></row>', {
        after: '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
      }),
      undefined,
      {},
    ],
    [
      'a cell that repeats for ever',
      odsOf(
        odsTable(
          '<table:table-row><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="999999999"/></table:table-row>',
        ),
      ),
      'table-too-wide',
      { row: 1 },
    ],
    [
      'a row that repeats for ever',
      odsOf(
        odsTable(
          '<table:table-row table:number-rows-repeated="2000000"><table:table-cell office:value-type="float" office:value="1"/></table:table-row>',
        ),
      ),
      'table-too-long',
      { most: 1_000_000 },
    ],
    [
      'blanks without end',
      odsOf(
        odsTable(
          '<table:table-row><table:table-cell office:value-type="string"><text:p>a<text:s text:c="999999999"/>b</text:p></table:table-cell></table:table-row>',
        ),
      ),
      'cell-too-long',
      { row: 1 },
    ],
    [
      'a repetition that is no number',
      odsOf(odsTable('<table:table-row table:number-rows-repeated="-1"/>')),
      'table-damaged',
      {},
    ],
    ['tables within tables', odsOf(odsTable(odsTable(''))), 'table-damaged', {}],
  ])('%s', async (_, bytes, code, params) => {
    const problem = await refused(bytes);
    if (code === undefined) expect(problem).toBeNull();
    else expect(problem).toMatchObject({ code, params });
  });

  it('a small file of one long text that every cell shows', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, at) => `<row r="${at + 1}">${'<c t="s"><v>0</v></c>'.repeat(10)}</row>`,
    ).join('');
    const bytes = rowsXlsx(rows, { strings: `<si><t>${'x'.repeat(90_000)}</t></si>` });
    expect(bytes.length).toBeLessThan(200_000);
    const before = process.memoryUsage().rss;
    expect(await refused(bytes)).toMatchObject({ code: 'table-unpacks-too-large' });
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });

  it('whatever byte of a workbook is another, nothing but a named problem comes of it', async () => {
    for (const bytes of [
      rowsXlsx(`${cell}<row r="2"><c r="A2" s="1"><v>43831</v></c></row>`, { formats: [14] }),
      odsOf(
        odsTable(
          '<table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row>',
        ),
      ),
      strToU8('a;b\n"x;1\ny";é\n'),
      strToU8('[{"a":1,"b":[2]},{"a":"é"}]'),
    ])
      for (let nth = 0; nth < 40; nth++) {
        const copy = Uint8Array.from(bytes);
        const at = (nth * 7919) % copy.length;
        copy[at] = (copy[at] ?? 0) ^ (1 << (nth % 8));
        // Anything but a table or a problem is thrown.
        await problemOf(copy);
        await problemOf(copy.subarray(0, at));
      }
  });
});

it('a part whose packed form says more than its length', async () => {
  const more = deflateRawSync(Buffer.alloc(50_000_000, '<row/>'));
  const bytes = Buffer.from(zipSync({ 'xl/workbook.xml': [more, { level: 0 }] }));
  const lie = lying(bytes, (view, at) => view.setUint16(at + 10, 8, true));
  new DataView(lie.buffer, lie.byteOffset).setUint16(8, 8, true);
  expect(await refused(lie)).toMatchObject({ code: 'table-damaged' });
});
