/** What is forgotten in time, and when. */
import {
  type Kept,
  type Sql,
  trimDeliveries,
  trimEvents,
  trimFeedRuns,
  trimImports,
  trimSubmissions,
} from '@marsad/db';
import { trimAttempts, trimChallenges } from '@marsad/db/account';
import type { Log } from './log.js';

const intervalMs = 3_600_000;

/** @returns what ends it. */
export function startTrimming(sql: Sql, kept: Kept, log: Log): () => void {
  const jobs: Readonly<Record<string, () => Promise<unknown>>> = {
    'live events': () => trimEvents(sql, kept.events),
    messages: () => trimDeliveries(sql, kept.messages),
    'rows of tables': () => trimImports(sql, kept.tables),
    'runs of feeds': () => trimFeedRuns(sql, kept.runs),
    'submissions that changed nothing': () => trimSubmissions(sql, kept.rejected),
    'attempts to sign in': () => trimAttempts(sql),
    'steps of signing in': () => trimChallenges(sql),
  };
  const trim = async () => {
    for (const [what, job] of Object.entries(jobs))
      await job().catch((error: unknown) => log.warn({ error }, `old ${what} are not forgotten`));
  };
  const timer = setInterval(() => void trim(), intervalMs);
  void trim();
  return () => clearInterval(timer);
}
