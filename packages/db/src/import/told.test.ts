import type { Dimensions, Indicator } from '@marsad/indicators';
import { type Entry, readEntry } from '@marsad/indicators/pipeline';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  addReceiver,
  crossings,
  letPass,
  messagesTo,
  monthLongAgo,
  monthOfLastYear,
  tester,
  watch,
} from '../../test/alerts.js';
import {
  beginCommit,
  committed,
  dueSteps,
  fulfil,
  fulfilSteps,
  planned,
  undone,
} from '../../test/imports.js';
import { newIndicator, ruleAbove } from '../../test/making.js';
import { openPrepared, type Prepared, startPostgres, type TestDatabase } from '../../test/postgres.js';
import type { Sql } from '../connection/connect.js';
import { planDueDigests } from '../notify/digest.js';
import { planDueGroups } from '../notify/group.js';
import { noteFailure } from '../outbox/outbox.js';
import { discardWork } from '../outbox/pipeline.js';

let postgres: TestDatabase;
let held: Prepared;
let sql: Sql;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  held = await openPrepared(postgres);
  sql = held.sql;
  await watch(sql);
});
afterEach(() => held.close());

const entry = (side: string, period: string, value: number): Entry =>
  entryOf(crossings, { side }, period, value);

function entryOf(indicator: Indicator, dimensions: Dimensions, period: string, value: number): Entry {
  const { entry: read, faults } = readEntry(
    { indicator: indicator.id, dimensions, period, value, source: { title: 'Count at the gate' } },
    () => indicator,
    new Date().toISOString().slice(0, 10),
  );
  if (!read) throw new Error(JSON.stringify(faults));
  return read;
}

it('an import is told in one message, of what is new and of what is long over, and is not told again', async () => {
  const desk = await addReceiver(sql, { groupWait: 600 });
  const { id } = await planned(sql, tester, [
    entry('north', monthOfLastYear('05'), 120),
    entry('south', monthLongAgo('05'), 130),
    entry('east', monthLongAgo('05'), 20),
  ]);
  await committed(sql, id);
  expect((await sql`select status, alerts from import where id = ${id}`)[0]).toEqual({
    status: 'committed',
    alerts: { fired: 2, resolved: 0 },
  });
  expect(await messagesTo(sql, desk)).toEqual(['digest +north +south']);
  await letPass(sql, 3_600);
  await planDueGroups(sql);
  await planDueDigests(sql);
  expect(await messagesTo(sql, desk)).toHaveLength(1);
  await undone(sql, id, tester);
  const [, end] = await messagesTo(sql, desk);
  expect(end).toBe('digest -north -south');
  expect((await sql`select alerts from import where id = ${id}`)[0]?.alerts).toEqual({
    fired: 0,
    resolved: 2,
  });
  const told = await sql`select to_state, reason from incident_transition order by id`;
  expect(told.map(({ to_state, reason }) => [to_state, reason]).slice(-2)).toEqual([
    ['normal', 'Undone'],
    ['normal', 'Undone'],
  ]);
});

it('whose last series are left out of evaluation is told all the same of the others, and ends', async () => {
  const desk = await addReceiver(sql, { groupWait: 600 });
  const other = await newIndicator(sql, 'zz-other');
  await ruleAbove(sql, other, 50);
  const { id } = await planned(sql, tester, [
    entry('north', monthOfLastYear('05'), 120),
    entryOf(other, {}, monthOfLastYear('05'), 70),
  ]);
  await beginCommit(sql, id);
  for (const step of await dueSteps(sql)) await fulfil(sql, step);
  const [first, last] = (await dueSteps(sql)) as [number, number];
  await fulfil(sql, first);
  await noteFailure(sql, [last], 'it broke');
  expect(await discardWork(sql, tester, { work: last, reason: 'Stuck for days' })).toEqual({ kind: 'done' });
  await fulfilSteps(sql);
  expect((await sql`select status, alerts from import where id = ${id}`)[0]).toEqual({
    status: 'committed',
    alerts: { fired: 1, resolved: 0 },
  });
  expect(await messagesTo(sql, desk)).toEqual(['digest +north']);
});
