/** Files that leave and come back, through the public door. */
import { entryOfRow, readCell } from '@marsad/indicators/exchange';
import type { ObservationBody, SeriesWire, SubmissionWire } from '@marsad/indicators/wire';
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
];

describe('exports', () => {
  let postgres: TestDatabase;
  let marsad: Marsad;
  let other: Marsad;
  beforeAll(async () => {
    postgres = await startPostgres();
    marsad = await startMarsad({ DATABASE_URL: await postgres.fresh() });
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
    other = await startMarsad({ DATABASE_URL: await postgres.fresh() });
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
      expect(cells.filter((cell) => /^[=+@\t\r-]/.test(cell))).toEqual([]);
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
    expect(sdmx[1]?.slice(0, 3)).toEqual(['dataflow', 'MARSAD:OBSERVATIONS(1.0)', 'I']);
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
    expect(hxl[1]?.every((tag) => /^#[a-z]+(\+[a-z0-9_]+)*$/.test(tag))).toBe(true);
    expect(hxl.length).toBeGreaterThan(figures.length);
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
    expect((JSON.parse(json.bytes.toString()) as SeriesWire).points).toHaveLength(1);
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
  return parse(bytes) as string[][];
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
