/** What BullMQ makes of a store that refuses, with a pause in it. */
import { setTimeout as delay } from 'node:timers/promises';
import type { IQueueBackend, Queue, Worker } from 'bullmq';

/** As long as a store that is there again may wait for whoever was refused. */
const pauseMs = 200;

/**
 * A worker asks again at once for whatever its store refuses, and BullMQ keeps for good that its first look at PostgreSQL
 * failed: of the two, nothing else went on in the process any more, which neither answered nor ended. Here a refusal takes a
 * moment, and the next question looks anew. After a refused wait BullMQ waits for ten seconds to be told of a job, though
 * whoever was told may have been refused it too: the wait after a refusal ends at once, and what is there is looked for.
 * What is held in private is reached by name; patient.test.ts notices where it is not there any more.
 */
export function patient<T extends Queue | Worker>(one: T): T {
  const backend = held<IQueueBackend>(one, 'backend');
  looksAnew(backend);
  const connection = held<Ready | undefined>(backend, 'connection');
  if (typeof connection?.waitUntilReady === 'function') looksAnew(connection);
  const [take, wait] = [backend.moveToActive.bind(backend), backend.waitForJob.bind(backend)];
  let wasRefused = false;
  const asked = async <A>(answer: Promise<A>): Promise<A> => {
    try {
      return await refusedLater(answer);
    } catch (error) {
      wasRefused = true;
      throw error;
    }
  };
  backend.moveToActive = (token, name) => asked(take(token, name));
  backend.waitForJob = (seconds) => {
    const atMost = wasRefused ? Math.min(seconds, pauseMs / 1000) : seconds;
    wasRefused = false;
    return asked(wait(atMost));
  };
  return one;
}

interface Ready {
  waitUntilReady(): Promise<unknown>;
}

/** A look that failed is forgotten. */
function looksAnew(one: Ready): void {
  const look = one.waitUntilReady.bind(one);
  one.waitUntilReady = async () => {
    const asked = look();
    const kept = Reflect.get(one, 'readyPromise');
    try {
      return await refusedLater(asked);
    } catch (error) {
      if (Reflect.get(one, 'readyPromise') === kept) Reflect.set(one, 'readyPromise', undefined);
      throw error;
    }
  };
}

async function refusedLater<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    await delay(pauseMs);
    throw error;
  }
}

const held = <T>(one: object, name: string): T => Reflect.get(one, name) as T;
