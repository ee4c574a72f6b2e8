import { listDeliveries, usuallyKept } from '@marsad/db';
import { usualReadingBounds, usualTableBounds } from '@marsad/indicators/contract';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { eventually } from '../../apps/api/test/harness/eventually.js';
import { listen } from '../../apps/api/test/harness/listeners.js';
import { addReceiver, handIn, monthOfLastYear, watch } from '../../packages/db/test/alerts.js';
import { noted, type Opened, onEachStore, type Stores } from '../test/queues.js';
import { startWorkers } from './index.js';

const delivery = { reachedAt: null, smtpUrl: null, mailFrom: '', allowPrivateTargets: true };

onEachStore((start) => {
  let stores: Stores;
  let open: Opened;

  beforeAll(async () => {
    stores = await start();
  });
  afterAll(() => stores?.stop());
  beforeEach(async () => {
    open = await stores.open();
    await watch(open.sql);
  });
  afterEach(() => open.close());

  it('a figure that is handed in is told to whoever wants to know, and what stops stops clean', async () => {
    const { sql, backend, database } = open;
    const listener = await listen();
    await addReceiver(sql, { url: listener.url });
    const log = noted();
    const workers = await startWorkers(sql, backend, log, {
      delivery,
      importing: { database, bounds: usualTableBounds },
      reading: { database, bounds: usualReadingBounds },
      makeBrief: async () => null,
      kept: usuallyKept,
    });
    await handIn(sql, 'north', monthOfLastYear('05'), 120);
    await eventually(async () => listener.heard.length > 0, 'the message');
    expect(listener.heard[0]?.body).toMatchObject({
      reason: 'first',
      alerts: [{ labels: { side: 'north' } }],
    });
    expect(await workers.health()).toMatchObject({ ok: true });
    await workers.close();
    await listener.close();
    expect(await listDeliveries(sql, { limit: 5 })).toMatchObject([{ status: 'sent' }]);
    expect(log.lines).toEqual([]);
  });
});
