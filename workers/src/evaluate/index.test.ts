import { activeAlerts, type Sql, stuckWork } from '@marsad/db';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { addReceiver, handIn, messagesTo, monthOfLastYear, watch } from '../../../packages/db/test/alerts.js';
import {
  openPrepared,
  type Prepared,
  startPostgres,
  type TestDatabase,
} from '../../../packages/db/test/postgres.js';
import { ingestAll } from '../ingest/index.js';
import { evaluateAll } from './index.js';

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

it('that cannot be done is noted beside what is to be done, and keeps no other series from it', async () => {
  await evaluateAll(sql, await recorded(120));
  // Written by a Marsad that is newer than this one.
  await sql`update incident set snapshot = '{"v": 99}' where series_key = 'side=north'`;
  await handIn(sql, 'north', june, 125);
  await handIn(sql, 'south', may, 130);
  const open = async () =>
    await sql<{ id: number; topic: string; series: string }[]>`
      select id, topic, payload ->> 'seriesKey' as series from outbox order by id`;
  await ingestAll(
    sql,
    (await open()).filter(({ topic }) => topic === 'ingest').map(({ id }) => id),
  );
  const ids = (await open()).map(({ id }) => id);
  await expect(evaluateAll(sql, ids)).rejects.toThrow('1 not evaluated');
  expect(await sql`select state from incident where series_key = 'side=south'`).toMatchObject([
    { state: 'firing' },
  ]);
  const left = await open();
  expect(left.map(({ series }) => series)).toEqual(['side=north']);
  expect(await stuckWork(sql, 10)).toMatchObject([
    { id: left[0]?.id, topic: 'evaluate', attempts: 1, indicator: 'crossings' },
  ]);
});

it('that needs what somebody else holds has not failed, and is tried again within seconds', async () => {
  const { owner } = database;
  const obligations = await recorded(120);
  // What PostgreSQL says where a lock is not got in time.
  await owner.unsafe(`
    create function held() returns trigger language plpgsql as
      $$ begin raise exception 'canceling statement due to lock timeout' using errcode = 'lock_not_available'; end $$;
    create trigger held before insert on incident for each row execute function held()`);
  await expect(evaluateAll(sql, obligations)).rejects.toThrow('1 not evaluated');
  expect(
    await sql`select attempts, next_at <= now() + interval '2.5 seconds' as soon from outbox where topic = 'evaluate'`,
  ).toEqual([{ attempts: 0, soon: true }]);
  await owner.unsafe('drop trigger held on incident; drop function held');
  await evaluateAll(sql, obligations);
  expect(await activeAlerts(sql)).toMatchObject([{ state: 'firing' }]);
});
