/** What is on its way while the codes of its indicator change: it was read by the old definition, and meets the new one. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { admin, editor, enter, fulfilAll, handIn, newIndicator } from '../../test/making.js';
import { openPrepared, type Prepared, startPostgres, type TestDatabase } from '../../test/postgres.js';
import type { Sql } from '../connection/connect.js';
import type { IndicatorId } from '../connection/ids.js';
import { editObservation } from '../observation/edit.js';
import { findObservation } from '../observation/held.js';
import { findSubmission } from '../observation/submission.js';
import { moveCode } from './move-code.js';

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
const towns = { dimensions: [{ id: 'town', name: { en: 'Town' }, codes: ['a', 'b', 'c'].map(code) }] };
const into = (indicator: string, from: string, to: string) =>
  moveCode(sql, admin, {
    indicator: indicator as IndicatorId,
    dimension: 'town',
    code: from,
    into: to,
    reason: 'It is one town',
    seen: null,
  });
const figuresOf = (indicator: string) => sql<{ dimensions: object; text: string }[]>`
  select o.dimensions, r.text from observation o join revision r on r.observation_id = o.id and r.superseded_at is null
  where o.indicator_id = ${indicator} order by o.period_start`;

it('a figure that was accepted by the old definition stands under the code that its own has become', async () => {
  const old = await newIndicator(sql, 'accepted-meanwhile', towns);
  expect(await into(old.id, 'b', 'a')).toMatchObject({ kind: 'done' });
  expect(await into(old.id, 'a', 'd')).toMatchObject({ kind: 'done' });
  await handIn(sql, old, { period: '2020-01', value: '7', dimensions: { town: 'b' } });
  await handIn(sql, old, { period: '2020-02', value: '8', dimensions: { town: 'a' } });
  await handIn(sql, old, { period: '2020-03', value: '9', dimensions: { town: 'c' } });
  await fulfilAll(sql);
  expect(await figuresOf(old.id)).toEqual([
    { dimensions: { town: 'd' }, text: '7' },
    { dimensions: { town: 'd' }, text: '8' },
    { dimensions: { town: 'c' }, text: '9' },
  ]);
  const events = await sql<{ dimensions: object }[]>`
    select payload -> 'dimensions' as dimensions from live_event
    where payload ->> 'type' = 'observation.committed' and payload ->> 'indicator' = ${old.id} order by id`;
  expect(events.map(({ dimensions }) => dimensions)).toEqual([{ town: 'd' }, { town: 'd' }, { town: 'c' }]);
});

it('a figure whose code is gone by then is refused by name', async () => {
  const old = await newIndicator(sql, 'gone-meanwhile', towns);
  await sql`update indicator
    set definition = jsonb_set(definition, '{dimensions,0,codes}', (definition #> '{dimensions,0,codes}') - 2) where id = ${old.id}`;
  const id = await handIn(sql, old, { period: '2020-01', value: '7', dimensions: { town: 'c' } });
  await fulfilAll(sql);
  expect(await findSubmission(sql, id)).toMatchObject({
    status: 'rejected',
    errors: [{ pointer: '/dimensions/town', problem: { code: 'dimension-code-unknown' } }],
  });
  expect(await figuresOf(old.id)).toEqual([]);
});

it('a correction that was begun under the old code ends under the new one', async () => {
  const old = await newIndicator(sql, 'corrected-meanwhile', towns);
  const { observation } = await enter(sql, old, { period: '2020-01', value: '7', dimensions: { town: 'c' } });
  expect(await into(old.id, 'b', 'a')).toMatchObject({ kind: 'done' });
  const [row] = await sql<{ period: { text: string; start: string; end: string } }[]>`
    select jsonb_build_object('text', '2020-01', 'start', period_start, 'end', period_end) as period
    from observation where id = ${observation.id}`;
  const found = await findObservation(sql, observation.id);
  if (!found || !row) throw new Error('the figure is not there');
  const edited = await editObservation(sql, editor, {
    observation: observation.id,
    seen: 1,
    reason: 'It was the other town',
    edit: {
      kind: 'revise',
      contents: found.live,
      knownOn: null,
      baseline: false,
      place: { dimensions: { town: 'b' }, period: row.period, source: null },
    },
  });
  expect(edited).toMatchObject({ kind: 'done' });
  expect(await figuresOf(old.id)).toEqual([{ dimensions: { town: 'a' }, text: '7' }]);
});
