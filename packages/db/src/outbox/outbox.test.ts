import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { editor, handIn, newIndicator } from '../../test/making.js';
import { openPrepared, type Prepared, startPostgres, type TestDatabase } from '../../test/postgres.js';
import type { Sql } from '../connection/connect.js';
import { ingest } from '../observation/ingest.js';
import { findSubmission } from '../observation/submission.js';
import {
  discharge,
  lockObligations,
  makeAllDue,
  noteFailure,
  oblige,
  outboxState,
  takeDue,
  takeLost,
} from './outbox.js';
import { discardWork, retryAllWork, retryWork, stuckWork } from './pipeline.js';

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
beforeEach(async () => {
  await sql`delete from outbox`;
});

const about = (seriesKey: string) => ({ indicator: 'wells', seriesKey, submission: null });
const obliged = (seriesKey: string) => sql.begin((tx) => oblige(tx, 'evaluate', about(seriesKey)));

describe('an obligation', () => {
  it('stands or falls with what makes it due', async () => {
    await expect(
      sql.begin(async (tx) => {
        await oblige(tx, 'evaluate', about(''));
        throw new Error('it fails');
      }),
    ).rejects.toThrow('it fails');
    expect(await takeDue(sql, 10)).toEqual([]);
    await obliged('');
    expect(await takeDue(sql, 10)).toMatchObject([{ topic: 'evaluate', attempts: 0 }]);
  });

  it('is handed to one of those that ask at the same moment, and to nobody again for a while', async () => {
    for (let n = 0; n < 20; n += 1) await obliged(String(n));
    const taken = await Promise.all(Array.from({ length: 4 }, () => takeDue(sql, 5)));
    const ids = taken.flat().map(({ id }) => id);
    expect([ids.length, new Set(ids).size]).toEqual([20, 20]);
    expect(await takeDue(sql, 10)).toEqual([]);
    // A queue that was emptied knows of none of them: at start all are due again.
    expect(await makeAllDue(sql)).toBe(20);
    expect(await takeDue(sql, 100)).toHaveLength(20);
  });

  it('is tried again soon after it failed, and later after each further time, within five minutes', async () => {
    await obliged('');
    const [{ id } = { id: 0 }] = await takeDue(sql, 1);
    const waits: number[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) {
      await noteFailure(sql, [id], 'it broke');
      const [row] = await sql<{ wait: number }[]>`
        select round(extract(epoch from next_at - now()))::int as wait from outbox`;
      waits.push(row?.wait ?? 0);
      expect(await takeDue(sql, 1)).toEqual([]);
      await sql`update outbox set next_at = now() - interval '1 second'`;
      expect(await takeDue(sql, 1)).toMatchObject([{ id, attempts: attempt + 1 }]);
    }
    expect(waits).toEqual([2, 15, 30, 60, 120, 240, 300, 300, 300, 300, 300, 300]);
  });

  it('that needs what somebody else holds is tried again in two seconds, however often, and has not failed', async () => {
    await obliged('');
    const [{ id } = { id: 0 }] = await takeDue(sql, 1);
    for (let time = 0; time < 3; time += 1) {
      await noteFailure(sql, [id], 'a lock was not got', { held: true });
      expect(await takeDue(sql, 1)).toEqual([]);
      const [row] = await sql<{ wait: number; error: string }[]>`
        select extract(epoch from next_at - now())::float8 as wait, last_error as error from outbox`;
      expect(row?.error).toBe('a lock was not got');
      expect(row?.wait).toBeGreaterThan(0);
      expect(row?.wait).toBeLessThanOrEqual(2.5);
      await sql`update outbox set next_at = now() - interval '1 second'`;
      expect(await takeDue(sql, 1)).toMatchObject([{ id, attempts: 0 }]);
    }
  });

  it("that was handed over and is in nobody's hands is found within seconds, and counts as no failure", async () => {
    for (const key of ['a', 'b', 'c']) await obliged(key);
    const due = await takeDue(sql, 10);
    expect(await takeLost(sql, 'evaluate', 10)).toEqual([]);
    await sql`update outbox set relayed_at = now() - interval '3 seconds'`;
    const [held = 0, ...others] = due.map(({ id }) => id);
    const lost = await sql.begin(async (tx) => {
      await lockObligations(tx, 'evaluate', { ids: [held] });
      return takeLost(sql, 'evaluate', 10);
    });
    expect(lost.map(({ id, attempts }) => [id, attempts])).toEqual(others.map((id) => [id, 0]));
    expect(await takeLost(sql, 'ingest', 10)).toEqual([]);
  });

  it('waits for no clock that was set back', async () => {
    for (const key of ['handed over', 'failed']) await obliged(key);
    const [, failed] = await takeDue(sql, 10);
    await noteFailure(sql, [failed?.id ?? 0], 'it broke');
    // An hour ago it was an hour later.
    await sql`update outbox set relayed_at = relayed_at + interval '1 hour', next_at = next_at + interval '1 hour'`;
    expect(await takeDue(sql, 10)).toMatchObject([{ id: failed?.id }]);
    expect(await takeLost(sql, 'evaluate', 10)).toHaveLength(1);
  });

  it('that a person waits for comes before what programs sent', async () => {
    for (let n = 0; n < 3; n += 1) await obliged(String(n));
    await sql.begin((tx) => oblige(tx, 'evaluate', about('form'), { urgent: true }));
    const first = await sql.begin((tx) => lockObligations(tx, 'evaluate', { most: 2 }));
    expect(first.map(({ payload }) => payload.seriesKey)).toEqual(['form', '0']);
  });

  it('is fulfilled by one of two workers, and is gone with what fulfils it', async () => {
    await obliged('');
    const [{ id } = { id: 0 }] = await takeDue(sql, 1);
    const seen = await sql.begin(async (tx) => {
      const mine = await lockObligations(tx, 'evaluate', { ids: [id] });
      // While one holds it, another passes it over instead of waiting.
      const theirs = await sql.begin((other) => lockObligations(other, 'evaluate', { ids: [id] }));
      await discharge(tx, [id]);
      return [mine.length, theirs.length];
    });
    expect(seen).toEqual([1, 0]);
    expect(await sql.begin((tx) => lockObligations(tx, 'evaluate', { ids: [id] }))).toEqual([]);
    expect(await outboxState(sql)).toMatchObject({ waiting: 0 });
  });
});

describe('stuck work', () => {
  const stuck = async () => {
    await obliged('');
    const [{ id } = { id: 0 }] = await takeDue(sql, 1);
    await noteFailure(sql, [id], 'it broke');
    return id;
  };

  it('is tried again at once, with a line in the log; what is not stuck is not', async () => {
    const work = await stuck();
    expect(await stuckWork(sql, 10)).toMatchObject([{ id: work, error: 'it broke', indicator: 'wells' }]);
    expect(await takeDue(sql, 1)).toEqual([]);
    expect(await retryWork(sql, editor, { work })).toEqual({ kind: 'done' });
    expect(await takeDue(sql, 1)).toMatchObject([{ id: work }]);
    expect(await retryWork(sql, editor, { work: work + 1 })).toEqual({ kind: 'not-stuck' });
    expect(await retryAllWork(sql, editor)).toEqual({ kind: 'done', count: 1 });
    const noted = await sql<{ action: string; kind: string; subject: string }[]>`
      select action, subject_kind as kind, subject_id as subject from audit where action like 'pipeline.%' order by audit.id`;
    expect(noted.map(({ action, kind, subject }) => [action, kind, subject])).toEqual([
      ['pipeline.retry', 'work', String(work)],
      ['pipeline.retry-all', 'outbox', 'outbox'],
    ]);
  });

  it('is given up for good: its figure is rejected with the reason, and is not recorded after all', async () => {
    const indicator = await newIndicator(sql, 'stuck');
    const submission = await handIn(sql, indicator, { period: '2021-01', value: '5' });
    const [{ id: work } = { id: 0 }] = await takeDue(sql, 1);
    const discard = () => discardWork(sql, editor, { work, reason: 'Not ours' });
    expect(await discard()).toEqual({ kind: 'not-stuck' });
    await noteFailure(sql, [work], 'it broke');
    expect(await discard()).toEqual({ kind: 'done' });
    expect(await discard()).toEqual({ kind: 'not-stuck' });
    expect(await ingest(sql, work)).toBe(false);
    expect(await findSubmission(sql, submission)).toMatchObject({
      status: 'rejected',
      errors: [{ problem: { code: 'work-discarded', params: { reason: 'Not ours' } } }],
    });
  });
});
