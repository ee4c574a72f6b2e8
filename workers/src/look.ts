/** The queues for somebody who looks into them and does no work there. */
import { queueNames } from '@marsad/indicators/limits';
import type { Queue } from 'bullmq';
import { openQueues, type QueueBackend } from './backend.js';

export interface QueuesToLookAt {
  readonly queues: readonly Queue[];
  close(): Promise<void>;
}

/** Connections of their own: what is looked at must not wait for what works, nor the other way round. */
export function openQueuesToLookAt(backend: QueueBackend): QueuesToLookAt {
  const factory = openQueues(backend);
  const queues = queueNames.map((name) => factory.queue(name));
  // Whoever asks next is told; without a listener it would end the process.
  for (const queue of queues) queue.on('error', () => {});
  return {
    queues,
    close: async () => {
      await Promise.all(queues.map((queue) => queue.close()));
      await factory.close();
    },
  };
}
