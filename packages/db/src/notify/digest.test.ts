import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  addFigure,
  addReceiver,
  letPass,
  messagesTo,
  monthLongAgo,
  monthOfLastYear,
  tester,
  watch,
} from '../../test/alerts.js';
import { openPrepared, type Prepared, startPostgres, type TestDatabase } from '../../test/postgres.js';
import type { Sql } from '../connection/connect.js';
import { planDueDigests } from './digest.js';
import { deleteReceiver } from './receiver-edit.js';
import { createSilence, expireSilence } from './silence.js';

let postgres: TestDatabase;
let database: Prepared;
let sql: Sql;
const [may, june, july] = [monthLongAgo('05'), monthLongAgo('06'), monthLongAgo('07')];

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres?.stop());
afterEach(() => database.close());
beforeEach(async () => {
  database = await openPrepared(postgres);
  ({ sql } = database);
  await watch(sql);
});

/** Nothing more comes for a moment. */
async function settled(): Promise<number> {
  await letPass(sql, 3);
  return planDueDigests(sql);
}

it('tells alerts about the past together, once nothing more comes', async () => {
  const desk = await addReceiver(sql, { groupWait: 40 });
  await addFigure(sql, 'north', may, 120);
  await addFigure(sql, 'south', may, 130);
  expect(await planDueDigests(sql)).toBe(0);
  await letPass(sql, 40);
  expect(await planDueDigests(sql)).toBe(1);
  expect(await messagesTo(sql, desk)).toEqual(['digest +north +south']);
  expect(await settled()).toBe(0);
});

it('waits no longer than a minute, however much comes', async () => {
  const desk = await addReceiver(sql);
  await addFigure(sql, 'north', may, 120);
  await letPass(sql, 61);
  await sql`update digest_entry set changed_at = clock_timestamp()`;
  expect(await planDueDigests(sql)).toBe(1);
  expect(await messagesTo(sql, desk)).toEqual(['digest +north']);
});

it('does not wait for what was noted before the clock was set back', async () => {
  const desk = await addReceiver(sql);
  await addFigure(sql, 'north', may, 120);
  await letPass(sql, -3_600);
  expect(await planDueDigests(sql)).toBe(1);
  expect(await messagesTo(sql, desk)).toEqual(['digest +north']);
});

it('tells what became of it, and what came and went before anybody heard', async () => {
  const desk = await addReceiver(sql);
  await addFigure(sql, 'north', may, 120);
  await settled();
  await addFigure(sql, 'north', june, 80);
  await addFigure(sql, 'south', may, 130);
  await addFigure(sql, 'south', june, 80);
  await settled();
  expect(await messagesTo(sql, desk)).toEqual(['digest +north', 'digest -north -south']);
  expect(await sql`select from digest_entry`).toHaveLength(0);
});

it('says nothing of what is told by the time of the digest as it was', async () => {
  const desk = await addReceiver(sql);
  await addFigure(sql, 'north', may, 120);
  await settled();
  await addFigure(sql, 'north', june, 130);
  expect(await settled()).toBe(1);
  expect(await messagesTo(sql, desk)).toEqual(['digest +north']);
});

it('leaves to the group what people are called for by now', async () => {
  const desk = await addReceiver(sql);
  await addFigure(sql, 'north', may, 120);
  await settled();
  await addFigure(sql, 'north', monthOfLastYear('05'), 120);
  await settled();
  expect(await messagesTo(sql, desk)).toEqual(['digest +north', 'first +north']);
  expect(await sql`select from digest_entry`).toHaveLength(0);
});

it('tells what a silence kept once it is over, and before it nothing', async () => {
  const desk = await addReceiver(sql);
  const [startsAt = '', endsAt = ''] = [-60, 3_600].map((s) =>
    new Date(Date.now() + s * 1_000).toISOString(),
  );
  const matchers = [{ name: 'side', op: '=' as const, value: 'north' }];
  const { silence } = await createSilence(sql, tester, { matchers, startsAt, endsAt, comment: 'Known' });
  await addFigure(sql, 'north', may, 120);
  await addFigure(sql, 'south', may, 130);
  expect(await settled()).toBe(1);
  expect(await planDueDigests(sql)).toBe(0);
  expect(await messagesTo(sql, desk)).toEqual(['digest +south']);
  await expireSilence(sql, tester, { id: silence.id });
  expect(await planDueDigests(sql)).toBe(1);
  expect(await messagesTo(sql, desk)).toEqual(['digest +south', 'digest +north']);
});

it('repeats to an Alertmanager what fires, as it would be one by one', async () => {
  const alertmanager = await addReceiver(sql, { kind: 'alertmanager', repeatInterval: 900 });
  await addFigure(sql, 'north', may, 120);
  await settled();
  await letPass(sql, 700);
  await planDueDigests(sql);
  expect(await messagesTo(sql, alertmanager)).toEqual(['digest +north']);
  await letPass(sql, 200);
  await planDueDigests(sql);
  await settled();
  expect(await messagesTo(sql, alertmanager)).toEqual(['digest +north', 'digest +north']);
});

it('goes to nobody who is gone', async () => {
  const desk = await addReceiver(sql);
  await addFigure(sql, 'north', july, 120);
  await deleteReceiver(sql, tester, { id: desk.id });
  await settled();
  expect(await messagesTo(sql, desk)).toEqual([]);
  expect(await sql`select from digest_entry`).toHaveLength(0);
});
