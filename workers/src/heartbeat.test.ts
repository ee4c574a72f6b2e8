import { knownWorkers, pipelineSlots, trimPipelineHistory } from '@marsad/db';
import { queueNames } from '@marsad/indicators/limits';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { eventually } from '../../apps/api/test/harness/eventually.js';
import { noted, type Opened, onEachStore, type Stores } from '../test/queues.js';
import { openQueues } from './backend.js';
import { startHeartbeat } from './heartbeat.js';

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
    for (const close of closing.splice(0)) await close();
    await open.close();
  });

  function queuesOf() {
    const factory = openQueues(open.backend);
    const queues = new Map(queueNames.map((name) => [name, factory.queue(name)] as const));
    closing.push(
      () => Promise.all([...queues.values()].map((queue) => queue.close())),
      () => factory.close(),
    );
    return { queues, factory };
  }

  it('says that it is there, how its queues stand, what it finished, and that it stopped', async () => {
    const { queues } = queuesOf();
    await queues.get('ingest')?.add('ingest', { obligations: [1] });
    const log = noted();
    const heartbeat = await startHeartbeat(open.sql, open.backend, queues, log);
    const none = { waiting: 0, active: 0, delayed: 0 };
    expect(await knownWorkers(open.sql)).toMatchObject([
      {
        backend: open.backend.kind,
        queueError: null,
        queues: { ingest: { ...none, waiting: 1 }, evaluate: none, deliver: none },
        finished: {},
        stopped: false,
      },
    ]);
    heartbeat.finished('ingest');
    const finished = await eventually(async () => {
      const [worker] = await knownWorkers(open.sql);
      return worker?.finished.ingest;
    }, 'the next word');
    expect(Date.parse(finished)).toBeLessThanOrEqual(Date.now());
    await heartbeat.close();
    expect(await knownWorkers(open.sql)).toMatchObject([{ stopped: true }]);
    expect(log.lines).toEqual([]);
  });

  it('says that it is there where its queues do not answer, and why', async () => {
    const { queues, factory } = queuesOf();
    await Promise.all([...queues.values()].map((queue) => queue.close()));
    await factory.close();
    const heartbeat = await startHeartbeat(open.sql, open.backend, queues, noted());
    closing.unshift(() => heartbeat.close());
    const [worker] = await knownWorkers(open.sql);
    expect(worker).toMatchObject({ queueError: expect.any(String), queues: {} });
    expect(await pipelineSlots(open.sql, 1)).toMatchObject([{ queueError: true }]);
  });

  it('notes how the pipeline stood, of each five minutes the worst, and forgets it after days', async () => {
    const { queues } = queuesOf();
    await open.sql`insert into pipeline_history values
      (date_bin('5 minutes', now(), 'epoch'), 900, 7, 2, false), (now() - interval '20 hours', 1, 0, 0, true),
      (now() - interval '9 days', 1, 0, 0, false)`;
    const heartbeat = await startHeartbeat(open.sql, open.backend, queues, noted());
    closing.unshift(() => heartbeat.close());
    const slots = await pipelineSlots(open.sql, 24);
    expect(slots.map(({ queueError }) => queueError).slice(0, 2)).toEqual([true, false]);
    // Unless the next five minutes began meanwhile, what was noted has become no better.
    if (slots.length === 2)
      expect(slots[1]).toMatchObject({ oldestSeconds: 900, open: 7, failed: 2, queueError: false });
    await trimPipelineHistory(open.sql);
    expect((await pipelineSlots(open.sql, 24 * 30)).length).toBe(slots.length);
  });
});
