import { activeAlerts, type Sql, stuckWork } from '@marsad/db';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { eventually } from '../../../apps/api/test/harness/eventually.js';
import { addReceiver, handIn, messagesTo, monthOfLastYear, watch } from '../../../packages/db/test/alerts.js';
import {
  openPrepared,
  type Prepared,
  startPostgres,
  type TestDatabase,
} from '../../../packages/db/test/postgres.js';
import { ingestAll } from '../ingest/index.js';
import { evaluateAll, noteUnevaluated } from './index.js';

let postgres: TestDatabase;
let database: Prepared;
let sql: Sql;
const may = monthOfLastYear('05');

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

/** Figures on the record whose rules nobody has looked at yet. @returns what is to be done. */
async function recorded(...values: readonly number[]): Promise<number[]> {
  for (const value of values) await handIn(sql, 'north', may, value);
  const ids = async (topic: string) =>
    (await sql<{ id: number }[]>`select id from outbox where topic = ${topic} order by id`).map(
      ({ id }) => id,
    );
  await ingestAll(sql, await ids('ingest'));
  return ids('evaluate');
}

it('finds what fires, and plans who is told', async () => {
  const desk = await addReceiver(sql);
  await evaluateAll(sql, await recorded(120));
  expect(await activeAlerts(sql)).toMatchObject([{ state: 'firing', dimensions: { side: 'north' } }]);
  expect(await messagesTo(sql, desk)).toEqual(['first +north']);
});

it('done twice, or by two at once, tells once', async () => {
  const desk = await addReceiver(sql);
  const obligations = await recorded(120);
  await Promise.all([evaluateAll(sql, obligations), evaluateAll(sql, obligations)]);
  await evaluateAll(sql, obligations);
  expect(await messagesTo(sql, desk)).toEqual(['first +north']);
});

it('of one series sees all that is on record, and is done once for all of it', async () => {
  const desk = await addReceiver(sql);
  await recorded(120, 130);
  const north = await sql<{ id: number }[]>`
    select id from outbox where payload ->> 'seriesKey' = 'side=north' order by id`;
  expect(north).toHaveLength(2);
  await evaluateAll(sql, [north[0]?.id ?? 0]);
  expect(await sql`select from outbox where payload ->> 'seriesKey' = 'side=north'`).toHaveLength(0);
  expect(await messagesTo(sql, desk)).toEqual(['first +north']);
});

it('that failed is noted beside what is to be done', async () => {
  const [id = 0] = await recorded(120);
  noteUnevaluated(sql, [id], new Error('out of memory'));
  const [stuck] = await eventually(async () => {
    const found = await stuckWork(sql, 10);
    return found.length > 0 && found;
  }, 'the note');
  expect(stuck).toMatchObject({ id, topic: 'evaluate', error: 'out of memory', indicator: 'crossings' });
});
