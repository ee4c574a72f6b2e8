/** Work whose cost grows with what somebody sent: in a thread of its own, with an end to its time and its memory. */
import { Worker } from 'node:worker_threads';

export interface Bounds {
  /** Milliseconds from the start of the thread; waiting for one does not count. */
  readonly deadlineMs: number;
  /** Megabytes of JavaScript objects. What lies in buffers the job has to bound itself. */
  readonly memoryMb: number;
  readonly atOnce: number;
  /** How many more may wait for a thread. */
  readonly waiting: number;
}

export type Outcome<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  /** Nothing was tried: as many wait as may. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'too-long' }
  /** Nobody waits for it any more. */
  | { readonly kind: 'left' }
  | { readonly kind: 'too-much-memory' };

const atWork = new Map<string, number>();

/** How many threads this process has at work, by the name of the job. A job that ever ran stays in it, with none. */
export const threadsAtWork = (): ReadonlyMap<string, number> => atWork;

function counted(job: URL, by: 1 | -1): void {
  const name = /([^/]+?)(-job)?\.\w+$/.exec(job.pathname)?.[1] ?? 'job';
  atWork.set(name, (atWork.get(name) ?? 0) + by);
}

/**
 * A way to run one kind of job.
 * @param job the built module of the job, which calls `answerWith` of job.ts.
 * @returns a function that rejects with what the job throws; it ends the job when `asked` is aborted.
 */
export function openThreads<Input, Result>(
  job: URL,
  bounds: Bounds,
): (input: Input, asked?: AbortSignal) => Promise<Outcome<Result>> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (input, asked) => {
    if (running < bounds.atOnce) running += 1;
    else if (waiting.length >= bounds.waiting) return { kind: 'busy' };
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return asked?.aborted ? { kind: 'left' } : await runOnce<Result>(job, input, bounds, asked);
    } finally {
      // Whoever waits takes the place over.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

async function runOnce<Result>(
  job: URL,
  input: unknown,
  { deadlineMs, memoryMb }: Bounds,
  asked: AbortSignal | undefined,
): Promise<Outcome<Result>> {
  const worker = new Worker(job, {
    workerData: input,
    // It needs none of the process' secrets.
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 16 },
  });
  counted(job, 1);
  let timer: NodeJS.Timeout | undefined;
  let leave = () => {};
  try {
    return await new Promise<Outcome<Result>>((resolve, reject) => {
      leave = () => resolve({ kind: 'left' });
      asked?.addEventListener('abort', leave);
      timer = setTimeout(() => resolve({ kind: 'too-long' }), deadlineMs);
      worker.once('message', (result: Result) => resolve({ kind: 'done', result }));
      worker.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ kind: 'too-much-memory' });
        else reject(error);
      });
      worker.once('exit', () => reject(new Error(`${job.pathname} ended without an answer`)));
    });
  } finally {
    clearTimeout(timer);
    asked?.removeEventListener('abort', leave);
    await worker.terminate();
    counted(job, -1);
  }
}
