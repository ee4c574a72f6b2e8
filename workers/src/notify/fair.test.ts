import { listDeliveries, sendTest, usuallyKept } from '@marsad/db';
import { usualReadingBounds, usualTableBounds } from '@marsad/indicators/contract';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { eventually } from '../../../apps/api/test/harness/eventually.js';
import { listen } from '../../../apps/api/test/harness/listeners.js';
import { addReceiver, tester } from '../../../packages/db/test/alerts.js';
import { noted, type Opened, onEachStore, type Stores } from '../../test/queues.js';
import { startWorkers } from '../index.js';

const delivery = { reachedAt: null, smtpUrl: null, mailFrom: '', allowPrivateTargets: true };

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
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
    await open.close();
  });

  const listening = async (...how: Parameters<typeof listen>) => {
    const listener = await listen(...how);
    closing.push(() => listener.close());
    return listener;
  };
  const working = async () => {
    const log = noted();
    const { sql, backend, database } = open;
    return startWorkers(sql, backend, log, {
      delivery,
      importing: { database, bounds: usualTableBounds },
      reading: { database, bounds: usualReadingBounds },
      makeBrief: async () => null,
      kept: usuallyKept,
    });
  };

  it('a receiver that answers is told, however many others hang', { timeout: 120_000 }, async () => {
    const hanging = await listening(() => null);
    const quick = await listening();
    const hang = [];
    for (let n = 0; n < 40; n += 1)
      hang.push(await addReceiver(open.sql, { name: `hangs ${n}`, url: hanging.url }));
    const answers = await addReceiver(open.sql, { name: 'answers', url: quick.url });
    for (const receiver of hang)
      for (let n = 0; n < 5; n += 1) await sendTest(open.sql, tester, { receiver });
    const workers = await working();
    closing.push(() => workers.close());
    // One by one, each once the one before has arrived: none may wait for the turns of forty others.
    for (let n = 1; n <= 10; n += 1) {
      await sendTest(open.sql, tester, { receiver: answers });
      await eventually(async () => quick.heard.length === n, `message ${n} to the receiver that answers`);
    }
    expect(hanging.heard.length).toBeGreaterThan(0);
  });

  it('what is under way when its process ends goes out with the next, under the same id', async () => {
    let isHanging = true;
    const listener = await listening(() => (isHanging ? null : 204));
    const desk = await addReceiver(open.sql, { url: listener.url });
    const { delivery: id } = await sendTest(open.sql, tester, { receiver: desk });
    const first = await working();
    await eventually(async () => listener.heard.length > 0, 'the first attempt');
    await first.close();
    // It was broken off, and not waited for until it failed by itself.
    expect(await listDeliveries(open.sql, { limit: 5 })).toMatchObject([
      { id, status: 'waiting', attempts: 0, lastError: null },
    ]);
    isHanging = false;
    const second = await working();
    closing.push(() => second.close());
    await eventually(async () => {
      const [found] = await listDeliveries(open.sql, { limit: 5 });
      return found?.status === 'sent';
    }, 'the message');
    expect([...new Set(listener.heard.map(({ headers }) => headers['webhook-id']))]).toEqual([id]);
  });
});
