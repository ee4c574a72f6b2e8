import type { Cell } from '@marsad/indicators/table';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workbookOf } from '../../../../apps/api/src/export/workbook.js';
import { readTable, texts } from '../../../test/tables.js';
import { rowsXlsx, xlsxOf } from '../../../test/workbooks.js';

const cellsOf = async (bytes: Uint8Array) => {
  const { rows, problem } = await readTable(bytes);
  expect(problem).toBeNull();
  return rows.map(({ cells }) => cells);
};
/** One cell, so formatted. */
const formatted = async (
  value: string,
  format: string | number,
  from1904 = false,
): Promise<Cell | undefined> =>
  (
    await cellsOf(
      rowsXlsx(`<row r="1"><c r="A1" s="1"><v>${value}</v></c></row>`, { formats: [format], from1904 }),
    )
  )[0]?.[0];

describe('cells of a workbook', () => {
  it('reads each of their kinds', async () => {
    const bytes = rowsXlsx(
      `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><r><t>in</t></r><r><t xml:space="preserve">line </t></r></is></c></row>
       <row r="3"><c r="A3"><v>1200</v></c><c r="B3" t="b"><v>1</v></c><c r="C3" t="e"><v>#REF!</v></c><c r="D3" t="str"><f>A1&amp;"x"</f><v>ax_x000D_</v></c></row>
       <row r="4"><c r="A4"><f>A3*2</f><v>2400</v></c><c r="B4"><f>A3*3</f></c><c r="C4"><f>A3*4</f><v></v></c><c r="D4" t="str"><f>""</f><v></v></c></row>
       <row r="5"><c><v>1</v></c><c t="d"><v>2020-01-31T00:00:00</v></c></row>`,
      {
        strings:
          '<si><t>one &amp; two</t></si><si><r><t>ri</t></r><r><rPr><b/></rPr><t>ch</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si>',
      },
    );
    expect(await cellsOf(bytes)).toEqual([
      ['one & two', 'rich', '', 'inline '],
      [
        { kind: 'number', value: 1200, text: '1200' },
        { kind: 'boolean', value: true, text: 'TRUE' },
        { kind: 'error', text: '#REF!' },
        'ax\r',
      ],
      [
        { kind: 'number', value: 2400, text: '2400' },
        { kind: 'error', text: '=A3*3' },
        { kind: 'error', text: '=A3*4' },
      ],
      [
        { kind: 'number', value: 1, text: '1' },
        { kind: 'date', day: '2020-01-31', text: '2020-01-31' },
      ],
    ]);
  });

  it.each([
    ['43831', 14, '2020-01-01', '2020-01-01'],
    ['43831.5', 22, '2020-01-01', '2020-01-01 12:00'],
    ['43831.999999', 14, '2020-01-02', '2020-01-02'],
    ['43831', 'dd/mm/yyyy', '2020-01-01', '2020-01-01'],
    ['43831', 'mmm-yy', '2020-01-01', '2020-01'],
    ['43831', 17, '2020-01-01', '2020-01'],
    ['43831', 'yyyy', '2020-01-01', '2020'],
    ['43831', 'd mmmm', '2020-01-01', '2020-01-01'],
    ['43831', '[$-2010000]yyyy/mm/dd;@', '2020-01-01', '2020-01-01'],
    ['43831', '[$-ar-IQ,A]dd mmmm yyyy', '2020-01-01', '2020-01-01'],
    ['43831', 'B2dd/mm/yy', '2020-01-01', '2020-01-01'],
    ['43831', '"on" d\\-m\\-yyyy', '2020-01-01', '2020-01-01'],
    ['43831', 30, '2020-01-01', '2020-01-01'],
    ['1', 14, '1900-01-01', '1900-01-01'],
    ['59', 14, '1900-02-28', '1900-02-28'],
    ['61', 14, '1900-03-01', '1900-03-01'],
    ['2958465', 14, '9999-12-31', '9999-12-31'],
  ])('%s formatted as %s is the date %s', async (value, format, day, text) => {
    expect(await formatted(value, format)).toEqual({ kind: 'date', day, text });
  });

  it('counts days from 1904 where a workbook says so', async () => {
    expect(await formatted('42369', 14, true)).toEqual({
      kind: 'date',
      day: '2020-01-01',
      text: '2020-01-01',
    });
    expect(await formatted('0', 14, true)).toMatchObject({ day: '1904-01-01' });
  });

  it.each([
    ['60', 14, { kind: 'error', text: '#NUM! 60' }],
    ['-1', 14, { kind: 'error', text: '#NUM! -1' }],
    ['0.5', 22, { kind: 'number', value: 0.5, text: '12:00' }],
    ['1.5', '[h]:mm', { kind: 'number', value: 1.5, text: '36:00' }],
    ['0.5', 'hh:mm', { kind: 'number', value: 0.5, text: '12:00' }],
    ['0.125', '0.0%', { kind: 'percent', value: 12.5, text: '12.5%' }],
    ['0.07', 9, { kind: 'percent', value: 7, text: '7%' }],
    ['0.57999999999999996', '0%;[Red]-0%', { kind: 'percent', value: 58, text: '58%' }],
    ['12', '0"%"', { kind: 'number', value: 12, text: '12' }],
    ['0.30000000000000004', 0, { kind: 'number', value: 0.3, text: '0.3' }],
    ['1.0E-7', 0, { kind: 'number', value: 1e-7, text: '0.0000001' }],
    ['1.2E+3', 11, { kind: 'number', value: 1200, text: '1200' }],
    ['1234567.5', '#,##0.00', { kind: 'number', value: 1234567.5, text: '1234567.5' }],
    ['1234', '#,##0 "days"', { kind: 'number', value: 1234, text: '1234' }],
    ['1234', '[$-409]General', { kind: 'number', value: 1234, text: '1234' }],
    ['1234', '[Red][>9999]0;0', { kind: 'number', value: 1234, text: '1234' }],
    ['1234', '_-[$د.ع.-801] * #,##0_-', { kind: 'number', value: 1234, text: '1234' }],
    ['7', '00000', { kind: 'number', value: 7, text: '00007' }],
    ['43831', '@', { kind: 'number', value: 43831, text: '43831' }],
  ])('%s formatted as %s is %o', async (value, format, cell) => {
    expect(await formatted(value, format)).toEqual(cell);
  });

  it('lets a merged cell hold for those it covers', async () => {
    const bytes = rowsXlsx(
      `<row r="1"><c r="A1" t="inlineStr"><is><t>place</t></is></c><c r="B1" t="inlineStr"><is><t>2020</t></is></c></row>
       <row r="2"><c r="A2" t="inlineStr"><is><t>covered</t></is></c><c r="B2"><v>1</v></c><c r="C2"><v>2</v></c></row>
       <row r="4"><c r="B4"><v>3</v></c></row>`,
      {
        after:
          '<mergeCells count="3"><mergeCell ref="B1:C1"/><mergeCell ref="A1:A2"/><mergeCell ref="A3:A4"/></mergeCells>',
      },
    );
    const { rows } = await readTable(bytes);
    expect(rows).toEqual([
      { row: 1, cells: ['place', '2020', { kind: 'merged', of: '2020' }] },
      {
        row: 2,
        cells: [
          { kind: 'merged', of: 'place' },
          { kind: 'number', value: 1, text: '1' },
          { kind: 'number', value: 2, text: '2' },
        ],
      },
      { row: 4, cells: ['', { kind: 'number', value: 3, text: '3' }] },
    ]);
  });

  it('numbers rows as they are shown, marks hidden ones and leaves blank ones out', async () => {
    const { rows } = await readTable(
      rowsXlsx(
        '<row r="2"><c r="A2"><v>1</v></c></row><row r="3" hidden="1"><c r="A3"><v>2</v></c></row><row r="4"><c r="B4" s="1"/></row><row r="9"><c r="A9"><v>3</v></c></row><row r="10"><c r="C10" t="inlineStr"><is><t> </t></is></c></row>',
      ),
    );
    expect(rows.map(({ row, hidden }) => [row, hidden])).toEqual([
      [2, undefined],
      [3, true],
      [9, undefined],
    ]);
  });

  it('reads what other programs write: prefixes, upper case, rows without numbers', async () => {
    const bytes =
      rowsXlsx('').length > 0
        ? xlsxOf({
            sheets: [{ rows: '<row><c t="inlineStr"><is><t>a</t></is></c></row><row><c><v>1</v></c></row>' }],
          })
        : null;
    expect(bytes && texts((await readTable(bytes)).rows)).toEqual([['a'], ['1']]);
    const prefixed = rowsXlsx('<x:row xmlns:x="x" r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row>');
    expect(texts((await readTable(prefixed)).rows)).toEqual([['5']]);
  });
});

describe('sheets of a workbook', () => {
  const cell = (text: string) => `<row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`;
  const bytes = xlsxOf({
    sheets: [
      { name: 'Codes', state: 'hidden', rows: cell('codes') },
      { name: 'Empty', rows: '<row r="1"><c r="A1" s="1"/></row>' },
      {
        name: 'Data',
        rows: cell('data'),
        before: '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" hidden="1"/></cols>',
      },
      { name: 'More', rows: cell('more') },
    ],
  });

  it('takes the first that is shown and has anything in it, and names what is hidden', async () => {
    const { table, rows } = await readTable(bytes);
    expect(texts(rows)).toEqual([['data']]);
    expect(table?.format).toEqual({
      kind: 'xlsx',
      encoding: null,
      delimiter: null,
      sheet: 'Data',
      sheets: [
        { name: 'Codes', hidden: true },
        { name: 'Empty', hidden: false },
        { name: 'Data', hidden: false },
        { name: 'More', hidden: false },
      ],
    });
    expect(table?.notes).toEqual([
      { code: 'sheets-hidden', params: { names: 'Codes' } },
      { code: 'columns-hidden', params: { columns: 'B–C, E' } },
    ]);
  });

  it('passes over words before the table', async () => {
    const words =
      '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>0</v></c></row>';
    const cells = (row: number) =>
      `<row r="${row}"><c r="A${row}"><v>1</v></c><c r="B${row}"><v>2</v></c></row>`;
    const strings = '<si><t>All figures are monthly.</t></si>';
    const sheets = [
      { name: 'Read me', rows: words },
      { name: 'Data', rows: cells(1) + cells(2) },
    ];
    expect((await readTable(xlsxOf({ sheets, strings }))).table?.format.sheet).toBe('Data');
    expect((await readTable(xlsxOf({ sheets: sheets.slice(0, 1), strings }))).table?.format.sheet).toBe(
      'Read me',
    );
  });

  it('takes the one that is named', async () => {
    expect(texts((await readTable(bytes, { sheet: ' more' })).rows)).toEqual([['more']]);
    expect(texts((await readTable(bytes, { sheet: 'Codes' })).rows)).toEqual([['codes']]);
    expect((await readTable(bytes, { sheet: 'Mroe' })).problem).toEqual({
      code: 'sheet-unknown',
      params: { sheet: 'Mroe', sheets: 'Codes, Empty, Data, More' },
    });
  });

  it('says that there is nothing in any of them', async () => {
    expect((await readTable(rowsXlsx(''))).problem).toMatchObject({ code: 'table-empty' });
  });
});

describe("Marsad's own workbooks", () => {
  it('read back as they were written', async () => {
    const cell = fc.oneof(
      fc.string().map((text) => `${text.replaceAll(/[\0\ud800-\udfff\ufffe\uffff]/g, '')}z`),
      fc.integer(),
      fc.boolean(),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { maxLength: 5 }),
        async (rows) => {
          const bytes = await workbookOf({ sheets: [{ name: 'Observations', names: ['a', 'b'], rows }] });
          const read = await cellsOf(bytes);
          const plain = read.map((cells) =>
            cells.map((own) => (typeof own === 'string' ? own : 'value' in own ? own.value : null)),
          );
          expect(plain).toEqual([['a', 'b'], ...rows]);
        },
      ),
      { numRuns: 50 },
    );
  });
});
