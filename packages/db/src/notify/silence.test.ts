import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  addFigure,
  addReceiver,
  letPass,
  messagesTo,
  monthOfLastYear,
  tester,
  watch,
} from '../../test/alerts.js';
import { openPrepared, type Prepared, startPostgres, type TestDatabase } from '../../test/postgres.js';
import type { Sql } from '../connection/connect.js';
import { planDueGroups } from './group.js';
import { activeSilences, createSilence, expireSilence, listSilences } from './silence.js';

let postgres: TestDatabase;
let database: Prepared;
let sql: Sql;
const [may, june] = [monthOfLastYear('05'), monthOfLastYear('06')];
const matchers = [{ name: 'side', op: '=' as const, value: 'north' }];
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();

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

async function silence(from: number, to: number | string, of = matchers): Promise<string> {
  const made = await createSilence(sql, tester, {
    matchers: of,
    startsAt: inSeconds(from),
    endsAt: typeof to === 'string' ? to : inSeconds(to),
    comment: 'Known',
  });
  return made.silence.id;
}
const states = async () => (await listSilences(sql)).map(({ state }) => state);

it('is to come, holds, and is over', async () => {
  await silence(600, 1_200);
  expect([await states(), await activeSilences(sql)]).toMatchObject([['pending'], []]);
  await letPass(sql, 700);
  expect([await states(), await activeSilences(sql)]).toMatchObject([['active'], [{ matchers }]]);
  await letPass(sql, 600);
  expect([await states(), await activeSilences(sql)]).toMatchObject([['expired'], []]);
  await letPass(sql, 8 * 86_400);
  expect(await states()).toEqual([]);
});

it('is ended once, by somebody whose name is on record', async () => {
  const id = await silence(-60, 600);
  expect(await expireSilence(sql, tester, { id })).toEqual({ kind: 'done' });
  expect(await expireSilence(sql, tester, { id })).toEqual({ kind: 'over' });
  expect(await states()).toEqual(['expired']);
  const actions = await sql<
    { action: string }[]
  >`select action from audit where action like 'silence.%' order by id`;
  expect(actions.map(({ action }) => action)).toEqual(['silence.create', 'silence.expire']);
});

it('that is to come is ended before it begins', async () => {
  const id = await silence(600, 1_200);
  expect(await expireSilence(sql, tester, { id })).toEqual({ kind: 'done' });
  await letPass(sql, 900);
  expect(await states()).toEqual(['expired']);
});

it('keeps what it covers, and tells it when it ends by itself', async () => {
  const desk = await addReceiver(sql);
  await silence(-60, 600);
  await addFigure(sql, 'north', may, 120);
  await addFigure(sql, 'south', may, 120);
  expect(await planDueGroups(sql)).toBe(0);
  expect(await messagesTo(sql, desk)).toEqual(['first +south']);
  await letPass(sql, 601);
  expect(await planDueGroups(sql)).toBe(1);
  expect(await messagesTo(sql, desk)).toEqual(['first +south', 'new-alerts +north +south']);
});

it('that somebody ended is missed at the next look, and one that another follows is not', async () => {
  const desk = await addReceiver(sql);
  const id = await silence(-60, 600);
  await addFigure(sql, 'north', may, 120);
  await silence(-60, 1_200);
  await expireSilence(sql, tester, { id });
  await planDueGroups(sql);
  expect(await messagesTo(sql, desk)).toEqual([]);
  await letPass(sql, 1_200);
  await planDueGroups(sql);
  expect(await messagesTo(sql, desk)).toEqual(['first +north']);
});

it('over what was told keeps its end too, until it is over', async () => {
  const desk = await addReceiver(sql);
  await addFigure(sql, 'north', may, 120);
  await silence(-60, 600);
  await addFigure(sql, 'north', june, 80);
  expect(await messagesTo(sql, desk)).toEqual(['first +north']);
  await letPass(sql, 601);
  await planDueGroups(sql);
  expect(await messagesTo(sql, desk)).toEqual(['first +north', 'all-resolved -north']);
});

it('of two that end together or one after the other, the one that is ended is missed at the next look', async () => {
  const south = [{ name: 'side', op: '=' as const, value: 'south' }];
  const desk = await addReceiver(sql);
  for (const ends of [
    [1_200, 1_200],
    [3_600, 1_200],
  ] as const) {
    const [one, other] = ends.map((seconds) => inSeconds(seconds)) as [string, string];
    const id = await silence(-60, one);
    const kept = await silence(-60, other, south);
    await addFigure(sql, 'north', may, 120);
    await addFigure(sql, 'south', may, 120);
    await planDueGroups(sql);
    const before = (await messagesTo(sql, desk)).length;
    await expireSilence(sql, tester, { id });
    await planDueGroups(sql);
    expect((await messagesTo(sql, desk)).slice(before)).toEqual([expect.stringContaining('+north')]);
    expect((await messagesTo(sql, desk)).at(-1)).not.toContain('south');
    await expireSilence(sql, tester, { id: kept });
    await planDueGroups(sql);
    expect((await messagesTo(sql, desk)).at(-1)).toContain('+south');
    await addFigure(sql, 'north', may, 80);
    await addFigure(sql, 'south', may, 80);
    await letPass(sql, 7_200);
    await planDueGroups(sql);
  }
});
