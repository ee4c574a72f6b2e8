import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumParts } from '../../compare/aggregate.js';
import type { Indicator } from '../../indicator/indicator.js';
import type { Quantity } from '../../quantity/quantity.js';
import type { Cell, TableEntry } from '../index.js';
import { type ColumnReading, openEntries, type ResolvedMapping } from '../index.js';

const name = (en: string) => ({ en });
const dead: Indicator = {
  id: 'dead',
  name: name('Dead'),
  definition: name('Dead'),
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
      id: 'route',
      name: name('Route'),
      codes: [
        { code: 'sea', name: name('Sea') },
        { code: 'land', name: name('Land') },
      ],
    },
  ],
  margin: 0,
};

const headers = ['Date', 'Dead', 'Route', 'Country', 'Source'];
type Events = NonNullable<ResolvedMapping['events']>;

const mappingOf = (
  events: Partial<Events> = {},
  rest: Partial<ResolvedMapping> = {},
  reading: Partial<ColumnReading> = {},
): ResolvedMapping => ({
  shape: 'events',
  vocabulary: null,
  sheet: null,
  headerRow: 1,
  skipRows: [],
  headers,
  reads: headers.map(() => ({ decimal: null, dates: null, ...reading })),
  indicator: { is: 'dead' },
  per: null,
  value: null,
  period: null,
  dimensions: {},
  codes: {},
  source: { title: { is: 'A register' } },
  reliability: null,
  credibility: null,
  status: null,
  note: null,
  across: [],
  events: { date: { at: 0 }, by: 'month', count: { at: 1 }, where: [], emptyPeriods: 'none', ...events },
  exported: null,
  action: null,
  ...rest,
});

function read(mapping: ResolvedMapping, rows: readonly (readonly Cell[])[], indicator: Indicator = dead) {
  const reader = openEntries({
    mapping,
    indicatorOf: (id) => (id === 'dead' ? indicator : null),
    today: '2026-06-15',
  });
  const faults = rows.flatMap((cells, at) => reader.read({ row: at + 2, cells }));
  const { entries, events } = reader.end();
  return { faults, entries, events, sums: entries.map(said) };
}

/** An entry in a line: where, when, what. */
function said(found: TableEntry): string {
  if (found.kind !== 'entry') return `${found.kind} ${found.faults.map(({ problem }) => problem.code)}`;
  const { dimensions, period, figure } = found.entry;
  return [...Object.values(dimensions), period.text, figure.quantity.text].join(' ');
}

const codes = (found: readonly TableEntry[]) =>
  found.map((entry) =>
    entry.kind === 'entry'
      ? [entry.row]
      : [entry.row, ...entry.faults.flatMap(({ column, problem }) => [column, problem.code])],
  );

describe('events', () => {
  it('are added up by month, in order of time', () => {
    const found = read(mappingOf(), [
      ['2019-02-03', '5'],
      ['2019-01-31', '1,022'],
      ['', '', ''],
      ['2019-02-28', { kind: 'number', value: 2, text: '2' }],
      [{ kind: 'date', day: '2019-02-01', text: '1/2/19' }, '1'],
    ]);
    expect(found.faults).toEqual([]);
    expect(found.sums).toEqual(['2019-01 1,022', '2019-02 8']);
    expect(found.events).toEqual({ events: 4, periods: 2 });
    expect(found.entries[1]).toMatchObject({
      row: 2,
      kind: 'entry',
      warnings: [],
      entry: { figure: { per: 'period' } },
    });
  });

  it.each([
    ['day', ['2019-12-30 1', '2020-01-01 2']],
    ['week', ['2020-W01 3']],
    ['month', ['2019-12 1', '2020-01 2']],
    ['quarter', ['2019-Q4 1', '2020-Q1 2']],
    ['year', ['2019 1', '2020 2']],
  ] as const)('are added up by %s', (by, sums) => {
    const rows = [
      ['2019-12-30', '1'],
      ['2020-01-01', '2'],
    ];
    expect(read(mappingOf({ by }), rows).sums).toEqual(sums);
  });

  it('are counted, where each row is one', () => {
    const rows = [['2019-01-01'], ['2019-01-02'], ['2019-02']];
    expect(read(mappingOf({ count: 'rows' }), rows).sums).toEqual(['2019-01 2', '2019-02 1']);
  });

  it('keep their bounds', () => {
    const rows = [
      ['2019-01-01', '60-70'],
      ['2019-01-02', '5'],
      ['2019-02-01', 'more than 10'],
      ['2019-02-02', '5'],
      ['2019-03-01', 'less than 10'],
      ['2019-03-01', 'less than 5'],
    ];
    expect(read(mappingOf(), rows).sums).toEqual([
      '2019-01 65–75',
      '2019-02 more than 15',
      '2019-03 less than 15',
    ]);
    const count = { lower: { at: 1 }, upper: { at: 2 } };
    const ends = [
      ['2019-01-01', '1', '3'],
      ['2019-01-02', '2', '2'],
    ];
    expect(read(mappingOf({ count }), ends).sums).toEqual(['2019-01 3–5']);
  });

  it('without a number make their period a lower bound, and say so', () => {
    const found = read(mappingOf(), [
      ['2019-01-01', '5'],
      ['2019-01-02', ''],
      ['2019-02-01', '7'],
      ['2019-03-01', 'n/a'],
    ]);
    expect(found.faults).toEqual([]);
    expect(found.sums).toEqual(['2019-01 at least 5', '2019-02 7', 'skip figure-missing']);
    expect(found.entries[0]).toMatchObject({
      warnings: [{ code: 'warn-events-without-figure', params: { events: 1 } }],
    });
    expect(found.events).toEqual({ events: 4, periods: 2 });
  });

  it('that are rejected leave their period a lower bound too', () => {
    const found = read(mappingOf(), [
      ['2019-01-01', '5'],
      ['2019-01-02', 'many'],
      ['', '3'],
      ['2019-01 or so', '3'],
    ]);
    expect(codes(found.faults)).toEqual([
      [3, 'Dead', 'figure-not-read'],
      [4, 'Date', 'period-missing'],
      [5, 'Date', 'period-not-read'],
    ]);
    expect(found.sums).toEqual(['2019-01 at least 5']);
    expect(read(mappingOf(), [['2019-01-02', 'many']]).entries).toEqual([]);
  });

  it('may take away, but leave no period below zero where there is no less than none', () => {
    const rows = [
      ['2019-01-01', '5'],
      ['2019-01-02', '-2'],
      ['2019-02-01', '1'],
      ['2019-02-02', '-2'],
    ];
    const found = read(mappingOf(), rows);
    expect(found.sums).toEqual(['2019-01 3', 'reject figure-negative']);
    expect(codes(found.entries)).toEqual([[2], [5, 'Dead', 'figure-negative']]);
    expect(found.events).toEqual({ events: 4, periods: 1 });
    const free = { ...dead, nonNegative: false };
    expect(read(mappingOf(), rows, free).sums).toEqual(['2019-01 3', '2019-02 −1']);
    const hedged = [
      ['2019-01-01', '0-5'],
      ['2019-01-02', '-2'],
    ];
    expect(read(mappingOf(), hedged).sums).toEqual(['2019-01 0–3']);
  });

  it('are filtered, and grouped by their dimensions', () => {
    const mapping = mappingOf(
      { where: [{ at: 3, is: ['iraq', 'Syria'] }] },
      { dimensions: { route: { at: 2 } }, codes: { route: { S: 'sea' } } },
    );
    const found = read(mapping, [
      ['2019-01-01', '1', 'Sea', 'Iraq'],
      ['2019-01-02', '2', 'land', ' SYRIA '],
      ['2019-01-03', '4', 'S', 'Iraq'],
      ['2019-01-04', '8', 'sea', 'Libya'],
      ['2019-01-05', '16', '', 'Iraq'],
      ['nobody knows', 'many', 'nowhere', 'Libya'],
    ]);
    expect(found.sums).toEqual(['sea 2019-01 5', 'land 2019-01 2']);
    expect(codes(found.faults)).toEqual([[6, 'Route', 'dimension-code-unknown']]);
    expect(found.events).toEqual({ events: 4, periods: 2 });
  });

  it('are none in a period without one, and zero only where the file is said to be complete', () => {
    const rows = [
      ['2018-12-31', '1', 'sea', 'Libya'],
      ['2019-01-01', '1', 'sea', 'Iraq'],
      ['2019-03-01', '2', 'sea', 'Iraq'],
      ['2019-04-01', '2', 'sea', 'Libya'],
    ];
    const where = [{ at: 3, is: ['Iraq'] }];
    expect(read(mappingOf({ where }), rows).sums).toEqual(['2019-01 1', '2019-03 2']);
    // From the first to the last date of the whole file.
    const complete = mappingOf({ where, emptyPeriods: 'zero' });
    expect(read(complete, rows).sums).toEqual([
      '2018-12 0',
      '2019-01 1',
      '2019-02 0',
      '2019-03 2',
      '2019-04 0',
    ]);
    const unknown = read(complete, [...rows, ['2019-02-01', 'many', 'sea', 'Iraq']]);
    expect(unknown.sums).toEqual(['2018-12 0', '2019-01 1', '2019-03 2', '2019-04 0']);
    // A filter that nothing passes may be a slip: no zeros are made of it.
    const nobody = mappingOf({ where: [{ at: 3, is: ['Irak'] }], emptyPeriods: 'zero' });
    expect(read(nobody, rows)).toMatchObject({ sums: [], events: { events: 0, periods: 0 } });
  });

  it('whose date is wider than the period are asked for their day', () => {
    const found = read(mappingOf({ by: 'month' }), [
      ['2019', '5'],
      ['2019-03', '1'],
      ['2027-01-01', '1'],
    ]);
    expect(codes(found.faults)).toEqual([
      [2, 'Date', 'event-date-too-long'],
      [4, 'Date', 'period-in-future'],
    ]);
    // What is left out may have been in March.
    expect(found.sums).toEqual(['2019-03 at least 1']);
  });

  it('cite one source; what they say differently beside its title is left out', () => {
    const cited = mappingOf(
      {},
      { source: { title: { is: 'A register' }, date: { at: 3 }, publisher: { at: 4 } } },
    );
    const found = read(cited, [
      ['2019-01-01', '1', '', '2019-02', 'A'],
      ['2019-01-02', '1', '', '2019-03', 'B'],
    ]);
    expect(found.entries).toMatchObject([
      { entry: { source: { title: 'A register', publisher: null, date: '2019-03' }, knownOn: '2019-03-31' } },
    ]);
    const titled = mappingOf({}, { source: { title: { at: 4 } } });
    const differing = read(titled, [
      ['2019-01-01', '1', '', '', 'A'],
      ['2019-01-02', '1', '', '', 'B'],
      ['2019-02-02', '1', '', '', 'B'],
    ]);
    expect(differing.sums).toEqual(['reject event-sources-differ', '2019-02 1']);
  });

  it('that are rates add up to nothing', () => {
    const free = { ...dead, integer: false };
    expect(codes(read(mappingOf(), [['2019-01-01', '5 a day']], free).faults)).toEqual([
      [2, 'Dead', 'figure-per-mismatch'],
    ]);
  });
});

const isoDays = fc
  .integer({ min: 0, max: 800 })
  .map((days) => new Date(Date.UTC(2018, 0, 1 + days)).toISOString().slice(0, 10));

describe('the sum of each month', () => {
  it('is what adding up its events by hand comes to, in whatever order they stand', () => {
    const event = fc.tuple(isoDays, fc.integer({ min: -3, max: 500 }));
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const months = new Map<string, number>();
        for (const [day, count] of events)
          months.set(day.slice(0, 7), (months.get(day.slice(0, 7)) ?? 0) + count);
        const expected = [...months]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([month, sum]) => (sum < 0 ? null : [month, sum]));
        const { entries, events: counts } = read(
          mappingOf(),
          events.map(([day, count]) => [day, String(count)]),
        );
        const found = entries.map((entry) =>
          entry.kind === 'entry' ? [entry.entry.period.text, entry.entry.figure.quantity.point] : null,
        );
        expect(found).toEqual(expected);
        expect(counts?.events).toBe(events.length);
      }),
      { numRuns: 150 },
    );
  });

  it('has the bounds of the sum of its parts', () => {
    const figure = fc.constantFrom(
      '5',
      'about 100',
      '60-70',
      'more than 3',
      'less than 10',
      'at least 2',
      '0',
    );
    fc.assert(
      fc.property(fc.array(figure, { minLength: 1, maxLength: 8 }), (figures) => {
        const single = figures.map((text) => quantityOf(read(mappingOf(), [['2019-01-01', text]]).entries));
        const whole = quantityOf(
          read(
            mappingOf(),
            figures.map((text) => ['2019-01-01', text]),
          ).entries,
        );
        const { text: _, ...expected } = sumParts(single);
        expect(whole).toMatchObject(expected);
      }),
      { numRuns: 150 },
    );
  });
});

describe('events whose faulty ones come back mended', () => {
  type Rows = readonly (readonly string[])[];
  const open = (mapping: ResolvedMapping) =>
    openEntries({ mapping, indicatorOf: () => dead, today: '2026-06-15' });

  /** The sums that mended rows come to beside the table they came from: by the row that each was there. */
  function mendedSums(
    mapping: ResolvedMapping,
    before: Rows,
    mended: ReadonlyMap<number, readonly string[]>,
  ) {
    const reader = open(mapping);
    const rows = [...mended];
    for (const [at, [, cells]] of rows.entries()) reader.read({ row: at + 2, cells });
    const earlier = reader.earlier(mapping);
    for (const [at, cells] of before.entries()) {
      const by = rows.findIndex(([was]) => was === at);
      if (by < 0) earlier?.take({ row: at + 2, cells });
      else earlier?.mended({ row: at + 2, cells }, by + 2);
    }
    return reader.end().entries;
  }

  it('come to the sums of the whole table', () => {
    const before = [
      ['2019-01-05', '3'],
      ['2019-01-06', 'lots'],
      ['2019-02-01', '1'],
      ['2019-03-01', 'many'],
    ];
    const sums = (mended: [number, string[]][]) =>
      mendedSums(mappingOf(), before, new Map(mended)).map((entry) => [entry.row, said(entry)]);
    expect(sums([[1, ['2019-01-06', '7']]])).toEqual([[2, '2019-01 10']]);
    // What is not in the file is still not taken, whatever period it is of.
    expect(sums([[3, ['2019-01-07', '2']]])).toEqual([[2, '2019-01 at least 5']]);
    // The day was wrong as well: it is counted where it is now, and not left out where it stood.
    expect(sums([[1, ['2019-02-03', '4']]])).toEqual([
      [2, '2019-01 3'],
      [2, '2019-02 5'],
    ]);
  });

  it('are zero where no event of either table is, in periods that were not yet told of', () => {
    const mapping = mappingOf({ emptyPeriods: 'zero' });
    const entries = mendedSums(
      mapping,
      [
        ['2019-01-05', '3'],
        ['2019-03-01', '1'],
        ['x', '9'],
      ],
      new Map([[2, ['2019-05-01', '9']]]),
    );
    expect(entries.map(said)).toEqual(['2019-04 0', '2019-05 9']);
  });

  it('are no sums with those of a table by other periods', () => {
    expect(open(mappingOf()).earlier(mappingOf({ by: 'year' }))).toBeNull();
  });

  it('end as if the table had been right at once', () => {
    const cell = fc.constantFrom('5', '60-70', 'about 100', 'more than 3', '-1', '', 'lots', 'no');
    const event = fc.tuple(fc.constantFrom('2019-01-05', '2019-02-28', '2019-04-01'), cell);
    const right = fc.tuple(fc.constantFrom('2019-01-09', '2019-03-03', 'when'), cell);
    fc.assert(
      fc.property(
        fc.array(event, { minLength: 1, maxLength: 8 }),
        fc.array(fc.option(right), { minLength: 8, maxLength: 8 }),
        (before, given) => {
          const faulty = before.flatMap((cells, at) =>
            read(mappingOf(), [cells]).faults.length > 0 ? [at] : [],
          );
          const mended = new Map(faulty.flatMap((at) => (given[at] ? [[at, given[at]] as const] : [])));
          const sums = (entries: readonly TableEntry[]) =>
            new Map(entries.map((entry) => [said(entry).split(' ')[0], said(entry)]));
          const after = new Map([
            ...sums(read(mappingOf(), before).entries),
            ...sums(mendedSums(mappingOf(), before, mended)),
          ]);
          const whole = sums(
            read(
              mappingOf(),
              before.map((cells, at) => mended.get(at) ?? cells),
            ).entries,
          );
          for (const [period, sum] of whole)
            if (/^\d/.test(period ?? '')) expect(after.get(period)).toBe(sum);
        },
      ),
      { numRuns: 200 },
    );
  });
});

it.each<[Partial<Indicator>, Partial<Events>, string[]]>([
  [{ kind: 'stock', rateBasis: null }, {}, ['events-not-additive']],
  [{ kind: 'ratio', rateBasis: null }, { by: 'day' }, ['events-not-additive']],
  [{ kind: 'stock', rateBasis: null }, { by: 'day' }, []],
])('of %j by %j add up or are refused', (more, events, expected) => {
  const { faults } = read(mappingOf(events), [['2019-01-05', '3']], { ...dead, ...more } as Indicator);
  expect(
    faults.flatMap((fault) => ('faults' in fault ? fault.faults.map(({ problem }) => problem.code) : [])),
  ).toEqual(expected);
});

function quantityOf([found]: readonly TableEntry[]): Quantity {
  if (found?.kind !== 'entry') throw new Error(JSON.stringify(found));
  return found.entry.figure.quantity;
}
