import type { Actor } from '@marsad/indicators';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addFeed, administrator, changeFeed, feedLike, makeDue } from '../../test/feeds.js';
import { openPrepared, type Prepared, startPostgres, type TestDatabase } from '../../test/postgres.js';
import type { Sql } from '../connection/connect.js';
import type { FeedId, ImportId } from '../connection/ids.js';
import { createImport } from '../import/create.js';
import { afterPlan, reasonToWait } from './after-plan.js';
import { askForRun, createFeed, deleteFeed } from './edit.js';
import { findFeed, listFeeds } from './feed.js';
import { listRuns } from './run.js';
import { nextRun, type Schedule, scheduleFault } from './schedule.js';
import { shownUrl } from './sealed.js';
import { type ClaimedRun, claimRun, feedsDue, type RunOutcome, scheduledFeeds, settleRun } from './work.js';

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
  await sql`delete from feed_run`;
  await sql`update import set feed_id = null`;
  await sql`delete from feed`;
});

const at = (text: string) => Date.parse(text);
const every = (text: string): Schedule => ({ every: text, cron: null });
const cron = (text: string): Schedule => ({ every: null, cron: text });

describe('when a feed runs', () => {
  it.each([
    ['PT5M', null],
    ['P1W', null],
    ['P366D', null],
    ['P1DT12H30M', null],
    ['PT4M', 'feed-too-often'],
    ['PT0M', 'feed-too-often'],
    ['P367D', 'feed-too-seldom'],
    ['P1M', 'feed-every-not-read'],
    ['P1Y', 'feed-every-not-read'],
    ['PT6H ', 'feed-every-not-read'],
    ['P', 'feed-every-not-read'],
    ['PT', 'feed-every-not-read'],
    ['6h', 'feed-every-not-read'],
    ['PT99999999H', 'feed-every-not-read'],
  ])('every %s: %s', (text, code) => {
    expect(scheduleFault(every(text), 'UTC')?.problem.code ?? null).toBe(code);
  });

  it.each([
    ['0 6 * * *', null],
    ['*/5 * * * *', null],
    ['0,30 8-16 * * MON-FRI', null],
    ['0 0 29 2 *', null],
    ['59,1 6,12 * * *', null],
    ['59,1 6,7 * * *', 'feed-too-often'],
    ['*/4 * * * *', 'feed-too-often'],
    ['* 0 1 1 *', 'feed-too-often'],
    ['0 0 30 2 *', 'feed-never-runs'],
    ['60 * * * *', 'feed-cron-not-read'],
    ['0 6 * *', 'feed-cron-not-read'],
    ['0 0 6 * * *', 'feed-cron-not-read'],
    ['@daily', 'feed-cron-not-read'],
    ['H 6 * * *', 'feed-cron-not-read'],
    ['H(0-10) 6 * * *', 'feed-cron-not-read'],
    ['every day', 'feed-cron-not-read'],
  ])('cron %s: %s', (text, code) => {
    expect(scheduleFault(cron(text), 'UTC')?.problem.code ?? null).toBe(code);
  });

  it('next is an interval after it was due, and what was missed is not made up for', () => {
    const due = at('2026-03-01T00:00:00Z');
    const next = (now: string) => new Date(nextRun(every('PT6H'), due, at(now), 'UTC')).toISOString();
    expect(next('2026-03-01T00:00:01Z')).toBe('2026-03-01T06:00:00.000Z');
    expect(next('2026-03-01T06:00:00Z')).toBe('2026-03-01T12:00:00.000Z');
    expect(next('2026-03-09T20:00:00Z')).toBe('2026-03-10T00:00:00.000Z');
    expect(nextRun(every('PT6H'), null, due, 'UTC')).toBe(due);
  });

  it('is meant in the time zone of the installation, through its change of the clock', () => {
    const next = (now: string) =>
      new Date(nextRun(cron('30 6 * * *'), null, at(now), 'Europe/Berlin')).toISOString();
    expect(next('2026-03-28T00:00:00Z')).toBe('2026-03-28T05:30:00.000Z');
    expect(next('2026-03-29T00:00:00Z')).toBe('2026-03-29T04:30:00.000Z');
  });
});

describe('what nobody is shown again', () => {
  it.each([
    ['https://figures.example.org/camps.csv', 'https://figures.example.org/camps.csv'],
    ['https://user:pa55@figures.example.org/a', 'https://…@figures.example.org/a'],
    ['https://figures.example.org/a?key=k3y&format=csv', 'https://figures.example.org/a?key=…&format=…'],
    ['https://figures.example.org:8443/a#t0ken', 'https://figures.example.org:8443/a#…'],
  ])('%s is shown as %s', (address, shown) => {
    expect(shownUrl(address)).toBe(shown);
  });

  it('stands in the database encrypted, bound to its feed', async () => {
    const secrets = {
      url: 'https://user:pa55w0rd@figures.example.org/a?key=k3y',
      headers: { 'X-Key': 's3cr3t' },
    };
    const id = await addFeed(sql, { secrets });
    const other = await addFeed(sql);
    const [row] = await sql<{ all: string; sealed: Uint8Array }[]>`
      select feed::text || encode(sealed, 'escape') as all, sealed from feed where id = ${id}`;
    expect(row?.all).not.toMatch(/pa55w0rd|k3y|s3cr3t/);
    expect(await claim(id)).toMatchObject({ secrets });
    await sql`update feed set sealed = ${row?.sealed ?? ''} where id = ${other}`;
    expect(await claim(other)).toMatchObject({ secrets: null });
    const noted = await sql`select details from audit where subject_id = ${id}`;
    expect(JSON.stringify(noted)).not.toMatch(/pa55w0rd|k3y|s3cr3t/);
  });

  it('stays as it is where it is not given, and goes to no other server', async () => {
    const like = feedLike({
      secrets: { url: 'https://figures.example.org/a', headers: { 'X-Key': 's3cr3t', Accept: 'text/csv' } },
    });
    const id = await addFeed(sql, like);
    const secrets = async () => {
      await makeDue(sql, id);
      await sql`delete from feed_run`;
      return (await claimRun(sql, id))?.secrets;
    };
    expect(await changeFeed(sql, id, like, {})).toEqual({ kind: 'done' });
    expect(await secrets()).toEqual(like.secrets);
    const kept = { 'x-key': null };
    expect(await changeFeed(sql, id, like, { headers: kept, url: 'https://figures.example.org/b' })).toEqual({
      kind: 'done',
    });
    expect(await secrets()).toEqual({ url: 'https://figures.example.org/b', headers: { 'x-key': 's3cr3t' } });
    const url = 'https://elsewhere.example.org/b';
    expect(await changeFeed(sql, id, like, { url })).toEqual({ kind: 'header-anew', name: 'x-key' });
    expect(await changeFeed(sql, id, like, { url, headers: kept })).toMatchObject({ kind: 'header-anew' });
    expect(await changeFeed(sql, id, like, { headers: { 'X-Other': null } })).toEqual({
      kind: 'header-missing',
      name: 'X-Other',
    });
    expect(await changeFeed(sql, id, like, { url, headers: {} })).toEqual({ kind: 'done' });
    expect(await secrets()).toEqual({ url, headers: {} });
  });
});

/** Takes the run of a feed whose time has come. */
async function claim(id: FeedId): Promise<ClaimedRun> {
  await makeDue(sql, id);
  const claimed = await claimRun(sql, id);
  if (claimed === null) throw new Error('there is no run');
  return claimed;
}

const content = Buffer.from('period,value\n2020-01,5\n');
async function taken(actor: Actor, feed: FeedId | null): Promise<ImportId> {
  const made = await createImport(sql, actor, {
    name: 'camps.csv',
    mapping: {},
    pieces: (async function* () {
      yield content;
    })(),
    ...(feed === null ? {} : { feed }),
  });
  return made.id;
}
/** A table of the feed, as whoever fetches it stores it. */
async function stored(feed: FeedId): Promise<ImportId> {
  return taken({ kind: 'feed', id: feed, name: 'feed' }, feed);
}
const fetched = (id: ImportId): RunOutcome => ({
  kind: 'fetched',
  status: 200,
  bytes: 23,
  table: id,
  etag: '"1"',
  lastModified: null,
  sha256: Buffer.from('a'),
});
const failed = (isRetryable = true): RunOutcome => ({
  kind: 'failed',
  status: 503,
  problem: { code: 'feed-answered', params: { status: 503 } },
  isRetryable,
  retryAfterMs: null,
});
/** A run that has brought a table, whose plan comes out like this. */
async function planned(feed: FeedId, counts: object): Promise<ImportId> {
  const claimed = await claim(feed);
  const id = await stored(feed);
  await settleRun(sql, claimed, fetched(id), 0.5);
  await plan(id, counts);
  return id;
}
const plan = (id: ImportId, counts: object) =>
  sql.begin(async (tx) => {
    const whole = { rows: 10, create: 0, revise: 0, unchanged: 0, skip: 0, reject: 0, ...counts };
    await tx`update import set status = 'planned', counts = ${sql.json(whole)} where id = ${id}`;
    await afterPlan(tx, { id });
  });
const statusOf = async (id: ImportId) => (await sql`select status from import where id = ${id}`)[0]?.status;
const runsOf = (feed: FeedId) => listRuns(sql, { feed, after: undefined, limit: 10 });
const hurry = () => sql`update feed_run set next_at = now() - interval '1 second' where finished_at is null`;

describe('a run', () => {
  it('is taken once, by one of those who ask at the same moment', async () => {
    const id = await addFeed(sql);
    const claimed = await Promise.all(Array.from({ length: 5 }, () => claimRun(sql, id)));
    expect(claimed.filter((one) => one !== null)).toHaveLength(1);
    expect(await claimRun(sql, id)).toBe(null);
    expect(await runsOf(id)).toMatchObject([{ status: 'running', attempts: 1 }]);
    const [{ wait } = { wait: 0 }] = await sql<{ wait: number }[]>`
      select extract(epoch from next_at - now())::float8 as wait from feed where id = ${id}`;
    expect(wait).toBeGreaterThan(21_500);
    expect(wait).toBeLessThanOrEqual(21_600);
  });

  it('waits no longer than its schedule says once the clock was set back', async () => {
    const [hourly, nightly, held] = [
      await addFeed(sql),
      await addFeed(sql, { schedule: { every: null, cron: '0 3 * * *' } }),
      await addFeed(sql),
    ];
    for (const id of [hourly, nightly])
      await sql`update feed set next_at = now() + interval '40 days' where id = ${id}`;
    expect(await claimRun(sql, held)).not.toBe(null);
    await sql`update feed_run set held_until = now() + interval '40 days', next_at = now() + interval '40 days'
      where feed_id = ${held}`;
    await scheduledFeeds(sql);
    const waits = await sql<{ hours: number }[]>`
      select extract(epoch from coalesce(greatest(r.held_until, r.next_at), f.next_at) - now())::float8 / 3600 as hours
      from feed f left join feed_run r on r.feed_id = f.id and r.finished_at is null
      where f.id = any(${[hourly, nightly, held] as string[]}::uuid[]) order by f.id`;
    const [every = 99, cron = 99, run = 99] = waits.map(({ hours }) => hours);
    expect(every).toBeLessThanOrEqual(6);
    expect(cron).toBeLessThanOrEqual(25);
    expect(run).toBeLessThanOrEqual(0.17);
    // What waits as it may is left as it is.
    const before = await sql`select id, next_at from feed order by id`;
    await scheduledFeeds(sql);
    expect(await sql`select id, next_at from feed order by id`).toEqual(before);
  });

  it('is tried three times, and then has failed', async () => {
    const id = await addFeed(sql);
    for (const attempt of [1, 2, 3]) {
      const claimed = await claimRun(sql, id);
      expect(claimed).toMatchObject({ attempts: attempt });
      expect(await feedsDue(sql)).toEqual([]);
      if (claimed) await settleRun(sql, claimed, failed(), 0.5);
      if (attempt < 3)
        expect(await runsOf(id)).toMatchObject([{ status: 'retrying', reason: { code: 'feed-answered' } }]);
      expect(await claimRun(sql, id)).toBe(null);
      await hurry();
      if (attempt < 3) expect(await feedsDue(sql)).toHaveLength(1);
    }
    expect(await runsOf(id)).toMatchObject([
      { status: 'failed', attempts: 3, httpStatus: 503, reason: { code: 'feed-answered' } },
    ]);
    expect(await findFeed(sql, id)).toMatchObject({ state: 'failing', trouble: { state: 'failing' } });
  });

  it('that cannot get better is tried once', async () => {
    const id = await addFeed(sql);
    await settleRun(sql, await claim(id), failed(false), 0.5);
    expect(await runsOf(id)).toMatchObject([{ status: 'failed', attempts: 1 }]);
  });

  it('of somebody who is gone is taken by another, and by nobody twice', async () => {
    const id = await addFeed(sql);
    const lost = await claim(id);
    await sql`update feed_run set held_until = now() - interval '1 second'`;
    expect(await feedsDue(sql)).toMatchObject([{ id }]);
    const taken = await claimRun(sql, id);
    expect(taken).toMatchObject({ run: lost.run, attempts: 2 });
    expect(await settleRun(sql, lost, failed(), 0.5)).toEqual({ kind: 'too-late' });
    expect(await runsOf(id)).toMatchObject([{ status: 'running' }]);
  });

  it('of somebody who stored its table and was gone has that table', async () => {
    const id = await addFeed(sql);
    await claim(id);
    const there = await stored(id);
    await sql`update feed_run set held_until = now() - interval '1 second'`;
    expect(await claimRun(sql, id)).toBe(null);
    expect(await runsOf(id)).toMatchObject([{ status: 'planning', import: { id: there } }]);
  });

  it('can be asked for, of a feed that is off too; one that waits is hurried', async () => {
    const id = await addFeed(sql, { enabled: false });
    expect(await claimRun(sql, id)).toBe(null);
    const asked = await askForRun(sql, administrator, { id });
    expect(await askForRun(sql, administrator, { id })).toEqual(asked);
    expect(await feedsDue(sql)).toMatchObject([{ id }]);
    const claimed = await claimRun(sql, id);
    if (claimed) await settleRun(sql, claimed, failed(), 0.5);
    expect(await claimRun(sql, id)).toBe(null);
    await askForRun(sql, administrator, { id });
    expect(await claimRun(sql, id)).toMatchObject({ attempts: 2 });
  });

  it('asks with what is known of the content, until the mapping is another one or the table failed', async () => {
    const like = feedLike();
    const id = await addFeed(sql, like);
    const first = await claim(id);
    expect(first.known).toEqual({ etag: null, lastModified: null, sha256: null });
    const there = await stored(id);
    await settleRun(sql, first, fetched(there), 0.5);
    const second = await claim(id);
    expect(second.known).toMatchObject({ etag: '"1"', sha256: expect.anything() });
    const same = { kind: 'not-changed', status: 304, etag: '"2"', lastModified: null } as const;
    await settleRun(sql, second, same, 0.5);
    expect(await runsOf(id)).toMatchObject([{ status: 'not-changed' }, { status: 'planning' }]);
    await sql`update import set status = 'failed' where id = ${there}`;
    const third = await claim(id);
    expect(third.known.etag).toBe(null);
    await settleRun(sql, third, same, 0.5);
    await sql`update import set status = 'committed' where id = ${there}`;
    await changeFeed(sql, id, like, { limits: { revisePercent: 1, rejectPercent: 1 } });
    const fourth = await claim(id);
    expect(fourth.known.etag).toBe('"2"');
    await settleRun(sql, fourth, same, 0.5);
    await changeFeed(sql, id, like, { mapping: { shape: 'wide' } });
    expect((await claim(id)).known.etag).toBe(null);
  });

  it('takes what the feed says of the source, where the mapping says nothing', async () => {
    const id = await addFeed(sql, {
      mapping: { source: { title: { column: 'Source' } } },
      source: { title: 'Camp census', publisher: 'UN' },
    });
    expect((await claim(id)).mapping).toEqual({
      source: { title: { column: 'Source' }, publisher: { is: 'UN' } },
    });
  });

  it('is gone with its feed, whose tables stay', async () => {
    const id = await addFeed(sql);
    await claim(id);
    await deleteFeed(sql, administrator, { id });
    expect([await findFeed(sql, id), await feedsDue(sql), await claimRun(sql, id)]).toEqual([null, [], null]);
  });
});

describe('a table of a feed', () => {
  it('is committed by itself within the limits', async () => {
    const id = await addFeed(sql);
    const there = await planned(id, { create: 8, revise: 1, reject: 1 });
    expect(await statusOf(there)).toBe('committing');
    expect(await runsOf(id)).toMatchObject([{ status: 'committing', reason: null }]);
    const [obliged] = await sql`
      select payload from outbox where payload ->> 'import' = ${there} and payload ->> 'step' = 'commit'`;
    expect(obliged).toBeDefined();
    await sql`update import set status = 'committed' where id = ${there}`;
    expect(await findFeed(sql, id)).toMatchObject({ state: 'fine', lastRun: { status: 'committed' } });
  });

  it.each([
    ['feed-rejects-much', { create: 8, reject: 2 }],
    ['feed-revises-much', { create: 8, revise: 2 }],
  ])('waits for a person beyond them: %s', async (code, counts) => {
    const id = await addFeed(sql);
    const there = await planned(id, counts);
    const reason = { code, params: { percent: 20, limit: 10 } };
    expect(await statusOf(there)).toBe('planned');
    expect(await findFeed(sql, id)).toMatchObject({
      state: 'waiting',
      trouble: { reason },
      lastRun: { status: 'waiting', reason },
    });
    // Made anew for a person, it is still theirs.
    await plan(there, { create: 10 });
    expect(await statusOf(there)).toBe('planned');
  });

  it('waits for a person where questions are open', async () => {
    const id = await addFeed(sql);
    const claimed = await claim(id);
    const there = await stored(id);
    await settleRun(sql, claimed, fetched(there), 0.5);
    await sql`update import set status = 'mapping' where id = ${there}`;
    expect(await findFeed(sql, id)).toMatchObject({
      state: 'waiting',
      lastRun: { reason: { code: 'feed-asks' } },
    });
  });

  it('may be planned before whoever fetched it has said so', async () => {
    const id = await addFeed(sql);
    const claimed = await claim(id);
    const there = await stored(id);
    await plan(there, { reject: 5 });
    await settleRun(sql, claimed, fetched(there), 0.5);
    expect(await runsOf(id)).toMatchObject([{ status: 'waiting', reason: { code: 'feed-rejects-much' } }]);
  });

  it('that waits is cancelled by a newer one, and not by the same', async () => {
    const id = await addFeed(sql);
    const older = await planned(id, { reject: 5 });
    const same = { kind: 'not-changed', status: 304, etag: null, lastModified: null } as const;
    await settleRun(sql, await claim(id), same, 0.5);
    expect(await findFeed(sql, id)).toMatchObject({ state: 'waiting' });
    const newer = await planned(id, { create: 5 });
    expect([await statusOf(older), await statusOf(newer)]).toEqual(['cancelled', 'committing']);
    expect(await runsOf(id)).toMatchObject([{ status: 'committing' }, {}, { status: 'cancelled' }]);
  });

  it('that waits is cancelled too by a newer one whose fetcher was gone before they could say so', async () => {
    const id = await addFeed(sql);
    const older = await planned(id, { reject: 5 });
    await claim(id);
    const newer = await stored(id);
    await sql`update feed_run set held_until = now() - interval '1 second' where finished_at is null`;
    expect(await claimRun(sql, id)).toBe(null);
    expect([await statusOf(older), await statusOf(newer)]).toEqual(['cancelled', 'reading']);
  });

  it('of nobody else is touched', async () => {
    const id = await taken(administrator, null);
    await plan(id, { create: 1 });
    expect(await statusOf(id)).toBe('planned');
  });

  it('is judged by its entries, and what is over a limit never reads as at it', () => {
    const counts = { rows: 1, create: 9_989, revise: 0, unchanged: 0, skip: 10, reject: 1_002 };
    const limits = { revisePercent: 0, rejectPercent: 9 };
    expect(reasonToWait(counts, limits)?.params).toEqual({ percent: 9.2, limit: 9 });
    expect(reasonToWait({ ...counts, create: 0, skip: 0, reject: 0 }, limits)).toBe(null);
  });
});

describe('a feed', () => {
  it('has a name that no other has, as people see it', async () => {
    await addFeed(sql, { name: 'Camps' });
    const feed = feedLike({ name: 'camps' });
    expect(await createFeed(sql, administrator, { feed })).toEqual({ kind: 'name-taken' });
  });

  it('is late where it should have run long ago, or has not come to an end since', async () => {
    const id = await addFeed(sql);
    await makeDue(sql, id, 14 * 60);
    expect(await findFeed(sql, id)).toMatchObject({ state: 'new' });
    await makeDue(sql, id, 16 * 60);
    const reason = { code: 'feed-not-run' };
    expect(await findFeed(sql, id)).toMatchObject({ state: 'late', trouble: { reason } });
    await claimRun(sql, id);
    expect(await findFeed(sql, id)).toMatchObject({ state: 'late', lastRun: { status: 'running' } });
  });

  it('fails since its first run that failed after the last good one', async () => {
    const id = await addFeed(sql);
    for (const _ of [1, 2]) await settleRun(sql, await claim(id), failed(false), 0.5);
    const runs = await runsOf(id);
    const [found] = await listFeeds(sql);
    expect(found).toMatchObject({ id, state: 'failing', trouble: { since: runs.at(-1)?.at } });
    await settleRun(
      sql,
      await claim(id),
      { kind: 'not-changed', status: 304, etag: null, lastModified: null },
      0.5,
    );
    expect(await findFeed(sql, id)).toMatchObject({ state: 'fine', trouble: null });
  });
});
