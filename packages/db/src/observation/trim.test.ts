import { afterAll, beforeAll, expect, it } from 'vitest';
import { crossings, doAll, handIn, watch } from '../../test/alerts.js';
import { startPostgres, type TestDatabase } from '../../test/postgres.js';
import { connect, type Sql } from '../connection/connect.js';
import { trimSubmissions } from './trim.js';

let postgres: TestDatabase;
let sql: Sql;
beforeAll(async () => {
  postgres = await startPostgres();
  sql = connect(await postgres.prepared(), { max: 4 });
  await watch(sql);
});
afterAll(async () => {
  await sql?.end();
  await postgres?.stop();
});

it('forgets what changed nothing after its time, and never what is on record or waits', async () => {
  const committed = await handIn(sql, 'north', '2001-05', 80);
  await doAll(sql);
  const unchanged = await handIn(sql, 'north', '2001-05', 80);
  const recent = await handIn(sql, 'north', '2001-05', 80);
  await doAll(sql);
  const waiting = await handIn(sql, 'south', '2001-05', 80);
  await sql`update submission set settled_at = settled_at - interval '366 days' where id <> ${recent}`;
  await sql`update submission set received_at = received_at - interval '366 days'`;
  expect(await trimSubmissions(sql, 365)).toBe(1);
  const left = await sql<
    { id: string }[]
  >`select id from submission where entry ->> 'indicator' = ${crossings.id}`;
  expect(left.map(({ id }) => id).sort()).toEqual([committed, recent, waiting].sort());
  expect(left.map(({ id }) => id)).not.toContain(unchanged);
});
