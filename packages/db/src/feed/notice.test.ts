import { labelsOfFeed, type Message } from '@marsad/indicators/pipeline';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addReceiver, tester } from '../../test/alerts.js';
import { addFeed, administrator, changeFeed, feedLike, makeDue } from '../../test/feeds.js';
import { openPrepared, type Prepared, startPostgres, type TestDatabase } from '../../test/postgres.js';
import type { Sql } from '../connection/connect.js';
import type { FeedId } from '../connection/ids.js';
import { claimDelivery } from '../notify/delivery.js';
import type { StoredReceiver } from '../notify/receiver.js';
import { deleteReceiver } from '../notify/receiver-edit.js';
import { createSilence } from '../notify/silence.js';
import { acknowledgeFeedAlert, listFeedAlerts } from './alert.js';
import { deleteFeed } from './edit.js';
import { planFeedNotices } from './notice.js';
import { claimRun, type RunOutcome, settleRun, trimFeedRuns } from './work.js';

let postgres: TestDatabase;
let database: Prepared;
let sql: Sql;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres?.stop());
beforeEach(async () => {
  database = await openPrepared(postgres);
  ({ sql } = database);
});
afterEach(() => database.close());

async function run(id: FeedId, outcome: RunOutcome): Promise<void> {
  await makeDue(sql, id);
  const claimed = await claimRun(sql, id);
  if (claimed) await settleRun(sql, claimed, outcome, 0.5);
}
const fails = (id: FeedId, status = 404) =>
  run(id, {
    kind: 'failed',
    status,
    problem: { code: 'feed-answered', params: { status } },
    isRetryable: false,
    retryAfterMs: null,
  });
const works = (id: FeedId) => run(id, { kind: 'not-changed', status: 304, etag: null, lastModified: null });

/** What was planned for a receiver, in order. */
async function toldTo({ id }: StoredReceiver): Promise<string[]> {
  const rows = await sql<{ message: Message }[]>`
    select message from delivery where receiver_id = ${id} order by id`;
  return rows.map(({ message }) => `${message.reason} ${message.feed?.name}`);
}

describe('a feed in trouble', () => {
  it('is told once to everybody, and its end to whoever wants to hear of ends', async () => {
    const [desk, quiet] = [
      await addReceiver(sql, { name: 'desk' }),
      await addReceiver(sql, { name: 'quiet', sendResolved: false }),
    ];
    const id = await addFeed(sql, { name: 'camps' });
    await works(id);
    await planFeedNotices(sql);
    expect(await toldTo(desk)).toEqual([]);
    await fails(id);
    await Promise.all([planFeedNotices(sql), planFeedNotices(sql)]);
    await fails(id);
    await planFeedNotices(sql);
    expect([await toldTo(desk), await toldTo(quiet)]).toEqual([
      ['feed-failing camps'],
      ['feed-failing camps'],
    ]);
    await works(id);
    await planFeedNotices(sql);
    await planFeedNotices(sql);
    expect(await toldTo(desk)).toEqual(['feed-failing camps', 'feed-over camps']);
    expect(await toldTo(quiet)).toEqual(['feed-failing camps']);
    expect([...(await sql`select from feed_notice`)]).toEqual([]);
  });

  it('is told anew where it is another trouble, and again after the interval', async () => {
    const desk = await addReceiver(sql, { repeatInterval: 3_600 });
    const id = await addFeed(sql, { name: 'camps' });
    await fails(id);
    await planFeedNotices(sql);
    await works(id);
    await makeDue(sql, id, 3_600);
    await planFeedNotices(sql);
    expect(await toldTo(desk)).toEqual(['feed-failing camps', 'feed-late camps']);
    await sql`update feed_notice set told_at = told_at - interval '59 minutes'`;
    await planFeedNotices(sql);
    await sql`update feed_notice set told_at = told_at - interval '1 minute'`;
    await planFeedNotices(sql);
    expect(await toldTo(desk)).toEqual(['feed-failing camps', 'feed-late camps', 'feed-late camps']);
  });

  it('is over where it is off, and where it is gone', async () => {
    const desk = await addReceiver(sql);
    const like = feedLike({ name: 'camps' });
    const [off, gone] = [await addFeed(sql, like), await addFeed(sql, { name: 'wells' })];
    await Promise.all([fails(off), fails(gone)]);
    await planFeedNotices(sql);
    await changeFeed(sql, off, like, { enabled: false });
    await deleteFeed(sql, administrator, { id: gone });
    await planFeedNotices(sql);
    expect((await toldTo(desk)).sort()).toEqual([
      'feed-failing camps',
      'feed-failing wells',
      'feed-over camps',
      'feed-over wells',
    ]);
  });

  it('is told to those alone whose matchers fit, and not while a silence is over it', async () => {
    const matching = (name: string, value: string) => ({
      matchers: [{ name, op: '=' as const, value }],
    });
    const [critical, warning] = [
      await addReceiver(sql, { name: 'critical', ...matching('severity', 'critical') }),
      await addReceiver(sql, { name: 'camps', ...matching('feed', 'camps') }),
    ];
    const until = new Date(Date.now() + 3_600_000).toISOString();
    await createSilence(sql, tester, {
      ...matching('feed', 'camps'),
      startsAt: new Date(Date.now() - 1_000).toISOString(),
      endsAt: until,
      comment: 'They move their server',
    });
    await fails(await addFeed(sql, { name: 'camps' }));
    await planFeedNotices(sql);
    expect([await toldTo(critical), await toldTo(warning)]).toEqual([[], []]);
    await sql`update silence set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 second'`;
    await planFeedNotices(sql);
    expect([await toldTo(critical), await toldTo(warning)]).toEqual([[], ['feed-failing camps']]);
  });

  it('is known to an Alertmanager by the labels it was told with, and ends under them', async () => {
    const manager = await addReceiver(sql, { kind: 'alertmanager', sendResolved: false });
    const like = feedLike({ name: 'camps' });
    const id = await addFeed(sql, like);
    await fails(id);
    await planFeedNotices(sql);
    const claimed = await claimDelivery(sql, manager.id);
    expect(claimed).toMatchObject({ firing: [labelsOfFeed('camps')] });
    await changeFeed(sql, id, like, { name: 'shelters' });
    await works(id);
    await planFeedNotices(sql);
    const [over] = await sql<{ message: Message }[]>`select message from delivery where reason = 'feed-over'`;
    expect(over?.message.feed?.labels).toEqual(labelsOfFeed('camps'));
  });

  it('is forgotten with a receiver that is gone', async () => {
    const desk = await addReceiver(sql);
    await fails(await addFeed(sql));
    await planFeedNotices(sql);
    await deleteReceiver(sql, tester, { id: desk.id });
    await planFeedNotices(sql);
    expect([...(await sql`select from feed_notice`)]).toEqual([]);
  });
});

describe('the alert of a feed', () => {
  const alerts = () => listFeedAlerts(sql, { limit: 10 });
  const acknowledge = async (until: string | null = null) => {
    const [alert] = await alerts();
    if (!alert) throw new Error('there is no alert');
    return acknowledgeFeedAlert(sql, administrator, { alert: alert.id, note: 'Their server moves', until });
  };

  it('lasts from its first fault to when the feed works again, with the last fault', async () => {
    const id = await addFeed(sql, { name: 'camps' });
    await fails(id);
    await planFeedNotices(sql);
    const [began] = await alerts();
    expect(began).toMatchObject({
      feed: { id, name: 'camps' },
      trouble: 'failing',
      labels: labelsOfFeed('camps'),
      reason: { code: 'feed-answered', params: { status: 404 } },
      endsAt: null,
    });
    await fails(id, 401);
    await Promise.all([planFeedNotices(sql), planFeedNotices(sql)]);
    await planFeedNotices(sql);
    expect(await alerts()).toMatchObject([
      { id: began?.id, startsAt: began?.startsAt, reason: { params: { status: 401 } }, endsAt: null },
    ]);
    await works(id);
    await planFeedNotices(sql);
    expect(await alerts()).toMatchObject([{ id: began?.id, endsAt: expect.any(String) }]);
    expect(await acknowledge()).toEqual({ kind: 'not-active' });
    await fails(id);
    await planFeedNotices(sql);
    expect((await alerts()).map(({ endsAt }) => endsAt === null)).toEqual([true, false]);
    await deleteFeed(sql, administrator, { id });
    await planFeedNotices(sql);
    expect(await listFeedAlerts(sql, { isOpen: true, limit: 10 })).toEqual([]);
    await sql`update feed_alert set ends_at = ends_at - interval '91 days' where id = ${began?.id ?? null}`;
    await trimFeedRuns(sql, 90);
    expect(await alerts()).toHaveLength(1);
  });

  it('that somebody has seen is not repeated until the time is over, and is news again once it gets worse', async () => {
    const desk = await addReceiver(sql, { repeatInterval: 3_600 });
    const manager = await addReceiver(sql, { name: 'manager', kind: 'alertmanager', repeatInterval: 3_600 });
    const id = await addFeed(sql, { name: 'camps' });
    await makeDue(sql, id, 3_600);
    await planFeedNotices(sql);
    await acknowledge(new Date(Date.now() + 60_000).toISOString());
    const hourLater = async () => {
      await sql`update feed_notice set told_at = told_at - interval '1 hour'`;
      await planFeedNotices(sql);
    };
    await hourLater();
    expect(await toldTo(desk)).toEqual(['feed-late camps']);
    expect(await toldTo(manager)).toEqual(['feed-late camps', 'feed-late camps']);
    await sql`update feed_alert set acknowledged_until = now() - interval '1 second'`;
    await hourLater();
    expect(await toldTo(desk)).toEqual(['feed-late camps', 'feed-late camps']);
    await acknowledge();
    await hourLater();
    expect(await alerts()).toMatchObject([{ acknowledged: { note: 'Their server moves', until: null } }]);
    await fails(id);
    await planFeedNotices(sql);
    expect(await toldTo(desk)).toEqual(['feed-late camps', 'feed-late camps', 'feed-failing camps']);
    expect(await alerts()).toMatchObject([{ trouble: 'failing', acknowledged: null }]);
  });

  it('tells open pages when it begins, says something else and ends, and never else', async () => {
    const id = await addFeed(sql);
    const events = async () => {
      const [row] = await sql<{ count: number }[]>`
        select count(*)::int as count from live_event where type = 'feed.changed'`;
      return row?.count ?? 0;
    };
    const toldOf = async () => {
      const before = await events();
      await planFeedNotices(sql);
      await planFeedNotices(sql);
      return (await events()) - before;
    };
    await fails(id);
    expect(await toldOf()).toBe(1);
    await fails(id);
    expect(await toldOf()).toBe(0);
    await fails(id, 500);
    expect(await toldOf()).toBe(1);
    await works(id);
    expect(await toldOf()).toBe(1);
  });
});
