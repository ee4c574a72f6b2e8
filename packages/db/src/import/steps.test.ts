import type { Indicator } from '@marsad/indicators';
import { type Entry, readEntry } from '@marsad/indicators/pipeline';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { committed, entriesOf, fileOf, planned, undone } from '../../test/imports.js';
import { contributor, editor, enter, type Figure, newIndicator, today } from '../../test/making.js';
import { openPrepared, type Prepared, startPostgres, type TestDatabase } from '../../test/postgres.js';
import type { Sql } from '../connection/connect.js';
import { isPlanOutdated } from './outdated.js';

let postgres: TestDatabase;
let held: Prepared;
let sql: Sql;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());
let wells: Indicator;
beforeEach(async () => {
  await held?.close();
  held = await openPrepared(postgres);
  sql = held.sql;
  wells = await newIndicator(sql, 'wells');
});
afterAll(() => held.close());

const entry = (figure: Figure): Entry => {
  const input = { indicator: wells.id, source: { title: 'Field desk' }, ...figure };
  const { entry: read, faults } = readEntry(input, () => wells, today);
  if (!read) throw new Error(JSON.stringify(faults));
  return read;
};
const dated = (date: string) => ({ source: { title: 'Field desk', date } });
const stands = () => sql<{ at: string; text: string; retracted: boolean; revisions: number }[]>`
  select o.period_start as at, r.text, r.retracted, r.number as revisions from observation o
  join revision r on r.observation_id = o.id and r.superseded_at is null order by 1`;
const statusOf = async (id: string) => (await sql`select status from import where id = ${id}`)[0]?.status;

describe('a plan', () => {
  it('says what each entry would do, and adds up', async () => {
    await enter(sql, wells, { period: '2020-01', value: '10' });
    await enter(sql, wells, { period: '2020-02', value: '20' });
    const { id, counts } = await planned(sql, editor, [
      entry({ period: '2020-01', value: '10' }),
      entry({ period: '2020-02', value: '21' }),
      entry({ period: '2020-03', value: '30' }),
      { kind: 'skip', row: 5, column: null, faults: [] },
      { kind: 'reject', row: 6, column: null, faults: [] },
    ]);
    expect(counts).toEqual({ rows: 5, create: 1, revise: 1, unchanged: 1, skip: 1, reject: 1 });
    expect(await entriesOf(sql, id)).toEqual(['unchanged', 'revise', 'create', 'skip', 'reject']);
    expect(await statusOf(id)).toBe('planned');
  });

  it('takes equal rows once, refuses different ones, and takes vintages in their order', async () => {
    const { id } = await planned(sql, editor, [
      entry({ period: '2020-01', value: '10' }),
      entry({ period: '2020-01', value: '10' }),
      entry({ period: '2020-02', value: '20' }),
      entry({ period: '2020-02', value: '21' }),
      entry({ period: '2020-02', value: '20' }),
      entry({ period: '2020-03', value: '31', ...dated('2020-06') }),
      entry({ period: '2020-03', value: '30', ...dated('2020-05') }),
      entry({ period: '2020-03', value: '31', ...dated('2020-07') }),
    ]);
    expect(await entriesOf(sql, id)).toEqual([
      'create',
      'skip duplicate-in-file 2',
      'reject duplicates-differ 5',
      'reject duplicates-differ 4',
      'skip duplicate-in-file 4',
      'revise',
      'create',
      'revise',
    ]);
    const cells =
      await sql`select row, cells from import_entry where import_id = ${id} and kind = 'reject' order by n`;
    expect(cells).toEqual([
      { row: 4, cells: ['row 4'] },
      { row: 5, cells: ['row 5'] },
    ]);
    await committed(sql, id);
    expect(await stands()).toMatchObject([{ text: '10' }, { text: '31', revisions: 3 }]);
  });

  it('comes to its end where thousands of rows contradict each other, and keeps each as it came', async () => {
    const most = 6_000;
    const rows = Array.from({ length: most }, (_, at) => entry({ period: '2020-01', value: String(at + 1) }));
    const { id, counts } = await planned(sql, editor, rows);
    expect(counts).toMatchObject({ create: 0, reject: most });
    const [kept] = await sql`
      select count(*)::int as rows from import_entry where import_id = ${id} and cells = jsonb_build_array('row ' || row)`;
    expect(kept?.rows).toBe(most);
  });
});

describe('a commit', () => {
  it('is refused where the record has moved on, and the plan is made anew', async () => {
    const file = [entry({ period: '2020-01', value: '10' }), entry({ period: '2020-02', value: '20' })];
    const { id } = await planned(sql, editor, file);
    expect(await isPlanOutdated(sql, id)).toBe(false);
    await enter(sql, wells, { period: '2020-03', value: '5' });
    expect(await isPlanOutdated(sql, id)).toBe(false);
    await enter(sql, wells, { period: '2020-02', value: '19' });
    expect(await isPlanOutdated(sql, id)).toBe(true);
    await committed(sql, id, fileOf(file));
    expect(await statusOf(id)).toBe('planned');
    expect(await entriesOf(sql, id)).toEqual(['create', 'revise']);
    await committed(sql, id);
    expect(await statusOf(id)).toBe('committed');
    expect((await stands()).map(({ text }) => text)).toEqual(['10', '20', '5']);
  });

  it('of the same file again changes nothing', async () => {
    const file = [
      entry({ period: '2020-01', value: '10' }),
      entry({ period: '2020-02', value: '20', ...dated('2020-03') }),
    ];
    const first = await planned(sql, editor, file);
    await committed(sql, first.id);
    const again = await planned(sql, contributor, file);
    expect(again.counts).toMatchObject({ create: 0, revise: 0, unchanged: 2 });
  });
});

describe('an undo', () => {
  it('brings back what stood before, and leaves what somebody has changed since', async () => {
    await enter(sql, wells, { period: '2020-01', value: '10' });
    const { id } = await planned(sql, editor, [
      entry({ period: '2020-01', value: '11' }),
      entry({ period: '2020-02', value: '20' }),
      entry({ period: '2020-03', value: '30' }),
    ]);
    await committed(sql, id);
    const changed = await enter(sql, wells, { period: '2020-03', value: '31' });
    await undone(sql, id, contributor);
    expect(await stands()).toMatchObject([
      { text: '10', retracted: false, revisions: 3 },
      { retracted: true, revisions: 2 },
      { text: '31', retracted: false, revisions: 2 },
    ]);
    const [row] = await sql`select status, kept from import where id = ${id}`;
    expect(row).toMatchObject({
      status: 'undone',
      kept: [{ row: 4, observation: changed.observation.id, period: { text: '2020-03' } }],
    });
    expect((await sql`select figures from series`)[0]?.figures).toBe(2);
  });

  it('of one after the other leaves nothing of either', async () => {
    const table = async (value: string) => {
      const { id } = await planned(sql, editor, [entry({ period: '2020-01', value })]);
      await committed(sql, id);
      return id;
    };
    const [first, second] = [await table('11'), await table('12')];
    await undone(sql, second, editor);
    expect(await stands()).toMatchObject([{ text: '11', retracted: false }]);
    await undone(sql, first, editor);
    expect(await stands()).toMatchObject([{ retracted: true }]);
  });
});
