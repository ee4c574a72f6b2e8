/** The way of a table through the public door: from its cells over questions and plan into the record, and out again. */
import type {
  ImportAcceptedWire,
  ImportRowsWire,
  ImportWire,
  MappingWire,
  OpenSubmissionListWire,
} from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiToken,
  type Client,
  clientOf,
  eventually,
  type Installation,
  install,
  newIndicator,
  openEvents,
} from './harness.js';

let held: Installation;
let admin: Client;
let editor: Client;
let contributor: Client;
let other: Client;
beforeAll(async () => {
  held = await install();
  admin = held.client;
  [editor, contributor, other] = await Promise.all([
    held.as('editor', 'Emine'),
    held.as('contributor', 'Omar'),
    held.as('contributor', 'Olga'),
  ]);
  await admin.put('/settings', { review: true });
});
afterAll(() => held?.stop());

const table = 'Month\tTrucks\n2020-01\t120\n2020-02\tabout 140\n';
const paste = (client: Client, more: object = {}) =>
  client.post<ImportAcceptedWire>('/imports', { text: table, ...more });
const upload = (client: Client, file: Blob) => {
  const form = new FormData();
  form.append('file', file, 'Gate counts 2020.csv');
  return client.get<ImportAcceptedWire>('/imports', { method: 'POST', body: form });
};
const mapping: MappingWire = { period: { column: 'Month' } };
const one = async (client: Client, id: string) => (await client.get<ImportWire>(`/imports/${id}`)).body;

const waiting = { prefer: 'wait=30' };
const settled = (client: Client, id: string) =>
  eventually(async () => {
    const found = await one(client, id);
    return ['reading', 'checking', 'committing', 'undoing'].includes(found.status) ? null : found;
  }, 'an import at rest');
const whole: MappingWire = {
  ...mapping,
  value: { column: 'Trucks' },
  source: { title: { is: 'Gate log 2020' } },
};
const points = async (indicator: string) =>
  (await admin.points(indicator)).map(({ period, quantity }) => [period.text, quantity?.text]);

describe('a table and what it says', () => {
  it('goes from pasted cells over its questions and its plan into the record, and out of it again', async () => {
    await newIndicator(admin, 'flow');
    const { id } = (await paste(editor, { name: 'Gate counts' })).body;
    const asked = await settled(editor, id);
    expect(asked).toMatchObject({
      status: 'mapping',
      columns: [{ name: 'Month' }, { name: 'Trucks' }],
      counts: null,
    });
    expect(asked.questions.map(({ code }) => code)).toContain('indicator-missing');
    for (const { detail } of asked.questions) expect(detail).toMatch(/\s.*[.?]$/);
    expect(await editor.post(`/imports/${id}/commit`, {})).toMatchObject({
      status: 409,
      body: { code: 'import-questions-open' },
    });

    const planned = await editor.get<ImportWire>(`/imports/${id}/mapping`, {
      method: 'PUT',
      body: JSON.stringify({ ...whole, indicator: { is: 'flow' } }),
      headers: { 'content-type': 'application/json', ...waiting },
    });
    expect(planned).toMatchObject({
      status: 200,
      body: { status: 'planned', questions: [], counts: { rows: 2, create: 2, revise: 0, reject: 0 } },
    });
    const { items } = (await editor.get<ImportRowsWire>(`/imports/${id}/rows?kind=create`)).body;
    expect(items).toMatchObject([
      { row: 2, kind: 'create', entry: { indicator: 'flow', quantity: { text: '120' } }, observation: null },
      { row: 3, kind: 'create', entry: { quantity: { text: 'about 140', qualifier: 'about' } } },
    ]);
    expect(await points('flow')).toEqual([]);

    const committed = await editor.post<ImportWire>(`/imports/${id}/commit`, {}, waiting);
    expect(committed).toMatchObject({
      status: 200,
      body: { status: 'committed', committedAt: expect.any(String) },
    });
    expect(await points('flow')).toEqual([
      ['2020-01', '120'],
      ['2020-02', 'about 140'],
    ]);
    const undone = await editor.post<ImportWire>(`/imports/${id}/undo`, {}, waiting);
    expect(undone).toMatchObject({ status: 200, body: { status: 'undone', kept: [] } });
    expect(await points('flow')).toEqual([]);

    const again = (await paste(editor, { mapping: { ...whole, indicator: { is: 'flow' } } })).body;
    await settled(editor, again.id);
    const rows = (await editor.get<ImportRowsWire>(`/imports/${again.id}/rows?kind=revise`)).body.items;
    expect(rows.map(({ entry }) => entry?.warnings.map(({ code }) => code))).toEqual([
      ['warn-restores'],
      ['warn-restores'],
    ]);
  });

  it('is planned anew where the record has gone on', async () => {
    await newIndicator(admin, 'moved');
    const { id } = (await paste(editor, { mapping: { ...whole, indicator: { is: 'moved' } } })).body;
    expect((await settled(editor, id)).counts).toMatchObject({ create: 2 });
    const figure = {
      indicator: 'moved',
      period: '2020-01',
      value: '120',
      source: { title: 'Gate log 2020' },
    };
    await admin.submitAndWait(figure);
    expect(await editor.post(`/imports/${id}/commit`, {}, waiting)).toMatchObject({
      status: 409,
      body: { code: 'plan-outdated' },
    });
    expect(await settled(editor, id)).toMatchObject({
      status: 'planned',
      counts: { create: 1, unchanged: 1 },
    });
    expect((await editor.post<ImportWire>(`/imports/${id}/commit`, {}, waiting)).body.status).toBe(
      'committed',
    );
  });

  it('of a contributor waits for an editor as one item, and counts once that is accepted', async () => {
    await newIndicator(admin, 'reviewed-table');
    const given = { name: 'Omar’s counts', mapping: { ...whole, indicator: { is: 'reviewed-table' } } };
    const { id } = (await paste(contributor, given)).body;
    await settled(contributor, id);
    const handedIn = await contributor.post<ImportWire>(`/imports/${id}/commit`, {}, waiting);
    const submission = handedIn.body.submission?.id ?? '';
    expect(handedIn.body).toMatchObject({ status: 'planned', submission: { status: 'waiting' } });
    const open = (await editor.get<OpenSubmissionListWire>('/submissions')).body;
    expect(open.items.find((item) => item.id === submission)).toMatchObject({
      by: { name: 'Omar' },
      import: { id, name: 'Omar’s counts', counts: { create: 2 } },
    });
    expect(await other.get(`/submissions/${submission}`)).toMatchObject({ status: 404 });
    const figure = { indicator: 'moved', period: '2020-01', value: '1', source: { title: 'x' } };
    expect(await contributor.put(`/submissions/${submission}`, figure)).toMatchObject({
      status: 409,
      body: { code: 'import-no-figure' },
    });
    expect(await points('reviewed-table')).toEqual([]);
    const review = { verdict: 'accept' };
    expect((await editor.post(`/submissions/${submission}/review`, review)).status).toBe(200);
    expect(await settled(contributor, id)).toMatchObject({
      status: 'committed',
      submission: { status: 'committed' },
    });
    expect(await contributor.get(`/submissions/${submission}`)).toMatchObject({
      body: { status: 'committed', import: { id }, observation: null },
    });
    expect((await points('reviewed-table')).length).toBe(2);
    expect(await editor.post(`/submissions/${submission}/review`, review)).toMatchObject({ status: 409 });
  });

  it('gives its rejected rows back as a file that can be mended and handed in', async () => {
    await newIndicator(admin, 'mended');
    const text = 'Month,Trucks,Remark\n2020-01,120,fine\nsome day,7,"=1+1, ""so"""\n2020-03,many,\n';
    const { id } = (await paste(editor, { text, mapping: { ...whole, indicator: { is: 'mended' } } })).body;
    expect((await settled(editor, id)).counts).toMatchObject({ create: 1, reject: 2 });
    const headers = { authorization: `Bearer ${held.marsad.token}` };
    const response = await fetch(`${held.marsad.url}/api/v1/imports/${id}/rejected.csv`, { headers });
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const written = Buffer.from(await response.arrayBuffer()).toString('utf8');
    const [head, first, second, ...rest] = written.trimEnd().split('\r\n');
    expect(head).toBe(`\ufeffMonth,Trucks,Remark,PROBLEM,IMPORT ${id}`);
    expect(first).toMatch(/^some day,7,"'=1\+1, ""so""",.+,3$/);
    expect([second, rest]).toEqual([expect.stringMatching(/^2020-03,many,,.+,4$/), []]);

    const mended = written.replace('some day', '2020-02').replace('many', '130');
    const again = (await upload(editor, new Blob([mended]))).body.id;
    expect(await settled(editor, again)).toMatchObject({
      status: 'planned',
      counts: { create: 2, reject: 0 },
    });
  });

  it('is told of while it goes on: to editors, and to whoever handed it in', async () => {
    const [omid, odile] = [
      await apiToken(held.env, 'contributor', 'Omid'),
      await apiToken(held.env, 'contributor', 'Odile'),
    ];
    const streams = await Promise.all(
      [omid, odile, held.marsad.token].map((token) => openEvents(held.marsad.url, token)),
    );
    // Progress is told to those who listen by then, and to nobody afterwards.
    await Promise.all(streams.map((stream) => stream.next(({ event }) => event === 'hello')));
    const { id } = (await paste(clientOf(held.marsad.url, omid))).body;
    const isOfIt = ({ event, data }: { event: string; data: unknown }) =>
      event === 'import.progress' && (data as { import: string }).import === id;
    // Whatever comes after it shows that nothing came before.
    const [own, others, editors] = streams;
    await Promise.all([own?.next(isOfIt), editors?.next(isOfIt)]);
    await newIndicator(admin, 'told-after');
    await others?.next(({ event }) => event === 'indicator.changed');
    expect(others?.seen.some(isOfIt)).toBe(false);
    for (const stream of streams) await stream.close();
  });
});
