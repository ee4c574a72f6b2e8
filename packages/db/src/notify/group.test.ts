import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  addFigure,
  addReceiver,
  doAll,
  handIn,
  letPass,
  messagesTo,
  monthOfLastYear,
  tester,
  watch,
} from '../../test/alerts.js';
import { openPrepared, type Prepared, startPostgres, type TestDatabase } from '../../test/postgres.js';
import type { Sql } from '../connection/connect.js';
import { ingest } from '../observation/ingest.js';
import { makeAllDue } from '../outbox/outbox.js';
import { evaluateTogether } from '../rule/evaluate.js';
import { planDueGroups } from './group.js';
import { deleteReceiver } from './receiver-edit.js';

let postgres: TestDatabase;
let database: Prepared;
let sql: Sql;
const [may, june] = [monthOfLastYear('05'), monthOfLastYear('06')];

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

const groups = () =>
  sql<{ key: string; firing: number | null; due: boolean; silent: boolean }[]>`
    select key, (select count(*)::int from jsonb_object_keys(told -> 'firing')) as firing, due_at is not null as due,
      quiet_until is not null as silent from notification_group order by key`;
const group = { key: '{"indicator":"crossings"}', due: false, silent: false };

describe('a group', () => {
  it('is told as soon as an alert fires, and is on record as told', async () => {
    const desk = await addReceiver(sql);
    await addFigure(sql, 'north', may, 120);
    expect(await messagesTo(sql, desk)).toEqual(['first +north']);
    expect(await groups()).toEqual([{ ...group, firing: 1 }]);
  });

  it('is told what comes, is corrected and goes', async () => {
    const desk = await addReceiver(sql);
    await addFigure(sql, 'north', may, 120);
    await addFigure(sql, 'south', may, 130);
    await addFigure(sql, 'south', may, 140);
    await addFigure(sql, 'north', june, 80);
    await addFigure(sql, 'south', june, 80);
    expect(await messagesTo(sql, desk)).toEqual([
      'first +north',
      'new-alerts +north +south',
      'correction +north +south',
      'some-resolved -north +south',
      'all-resolved -south',
    ]);
    expect(await groups()).toEqual([{ ...group, firing: 0 }]);
  });

  it('waits, so that what comes meanwhile joins it', async () => {
    const desk = await addReceiver(sql, { groupWait: 30 });
    await addFigure(sql, 'north', may, 120);
    await addFigure(sql, 'south', may, 130);
    expect(await planDueGroups(sql)).toBe(0);
    expect(await messagesTo(sql, desk)).toEqual([]);
    expect(await groups()).toEqual([{ ...group, firing: 0, due: true }]);
    await letPass(sql, 30);
    expect(await planDueGroups(sql)).toBe(1);
    expect(await messagesTo(sql, desk)).toEqual(['first +north +south']);
    expect(await planDueGroups(sql)).toBe(0);
  });

  it('is forgotten where nothing is left to tell when its wait is over', async () => {
    const desk = await addReceiver(sql, { groupWait: 30 });
    await addFigure(sql, 'north', may, 120);
    await addFigure(sql, 'north', may, 90);
    await letPass(sql, 30);
    await planDueGroups(sql);
    expect([await messagesTo(sql, desk), await groups()]).toEqual([[], []]);
  });

  it('is quiet about the next figure, and holds the one after against it', async () => {
    const desk = await addReceiver(sql);
    await addFigure(sql, 'north', may, 120);
    await addFigure(sql, 'north', june, 130);
    expect(await messagesTo(sql, desk)).toEqual(['first +north']);
    await addFigure(sql, 'north', june, 140);
    expect(await messagesTo(sql, desk)).toEqual(['first +north', 'correction +north']);
  });

  it('is told again after its repeat interval, and not before', async () => {
    const desk = await addReceiver(sql, { repeatInterval: 600 });
    await addFigure(sql, 'north', may, 120);
    await letPass(sql, 400);
    expect(await planDueGroups(sql)).toBe(0);
    await letPass(sql, 200);
    expect(await planDueGroups(sql)).toBe(1);
    expect(await messagesTo(sql, desk)).toEqual(['first +north', 'repeat +north']);
  });

  it('waits for no clock that was set back', async () => {
    const desk = await addReceiver(sql, { groupInterval: 60 });
    await addFigure(sql, 'north', may, 120);
    // An hour ago it was an hour later.
    await sql`update notification_group set told_at = told_at + interval '1 hour'`;
    await addFigure(sql, 'south', may, 130);
    expect(await planDueGroups(sql)).toBe(1);
    expect(await planDueGroups(sql)).toBe(0);
    await letPass(sql, 60);
    expect(await planDueGroups(sql)).toBe(1);
    expect(await messagesTo(sql, desk)).toEqual(['first +north', 'new-alerts +north +south']);
  });

  it('waits no longer than its receiver does before it is told for the first time', async () => {
    const desk = await addReceiver(sql, { groupWait: 30 });
    await addFigure(sql, 'north', may, 120);
    expect(await planDueGroups(sql)).toBe(0);
    await sql`update notification_group set due_at = due_at + interval '1 hour'`;
    expect(await planDueGroups(sql)).toBe(1);
    expect(await planDueGroups(sql)).toBe(0);
    expect(await messagesTo(sql, desk)).toEqual([]);
    await letPass(sql, 31);
    expect(await planDueGroups(sql)).toBe(1);
    expect(await messagesTo(sql, desk)).toEqual(['first +north']);
  });

  it('is of each receiver by itself', async () => {
    const [all, south, none] = await Promise.all([
      addReceiver(sql, { name: 'all', groupBy: ['side'] }),
      addReceiver(sql, { name: 'south', matchers: [{ name: 'side', op: '=', value: 'south' }] }),
      addReceiver(sql, { name: 'none', matchers: [{ name: 'severity', op: '=', value: 'critical' }] }),
    ]);
    await addFigure(sql, 'north', may, 120);
    await addFigure(sql, 'south', may, 130);
    expect(await messagesTo(sql, all)).toEqual(['first +north', 'first +south']);
    expect(await messagesTo(sql, south)).toEqual(['first +south']);
    expect(await messagesTo(sql, none)).toEqual([]);
  });

  it('of a receiver that is gone is not looked at again', async () => {
    const desk = await addReceiver(sql, { groupWait: 30 });
    await addFigure(sql, 'north', may, 120);
    await deleteReceiver(sql, tester, { id: desk.id });
    await letPass(sql, 30);
    expect(await planDueGroups(sql)).toBe(1);
    expect(await planDueGroups(sql)).toBe(0);
    expect(await messagesTo(sql, desk)).toEqual([]);
  });
});

it('nothing is told of what was not committed', async () => {
  const desk = await addReceiver(sql);
  await handIn(sql, 'north', may, 120);
  await database.owner`alter table notification_group rename to elsewhere`;
  await expect(doAll(sql)).rejects.toThrow('notification_group');
  expect(await sql`select from incident`).toHaveLength(0);
  await database.owner`alter table elsewhere rename to notification_group`;
  // It is kept in milliseconds, and now may be rounded up.
  await makeAllDue(sql);
  await doAll(sql);
  expect(await messagesTo(sql, desk)).toEqual(['first +north']);
});

it('two at once tell each alert once', async () => {
  const desk = await addReceiver(sql);
  await addFigure(sql, 'north', may, 90);
  await addFigure(sql, 'south', may, 90);
  const sides = ['north', 'south'] as const;
  for (const side of sides) await handIn(sql, side, may, 120);
  for (const { id } of await sql<{ id: number }[]>`select id from outbox where topic = 'ingest' order by id`)
    await ingest(sql, id);
  const waiting = await sql<{ id: number }[]>`select id from outbox where topic = 'evaluate'`;
  await Promise.all(waiting.map(({ id }) => evaluateTogether(sql, { ids: [id], alone: true }, () => {})));
  const messages = await messagesTo(sql, desk);
  expect(messages).toHaveLength(2);
  expect(messages[0]).toMatch(/^first \+(north|south)$/);
  expect(messages[1]).toMatch(/^new-alerts \+(north|south) \+(north|south)$/);
});
