import { findSubmission, type Sql, type SubmissionId, stuckWork } from '@marsad/db';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { handIn, monthOfLastYear, watch } from '../../../packages/db/test/alerts.js';
import {
  openPrepared,
  type Prepared,
  startPostgres,
  type TestDatabase,
} from '../../../packages/db/test/postgres.js';
import { ingestAll } from './index.js';

let postgres: TestDatabase;
let database: Prepared;
let sql: Sql;
const [may, june] = [monthOfLastYear('05'), monthOfLastYear('06')];

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres?.stop());
beforeEach(async () => {
  database = await openPrepared(postgres);
  ({ sql } = database);
  await watch(sql);
});
afterEach(() => database.close());

const toIngest = async () => {
  const rows = await sql<{ id: number }[]>`select id from outbox where topic = 'ingest' order by id`;
  return rows.map(({ id }) => id);
};
const statusOf = async (id: SubmissionId) => (await findSubmission(sql, id))?.status;

it('brings figures onto the record, each with what it asks for next', async () => {
  const made = [await handIn(sql, 'north', may, 120), await handIn(sql, 'south', may, 130)];
  await ingestAll(sql, await toIngest());
  expect(await Promise.all(made.map(statusOf))).toEqual(['committed', 'committed']);
  // Of each series, and of the total that the parts may make.
  const asked = await sql<{ series: string }[]>`
    select distinct payload ->> 'seriesKey' as series from outbox where topic = 'evaluate' order by series`;
  expect(asked.map(({ series }) => series)).toEqual(['', 'side=north', 'side=south']);
});

it('done twice, or by two at once, is done once', async () => {
  const made = await handIn(sql, 'north', may, 120);
  const obligations = await toIngest();
  await Promise.all([ingestAll(sql, obligations), ingestAll(sql, obligations)]);
  await ingestAll(sql, obligations);
  expect(await statusOf(made)).toBe('committed');
  expect(await sql`select from revision`).toHaveLength(1);
});

it('of a batch fails with the one that cannot be read, after the others are in', async () => {
  const poisonous = await handIn(sql, 'north', may, 120);
  const good = await handIn(sql, 'north', june, 130);
  await sql`update submission set entry = entry - 'figure' where id = ${poisonous}`;
  const [first = 0, ...others] = await toIngest();
  await expect(ingestAll(sql, [first, ...others])).rejects.toThrow('1 not ingested');
  expect([await statusOf(good), await sql`select from outbox where id = ${first}`]).toMatchObject([
    'committed',
    [{}],
  ]);
  expect(await stuckWork(sql, 10)).toMatchObject([{ id: first, topic: 'ingest' }]);
});
