/** The record of one installation into another: a package of everything out, and in, through the public doors. */
import type {
  AuditListWire,
  ImportWire,
  OwnCheckWire,
  PackageImportWire,
  PlaceListWire,
  RuleWire,
  SavedBriefWire,
  TimelineEntryWire,
} from '@marsad/indicators/contract';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveOf } from './harness/archives.js';
import {
  type Client,
  eventually,
  type Installation,
  install,
  newIndicator,
  type Refusal,
} from './harness.js';

type Row = Readonly<Record<string, string>>;
type Files = Readonly<Record<string, Uint8Array>>;

let from: Installation;
let to: Installation;
let packed: Uint8Array;

async function download({ marsad: { url, token } }: Installation): Promise<Uint8Array> {
  const response = await fetch(`${url}/api/v1/export?format=package`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

async function hand(
  { marsad: { url, token } }: Installation,
  bytes: Uint8Array,
  { dryRun = false, by = token, language = 'en' }: { dryRun?: boolean; by?: string; language?: string } = {},
) {
  const form = new FormData();
  form.set('options', JSON.stringify({ dryRun }));
  form.set('file', new Blob([new Uint8Array(bytes)]), 'all.zip');
  const response = await fetch(`${url}/api/v1/package-imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${by}`, 'accept-language': language },
    body: form,
  });
  const answered: PackageImportWire & Refusal = await response.json();
  return { status: response.status, body: answered };
}

const rowsOf = (files: Files, name: string): Row[] =>
  parse(Buffer.from(files[`${name}.csv`] ?? []), { bom: true, columns: true });

/** The rows of a table by what they say: instants, ids that differ and who did it are left out. */
function saidBy(files: Files, name: string, without: readonly string[] = []): Row[] {
  const apart = [...without, 'AS_OF', 'OBSERVATION', 'RECORDED_AT', 'BY', 'PINNED_AT', 'REASON'];
  return rowsOf(files, name)
    .map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => !apart.includes(column))))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** As it would be had the figure of February been recorded before that was over. */
function withPartial(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes);
  const rows = rowsOf(files, 'observations').map((row) =>
    row.PERIOD === '2020-02' ? { ...row, PARTIAL: 'true' } : row,
  );
  expect(rows.filter(({ PARTIAL }) => PARTIAL === 'true')).toHaveLength(1);
  return zipSync({ ...files, 'observations.csv': strToU8(stringify(rows, { header: true })) });
}

const counted = ({ counts }: PackageImportWire, outcome: 'new' | 'differs' | 'refused') =>
  Object.fromEntries(counts.flatMap((one) => (one[outcome] === 0 ? [] : [[one.of, one[outcome]]])));

/** Commits the table that a package's figures became. */
async function commit(client: Client, id: string): Promise<ImportWire> {
  await eventually(async () => {
    const { body } = await client.get<ImportWire>(`/imports/${id}`);
    expect(['mapping', 'failed']).not.toContain(body.status);
    return body.status === 'planned';
  }, 'a plan');
  const { status } = await client.post(`/imports/${id}/commit`, {});
  expect(status).toBe(202);
  return eventually(async () => {
    const { body } = await client.get<ImportWire>(`/imports/${id}`);
    return body.status === 'committed' ? body : null;
  }, 'a commit');
}

const outline = {
  type: 'Polygon',
  coordinates: [
    [
      [41.1, 36.3],
      [41.2, 36.3],
      [41.2, 36.4],
      [41.1, 36.3],
    ],
  ],
};

async function fill({ marsad: { client, url, token } }: Installation): Promise<void> {
  const made = async <T>(path: string, body: object): Promise<T> => {
    const answer = await client.post<T & Refusal>(path, body);
    expect([path, answer.status, answer.body.detail]).toEqual([path, 201, undefined]);
    return answer.body;
  };
  const put = async (path: string, body: object) => expect((await client.put(path, body)).status).toBe(200);
  await made('/places', { id: 'the-north', name: { en: 'The north', ar: 'الشمال' }, kind: 'region' });
  await made('/places', { id: 'camp-one', name: { en: '=Camp one' }, kind: 'camp', parent: 'the-north' });
  const form = new FormData();
  form.set('file', new Blob([JSON.stringify(outline)]), 'camp.json');
  const drawn = await fetch(`${url}/api/v1/places/camp-one/outline`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  });
  expect(drawn.status).toBe(200);
  const source = {
    title: '+Monitoring report',
    publisher: 'فريق الرصد',
    author: 'Desk',
    url: 'https://example.org/a',
  };
  const dimensions = [{ id: 'sex', name: { en: 'Sex' }, codes: ['women', 'men'] }];
  await newIndicator(client, 'arrivals', {
    ...{ name: { en: 'Arrivals & returns', ar: 'الوافدون' }, unit: '{person}', kind: 'flow' },
    ...{ rateBasis: 'month', statedAs: 'total', cadence: 'month', margin: 0.05, dimensions },
    baseline: { value: '60 to 70', period: '2019-05', source, range: 'uncertainty' },
  });
  await newIndicator(client, 'old-count');
  await put('/indicators/arrivals/places', { dimensions: { sex: { women: 'camp-one' } } });
  const figures: string[] = [];
  for (const [period, value, more = {}] of [
    ['2020-01', 'about 1,200 (1,100-1,300)'],
    ['2020-02', 'more than 100,000'],
    ['2020-03', '60-70', { dimensions: { sex: 'women' } }],
    ['2020-04', '٦٠ إلى ٧٠', { reliability: 'B', credibility: 2, note: '=1+1' }],
  ] as [string, string, object?][]) {
    const { status, observation } = await client.submitAndWait({
      indicator: 'arrivals',
      period,
      value,
      source,
      ...more,
    });
    expect(status).toBe('committed');
    figures.push(observation?.id ?? '');
  }
  await client.submitAndWait({ indicator: 'old-count', period: '2020-01', value: '5', source });
  const revised = await client.post(
    `/observations/${figures[1]}/revisions`,
    { reason: 'A slip', value: 'at least 90,000' },
    { prefer: 'wait=30' },
  );
  expect(revised.status).toBe(201);
  const { id: sourceId, ...known } = await sourceNamed(client, source.title);
  expect(
    (await client.put(`/sources/${sourceId}`, { ...known, language: 'ar', reliability: 'C' })).status,
  ).toBe(200);
  await made('/rules', {
    indicator: 'arrivals',
    condition: { ratio: { op: '>', to: 2 } },
    name: { en: 'Too many', ar: 'كثير' },
    labels: { team: 'north' },
    severity: 'critical',
  });
  const event = await made<TimelineEntryWire>('/timeline', {
    ...{
      kind: 'event',
      status: 'confirmed',
      title: { ar: 'أُغلق المعبر' },
      when: '2020-03-14',
      openEnd: true,
    },
    places: ['camp-one'],
    moves: [{ indicator: 'arrivals', direction: 'down' }],
    sources: [{ title: 'Radio', url: 'https://example.org/radio', locator: 'p. 3' }],
  });
  const check = await made<OwnCheckWire>('/own-checks', {
    title: { en: 'Women are some of all' },
    left: { terms: [{ figure: { indicator: 'arrivals', dimensions: { sex: 'women' }, as: 'rate' } }] },
    relation: 'at-most',
    right: { terms: [{ fact: { value: 'about 2,000 a month', unit: '{person}', name: { en: 'Room' } } }] },
  });
  const { items } = (await client.get<{ items: TimelineEntryWire[] }>('/timeline')).body;
  const measure = items.find(({ ofSourceDocument }) => ofSourceDocument);
  await made<SavedBriefWire>('/saved-briefs', {
    ...{ name: 'الموجز', introduction: 'For Monday', language: 'ar' },
    items: [
      { kind: 'indicator', id: 'arrivals' },
      { kind: 'event', id: event.id },
      { kind: 'measure', id: measure?.id },
      { kind: 'check', id: check.id },
    ],
  });
}

async function sourceNamed(client: Client, title: string) {
  const { items } = (await client.get<{ items: Record<string, unknown>[] }>('/sources')).body;
  const found = items.find((one) => one.title === title) ?? {};
  const { id, publisher, author, url } = found;
  return { id, title, publisher, author, url };
}

beforeAll(async () => {
  from = await install();
  to = await install();
  await fill(from);
  packed = withPartial(await download(from));
});
afterAll(async () => {
  await Promise.all([from?.stop(), to?.stop()]);
});

const expected = {
  ...{ places: 2, indicators: 2, 'place-figures': 1, sources: 1, baselines: 1 },
  ...{ rules: 1, timeline: 1, 'own-checks': 1, briefs: 1 },
};

describe('a package of everything', () => {
  /** The package with one table changed. */
  const changed = (name: string, change: (text: string) => string): Uint8Array => {
    const files = unzipSync(packed);
    return zipSync({ ...files, [name]: strToU8(change(strFromU8(files[name] ?? new Uint8Array()))) });
  };

  it('is looked at without anything being made', async () => {
    const { status, body } = await hand(to, packed, { dryRun: true });
    expect([status, body.detail]).toEqual([200, undefined]);
    expect(body).toMatchObject({ done: false, figures: true, import: null, more: 0 });
    expect(counted(body, 'new')).toEqual(expected);
    expect([counted(body, 'differs'), counted(body, 'refused')]).toEqual([{}, {}]);
    expect(body.items.find(({ of }) => of === 'timeline')?.name).toEqual({ ar: 'أُغلق المعبر' });
    const { client } = to.marsad;
    expect((await client.get<PlaceListWire>('/places')).body.items.map(({ id }) => id)).not.toContain(
      'camp-one',
    );
    expect((await client.get('/indicators/arrivals')).status).toBe(404);
  });

  it('is for administrators alone', async () => {
    const { url } = to.marsad;
    const editor = await to.as('editor', 'Emine');
    expect((await editor.post('/package-imports', {})).status).toBe(403);
    expect(url).not.toBe('');
  });

  it('comes in, also where that was broken off halfway, and goes out again as it was', async () => {
    // As if the process had ended after what others stand on was made.
    const half = changed('briefs.csv', (text) => text.slice(0, text.indexOf('\n') + 1));
    const { briefs: _, ...made } = expected;
    expect(counted((await hand(to, half)).body, 'new')).toEqual(made);
    const { body } = await hand(to, packed);
    expect([body.detail, body.done, counted(body, 'new')]).toEqual([undefined, true, { briefs: 1 }]);
    expect([counted(body, 'differs'), counted(body, 'refused')]).toEqual([{}, {}]);
    const { client } = to.marsad;
    const { counts } = await commit(client, body.import?.id ?? '');
    expect(counts).toMatchObject({ reject: 0, revise: 0 });
    const [theirs, ours] = [unzipSync(packed), unzipSync(await download(to))];
    for (const name of ['places', 'indicators', 'codes', 'rules', 'own-checks'])
      expect(saidBy(ours, name)).toEqual(saidBy(theirs, name));
    // What the program brings along has other ids here, and a figure without a grade takes that of its source.
    const otherwise = ['SOURCE', 'BASELINE', 'REVISION', 'KNOWN_ON'];
    expect(saidBy(ours, 'sources', otherwise)).toEqual(saidBy(theirs, 'sources', otherwise));
    const ofFigures = [...otherwise, 'RELIABILITY'];
    for (const name of ['baselines', 'observations'])
      expect(saidBy(ours, name, ofFigures)).toEqual(saidBy(theirs, name, ofFigures));
    const own = (files: Files) =>
      rowsOf(files, 'timeline').filter(({ CATALOGUE_KEY }) => CATALOGUE_KEY === '');
    expect(own(ours)).toEqual(own(theirs));
    expect(saidBy(ours, 'timeline', ['ENTRY'])).toEqual(saidBy(theirs, 'timeline', ['ENTRY']));
    const briefs = saidBy(ours, 'briefs', ['ITEMS', 'DEFINITION']);
    expect(briefs).toEqual(saidBy(theirs, 'briefs', ['ITEMS', 'DEFINITION']));
    const shown = await client.get<{ items: { kind: string }[] }>(`/saved-briefs/${briefs[0]?.BRIEF}/shown`);
    expect(shown.body.items.map(({ kind }) => kind)).toEqual(['indicator', 'entry', 'entry', 'check']);
    const { items } = (await client.get<AuditListWire>('/audit?area=import')).body;
    expect(items.map(({ action }) => action)).toContain('import.everything');
  });

  it('brought in once more is all there already', async () => {
    const { body } = await hand(to, packed);
    expect([counted(body, 'new'), counted(body, 'differs'), counted(body, 'refused')]).toEqual([{}, {}, {}]);
    const plan = await eventually(async () => {
      const { body: found } = await to.marsad.client.get<ImportWire>(`/imports/${body.import?.id}`);
      return found.status === 'planned' ? found : null;
    }, 'a plan');
    expect(plan.counts).toMatchObject({ create: 0, revise: 0, reject: 0 });
  });

  it('leaves what differs as it is, and names it; what was deleted stays so', async () => {
    const { client } = to.marsad;
    const [rule] = (await client.get<{ items: RuleWire[] }>('/rules?indicator=arrivals')).body.items;
    const place = { name: { en: 'The north-east' }, kind: 'region' };
    expect((await client.put('/places/the-north', place)).status).toBe(200);
    expect((await client.get(`/rules/${rule?.id}`, { method: 'DELETE' })).status).toBe(204);
    const { body } = await hand(to, packed);
    expect(
      body.items.map(({ of, id, outcome, parts, deleted }) => ({ of, id, outcome, parts, deleted })),
    ).toEqual([
      { of: 'places', id: 'the-north', outcome: 'differs', parts: ['name'], deleted: false },
      { of: 'rules', id: rule?.id, outcome: 'differs', parts: [], deleted: true },
    ]);
    const held = (await client.get<PlaceListWire>('/places')).body.items.find(({ id }) => id === 'the-north');
    expect(held?.name).toEqual({ en: 'The north-east' });
    expect((await client.get<{ items: RuleWire[] }>('/rules?indicator=arrivals')).body.items).toEqual([]);
  });

  it.each<[string, () => Uint8Array, string]>([
    ['no archive', () => strToU8('a,b\n1,2\n'), 'table-damaged'],
    ['an archive of something else', () => zipSync({ 'a.txt': strToU8('x') }), 'package-foreign'],
    [
      'a package of somebody else',
      () =>
        zipSync({ 'datapackage.json': strToU8('{"resources":[{"name":"observations","path":"o.csv"}]}') }),
      'package-foreign',
    ],
    ['a descriptor that is no JSON', () => changed('datapackage.json', () => '{'), 'table-damaged'],
    [
      'a table without its column',
      () => changed('rules.csv', (text) => text.replace('DEFINITION', 'X')),
      'package-column-missing',
    ],
    ['a quotation mark left open', () => changed('briefs.csv', (text) => `${text}"`), 'table-damaged'],
    [
      'more than it may unpack to',
      () => archiveOf([{ name: 'datapackage.json', content: ' '.repeat(1_000), times: 30_000 }]),
      'table-unpacks-too-large',
    ],
  ])('is refused by name where it is %s', async (_, bytes, code) => {
    const { status, body } = await hand(to, bytes());
    expect([status, body.errors?.[0]?.code ?? body.code]).toEqual([422, code]);
    expect((await hand(to, bytes(), { language: 'ar' })).body.detail).toMatch(/\p{Script=Arabic}/u);
  });

  it.each<[string, string, (text: string) => string, string]>([
    ['rules', 'rules.csv', (text) => text.replace('""op"":"">""', '""op"":""!""'), 'body-invalid'],
    ['rules', 'rules.csv', (text) => text.replaceAll('arrivals', 'nowhere'), 'indicator-unknown'],
    ['timeline', 'timeline.csv', (text) => text.replaceAll('""v"":1', '""v"":99'), 'package-row-unread'],
    [
      'own-checks',
      'own-checks.csv',
      (text) => text.replace('""point"":2000', '""point"":-5'),
      'figure-bounds-reversed',
    ],
    ['briefs', 'briefs.csv', (text) => text.replace(/""items"":\[.*?\]/, '""items"":[]'), 'body-invalid'],
    [
      'places',
      'places.csv',
      (text) => text.replace('""Polygon""', '""Point""').replace('""MultiPolygon""', '""Point""'),
      'geojson-no-polygon',
    ],
  ])(
    'with a row of %s that cannot be taken in tells it, and makes the rest',
    async (of, name, change, code) => {
      const { status, body } = await hand(to, changed(name, change), { dryRun: true });
      expect(status).toBe(200);
      const refused = body.items.filter(({ outcome }) => outcome === 'refused');
      expect(refused.map((one) => [one.of, one.errors[0]?.code])).toContainEqual([of, code]);
      expect(counted(body, 'new')).toEqual({});
    },
  );
});
