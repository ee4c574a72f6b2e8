/** The other end of a thread: what a module that is a job does. */
import { constants, getPriority, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';

/** A third of what everybody else has where both want all: at 10 a step that holds locks came to a stand beside other work. */
const niceness = 5;
const nicest = constants.priority.PRIORITY_LOW;

/** Does the work on what the thread was given, and answers with what comes of it. Both are copied. */
export async function answerWith<Input, Result>(
  work: (input: Input) => Result | Promise<Result>,
): Promise<void> {
  // Whoever waits for a page goes first; not everybody on the machine, since what a job holds locked in the database others wait
  // for. Linux alone has priorities for threads: elsewhere it would be the whole process.
  // Counted from what the process has: one that is started nicer may not take back of that, and one that goes before all others
  // would leave its jobs nothing.
  if (process.platform === 'linux') setPriority(Math.min(getPriority() + niceness, nicest));
  try {
    parentPort?.postMessage(await work(workerData as Input));
  } catch (error) {
    throw copied(error);
  }
}

/**
 * An error is copied too, and a driver's holds what cannot be (the parts of its query): copied as a whole it would lose its code,
 * which says whether a store was lost.
 */
function copied(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack, cause, code } = error as Error & { code?: unknown };
  const copy = new Error(message, cause === undefined ? {} : { cause: copied(cause) });
  return Object.assign(copy, { name, stack }, typeof code === 'string' ? { code } : {});
}
