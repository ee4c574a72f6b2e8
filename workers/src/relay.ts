/** Hands obligations from the outbox to the queue: woken by NOTIFY, with a sweep behind it. */
import {
  channels,
  evaluateNewDay,
  makeAllDue,
  type Obligation,
  planDueDigests,
  planDueGroups,
  receiversDue,
  type Sql,
  takeDue,
  takeLost,
} from '@marsad/db';
import type { QueueName } from '@marsad/indicators/limits';
import { type ObligationJob, type Topic, topics } from '@marsad/indicators/pipeline';
import type { Queue } from 'bullmq';
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
  const pump = onePump(() => relayDue(sql, queues), log);
  const listening = await sql.listen(channels.outbox, pump.run, pump.run);
  // On its own: what waits for a queue that is away must not keep it from looking.
  const lost = onePump(() => relayLost(sql, queues), log);
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

async function relayDue(sql: Sql, queues: ReadonlyMap<QueueName, Queue>): Promise<void> {
  for (;;) {
    const due = await takeDue(sql, batch);
    for (const topic of topics) {
      const ids = due.filter((obligation) => obligation.topic === topic);
      if (ids.length > 0) await handOver(queueOf(queues, topic), topic, ids);
    }
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
async function relayLost(sql: Sql, queues: ReadonlyMap<QueueName, Queue>): Promise<void> {
  for (const topic of topics) {
    const queue = queueOf(queues, topic);
    const { waiting = 0 } = await queue.getJobCounts('waiting');
    if (waiting > 0) continue;
    const lost = await takeLost(sql, topic, batch);
    if (lost.length > 0) await handOver(queue, topic, lost);
  }
}

function queueOf(queues: ReadonlyMap<QueueName, Queue>, name: QueueName): Queue {
  const queue = queues.get(name);
  if (queue === undefined) throw new Error(`there is no queue ${name}`);
  return queue;
}

async function handOver(queue: Queue, topic: Topic, obligations: readonly Obligation[]): Promise<void> {
  const job: ObligationJob = { obligations: obligations.map(({ id }) => id) };
  await queue.add(topic, job);
}
