/** Everything on record as a data package, through the public door. */
import { createHash } from 'node:crypto';
import {
  type AuditListWire,
  ImportAcceptedWire,
  type ImportRowsWire,
  type ImportWire,
  type ObservationBody,
  type ObservationWire,
} from '@marsad/indicators/contract';
import { entryOfRow, packagedTable, readCell } from '@marsad/indicators/exchange';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type Installation, install, newIndicator, type Refusal } from './harness.js';
import { faultsOfPackage } from './package-standard.js';

type Row = Readonly<Record<string, string>>;
const source = {
  title: '=HYPERLINK("http://evil.example","x")',
  publisher: 'فريق الرصد، "الميداني"',
  author: '+963 desk',
  date: '2021-01',
  url: 'https://example.org/report?a=1&b=2',
  locator: '-3, "quoted"\nsecond line',
};

describe('a package', () => {
  let installation: Installation;
  const enter = async (body: Partial<ObservationBody>) => {
    const submission = await installation.marsad.client.submitAndWait({ source, ...body });
    expect(submission.status).toBe('committed');
    return submission;
  };

  beforeAll(async () => {
    installation = await install();
    const { client } = installation.marsad;
    const dimensions = [{ id: '5yr-age', codes: ['0-4', '5-9'] }];
    await newIndicator(client, 'packed', {
      ...{ kind: 'flow', rateBasis: 'day', statedAs: 'total', cadence: 'month', dimensions },
      baseline: { value: '60 to 70', period: '2019', source, range: 'spread' },
    });
    await newIndicator(client, 'packed-away');
    for (const [period, value, more = {}] of [
      ['2020-07', '959'],
      ['2020-08', '60-70'],
      ['2020-09', 'more than 100,000'],
      ['2021', 'about 1,200'],
      ['2021-Q1', 'nearly 10'],
      ['2021-W05', '5 a day'],
      ['2021-03-14', '٦٠ إلى ٧٠'],
      ['2019-01-15/2019-03-10', 'about 1,200 (1,100-1,300)'],
      ['2021-05', '3', { dimensions: { '5yr-age': '0-4' } }],
      ['2021-06', '4', { status: 'P', reliability: 'B', credibility: 2, note: 'Counted\r\n+1, "twice"; \t' }],
      ['2021-07', '5', { source: { title: 'تقرير المخيم' }, note: '٣٫٥ تقريبًا' }],
      ['2021-07', '6', { source: { title: 'Other' } }],
    ] as [string, string, object?][])
      await enter({ indicator: 'packed', period, value, ...more });
    await enter({ indicator: 'packed-away', period: '2021-05', value: '12' });
    await client.post('/indicators/packed-away/archive', { reason: 'No longer counted' });
    // An older vintage filled in later belongs to the past only.
    const vintage = { indicator: 'packed', period: '2021-08' };
    await enter({ ...vintage, value: '70', source: { title: 'Yearbook', date: '2022-06' } });
    await enter({ ...vintage, value: '50', source: { title: 'Yearbook', date: '2022-01' } });
    // One is withdrawn; what the others are compared with is corrected, and moved.
    const withdrawn = await enter({ indicator: 'packed', period: '2021-09', value: '1' });
    await revise(withdrawn.observation?.id ?? '', 'retraction', { reason: 'Never said' });
    const [baseline] = (await rowsOf(await download('?format=csv&indicator=packed'))).filter(
      ({ ROLE }) => ROLE === 'baseline',
    );
    await revise(baseline?.OBSERVATION ?? '', 'revisions', {
      ...{ reason: 'A slip', value: '61 to 71', period: '2018' },
      source: { title: 'Another report' },
    });
  });
  afterAll(() => installation?.stop());

  const revise = async (observation: string, what: string, body: object) => {
    const answer = await installation.marsad.client.post<ObservationWire & Refusal>(
      `/observations/${observation}/${what}`,
      body,
      { prefer: 'wait=30' },
    );
    expect([answer.status, answer.body.code]).toEqual([201, undefined]);
  };
  const download = async (query: string) => {
    const { url, token } = installation.marsad;
    const response = await fetch(`${url}/api/v1/export${query}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.status).toBe(200);
    return Buffer.from(await response.arrayBuffer());
  };
  const rowsOf = async (bytes: Uint8Array): Promise<Row[]> => {
    const [names = [], ...rows] = parse(Buffer.from(bytes), { bom: true }) as string[][];
    return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, readCell(row[at] ?? '')])));
  };
  const unpacked = async (query = '') => {
    const files = unzipSync(new Uint8Array(await download(`?format=package${query}`)));
    const { 'datapackage.json': said = new Uint8Array(), ...tables } = files;
    return { descriptor: JSON.parse(strFromU8(said)), tables };
  };

  it('says of its tables what they are, as the standard has it', async () => {
    const { descriptor, tables } = await unpacked();
    expect(faultsOfPackage(descriptor, tables)).toEqual([]);
    expect(descriptor).toMatchObject({ name: 'marsad', licenses: [{ name: 'notspecified' }] });
    expect(Object.keys(tables).sort()).toEqual(
      [
        ...['baselines', 'briefs', 'codes', 'indicators', 'observations', 'own-checks', 'places'],
        ...['revisions', 'rules', 'sources', 'timeline'],
      ].map((one) => `${one}.csv`),
    );
    for (const { path, bytes, hash, encoding } of descriptor.resources) {
      const held = tables[path] ?? new Uint8Array();
      const sha256 = createHash('sha256').update(held).digest('hex');
      expect([path, bytes, hash, encoding]).toEqual([path, held.length, `sha256:${sha256}`, 'utf-8']);
    }
    expect(packagedTable(descriptor)).toEqual({
      path: 'observations.csv',
      encoding: 'utf-8',
      delimiter: ',',
    });
  });

  it('has every figure as it stands, and hands it in again as what is there already', async () => {
    const { tables } = await unpacked('&indicator=packed');
    const rows = await rowsOf(tables['observations.csv'] ?? new Uint8Array());
    expect(rows).toHaveLength(14);
    expect(new Set(rows.map(({ OBSERVATION }) => OBSERVATION)).size).toBe(rows.length);
    const baseline = rows.find(({ ROLE }) => ROLE === 'baseline');
    expect(baseline).toMatchObject({ FIGURE: '61 to 71', PERIOD: '2018', SOURCE_TITLE: 'Another report' });
    expect(rows.filter(({ ROLE }) => ROLE === 'triangulation')).toHaveLength(1);
    for (const row of rows) {
      const entry = entryOfRow(row, ['5yr-age']) as Partial<ObservationBody>;
      const { status, observation } = await installation.marsad.client.submitAndWait(entry);
      expect([row.PERIOD, status, observation?.id]).toEqual([row.PERIOD, 'unchanged', row.OBSERVATION]);
    }
  });

  it('has what every figure was, and what was compared with', async () => {
    const { tables } = await unpacked('&indicator=packed');
    const [revisions, baselines, sources, indicators, codes] = await Promise.all(
      ['revisions', 'baselines', 'sources', 'indicators', 'codes'].map((name) =>
        rowsOf(tables[`${name}.csv`] ?? new Uint8Array()),
      ),
    );
    const said = (period: string) =>
      revisions
        ?.filter(({ PERIOD }) => PERIOD === period)
        .map(({ FIGURE, RETRACTED, REVISION, REASON }) => [FIGURE, RETRACTED, REVISION, REASON]);
    expect(said('2021-09')).toEqual([
      ['1', 'false', '1', ''],
      ['1', 'true', '2', 'Never said'],
    ]);
    expect(said('2021-08')?.map(([figure]) => figure)).toEqual(['70', '50']);
    expect(baselines).toMatchObject([
      { INDICATOR: 'packed', FIGURE: '60 to 70', PERIOD: '2019', RANGE: 'spread', SERIES: '', ENDED_AT: '' },
    ]);
    expect(sources?.map(({ TITLE }) => TITLE)).toContain(source.title);
    expect(indicators).toMatchObject([{ INDICATOR: 'packed', RATE_BASIS: 'day', ARCHIVED_AT: '' }]);
    expect(codes?.map(({ CODE }) => CODE)).toEqual(['0-4', '5-9']);
  });

  /** Hands a file in, and gives what its plan would do once it stands. */
  const planOf = async (bytes: Buffer, name: string) => {
    const { url, token, client } = installation.marsad;
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(bytes)]), name);
    const response = await fetch(`${url}/api/v1/imports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: form,
    });
    expect(response.status).toBe(201);
    const { id } = ImportAcceptedWire.parse(await response.json());
    return eventually(async () => {
      const { body } = await client.get<ImportWire>(`/imports/${id}`);
      return ['planned', 'mapping', 'failed'].includes(body.status) ? body : null;
    }, 'a plan');
  };

  it.each([
    ['package', 'all.zip'],
    ['csv', 'all.csv'],
    ['sdmx-csv', 'all.sdmx.csv'],
    ['hxl-csv', 'all.hxl.csv'],
    ['json', 'all.json'],
    ['xlsx', 'all.xlsx'],
  ])('%s comes in as a table that changes nothing', async (format, name) => {
    const bytes = await download(`?format=${format}`);
    const rows = (await rowsOf(await download('?format=csv'))).length;
    const { status, counts, questions, problem } = await planOf(bytes, name);
    expect({ status, questions, problem }).toEqual({ status: 'planned', questions: [], problem: null });
    // A table has a baseline as it was pinned, and says that it was corrected.
    const skip = format === 'package' ? 0 : 1;
    expect(counts).toMatchObject({ rows, create: 0, revise: 0, skip, reject: 0, unchanged: rows - skip });
  });

  it('has what is archived too, and says so', async () => {
    const { tables } = await unpacked();
    const of = async (name: string) =>
      (await rowsOf(tables[name] ?? new Uint8Array())).filter(({ INDICATOR }) => INDICATOR === 'packed-away');
    expect(await of('observations.csv')).toHaveLength(1);
    expect((await of('indicators.csv'))[0]?.ARCHIVED_AT).toMatch(/^\d{4}-/);
  });

  it('of an archived indicator takes in nothing that is new', async () => {
    const [row] = await rowsOf(await download('?format=csv&indicator=packed-away'));
    const [names, values] = [
      Object.keys(row ?? {}),
      Object.values({ ...row, SOURCE_TITLE: 'Another report' }),
    ];
    const line = (cells: readonly string[]) =>
      cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
    const { id } = await planOf(Buffer.from(`${line(names)}\n${line(values)}\n`), 'changed.csv');
    const { items } = (await installation.marsad.client.get<ImportRowsWire>(`/imports/${id}/rows`)).body;
    expect(items.map(({ kind, errors }) => [kind, errors.map(({ detail }) => detail)])).toEqual([
      [
        'reject',
        [
          'The indicator “packed-away” is archived: nothing new is entered for it. An administrator can bring it back.',
        ],
      ],
    ]);
  });

  it('speaks the language of whoever asks, is whole or refused, and leaves a row in the audit log', async () => {
    const { client, url, token } = installation.marsad;
    const exported = async () =>
      (await client.get<AuditListWire>('/audit?area=export')).body.items.map(({ details }) => details);
    const before = (await exported()).length;
    const { descriptor } = await unpacked('&lang=ar&indicator=packed');
    expect(descriptor).toMatchObject({ name: 'marsad-packed', title: 'أرقام مرصد' });
    const [newest, ...rest] = await exported();
    expect(rest).toHaveLength(before);
    expect(newest).toMatchObject({ format: 'package', indicator: 'packed', rows: 14, whole: true });
    for (const part of ['asOf=2020-01-01', 'from=2020', 'dimensions[5yr-age]=0-4']) {
      const refused = await client.get<Refusal>(`/export?format=package&indicator=packed&${part}`);
      expect([part, refused.status, refused.body.code]).toEqual([part, 422, 'query-invalid']);
    }
    const head = await fetch(`${url}/api/v1/export?format=package`, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${token}` },
    });
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'application/zip']);
    expect(head.headers.get('content-disposition')).toMatch(/filename="marsad-all-\d{4}-\d\d-\d\d\.zip"/);
  });
});
