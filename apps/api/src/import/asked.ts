/** What becomes of what is asked to be done with an import: told at once, or once it is done. */
import { type AskResult, findImport, type StoredImport } from '@marsad/db';
import type { ImportStatus } from '@marsad/indicators/contract';
import type { Context } from 'hono';
import type { Deps } from '../deps.js';
import { languageOf, refuse } from '../http/problems.js';
import { importRefused } from '../observation/import-refused.js';
import { waitAskedFor } from '../observation/settling.js';
import { importView } from './view.js';

/** Something is being done, and comes to an end by itself. */
const isAtWork = (status: ImportStatus) =>
  status === 'reading' || status === 'checking' || status === 'committing' || status === 'undoing';

/**
 * Asks for something, and waits for it as long as the caller said.
 * @param ask what is asked for, once it is known that the header can be read.
 */
export async function answerAsked(
  c: Context,
  deps: Deps,
  id: StoredImport['id'],
  ask: () => Promise<AskResult>,
) {
  const seconds = waitAskedFor(c);
  const result = await ask();
  if (result.kind !== 'done') throw importRefused(result, id);
  const { status } = result;
  if (seconds === null) return c.json({ id, status }, 202);
  c.var.endTurn();
  const settled = await restingWithin(deps, id, { from: status, seconds });
  c.header('Preference-Applied', `wait=${seconds}`);
  if (settled === null) return c.json({ id, status }, 202);
  // The record moved on the way, so that nothing was recorded.
  if (status === 'committing' && settled.status === 'checking') throw refuse(409, 'plan-outdated');
  return c.json(importView(settled, languageOf(c)), 200);
}

/** Waits until nothing is done with it any more, or something else than what it began with; null where time is up. */
async function restingWithin(
  { sql, hub }: Deps,
  id: StoredImport['id'],
  { from, seconds }: { from: ImportStatus; seconds: number },
): Promise<StoredImport | null> {
  const deadline = performance.now() + seconds * 1_000;
  // Watched before the look, so that what happens in between is not missed.
  const watch = hub.watchImport(id);
  try {
    for (;;) {
      const found = await findImport(sql, id);
      const isOutdated = from === 'committing' && found?.status === 'checking';
      if (found && (isOutdated || !isAtWork(found.status))) return found;
      if (!(await watch.moved(Math.max(0, deadline - performance.now())))) return null;
    }
  } finally {
    watch.cancel();
  }
}
