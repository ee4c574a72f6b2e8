/** Hands obligations from the outbox to the queue: woken by NOTIFY, with a sweep behind it. */
import {
  channels,
  evaluateNewDay,
  makeAllDue,
  planDueDigests,
  planDueGroups,
  receiversDue,
  type Sql,
  takeDue,
  takeLost,
} from '@marsad/db';
import type { QueueName } from '@marsad/indicators/limits';
import { topics } from '@marsad/indicators/pipeline';
import type { Queue } from 'bullmq';
import { type HandOver, handingOver, queueOf } from './hand-over.js';
import type { Log } from './log.js';
import { onePump } from './pump.js';

const batch = 200;
const sweepIntervalMs = 1_000;
const dayIntervalMs = 60_000;

export interface DeliverJob {
  readonly receiver: string;
}

export interface Relay {
  close(): Promise<void>;
}

/** Starts relaying. What an earlier process handed over and never saw done is handed over again first. */
export async function startRelay(sql: Sql, queues: ReadonlyMap<QueueName, Queue>, log: Log): Promise<Relay> {
  await makeAllDue(sql);
  const handOverDue = handingOver(queues);
  const handOverLost = handingOver(queues);
  const pump = onePump(() => relayDue(sql, queues, handOverDue), log);
  const listening = await sql.listen(channels.outbox, pump.run, pump.run);
  // On its own: what waits for a queue that is away must not keep it from looking.
  const lost = onePump(() => relayLost(sql, queues, handOverLost), log);
  const sweep = setInterval(() => {
    pump.run();
    lost.run();
  }, sweepIntervalMs);
  const lookAtGroups = async () => {
    await planDueGroups(sql);
    await planDueDigests(sql);
  };
  const groups = onePump(lookAtGroups, log);
  const groupSweep = setInterval(groups.run, sweepIntervalMs);
  const lookAtCalendar = () =>
    evaluateNewDay(sql).catch((error) => log.warn({ error }, 'what is overdue was not looked at'));
  const day = setInterval(lookAtCalendar, dayIntervalMs);
  await lookAtCalendar();
  pump.run();
  return {
    close: async () => {
      clearInterval(sweep);
      clearInterval(groupSweep);
      clearInterval(day);
      await listening.unlisten().catch(() => {});
      await Promise.all([pump.idle(), lost.idle(), groups.idle()]);
    },
  };
}

async function relayDue(sql: Sql, queues: ReadonlyMap<QueueName, Queue>, handOver: HandOver): Promise<void> {
  await handOver([]);
  for (;;) {
    const due = await takeDue(sql, batch);
    await handOver(
      topics.map((topic) => ({ topic, ids: due.filter((one) => one.topic === topic).map(({ id }) => id) })),
    );
    if (due.length < batch) break;
  }
  for (const receiver of await receiversDue(sql)) {
    const job: DeliverJob = { receiver };
    await queueOf(queues, 'deliver').add('deliver', job);
  }
}

/**
 * Where a queue has nothing that waits, what was handed over a while ago and is in nobody's hands was lost: with a worker
 * that was killed, or with the queue's own store. One job is enough, since a worker goes on until nothing is left.
 */
async function relayLost(sql: Sql, queues: ReadonlyMap<QueueName, Queue>, handOver: HandOver): Promise<void> {
  await handOver([]);
  for (const topic of topics) {
    const queue = queueOf(queues, topic);
    const { waiting = 0 } = await queue.getJobCounts('waiting');
    if (waiting > 0) continue;
    const lost = await takeLost(sql, topic, batch);
    await handOver([{ topic, ids: lost.map(({ id }) => id) }]);
  }
}
