/** Whatever stands in a table, its reader neither throws nor says less than the form would. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEntry } from '../../entry/entry.js';
import type { Indicator } from '../../indicator/indicator.js';
import { plainNumber } from '../../quantity/number-format.js';
import {
  type Cell,
  type ColumnReading,
  inFormMarks,
  isMissingCell,
  openEntries,
  type Place,
  type ResolvedMapping,
  type TableEntry,
} from '../index.js';

const today = '2026-06-15';
const name = (en: string) => ({ en });
const base: Indicator = {
  id: 'a',
  name: name('A'),
  definition: name('A'),
  kind: 'flow',
  unit: '{person}',
  rateBasis: 'month',
  statedAs: 'total',
  cadence: 'month',
  publicationLagDays: 30,
  direction: 'neutral',
  nonNegative: true,
  integer: true,
  dimensions: [
    {
      id: 'sex',
      name: name('Sex'),
      codes: [
        { code: 'women', name: name('Women') },
        { code: 'men', name: name('Men') },
      ],
    },
  ],
  margin: 0,
};
const indicators: readonly Indicator[] = [
  base,
  { ...base, id: 'b', kind: 'ratio', unit: '%', rateBasis: null, integer: false, dimensions: [] },
  {
    ...base,
    id: 'c',
    kind: 'stock',
    unit: 'USD',
    rateBasis: null,
    integer: false,
    nonNegative: false,
    cadence: 'year',
  },
];
const indicatorOf = (id: string) => indicators.find((indicator) => indicator.id === id) ?? null;

const figureTexts = fc.oneof(
  fc.constantFrom(
    ...['5', '1,200', '1.234', '1.234,5', '1,5', '0,125', '12.345', '60-70', 'about 1,200', '>100', '100+'],
    ...['1,200*', 'none', 'n/a', '', '-', '5 a day', '12.5%', '$5m', '-3', '١٬٢٣٤', 'كذا', '#REF!', '1e309'],
  ),
  fc.integer({ min: -5, max: 10_000_000 }).map(String),
  fc.double({ noNaN: false }).map(String),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.stringMatching(/^[0-9.,' \u066b\u066c%<>~+-]{0,9}$/),
);
const periodTexts = fc.oneof(
  fc.constantFrom(
    ...['2020', '2020-03', '2020-03-01', '13/04/2020', '03/04/2020', '3.4.20', 'Jan-20', 'Jan-30', 'Q1 2020'],
    ...[
      '1Q20',
      '2020Q1',
      'كانون الثاني 2020',
      'mars 2020',
      '2020-03-01T00:00:00Z',
      '2020-01-01/P9M',
      '',
      'Total',
    ],
    ...[
      '2020-D366',
      '2019-D366',
      '2020-T3',
      '9999-12-31',
      '0000-01-01',
      '2027-01',
      '43831',
      '2020.0',
      '02/30/2020',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.stringMatching(/^[0-9./: -]{0,12}$/),
);
const otherTexts = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    'c',
    'women',
    'Men',
    '_T',
    '',
    'monthly',
    'B2',
    '3',
    'M',
    'D',
    'A report',
    'https://x.org',
    'null',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const texts = fc.oneof(figureTexts, periodTexts, otherTexts);

const cells: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 6, arbitrary: texts },
  {
    weight: 3,
    arbitrary: fc.oneof(
      fc.record({
        kind: fc.constantFrom('number' as const, 'percent' as const),
        value: fc.oneof(fc.double(), fc.integer({ min: 0, max: 3000 })),
        text: texts,
      }),
      fc.record({
        kind: fc.constant('date' as const),
        day: fc.constantFrom('2020-01-01', '2020-03-31', '2019-12-30', '1899-12-31', '2300-01-01'),
        text: texts,
      }),
      fc.record({ kind: fc.constant('boolean' as const), value: fc.boolean(), text: texts }),
      fc.record({ kind: fc.constant('error' as const), text: fc.constantFrom('#REF!', '#N/A', '') }),
      fc.record({ kind: fc.constant('merged' as const), of: texts }),
    ),
  },
);

const width = 8;
const place: fc.Arbitrary<Place> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ at: fc.integer({ min: 0, max: width }) }) },
  { weight: 1, arbitrary: fc.record({ is: texts }) },
);
const maybe = fc.option(place, { nil: null });
const reading: fc.Arbitrary<ColumnReading> = fc.record({
  decimal: fc.constantFrom(null, '.', ','),
  dates: fc.constantFrom(null, 'dmy', 'mdy', 'ymd'),
  datesMean: fc.constantFrom([], ['month'], ['week'], ['month', 'quarter', 'year']),
} as const);
const some: { requiredKeys: never[] } = { requiredKeys: [] };
const value = fc.oneof(maybe, fc.record({ lower: place, upper: place, point: place }, some));
const codes = fc.constantFrom<ResolvedMapping['codes'][]>(
  {},
  { sex: { F: 'women' } },
  { indicator: { x: 'a' } },
);

const mappings: fc.Arbitrary<ResolvedMapping> = fc.record({
  shape: fc.constantFrom('rows', 'wide'),
  vocabulary: fc.constantFrom(null, 'marsad', 'hxl', 'sdmx'),
  sheet: fc.constant(null),
  headerRow: fc.constant(1),
  skipRows: fc.constant([]),
  headers: fc.constant(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']),
  reads: fc.array(reading, { maxLength: width }),
  none: fc.constantFrom(null, 'zero', 'missing'),
  indicator: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom({ is: 'a' }, { is: 'b' }, { is: 'c' }) },
    { weight: 1, arbitrary: maybe },
  ),
  per: maybe,
  value,
  period: fc.oneof(
    maybe,
    fc.record({ from: place, to: place }),
    fc.record({ year: place, month: place }),
    fc.record({ year: place, week: place }),
  ),
  dimensions: fc.oneof(fc.constant({}), fc.record({ sex: place, nothing: place }, some)),
  codes,
  source: fc.oneof(
    fc.constant({ title: { is: 'A report' } }),
    fc.record(
      { title: place, publisher: place, author: place, date: place, url: place, locator: place },
      some,
    ),
  ),
  reliability: maybe,
  credibility: maybe,
  status: maybe,
  note: maybe,
  across: fc.array(
    fc.record(
      {
        at: fc.integer({ min: 0, max: width }),
        period: periodTexts,
        indicator: fc.constantFrom('a', 'b', 'nobody'),
        dimensions: fc.constantFrom<Readonly<Record<string, string>>[]>(
          { sex: 'men' },
          { sex: 'nobody' },
          {},
        ),
      },
      { requiredKeys: ['at'] },
    ),
    { maxLength: 4 },
  ),
  events: fc.option(
    fc.record({
      date: place,
      by: fc.constantFrom('day', 'week', 'month', 'quarter', 'year'),
      count: fc.oneof(fc.constant('rows' as const), place, fc.record({ lower: place, upper: place }, some)),
      where: fc.array(
        fc.record({ at: fc.integer({ min: 0, max: width }), is: fc.array(texts, { maxLength: 3 }) }),
        { maxLength: 1 },
      ),
      // A file of centuries by day is tried elsewhere: here it would only take time.
      emptyPeriods: fc.constant('none'),
    } as const),
    { nil: null },
  ),
  exported: fc.option(
    fc.record({
      columns: fc.dictionary(
        fc.constantFrom(
          'INDICATOR',
          'PERIOD',
          'TIME_PERIOD',
          'FIGURE',
          'OBS_VALUE',
          'OBS_LOWER',
          'QUALIFIER',
          'PER',
          'SOURCE_TITLE',
          'KNOWN_ON',
          'sex',
        ),
        fc.integer({ min: 0, max: width }),
      ),
      dimensions: fc.constantFrom([], ['sex']),
    } as const),
    { nil: null },
  ),
  action: fc.constantFrom(null, 7),
} as const);

function open(mapping: ResolvedMapping) {
  return openEntries({ mapping, indicatorOf, today });
}

const isSound = (found: TableEntry) => found.kind === 'entry' || found.faults.length > 0;

describe('whatever the cells and the mapping', () => {
  it('each row gives entries, is passed over or has its faults named', () => {
    const rows = fc.array(fc.array(cells, { maxLength: width }), { maxLength: 5 });
    fc.assert(
      fc.property(mappings, rows, (mapping, table) => {
        const reader = open(mapping);
        for (const [at, row] of table.entries()) {
          const found = reader.read({ row: at + 2, cells: row });
          expect(found.every(isSound)).toBe(true);
          const isOneEach = mapping.events === null && mapping.exported === null && mapping.shape === 'rows';
          if (isOneEach) expect(found.length).toBeLessThanOrEqual(1);
        }
        const { entries, events } = reader.end();
        expect(entries.every(isSound)).toBe(true);
        expect(events === null).toBe(mapping.events === null);
      }),
      { numRuns: 3000 },
    );
  });
});

const plain = (reads: ColumnReading): ResolvedMapping => ({
  shape: 'rows',
  vocabulary: null,
  sheet: null,
  headerRow: 1,
  skipRows: [],
  headers: ['Indicator', 'Period', 'Figure', 'Sex', 'Title', 'URL'],
  reads: Array.from({ length: 6 }, () => reads),
  indicator: { at: 0 },
  per: null,
  value: { at: 2 },
  period: { at: 1 },
  dimensions: { sex: { at: 3 } },
  codes: {},
  source: { title: { at: 4 }, url: { at: 5 } },
  reliability: null,
  credibility: null,
  status: null,
  note: null,
  across: [],
  events: null,
  exported: null,
  action: null,
});

const known = fc.record({
  indicator: fc.constantFrom('a', 'b', 'c', 'nobody'),
  period: fc.constantFrom(
    '2020',
    '2020-03',
    '2020-Q1',
    'Oct 2020',
    '13/04/2020',
    '2020-W05',
    '2027-01',
    'soon',
  ),
  value: figureTexts,
  sex: fc.constantFrom('', 'women', 'nobody'),
  title: fc.constantFrom('A report', '', 'تقرير'),
  url: fc.constantFrom('', 'https://example.org/a', 'example'),
});

function both(
  row: { [K in 'indicator' | 'period' | 'value' | 'sex' | 'title' | 'url']: string },
  reads: ColumnReading,
  asTyped: string,
) {
  const mapping = plain(reads);
  const reader = openEntries({ mapping, indicatorOf, today });
  const { indicator, period, sex, title, url } = row;
  const [found] = reader.read({ row: 2, cells: [indicator, period, row.value, sex, title, url] });
  const form = readEntry(
    {
      indicator,
      period,
      value: asTyped,
      dimensions: sex === '' ? {} : { sex },
      source: { title, url },
    },
    indicatorOf,
    today,
    { noneIs: 'asked' },
  );
  return { found, form };
}

/** What tables have a name for, and forms do not. */
const named = new Set(['figure-footnote', 'figure-of-other-language', 'cell-is-date']);

describe('a row reads as the same texts in the form', () => {
  it('where nothing is known of its columns, with the same faults', () => {
    fc.assert(
      fc.property(known, (row) => {
        fc.pre(!isMissingCell(row.value));
        const { found, form } = both(row, { decimal: null, dates: null }, row.value);
        if (form.entry) expect(found).toMatchObject({ kind: 'entry', entry: form.entry });
        else {
          const codesOf = (faults: readonly { problem: { code: string } }[]) =>
            faults.map(({ problem }) => (named.has(problem.code) ? 'figure-not-read' : problem.code)).sort();
          expect(found?.kind === 'reject' && codesOf(found.faults)).toEqual(codesOf(form.faults));
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('where the decimal sign is known, with its numbers in the marks of the form', () => {
    fc.assert(
      fc.property(known, fc.constantFrom('.' as const, ',' as const), (row, decimal) => {
        fc.pre(!isMissingCell(row.value));
        const { found, form } = both(row, { decimal, dates: null }, inFormMarks(row.value, decimal));
        expect(found?.kind === 'entry').toBe(form.entry !== null);
        if (!form.entry || found?.kind !== 'entry') return;
        const { text: _, ...quantity } = form.entry.figure.quantity;
        expect(found.entry).toMatchObject({
          ...form.entry,
          figure: { per: form.entry.figure.per, quantity },
        });
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a number', () => {
  const numbers = fc.oneof(
    fc.integer({ min: 0, max: 1_000_000_000 }),
    fc.integer({ min: 0, max: 1_000_000_000 }).map((n) => n / 1000),
    fc.integer({ min: 0, max: 100_000 }).map((n) => n / 100),
  );

  it('that is written in its column’s format is that number', () => {
    const format = (n: number, decimal: ',' | '.') =>
      new Intl.NumberFormat(decimal === ',' ? 'de' : 'en', { maximumFractionDigits: 3 }).format(n);
    fc.assert(
      fc.property(numbers, fc.constantFrom(',' as const, '.' as const), (n, decimal) => {
        const mapping = { ...plain({ decimal, dates: null }), indicator: { is: 'b' }, dimensions: {} };
        const [found] = open(mapping).read({
          row: 2,
          cells: ['', '2020-03', format(n, decimal), '', 'A report'],
        });
        expect(found).toMatchObject({ kind: 'entry', entry: { figure: { quantity: { point: n } } } });
      }),
      { numRuns: 2000 },
    );
  });

  it('is the same in a cell of a workbook, and reads in the form as what is kept of it', () => {
    fc.assert(
      fc.property(numbers, (n) => {
        const mapping = { ...plain({ decimal: null, dates: null }), indicator: { is: 'b' }, dimensions: {} };
        const cell: Cell = { kind: 'number', value: n, text: plainNumber(n, { language: 'en' }) };
        const [found] = open(mapping).read({ row: 2, cells: ['', '2020-03', cell, '', 'A report'] });
        expect(found).toMatchObject({ kind: 'entry', entry: { figure: { quantity: { point: n } } } });
        const text = found?.kind === 'entry' ? found.entry.figure.quantity.text : '';
        const again = readEntry({ indicator: 'b', value: text }, indicatorOf, today);
        expect(again.figure?.quantity.point).toBe(n);
      }),
      { numRuns: 2000 },
    );
  });
});
