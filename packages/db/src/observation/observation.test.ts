import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  contributor,
  editor,
  enter,
  type Figure,
  fulfilAll,
  handIn,
  newIndicator,
} from '../../test/making.js';
import { openPrepared, type Prepared, startPostgres, type TestDatabase } from '../../test/postgres.js';
import type { Sql } from '../connection/connect.js';
import type { ObservationId } from '../connection/ids.js';
import { archiveIndicator, findIndicator } from '../indicator/indicator.js';
import { takeDue } from '../outbox/outbox.js';
import { type Edit, editObservation, recommendObservation } from './edit.js';
import { findObservation, observationHistory } from './held.js';
import { ingest } from './ingest.js';
import {
  acceptSubmission,
  findSubmission,
  isSettled,
  openSubmissions,
  resubmit,
  reviewSubmission,
  submissionWithKey,
  withdraw,
} from './submission.js';
import { undoSubmission } from './undo.js';

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

const actionsOn = async (id: string) =>
  (await sql<{ action: string }[]>`select action from audit where subject_id = ${id} order by id`).map(
    ({ action }) => action,
  );
const liveText = async (id: ObservationId) => {
  const found = await findObservation(sql, id);
  return found?.live.retracted ? null : found?.live.figure.quantity.text;
};
const figuresOf = async (indicator: string) => {
  const [series] = await sql<
    { figures: number }[]
  >`select figures from series where indicator_id = ${indicator}`;
  return series?.figures;
};

describe('ingesting a submission', () => {
  it('records it once, with its line in the log, its event and what is to be evaluated', async () => {
    const indicator = await newIndicator(sql, 'once');
    const id = await handIn(sql, indicator, { period: '2021-01', value: '60-70', comment: 'By phone' });
    const [{ id: work } = { id: 0 }] = await takeDue(sql, 1);
    const outcomes = await Promise.all([ingest(sql, work), ingest(sql, work), ingest(sql, work)]);
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    const submission = await findSubmission(sql, id);
    expect(submission).toMatchObject({ status: 'committed', evaluated: false, observation: { revision: 1 } });
    expect(submission && isSettled(submission)).toBe(false);
    const observation = submission?.observation?.id as ObservationId;
    expect(await findObservation(sql, observation)).toMatchObject({
      indicator: 'once',
      live: { number: 1, periodText: '2021-01', figure: { quantity: { text: '60-70' } } },
      revised: { by: 'Omar', reason: 'By phone' },
      source: { title: 'Field desk' },
      isBaseline: false,
    });
    expect(await actionsOn(observation)).toEqual(['observation.create']);
    expect(await sql`select from outbox where payload ->> 'indicator' = 'once'`).toHaveLength(1);
    expect(await sql`select from live_event where payload ->> 'submission' = ${id}`).toHaveLength(1);
    await fulfilAll(sql);
    expect((await findSubmission(sql, id))?.evaluated).toBe(true);
  });

  it.each<[said: string, next: Figure, status: string, live: string, revisions: number]>([
    ['nothing new', { period: '2021-01', value: '60 to 70' }, 'unchanged', '60-70', 1],
    ['a newer figure', { period: '2021-01', value: '65' }, 'committed', '65', 2],
    // Recorded for the past, and the figure that stands goes on standing.
    [
      'an older vintage',
      { period: '2021-01', value: '50', source: { title: 'Field desk', date: '2021-02' } },
      'committed',
      '60-70',
      2,
    ],
  ])('takes %s for what it is', async (said, next, status, live, revisions) => {
    const indicator = await newIndicator(sql, said.replaceAll(' ', '-'));
    const source = { title: 'Field desk', date: '2021-03' };
    const first = await enter(sql, indicator, { period: '2021-01', value: '60-70', source });
    const second = await enter(sql, indicator, { source, ...next });
    expect([second.status, second.observation.id]).toEqual([status, first.observation.id]);
    expect(await liveText(first.observation.id)).toBe(live);
    expect(await observationHistory(sql, first.observation.id)).toHaveLength(revisions);
    expect(await figuresOf(indicator.id)).toBe(1);
  });

  it('rejects a figure of an indicator that was archived on its way', async () => {
    const indicator = await newIndicator(sql, 'archived');
    const id = await handIn(sql, indicator, { period: '2021-01', value: '5' });
    const stored = await findIndicator(sql, 'archived');
    if (!stored) throw new Error('it is there');
    const archived = { indicator: stored.id, wanted: 'archived', reason: 'Over' } as const;
    expect(await archiveIndicator(sql, editor, archived)).toEqual({ kind: 'done' });
    expect(await archiveIndicator(sql, editor, archived)).toEqual({ kind: 'unchanged' });
    await fulfilAll(sql);
    expect(await findSubmission(sql, id)).toMatchObject({
      status: 'rejected',
      errors: [{ pointer: '/indicator', problem: { code: 'indicator-archived' } }],
    });
  });

  it('keeps one live revision and numbers without a gap, whoever writes at the same moment', async () => {
    const indicator = await newIndicator(sql, 'raced');
    for (let n = 1; n <= 12; n += 1) await handIn(sql, indicator, { period: '2021-01', value: String(n) });
    const due = await takeDue(sql, 100);
    await Promise.all(due.filter(({ topic }) => topic === 'ingest').map(({ id }) => ingest(sql, id)));
    const rows = await sql<{ number: number; live: boolean }[]>`
      select r.number, r.superseded_at is null as live from revision r
      join observation o on o.id = r.observation_id where o.indicator_id = 'raced' order by r.number`;
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 12 }, (_, at) => at + 1));
    expect(rows.filter(({ live }) => live)).toHaveLength(1);
    expect(await figuresOf('raced')).toBe(1);
    await fulfilAll(sql);
  });
});

describe('a key', () => {
  it('stands for one submission, and finds it again for whoever handed it in', async () => {
    const indicator = await newIndicator(sql, 'keyed');
    const first = await enter(sql, indicator, { period: '2021-01', value: '5' });
    const given = { entry: first.entry, idempotencyKey: 'k1', requestHash: 'a' };
    const made = await acceptSubmission(sql, contributor, given);
    if (made.kind !== 'done') throw new Error(made.kind);
    expect(await acceptSubmission(sql, contributor, given)).toEqual({ ...made, status: 'repeated' });
    expect(await acceptSubmission(sql, contributor, { ...given, requestHash: 'b' })).toEqual({
      kind: 'key-reused',
    });
    expect(await submissionWithKey(sql, contributor, 'k1')).toBe(made.id);
    expect(await submissionWithKey(sql, editor, 'k1')).toBeNull();
  });
});

describe('an edit', () => {
  const retract: Edit = { kind: 'retract' };
  const restore: Edit = { kind: 'restore' };

  it('adds a revision, closes the one before, and says what stands in the way of any other', async () => {
    const indicator = await newIndicator(sql, 'edited');
    const { observation } = await enter(sql, indicator, { period: '2021-01', value: '5' });
    const edit = (seen: number, wanted: Edit) =>
      editObservation(sql, editor, { observation: observation.id, seen, reason: 'Why', edit: wanted });
    expect(await edit(7, retract)).toEqual({ kind: 'conflict', live: 1 });
    expect(await edit(1, restore)).toEqual({ kind: 'not-retracted' });
    expect(await edit(1, retract)).toEqual({ kind: 'done', revision: 2 });
    expect(await liveText(observation.id)).toBeNull();
    expect(await figuresOf('edited')).toBe(0);
    expect(await edit(2, retract)).toEqual({ kind: 'retracted' });
    expect(await edit(2, restore)).toEqual({ kind: 'done', revision: 3 });
    expect(await liveText(observation.id)).toBe('5');
    expect(await figuresOf('edited')).toBe(1);
    const history = await observationHistory(sql, observation.id);
    expect(history.map(({ number, retracted, by, reason }) => [number, retracted, by, reason])).toEqual([
      [1, false, 'Omar', null],
      [2, true, 'Huda', 'Why'],
      [3, false, 'Huda', 'Why'],
    ]);
    expect(history.map(({ supersededAt }) => supersededAt)).toEqual([
      history[1]?.recordedAt,
      history[2]?.recordedAt,
      null,
    ]);
    expect(await actionsOn(observation.id)).toEqual([
      'observation.create',
      'observation.retract',
      'observation.restore',
    ]);
    const nowhere = '00000000-0000-7000-8000-0000000000ff' as ObservationId;
    const lost = { observation: nowhere, seen: 1, reason: 'Why', edit: retract };
    expect(await editObservation(sql, editor, lost)).toEqual({ kind: 'not-found' });
  });

  it('is done by one of those that have the same revision in front of them', async () => {
    const indicator = await newIndicator(sql, 'contested');
    const { observation } = await enter(sql, indicator, { period: '2021-01', value: '5' });
    const wanted = { observation: observation.id, seen: 1, reason: 'Why', edit: retract };
    const results = await Promise.all(Array.from({ length: 5 }, () => editObservation(sql, editor, wanted)));
    expect(results.map(({ kind }) => kind).sort()).toEqual([
      'conflict',
      'conflict',
      'conflict',
      'conflict',
      'done',
    ]);
  });

  it('does not move a figure to where its source has one already, and moves it elsewhere', async () => {
    const indicator = await newIndicator(sql, 'moved');
    const january = await enter(sql, indicator, { period: '2021-01', value: '5' });
    const february = await enter(sql, indicator, { period: '2021-02', value: '6' });
    const live = (await findObservation(sql, january.observation.id))?.live;
    if (!live) throw new Error('it is there');
    const { number: _, retracted: __, knownOn, ...contents } = live;
    const to = (text: string, start: string, end: string) =>
      editObservation(sql, editor, {
        observation: january.observation.id,
        seen: 1,
        reason: 'The wrong month',
        edit: {
          kind: 'revise',
          contents: { ...contents, periodText: text },
          knownOn,
          place: { dimensions: {}, period: { text, start, end }, source: null },
          baseline: false,
        },
      });
    expect(await to('2021-02', '2021-02-01', '2021-03-01')).toMatchObject({
      kind: 'taken',
      by: { observation: february.observation.id },
    });
    expect(await to('2021-03', '2021-03-01', '2021-04-01')).toEqual({ kind: 'done', revision: 2 });
    expect((await findObservation(sql, january.observation.id))?.period.text).toBe('2021-03');
    const history = await observationHistory(sql, january.observation.id);
    expect(history.map(({ period }) => period.text)).toEqual(['2021-01', '2021-03']);
    expect(await figuresOf('moved')).toBe(2);
  });
});

describe('a choice among sources', () => {
  it('ends the one before, and can be given up', async () => {
    const indicator = await newIndicator(sql, 'chosen');
    const at = { period: '2021-01' };
    const [one, other] = [
      await enter(sql, indicator, { ...at, value: '5', source: { title: 'One' } }),
      await enter(sql, indicator, { ...at, value: '6', source: { title: 'Other' } }),
    ];
    const choose = ({ observation }: typeof one, wanted: 'chosen' | 'not-chosen') =>
      recommendObservation(sql, editor, { observation: observation.id, reason: 'Nearer', wanted });
    expect(await choose(one, 'not-chosen')).toEqual({ kind: 'unchanged' });
    expect(await choose(one, 'chosen')).toEqual({ kind: 'done' });
    expect(await choose(other, 'chosen')).toEqual({ kind: 'done' });
    expect(await choose(one, 'not-chosen')).toEqual({ kind: 'unchanged' });
    expect(await choose(other, 'not-chosen')).toEqual({ kind: 'done' });
    expect(await sql`select from recommendation where ended_at is null`).toHaveLength(0);
    expect(await actionsOn(other.observation.id)).toEqual([
      'observation.create',
      'observation.recommend',
      'observation.recommend-end',
    ]);
  });
});

describe('undoing what one has just entered', () => {
  it('brings back what was there before, for whoever entered it, within a minute', async () => {
    const indicator = await newIndicator(sql, 'undone');
    const first = await enter(sql, indicator, { period: '2021-01', value: '5' });
    const second = await enter(sql, indicator, { period: '2021-01', value: '500' });
    const undo = (submission: typeof first, actor = contributor as typeof contributor | typeof editor) =>
      undoSubmission(sql, actor, { submission: submission.id, reason: 'A slip' });
    expect(await undo(second, editor)).toEqual({ kind: 'not-yours' });
    expect(await undo(second)).toEqual({ kind: 'done', revision: 3 });
    expect(await liveText(second.observation.id)).toBe('5');
    // Somebody has gone on from it.
    expect(await undo(first)).toEqual({ kind: 'conflict', live: 3 });
    await held.owner`update submission set settled_at = now() - interval '2 minutes' where id = ${second.id}`;
    expect(await undo(second)).toEqual({ kind: 'too-late' });
  });

  it('leaves nothing where nothing was', async () => {
    const indicator = await newIndicator(sql, 'undone-first');
    const only = await enter(sql, indicator, { period: '2021-01', value: '5' });
    const undone = await undoSubmission(sql, contributor, { submission: only.id, reason: 'A slip' });
    expect(undone).toEqual({ kind: 'done', revision: 2 });
    expect(await liveText(only.observation.id)).toBeNull();
    expect(await figuresOf('undone-first')).toBe(0);
    expect(await actionsOn(only.observation.id)).toEqual(['observation.create', 'observation.undo']);
  });
});

describe('review', () => {
  it('passes a figure to and fro, and refuses what is not open or not one’s own', async () => {
    const indicator = await newIndicator(sql, 'reviewed');
    const submission = await handIn(sql, indicator, { period: '2021-01', value: '5' }, { toReview: true });
    const review = (verdict: 'accept' | 'return' | 'reject', steps?: number) =>
      reviewSubmission(sql, editor, { submission, verdict, comment: null, steps });
    const [waiting] = await openSubmissions(sql, { by: contributor, after: null, limit: 5 });
    expect(waiting).toMatchObject({ id: submission, status: 'waiting' });
    const entry = waiting?.entry as NonNullable<NonNullable<typeof waiting>['entry']>;
    expect(await review('return')).toEqual({ kind: 'done' });
    expect(await review('accept')).toEqual({ kind: 'not-open', status: 'returned' });
    expect(await resubmit(sql, editor, { submission, entry })).toEqual({ kind: 'not-yours' });
    expect(await resubmit(sql, contributor, { submission, entry })).toEqual({ kind: 'done' });
    // What was in front of the editor before it came again is not what there is now.
    expect(await review('accept', 1)).toEqual({ kind: 'gone-on', steps: 3, seen: 1 });
    expect(await review('accept', 3)).toEqual({ kind: 'done' });
    expect(await withdraw(sql, contributor, { submission })).toEqual({
      kind: 'not-open',
      status: 'accepted',
    });
    await fulfilAll(sql);
    const settled = await findSubmission(sql, submission);
    expect(settled?.status).toBe('committed');
    expect(settled?.steps.map(({ step, by }) => [step, by])).toEqual([
      ['handed-in', 'Omar'],
      ['returned', 'Huda'],
      ['handed-in', 'Omar'],
      ['accepted', 'Huda'],
    ]);
    expect(await actionsOn(submission)).toEqual([
      'submission.handed-in',
      'submission.returned',
      'submission.handed-in',
      'submission.accepted',
    ]);
  });
});
