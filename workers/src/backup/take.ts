/** One back-up that was taken on, until it is on record what became of it. */
import { mkdir } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Sql } from '@marsad/db';
import {
  type BackupOutcome,
  type ClaimedBackup,
  giveBackBackup,
  holdBackup,
  removeFilesOf,
  removeOldBackups,
  settleBackup,
} from '@marsad/db/backup';
import type { openThreads } from '@marsad/db/thread';
import type { Log } from '../log.js';
import type { BackingUp, BackupAsked, BackupMade } from './index.js';

const holdIntervalMs = 15_000;
/** For so long it is tried to say what became of it: a database that is restarted is back by then. */
const settleWithinMs = 5 * 60_000;
const settlePauseMs = 1_000;

/** @param stopped that the process is being stopped: it is given back then, and nothing of it stays. */
export async function takeClaimed(
  sql: Sql,
  { id, file }: ClaimedBackup,
  { url, folder, keep }: Pick<BackingUp, 'url' | 'folder' | 'keep'>,
  run: ReturnType<typeof openThreads<BackupAsked, BackupMade>>,
  log: Log,
  stopped: AbortSignal,
): Promise<void> {
  const holding = setInterval(() => {
    holdBackup(sql, id).catch((error: unknown) =>
      log.warn({ error }, 'the hold on a back-up was not renewed'),
    );
  }, holdIntervalMs);
  try {
    const outcome = await attempt(folder, () => run({ url, file }, stopped));
    if (outcome === 'left') {
      await removeFilesOf(sql, file);
      await giveBackBackup(sql, id);
      return;
    }
    if (outcome.kind === 'failed') log.error({ file, error: outcome.error }, 'a back-up failed');
    const onRecord = await settle(sql, id, outcome, stopped);
    // Taken for gone meanwhile, or failed: nobody counts on it.
    if (onRecord !== 'made') await removeFilesOf(sql, file);
    if (outcome.kind === 'failed') return;
    if (onRecord !== 'made') {
      log.error({ file }, 'a back-up was removed, since its process counted as gone before it was done');
      return;
    }
    const { bytes, rows, digest } = outcome;
    log.info({ file, bytes, rows, digest }, 'a back-up was taken');
    // Not before the new one was read from its beginning to its end.
    const removed = await removeOldBackups(sql, folder, keep);
    if (removed.length > 0) log.info({ removed }, 'old back-ups were removed');
  } finally {
    clearInterval(holding);
  }
}

async function attempt(
  folder: string,
  run: () => ReturnType<ReturnType<typeof openThreads<BackupAsked, BackupMade>>>,
): Promise<BackupOutcome | 'left'> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const outcome = await run();
    if (outcome.kind === 'left') return 'left';
    if (outcome.kind !== 'done') throw new Error(`it was ended: ${outcome.kind}`);
    return { kind: 'made', ...outcome.result };
  } catch (error) {
    return { kind: 'failed', error: error instanceof Error ? error.message : String(error) };
  }
}

/** A database that is away for a moment makes no failure of a back-up that is whole. */
async function settle(
  sql: Sql,
  id: string,
  outcome: BackupOutcome,
  stopped: AbortSignal,
): Promise<BackupOutcome['kind'] | null> {
  for (const deadline = performance.now() + settleWithinMs; ; )
    try {
      return await settleBackup(sql, id, outcome);
    } catch (error) {
      if (stopped.aborted || performance.now() > deadline) throw error;
      await delay(settlePauseMs, undefined, { signal: stopped }).catch(() => {});
    }
}
