/** Places through the public door: added, drawn, brought in from files, given their figures, summed up, deleted. */
import type {
  AuditListWire,
  PlaceCodesWire,
  PlaceFiguresWire,
  PlaceImportWire,
  PlaceListWire,
  PlaceOutlinesWire,
  PlaceVersionsWire,
  PlaceWire,
} from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Client,
  type Installation,
  install,
  lastYear,
  newIndicator,
  openEvents,
  type Refusal,
} from './harness.js';

let installation: Installation;
let client: Client;
let editor: Client;
let token: string;

beforeAll(async () => {
  installation = await install();
  ({ client } = installation);
  editor = await installation.as('editor', 'Huda');
  ({ token } = installation.marsad);
});
afterAll(() => installation?.stop());

const town = (name: string, more: object = {}) => ({ name: { en: name }, kind: 'town', ...more });
const add = async (name: string, more: object = {}) => {
  const { status, body } = await editor.post<PlaceWire & Refusal>('/places', town(name, more));
  expect([status, body.detail]).toEqual([201, undefined]);
  return body;
};
const remove = <T = unknown>(path: string) => editor.get<T>(path, { method: 'DELETE' });
const square = (x: number, y: number) => [
  [x, y],
  [x + 0.4, y],
  [x + 0.4, y + 0.3],
  [x, y + 0.3],
  [x, y],
];

/** Sends a file in a form. */
async function send<T>(method: string, path: string, content: unknown, texts: Record<string, string> = {}) {
  const form = new FormData();
  for (const [name, text] of Object.entries(texts)) form.append(name, text);
  const bytes = typeof content === 'string' ? content : JSON.stringify(content);
  form.append('file', new Blob([bytes]), 'towns.geojson');
  const response = await fetch(`${installation.marsad.url}/api/v1${path}`, {
    method,
    body: form,
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: response.status, body: (await response.json()) as T & Refusal };
}
const bringIn = (content: unknown, options: object = {}) =>
  send<PlaceImportWire>('POST', '/place-imports', content, { options: JSON.stringify(options) });

describe('places', () => {
  it('begin with those of the source document, with the figures that are of them', async () => {
    const { items } = (await client.get<PlaceListWire>('/places')).body;
    expect(items.map(({ id }) => id)).toEqual(['al-hol', 'al-qaim', 'al-walid', 'rabia']);
    expect(items[3]).toMatchObject({
      name: { en: 'Rabia / Yaarubiyah', ar: 'ربيعة / اليعربية' },
      kind: 'crossing',
      position: { latitude: 36.81, longitude: 42.07 },
      figures: [{ indicator: 'official-crossings-open', dimension: 'crossing', code: 'rabia' }],
      version: 1,
    });
    expect(items[0]?.figures).toEqual([
      { indicator: 'al-hol-pledges', dimension: null, code: null },
      { indicator: 'al-hol-pledges-total', dimension: null, code: null },
    ]);
  });

  it('are added, changed by version, and keep every version', async () => {
    const events = await openEvents(installation.marsad.url, token);
    await events.next(({ event }) => event === 'hello');
    const made = await add('Ain Issa', { position: { latitude: 36.38, longitude: 38.86 } });
    expect(made).toMatchObject({ id: 'ain-issa', version: 1, parent: null, outlinePoints: 0 });
    await events.next(({ event }) => event === 'place.changed');
    await events.close();
    expect((await add('Ain Issa')).id).toBe('ain-issa-2');

    const next = town('Ain Issa', { parent: 'ain-issa-2', version: 1 });
    const edited = await editor.put<PlaceWire>('/places/ain-issa', next);
    expect(edited.body).toMatchObject({ version: 2, parent: 'ain-issa-2', position: null });
    const late = await editor.put<Refusal>('/places/ain-issa', { ...next, kind: 'camp' });
    expect([late.status, late.body.code]).toEqual([409, 'edit-conflict']);
    const same = await editor.put<Refusal>('/places/ain-issa', { ...next, version: 2 });
    expect([same.status, same.body.code]).toEqual([409, 'nothing-changed']);
    const versions = (await client.get<PlaceVersionsWire>('/places/ain-issa/versions')).body.items;
    expect(versions).toMatchObject([
      { version: 2, kind: 'changed', parent: 'ain-issa-2', position: null, by: 'Huda' },
      { version: 1, kind: 'created', position: { latitude: 36.38, longitude: 38.86 } },
    ]);
    const { items } = (await client.get<AuditListWire>('/audit?area=place')).body;
    expect(items.map(({ action }) => action)).toEqual(expect.arrayContaining(['place.create', 'place.edit']));
  });

  it.each<[string, object, string, string]>([
    [
      'a position that is nowhere',
      town('X', { position: { latitude: 95, longitude: 0 } }),
      '/position/latitude',
      '',
    ],
    ['half a position', town('X', { position: { latitude: 5 } }), '/position/longitude', ''],
    ['a parent that is not there', town('X', { parent: 'nowhere' }), '/parent', 'place-unknown'],
    ['another kind without its word', town('X', { kind: 'other' }), '/kindName', 'place-kind-unsaid'],
    ['a key that is none', town('X', { lat: 5 }), '/lat', 'key-unknown'],
    ['an id that is none', town('X', { id: 'Ain Issa' }), '/id', ''],
    ['a blank name', town(' '), '/name/en', ''],
  ])('are refused for %s', async (_, body, pointer, code) => {
    const refused = await editor.post<Refusal>('/places', body);
    expect(refused.status).toBe(422);
    expect(refused.body.errors?.[0]).toMatchObject({ pointer, ...(code === '' ? {} : { code }) });
  });

  it('never come to lie in themselves, also where two are moved at once', async () => {
    const [a, b] = [await add('Outer'), await add('Inner')];
    const into = (id: string, parent: string) => editor.put<Refusal>(`/places/${id}`, town(id, { parent }));
    const both = await Promise.all([into(a.id, b.id), into(b.id, a.id)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(both.find(({ status }) => status === 422)?.body.errors?.[0]?.code).toBe('place-in-itself');
    expect((await into(a.id, a.id)).status).toBe(422);
  });

  it('are only read by whoever may not change them', async () => {
    const viewer = await installation.as('viewer', 'Sami');
    expect((await viewer.get('/places')).status).toBe(200);
    expect((await viewer.post('/places', town('X'))).status).toBe(403);
  });
});

describe('outlines', () => {
  it('come as files, are thinned for drawing, given out whole, and taken away', async () => {
    const { id } = await add('Drawn');
    const ring = Array.from({ length: 2_000 }, (_, n) => {
      const angle = (2 * Math.PI * n) / 2_000;
      return [40 + Math.cos(angle) * (1 + 0.01 * Math.sin(40 * angle)), 35 + Math.sin(angle)];
    });
    const drawn = await send<PlaceWire>('PUT', `/places/${id}/outline`, {
      type: 'Feature',
      properties: {},
      geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] },
    });
    expect(drawn.body).toMatchObject({ outlinePoints: 2_001, version: 2 });
    expect(drawn.body.position?.latitude).toBeCloseTo(35, 1);
    const { features } = (await client.get<PlaceOutlinesWire>('/place-outlines')).body;
    const shown = features.find((one) => one.id === id)?.geometry.coordinates[0]?.[0] ?? [];
    expect(shown.length).toBeGreaterThan(30);
    expect(shown.length).toBeLessThanOrEqual(400);
    expect(shown[0]).toEqual(shown.at(-1));
    const whole = (await client.get<{ coordinates: number[][][][] }>(`/places/${id}/outline`)).body;
    expect(whole.coordinates[0]?.[0]).toHaveLength(2_001);
    const gone = await remove<PlaceWire>(`/places/${id}/outline`);
    expect(gone.body).toMatchObject({ outlinePoints: 0, version: 3 });
    const versions = (await client.get<PlaceVersionsWire>(`/places/${id}/versions`)).body.items;
    expect(versions.map(({ outlinePoints }) => outlinePoints)).toEqual([0, 2_001, 0]);
  });

  it.each<[string, unknown, string, string]>([
    ['is no JSON', '{"type": "Polygon",\n "coordinates": [', '', 'geojson-not-read'],
    [
      'has latitude first',
      {
        type: 'Polygon',
        coordinates: [
          [
            [35, 138],
            [36, 138],
            [36, 139],
            [35, 138],
          ],
        ],
      },
      '/coordinates/0/0',
      'geojson-swapped',
    ],
    ['is nested without end', `${'['.repeat(200_000)}`, '', 'geojson-not-read'],
    ['has no polygon', { type: 'Point', coordinates: [1, 2] }, '/type', 'geojson-no-polygon'],
    [
      'has too many points',
      { type: 'Polygon', coordinates: [Array.from({ length: 60_000 }, () => [1, 1])] },
      '/coordinates',
      'geojson-too-many-points',
    ],
  ])('are refused by name and place where a file %s', async (_, content, pointer, code) => {
    const refused = await send<PlaceWire>('PUT', '/places/rabia/outline', content);
    expect(refused.status).toBe(422);
    expect(refused.body.errors?.[0]).toMatchObject({ pointer, code });
  });

  it('are no larger than is kept', async () => {
    const refused = await send<PlaceWire>('PUT', '/places/rabia/outline', ' '.repeat(9 * 1024 * 1024));
    expect([refused.status, refused.body.code]).toEqual([413, 'payload-too-large']);
  });
});

describe('a file of many places', () => {
  const feature = (properties: object, x = 38, y = 36) => ({
    type: 'Feature',
    properties,
    geometry: { type: 'Polygon', coordinates: [square(x, y)] },
  });
  const file = {
    type: 'FeatureCollection',
    features: [
      feature({ ADM: 'Karama', AR: 'الكرامة', within: 'Big region' }, 39),
      feature({ ADM: 'Mansura', within: 'Big region' }, 40),
      feature({ ADM: 'Big region', kind: 'region' }),
    ],
  };

  it('is looked at before anything is kept, and kept as a whole', async () => {
    const options = { english: 'ADM', arabic: 'AR' };
    const seen = await bringIn(file, { ...options, dryRun: true });
    expect(seen.body).toMatchObject({
      done: false,
      items: [
        {
          id: 'karama',
          name: { en: 'Karama', ar: 'الكرامة' },
          kind: 'town',
          parent: 'big-region',
          outcome: 'new',
        },
        { id: 'mansura' },
        { id: 'big-region', kind: 'region', parent: null, outlinePoints: 5 },
      ],
    });
    expect(seen.body.properties.map(({ name }) => name)).toEqual(['ADM', 'AR', 'within', 'kind']);
    expect((await client.get('/places/karama')).status).toBe(404);
    expect((await bringIn(file, options)).body.done).toBe(true);
    expect((await client.get<PlaceWire>('/places/karama')).body).toMatchObject({
      parent: 'big-region',
      outlinePoints: 5,
      version: 1,
    });
    const again = await bringIn(file, options);
    expect(again.body.items.map(({ outcome }) => outcome)).toEqual(['kept', 'kept', 'kept']);
    const replaced = await bringIn(file, { ...options, existing: 'replace' });
    expect(replaced.body.items.map(({ outcome }) => outcome)).toEqual(['replaced', 'replaced', 'replaced']);
    expect((await client.get<PlaceWire>('/places/karama')).body.version).toBe(2);
  });

  it('is refused as a whole, each fault at its feature', async () => {
    const before = (await client.get<PlaceListWire>('/places')).body.items.length;
    const refused = await bringIn({
      type: 'FeatureCollection',
      features: [feature({ name: 'Fine' }), feature({}), feature({ name: 'Lost', parent: 'Atlantis' })],
    });
    expect(refused.status).toBe(422);
    expect(refused.body.errors?.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/features/1/properties', 'place-name-missing'],
      ['/features/2/properties', 'place-unknown'],
    ]);
    const circle = await bringIn({
      type: 'FeatureCollection',
      features: [feature({ name: 'Egg', parent: 'Hen' }), feature({ name: 'Hen', parent: 'Egg' })],
    });
    expect([circle.status, circle.body.errors?.[0]?.code]).toEqual([422, 'place-in-itself']);
    expect((await client.get<PlaceListWire>('/places')).body.items).toHaveLength(before);
  });

  it('is shown with what its names could be taken from, where they are not found', async () => {
    const seen = await bringIn(file, { dryRun: true });
    expect(seen.status).toBe(200);
    expect(seen.body).toMatchObject({ done: false, items: [] });
    expect(seen.body.properties.map(({ name }) => name)).toContain('ADM');
    expect(seen.body.errors[0]).toMatchObject({
      code: 'place-name-missing',
      pointer: '/features/0/properties',
    });
    expect((await bringIn(file)).status).toBe(422);
    expect((await bringIn('no JSON', { dryRun: true })).status).toBe(422);
  });

  it('comes with options that are known, or is refused by their names', async () => {
    const refused = await bringIn(file, { englsh: 'ADM' });
    expect(refused.body.errors?.[0]).toMatchObject({ pointer: '/options/englsh', code: 'key-unknown' });
  });
});

describe('figures at places', () => {
  const towns = ['manbij', 'kobani', 'jarabulus'];
  const codes = towns.map((code) => ({ code, name: { en: code } }));

  beforeAll(async () => {
    await add('North', { id: 'north', kind: 'region' });
    for (const id of towns) await add(id, { id, parent: 'north' });
    await newIndicator(client, 'returnees', {
      nonNegative: true,
      dimensions: [{ id: 'town', name: { en: 'Town' }, codes }],
    });
  });

  const say = (body: object) => editor.put<PlaceCodesWire & Refusal>('/indicators/returnees/places', body);
  const figures = async (query: string) =>
    (await client.get<PlaceFiguresWire>(`/place-figures?${query}`)).body;
  const enter = (where: string, value: string) =>
    editor.submitAndWait({
      indicator: 'returnees',
      period: `${lastYear}-03`,
      value,
      dimensions: { town: where },
      source: { title: 'Field desk' },
    });

  it('stand where the codes are said to be, and nowhere else', async () => {
    const same = Object.fromEntries(towns.map((id) => [id, id]));
    const wrong = await say({
      dimensions: { town: { manbij: 'kobani', kobani: 'kobani', x: 'rabia' }, sex: {} },
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors?.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/dimensions/town/kobani', 'place-twice'],
      ['/dimensions/town/x', 'dimension-code-unknown'],
      ['/dimensions/sex', 'dimension-unknown'],
    ]);
    const absent = await say({ dimensions: { town: { manbij: 'atlantis' } } });
    expect(absent.body.errors?.[0]).toMatchObject({
      pointer: '/dimensions/town/manbij',
      code: 'place-unknown',
    });
    const said = await say({ dimensions: { town: same } });
    expect(said.body).toEqual({ indicator: 'returnees', dimensions: { town: same }, whole: null });
    expect((await client.get<PlaceWire>('/places/kobani')).body.figures).toEqual([
      { indicator: 'returnees', dimension: 'town', code: 'kobani' },
    ]);
  });

  it('are summed up by what they lie in: bounds with bounds, and what is missing is said', async () => {
    await enter('manbij', '60-70');
    await enter('kobani', '100');
    const some = await figures('indicator=returnees');
    expect(some.items).toHaveLength(3);
    expect(some.items.find(({ place }) => place === 'manbij')).toMatchObject({
      dimensions: { town: 'manbij' },
      point: { quantity: { lower: 60, upper: 70 }, observation: { source: { title: 'Field desk' } } },
      alert: null,
    });
    expect(some.totals).toMatchObject([
      {
        place: 'north',
        given: ['kobani', 'manbij'],
        missing: [{ place: 'jarabulus', why: 'no-figure' }],
        sum: { kind: 'sum', quantity: { qualifier: 'at-least', lower: 160, upper: null } },
      },
    ]);
    await enter('jarabulus', '5');
    const all = await figures('place=north');
    expect(all.items).toEqual([]);
    expect(all.totals[0]).toMatchObject({ missing: [], sum: { quantity: { lower: 165, upper: 175 } } });
  });

  it('outlive the place they were of, which says what refers to it before it goes', async () => {
    const refused = await remove<Refusal>('/places/north');
    expect([refused.status, refused.body.code]).toEqual([409, 'place-in-use']);
    expect(refused.body.detail).toContain('jarabulus, kobani, manbij');
    expect((await remove<Refusal>('/places/kobani')).body.detail).toContain('returnees');
    expect((await remove('/places/north?anyway=true')).status).toBe(204);
    expect((await client.get<PlaceWire>('/places/kobani')).body.parent).toBeNull();
    expect((await remove('/places/kobani?anyway=true')).status).toBe(204);
    expect((await client.get('/places/kobani')).status).toBe(404);
    const versions = (await client.get<PlaceVersionsWire>('/places/kobani/versions')).body.items;
    expect(versions[0]?.kind).toBe('removed');
    expect((await figures('indicator=returnees')).items.map(({ place }) => place)).toEqual([
      'jarabulus',
      'manbij',
    ]);
    // Who comes back under the name goes on in its numbers.
    expect((await add('kobani')).version).toBe((versions[0]?.version ?? 0) + 1);
  });
});
