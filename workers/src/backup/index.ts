/**
 * Back-ups that are taken by themselves. The table of back-ups says when the next is due and who has it; the queue only wakes, so
 * that it may be emptied, and any number of processes may look after them.
 */
import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { lengthOf, type Schedule, type Sql, StartError } from '@marsad/db';
import { claimBackup, isBackupDue, removeFailedBackups } from '@marsad/db/backup';
import { openThreads } from '@marsad/db/thread';
import type { Queue } from 'bullmq';
import type { QueueFactory } from '../backend.js';
import type { Log } from '../log.js';
import { onePump } from '../pump.js';
import { queueErrors } from '../queue-errors.js';
import { takeClaimed } from './take.js';

export interface BackingUp {
  /** Where the files go. */
  readonly folder: string;
  readonly schedule: Schedule;
  /** How many files are kept. */
  readonly keep: number;
  /** Of the database, for a connection of its own. */
  readonly url: string;
  readonly timeZone: string;
}

export interface BackupAsked {
  readonly url: string;
  readonly file: string;
}

export interface BackupMade {
  readonly bytes: number;
  readonly rows: number;
  readonly digest: string;
}

const name = 'backup';
const schedulerId = 'backup';
const lookIntervalMs = 5_000;
/** A queue that was emptied has its scheduler again after this long; what is due meanwhile is seen by the look. */
const scheduleIntervalMs = 30_000;
/** A back-up that takes a day is one that never ends. */
const dayMs = 24 * 3_600_000;
/** Within this long one that is due is handed over once, by however many processes. */
const handedOverForMs = 15_000;
const memoryMb = 256;

export async function startBackups(
  sql: Sql,
  factory: QueueFactory,
  backingUp: BackingUp,
  log: Log,
): Promise<{ close(): Promise<void> }> {
  const queue = factory.queue(name);
  const closing = new AbortController();
  const run = openThreads<BackupAsked, BackupMade>(new URL('./backup-job.js', import.meta.url), {
    deadlineMs: dayMs,
    memoryMb,
    atOnce: 1,
    waiting: 0,
  });
  let atWork: Promise<void> = Promise.resolve();
  const takeDue = async () => {
    const { schedule, timeZone, folder } = backingUp;
    if (closing.signal.aborted) return;
    const claimed = await claimBackup(sql, schedule, timeZone, folder);
    if (claimed !== null) await takeClaimed(sql, claimed, backingUp, run, log, closing.signal);
  };
  const worker = factory.worker(
    name,
    () => {
      atWork = atWork.then(takeDue);
      const turn = atWork;
      atWork = turn.catch(() => {});
      return turn;
    },
    { concurrency: 1 },
  );
  const onError = queueErrors(log);
  queue.on('error', onError);
  worker.on('error', onError);
  let scheduledAt = Number.NEGATIVE_INFINITY;
  const pump = onePump(async () => {
    if (performance.now() - scheduledAt >= scheduleIntervalMs) {
      await keepScheduler(queue, backingUp);
      scheduledAt = performance.now();
    }
    const removed = await removeFailedBackups(sql, backingUp.folder);
    if (removed.length > 0) log.warn({ removed }, 'what failed back-ups had left was removed');
    // What the scheduler did not bring: the first of all, one that failed, one that was due while nothing ran.
    if (await isBackupDue(sql, backingUp.schedule, backingUp.timeZone)) {
      const turn = Math.floor(Date.now() / handedOverForMs);
      await queue.add(name, {}, { jobId: `due ${turn}`, removeOnComplete: true, removeOnFail: true });
    }
  }, log);
  const sweep = setInterval(pump.run, lookIntervalMs);
  pump.run();
  return {
    close: async () => {
      clearInterval(sweep);
      closing.abort();
      await pump.idle();
      await worker.close();
      await queue.close();
    },
  };
}

/** @throws StartError: that nothing can be written there is not to be found out in the night. */
export async function assertWritable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartError(
      `BACKUP_DIR ${folder} cannot be written (${(error as NodeJS.ErrnoException).code}): make it writable, or set another.`,
    );
  }
}

async function keepScheduler(queue: Queue, { schedule, timeZone }: BackingUp): Promise<void> {
  const repeat =
    schedule.cron === null
      ? { every: lengthOf(schedule.every) ?? dayMs }
      : { pattern: schedule.cron, tz: timeZone };
  await queue.upsertJobScheduler(schedulerId, repeat, { name, data: {} });
}
