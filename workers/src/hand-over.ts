/** Obligations on their way to the queues, whose store may refuse them. */
import type { QueueName } from '@marsad/indicators/limits';
import type { ObligationJob, Topic } from '@marsad/indicators/pipeline';
import type { Queue } from 'bullmq';

interface Share {
  readonly topic: Topic;
  readonly ids: readonly number[];
}

/** @throws whatever the queue's store refuses with. */
export type HandOver = (shares: readonly Share[]) => Promise<void>;

/**
 * Hands to the queues, before anything else what their store refused the last time: what was taken is not taken again, and
 * nobody would be told of it. It is never more than was taken at once, since nothing is taken while that is refused.
 */
export function handingOver(queues: ReadonlyMap<QueueName, Queue>): HandOver {
  const held: Share[] = [];
  return async (shares) => {
    held.push(...shares.filter(({ ids }) => ids.length > 0));
    for (let [next] = held; next !== undefined; [next] = held) {
      const job: ObligationJob = { obligations: next.ids };
      await queueOf(queues, next.topic).add(next.topic, job);
      held.shift();
    }
  };
}

export function queueOf(queues: ReadonlyMap<QueueName, Queue>, name: QueueName): Queue {
  const queue = queues.get(name);
  if (queue === undefined) throw new Error(`there is no queue ${name}`);
  return queue;
}
