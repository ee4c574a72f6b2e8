/** A table from its bytes to the record and back, by the steps a worker takes. */

import {
  askForCommit,
  askForUndo,
  connect,
  createImport,
  findImport,
  type ImportId,
  importRows,
  isStoreLost,
  rejectedRows,
  type Sql,
} from '@marsad/db';
import { type Mapping, rejectedHeaders } from '@marsad/indicators/table';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { editor, newIndicator } from '../../../packages/db/test/making.js';
import {
  openPrepared,
  type Prepared,
  startPostgres,
  type TestDatabase,
} from '../../../packages/db/test/postgres.js';
import { runStepsThrough } from './following.js';
import { parts } from './parts.js';
import { runSteps } from './steps.js';

let postgres: TestDatabase;
let database: Prepared;
let sql: Sql;

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres?.stop());
beforeEach(async () => {
  database = await openPrepared(postgres);
  ({ sql } = database);
  await newIndicator(sql, 'wells');
});
afterEach(() => database.close());

async function takeIn(text: string, mapping: Mapping = {}): Promise<ImportId> {
  const made = await createImport(sql, editor, {
    name: 'wells.csv',
    mapping,
    pieces: (async function* () {
      yield Buffer.from(text);
    })(),
  });
  await runAll();
  return made.id;
}

/** Every step that is due, and what becomes due by it. */
async function runAll(): Promise<void> {
  for (;;) {
    const due = await sql<{ id: number }[]>`select id from outbox where topic = 'import' order by id`;
    if (due.length === 0) return;
    expect(
      await runSteps(
        sql,
        due.map(({ id }) => id),
        parts,
      ),
    ).toEqual([]);
  }
}

const mapping: Mapping = {
  shape: 'rows',
  indicator: { is: 'wells' },
  period: { column: 'Month' },
  value: { column: 'Wells' },
  source: { title: { is: 'Field desk' } },
};
const table = 'Month,Wells\n2020-01,10\n2020-02,about 20\n2020-03,lots\n2020-04,\n,\n\n';
const stands = () => sql`
  select o.period_start as at, r.text, r.retracted from observation o
  join revision r on r.observation_id = o.id and r.superseded_at is null order by 1`;

it('is read, planned, committed, and undone', async () => {
  const id = await takeIn(table, mapping);
  expect(await findImport(sql, id)).toMatchObject({
    status: 'planned',
    format: { kind: 'csv', delimiter: ',', headerRow: 1 },
    columns: [{ name: 'Month' }, { name: 'Wells' }],
    questions: [],
    counts: { rows: 4, create: 2, revise: 0, unchanged: 0, skip: 1, reject: 1 },
  });
  const rows = await importRows(sql, id, { kind: null, after: null, limit: 10 });
  expect(rows.map(({ row, kind, observation }) => [row, kind, observation])).toEqual([
    [2, 'create', null],
    [3, 'create', null],
    [4, 'reject', null],
    [5, 'skip', null],
  ]);
  expect(await askForCommit(sql, editor, { import: id, toReview: false })).toMatchObject({ kind: 'done' });
  await runAll();
  expect(await findImport(sql, id)).toMatchObject({ status: 'committed', alerts: { fired: 0, resolved: 0 } });
  expect(await stands()).toMatchObject([{ text: '10' }, { text: 'about 20' }]);
  expect(await askForUndo(sql, editor, id)).toMatchObject({ kind: 'done' });
  await runAll();
  expect(await findImport(sql, id)).toMatchObject({ status: 'undone', kept: [] });
  expect(await stands()).toMatchObject([{ retracted: true }, { retracted: true }]);
});

it('goes on with what follows from a step, each once', async () => {
  const due = async () =>
    (await sql<{ id: number }[]>`select id from outbox where topic = 'import' order by id`).map(
      ({ id }) => id,
    );
  const pieces = async function* () {
    yield Buffer.from(table);
  };
  const { id } = await createImport(sql, editor, { name: 'wells.csv', mapping, pieces: pieces() });
  const given = await due();
  expect(await runStepsThrough(sql, given, parts)).toEqual([]);
  expect(await findImport(sql, id)).toMatchObject({ status: 'planned' });
  expect(await due()).toEqual([]);
  // Handed over once more, there is nothing left of it.
  expect(await runStepsThrough(sql, given, parts)).toEqual([]);
  await askForCommit(sql, editor, { import: id, toReview: false });
  const broken = {
    ...parts,
    openEntries: () => {
      throw new Error('not of the kind that is tried at once');
    },
  };
  await sql`update import set status = 'checking' where id = ${id}`;
  await sql`update outbox set payload = jsonb_set(payload, '{step}', '"plan"') where topic = 'import'`;
  expect(await runStepsThrough(sql, await due(), broken)).toMatchObject([
    { reason: 'not of the kind that is tried at once' },
  ]);
  expect(await due()).toHaveLength(1);
});

it('whose rejected rows come back mended is taken for what it is', async () => {
  const id = await takeIn(table, mapping);
  const [rejected] = await rejectedRows(sql, id, { after: 0, limit: 10 });
  expect(rejected?.cells).toEqual(['2020-03', 'lots']);
  const headers = rejectedHeaders(['Month', 'Wells'], id);
  const mended = await takeIn(`${headers.join(',')}\n2020-03,30,It could not be read,\n`);
  expect(await findImport(sql, mended)).toMatchObject({ status: 'planned', counts: { rows: 1, create: 1 } });
});

it('of which nothing is said is asked about, and fails where it is no table', async () => {
  const asked = await takeIn('A,B\nx,1\ny,2\n');
  expect(await findImport(sql, asked)).toMatchObject({ status: 'mapping', counts: null });
  const none = await takeIn('\n\n');
  expect(await findImport(sql, none)).toMatchObject({ status: 'failed', problem: { code: 'table-empty' } });
});

it('leaves what a lost connection cut off to whoever comes next, and counts it as no failure', async () => {
  const pieces = async function* () {
    yield Buffer.from(table);
  };
  await createImport(sql, editor, { name: 'wells.csv', mapping, pieces: pieces() });
  const [{ id = 0 } = {}] = await sql<{ id: number }[]>`select id from outbox where topic = 'import'`;
  const cutOff = {
    ...parts,
    openTable: async (...asked: Parameters<typeof parts.openTable>) => {
      const superuser = connect(postgres.asSuperuser(database.url), { max: 1 });
      await superuser`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and state = 'idle in transaction'`;
      await superuser.end();
      return parts.openTable(...asked);
    },
  };
  const lost = await runStepsThrough(sql, [id], cutOff).then(String, (error: unknown) => isStoreLost(error));
  expect(lost).toBe(true);
  expect(await runStepsThrough(sql, [id], parts)).toEqual([]);
  expect(await sql`select status from import`).toMatchObject([{ status: 'planned' }]);
});

it('that was cut short once, as by a clock that jumped, is done again at once', async () => {
  const pieces = async function* () {
    yield Buffer.from(table);
  };
  await createImport(sql, editor, { name: 'wells.csv', mapping, pieces: pieces() });
  const [{ id = 0 } = {}] = await sql<{ id: number }[]>`select id from outbox where topic = 'import'`;
  let times = 0;
  const cutShort = {
    ...parts,
    openTable: async (...asked: Parameters<typeof parts.openTable>) => {
      times += 1;
      // Thrown by the database itself, within a transaction of its own.
      if (times === 1)
        await sql.begin(async (tx) => {
          await tx`set local statement_timeout = 1`;
          await tx`select pg_sleep(60)`;
        });
      return parts.openTable(...asked);
    },
  };
  expect(await runStepsThrough(sql, [id], cutShort)).toEqual([]);
  expect(times).toBeGreaterThan(1);
  expect(await sql`select status from import`).toMatchObject([{ status: 'planned' }]);
});
