/** What keeps a check: the series it stands on and the rule whose alert it is. */
import type { Quantity } from '@marsad/indicators';
import type { FigureOperand, OwnCheck } from '@marsad/indicators/pipeline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { admin, editor, enter, fulfilAll, newIndicator } from '../../test/making.js';
import { openPrepared, type Prepared, startPostgres, type TestDatabase } from '../../test/postgres.js';
import type { Sql } from '../connection/connect.js';
import type { IndicatorId, OwnCheckId } from '../connection/ids.js';
import { pinBaseline } from '../indicator/baseline.js';
import { findIndicator } from '../indicator/indicator.js';
import { moveCode } from '../indicator/move-code.js';
import { findOwnCheck } from './check.js';
import { createOwnCheck, editOwnCheck, removeOwnCheck, restoreOwnCheck } from './edit.js';

let postgres: TestDatabase;
let held: Prepared;
let sql: Sql;
beforeAll(async () => {
  postgres = await startPostgres();
  held = await openPrepared(postgres);
  sql = held.sql;
});
afterAll(async () => {
  await held.close();
  await postgres.stop();
});

const code = (name: string) => ({ code: name, name: { en: name } });
const towns = { dimensions: [{ id: 'town', name: { en: 'Town' }, codes: ['a', 'b'].map(code) }] };
const five: Quantity = {
  text: '5',
  qualifier: 'exact',
  lower: 5,
  upper: 5,
  lowerInclusive: true,
  upperInclusive: true,
  point: 5,
};

/** Of a town there are at most five. */
const atMostFive = (
  indicator: string,
  town: string,
  at: FigureOperand['at'] = { kind: 'latest' },
): OwnCheck => {
  const operand = { kind: 'figure', indicator, dimensions: { town }, at, as: null } as const;
  const fact = { kind: 'fact', quantity: five, unit: '{person}', per: null, name: { en: 'Five' } } as const;
  return {
    title: { en: 'At most five' },
    note: null,
    severity: 'warning',
    receivers: null,
    left: { terms: [{ sign: 'plus', operand, times: null }], shareOf: null },
    relation: 'at-most',
    tolerance: 0,
    right: { terms: [{ sign: 'plus', operand: { ...fact, source: null }, times: null }], shareOf: null },
  };
};

async function made(definition: OwnCheck): Promise<OwnCheckId> {
  const check = await createOwnCheck(sql, editor, { definition, most: 100 });
  if (check.kind !== 'done') throw new Error(check.kind);
  await fulfilAll(sql);
  return check.id;
}

/** Deleted, its town renamed from b to d, and brought back. */
async function broughtBack(indicator: string): Promise<OwnCheckId> {
  const id = await made(atMostFive(indicator, 'b'));
  await removeOwnCheck(sql, editor, id);
  const move = { indicator: indicator as IndicatorId, dimension: 'town', code: 'b', into: 'd' };
  expect(await moveCode(sql, admin, { ...move, reason: 'It has another name', seen: null })).toMatchObject({
    kind: 'done',
  });
  expect(await restoreOwnCheck(sql, editor, { id, most: 100 })).toMatchObject({ kind: 'done' });
  await fulfilAll(sql);
  return id;
}

const keeping = (id: OwnCheckId) => sql<{ dimensions: object; rule: object; version: number }[]>`
  select s.dimensions, r.definition -> 'dimensions' as rule, (r.definition #>> '{check,version}')::int as version
  from own_check_series s join own_check c on c.id = s.check_id join alert_rule r on r.id = c.rule_id
  where s.check_id = ${id}`;

it('a check whose code was renamed while it was deleted calls when it is brought back', async () => {
  const old = await newIndicator(sql, 'renamed-meanwhile', towns);
  await enter(sql, old, { period: '2020-01', value: '4', dimensions: { town: 'b' } });
  const id = await broughtBack(old.id);
  expect(await keeping(id)).toMatchObject([{ dimensions: { town: 'd' }, rule: { town: 'd' } }]);
  expect(await findOwnCheck(sql, id)).toMatchObject({ alert: null, definition: atMostFive(old.id, 'b') });
  const now = (await findIndicator(sql, old.id))?.indicator ?? old;
  await enter(sql, now, { period: '2020-02', value: '9', dimensions: { town: 'd' } });
  expect((await findOwnCheck(sql, id))?.alert).not.toBeNull();
});

it('one that is edited afterwards, and says the same, goes on as what it was', async () => {
  const old = await newIndicator(sql, 'renamed-and-edited', towns);
  await enter(sql, old, { period: '2020-01', value: '9', dimensions: { town: 'b' } });
  const id = await broughtBack(old.id);
  const [before] = await keeping(id);
  const alert = (await findOwnCheck(sql, id))?.alert;
  expect(alert).toEqual(expect.any(String));
  const definition = { ...atMostFive(old.id, 'b'), title: { en: 'No more than five' } };
  expect(await editOwnCheck(sql, editor, { id, definition, seen: null })).toMatchObject({ kind: 'done' });
  await fulfilAll(sql);
  expect(await keeping(id)).toEqual([before]);
  expect((await findOwnCheck(sql, id))?.alert).toBe(alert);
});

it('one of the figure of a period calls also where others are compared with that figure', async () => {
  const indicator = await newIndicator(sql, 'pinned-period', towns);
  const dimensions = { town: 'a' };
  const { observation } = await enter(sql, indicator, { period: '2020-01', value: '9', dimensions });
  const period = { text: '2020-01', start: '2020-01-01', end: '2020-02-01' };
  const at = { kind: 'period', period } as const;
  const before = await made(atMostFive(indicator.id, 'a', at));
  expect((await findOwnCheck(sql, before))?.alert).not.toBeNull();
  await enter(sql, indicator, { period: '2020-02', value: '3', dimensions });
  const wanted = { indicator: indicator.id as IndicatorId, observation: observation.id };
  await pinBaseline(sql, editor, { ...wanted, range: null, reason: 'What was before' });
  await fulfilAll(sql);
  const after = await made(atMostFive(indicator.id, 'a', at));
  for (const id of [before, after]) expect((await findOwnCheck(sql, id))?.alert).not.toBeNull();
});
