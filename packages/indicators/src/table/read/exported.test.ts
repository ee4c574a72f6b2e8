import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, type ExportRecord, exportColumns, readCell, sdmxColumns } from '../../exchange/index.js';
import { parseFigure } from '../../figure/parse.js';
import type { Indicator } from '../../indicator/indicator.js';
import { parsePeriod } from '../../period/parse.js';
import { type Cell, openEntries, type ResolvedMapping, type TableEntry } from '../index.js';

const name = (en: string) => ({ en });
const smuggled: Indicator = {
  id: 'smuggled',
  name: name('Smuggled'),
  definition: name('Smuggled'),
  kind: 'flow',
  unit: '{person}',
  rateBasis: 'month',
  statedAs: 'total',
  cadence: 'month',
  publicationLagDays: 30,
  direction: 'neutral',
  nonNegative: true,
  integer: false,
  dimensions: [{ id: '2sex', name: name('Sex'), codes: [{ code: 'men', name: name('Men') }] }],
  margin: 0,
};
const today = '2026-01-01';

const mappingOf = (headers: readonly string[], rest: Partial<ResolvedMapping> = {}): ResolvedMapping => ({
  shape: 'rows',
  vocabulary: 'marsad',
  sheet: null,
  headerRow: 1,
  skipRows: [],
  headers,
  reads: headers.map(() => ({ decimal: null, dates: null })),
  indicator: null,
  per: null,
  value: null,
  period: null,
  dimensions: {},
  codes: {},
  source: {},
  reliability: null,
  credibility: null,
  status: null,
  note: null,
  across: [],
  events: null,
  exported: {
    columns: Object.fromEntries(headers.map((header, at) => [header, at])),
    dimensions: ['2sex'],
  },
  action: null,
  ...rest,
});

function read(mapping: ResolvedMapping, cells: readonly Cell[]): TableEntry {
  const reader = openEntries({
    mapping,
    indicatorOf: (id) => (id === 'smuggled' ? smuggled : null),
    today,
  });
  const [found] = reader.read({ row: 2, cells });
  if (found === undefined) throw new Error('no entry');
  return found;
}

function period(text: string) {
  const parsed = parsePeriod(text);
  if (parsed.kind !== 'period') throw new Error(text);
  return parsed.period;
}

function recordOf(text: string, when: string): ExportRecord {
  const parsed = parseFigure(text, smuggled);
  if (parsed.kind !== 'figure') throw new Error(text);
  return {
    indicator: 'smuggled',
    name: { en: '=X' },
    codeNames: {},
    partial: true,
    normalised: { quantity: parsed.quantity, basis: 'month' },
    comparison: null,
    unit: smuggled.unit,
    dimensions: { '2sex': 'men' },
    period: period(when),
    figure: { quantity: parsed.quantity, per: parsed.per ?? 'month' },
    role: 'baseline',
    status: 'P',
    source: {
      id: 's',
      title: '=Title',
      publisher: '@p',
      author: null,
      date: '2021-01',
      url: 'https://example.org/a',
      locator: '-3',
    },
    reliability: 'B',
    credibility: 2,
    note: '+note',
    observation: 'o',
    revision: 3,
    knownOn: '2021-01-16',
    recordedAt: '2021-02-01T00:00:00.000Z',
  };
}

const tables = { csv: exportColumns(['2sex'], today), sdmx: sdmxColumns([smuggled], today) };

describe('an exported row', () => {
  it.each([
    ['959', '2020'],
    ['60-70', '2020-Q1'],
    ['more than 100,000', '2020-S1'],
    ['less than 10', '2020-W05'],
    ['up to 10', '2020-03-14'],
    ['about 1,200', '2019-01/2019-09'],
    ['none', '2019-01-15/2019-03-10'],
    ['5 a day', '2020-05'],
    ['about 1,200 (1,100-1,300)', '2020-06'],
    ['٦٠ إلى ٧٠', '2020-07'],
    ['1.2340', '2020-08'],
  ])('of %s in %s is the same entry again', (text, when) => {
    const record = recordOf(text, when);
    const { id: _, ...source } = record.source;
    for (const columns of Object.values(tables)) {
      const cells = columns.map(({ value }) => readCell(csvCell(value(record))));
      expect(read(mappingOf(columns.map((column) => column.name)), cells)).toMatchObject({
        kind: 'entry',
        entry: {
          indicator: 'smuggled',
          dimensions: record.dimensions,
          period: record.period,
          figure: record.figure,
          source,
          knownOn: '2021-01-16',
          reliability: 'B',
          credibility: 2,
          status: 'P',
          note: '+note',
          baseline: null,
        },
      });
    }
  });

  it('reads the same where a workbook has made numbers and truths of its cells', () => {
    const record = recordOf('60-70', '2020-03');
    const cells = tables.csv.map(({ value }): Cell => {
      const held = value(record);
      if (typeof held === 'number') return { kind: 'number', value: held, text: String(held) };
      return typeof held === 'boolean'
        ? { kind: 'boolean', value: held, text: String(held).toUpperCase() }
        : (held ?? '');
    });
    expect(read(mappingOf(tables.csv.map((column) => column.name)), cells)).toMatchObject({
      kind: 'entry',
      entry: { figure: record.figure, period: record.period, credibility: 2 },
    });
  });

  it.each([
    ['2020-03', '2020-03-31'],
    ['2019-01-15/2019-03-10', '2019-03-10'],
    // It is not over now either.
    ['2026-01', '2026-01-01'],
  ])('of %s that was not over is known to be from before its end', (when, saidOn) => {
    const record = { ...recordOf('40', when), partial: true };
    const cells = tables.csv.map(({ value }) => readCell(csvCell(value(record))));
    const found = read(mappingOf(tables.csv.map(({ name }) => name)), cells);
    expect(found.kind === 'entry' && found.saidOn).toBe(saidOn);
  });

  const headers = [
    'INDICATOR',
    'TIME_PERIOD',
    'PERIOD',
    'OBS_VALUE',
    'QUALIFIER',
    'FIGURE',
    'PER',
    'SOURCE_TITLE',
  ];
  const columns = (...cells: Cell[]) => read(mappingOf(headers), cells);

  it('that was changed by hand names each of its faults', () => {
    const found = columns('nothing', '2020-01-01/P1M', '2020-01', 'x', 'maybe', '5', 'hourly', '');
    expect(
      found.kind === 'reject' && found.faults.map(({ column, problem }) => [column, problem.code]),
    ).toEqual([
      ['INDICATOR', 'indicator-unknown'],
      ['SOURCE_TITLE', 'source-title-missing'],
    ]);
    const more = columns('smuggled', '', 'soon', '7', 'maybe', '5', '', 'A report');
    expect(
      more.kind === 'reject' && more.faults.map(({ column, problem }) => [column, problem.code]),
    ).toEqual([
      ['PERIOD', 'period-not-read'],
      ['QUALIFIER', 'cell-not-of-list'],
    ]);
    expect(columns('smuggled', '', '2020-01', '7', '', '5', '', 'A report')).toMatchObject({
      faults: [{ column: 'FIGURE', value: '5', problem: { code: 'figure-text-mismatch' } }],
    });
    expect(columns('smuggled', '', '', '7', '', '', '', 'A report')).toMatchObject({
      faults: [{ column: 'PERIOD', problem: { code: 'period-missing' } }],
    });
  });

  it('of a template is read as people fill it in', () => {
    const template = mappingOf(['PERIOD', 'FIGURE'], {
      indicator: { is: 'smuggled' },
      source: { title: { is: 'A report' } },
      reads: [
        { decimal: null, dates: 'dmy', datesMean: ['month'] },
        { decimal: ',', dates: null },
      ],
    });
    expect(read(template, ['01/02/2020', 'about 1.200'])).toMatchObject({
      entry: {
        indicator: 'smuggled',
        period: { text: '2020-02' },
        figure: { quantity: { point: 1200, qualifier: 'about' } },
        source: { title: 'A report' },
      },
    });
    expect(read(template, ['2020-02', { kind: 'number', value: 5, text: '5' }])).toMatchObject({
      entry: { figure: { quantity: { point: 5 } } },
    });
    expect(read(template, ['2020-02', '']).kind).toBe('skip');
    expect(read(template, ['2020-02', 'none'])).toMatchObject({
      faults: [{ column: 'FIGURE', problem: { code: 'figure-none-asked' } }],
    });
  });

  it('knows a day its source allows, and no other', () => {
    const known = (...cells: Cell[]) => {
      const found = read(
        mappingOf(['INDICATOR', 'PERIOD', 'FIGURE', 'SOURCE_TITLE', 'SOURCE_DATE', 'KNOWN_ON']),
        ['smuggled', '2020-01', '5', 'A report', ...cells],
      );
      return found.kind === 'entry' ? found.entry.knownOn : found;
    };
    expect(known('2021-01', '2021-01-16')).toBe('2021-01-16');
    expect(known('2021-01', '2020-12-31')).toBe('2021-01-31');
    expect(known('2021-01', '2021-02-01')).toBe('2021-01-31');
    expect(known('', '2021-01-16')).toBe('2021-01-16');
    expect(known('', '2027-01-16')).toBeNull();
    expect(known('', 'soon')).toBeNull();
  });

  it('is the same entry again, whatever its numbers', () => {
    const figure = fc.oneof(
      fc.integer({ min: 0, max: 10_000_000 }).map(String),
      fc
        .tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 5000 }))
        .map(([low, more]) => `${low} to ${low + more}`),
      fc.integer({ min: 1, max: 100_000 }).map((n) => `about ${n}`),
      fc.integer({ min: 1, max: 100_000 }).map((n) => `fewer than ${n / 4}`),
    );
    const months = fc
      .integer({ min: 0, max: 400 })
      .map((n) => `${1990 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`);
    fc.assert(
      fc.property(figure, months, (text, when) => {
        fc.pre(parseFigure(text, smuggled).kind === 'figure');
        const record = recordOf(text, when);
        const cells = tables.csv.map(({ value }) => readCell(csvCell(value(record))));
        expect(read(mappingOf(tables.csv.map((column) => column.name)), cells)).toMatchObject({
          entry: { figure: record.figure, period: record.period },
        });
      }),
      { numRuns: 200 },
    );
  });
});
