/** Tables as they come, from their bytes to what each row would do: as the steps read them, without a database. */

import type { Mapping } from '@marsad/indicators/table';
import iconv from 'iconv-lite';
import { describe } from 'vitest';
import { each, of } from '../../test/planned.js';
import { odsOf, odsTable, rowsXlsx } from '../../test/workbooks.js';

describe('letters', () => {
  const french = 'Période;Valeur;Région\n2020-01;5;Hébergés\n2020-02;6;réfugiés\n';
  const two = ['2020-01 5', '2020-02 6'];
  each([
    ['of western Europe', iconv.encode(french, 'windows-1252'), of('people'), two],
    [
      'of Arabic',
      iconv.encode('الشهر;القيمة\nكانون الثاني 2020;5\nفبراير 2020;6\nالمجموع;11\n', 'windows-1256'),
      of('people'),
      [...two, '4 row-of-totals'],
    ],
    [
      'of an old Macintosh are asked about',
      iconv.encode(french, 'macintosh'),
      of('people'),
      ['encoding-unknown'],
    ],
    [
      'in two bytes',
      iconv.encode('Period\tValue\r\n2020-01\t5\r\n', 'utf-16le', { addBOM: true }),
      of('people'),
      ['2020-01 5'],
    ],
    [
      'of other digits and separators',
      'Period;Value\n٢٠٢٠-٠١;١٬٢٣٤٫٥\n۲۰۲۰-۰۲;۱۲۳۴\n2020-03;\u200f60-70\u200f\n2020-04;1\u202f200\n2020-05;\u22125\n',
      of('km'),
      ['2020-01 1234.5', '2020-02 1234', '2020-03 60..70', '2020-04 1200', '2020-05 -5'],
    ],
  ]);
});

describe('rows that are none', () => {
  each([
    [
      'above, below and between',
      'Arrivals at the camp;\nSource: Field desk;\n;\nPeriod;Value\n;persons\n2020-01;5\n\nPeriod;Value\n2020-02;6\nTotal;11\n* provisional;\n',
      of('people'),
      [
        '5 row-of-units',
        '2020-01 5',
        '8 row-repeats-header',
        '2020-02 6',
        '10 row-of-totals',
        '11 row-of-remarks',
      ],
    ],
    [
      'and names of columns that are blank',
      'Period,,Value,\n2020-01,x,5,y\n2020-02\n',
      of('people'),
      ['2020-01 5', '3 figure-missing'],
    ],
  ]);
});

describe('periods', () => {
  each([
    ['day first', 'Date,Value\n13/04/2020,1\n03/04/20,2\n', of('daily'), ['2020-04-13 1', '2020-04-03 2']],
    [
      'in two orders',
      'Date,Value\n13/04/2020,1\n04/13/2020,2\n03/04/2020,3\n',
      of('daily'),
      ['dates-ambiguous'],
    ],
    [
      'in four languages',
      'Period,Value\nJan-20,1\nfévr. 2020,2\nmarzo de 2020,3\nنيسان 2020,4\nمايو 2020,5\n2020-06,6\n2020M07,7\n',
      of('people'),
      ['2020-01 1', '2020-02 2', '2020-03 3', '2020-04 4', '2020-05 5', '2020-06 6', '2020-07 7'],
    ],
    [
      'by quarter',
      'Period,Value\nQ1 2020,1\n2020-Q2,2\nT3 2020,3\n4e trimestre 2020,4\nالربع الأول 2021,5\n',
      of('quarterly'),
      ['2020-Q1 1', '2020-Q2 2', '2020-Q3 3', '2020-Q4 4', '2021-Q1 5'],
    ],
    [
      'of other calendars, by name',
      'Date,Value\n43831,1\nFY2019/20,2\n1442-01,3\nرمضان 1441,4\n2020-05-01,5\n',
      of('people', { period: { column: 'Date' } }),
      ['2 period-is-serial', '3 period-fiscal-year', '4 period-hijri', '5 period-hijri', '2020-05 5'],
    ],
  ]);
});

describe('figures', () => {
  each([
    [
      'with a decimal comma that one proves',
      'Period;Value\n2020-01;1.234,5\n2020-02;1.234\n',
      of('km'),
      ['2020-01 1234.5', '2020-02 1234'],
    ],
    [
      'with one point each are asked about',
      'Period;Value\n2020-01;1.234\n2020-02;5.678\n',
      of('people'),
      ['decimal-ambiguous'],
    ],
    [
      'with signs of both kinds are asked about',
      'Period;Value\n2020-01;1.234,5\n2020-02;1,234.5\n',
      of('km'),
      ['decimal-ambiguous'],
    ],
    [
      'in groups of every kind',
      "Period;Value\n2020-01;1'200\n2020-02;1,20,000\n2020-03;12,34,567\n2020-04;1 200 000\n2020-05;1.2E+05\n2020-06;1.2 million\n",
      of('people'),
      [
        '2020-01 1200',
        '2020-02 120000',
        '2020-03 1234567',
        '2020-04 1200000',
        '2020-05 120000',
        '2020-06 1200000',
      ],
    ],
    [
      'in per cent',
      'Period;Value\n2020-01;12,5 %\n2020-02;40\n',
      of('share'),
      ['2020-01 12.5', '2020-02 40'],
    ],
    [
      'with their hedges',
      'Period;Value\n2020-01;about 1,200\n2020-02;بين ٦٠ و٧٠\n2020-03;أكثر من 100 ألف\n2020-04;<5\n2020-05;1-2\n2020-06;at least 50\n',
      of('people'),
      ['2020-01 ~1200', '2020-02 60..70', '2020-03 >100000', '2020-04 <5', '2020-05 1..2', '2020-06 >=50'],
    ],
    [
      'that are not read, by name',
      'Period;Value\n2020-01;environ 1 200\n2020-02;al menos 50\n2020-03;1,200*\n2020-04;1 200 (e)\n2020-05;(1,200)\n2020-06;1-Feb\n2020-07;5\n',
      of('people'),
      [
        ...[
          '2 figure-of-other-language',
          '3 figure-of-other-language',
          '4 figure-footnote',
          '5 figure-footnote',
        ],
        ...['6 figure-ambiguous', '7 cell-is-date', '2020-07 5'],
      ],
    ],
    [
      'that are missing, and never 0',
      `Period;Value\n${['-', '..', 'N/A', '#N/A', ':', 's/d', 'no data', 'غير متوفر', '0'].map((text, at) => `${2001 + at};${text}`).join('\n')}`,
      of('people'),
      [...Array.from({ length: 8 }, (_, at) => `${at + 2} figure-missing`), '2009 0'],
    ],
    [
      'of JSON, as they were written or not at all',
      '[{"Period":"2020-01","Value":9007199254740993},{"Period":"2020-02","Value":"about 1,200"},{"Period":"2020-03","Value":5.0}]',
      of('people'),
      ['1 figure-too-precise', '2020-02 ~1200', '2020-03 5'],
    ],
  ]);
});

describe('workbooks', () => {
  const text = (at: string, words: string) => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`;
  const number = (at: string, value: number, style = 0) => `<c r="${at}" s="${style}"><v>${value}</v></c>`;
  const row = (nth: number, cells: string) => `<row r="${nth}">${cells}</row>`;
  const wide = of('by-sex', { shape: 'wide', period: { column: 'Month' } });
  const across: Mapping['across'] = [
    { column: 'Arrivals F', dimensions: { sex: 'women' } },
    { column: 'Arrivals M', dimensions: { sex: 'men' } },
  ];
  const odsText = (words: string, more = '') =>
    `<table:table-cell office:value-type="string"${more}><text:p>${words}</text:p></table:table-cell>`;
  const odsNumber = (kind: string, value: string, shown: string) =>
    `<table:table-cell office:value-type="${kind}" office:value="${value}"><office:annotation><text:p>99</text:p></office:annotation><text:p>${shown}</text:p></table:table-cell>`;
  const odsRow = (cells: string) => `<table:table-row>${cells}</table:table-row>`;
  each([
    [
      'with a header of two lines',
      rowsXlsx(
        row(1, text('A1', 'Month') + text('B1', 'Arrivals')) +
          row(2, text('B2', 'F') + text('C2', 'M')) +
          row(3, text('A3', '2020-01') + number('B3', 5) + number('C3', 6)),
        { after: '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells>' },
      ),
      { ...wide, across },
      ['2020-01 women 5', '2020-01 men 6'],
    ],
    [
      'that count from 1904, with one row: the first of a month is the month',
      rowsXlsx(
        row(1, text('A1', 'Date') + text('B1', 'Value')) + row(2, number('A2', 42369, 1) + number('B2', 5)),
        {
          formats: [14],
          from1904: true,
        },
      ),
      of('people'),
      ['2020-01 5'],
    ],
    [
      'with errors, formulas and dates in the place of figures',
      rowsXlsx(
        row(1, text('A1', 'Period') + text('B1', 'Value')) +
          row(2, `${text('A2', '2020-01')}<c r="B2"><f>2+3</f><v>5</v></c>`) +
          row(3, `${text('A3', '2020-02')}<c r="B3"><f>2+3</f></c>`) +
          row(4, text('A4', '2020-03') + number('B4', 43862, 1)),
        { formats: ['d-mmm'] },
      ),
      of('people'),
      ['2020-01 5', '3 cell-is-error', '4 cell-is-date'],
    ],
    [
      'of LibreOffice, without their comments',
      odsOf(
        odsTable(
          odsRow(
            odsText('Month', ' table:number-rows-spanned="2"') +
              odsText('Arrivals', ' table:number-columns-spanned="2"'),
          ) +
            odsRow(`<table:covered-table-cell/>${odsText('F')}${odsText('M')}`) +
            odsRow(
              odsText('2020-01') + odsNumber('float', '1234', '1.234') + odsNumber('currency', '6', '6,00 $'),
            ),
        ),
      ),
      { ...wide, across },
      ['2020-01 women 1234', '2020-01 men 6'],
    ],
  ]);
});
