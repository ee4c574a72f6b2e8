import { describe, expect, it } from 'vitest';
import { readTable, texts } from '../../../test/tables.js';
import { odsOf, odsTable } from '../../../test/workbooks.js';

const row = (cells: string, more = '') => `<table:table-row${more}>${cells}</table:table-row>`;
const cell = (attributes: string, text = '') =>
  `<table:table-cell ${attributes}>${text === '' ? '' : `<text:p>${text}</text:p>`}</table:table-cell>`;
const said = (text: string) => cell('office:value-type="string"', text);
const float = (value: string, text = value) =>
  cell(`office:value-type="float" office:value="${value}"`, text);

describe('OpenDocument spreadsheets', () => {
  it('reads each kind of cell', async () => {
    const { table, rows } = await readTable(
      odsOf(
        odsTable(
          row(
            said('a &amp; b') +
              cell(
                'office:value-type="string"',
                'x<text:s text:c="2"/>y<text:tab/><text:span>z</text:span></text:p><text:p>next',
              ),
          ) +
            row(
              float('1234.5', '1,234.50') +
                cell('office:value-type="percentage" office:value="0.125"', '13%') +
                cell('office:value-type="currency" office:value="0.30000000000000004"', '0.3 IQD') +
                cell('office:value-type="date" office:date-value="2020-01-31"', '31.01.20') +
                cell('office:value-type="date" office:date-value="2020-01-31T13:30:00"', '31.01.20 13:30') +
                cell('office:value-type="boolean" office:boolean-value="true"', 'WAHR') +
                cell('office:value-type="time" office:time-value="PT13H30M00S"', '13:30') +
                cell(
                  'office:value-type="string" calcext:value-type="error" table:formula="of:=1/0"',
                  '#DIV/0!',
                ) +
                cell('table:formula="of:=[.A1]*2"') +
                cell('office:value-type="float" office:value="4" table:formula="of:=2+2"', '4') +
                float('7', '007'),
            ),
        ),
      ),
    );
    expect(table?.format).toMatchObject({
      kind: 'ods',
      sheet: 'Sheet',
      sheets: [{ name: 'Sheet', hidden: false }],
    });
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['a & b', 'x  y\tz\nnext'],
      [
        { kind: 'number', value: 1234.5, text: '1234.5' },
        { kind: 'percent', value: 12.5, text: '12.5%' },
        { kind: 'number', value: 0.3, text: '0.3' },
        { kind: 'date', day: '2020-01-31', text: '2020-01-31' },
        { kind: 'date', day: '2020-01-31', text: '2020-01-31 13:30' },
        { kind: 'boolean', value: true, text: 'TRUE' },
        { kind: 'number', value: 0.5625, text: '13:30' },
        { kind: 'error', text: '#DIV/0!' },
        { kind: 'error', text: '=[.A1]*2' },
        { kind: 'number', value: 4, text: '4' },
        { kind: 'number', value: 7, text: '007' },
      ],
    ]);
  });

  it('does not write out what repeats', async () => {
    const { rows } = await readTable(
      odsOf(
        odsTable(
          row(
            said('a') +
              cell('table:number-columns-repeated="2"') +
              said('d') +
              cell('table:number-columns-repeated="16380"'),
          ) +
            row(cell('table:number-columns-repeated="16384"'), ' table:number-rows-repeated="1000"') +
            row(
              cell('office:value-type="float" office:value="5" table:number-columns-repeated="3"', '5'),
              ' table:number-rows-repeated="2"',
            ) +
            row(cell('table:number-columns-repeated="16384"'), ' table:number-rows-repeated="1047000"'),
        ),
      ),
    );
    expect(rows.map((own) => own.row)).toEqual([1, 1002, 1003]);
    expect(texts(rows)).toEqual([
      ['a', '', '', 'd'],
      ['5', '5', '5'],
      ['5', '5', '5'],
    ]);
  });

  it('marks hidden rows, and names hidden sheets and columns', async () => {
    const { table, rows } = await readTable(
      odsOf(
        odsTable(row(said('no')), 'Codes', ' table:style-name="ta2"') +
          odsTable('', 'Empty') +
          odsTable(
            '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>' +
              row(said('a')) +
              row(said('b'), ' table:visibility="filter"'),
            'Data',
          ) +
          odsTable(row(said('more')), 'More'),
        '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>',
      ),
    );
    expect(rows).toEqual([
      { row: 1, cells: ['a'] },
      { row: 2, cells: ['b'], hidden: true },
    ]);
    expect(table?.format.sheets[0]).toEqual({ name: 'Codes', hidden: true });
    expect(table?.notes).toEqual([
      { code: 'sheets-hidden', params: { names: 'Codes' } },
      { code: 'columns-hidden', params: { columns: 'B–C' } },
    ]);
  });

  it('passes over words on a sheet before the table', async () => {
    const pair = row(said('a') + said('b'));
    const bytes = odsOf(odsTable(row(said('monthly')), 'Read me') + odsTable(pair + pair, 'Data'));
    expect((await readTable(bytes)).table?.format.sheet).toBe('Data');
  });

  it('lets a merged cell hold for those it covers', async () => {
    const { rows } = await readTable(
      odsOf(
        odsTable(
          row(
            `${cell('office:value-type="string" table:number-rows-spanned="2" table:number-columns-spanned="1"', 'place')}${cell('office:value-type="string" table:number-columns-spanned="2" table:number-rows-spanned="1"', '2020')}<table:covered-table-cell/>`,
          ) +
            row(`<table:covered-table-cell/>${float('1')}${float('2')}`) +
            row(float('9')),
        ),
      ),
    );
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['place', '2020', { kind: 'merged', of: '2020' }],
      [
        { kind: 'merged', of: 'place' },
        { kind: 'number', value: 1, text: '1' },
        { kind: 'number', value: 2, text: '2' },
      ],
      [{ kind: 'number', value: 9, text: '9' }],
    ]);
  });

  it('shows no more of a date than its format does', async () => {
    const { rows } = await readTable(
      odsOf(
        odsTable(
          `<table:table-column table:default-cell-style-name="ce2"/><table:table-column/>${row(cell('office:value-type="date" office:date-value="2020-01-01"', 'Jan 20') + cell('table:style-name="ce1" office:value-type="date" office:date-value="2020-01-01"', '1.1.20'))}`,
        ),
        `<number:date-style style:name="N1"><number:day/><number:month/><number:year/></number:date-style>
         <number:date-style style:name="N2"><number:month number:textual="true"/><number:text>-</number:text><number:year/></number:date-style>
         <style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/><style:style style:name="ce2" style:family="table-cell" style:data-style-name="N2"/>`,
      ),
    );
    expect(texts(rows)).toEqual([['2020-01', '2020-01-01']]);
  });

  it('passes over comments, drawings and changes that are kept', async () => {
    const { rows } = await readTable(
      odsOf(
        `<table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell><text:p>old</text:p></table:change-track-table-cell></table:previous></table:cell-content-change></table:tracked-changes>${odsTable(
          row(
            '<table:table-cell office:value-type="string"><office:annotation><text:p>a comment</text:p></office:annotation><text:p>a</text:p></table:table-cell>',
          ),
        )}<table:dde-links><table:dde-link><table:table table:name="x"><table:table-row/></table:table></table:dde-link></table:dde-links>`,
      ),
    );
    expect(texts(rows)).toEqual([['a']]);
  });
});
