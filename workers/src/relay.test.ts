import { sendTest } from '@marsad/db';
import { type QueueName, queueNames } from '@marsad/indicators/limits';
import type { ObligationJob } from '@marsad/indicators/pipeline';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  addFigure,
  addReceiver,
  handIn,
  letPass,
  monthLongAgo,
  monthOfLastYear,
  tester,
  watch,
} from '../../packages/db/test/alerts.js';
import { noted, type Opened, onEachStore, type Stores, takerOf } from '../test/queues.js';
import { openQueues } from './backend.js';
import type { FeedJob } from './feed/index.js';
import { type DeliverJob, startRelay } from './relay.js';

onEachStore((start) => {
  let stores: Stores;
  let open: Opened;
  const closing: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    stores = await start();
  });
  afterAll(() => stores?.stop());
  beforeEach(async () => {
    open = await stores.open();
    await watch(open.sql);
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
    await open.close();
  });

  /** A relay, and what it hands to each queue. */
  async function relaying() {
    const factory = openQueues(open.backend);
    const queues = new Map(queueNames.map((name) => [name, factory.queue(name)] as const));
    const takers = {
      ingest: takerOf<ObligationJob>(factory, 'ingest'),
      evaluate: takerOf<ObligationJob>(factory, 'evaluate'),
      import: takerOf<ObligationJob>(factory, 'import'),
      reading: takerOf<ObligationJob>(factory, 'reading'),
      deliver: takerOf<DeliverJob>(factory, 'deliver'),
      feed: takerOf<FeedJob>(factory, 'feed'),
    } satisfies Record<QueueName, unknown>;
    const log = noted();
    const relay = await startRelay(open.sql, queues, log);
    closing.push(
      () => relay.close(),
      () => Promise.all(Object.values(takers).map((taker) => taker.close())),
      () => Promise.all([...queues.values()].map((queue) => queue.close())),
      () => factory.close(),
    );
    return { ...takers, log };
  }
  const [may, past] = [monthOfLastYear('05'), monthLongAgo('05')];
  const obligations = async () => {
    const rows = await open.sql<{ id: number }[]>`select id from outbox order by id`;
    return rows.map(({ id }) => id);
  };

  it('brings what is to be done to its queue, as soon as it is', async () => {
    const { ingest } = await relaying();
    await handIn(open.sql, 'north', may, 120);
    expect(await ingest.next()).toEqual({ obligations: await obligations() });
  });

  it('finds what nobody was notified of', async () => {
    const { evaluate, log } = await relaying();
    const payload = { indicator: 'crossings', seriesKey: '', submission: null };
    await open.sql`insert into outbox (topic, payload) values ('evaluate', ${open.sql.json(payload)})`;
    expect(await evaluate.next()).toEqual({ obligations: await obligations() });
    expect(log.lines).toEqual([]);
  });

  it('hands over again what an earlier process handed over and never saw done', async () => {
    await handIn(open.sql, 'north', may, 120);
    await open.sql`update outbox set relayed_at = now(), attempts = 3, next_at = now() + interval '1 hour'`;
    const { ingest } = await relaying();
    expect(await ingest.next()).toEqual({ obligations: await obligations() });
  });

  it('hands over again, within seconds, what was taken from its queue and not done', async () => {
    const { ingest } = await relaying();
    await handIn(open.sql, 'north', may, 120);
    const handedOver = async () => {
      const [row] = await open.sql<{ at: string }[]>`select relayed_at as at from outbox`;
      return Date.parse(row?.at ?? '');
    };
    await ingest.next();
    const first = await handedOver();
    expect(await ingest.next()).toEqual({ obligations: await obligations() });
    // By the database's own time: what comes of it is bound by no pause for failures, of which there were none.
    expect((await handedOver()) - first).toBeLessThan(12_000);
    expect(await open.sql`select from outbox where attempts > 0`).toHaveLength(0);
  });

  it('waits for nothing when the clock was set back', async () => {
    const { ingest } = await relaying();
    await handIn(open.sql, 'north', may, 120);
    await ingest.next();
    await open.sql`update outbox set relayed_at = relayed_at + interval '1 hour', next_at = next_at + interval '1 hour'`;
    expect(await ingest.next()).toEqual({ obligations: await obligations() });
  });

  it('brings receivers whose messages are due', async () => {
    const desk = await addReceiver(open.sql);
    const { deliver } = await relaying();
    await sendTest(open.sql, tester, { receiver: desk });
    expect(await deliver.next()).toEqual({ receiver: desk.id });
  });

  it('looks at groups whose wait is over, and at digests', async () => {
    const [waiting, digest] = [
      await addReceiver(open.sql, { name: 'waits', groupWait: 30 }),
      await addReceiver(open.sql, { name: 'digest', matchers: [{ name: 'side', op: '=', value: 'south' }] }),
    ];
    await addFigure(open.sql, 'north', may, 120);
    await addFigure(open.sql, 'south', past, 120);
    await letPass(open.sql, 30);
    const { deliver } = await relaying();
    const told = new Set<string>();
    while (told.size < 2) told.add((await deliver.next()).receiver);
    expect([...told].sort()).toEqual([waiting.id, digest.id].sort());
  });
});
