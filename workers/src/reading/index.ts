/** What the queue `reading` asks for: texts, each in a thread with an end to its time and its memory. */
import { failReading, happened, isStoreLost, noteFailure, type Sql, withTraces } from '@marsad/db';
import { openThreads } from '@marsad/db/thread';
import { problem } from '@marsad/indicators';
import type { ReadingBounds } from '@marsad/indicators/contract';
import type { ThreadDatabase } from '../import/index.js';

/** Where texts are read, and what one may hold. */
export interface Reading {
  readonly database: ThreadDatabase;
  readonly bounds: ReadingBounds;
}

export interface ReadingsAsked extends Reading {
  readonly obligations: readonly number[];
}

export interface FailedReading {
  readonly obligation: number;
  readonly reason: string;
  /** Somebody else held what it needs. */
  readonly held: boolean;
}

export interface TextReader {
  readAll(obligations: readonly number[]): Promise<void>;
  /** Ends the reading under way: nothing of it is on record, and it is done from the beginning later. */
  close(): void;
}

export function openTextReader(sql: Sql, reading: Reading): TextReader {
  const { bounds } = reading;
  const closing = new AbortController();
  const run = openThreads<ReadingsAsked, FailedReading[]>(new URL('./read-job.js', import.meta.url), {
    deadlineMs: bounds.seconds * 1_000,
    memoryMb: bounds.memoryMegabytes,
    atOnce: 1,
    waiting: 1_000,
  });
  /** One text to a thread: what one takes too much of is no fault of another. */
  const readOne = async (obligation: number): Promise<FailedReading[]> => {
    const outcome = await run({ ...reading, obligations: [obligation] }, closing.signal);
    switch (outcome.kind) {
      case 'done':
        return outcome.result;
      case 'left':
        return [];
      case 'busy':
        return [{ obligation, reason: 'too many texts wait', held: true }];
      case 'too-long':
        await failReading(sql, obligation, problem('reading-too-long', { seconds: bounds.seconds }));
        return [];
      case 'too-much-memory':
        await failReading(sql, obligation, problem('reading-too-much-memory'));
        return [];
    }
  };
  return {
    readAll: async (obligations) => {
      const failed: FailedReading[] = [];
      for (const obligation of obligations) {
        const failing = await readOne(obligation).catch((error: unknown) => {
          if (isStoreLost(error)) throw error;
          return [{ obligation, reason: String(error), held: false }];
        });
        failed.push(...failing);
      }
      for (const { obligation, reason, held } of failed) {
        const traces = await noteFailure(sql, [obligation], reason, { held });
        withTraces(traces, () => happened({ kind: 'failure', error: new Error(reason) }));
      }
      if (failed.length > 0) throw new Error(failed.map(({ reason }) => reason).join('; '));
    },
    close: () => closing.abort(),
  };
}
