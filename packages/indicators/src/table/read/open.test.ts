import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../indicator/indicator.js';
import type { Cell, TableEntry, TableRow } from '../index.js';
import { type ColumnReading, openEntries, type ResolvedMapping } from '../index.js';

const name = (en: string, ar?: string) => (ar === undefined ? { en } : { en, ar });
const people: Indicator = {
  id: 'displaced',
  name: name('Displaced'),
  definition: name('Displaced'),
  kind: 'flow',
  unit: '{person}',
  rateBasis: 'month',
  statedAs: 'total',
  cadence: 'month',
  publicationLagDays: 30,
  direction: 'up-is-worse',
  nonNegative: true,
  integer: true,
  dimensions: [
    {
      id: 'sex',
      name: name('Sex'),
      codes: [
        { code: 'women', name: name('Women', 'نساء') },
        { code: 'men', name: name('Men', 'رجال') },
      ],
    },
  ],
  margin: 0,
};
const share: Indicator = {
  ...people,
  id: 'share',
  kind: 'ratio',
  unit: '%',
  rateBasis: null,
  integer: false,
  dimensions: [],
};
/** Called as what stands for no value. */
const missing: Indicator = { ...people, id: 'missing', dimensions: [] };
const indicators = [people, share, missing];

const headers = ['Period', 'Figure', 'Sex', 'Source', 'Date', 'Indicator'];
const plain: ColumnReading = { decimal: null, dates: null };
const base: ResolvedMapping = {
  shape: 'rows',
  vocabulary: null,
  sheet: null,
  headerRow: 1,
  skipRows: [],
  headers,
  reads: headers.map(() => plain),
  indicator: { is: 'displaced' },
  per: null,
  value: { at: 1 },
  period: { at: 0 },
  dimensions: {},
  codes: {},
  source: { title: { is: 'A report' } },
  reliability: null,
  credibility: null,
  status: null,
  note: null,
  across: [],
  events: null,
  exported: null,
  action: null,
};

const today = '2026-06-15';
const open = (mapping: Partial<ResolvedMapping>) =>
  openEntries({
    mapping: { ...base, ...mapping },
    indicatorOf: (id) => indicators.find((indicator) => indicator.id === id) ?? null,
    today,
  });

const rowOf = (cells: readonly Cell[], row = 2): TableRow => ({ row, cells });
const readRow = (mapping: Partial<ResolvedMapping>, ...cells: Cell[]) => open(mapping).read(rowOf(cells));

function one(entries: readonly TableEntry[]): TableEntry {
  expect(entries).toHaveLength(1);
  return entries[0] as TableEntry;
}

function figureOf(found: TableEntry) {
  if (found.kind !== 'entry') throw new Error(JSON.stringify(found));
  return found.entry.figure.quantity;
}

function periodOf(found: TableEntry): string {
  if (found.kind !== 'entry') throw new Error(JSON.stringify(found));
  return found.entry.period.text;
}

const codesOf = (found: TableEntry) =>
  found.kind === 'entry' ? [] : found.faults.map(({ column, problem }) => [column, problem.code]);

it('an indicator may be called what stands for no value elsewhere', () => {
  const [found] = readRow({ indicator: { is: 'missing' } }, '2020-01', '5');
  expect(found).toMatchObject({ kind: 'entry', entry: { indicator: 'missing' } });
});

describe('a figure in a cell', () => {
  const reads = (reading: Partial<ColumnReading>) => headers.map(() => ({ ...plain, ...reading }));
  const read = (cell: Cell, reading: Partial<ColumnReading> = {}) =>
    one(readRow({ reads: reads(reading) }, '2020-01', cell));

  it.each([
    ['1,200', null, 'exact', 1200, 1200],
    ['1,200', '.', 'exact', 1200, 1200],
    ['1.234', ',', 'exact', 1234, 1234],
    ['1.234.567', ',', 'exact', 1_234_567, 1_234_567],
    ['1 234', ',', 'exact', 1234, 1234],
    ['١.٢٣٤', ',', 'exact', 1234, 1234],
    ['about 1,200', null, 'about', 1150, 1250],
    ['environ 1', null, null, null, null],
    ['60-70', ',', 'range', 60, 70],
    ['1.000-2.000', ',', 'range', 1000, 2000],
    ['>100', null, 'more-than', 100, null],
    ['<1.000', ',', 'less-than', 0, 1000],
    ['100+', null, 'at-least', 100, null],
  ] as const)(
    '%s where the decimal sign is %s is %s, from %s to %s',
    (text, decimal, qualifier, lower, upper) => {
      const found = read(text, { decimal });
      if (qualifier === null) expect(found.kind).toBe('reject');
      else expect(figureOf(found)).toMatchObject({ qualifier, lower, upper });
    },
  );

  const shares = { indicator: { is: 'share' } } as const;
  it.each([
    ['12,5', ',', 12.5],
    ['1.234,5', ',', 1234.5],
    ['0,125', ',', 0.125],
    ['12,345', ',', 12.345],
    ['12.345', '.', 12.345],
    ['12,345', '.', 12_345],
    ['1,234.5', '.', 1234.5],
    ['12,5 %', ',', 12.5],
  ] as const)('%s where the decimal sign is %s is %s', (text, decimal, point) => {
    const found = one(readRow({ ...shares, reads: reads({ decimal }) }, '2020-01', text));
    expect(figureOf(found)).toMatchObject({ qualifier: 'exact', point });
  });

  it('is asked about where nothing tells which sign the column has', () => {
    const found = one(readRow(shares, '2020-01', '12.345'));
    expect(codesOf(found)).toEqual([['Figure', 'figure-ambiguous']]);
  });

  it('keeps its words where the form reads them so, and is put in its marks where it would not', () => {
    expect(figureOf(read('about 1,200')).text).toBe('about 1,200');
    expect(figureOf(read('1.234.567', { decimal: ',' })).text).toBe('1.234.567');
    expect(figureOf(read('about 1.200', { decimal: ',' })).text).toBe('about 1200');
  });

  it.each<[Cell, number]>([
    [{ kind: 'number', value: 1200, text: '1,200' }, 1200],
    [{ kind: 'number', value: 0, text: '-' }, 0],
    [{ kind: 'number', value: 30.000000000000004, text: '30' }, 30],
  ])('%j is %s', (cell, point) => expect(figureOf(read(cell))).toMatchObject({ point, qualifier: 'exact' }));

  it('of per cent counts as it is shown', () => {
    const cell: Cell = { kind: 'percent', value: 12.5, text: '12.5%' };
    expect(figureOf(one(readRow(shares, '2020-01', cell)))).toMatchObject({ point: 12.5 });
    expect(codesOf(read(cell))).toEqual([['Figure', 'figure-unit-mismatch']]);
    const three: Cell = { kind: 'percent', value: 12.345, text: '12.345%' };
    expect(figureOf(one(readRow(shares, '2020-01', three)))).toMatchObject({ point: 12.345 });
  });

  it.each<[Cell, string]>([
    [{ kind: 'date', day: '2026-02-01', text: '1-2' }, 'cell-is-date'],
    [{ kind: 'error', text: '#DIV/0!' }, 'cell-is-error'],
    [{ kind: 'boolean', value: true, text: 'TRUE' }, 'figure-not-read'],
    ['none', 'figure-none-asked'],
    ['-5', 'figure-negative'],
    ['12.5', 'figure-not-integer'],
    ...['1,200*', '1,200 [1]', '1200¹', '1,200 (e)'].map((cell): [Cell, string] => [cell, 'figure-footnote']),
    ['(1,200)', 'figure-ambiguous'],
    ...['1-Feb', '02-Jan', 'Feb-3', '1/2/2020'].map((cell): [Cell, string] => [cell, 'cell-is-date']),
    ...['environ 1200', 'plus de 100 000', 'entre 60 et 70', 'al menos 50', 'unos 300'].map(
      (cell): [Cell, string] => [cell, 'figure-of-other-language'],
    ),
    [{ kind: 'number', value: 9007199254740992, text: '9007199254740992' }, 'figure-too-precise'],
    ['1,5', 'figure-ambiguous'],
  ])('%j is refused as %s', (cell, code) => expect(codesOf(read(cell))).toEqual([['Figure', code]]));

  it.each<Cell>([
    ...['', ' ', '-', '–', '—', 'n/a', 'N/A', 'NA', '#N/A', 'NULL', 'null', '..', '...', '…', 'NaN', ':'],
    ...['no data', 'لا يوجد', 'لا ينطبق', 'غير متوفر'],
    { kind: 'error', text: '#N/A' },
    { kind: 'merged', of: '5' },
  ])('%j is missing, and never 0', (cell) => {
    expect(read(cell)).toMatchObject({ kind: 'skip', faults: [{ problem: { code: 'figure-missing' } }] });
  });

  it('of "none" is what the mapping says', () => {
    expect(figureOf(one(readRow({ none: 'zero' }, '2020-01', 'none')))).toMatchObject({ point: 0 });
    expect(one(readRow({ none: 'missing' }, '2020-01', 'nil')).kind).toBe('skip');
  });
});

describe('a figure in several cells', () => {
  const value = { lower: { at: 1 }, upper: { at: 2 }, point: { at: 3 } };
  it.each<[Cell[], object]>([
    [['60', '70', ''], { qualifier: 'range', lower: 60, upper: 70 }],
    [['60', '', ''], { qualifier: 'at-least', lower: 60, upper: null }],
    [['', '70', ''], { qualifier: 'at-most', lower: 0, upper: 70 }],
    [['60', '70', '65'], { qualifier: 'about', lower: 60, upper: 70, point: 65 }],
    [['', '', { kind: 'number', value: 65, text: '65' }], { qualifier: 'exact', point: 65 }],
  ])('%j is %j', (cells, figure) =>
    expect(figureOf(one(readRow({ value }, '2020-01', ...cells)))).toMatchObject(figure),
  );

  it('is refused at the cell that is wrong', () => {
    expect(codesOf(one(readRow({ value }, '2020-01', '70', '60', '')))).toEqual([
      ['Figure', 'figure-bounds-reversed'],
    ]);
    expect(codesOf(one(readRow({ value }, '2020-01', '60', 'about 70', '')))).toEqual([
      ['Sex', 'figure-not-read'],
    ]);
    expect(one(readRow({ value }, '2020-01', '-', '', '..')).kind).toBe('skip');
  });
});

describe('the period of a row', () => {
  const read = (cell: Cell, reading: Partial<ColumnReading> = {}) =>
    one(readRow({ reads: headers.map(() => ({ ...plain, ...reading })) }, cell, '5'));

  it.each([
    ['2020-03', null, '2020-03'],
    ['13/04/2020', null, '2020-04-13'],
    ['03/04/2020', 'dmy', '2020-04-03'],
    ['03/04/2020', 'mdy', '2020-03-04'],
    ['3.4.20', 'dmy', '2020-04-03'],
    ['20-04-03', 'ymd', '2020-04-03'],
    ['04/13/2020', 'dmy', '2020-04-13'],
    ['01/03/2020 - 15/03/2020', 'dmy', '2020-03-01/2020-03-15'],
    ['03/04/2020 14:30', 'dmy', '2020-04-03'],
    ['4/3/2020 12:00:00 AM', 'mdy', '2020-04-03'],
    ['2020-03-01T00:00:00Z', null, '2020-03-01'],
    ['2020-03-01 00:00:00.000+03:00', null, '2020-03-01'],
    ['03-18-14', null, '2014-03-18'],
    ['19/3/15', null, '2015-03-19'],
    ['1-Mar-15', null, '2015-03-01'],
    ['Jan-20', null, '2020-01'],
    ['Jan-85', null, '1985-01'],
    ['Jan 2020', null, '2020-01'],
    ['Q1 2020', null, '2020-Q1'],
    ['1Q20', null, '2020-Q1'],
    ['2020Q1', null, '2020-Q1'],
    ['202003', null, '2020-03'],
    ['2020.0', null, '2020'],
    ['كانون الثاني 2020', null, '2020-01'],
    ['janvier 2020', null, '2020-01'],
    ['1er février 2020', null, '2020-02-01'],
    ['août-20', null, '2020-08'],
    ['enero de 2020', null, '2020-01'],
    ['T1 2020', null, '2020-Q1'],
  ] as const)('%s, dates in the order %s, is %s', (text, dates, period) =>
    expect(periodOf(read(text, { dates }))).toBe(period),
  );

  it.each<[Cell, string]>([
    [{ kind: 'date', day: '2020-01-01', text: 'Jan-20' }, '2020-01'],
    [{ kind: 'date', day: '2020-01-01', text: '1/1/2020' }, '2020-01-01'],
    [{ kind: 'date', day: '2020-03-15', text: 'Mar-20' }, '2020-03-15'],
    [{ kind: 'number', value: 2020, text: '2,020' }, '2020'],
    [{ kind: 'number', value: 202003, text: '202003' }, '2020-03'],
    [{ kind: 'merged', of: '2020-01' }, '2020-01'],
  ])('%j is %s', (cell, period) => expect(periodOf(read(cell))).toBe(period));

  it.each<[Cell, string]>([
    ['', 'period-missing'],
    ['n/a', 'period-missing'],
    ['Total', 'period-not-read'],
    ['03/04/2020', 'period-ambiguous'],
    ['Jan-30', 'period-ambiguous'],
    ['2027-01', 'period-in-future'],
    ['2019/20', 'period-fiscal-year'],
    [{ kind: 'number', value: 43831, text: '43831' }, 'period-is-serial'],
    ['12345', 'period-not-read'],
    ...['1 محرم 1442', '1442-01', '15/09/1441', 'Ramadan 1441', 'ذو الحجة 1441', '1441 هـ', '1399'].map(
      (cell): [Cell, string] => [cell, 'period-hijri'],
    ),
  ])('%j is refused as %s', (cell, code) => expect(codesOf(read(cell))).toEqual([['Period', code]]));

  it.each([
    ['2020-03-01', ['month'], '2020-03'],
    ['2020-03-31', ['month', 'quarter'], '2020-03'],
    ['01/03/2020 00:00', ['month'], '2020-03'],
    ['1 March 2020', ['month'], '2020-03-01'],
    ['2020-03-01', ['week'], '2020-03-01'],
    ['2020-03-01', undefined, '2020-03-01'],
    ['2020-03', ['month'], '2020-03'],
  ] as const)(
    'a day %s whose column has first or last days of %j is %s of a monthly indicator',
    (text, datesMean, period) =>
      expect(periodOf(read(text, { dates: 'dmy', ...(datesMean && { datesMean }) }))).toBe(period),
  );

  it('is put together from several columns', () => {
    const months = { period: { year: { at: 0 }, month: { at: 2 } } };
    const month = (year: Cell, cell: Cell) => one(readRow(months, year, '5', cell));
    for (const cell of [
      '3',
      '03',
      'March',
      'mars',
      'M03',
      'آذار',
      { kind: 'number', value: 3, text: '3' },
    ] as Cell[])
      expect(periodOf(month({ kind: 'number', value: 2020, text: '2020' }, cell))).toBe('2020-03');
    expect(codesOf(month('2020', '13'))).toEqual([['Sex', 'period-month-out-of-range']]);
    expect(codesOf(month('2020', ''))).toEqual([['Sex', 'period-missing']]);
    expect(codesOf(month('2020-01', '3'))).toEqual([['Period', 'period-not-read']]);
    const weeks = { period: { year: { at: 0 }, week: { at: 2 } } };
    for (const cell of ['5', 'W05', 'Week 5'])
      expect(periodOf(one(readRow(weeks, '2020', '5', cell)))).toBe('2020-W05');
    const ends = { period: { from: { at: 0 }, to: { at: 2 } } };
    expect(periodOf(one(readRow(ends, '2020-01-01', '5', '2020-03-31')))).toBe('2020-Q1');
    expect(periodOf(one(readRow(ends, '2020-01', '5', '2020-02')))).toBe('2020-01/2020-02');
    expect(codesOf(one(readRow(ends, '2020-03', '5', '2020-01')))).toEqual([['Sex', 'period-reversed']]);
  });
});

describe('a row', () => {
  it('names every fault at its cell, at once', () => {
    const mapping: Partial<ResolvedMapping> = {
      indicator: { at: 5 },
      dimensions: { sex: { at: 2 } },
      source: { title: { at: 3 }, date: { at: 4 } },
    };
    const found = one(readRow(mapping, 'soon', 'many', 'unknown', '', 'soon', 'displaced'));
    expect(found).toMatchObject({ kind: 'reject', row: 2 });
    expect(codesOf(found)).toEqual([
      ['Source', 'source-title-missing'],
      ['Period', 'period-not-read'],
      ['Sex', 'dimension-code-unknown'],
      ['Figure', 'figure-not-read'],
    ]);
    const dated = one(readRow(mapping, '2020-01', '5', 'Women', 'A report', 'soon', 'nobody'));
    expect(codesOf(dated)).toEqual([
      ['Indicator', 'indicator-unknown'],
      ['Date', 'source-date-not-read'],
    ]);
  });

  it('says what its cells say', () => {
    const found = one(
      readRow(
        {
          indicator: { at: 5 },
          dimensions: { sex: { at: 2 } },
          codes: { sex: { F: 'women' } },
          source: { title: { at: 3 }, date: { at: 4 }, locator: { is: 'p. 3' }, publisher: { is: 'NULL' } },
          reads: headers.map(() => ({ decimal: null, dates: 'dmy' })),
          reliability: { is: 'B2' },
          credibility: { is: 'B2' },
          status: { is: 'provisional' },
          note: { is: ' checked ' },
        },
        '2020-01',
        '5 in total',
        'F',
        'A report',
        '03/04/2020',
        'displaced',
      ),
    );
    expect(found).toMatchObject({
      kind: 'entry',
      column: null,
      entry: {
        indicator: 'displaced',
        dimensions: { sex: 'women' },
        figure: { per: 'period', quantity: { point: 5, text: '5 in total' } },
        source: { title: 'A report', publisher: null, date: '2020-04-03', locator: 'p. 3' },
        knownOn: '2020-04-03',
        reliability: 'B',
        credibility: 2,
        status: 'P',
        note: 'checked',
      },
    });
  });

  it.each([
    ['women', { sex: 'women' }],
    ['WOMEN ', { sex: 'women' }],
    ['نساء', { sex: 'women' }],
    ['', {}],
    ['_T', {}],
  ])('of the code %j has the dimensions %j', (code, dimensions) =>
    expect(one(readRow({ dimensions: { sex: { at: 2 } } }, '2020-01', '5', code))).toMatchObject({
      entry: { dimensions },
    }),
  );

  it('is no row where it is blank, nor one that asks for a deletion', () => {
    expect(readRow({}, '', ' ', { kind: 'merged', of: 'x' })).toEqual([]);
    expect(codesOf(one(readRow({ action: 2 }, '2020-01', '5', 'D')))).toEqual([['Sex', 'row-to-delete']]);
    expect(one(readRow({ action: 2 }, '2020-01', '5', 'I')).kind).toBe('entry');
  });

  it('without a figure is passed over, whatever else is wrong with it', () => {
    expect(one(readRow({}, 'Source: the ministry', '')).kind).toBe('skip');
    expect(one(readRow({ indicator: { at: 5 } }, 'x', '')).kind).toBe('skip');
    expect(one(readRow({ status: { at: 2 } }, '2020-01', '5', 'M')).kind).toBe('skip');
  });

  it('that repeats the header says so', () => {
    expect(codesOf(one(readRow({}, ...headers)))).toEqual([[null, 'row-repeats-header']]);
  });

  it('refuses texts that no record holds', () => {
    const titled = (title: string) =>
      one(readRow({ source: { title: { at: 3 } } }, '2020-01', '5', '', title));
    expect(titled('x'.repeat(501))).toMatchObject({
      faults: [{ column: 'Source', problem: { code: 'cell-too-long', params: { row: 2, most: 500 } } }],
    });
    expect(titled('a\0b')).toMatchObject({
      faults: [{ value: 'a\ufffdb', problem: { code: 'cell-not-text' } }],
    });
    const broken = readRow({ source: { title: { at: 3 } } }, '2020-01', '5', '', {
      kind: 'error',
      text: '#REF!',
    });
    expect(codesOf(one(broken))).toEqual([['Source', 'cell-is-error']]);
  });

  it('warns of what is to be looked at twice', () => {
    const codes = (found: TableEntry) =>
      found.kind === 'entry' ? found.warnings.map(({ code }) => code) : null;
    expect(codes(one(readRow({}, '2020-01', '5')))).toEqual([]);
    expect(codes(one(readRow({}, '2020', '5')))).toEqual(['warn-read-as-total']);
    expect(codes(one(readRow({ per: { is: 'monthly' } }, '2020', '5')))).toEqual([]);
    expect(codes(one(readRow({ none: 'zero' }, '2026-06', 'none')))).toEqual([
      'warn-read-as-zero',
      'warn-partial-period',
    ]);
  });
});

describe('a wide table', () => {
  const mapping: Partial<ResolvedMapping> = {
    shape: 'wide',
    value: null,
    period: null,
    headers: ['Sex', 'Jan-20', 'Feb-20', 'Share'],
    dimensions: { sex: { at: 0 } },
    across: [
      { at: 1, period: '2020-01' },
      { at: 2, period: '2020-02' },
    ],
  };

  it('has an entry in each of its columns', () => {
    const found = readRow(mapping, 'women', '5', '-');
    expect(found).toMatchObject([
      {
        row: 2,
        column: 'Jan-20',
        kind: 'entry',
        entry: { period: { text: '2020-01' }, dimensions: { sex: 'women' } },
      },
      { row: 2, column: 'Feb-20', kind: 'skip', faults: [{ column: 'Feb-20', value: '-' }] },
    ]);
  });

  it('may have codes and indicators across', () => {
    const across = {
      ...mapping,
      period: { at: 0 },
      dimensions: {},
      across: [
        { at: 1, dimensions: { sex: 'men' } },
        { at: 2, dimensions: { sex: 'nobody' } },
        { at: 3, indicator: 'share' },
      ],
    } as const;
    expect(readRow(across, '2020-01', '5', '6', '12.5')).toMatchObject([
      { kind: 'entry', entry: { indicator: 'displaced', dimensions: { sex: 'men' } } },
      {
        kind: 'reject',
        faults: [{ column: 'Feb-20', value: '6', problem: { code: 'dimension-code-unknown' } }],
      },
      { kind: 'entry', entry: { indicator: 'share', figure: { quantity: { point: 12.5 } } } },
    ]);
  });
});

describe('an SDMX table', () => {
  it.each([
    ['2020-A1', '2020'],
    ['2020-M03', '2020-03'],
    ['2020-T1', '2020-01/2020-04'],
    ['2020-D060', '2020-02-29'],
    ['2020-W05', '2020-W05'],
  ])('has the period %s, which is %s', (text, period) =>
    expect(periodOf(one(readRow({ vocabulary: 'sdmx' }, text, '5')))).toBe(period),
  );
});
