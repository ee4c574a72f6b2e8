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
  const sweep = setInterval(pump.run, sweepIntervalMs);
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
      await pump.idle();
      await groups.idle();
    },
  };
}

async function relayDue(sql: Sql, queues: ReadonlyMap<QueueName, Queue>): Promise<void> {
  for (;;) {
    const due = await takeDue(sql, batch);
    for (const topic of topics) {
      const ids = due.filter((obligation) => obligation.topic === topic);
      if (ids.length > 0) await handOver(queues.get(topic) as Queue, topic, ids);
    }
    if (due.length < batch) break;
  }
  for (const receiver of await receiversDue(sql)) {
    const job: DeliverJob = { receiver };
    await (queues.get('deliver') as Queue).add('deliver', job);
  }
}

async function handOver(queue: Queue, topic: Topic, obligations: readonly Obligation[]): Promise<void> {
  const job: ObligationJob = { obligations: obligations.map(({ id }) => id) };
  await queue.add(topic, job);
}
