/** What can be asked of an import, by what it is at. No worker runs here: steps are taken by hand. */
import type { ImportStatus } from '@marsad/indicators/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contributor, editor, newIndicator } from '../../test/making.js';
import { openPrepared, type Prepared, startPostgres, type TestDatabase } from '../../test/postgres.js';
import type { Sql } from '../connection/connect.js';
import type { ImportId, SubmissionId } from '../connection/ids.js';
import { findSubmission, openSubmissions, withdraw } from '../observation/submission.js';
import { eventsAfter } from '../outbox/live-event.js';
import { askForCommit, askForPlan, askForUndo, cancelImport, putMapping, reviewImport } from './ask.js';
import { createImport } from './create.js';
import { findImport, importRows, rejectedRows } from './import.js';
import { savedMappingFor, saveMapping } from './mapping.js';

let postgres: TestDatabase;
let held: Prepared;
let sql: Sql;
let id: ImportId;
beforeAll(async () => {
  postgres = await startPostgres();
  held = await openPrepared(postgres);
  sql = held.sql;
});
afterAll(async () => {
  await held.close();
  await postgres.stop();
});

const content = Buffer.from('Month,Trucks\n2020-01,120\n');
const create = async (actor = editor, more: object = {}) => {
  const made = await createImport(sql, actor, {
    name: 'Gate counts',
    pieces: (async function* () {
      yield content.subarray(0, 5);
      yield content.subarray(5);
    })(),
    mapping: {},
    ...more,
  });
  return made.id;
};
beforeEach(async () => {
  id = await create();
  await sql`delete from outbox`;
});

const steps = async () => {
  const rows = await sql<
    { payload: { step: string } }[]
  >`select payload from outbox where topic = 'import' order by id`;
  return rows.map(({ payload }) => payload.step);
};
const putAt = (status: ImportStatus, of = id) => sql`
  update import set status = ${status}, resolved = '{}', planned_at = clock_timestamp(),
    counts = '{"rows":1,"create":1,"revise":0,"unchanged":0,"skip":0,"reject":0}' where id = ${of}`;
const statusNow = async (of = id) => (await findImport(sql, of))?.status;

it('a table that breaks off leaves nothing', async () => {
  const broken = create(editor, {
    pieces: (async function* () {
      yield content.subarray(0, 5);
      throw new Error('gone');
    })(),
  });
  await expect(broken).rejects.toThrow('gone');
  expect(await steps()).toEqual([]);
});

type Deed = 'mapping' | 'dry-run' | 'commit' | 'undo' | 'cancel';
const deeds: Readonly<Record<Deed, () => Promise<{ kind: string }>>> = {
  mapping: () => putMapping(sql, id, { shape: 'rows' }),
  'dry-run': () => askForPlan(sql, id),
  commit: () => askForCommit(sql, editor, { import: id, toReview: false }),
  undo: () => askForUndo(sql, editor, id),
  cancel: () => cancelImport(sql, editor, id),
};
const order: readonly Deed[] = ['mapping', 'dry-run', 'commit', 'undo', 'cancel'];

describe('what can be asked of an import', () => {
  it.each<[ImportStatus, ...string[]]>([
    ['reading', 'read', 'busy', 'not-planned', 'not-committed', 'cancelled'],
    ['mapping', 'read', 'questions-open', 'questions-open', 'not-committed', 'cancelled'],
    ['checking', 'read', 'busy', 'not-planned', 'not-committed', 'cancelled'],
    ['planned', 'read', 'plan', 'commit', 'not-committed', 'cancelled'],
    ['committing', 'busy', 'busy', 'busy', 'busy', 'busy'],
    ['committed', 'over', 'over', 'over', 'undo', 'over'],
    ['undoing', 'busy', 'busy', 'busy', 'busy', 'busy'],
    ['undone', 'over', 'over', 'over', 'over', 'over'],
    ['cancelled', 'over', 'over', 'over', 'over', 'over'],
    ['failed', 'read', 'plan', 'not-planned', 'not-committed', 'cancelled'],
  ])('that is %s: a mapping, a plan, a commit, an undo, a cancelling', async (status, ...expected) => {
    const came: string[] = [];
    for (const deed of order) {
      await putAt(status);
      const { kind } = await deeds[deed]();
      const obliged = await steps();
      came.push(kind !== 'done' ? kind : (obliged[0] ?? String(await statusNow())));
      await sql`delete from outbox`;
    }
    expect(came).toEqual(expected);
  });

  it('is nothing of one that there is not', async () => {
    id = '00000000-0000-7000-8000-0000000000ff' as ImportId;
    for (const deed of order) expect([deed, (await deeds[deed]()).kind]).toEqual([deed, 'not-found']);
  });

  it('makes what was under way for it nobody’s, and is told to whoever looks', async () => {
    const before = (await eventsAfter(sql, 0, 1_000)).at(-1)?.id ?? 0;
    const version = async () => (await sql`select version from import where id = ${id}`)[0]?.version;
    const was = Number(await version());
    await putAt('checking');
    await putMapping(sql, id, { shape: 'rows' });
    expect(await version()).toBe(was + 1);
    expect(await findImport(sql, id)).toMatchObject({
      status: 'reading',
      mapping: { shape: 'rows' },
      counts: null,
    });
    const told = await eventsAfter(sql, before, 10);
    expect(told).toMatchObject([
      { payload: { type: 'import.progress', import: id }, by: { name: editor.name } },
    ]);
  });
});

describe('a commit', () => {
  it('of a plan that the record has overtaken is refused, and the plan made anew', async () => {
    await newIndicator(sql, 'outdated');
    await putAt('planned');
    await sql`update import set planned_with = '{"outdated":7}' where id = ${id}`;
    expect((await deeds.commit()).kind).toBe('outdated');
    expect([await statusNow(), await steps()]).toEqual(['checking', ['plan']]);
    await putAt('planned');
    await sql`delete from outbox`;
    await sql`update import set planned_with = '{"outdated":1}' where id = ${id}`;
    expect((await deeds.commit()).kind).toBe('done');
    expect([await statusNow(), await steps()]).toEqual(['committing', ['commit']]);
  });

  it('by a contributor waits for an editor as one item, and is taken back, sent back, handed in again', async () => {
    id = await create(contributor);
    await putAt('planned');
    const handIn = () => askForCommit(sql, contributor, { import: id, toReview: true });
    const open = () => openSubmissions(sql, { by: contributor, after: null, limit: 10 });
    expect(await handIn()).toEqual({ kind: 'done', status: 'planned' });
    const [waiting] = await open();
    expect(waiting).toMatchObject({
      status: 'waiting',
      entry: null,
      import: { id, name: 'Gate counts', counts: { create: 1 } },
    });
    expect((await handIn()).kind).toBe('in-review');
    expect((await deeds.mapping()).kind).toBe('in-review');
    expect((await withdraw(sql, contributor, { submission: waiting?.id as SubmissionId })).kind).toBe('done');
    expect([await open(), await statusNow()]).toEqual([[], 'planned']);

    await handIn();
    const again = (await open())[0]?.id as SubmissionId;
    const review = (verdict: 'accept' | 'return' | 'reject') =>
      reviewImport(sql, editor, { submission: again, verdict, comment: 'Look at June' });
    expect((await review('return')).kind).toBe('done');
    expect((await findImport(sql, id))?.submission).toEqual({ id: again, status: 'returned' });
    expect((await review('accept')).kind).toBe('not-open');
    await handIn();
    await putAt('checking');
    expect((await review('accept')).kind).toBe('not-planned');
    await putAt('planned');
    expect((await review('accept')).kind).toBe('done');
    expect([await statusNow(), await steps()]).toEqual(['committing', ['read', 'commit']]);
    await sql`update import set status = 'committed', committed_at = now() where id = ${id}`;
    const settled = await findSubmission(sql, again);
    expect(settled).toMatchObject({ status: 'committed', evaluated: true });
    expect(settled?.steps.map(({ step }) => step)).toEqual([
      'handed-in',
      'returned',
      'handed-in',
      'accepted',
    ]);
  });

  it('that an editor refuses, or its maker gives up, is over', async () => {
    for (const end of ['reject', 'cancel'] as const) {
      id = await create(contributor);
      await putAt('planned');
      await askForCommit(sql, contributor, { import: id, toReview: true });
      const submission = (await findImport(sql, id))?.submission?.id as SubmissionId;
      if (end === 'reject') await reviewImport(sql, editor, { submission, verdict: 'reject', comment: null });
      else await cancelImport(sql, contributor, id);
      expect([end, await statusNow(), (await findImport(sql, id))?.submission]).toEqual([
        end,
        'cancelled',
        { id: submission, status: 'rejected' },
      ]);
    }
  });
});

describe('rows', () => {
  beforeEach(async () => {
    await sql`insert into import_entry (import_id, n, row, column_name, kind, faults, cells) values
      (${id}, 0, 2, null, 'skip', '[{"column":"F","value":"..","problem":{"code":"figure-missing","params":{}}}]', null),
      (${id}, 1, 3, 'Jan', 'reject', '[{"column":"Jan","value":"x","problem":{"code":"table-empty","params":{}}}]', '["a","x","y"]'),
      (${id}, 2, 3, 'Feb', 'reject', '[{"column":"Feb","value":"y","problem":{"code":"table-empty","params":{}}}]', '["a","x","y"]'),
      (${id}, 3, 4, 'Jan', 'reject', null, null)`;
    await putAt('planned');
  });

  it('are those of the plan, by kind and page by page; none while it is made anew', async () => {
    const page = (kind: 'reject' | null, after: number | null) =>
      importRows(sql, id, { kind, after, limit: 2 }).then((rows) => rows.map(({ n }) => n));
    expect([
      await page(null, null),
      await page(null, 1),
      await page('reject', null),
      await page('reject', 2),
    ]).toEqual([[0, 1], [2, 3], [1, 2], [3]]);
    expect(await page(null, 999_999_999_999_999)).toEqual([]);
    expect(await importRows(sql, id, { kind: 'skip', after: null, limit: 1 })).toMatchObject([
      {
        row: 2,
        column: null,
        kind: 'skip',
        entry: null,
        observation: null,
        faults: [{ column: 'F', value: '..' }],
      },
    ]);
    await putAt('checking');
    expect(await page(null, null)).toEqual([]);
  });

  it('that are rejected come once each, with all that is wrong with them', async () => {
    expect(await rejectedRows(sql, id, { after: -1, limit: 10 })).toMatchObject([
      { row: 3, cells: ['a', 'x', 'y'], faults: [{ column: 'Jan' }, { column: 'Feb' }] },
      { row: 4, cells: null, faults: [] },
    ]);
    expect(await rejectedRows(sql, id, { after: 3, limit: 10 })).toMatchObject([{ row: 4 }]);
  });
});

it('a saved mapping is found for the same columns, however they are spelt; by place only in their order', async () => {
  const save = (columns: string[], column: string) =>
    saveMapping(sql, editor, { name: column, columns, mapping: { value: { column } } });
  await save(['Month', 'Trucks'], 'Trucks');
  const fit = (...columns: string[]) => savedMappingFor(sql, columns);
  const found = async (...columns: string[]) => (await fit(...columns))?.saved.mapping ?? null;
  const byName = { value: { column: 'Trucks' } };
  expect(await found(' MONTH', 'trucks')).toEqual(byName);
  expect(await found('Trucks', 'Month')).toEqual(byName);
  expect(await found('Month')).toBeNull();
  await save(['A', 'B'], '#2');
  expect(await found('a', 'b')).toEqual({ value: { column: '#2' } });
  expect(await found('b', 'a')).toBeNull();
  await save(['month', 'TRUCKS'], '#2 of two');
  expect(await fit('Month', 'Trucks')).toMatchObject({
    saved: { name: '#2 of two', columns: ['month', 'TRUCKS'] },
    others: [{ name: 'Trucks', columns: ['Month', 'Trucks'] }],
  });
});
