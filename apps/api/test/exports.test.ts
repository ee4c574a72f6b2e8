/** Files that leave and come back, through the public door. */

import type { AuditListWire, ObservationBody, SeriesWire, SubmissionWire } from '@marsad/indicators/contract';
import { entryOfRow, readCell, type sdmxStructure } from '@marsad/indicators/exchange';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  clientOf,
  type Marsad,
  type Refusal,
  startMarsad,
  startPostgres,
  type TestDatabase,
} from './harness.js';

const source = {
  title: '=HYPERLINK("http://evil.example","x")',
  publisher: '@risky',
  author: '+963 desk',
  date: '2021-01',
  url: 'https://example.org/report?a=1&b=2',
  locator: '-3, "quoted"\nsecond line',
};
const figures: [string, string, object?][] = [
  ['2020-07', '959'],
  ['2020-08', '60-70'],
  ['2020-09', 'more than 100,000'],
  ['2020-10', 'at least 50'],
  ['2020-11', 'less than 10'],
  ['2020-12', 'up to 10'],
  ['2021', 'about 1,200'],
  ['2021-Q1', 'nearly 10'],
  ['2021-S1', 'none'],
  ['2021-W05', '5 a day'],
  ['2021-03-14', '٦٠ إلى ٧٠'],
  ['2019-01-01/P9M', 'about 1,200 (1,100-1,300)'],
  ['2019-01-15/2019-03-10', '12'],
  ['2021-05', '3', { dimensions: { goods: 'oil' } }],
  ['2021-06', '4', { status: 'P', reliability: 'B', credibility: 2, note: '\t=cmd|calc' }],
  // Ends of lines of their own would begin a row, and the row a formula.
  ['2021-07', '5', { note: 'Counted twice\n=HYPERLINK("http://evil.example","x")' }],
  ['2021-08', '6', { note: 'Counted twice\r+1+cmd|calc' }],
  ['2021-09', '7', { note: '\u200b =1+1' }],
];

describe('exports', () => {
  let postgres: TestDatabase;
  let marsad: Marsad;
  let other: Marsad;
  beforeAll(async () => {
    postgres = await startPostgres();
    marsad = await startMarsad({ DATABASE_URL: await postgres.prepared() });
    for (const [period, value, more = {}] of figures) {
      const body = {
        indicator: 'goods-smuggled',
        period,
        value,
        source,
        ...more,
      } as Partial<ObservationBody>;
      await marsad.client.submitAndWait(body);
    }
  });
  afterAll(async () => {
    await Promise.all([marsad?.stop(), other?.stop()]);
    await postgres?.stop();
  });

  const download = async (query: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${marsad.url}/api/v1${query}`, {
      headers: { authorization: `Bearer ${marsad.token}`, ...headers },
    });
    return { response, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  type Rows = Record<string, string>[];
  const read: Record<string, (bytes: Buffer) => Promise<Rows>> = {
    csv: async (bytes) => csvRows(bytes, 1),
    'sdmx-csv': async (bytes) => csvRows(bytes, 1),
    'hxl-csv': async (bytes) => csvRows(bytes, 2),
    json: async (bytes) => (JSON.parse(bytes.toString()) as Record<string, unknown>[]).map(textRow),
    xlsx: async (bytes) => {
      const [heading = [], ...rows] = await sheetOf(bytes);
      return rows.map((row) =>
        textRow(Object.fromEntries(heading.map((name, at) => [String(name), row[at]]))),
      );
    },
  };

  it.each(Object.keys(read))('%s comes back as the same observations', async (format) => {
    const { response, bytes } = await download(`/export?format=${format}&indicator=goods-smuggled`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="marsad-goods-smuggled-\d{4}-/,
    );
    const rows = await (read[format] as (bytes: Buffer) => Promise<Rows>)(bytes);
    expect(rows).toHaveLength(figures.length);
    other = await startMarsad({ DATABASE_URL: await postgres.prepared() });
    for (const row of rows) {
      const entry = entryOfRow(row, ['goods']) as Partial<ObservationBody>;
      expect((await other.client.submitAndWait(entry)).status).toBe('committed');
    }
    for (const query of ['', '?dimensions[goods]=oil']) {
      const [before, after] = await Promise.all(
        [marsad, other].map(async ({ client }) =>
          (await client.get<SeriesWire>(`/indicators/goods-smuggled/series${query}`)).body.points.map(
            ({ period, quantity, per, comparison, observation }) => ({
              period,
              quantity,
              per,
              comparison,
              ...observation,
              id: 0,
              recordedAt: 0,
              source: { ...observation?.source, id: 0 },
            }),
          ),
        ),
      );
      expect(after).toEqual(before);
    }
    await other.stop();
  });

  it.each(['csv', 'sdmx-csv', 'hxl-csv'])(
    '%s begins no cell as a spreadsheet begins a formula',
    async (format) => {
      const { bytes } = await download(`/export?format=${format}&indicator=goods-smuggled`);
      const cells = (parse(bytes, { relax_column_count: true }) as string[][])
        .slice(format === 'hxl-csv' ? 2 : 1)
        .flat();
      expect(cells).toContain(`'${source.title}`);
      expect(cells.filter((cell) => /^[\s\u200b]*[=+@-]|^[\t\r\n]/.test(cell))).toEqual([]);
    },
  );

  it('writes a workbook whose cells are text or numbers, never formulas', async () => {
    const { bytes } = await download('/export?format=xlsx&indicator=goods-smuggled');
    const rows = await sheetOf(bytes);
    expect(rows.flat()).toContain(source.title);
    // The sheet's own XML has no formula element.
    const files = unzipSync(new Uint8Array(bytes));
    const sheets = Object.entries(files).filter(([name]) => name.includes('worksheets/'));
    expect(sheets.length).toBeGreaterThan(0);
    for (const [, content] of sheets) expect(strFromU8(content)).not.toMatch(/<f[ >]/);
  });

  it('says what SDMX-CSV and HXL readers look for', async () => {
    const sdmx = csvText((await download('/export?format=sdmx-csv&indicator=border-crossings')).bytes);
    expect(sdmx[0]?.slice(0, 4)).toEqual(['STRUCTURE', 'STRUCTURE_ID', 'ACTION', 'INDICATOR']);
    expect(sdmx[1]?.slice(0, 3)).toEqual([
      'dataflow',
      expect.stringMatching(/^MARSAD:OBSERVATIONS\(2\.\d+\.0\)$/),
      'I',
    ]);
    const row = Object.fromEntries((sdmx[0] ?? []).map((name, at) => [name, sdmx[1]?.[at]]));
    expect(row).toMatchObject({
      TIME_PERIOD: '2019-01-01/P9M',
      OBS_VALUE: '1200',
      OBS_LOWER: '1150',
      OBS_UPPER: '1250',
      QUALIFIER: 'about',
      ROLE: 'baseline',
      SOURCE_LOCATOR: 'V3',
    });
    const hxl = csvText((await download('/export?format=hxl-csv')).bytes);
    expect(hxl[1]?.every((tag) => /^#[a-z]+(\+[a-z][a-z0-9_]*)*$/.test(tag))).toBe(true);
    expect(hxl.length).toBeGreaterThan(figures.length);
  });

  it('tells a spreadsheet the encoding, and a program nothing but the file', async () => {
    for (const format of ['csv', 'hxl-csv', 'sdmx-csv', 'json']) {
      const { bytes } = await download(`/export?format=${format}&indicator=goods-smuggled`);
      const marked = bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
      expect([format, marked]).toEqual([format, format === 'csv' || format === 'hxl-csv']);
    }
  });

  it('carries what Marsad made of each figure, as the series says it', async () => {
    for (const [period, value] of [
      ['2022-01', 'more than 100'],
      ['2022-02', '61-66'],
      ['2022-03', 'less than 10'],
      [String(new Date().getUTCFullYear()), '300'],
    ] as const)
      await marsad.client.submitAndWait({ indicator: 'al-hol-pledges', period, value, source });
    const read = async (indicator: string) =>
      (await marsad.client.get<SeriesWire>(`/indicators/${indicator}/series`)).body;
    const series = await Promise.all(['goods-smuggled', 'al-hol-pledges'].map(read));
    const rows = csvRows((await download('/export?format=csv')).bytes, 1);
    const cell = (value: unknown) => (value === null || value === undefined ? '' : String(value));
    // Of its 15 digits the last two say nothing, and a file leaves them out.
    const ratio = (end: number | null | undefined) => cell(end && Number(end.toPrecision(13)));
    const points = series.flatMap(({ indicator, points: of }) =>
      of.map((point) => ({ ...point, indicator })),
    );
    expect(points.filter(({ comparison }) => comparison.ratio !== null).length).toBeGreaterThan(2);
    expect(points.filter(({ partial }) => partial)).toHaveLength(1);
    for (const { indicator, observation, comparison, normalised, partial } of points) {
      const row = rows.find(({ OBSERVATION }) => OBSERVATION === observation?.id);
      expect(row).toMatchObject({
        INDICATOR_EN: indicator.name.en,
        INDICATOR_AR: indicator.name.ar,
        PARTIAL: cell(partial),
        VERDICT: comparison.verdict,
        VERDICT_REASON: cell(comparison.reason),
        RATIO_LOWER: ratio(comparison.ratio?.lower),
        RATIO_UPPER: ratio(comparison.ratio?.upper),
        RATIO_LOWER_INCLUSIVE: cell(comparison.ratio?.lowerInclusive),
        RATIO_UPPER_INCLUSIVE: cell(comparison.ratio?.upperInclusive),
        NORMALISED_VALUE: cell(normalised.quantity.point),
        NORMALISED_LOWER: cell(normalised.quantity.lower),
        NORMALISED_UPPER: cell(normalised.quantity.upper),
        NORMALISED_PER: cell(normalised.basis),
        SOURCE: observation?.source.id,
      });
    }
    const oil = rows.find(({ goods }) => goods === 'oil');
    expect([oil?.goods_EN, oil?.goods_AR]).toEqual(['Oil', 'نفط']);
    // What others are compared with is compared with nothing.
    const baselines = rows.filter(({ ROLE }) => ROLE === 'baseline');
    expect(baselines.length).toBeGreaterThan(5);
    expect(new Set(baselines.map(({ VERDICT }) => VERDICT))).toEqual(new Set(['']));
  });

  it('gives no two SDMX rows one key, and publishes what they are structured by', async () => {
    const twice = { indicator: 'al-hol-pledges', period: '2024-01' };
    await marsad.client.submitAndWait({ ...twice, value: '60', source: { title: 'One' } });
    await marsad.client.submitAndWait({ ...twice, value: '70', source: { title: 'Two' } });
    const { bytes } = await download('/export?format=sdmx-csv');
    const rows = csvRows(bytes, 1);
    const { body } = await marsad.client.get<ReturnType<typeof sdmxStructure>>('/export/structure');
    const [structure] = body.data.dataStructures;
    const dimensions = structure?.dataStructureComponents.dimensionList.dimensions.map(({ id }) => id) ?? [];
    const keys = rows.map((row) => [...dimensions, 'TIME_PERIOD'].map((id) => row[id]).join('|'));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter((key) => key.includes('al-hol-pledges') && key.includes('2024-01'))).toHaveLength(2);
    expect(new Set(rows.map(({ STRUCTURE_ID }) => STRUCTURE_ID))).toEqual(
      new Set([`MARSAD:OBSERVATIONS(${structure?.version})`]),
    );
    for (const { id, codes } of body.data.codelists) {
      const known = new Set(codes.map((code) => code.id));
      const used = rows.map((row) => row[id.slice('CL_'.length)] ?? '').filter((code) => code !== '');
      expect([id, used.filter((code) => !known.has(code))]).toEqual([id, []]);
    }
    const other = csvRows((await download('/export?format=sdmx-csv&indicator=crop-burnings')).bytes, 1);
    expect(Object.keys(other[0] ?? rows[0] ?? {})).toEqual(Object.keys(rows[0] ?? {}));
  });

  it('leaves a row in the audit log, whoever takes whatever, and none where nothing is taken', async () => {
    const exported = async () => {
      const { items } = (await marsad.client.get<AuditListWire>('/audit?area=export')).body;
      return items.map(({ by, subject, details }) => ({ by: by.name, subject, ...details }));
    };
    const before = (await exported()).length;
    await download('/export?format=json&from=2020&asOf=2025-01-01');
    await download('/indicators/goods-smuggled/series?dimensions[goods]=oil', { accept: 'text/csv' });
    await download('/export?format=xlsx&indicator=goods-smuggled&dimensions[goods]=oil');
    const head = await fetch(`${marsad.url}/api/v1/export?format=csv`, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${marsad.token}` },
    });
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    await download('/export?format=csv&as_of=2014-05-15');
    await download('/export?format=csv&dimensions[goods]=oil');
    const [workbook, series, all, ...rest] = await exported();
    expect(rest).toHaveLength(before);
    expect(all).toMatchObject({
      by: 'tests',
      subject: 'all',
      format: 'json',
      from: '2020',
      asOf: '2025-01-01',
      whole: true,
      rows: expect.any(Number),
    });
    const one = { subject: 'goods-smuggled', dimensions: { goods: 'oil' }, rows: 1, whole: true };
    expect(series).toMatchObject({ ...one, format: 'csv' });
    expect(workbook).toMatchObject({ ...one, format: 'xlsx' });
  });

  it('gives a series as a file to whoever accepts one, as of a day', async () => {
    const path = '/indicators/goods-smuggled/series?dimensions[goods]=oil';
    const csv = await download(path, { accept: 'text/csv' });
    expect(csv.response.headers.get('content-type')).toContain('text/csv');
    expect(csvRows(csv.bytes, 1).map(({ goods, FIGURE }) => [goods, FIGURE])).toEqual([['oil', '3']]);
    const sdmx = await download(path, { accept: 'application/vnd.sdmx.data+csv;version=2.0.0' });
    expect(sdmx.response.headers.get('content-type')).toContain('application/vnd.sdmx.data+csv');
    const past = await download(`${path}&asOf=2020-12-31`, { accept: 'text/csv' });
    expect(csvRows(past.bytes, 1)).toEqual([]);
    const json = await download(path, { accept: 'application/json, text/csv' });
    const series: SeriesWire = JSON.parse(json.bytes.toString());
    expect(series.points).toHaveLength(1);
    const nobody = await fetch(`${marsad.url}/api/v1${path}`, { headers: { accept: 'text/csv' } });
    expect(nobody.status).toBe(401);
    const wrong = await clientOf(marsad.url, marsad.token).get<Refusal>('/export?format=pdf');
    expect([wrong.status, wrong.body.code]).toEqual([422, 'query-invalid']);
  });

  it('shows who was recommended, and who triangulated', async () => {
    const more = { indicator: 'crop-burnings', period: '2020-07' };
    await marsad.client.submitAndWait({ ...more, value: '5', source: { title: 'A' }, reliability: 'A' });
    await marsad.client.submitAndWait({ ...more, value: '9', source: { title: 'B' }, reliability: 'C' });
    const { bytes } = await download('/export?format=csv&indicator=crop-burnings');
    expect(csvRows(bytes, 1).map(({ SOURCE_TITLE, ROLE }) => [SOURCE_TITLE, ROLE])).toEqual([
      ['A', 'recommended'],
      ['B', 'triangulation'],
    ]);
    const settled = await marsad.client.get<SubmissionWire>('/submissions/none');
    expect(settled.status).toBe(404);
  });
});

async function sheetOf(bytes: Buffer): Promise<unknown[][]> {
  const [sheet] = await readWorkbook(bytes);
  return (sheet?.data ?? []) as unknown[][];
}

function csvText(bytes: Buffer): string[][] {
  return parse(bytes, { bom: true }) as string[][];
}

function csvRows(bytes: Buffer, headings: number): Record<string, string>[] {
  const [names = [], ...rows] = csvText(bytes);
  return rows
    .slice(headings - 1)
    .map((row) => Object.fromEntries(names.map((name, at) => [name, readCell(row[at] ?? '')])));
}

function textRow(row: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value === null || value === undefined ? '' : String(value),
    ]),
  );
}
