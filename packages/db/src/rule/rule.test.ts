import type { Rule } from '@marsad/indicators';
import { assembleWhole, backtestVintages } from '@marsad/indicators/pipeline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contributor, editor, enter, fulfilAll, handIn, newIndicator, ruleAbove } from '../../test/making.js';
import { openPrepared, type Prepared, startPostgres, type TestDatabase } from '../../test/postgres.js';
import type { Sql } from '../connection/connect.js';
import type { AlertId, RuleId } from '../connection/ids.js';
import { editObservation, recommendObservation } from '../observation/edit.js';
import { ingest } from '../observation/ingest.js';
import { undoSubmission } from '../observation/undo.js';
import { takeDue } from '../outbox/outbox.js';
import { readSeries } from '../series/series.js';
import { acknowledgeAlert, activeAlerts, listAlerts, triageAlert } from './alert.js';
import { evaluate } from './evaluate.js';
import { evaluateNewDay } from './new-day.js';
import { deleteRule, editRule, findRule, revisedSeries } from './rule.js';

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

/** Until a statement waits for a lock of somebody else. */
const waiting = async (statement: string) => {
  const seen = () => held.owner`
    select from pg_stat_activity where wait_event_type = 'Lock' and query ilike ${`%${statement}%`}`;
  await expect.poll(async () => (await seen()).length).toBeGreaterThan(0);
};

const alertsOf = async (indicator: string) =>
  (await listAlerts(sql, { indicator })).map(({ state, startsAt, history }) => [
    state,
    startsAt,
    ...history.map(({ to, reason }) => `${to} ${reason}`),
  ]);

describe('evaluation', () => {
  it('opens an incident where a rule begins to hold, and ends it where it no longer does', async () => {
    const indicator = await newIndicator(sql, 'firing');
    await ruleAbove(sql, indicator, 50);
    await enter(sql, indicator, { period: '2021-01', value: '40' });
    expect(await alertsOf('firing')).toEqual([]);
    const high = await enter(sql, indicator, { period: '2021-02', value: '60' });
    const [alert] = await listAlerts(sql, { indicator: 'firing' });
    expect(alert).toMatchObject({
      state: 'firing',
      startsAt: '2021-02-01',
      observation: { id: high.observation.id },
    });
    expect((await listAlerts(sql, { submission: high.id })).map(({ id }) => id)).toEqual([alert?.id]);
    await enter(sql, indicator, { period: '2021-03', value: '45' });
    const [over] = await listAlerts(sql, { indicator: 'firing' });
    expect([over?.id, over?.state]).toEqual([alert?.id, 'normal']);
    expect((await activeAlerts(sql)).filter(({ id }) => id === alert?.id)).toEqual([]);
  });

  it('is one of a series, however many figures ask for it and however many workers take it', async () => {
    const indicator = await newIndicator(sql, 'asked');
    await ruleAbove(sql, indicator, 50);
    for (const month of ['01', '02', '03'])
      await handIn(sql, indicator, { period: `2021-${month}`, value: '60' });
    for (const { id, topic } of await takeDue(sql, 100)) if (topic === 'ingest') await ingest(sql, id);
    const due = (await takeDue(sql, 100)).map(({ id }) => id);
    expect(due).toHaveLength(3);
    const changed = await Promise.all(due.map((id) => evaluate(sql, [id])));
    expect(changed.filter((count) => count > 0)).toHaveLength(1);
    expect(await sql`select from outbox where topic = 'evaluate'`).toHaveLength(0);
    expect(await alertsOf('asked')).toEqual([['firing', '2021-01-01', 'firing Fired']]);
  });

  const sex = {
    id: 'sex',
    name: { en: 'Sex' },
    codes: ['women', 'men'].map((code) => ({ code, name: { en: code } })),
  };

  it('is one of a total, where sources of one of its parts contradict each other', async () => {
    const indicator = await newIndicator(sql, 'parts-disagree', { dimensions: [sex] });
    await ruleAbove(sql, indicator, 50, { dimensions: {}, condition: { disagreement: true } });
    const of = (code: string, value: string, title: string) =>
      enter(sql, indicator, { period: '2021-01', value, dimensions: { sex: code }, source: { title } });
    await of('women', '40', 'Field desk');
    await of('men', '30', 'Field desk');
    const alerts = async () =>
      (await listAlerts(sql, { indicator: indicator.id })).map(({ dimensions, state }) => [
        dimensions.sex ?? 'total',
        state,
      ]);
    expect(await alerts()).toEqual([]);
    const other = await of('women', '60', 'Ministry');
    expect((await alerts()).sort()).toEqual([
      ['total', 'firing'],
      ['women', 'firing'],
    ]);
    await editObservation(sql, editor, {
      observation: other.observation.id,
      seen: 1,
      reason: 'Withdrawn',
      edit: { kind: 'retract' },
    });
    await fulfilAll(sql);
    expect((await alerts()).sort()).toEqual([
      ['total', 'normal'],
      ['women', 'normal'],
    ]);
  });

  it('is one of a total that its parts alone make, when a rule is made or says something else', async () => {
    const indicator = await newIndicator(sql, 'in-parts', { dimensions: [sex] });
    for (const code of ['women', 'men'])
      await enter(sql, indicator, { period: '2021-01', value: '40', dimensions: { sex: code } });
    const rule = await ruleAbove(sql, indicator, 50);
    await fulfilAll(sql);
    const ofTotal = async () =>
      (await listAlerts(sql, { indicator: 'in-parts' })).map(({ dimensions, state }) => [dimensions, state]);
    expect(await ofTotal()).toEqual([[{}, 'firing']]);
    const next = {
      ...((await findRule(sql, rule))?.rule as Rule),
      condition: { value: { op: '>', to: 60 } },
    } as Rule;
    expect(await editRule(sql, editor, { rule, next, seen: null })).toMatchObject({ kind: 'done' });
    await fulfilAll(sql);
    expect((await ofTotal()).filter(([, state]) => state === 'firing')).toEqual([[{}, 'firing']]);
  });

  it('follows the rules that there are until it is done: one that is deleted meanwhile leaves no alert', async () => {
    const indicator = await newIndicator(sql, 'deleted-meanwhile');
    const rule = await ruleAbove(sql, indicator, 50);
    await handIn(sql, indicator, { period: '2021-01', value: '60' });
    for (const { id, topic } of await takeDue(sql, 100)) if (topic === 'ingest') await ingest(sql, id);
    const due = (await takeDue(sql, 100)).map(({ id }) => id);
    // It has read its rules, and is held up before it writes.
    const holder = await held.owner.reserve();
    await holder`begin`;
    await holder`lock table incident in share mode`;
    const evaluating = evaluate(sql, due);
    await waiting('insert into incident');
    const deleting = deleteRule(sql, editor, { rule });
    await waiting('pg_advisory_xact_lock');
    await holder`commit`;
    holder.release();
    await evaluating;
    expect(await deleting).toEqual({ kind: 'done' });
    expect((await listAlerts(sql, { indicator: 'deleted-meanwhile' })).map(({ state }) => state)).toEqual([
      'normal',
    ]);
  });

  it.each([
    ['undone by whoever entered it', 'undone'],
    ['retracted by an editor', 'retracted'],
  ])('tells a figure that was %s from any other', async (said, fate) => {
    const indicator = await newIndicator(sql, fate);
    await ruleAbove(sql, indicator, 50);
    const high = await enter(sql, indicator, { period: '2021-01', value: '60' });
    expect((await alertsOf(fate))[0]?.[0]).toBe('firing');
    const gone =
      fate === 'undone'
        ? await undoSubmission(sql, contributor, { submission: high.id, reason: said })
        : await editObservation(sql, editor, {
            ...{ observation: high.observation.id, seen: 1, reason: said },
            edit: { kind: 'retract' },
          });
    expect(gone.kind).toBe('done');
    await fulfilAll(sql);
    const [[state, , ...story] = []] = await alertsOf(fate);
    expect(state).toBe('normal');
    expect(story.at(-1)).toBe(`normal ${fate === 'undone' ? 'Undone' : 'Retracted'}`);
  });

  it('is asked for once on a new day, of series that time alone can change', async () => {
    const indicator = await newIndicator(sql, 'daily');
    await ruleAbove(sql, indicator, 50, { noData: 'NoData' });
    await enter(sql, indicator, { period: '2021-01', value: '40' });
    const counts = await Promise.all([evaluateNewDay(sql), evaluateNewDay(sql)]);
    expect(counts.sort()).toEqual([0, 1]);
    expect(await evaluateNewDay(sql)).toBe(0);
    // The clock went ahead, and was set right.
    await sql`update clock set day = day + 400 where name = 'overdue'`;
    expect(await evaluateNewDay(sql)).toBe(Math.max(...counts));
    await fulfilAll(sql);
  });
});

describe('a rule', () => {
  it('that says something else resets its alerts; one that is told otherwise keeps them', async () => {
    const indicator = await newIndicator(sql, 'ruled');
    const id = await ruleAbove(sql, indicator, 50);
    await enter(sql, indicator, { period: '2021-01', value: '60' });
    const stored = await findRule(sql, id);
    if (!stored) throw new Error('it is there');
    const edit = async (change: object, seen: number | null = null) => {
      const result = await editRule(sql, editor, { rule: id, next: { ...stored.rule, ...change }, seen });
      await fulfilAll(sql);
      return result;
    };
    expect(await edit({})).toEqual({ kind: 'unchanged' });
    expect(await edit({ labels: { team: 'north' } })).toEqual({ kind: 'done', version: 2 });
    expect((await alertsOf('ruled'))[0]?.[0]).toBe('firing');
    expect(await edit({ severity: 'critical' }, 1)).toEqual({ kind: 'conflict', version: 2 });
    expect(await edit({ indicator: 'firing' })).toEqual({ kind: 'other-indicator' });
    expect(await edit({ condition: { value: { op: '>', to: 100 } } })).toEqual({ kind: 'done', version: 3 });
    expect((await alertsOf('ruled'))[0]?.[0]).toBe('normal');
    expect(await deleteRule(sql, editor, { rule: id })).toEqual({ kind: 'done' });
    expect(await deleteRule(sql, editor, { rule: id })).toEqual({ kind: 'not-found' });
    const lost = { rule: 'no-such-rule' as RuleId, next: stored.rule, seen: null };
    expect(await editRule(sql, editor, lost)).toEqual({ kind: 'not-found' });
  });
});

describe('what people say of an alert', () => {
  it('counts while it lasts; what it turned out to be can be said afterwards too', async () => {
    const indicator = await newIndicator(sql, 'seen');
    await ruleAbove(sql, indicator, 50);
    await enter(sql, indicator, { period: '2021-01', value: '60' });
    const [{ id: alert } = { id: '' as AlertId }] = await listAlerts(sql, { indicator: 'seen' });
    const acknowledge = (id: AlertId) =>
      acknowledgeAlert(sql, editor, { alert: id, note: 'Seen', until: null });
    expect(await acknowledge(alert)).toEqual({ kind: 'done' });
    expect((await listAlerts(sql, { id: alert }))[0]?.acknowledged).toMatchObject({
      by: 'Huda',
      note: 'Seen',
    });
    await enter(sql, indicator, { period: '2021-02', value: '40' });
    expect((await listAlerts(sql, { id: alert }))[0]?.acknowledged).toBeNull();
    expect(await acknowledge(alert)).toEqual({ kind: 'not-active' });
    const triage = { alert, outcome: 'false-positive', note: null } as const;
    expect(await triageAlert(sql, editor, triage)).toEqual({ kind: 'done' });
    const nowhere = '00000000-0000-7000-8000-0000000000ff' as AlertId;
    expect(await triageAlert(sql, editor, { ...triage, alert: nowhere })).toEqual({ kind: 'not-found' });
    expect(await acknowledge(nowhere)).toEqual({ kind: 'not-found' });
    const noted = await sql<{ action: string }[]>`
      select action from audit where subject_kind = 'alert' and subject_id = ${alert} order by id`;
    expect(noted.map(({ action }) => action)).toEqual(['alert.acknowledge', 'alert.triage']);
  });
});

describe('a backtest with what was known at the time', () => {
  it('takes the source that an editor chose, as the series does that is asked for what was known on that day', async () => {
    const indicator = await newIndicator(sql, 'chosen-then');
    const report = (title: string, value: string, reliability: 'A' | 'B') =>
      enter(sql, indicator, {
        period: '2021-01',
        value,
        reliability,
        source: { title, date: '2021-02-01' },
      });
    await report('Graded best', '100', 'A');
    const { observation } = await report('Nearer', '300', 'B');
    const rule = await findRule(sql, await ruleAbove(sql, indicator, 150));
    if (!rule) throw new Error('it is there');
    const then = async () =>
      backtestVintages(await revisedSeries(sql, indicator, {}), rule.rule, indicator).periods.map(
        ({ verdict }) => verdict,
      );
    const choose = (wanted: 'chosen' | 'not-chosen') =>
      recommendObservation(sql, editor, { observation: observation.id, reason: 'Nearer', wanted });
    expect(await then()).toEqual(['no']);
    expect(await choose('chosen')).toEqual({ kind: 'done' });
    expect(await then()).toEqual(['certain']);
    const { points } = await readSeries(sql, indicator, {}, { kind: 'known', on: '2021-02-01' });
    expect(points[0]?.quantity.lower).toBe(300);
    const [{ revisions } = { revisions: [] }] = await revisedSeries(sql, indicator, {});
    const figures = revisions.map(({ retracted: _, corrected: __, ...figure }) => figure);
    expect(assembleWhole(indicator, [{ figures, baseline: null }]).points[0]?.choice).toEqual(
      points[0]?.choice,
    );
    expect(await choose('not-chosen')).toEqual({ kind: 'done' });
    expect(await then()).toEqual(['no']);
  });
});
