/** What the queue `feed` asks for: the run of a feed that is due, from its address to an import. */
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ClaimedRun,
  claimRun,
  createImport,
  type FeedId,
  type RunOutcome,
  type Sql,
  settleRun,
} from '@marsad/db';
import { problem } from '@marsad/indicators';
import { FetchFault } from './ask.js';
import { type FetchBounds, fetchInto, usualBounds } from './fetch.js';

export interface FeedJob {
  readonly feed: string;
}

export interface FeedOptions {
  /** Whether feeds may be fetched from addresses of this network. */
  readonly allowPrivateTargets: boolean;
  /** Nothing but tests is in such a hurry that it needs others. */
  readonly bounds?: FetchBounds;
}

/** Fetches a feed that is due; does nothing where it is not, or where somebody does so already. */
export async function runFeed(sql: Sql, feed: string, options: FeedOptions): Promise<void> {
  const claimed = await claimRun(sql, feed as FeedId);
  if (claimed === null) return;
  const outcome = await outcomeOf(sql, claimed, options);
  await settleRun(sql, claimed, outcome, Math.random());
}

/** Whatever goes wrong with the address is an outcome; what goes wrong here is thrown, and tried again once nobody holds the run. */
async function outcomeOf(sql: Sql, claimed: ClaimedRun, options: FeedOptions): Promise<RunOutcome> {
  const { secrets } = claimed;
  if (secrets === null) return failed(new FetchFault(problem('feed-secrets-unreadable'), false));
  try {
    return await inFile(async (file) => {
      const wanted = { ...secrets, known: claimed.known, allowPrivate: options.allowPrivateTargets };
      const fetched = await fetchInto(file, wanted, options.bounds ?? usualBounds);
      if (fetched.kind === 'not-changed') return fetched;
      const { bytes, etag, lastModified, sha256, status } = fetched;
      const { id: table } = await createImport(sql, actorOf(claimed), {
        name: fetched.name ?? claimed.name,
        mapping: claimed.mapping,
        feed: claimed.feed,
        pieces: file.createReadStream({ start: 0, autoClose: false }),
      });
      return { kind: 'fetched', table, bytes, etag, lastModified, sha256, status };
    });
  } catch (error) {
    if (error instanceof FetchFault) return failed(error);
    throw error;
  }
}

const actorOf = ({ feed, name }: ClaimedRun) => ({ kind: 'feed', id: feed, name }) as const;

function failed({ problem: why, isRetryable, status, retryAfterMs }: FetchFault): RunOutcome {
  return { kind: 'failed', problem: why, isRetryable, status, retryAfterMs };
}

/**
 * In a file that has no name any more once it is open: it is gone with the process. A slow server would hold a transaction
 * of the database for as long as it likes, and one that breaks off would have to be taken back.
 */
async function inFile<T>(work: (file: Awaited<ReturnType<typeof open>>) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'marsad-feed-'));
  const file = await open(join(folder, 'table'), 'wx+', 0o600);
  try {
    await rm(folder, { recursive: true });
    return await work(file);
  } finally {
    await file.close();
  }
}
