/** Whatever is on record leaves as a file and comes back as what is there already: real writers, real readers. */
import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { RevisionId } from '@marsad/db';
import { type Indicator, kinds, qualifiers, seriesKey, sourceKey } from '@marsad/indicators';
import { type ExportRecord, exportColumns, sdmxColumns, sdmxDimensions } from '@marsad/indicators/exchange';
import { type Entry, type EntryInput, readEntry } from '@marsad/indicators/pipeline';
import { openEntries, openSurvey, type TableEntry } from '@marsad/indicators/table';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decideRevision, type KnownRevision } from '../../../packages/db/src/observation/revision.js';
import { openTable } from '../../../workers/src/import/read/index.js';
import { type TableFormat, writeFile } from '../src/export/write.js';

const today = '2026-11-28';

const code = fc.constantFrom('women', 'men', '0-4', '5-9', 'a1', '1');
const dimension = fc
  .uniqueArray(code, { minLength: 1, maxLength: 4 })
  .map((codes) => codes.map((one) => ({ code: one, name: { en: `=${one}`, ar: 'رمز' } })));
const indicator: fc.Arbitrary<Indicator> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    unit: fc.constantFrom('{person}', 'USD', '%', 'kg'),
    statedAs: fc.constantFrom('total', 'rate'),
    rateBasis: fc.constantFrom('day', 'month', 'year'),
    cadence: fc.constantFrom('day', 'week', 'month', 'quarter', 'year'),
    nonNegative: fc.boolean(),
    integer: fc.boolean(),
    dimensions: fc.dictionary(fc.constantFrom('sex', '5yr-age', 'goods-type'), dimension, { maxKeys: 2 }),
  })
  .map(({ dimensions, statedAs, rateBasis, ...rest }) => ({
    ...rest,
    id: '',
    name: { en: '+Name', ar: 'اسم' },
    definition: { en: 'Made for a test' },
    rateBasis: rest.kind === 'flow' ? rateBasis : null,
    statedAs: rest.kind === 'flow' ? statedAs : 'total',
    publicationLagDays: 30,
    direction: 'neutral',
    dimensions: Object.entries(dimensions).map(([id, codes]) => ({ id, name: { en: id }, codes })),
    margin: 0,
  }));

const number = fc.oneof(
  fc.integer({ min: -1_000, max: 10_000_000 }),
  fc.double({ min: -1e6, max: 1e9, noNaN: true }).map((n) => Number(n.toPrecision(6))),
);
const figure: fc.Arbitrary<EntryInput['value']> = fc.oneof(
  fc.constantFrom(
    ...[
      '959',
      '60-70',
      'more than 100,000',
      'at least 50',
      'less than 10',
      'up to 10',
      'about 1,200',
      'nearly 10',
    ],
    ...[
      'none',
      '5 a day',
      '٦٠ إلى ٧٠',
      'about 1,200 (1,100-1,300)',
      'نحو ١٬٢٠٠',
      'أكثر من ١٠٠ ألف',
      '1.5',
      '12 %',
    ],
    ...['-3', '1,5', '$140k a day', 'between 3 and 5 thousand', 'half of 100', '2 million', 'a dozen'],
  ),
  number,
  fc
    .record({ lower: fc.option(number), upper: fc.option(number), point: fc.option(number) })
    .map(({ lower, upper, point }) => ({ lower, upper, point })),
  fc.record({ lower: fc.option(number), upper: fc.option(number) }).chain((ends) =>
    fc
      .record({
        lowerInclusive: fc.boolean(),
        upperInclusive: fc.boolean(),
        qualifier: fc.option(fc.constantFrom(...qualifiers), { nil: undefined }),
        text: fc.constantFrom('', 'many'),
      })
      .map((rest) => ({ ...ends, ...rest })),
  ),
);
const period = fc.oneof(
  fc.constantFrom(
    ...[
      '2020',
      '2020-Q3',
      '2020-S1',
      '2020-07',
      '2020-W05',
      '2020-03-14',
      '2019-01/2019-09',
      'September 2020',
    ],
    ...[
      '2019-01-15/2019-03-10',
      '2019-01-01/P9M',
      '١٤ آذار ٢٠٢٠',
      'أيلول 2020',
      'Q1 2020',
      '2019-02-01/P10D',
    ],
  ),
  fc
    .tuple(fc.integer({ min: 1990, max: 2025 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`),
);
/** What formulas begin with, what divides cells and rows, what some reader would decode, trim or take for missing. */
const telling = [
  ...[
    '=',
    '+',
    '-',
    '@',
    '＝',
    "'",
    '"',
    ',',
    ';',
    '|',
    '\t',
    '\n',
    '\r\n',
    '\r',
    '\u2028',
    '\u0085',
    '\u00a0',
    '\ufeff',
  ],
  ...[
    '&amp;',
    '&#61;',
    '<b>',
    '%',
    '#',
    '_x000A_',
    'NULL',
    'n/a',
    '..',
    '-',
    '—',
    '0',
    '1.0',
    '13/04/2020',
    'a\u200bb',
  ],
  ...['نص', '٣', '\u202e', '𝒜', 'é', 'e\u0301', ' ', '  x', 'x  ', 'true', '_T', '_Z', 'sep=;'],
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...telling), fc.string({ maxLength: 4 })), { maxLength: 6 })
  .map((parts) => parts.join('').replaceAll(/[\0\p{Cs}]/gu, ''));
const orNull = fc.option(text);
const source = fc.record({
  title: text.map((one) => `${one}${one.trim() === '' ? 'Report' : ''}`),
  publisher: orNull,
  author: orNull,
  date: fc.option(fc.constantFrom('2020', '2020-06', '2020-06-16', '2024-02-29')),
  url: fc.option(
    fc.constantFrom('https://example.org/a?b=1&c=2', "http://example.org/'x'", 'https://example.org/ن'),
  ),
  locator: orNull,
});

interface OnRecord {
  readonly indicators: readonly Indicator[];
  readonly entries: readonly Entry[];
}

/** Entries as the form takes them: what it refuses is on no record. */
const onRecord: fc.Arbitrary<OnRecord> = fc
  .array(indicator, { minLength: 1, maxLength: 3 })
  .map((made) => made.map((one, at) => ({ ...one, id: `i-${at}` })))
  .chain((indicators) => {
    const entry = fc
      .record({
        of: fc.constantFrom(...indicators),
        parts: fc.array(fc.nat(4), { minLength: 2, maxLength: 2 }),
        ...{ period, value: figure, source, note: orNull },
        per: fc.option(fc.constantFrom('period', 'day', 'week', 'month', 'quarter', 'year'), {
          nil: undefined,
        }),
        reliability: fc.option(fc.constantFrom('A', 'B', 'F')),
        credibility: fc.option(fc.constantFrom(1, 6)),
        status: fc.constantFrom('A', 'E', 'P', 'B', 'M'),
      })
      .map(({ of, parts, ...said }) => {
        const dimensions = Object.fromEntries(
          of.dimensions.flatMap(({ id, codes }, at) => {
            const chosen = codes[parts[at] ?? 0];
            return chosen ? [[id, chosen.code]] : [];
          }),
        );
        return readEntry({ ...said, indicator: of.id, dimensions } as EntryInput, () => of, today).entry;
      });
    return fc.array(entry, { minLength: 1, maxLength: 12 }).map((entries) => {
      const held = new Map<string, Entry>();
      for (const one of entries) if (one) held.set(placeOf(one), one);
      return { indicators, entries: [...held.values()] };
    });
  })
  .filter(({ entries }) => entries.length > 0);

const placeOf = ({ indicator: id, dimensions, period: { start, end }, source: cited }: Entry) =>
  JSON.stringify([id, seriesKey(dimensions), start, end, sourceKey(cited)]);

const recordOf = (entry: Entry, { indicators }: OnRecord, at: number): ExportRecord => ({
  ...entry,
  partial: at % 2 === 0,
  name: { en: '+Name', ar: 'اسم' },
  unit: indicators.find(({ id }) => id === entry.indicator)?.unit ?? '',
  codeNames: {},
  normalised: { quantity: entry.figure.quantity, basis: null },
  comparison: null,
  role: (['recommended', 'triangulation', 'baseline'] as const)[at % 3] ?? 'recommended',
  source: { ...entry.source, id: 's' },
  observation: randomUUID(),
  revision: 3,
  knownOn: entry.knownOn ?? today,
  recordedAt: '2026-11-01T00:00:00.000Z',
});

const knownOf = ({ figure: { quantity, per }, source: cited, ...entry }: Entry): KnownRevision => ({
  ...quantity,
  id: 'known' as RevisionId,
  retracted: false,
  ...{ per, locator: cited.locator, sourceDate: cited.date, knownOn: entry.knownOn ?? today },
  ...{
    reliability: entry.reliability,
    credibility: entry.credibility,
    status: entry.status,
    note: entry.note,
  },
  live: true,
});

async function fileOf(format: Exclude<TableFormat, 'xlsx'>, record: OnRecord): Promise<Buffer> {
  const dimensions = sdmxDimensions(record.indicators);
  const columns =
    format === 'sdmx-csv' ? sdmxColumns(record.indicators, today) : exportColumns(dimensions, today);
  const file = await writeFile({
    ...{ format, columns, dimensions },
    rows: async (take) => {
      for (const [at, entry] of record.entries.entries()) await take(recordOf(entry, record, at));
    },
    logError: (error: unknown) => {
      throw error;
    },
  });
  return buffer(file);
}

async function readBack(bytes: Buffer, name: string, { indicators }: OnRecord): Promise<TableEntry[]> {
  const path = join(tmpdir(), `marsad-${randomUUID()}`);
  const file = await open(path, 'wx+');
  try {
    await file.write(bytes);
    const opened = await openTable(file, { name });
    if (opened.kind === 'problem') throw new Error(JSON.stringify(opened.problem));
    const survey = openSurvey({ indicators, mapping: {}, today, name });
    for await (const rows of opened.rows()) survey.take(rows);
    const { resolved, questions } = survey.done();
    expect(questions).toEqual([]);
    if (resolved === null) throw new Error('nothing was resolved');
    const entries = openEntries({
      mapping: resolved,
      indicatorOf: (id) => indicators.find((one) => one.id === id) ?? null,
      today,
    });
    const read: TableEntry[] = [];
    for await (const rows of opened.rows())
      for (const row of rows) if (row.row > resolved.headerRow) read.push(...entries.read(row));
    return [...read, ...entries.end().entries];
  } finally {
    await file.close();
    await rm(path);
  }
}

it.each(['csv', 'sdmx-csv', 'hxl-csv', 'json'] as const)(
  '%s of whatever is on record says nothing new',
  (format) =>
    fc.assert(
      fc.asyncProperty(onRecord, async (record) => {
        const name = format === 'json' ? 'file.json' : 'file.csv';
        const read = await readBack(await fileOf(format, record), name, record);
        const faults = read.flatMap((one) => (one.kind === 'entry' ? [] : one.faults));
        expect(faults).toEqual([]);
        const entries = read.flatMap((one) => (one.kind === 'entry' ? [one.entry] : []));
        expect(entries.map(placeOf)).toEqual(record.entries.map(placeOf));
        for (const [at, entry] of entries.entries()) {
          const known = knownOf(record.entries[at] as Entry);
          expect([decideRevision([known], entry).kind, entry, known]).toEqual(['unchanged', entry, known]);
        }
      }),
      { numRuns: Number(process.env.FUZZ_FILES ?? 150) },
    ),
  120_000,
);
