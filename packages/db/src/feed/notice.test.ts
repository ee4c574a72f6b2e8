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
import { deleteFeed } from './edit.js';
import { planFeedNotices } from './notice.js';
import { claimRun, type RunOutcome, settleRun } from './work.js';

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
const fails = (id: FeedId) =>
  run(id, {
    kind: 'failed',
    status: 404,
    problem: { code: 'feed-answered', params: { status: 404 } },
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
