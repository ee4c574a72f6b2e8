/** Tables through the public door: handed in, seen by those who may, refused by name. */
import { randomUUID } from 'node:crypto';
import type {
  ImportAcceptedWire,
  ImportListWire,
  ImportWire,
  MappingWire,
  SavedMappingListWire,
  SavedMappingWire,
} from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type Installation, install, type Refusal } from './harness.js';

let held: Installation;
let admin: Client;
let editor: Client;
let contributor: Client;
let other: Client;
let viewer: Client;
beforeAll(async () => {
  held = await install();
  admin = held.client;
  [editor, contributor, other, viewer] = await Promise.all([
    held.as('editor', 'Emine'),
    held.as('contributor', 'Omar'),
    held.as('contributor', 'Olga'),
    held.as('viewer', 'Vera'),
  ]);
  await admin.put('/settings', { review: true });
});
afterAll(() => held?.stop());

type Answered = ImportAcceptedWire & Refusal;

const table = 'Month\tTrucks\n2020-01\t120\n2020-02\tabout 140\n';
const paste = (client: Client, more: object = {}, headers: Record<string, string> = {}) =>
  client.post<Answered>('/imports', { text: table, ...more }, headers);
const upload = (
  client: Client,
  parts: Record<string, string | Blob>,
  headers: Record<string, string> = {},
) => {
  const form = new FormData();
  for (const [name, part] of Object.entries(parts)) {
    if (typeof part === 'string') form.append(name, part);
    else form.append(name, part, 'Gate counts 2020.csv');
  }
  return client.get<Answered>('/imports', { method: 'POST', body: form, headers });
};
const file = new Blob([table.replaceAll('\t', ',')]);
const mapping: MappingWire = { period: { column: 'Month' }, indicator: { is: 'aid-trucks' } };
const one = async (client: Client, id: string) => (await client.get<ImportWire>(`/imports/${id}`)).body;
const chunks = async (id: string) => {
  const rows = await held.sql<
    { bytes: Buffer }[]
  >`select bytes from import_chunk where import_id = ${id} order by n`;
  return Buffer.concat(rows.map(({ bytes }) => bytes));
};

describe('a table', () => {
  it('that is pasted is taken in with its name and its mapping', async () => {
    const { status, headers, body } = await paste(editor, { name: ' Gate counts ', mapping });
    expect([status, body.status]).toEqual([201, 'reading']);
    expect(headers.get('location')).toBe(`/api/v1/imports/${body.id}`);
    expect(await one(editor, body.id)).toMatchObject({
      id: body.id,
      name: 'Gate counts',
      bytes: Buffer.byteLength(table),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      by: { kind: 'token', name: 'Emine' },
      mapping,
      submission: null,
      feed: null,
    });
    expect((await chunks(body.id)).toString()).toBe(table);
  });

  it('that is a file is called as the file is, and kept byte by byte however large', async () => {
    const named = await upload(editor, { file });
    expect((await one(editor, named.body.id)).name).toBe('Gate counts 2020.csv');
    const large = Buffer.alloc(2_500_000, 'Month,Trucks\n');
    const { status, body } = await upload(editor, {
      mapping: JSON.stringify(mapping),
      file: new Blob([large]),
      name: 'Large',
    });
    expect(status).toBe(201);
    expect(await one(editor, body.id)).toMatchObject({ name: 'Large', bytes: large.length, mapping });
    expect((await chunks(body.id)).equals(large)).toBe(true);
  });

  it('is taken once under a key of its sender', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const all = await Promise.all([paste(editor, {}, key), paste(editor, {}, key), paste(editor, {}, key)]);
    expect(new Set(all.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    expect(await paste(editor, { text: `${table}2020-03\t1\n` }, key)).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
    expect((await paste(contributor, {}, key)).body.id).not.toBe(all[0]?.body.id);
  });

  it.each<[string, () => Promise<{ status: number; body: Refusal }>, number, string, string?]>([
    ['without a file', () => upload(editor, { name: 'x' }), 422, 'file-missing', '/file'],
    ['that is empty', () => upload(editor, { file: new Blob([]) }), 422, 'file-empty', '/file'],
    ['with a part nobody knows', () => upload(editor, { file, maping: '{}' }), 422, 'key-unknown', '/maping'],
    [
      'whose mapping is no JSON',
      () => upload(editor, { file, mapping: '{' }),
      422,
      'body-invalid',
      '/mapping',
    ],
    [
      'whose mapping has a key nobody knows',
      () => upload(editor, { file, mapping: '{"perod":{"column":"Month"}}' }),
      422,
      'body-invalid',
      '/mapping/perod',
    ],
    [
      'whose mapping says a key twice',
      () => upload(editor, { file, mapping: '{"shape":"rows","shape":"wide"}' }),
      422,
      'body-invalid',
      '/mapping/shape',
    ],
    [
      'whose mapping is longer than any',
      () => upload(editor, { file, mapping: 'x'.repeat(100_001) }),
      413,
      'payload-too-large',
    ],
    [
      'whose name is too long',
      () => upload(editor, { file, name: 'x'.repeat(301) }),
      422,
      'body-invalid',
      '/name',
    ],
    ['of no text', () => paste(editor, { text: '' }), 422, 'body-invalid', '/text'],
    ['that is no text', () => paste(editor, { text: 'a\0b' }), 422, 'body-invalid', '/text'],
    [
      'of more text than a body may hold',
      () => paste(editor, { text: 'x'.repeat(2_000_001) }),
      413,
      'payload-too-large',
    ],
    [
      'in a body of another kind',
      () => editor.get('/imports', { method: 'POST', body: table, headers: { 'content-type': 'text/csv' } }),
      415,
      'unsupported-media-type',
    ],
  ])('%s is refused, by name', async (_, send, status, code, pointer) => {
    const answer = await send();
    expect(answer).toMatchObject({ status, body: { code } });
    if (pointer !== undefined) expect(answer.body.errors?.map((item) => item.pointer)).toContain(pointer);
  });

  it('of text that is all signs JSON escapes is taken all the same', async () => {
    const { status } = await paste(editor, { text: '\t"\n\\'.repeat(240_000) });
    expect(status).toBe(201);
  });
});

describe('imports', () => {
  it('are listed and read by whoever handed them in, and by editors', async () => {
    const { id } = (await paste(contributor, { name: 'Omar’s table' })).body;
    const listed = async (client: Client) =>
      (await client.get<ImportListWire>('/imports')).body.items.map((item) => item.id);
    for (const client of [contributor, editor, admin]) {
      expect(await listed(client)).toContain(id);
      expect((await one(client, id)).id).toBe(id);
    }
    expect(await listed(other)).toEqual([]);
    const nobodys = randomUUID();
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/rows'],
      ['GET', '/rejected.csv'],
      ['POST', '/dry-run'],
      ['POST', '/commit'],
      ['POST', '/cancel'],
    ] as const) {
      const answers = await Promise.all(
        [id, nobodys].map((of) => other.get<Refusal>(`/imports/${of}${path}`, { method })),
      );
      expect(answers).toMatchObject([id, nobodys].map(() => ({ status: 404, body: { code: 'not-found' } })));
    }
    expect(await viewer.get('/imports')).toMatchObject({ status: 403, body: { code: 'role-too-low' } });
    expect(await paste(viewer)).toMatchObject({ status: 403, body: { code: 'role-too-low' } });
    expect(await contributor.post(`/imports/${id}/undo`, {})).toMatchObject({
      status: 403,
      body: { code: 'role-too-low' },
    });
  });

  it('come page by page, the newest first', async () => {
    for (let n = 0; n < 22; n += 1) await paste(other, { name: `Table ${n}` });
    const first = (await other.get<ImportListWire>('/imports')).body;
    const second = (
      await other.get<ImportListWire>(`/imports?cursor=${encodeURIComponent(first.next ?? '')}`)
    ).body;
    const names = [...first.items, ...second.items].map(({ name }) => name);
    expect(names).toEqual(Array.from({ length: 22 }, (_, n) => `Table ${21 - n}`));
    expect(second.next).toBeNull();
    expect(await other.get('/imports?cursor=x')).toMatchObject({
      status: 422,
      body: { code: 'query-invalid' },
    });
  });

  it('are the editors’ alone where nobody reviews', async () => {
    const { id } = (await paste(contributor)).body;
    await admin.put('/settings', { review: false });
    const refused = { status: 403, body: { code: 'role-too-low' } };
    expect(await paste(contributor)).toMatchObject(refused);
    expect(await upload(contributor, { file })).toMatchObject(refused);
    expect(await contributor.post(`/imports/${id}/commit`, {})).toMatchObject(refused);
    expect((await one(contributor, id)).id).toBe(id);
    expect((await contributor.post(`/imports/${id}/cancel`, {})).status).toBe(202);
    await admin.put('/settings', { review: true });
  });

  it('that are cancelled are over: whatever is asked of them then is refused by that name', async () => {
    const { id } = (await paste(editor)).body;
    const cancelled = await editor.post<ImportWire>(`/imports/${id}/cancel`, {}, { prefer: 'wait=5' });
    expect(cancelled).toMatchObject({ status: 200, body: { id, status: 'cancelled' } });
    expect((await chunks(id)).length).toBe(0);
    const over = { status: 409, body: { code: 'import-over' } };
    for (const step of ['dry-run', 'commit', 'undo', 'cancel'])
      expect([step, await editor.post(`/imports/${id}/${step}`, {})]).toMatchObject([step, over]);
    expect(await editor.put(`/imports/${id}/mapping`, mapping)).toMatchObject(over);
  });

  it('refuse a wait that is none, before anything is done', async () => {
    const { id } = (await paste(editor)).body;
    expect(await editor.post(`/imports/${id}/cancel`, {}, { prefer: 'wait=soon' })).toMatchObject({
      status: 422,
      body: { code: 'header-invalid' },
    });
    expect((await one(editor, id)).status).not.toBe('cancelled');
  });
});

describe('a saved mapping', () => {
  it('is listed by name, is the only one of its name, and is gone once it is deleted', async () => {
    const given = { name: 'Gate counts', columns: ['Month', 'Trucks'], mapping };
    const { status, body } = await editor.post<SavedMappingWire>('/mappings', given);
    expect([status, body]).toEqual([201, { id: body.id, ...given }]);
    expect(await editor.post('/mappings', { ...given, name: 'GATE COUNTS' })).toMatchObject({
      status: 409,
      body: { code: 'mapping-exists' },
    });
    expect((await contributor.get<SavedMappingListWire>('/mappings')).body.items).toEqual([body]);
    expect((await contributor.post('/mappings', given)).status).toBe(403);
    const gone = (client: Client) => client.get(`/mappings/${body.id}`, { method: 'DELETE' });
    expect((await gone(contributor)).status).toBe(403);
    expect((await gone(editor)).status).toBe(204);
    expect((await gone(editor)).status).toBe(404);
    const { items } = (await editor.get<{ items: { action: string }[] }>('/audit?area=mapping')).body;
    expect(items.map(({ action }) => action)).toEqual(['mapping.deleted', 'mapping.saved']);
  });
});
