import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readTable, texts } from '../../../test/tables.js';

const cellsOf = async (content: Uint8Array | string) => {
  const { rows, problem } = await readTable(content);
  expect(problem).toBeNull();
  return texts(rows);
};

describe('cells that something separates', () => {
  const abc = [
    ['a', 'b', 'c'],
    ['1', '2', '3'],
  ];
  it.each([
    ['commas', 'a,b,c\n1,2,3\n', abc],
    ['no end of the last line', 'a,b,c\n1,2,3', abc],
    ['lines as of Windows', 'a,b,c\r\n1,2,3\r\n', abc],
    ['lines as of an old Macintosh', 'a,b,c\r1,2,3\r', abc],
    ['lines of both kinds', 'a,b,c\r\n1,2,3\n4,5,6\r\n', [...abc, ['4', '5', '6']]],
    ['semicolons', 'a;b;c\n1;2;3', abc],
    ['tabs', 'a\tb\tc\n1\t2\t3', abc],
    ['bars', 'a|b|c\n1|2|3', abc],
    [
      'semicolons beside decimal commas',
      'a;b\n1,5;2,5\n3,5;4,5',
      [
        ['a', 'b'],
        ['1,5', '2,5'],
        ['3,5', '4,5'],
      ],
    ],
    [
      'tabs beside commas',
      'a\tb\n1,234\tx, y\n',
      [
        ['a', 'b'],
        ['1,234', 'x, y'],
      ],
    ],
    [
      'a line that names the separator',
      'sep=;\na;b,c\n1;2',
      [
        ['a', 'b,c'],
        ['1', '2'],
      ],
    ],
    [
      'a title above, with commas',
      'Deaths, by month, Iraq\n\nmonth;deaths\n1;2\n3;4',
      [['Deaths, by month, Iraq'], ['month', 'deaths'], ['1', '2'], ['3', '4']],
    ],
    ['one column', 'deaths\n1\n2\n', [['deaths'], ['1'], ['2']]],
    [
      'an end of a line within quotes',
      'a,b\n"x\ny","2\r\n3"\n',
      [
        ['a', 'b'],
        ['x\ny', '2\r\n3'],
      ],
    ],
    [
      'a separator within quotes',
      'a,b\n"x,y",z\n',
      [
        ['a', 'b'],
        ['x,y', 'z'],
      ],
    ],
    [
      'doubled quotes',
      'a,b\n"say ""so""",z\n',
      [
        ['a', 'b'],
        ['say "so"', 'z'],
      ],
    ],
    [
      'quotes that stand in a cell',
      'a,b\n12" pipe,x "y" z\n',
      [
        ['a', 'b'],
        ['12" pipe', 'x "y" z'],
      ],
    ],
    [
      'a cell that begins with a quoted word',
      'a\tb\n"So" he said\tz\n',
      [
        ['a', 'b'],
        ['"So" he said', 'z'],
      ],
    ],
    ['empty cells', 'a,b,c\n1,"",""\n,,3\n', [['a', 'b', 'c'], ['1'], ['', '', '3']]],
    [
      'rows that are blank',
      'a,b\n,\n\n1,2\n,,,\n\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['rows of unlike length', 'a,b\n1\n1,2,3\n', [['a', 'b'], ['1'], ['1', '2', '3']]],
    [
      'entities',
      'a,b\nR&amp;D &#39;x&#39; AT&T,&lt;5 &notanentity; &nbsp;&eacute;\n',
      [
        ['a', 'b'],
        ["R&D 'x' AT&T", '<5 &notanentity; \u00a0é'],
      ],
    ],
    [
      'guards against formulas',
      "a,b\n'=1+1,'-5\n'tis,''=x\n",
      [
        ['a', 'b'],
        ['=1+1', '-5'],
        ["'tis", "'=x"],
      ],
    ],
  ])('reads %s', async (_, content, expected) => {
    expect(await cellsOf(content)).toEqual(expected);
  });

  it('numbers rows by the line on which they begin', async () => {
    const { rows } = await readTable('a,b\n\n"1\n2\r\n3",x\n\n4,5\n');
    expect(rows.map(({ row }) => row)).toEqual([1, 3, 7]);
    expect((await readTable('sep=;\na;b\n1;2')).rows.map(({ row }) => row)).toEqual([2, 3]);
  });

  it("leaves the texts of Marsad's own files as they are", async () => {
    expect(await cellsOf("INDICATOR,LOWER_INCLUSIVE,COMMENT\r\nx,true,'=R&amp;D\r\n")).toEqual([
      ['INDICATOR', 'LOWER_INCLUSIVE', 'COMMENT'],
      ['x', 'true', '=R&amp;D'],
    ]);
  });

  it('reads cells of many lines wherever a piece of the file ends', async () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => [`${at}`, `first, "${at}"\nsecond\r\nthird`, 'x']);
    const text = rows.map(([a, b = '', c]) => `${a},"${b.replaceAll('"', '""')}",${c}\n`).join('');
    const read = await readTable(text);
    expect(texts(read.rows)).toEqual(rows);
    expect(read.rows.at(-1)?.row).toBe(1 + 3 * 19_999);
  });

  it('says what it found', async () => {
    const { table } = await readTable('a;b\n1;2');
    expect(table?.format).toEqual({
      kind: 'csv',
      encoding: 'utf-8',
      delimiter: ';',
      sheet: null,
      sheets: [],
    });
    expect((await readTable('a\tb\n1\t2')).table?.format).toMatchObject({ kind: 'tsv', delimiter: '\t' });
  });
});

describe('encodings', () => {
  const arabicTable = 'الشهر;العراق;ملاحظة\nكانون الثاني;1200;تقرير الأمم المتحدة\n';
  const french = 'mois;réfugiés\nfévrier;1200\nà venir;œuvre n’est\n';
  it.each([
    ['utf-8', arabicTable, iconv.encode(arabicTable, 'utf-8')],
    ['utf-8', arabicTable, iconv.encode(arabicTable, 'utf-8', { addBOM: true })],
    ['utf-16le', arabicTable, iconv.encode(arabicTable, 'utf-16le', { addBOM: true })],
    ['utf-16be', arabicTable, iconv.encode(arabicTable, 'utf-16be', { addBOM: true })],
    ['utf-16le', arabicTable, iconv.encode(arabicTable, 'utf-16le')],
    ['utf-16be', arabicTable, iconv.encode(arabicTable, 'utf-16be')],
    ['windows-1256', arabicTable, iconv.encode(arabicTable, 'windows-1256')],
    ['iso-8859-6', arabicTable, iconv.encode(arabicTable, 'iso-8859-6')],
    ['windows-1252', french, iconv.encode(french, 'windows-1252')],
    [
      'windows-1252',
      'año;días\n1;Nuñez\n2;São Tomé\n',
      iconv.encode('año;días\n1;Nuñez\n2;São Tomé\n', 'windows-1252'),
    ],
    ['windows-1256', `${arabicTable}${french}`, iconv.encode(`${arabicTable}${french}`, 'windows-1256')],
  ])('tells %s', async (encoding, content, bytes) => {
    const { table, rows } = await readTable(bytes);
    expect(table?.format.encoding).toBe(encoding);
    expect(table?.encodingDoubt).toEqual([]);
    expect(texts(rows)).toEqual(
      content
        .trim()
        .split('\n')
        .map((line) => line.split(';')),
    );
  });

  it('is not confused by signs beside words', async () => {
    const spanish = '¿qué año?;1º;km²;d´Or\n2;3;4;5\n';
    const read = await readTable(iconv.encode(spanish, 'windows-1252'));
    expect(read.table).toMatchObject({ format: { encoding: 'windows-1252' }, encodingDoubt: [] });
    const arabic = 'مخيم الهول، سوريا؛ هل عادوا؟;کتاب‌ها;ـــ\n2;3;4\n';
    const other = await readTable(iconv.encode(arabic, 'windows-1256'));
    expect(other.table).toMatchObject({ format: { encoding: 'windows-1256' }, encodingDoubt: [] });
    expect(texts(other.rows)[0]).toEqual(arabic.split('\n')[0]?.split(';'));
  });

  it.each([
    ['letters that stand alone', iconv.encode('a;b\nو;1\n', 'windows-1256')],
    ['Cyrillic', iconv.encode('месяц;беженцы\nянварь;12\n', 'windows-1251')],
    ['DOS', iconv.encode('région;année\nSaïda;1\n', 'cp850')],
    ['one word of an old Macintosh', iconv.encode('Période;Value\n2020;5\n', 'macintosh')],
    ['an old Macintosh', iconv.encode('Période;Région\n2020;réfugiés\n', 'macintosh')],
    ['Turkish', iconv.encode('şehir;sayı\nDiyarbakır;1\n', 'windows-1254')],
  ])('asks for the encoding of %s', async (_, bytes) => {
    const { table } = await readTable(bytes);
    expect(table?.encodingDoubt.length).toBeGreaterThan(1);
    expect(table?.encodingDoubt[0]?.encoding).toBe(table?.format.encoding);
  });

  it('shows what each encoding makes of the first words that are told by it', async () => {
    const text = `Month;V\n2020;${'x'.repeat(100)} réfugiés déplacés\n`;
    const { table } = await readTable(iconv.encode(text, 'macintosh'));
    const readings = new Map(table?.encodingDoubt.map(({ encoding, reads }) => [encoding, reads]));
    expect(readings.get('macintosh')).toBe(`${'x'.repeat(18)} réfugiés déplacés`);
    expect(readings.get('windows-1252')).toBe(`${'x'.repeat(18)} rŽfugiŽs dŽplacŽs`);
  });

  it('takes the word of whoever knows the encoding', async () => {
    const bytes = iconv.encode('месяц;12\n', 'windows-1251');
    const { table, rows } = await readTable(bytes, { encoding: 'CP1251' });
    expect(table).toMatchObject({ format: { encoding: 'windows-1251' }, encodingDoubt: [] });
    expect(texts(rows)).toEqual([['месяц', '12']]);
    expect((await readTable(bytes, { encoding: 'utf8' })).problem).toMatchObject({
      code: 'encoding-not-fitting',
      params: { row: 1 },
    });
    expect((await readTable(bytes, { encoding: 'klingon' })).problem).toMatchObject({
      code: 'encoding-not-known',
    });
  });

  it('says where UTF-8 is damaged', async () => {
    const bytes = Buffer.from('شهر,قيمة\nكانون,1\nشباط,2\n');
    bytes[bytes.length - 4] = 0xff;
    expect((await readTable(bytes)).problem).toMatchObject({ code: 'encoding-not-fitting' });
  });
});

describe('what is beyond the limits of a text', () => {
  const long = 'x'.repeat(1_000);
  it.each([
    ['a file that is too large', 'a,b\n1,2\n', { bytes: 5 }, 'table-too-large', {}],
    ['too many rows', 'a\n1\n2\n3\n', { rows: 2 }, 'table-too-long', { most: 2 }],
    ['too many columns', `a,b\n${'1,'.repeat(10_000)}1\n`, {}, 'table-too-wide', { most: 1_000, row: 2 }],
    [
      'a cell that is too long',
      `a,b\n1,${long}\n`,
      { cellCharacters: 999 },
      'cell-too-long',
      { row: 2, column: 2 },
    ],
    ['one line without an end', 'x'.repeat(20_000_000), {}, 'cell-too-long', { row: 1, column: 1 }],
    [
      'a row that is too long',
      `a\n${`${long},`.repeat(30)}\n`,
      { rowCharacters: 20_000, cellCharacters: 1_000 },
      'row-too-long',
      { row: 2 },
    ],
    [
      'a quotation mark that is never closed, in a long file',
      `a,b\n1,2\n"x,3\n${'4,5\n'.repeat(600_000)}`,
      {},
      'cell-too-long',
      { row: 3 },
    ],
    ['a quotation mark that is never closed', 'a,b\n1,2\n"x,3\n4,5\n', {}, 'table-quote-open', { row: 3 }],
    ['a NUL', 'a,b\n1,2\n\0,3\n', {}, 'table-has-nul', { row: 3 }],
    ['nothing', '', {}, 'table-empty', {}],
    ['blanks', ' \n\n  \n', {}, 'table-empty', {}],
    ['separators alone', ',,\n,,\n', {}, 'table-empty', {}],
    [
      'a web page',
      '<!DOCTYPE html>\n<table><tr><td>1</td></tr></table>',
      {},
      'table-of-other-kind',
      { kind: 'html' },
    ],
    ['XML', '<?xml version="1.0"?><a/>', {}, 'table-of-other-kind', { kind: 'xml' }],
    ['a PDF', '%PDF-1.7\n', {}, 'table-of-other-kind', { kind: 'pdf' }],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
      {},
      'table-of-other-kind',
      { kind: 'image' },
    ],
  ])('refuses %s', async (_, content, limits, code, params) => {
    const { problem } = await readTable(content, { limits });
    expect(problem).toMatchObject({ code, params });
  });

  it('takes as many rows as it says, below the line that names the columns', async () => {
    const { rows, problem } = await readTable('a\n1\n2\n', { limits: { rows: 2 } });
    expect(problem).toBeNull();
    expect(rows).toHaveLength(3);
  });
});

describe('whatever a table of texts holds', () => {
  const quoted = (cell: string, delimiter: string) =>
    /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
  // Ends with a letter, so that nothing of it is blank, a guard or an entity.
  const cell = (letters: string) =>
    fc
      .string({ unit: fc.constantFrom(...letters, ' ', '"', '\n', ',', ';', '\t', '|', '1'), maxLength: 8 })
      .map((text) => `${text}z`);
  const tables = (letters: string) =>
    fc.integer({ min: 2, max: 5 }).chain((width) =>
      fc.array(fc.array(cell(letters), { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 8,
      }),
    );
  it.each(['utf-8', 'utf-16le', 'utf-16be', 'windows-1256', 'windows-1252'])(
    'it reads back as it was written, in %s',
    async (encoding) => {
      const letters = encoding === 'windows-1252' ? 'abñé' : 'abشهرé';
      await fc.assert(
        fc.asyncProperty(tables(letters), fc.constantFrom(',', ';', '\t', '|'), async (table, delimiter) => {
          const text = table
            .map((row) => `${row.map((own) => quoted(own, delimiter)).join(delimiter)}\r\n`)
            .join('');
          const bytes = iconv.encode(`sep=${delimiter}\r\n${text}`, encoding, { addBOM: true });
          const { rows } = await readTable(bytes, { encoding });
          expect(texts(rows)).toEqual(table);
        }),
        { numRuns: 100 },
      );
    },
  );

  it('its separator is told from how it falls apart', async () => {
    const word = fc.constantFrom('Baghdad', '1,5', '12', 'x; y', 'a|b', 'p, q', '2020-01-01', 'so "it" is');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(word, word, word), { minLength: 3, maxLength: 20 }),
        fc.constantFrom(',', ';', '\t', '|'),
        async (table, delimiter) => {
          const all = [['place', 'month', 'figure'], ...table];
          const text = all.map((row) => row.map((own) => quoted(own, delimiter)).join(delimiter)).join('\n');
          const { table: opened, rows } = await readTable(text);
          expect(opened?.format.delimiter).toBe(delimiter);
          expect(texts(rows)).toEqual(all);
        },
      ),
    );
  });
});
