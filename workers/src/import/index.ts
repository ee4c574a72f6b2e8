/** What the queue `import` asks for: steps of imports, each in a thread, so that nothing else waits for a table. */
import {
  type Bounds,
  failStep,
  happened,
  importSteps,
  isStoreLost,
  noteFailure,
  type Sql,
  withTraces,
} from '@marsad/db';
import { openThreads } from '@marsad/db/thread';
import { problem } from '@marsad/indicators';
import type { TableBounds } from '@marsad/indicators/contract';
import type { ImportStep } from '@marsad/indicators/pipeline';
import type { FailedStep } from './steps.js';

/** How a thread comes to its own connections. */
export interface ThreadDatabase {
  readonly url: string;
  readonly timeZone: string;
  readonly bounds?: Bounds;
}

/** Where imports are done, and what a table may hold. */
export interface Importing {
  readonly database: ThreadDatabase;
  readonly bounds: TableBounds;
}

export interface StepsAsked extends Importing {
  readonly obligations: readonly number[];
}

export interface Importer {
  importAll(obligations: readonly number[]): Promise<void>;
  /** Ends the step under way: nothing of it is on record, and it is done from the beginning later. */
  close(): void;
}

/** Beyond, a table is held for one that never ends. */
const deadlineMs = 60 * 60_000;
const memoryMb = 256;

export function openImporter(sql: Sql, importing: Importing): Importer {
  const closing = new AbortController();
  const run = openThreads<StepsAsked, FailedStep[]>(new URL('./step-job.js', import.meta.url), {
    deadlineMs,
    memoryMb,
    atOnce: 1,
    waiting: 1_000,
  });
  const inThread = async (obligations: readonly number[], step: ImportStep): Promise<FailedStep[]> => {
    const outcome = await run({ ...importing, obligations }, closing.signal);
    switch (outcome.kind) {
      case 'done':
        return outcome.result;
      case 'left':
        return [];
      case 'busy':
      case 'too-long':
      case 'too-much-memory':
        return tooMuch(sql, obligations, step, outcome.kind);
    }
  };
  const importAll = async (obligations: readonly number[]) => {
    const failed: FailedStep[] = [];
    for (const { step, ids } of await importSteps(sql, obligations)) {
      const failing = await inThread(ids, step).catch((error) => {
        if (isStoreLost(error)) throw error;
        return failedWith(ids, String(error));
      });
      for (let at = 0; at < ids.length; at += 1)
        happened({ kind: 'import-step', step, outcome: at < failing.length ? 'failed' : 'done' });
      failed.push(...failing);
    }
    for (const { obligation, reason, held = false } of failed) {
      const traces = await noteFailure(sql, [obligation], reason, { held });
      withTraces(traces, () => happened({ kind: 'failure', error: new Error(reason) }));
    }
    if (failed.length > 0) throw new Error(failed.map(({ reason }) => reason).join('; '));
  };
  // One after the other, and what is still to be done is asked when it is somebody's turn: the thread before may have done it.
  let before: Promise<unknown> = Promise.resolve();
  return {
    importAll: (obligations) => {
      const turn = before.catch(() => {}).then(() => importAll(obligations));
      before = turn;
      return turn;
    },
    close: () => closing.abort(),
  };
}

const failedWith = (obligations: readonly number[], reason: string): FailedStep[] =>
  obligations.map((obligation) => ({ obligation, reason }));

/** What a file asks for, it would ask for again: it is told so. What is on record has to be seen through. */
async function tooMuch(
  sql: Sql,
  obligations: readonly number[],
  step: ImportStep,
  kind: 'busy' | 'too-long' | 'too-much-memory',
): Promise<FailedStep[]> {
  if (kind === 'busy' || step === 'undo' || step === 'evaluate')
    return failedWith(obligations, `the step ${step} ended: ${kind}`);
  for (const obligation of obligations)
    await failStep(
      sql,
      obligation,
      problem(kind === 'too-long' ? 'import-too-long' : 'import-too-much-memory'),
    );
  return [];
}
