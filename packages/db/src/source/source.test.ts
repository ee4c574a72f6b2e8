import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contributor, editor, enter, newIndicator } from '../../test/making.js';
import { openPrepared, type Prepared, startPostgres, type TestDatabase } from '../../test/postgres.js';
import type { Sql } from '../connection/connect.js';
import type { FileId, SourceId, SubmissionId } from '../connection/ids.js';
import { findObservation } from '../observation/held.js';
import { addSourceFile, findSourceFile, readSourceFile, removeSourceFile } from './file.js';
import {
  addressSource,
  citedSource,
  editSource,
  findSource,
  knownSource,
  listSources,
  sourcedFigures,
} from './source.js';

let postgres: TestDatabase;
let held: Prepared;
let sql: Sql;
beforeAll(async () => {
  postgres = await startPostgres();
  held = await openPrepared(postgres);
  sql = held.sql;
});
afterAll(async () => {
  await held.close();
  await postgres.stop();
});

const cite = (title: string, more: object = {}) => ({
  ...{ title, publisher: null, author: null, date: null, url: null, locator: null },
  ...more,
});
const contents = (title: string, more: object = {}) => ({
  ...{ title, publisher: null, author: null, url: null, language: null, reliability: null },
  ...more,
});
const made = (title: string, more: object = {}) =>
  sql.begin((tx) => citedSource(tx, cite(title, more), { actor: contributor, submission: null }));
const nowhere = '00000000-0000-7000-8000-0000000000ff' as SourceId;

describe('a source', () => {
  it('is one, however it is spelt, and whoever cites it first at the same moment', async () => {
    const cited = await Promise.all(
      ['Camp report', 'camp  report', 'CAMP REPORT', 'Camp report'].map((title) => made(title)),
    );
    expect(new Set(cited.map(({ id }) => id)).size).toBe(1);
    expect((await made('Camp report', { publisher: 'Somebody else' })).id).not.toBe(cited[0]?.id);
    expect(await knownSource(sql, cite('Camp Report'))).toBe(cited[0]?.id);
    expect(await knownSource(sql, cite('No such report'))).toBeNull();
  });

  it('goes by its old spelling too after an edit, and never by that of another', async () => {
    const { id } = await made('Old name');
    const other = await made('Another');
    const edit = (next: ReturnType<typeof contents>, seen: number | null = null) =>
      editSource(sql, editor, { source: id, seen, next });
    expect(await edit(contents('Old name'))).toEqual({ kind: 'unchanged' });
    expect(await edit(contents('Another'))).toEqual({ kind: 'taken', by: other.id });
    expect(await edit(contents('New name', { reliability: 'B' }), 1)).toEqual({ kind: 'done' });
    expect(await edit(contents('Newer name'), 1)).toEqual({ kind: 'conflict', version: 2 });
    expect(await editSource(sql, editor, { source: nowhere, seen: null, next: contents('x') })).toEqual({
      kind: 'not-found',
    });
    // Figures that cite either spelling stand in one source, and take its grade.
    expect(await made('Old name')).toMatchObject({ id, reliability: 'B' });
    expect(await made('New name')).toMatchObject({ id });
    const indicator = await newIndicator(sql, 'sourced');
    const one = await enter(sql, indicator, { period: '2021-01', value: '5', source: { title: 'Old name' } });
    const two = await enter(sql, indicator, { period: '2021-02', value: '6', source: { title: 'New name' } });
    for (const { observation } of [one, two])
      expect((await findObservation(sql, observation.id))?.source).toMatchObject({ id, title: 'New name' });
    expect((await findSource(sql, id))?.figures).toBe(2);
    const first = await sourcedFigures(sql, id, null, 1);
    expect(first.map(({ period }) => period.text)).toEqual(['2021-02']);
    const last = first[0];
    const after = last ? { end: last.period.end, id: last.id } : null;
    expect((await sourcedFigures(sql, id, after, 5)).map(({ period }) => period.text)).toEqual(['2021-01']);
  });

  it('is given an address unless somebody has edited it, or another goes by that', async () => {
    const given = { title: 'Addressed', publisher: 'P', url: 'https://example.org/a' };
    expect(await addressSource(sql, editor, given)).toEqual({ kind: 'unchanged' });
    const { id } = await made('Addressed', { publisher: 'P' });
    expect(await addressSource(sql, editor, given)).toEqual({ kind: 'done' });
    expect((await findSource(sql, id))?.url).toBe(given.url);
    expect(await addressSource(sql, editor, given)).toEqual({ kind: 'unchanged' });
  });

  it('takes an author from the first citation that names one, on record, until an editor has mended it', async () => {
    const { id } = await made('Unsigned');
    const submission = '00000000-0000-7000-8000-0000000000aa' as SubmissionId;
    const named = (author: string) =>
      sql.begin((tx) => citedSource(tx, cite('Unsigned', { author }), { actor: contributor, submission }));
    await Promise.all([named('Nobody'), named('Nobody'), named('Nobody')]);
    expect(await findSource(sql, id)).toMatchObject({ author: 'Nobody', version: 2 });
    const noted = () => sql<{ by: string; details: object }[]>`
      select actor ->> 'name' as by, details from audit where subject_id = ${id} order by id`;
    expect(await noted()).toMatchObject([
      { by: 'Omar', details: { changed: { author: { before: null, after: 'Nobody' } }, submission } },
    ]);
    // An editor who has the page of before in front of them hears of it, and what they take out stays out.
    const next = contents('Unsigned');
    expect(await editSource(sql, editor, { source: id, seen: 1, next })).toMatchObject({ kind: 'conflict' });
    expect(await editSource(sql, editor, { source: id, seen: 2, next })).toEqual({ kind: 'done' });
    await named('Somebody');
    expect((await findSource(sql, id))?.author).toBeNull();
    expect(await noted()).toHaveLength(2);
  });

  it('is found by a part of what is said of it, page by page', async () => {
    for (const title of ['Zebra 1', 'Zebra 2', '100 % Zebra']) await made(title);
    const titles = async (text: string, more: object = {}) =>
      (await listSources(sql, { text, limit: 10, ...more })).map(({ title }) => title);
    expect(await titles('zebra')).toEqual(['100 % Zebra', 'Zebra 1', 'Zebra 2']);
    // What is typed is no pattern.
    expect(await titles('0 % z')).toEqual(['100 % Zebra']);
    expect(await titles('%e%')).toEqual([]);
    const [, first] = await listSources(sql, { text: 'zebra', limit: 2 });
    expect(await titles('zebra', { after: first })).toEqual(['Zebra 2']);
  });
});

describe('a file behind a source', () => {
  const fileOf = (bytes: Uint8Array, more: object = {}) => ({
    name: 'a.pdf',
    mediaType: 'application/pdf',
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest(),
    content: piecesOf(bytes),
    ...more,
  });
  async function* piecesOf(bytes: Uint8Array) {
    for (let at = 0; at < bytes.length; at += 100_000) yield bytes.subarray(at, at + 100_000);
  }
  const wholeOf = (file: FileId) => readSourceFile(sql, file, { from: 0, most: 10_000_000 });

  it('is kept once, is removed with what it held, and is remembered by the log', async () => {
    const { id: source } = await made('Filed');
    const bytes = new Uint8Array([1, 2, 3]);
    expect(await addSourceFile(sql, contributor, { source: nowhere, ...fileOf(bytes) })).toEqual({
      kind: 'not-found',
    });
    const added = await addSourceFile(sql, contributor, { source, ...fileOf(bytes) });
    if (added.kind !== 'done') throw new Error(added.kind);
    expect(await addSourceFile(sql, editor, { source, ...fileOf(bytes, { name: 'b.pdf' }) })).toEqual(added);
    expect(await findSourceFile(sql, source, added.file)).toMatchObject({ name: 'a.pdf', size: 3 });
    expect(await wholeOf(added.file)).toEqual(Buffer.from([1, 2, 3]));
    expect((await findSource(sql, source))?.files).toMatchObject([
      { name: 'a.pdf', addedBy: 'Omar', size: 3 },
    ]);
    const remove = (id: FileId) => removeSourceFile(sql, editor, { source, file: id });
    expect(await remove(added.file)).toEqual({ kind: 'done' });
    expect(await remove(added.file)).toEqual({ kind: 'not-found' });
    expect(await findSourceFile(sql, source, added.file)).toBeNull();
    expect(await wholeOf(added.file)).toBeNull();
    expect((await sql<{ content: null }[]>`select content from source_file`)[0]?.content).toBeNull();
    const noted = await sql<{ action: string }[]>`
      select action from audit where subject_kind = 'source' and subject_id = ${source} order by id`;
    expect(noted.map(({ action }) => action)).toEqual(['source.file-add', 'source.file-remove']);
  });

  it('goes in and comes out in pieces, byte for byte', async () => {
    const { id: source } = await made('Large');
    const bytes = Uint8Array.from({ length: 2_500_001 }, (_, at) => (at * 7919) % 256);
    const added = await addSourceFile(sql, editor, { source, ...fileOf(bytes, { name: 'تقرير\tä.pdf' }) });
    if (added.kind !== 'done') throw new Error(added.kind);
    expect((await findSourceFile(sql, source, added.file))?.name).toBe('تقرير\tä.pdf');
    const pieces: Uint8Array[] = [];
    for (let from = 0; from < bytes.length; from += 999_983)
      pieces.push((await readSourceFile(sql, added.file, { from, most: 999_983 })) ?? Buffer.alloc(0));
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
  });

  it('is not there at all where its content breaks off, is of another size, or is refused', async () => {
    const { id: source } = await made('Broken');
    const bytes = new Uint8Array(300_000);
    const breaks = async function* () {
      yield bytes.subarray(0, 100_000);
      throw new Error('the disk is gone');
    };
    const add = (more: object) => addSourceFile(sql, editor, { source, ...fileOf(bytes, more) });
    await expect(add({ content: breaks() })).rejects.toThrow('the disk is gone');
    await expect(add({ size: 299_999 })).rejects.toThrow();
    await expect(add({ size: 300_001 })).rejects.toThrow();
    await expect(add({ name: 'a\0.pdf' })).rejects.toThrow();
    expect((await findSource(sql, source))?.files).toEqual([]);
    expect((await add({})).kind).toBe('done');
  });
});
